import type { AssetBooks } from '#contract/books.ts'
import { Basis } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Nothing } from '../ui/problem.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { classWords } from '../books/book-words.ts'

/** Every movement of an asset in the books, each with its voucher. */
export function Moves({ books }: { books: AssetBooks }) {
  const { w } = useWords()
  return (
    <section aria-labelledby="moves">
      <h2 id="moves" className="book-head">
        {w({ zh: '账务变动', en: 'Movements' })} <Basis of="§3.10" />
      </h2>
      <div className="list">
        <WideTable<Move>
          aria-label={w({ zh: '账务变动', en: 'Movements' })}
          rowKey={(row) => `${row.voucherId}-${row.class}`}
          dataSource={books.moves}
          pagination={books.moves.length > 60 ? { pageSize: 60, showSizeChanger: false } : false}
          locale={{
            emptyText: (
              <Nothing>
                {w({
                  zh: '入账、摊销、减值和处置会记在这里，每笔可打开凭证。',
                  en: 'Recognition, amortisation, impairment and disposal appear here, each with its voucher.',
                })}
              </Nothing>
            ),
          }}
          columns={[
            { title: w({ zh: '日期', en: 'Day' }), key: 'on', width: 110, className: 'number', render: (_, row) => row.onDate },
            {
              title: w({ zh: '凭证', en: 'Voucher' }),
              key: 'voucher',
              width: 130,
              className: 'number',
              render: (_, row) => (
                <Inside href={`/desk/vouchers/${row.voucherId}`}>
                  {row.period.slice(0, 7)} {w({ zh: `记-${row.number}`, en: `No. ${row.number}` })}
                </Inside>
              ),
            },
            {
              title: w({ zh: '业务', en: 'Event' }),
              key: 'event',
              render: (_, row) => (
                <span className={row.isReversal ? 'red-letter' : ''}>
                  {w(row.title)}
                  {row.isReversal && w({ zh: '（红字）', en: ' (reversal)' })}
                </span>
              ),
            },
            {
              title: w({ zh: '类别', en: 'Class' }),
              key: 'class',
              responsive: ['md'],
              width: 110,
              render: (_, row) => w(classWords[row.class]),
            },
            {
              title: w({ zh: '原值', en: 'Cost' }),
              key: 'cost',
              responsive: ['md'],
              align: 'right',
              width: 150,
              render: (_, row) => <Money fen={row.costFen} />,
            },
            {
              title: w({ zh: '摊销', en: 'Amortised' }),
              key: 'amortised',
              align: 'right',
              width: 140,
              render: (_, row) => <Money fen={row.amortisedFen} />,
            },
            {
              title: w({ zh: '减值', en: 'Impaired' }),
              key: 'impaired',
              responsive: ['md'],
              align: 'right',
              width: 140,
              render: (_, row) => <Money fen={row.impairedFen} />,
            },
          ]}
        />
      </div>
    </section>
  )
}

type Move = AssetBooks['moves'][number]

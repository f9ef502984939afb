import { Link } from '@tanstack/react-router'
import type { VoucherView } from '#contract/books.ts'
import { Basis } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { classWords } from './book-words.ts'
import { WideTable } from '../ui/wide-table.tsx'

/** The cards a voucher moved, the largest amounts first. */
export function Cards({ voucher }: { voucher: VoucherView }) {
  const { w } = useWords()
  if (voucher.moves === 0) return null
  return (
    <section aria-labelledby="moved">
      <h2 id="moved" className="book-head">
        {w({ zh: `涉及的资产卡（${count(voucher.moves)}）`, en: `Cards moved (${count(voucher.moves)})` })} <Basis of="§3.10" />
      </h2>
      <div className="list">
        <WideTable
          aria-label={w({ zh: '涉及的资产卡', en: 'Cards moved' })}
          rowKey={(row) => `${row.assetId}-${row.class}`}
          dataSource={voucher.cards}
          pagination={voucher.cards.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          columns={[
            {
              title: w({ zh: '资产', en: 'Asset' }),
              key: 'name',
              render: (_, row) => (
                <span className="wide-cell">
                  <Link to="/assets/$id" params={{ id: row.assetId }} search={{ tab: 'books' }}>
                    {row.name}
                  </Link>
                  <small className="number">{row.code}</small>
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
              title: w({ zh: '原值变动', en: 'Cost' }),
              key: 'cost',
              align: 'right',
              responsive: ['md'],
              width: 160,
              render: (_, row) => <Money fen={row.costFen} />,
            },
            {
              title: w({ zh: '摊销变动', en: 'Amortised' }),
              key: 'amortised',
              align: 'right',
              width: 150,
              render: (_, row) => <Money fen={row.amortisedFen} />,
            },
            {
              title: w({ zh: '减值变动', en: 'Impaired' }),
              key: 'impaired',
              align: 'right',
              responsive: ['md'],
              width: 150,
              render: (_, row) => <Money fen={row.impairedFen} />,
            },
          ]}
        />
      </div>
      {voucher.moves > voucher.cards.length && (
        <p className="quiet">
          {w({
            zh: `只列出金额最大的${voucher.cards.length}项；全部见资产明细。`,
            en: `Only the largest ${voucher.cards.length} are listed; all are among the cards.`,
          })}
        </p>
      )}
    </section>
  )
}

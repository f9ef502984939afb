import { useNavigate } from '@tanstack/react-router'
import type { BookView } from '#contract/books.ts'
import { Basis } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { useSession } from '../ui/session.ts'
import type { Columns } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { classWords, linkWords, measureWords } from './book-words.ts'
import { Difference } from './difference.tsx'

type Control = BookView['controls'][number]

/** The chain with counts and sums, the value in the books beside the valuations, and both sides of the reconciliation at a day. */
export function SetTab({ set }: { set: BookView }) {
  const { w } = useWords()
  const navigate = useNavigate()
  const today = useSession()?.clock.today
  return (
    <>
      <ol className="chain" aria-label={w({ zh: '账套链条', en: 'The chain of the account set' })}>
        {set.chain.map((link) => (
          <li key={link.link}>
            <Inside href={link.href}>
              <span className="chain-title">{w(linkWords[link.link])}</span>
              <strong className="number">{count(link.count)}</strong>
              {link.amountFen !== null && <Money fen={link.amountFen} />}
              <small>{w(link.note)}</small>
            </Inside>
          </li>
        ))}
      </ol>
      <dl className="book-figures">
        <div>
          <dt>{w({ zh: '账面价值', en: 'Carrying amount' })}</dt>
          <dd>
            <Money fen={set.carryingFen} />
          </dd>
        </div>
        <div>
          <dt>{w({ zh: '原值', en: 'Cost' })}</dt>
          <dd>
            <Money fen={set.costFen} />
          </dd>
        </div>
        <div>
          <dt>{w({ zh: '累计摊销', en: 'Amortised' })}</dt>
          <dd>
            <Money fen={set.amortisedFen} />
          </dd>
        </div>
        <div>
          <dt>{w({ zh: '减值准备', en: 'Impaired' })}</dt>
          <dd>
            <Money fen={set.impairedFen} />
          </dd>
        </div>
        <div>
          <dt>
            {w({ zh: '评估值（仅对照，不入账）', en: 'Valuations (beside, never booked)' })} <Basis of="choice:cost-from-vouchers" />
          </dt>
          <dd>
            <Money fen={set.valuedFen} />
          </dd>
        </div>
      </dl>
      <section aria-labelledby="controls">
        <h2 id="controls" className="book-head">
          {w({ zh: '卡账核对', en: 'Cards against the book' })} <Basis of="§3.10" />
        </h2>
        <div className="list">
          <div className="list-tools">
            <label htmlFor="at">{w({ zh: '截至', en: 'As of' })}</label>
            <DayInput
              id="at"
              allowClear={false}
              style={{ width: '11rem' }}
              max={today}
              value={set.at}
              onChange={(day) =>
                day &&
                void navigate({
                  to: '/books/$id',
                  params: { id: set.id },
                  search: day === today ? {} : { at: day },
                  replace: true,
                  resetScroll: false,
                })
              }
            />
            <span className="quiet">
              {w({
                zh: '卡片一栏由卡片变动记录加总，账面一栏由凭证分录加总，各算各的。',
                en: 'The cards are summed from their movements, the book from its postings: each by itself.',
              })}
            </span>
          </div>
          <WideTable<Control>
            aria-label={w({ zh: '卡账核对', en: 'Cards against the book' })}
            columns={useControlColumns(set.id)}
            dataSource={set.controls}
            rowKey={(row) => row.account}
          />
        </div>
      </section>
    </>
  )
}

function useControlColumns(id: string): Columns<Control> {
  const { w } = useWords()
  return [
    {
      title: w({ zh: '科目', en: 'Account' }),
      key: 'account',
      render: (_, row) => (
        <Inside href={`/desk/books/${id}?tab=ledger&account=${row.account}`}>
          <span className="number">{row.code}</span> {w(row.title)}
        </Inside>
      ),
    },
    {
      title: w({ zh: '卡片项目', en: 'On the cards' }),
      key: 'measure',
      responsive: ['md'],
      width: 200,
      render: (_, row) => `${w(classWords[row.class])} · ${w(measureWords[row.measure])}`,
    },
    {
      title: w({ zh: '卡片合计', en: 'Cards' }),
      key: 'cards',
      align: 'right',
      width: 170,
      render: (_, row) => <Money fen={row.cardsFen} />,
    },
    { title: w({ zh: '账面余额', en: 'Book' }), key: 'book', align: 'right', width: 170, render: (_, row) => <Money fen={row.bookFen} /> },
    {
      title: w({ zh: '差额', en: 'Difference' }),
      key: 'difference',
      align: 'right',
      width: 130,
      render: (_, row) => <Difference fen={row.differenceFen} />,
    },
  ]
}

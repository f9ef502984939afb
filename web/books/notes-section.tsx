import { bookRoutes, type BookView, type Notes } from '#contract/books.ts'
import { signs } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import type { Columns } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { WrittenNotes } from './written-notes.tsx'

type Words = { zh: string; en: string }
type LifeLine = Notes['lives'][number]
type ResearchLine = Notes['research'][number]
type RestrictedCard = Notes['restricted']['items'][number]
type ValuedCard = Notes['valued']['items'][number]

/** The notes to the statements of an enterprise: what cards and postings say, and what the unit writes itself. */
export function NotesSection({ set, span }: { set: BookView; span: { from: string; to: string } }) {
  const { w } = useWords()
  const found = useAsk(bookRoutes.readNotes, { params: { id: set.id }, query: span }, { keep: true })
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" className="book-head">
        {w({ zh: '附注', en: 'Notes' })} <Basis of="choice:disclosure-notes" />
      </h2>
      <Loaded query={found} rows={8}>
        {(notes) => (
          <>
            <Lives notes={notes} />
            <Research notes={notes} />
            <Restricted notes={notes} />
            <Valued notes={notes} />
            <WrittenNotes key={notes.year} set={set} notes={notes} />
            <p className="quiet">{notes.source}</p>
          </>
        )}
      </Loaded>
    </section>
  )
}

const money = <T extends object>(title: string, of: (row: T) => number, isMinor = false): Columns<T>[number] => ({
  title,
  key: title,
  align: 'right',
  width: 160,
  ...(isMinor ? { responsive: ['md'] } : {}),
  render: (_, row) => <Money fen={of(row)} />,
})
const asset = <T extends RestrictedCard | ValuedCard>(title: string): Columns<T>[number] => ({
  title,
  key: 'asset',
  render: (_, row) => (
    <Inside href={`/desk/assets/${row.assetId}?tab=books`}>
      {row.name} <small className="number">{row.code}</small>
    </Inside>
  ),
})
const listedOf = ({ total, items }: { total: number; items: readonly unknown[] }): Words =>
  total > items.length
    ? { zh: `（共${count(total)}项，列${items.length}项）`, en: ` (${items.length} of ${count(total)})` }
    : { zh: `（${count(total)}项）`, en: ` (${count(total)})` }

function Lives({ notes }: { notes: Notes }) {
  const { w } = useWords()
  const title = w({ zh: '使用年限和摊销方法', en: 'Useful life and amortisation' })
  const columns: Columns<LifeLine> = [
    { title: w({ zh: '类别', en: 'Class' }), key: 'class', render: (_, row) => w(row.title) },
    { title: w({ zh: '年限依据', en: 'Ground of the life' }), key: 'ground', render: (_, row) => (row.ground ? w(row.ground) : '—') },
    {
      title: w({ zh: '月数', en: 'Months' }),
      key: 'months',
      width: 110,
      className: 'number',
      render: (_, row) =>
        row.leastMonths === null ? '—' : row.leastMonths === row.mostMonths ? row.leastMonths : `${row.leastMonths}–${row.mostMonths}`,
    },
    {
      title: w({ zh: '项数', en: 'Cards' }),
      key: 'cards',
      align: 'right',
      width: 80,
      className: 'number',
      render: (_, row) => count(row.cards),
    },
    money<LifeLine>(w({ zh: '原值', en: 'Cost' }), (row) => row.costFen),
    money<LifeLine>(w({ zh: '账面价值', en: 'Carrying amount' }), (row) => row.carryingFen, true),
    {
      title: w({ zh: '摊销方法', en: 'Method' }),
      key: 'method',
      responsive: ['md'],
      render: (_, row) => <span className="wide-cell">{w(row.method)}</span>,
    },
  ]
  return (
    <>
      <h3 className="book-head">
        {title} <Basis of="choice:amortisation" />
      </h3>
      <div className="list">
        <WideTable<LifeLine>
          aria-label={title}
          columns={columns}
          dataSource={notes.lives}
          rowKey={(row) => `${row.class}-${row.ground?.en ?? ''}`}
          locale={{
            emptyText: <Nothing>{w({ zh: '截止日没有在账的数据资源。', en: 'Nothing stood in the books at the last day.' })}</Nothing>,
          }}
        />
      </div>
    </>
  )
}

function Research({ notes }: { notes: Notes }) {
  const { w } = useWords()
  const title = w({ zh: '研究开发支出', en: 'Research and development' })
  return (
    <>
      <h3 className="book-head">
        {title} <Basis of="§6.3" />
      </h3>
      <div className="list">
        <WideTable<ResearchLine>
          aria-label={title}
          rowKey={(row) => row.title.zh}
          dataSource={notes.research}
          columns={[
            { title: w({ zh: '项目', en: 'Item' }), key: 'title', render: (_, row) => w(row.title) },
            money<ResearchLine>(w({ zh: '金额', en: 'Amount' }), (row) => row.fen),
          ]}
        />
      </div>
    </>
  )
}

function Restricted({ notes: { restricted } }: { notes: Notes }) {
  const { w } = useWords()
  const title = w({ zh: '权利或使用受限的数据资源', en: 'Restricted in right or use' })
  const columns: Columns<RestrictedCard> = [
    asset<RestrictedCard>(w({ zh: '资产', en: 'Asset' })),
    money<RestrictedCard>(w({ zh: '账面价值', en: 'Carrying amount' }), (row) => row.carryingFen),
    money<RestrictedCard>(w({ zh: '累计摊销', en: 'Amortised' }), (row) => row.amortisedFen, true),
    {
      title: w({ zh: '争议或查封', en: 'Dispute or seizure' }),
      key: 'dispute',
      render: (_, row) => <span className="wide-cell">{row.isDisputed ? row.dispute || w({ zh: '是', en: 'Yes' }) : '—'}</span>,
    },
    {
      title: w({ zh: '限制', en: 'Limits' }),
      key: 'limits',
      render: (_, row) => (
        <span className="wide-cell">{[row.rightsLimits, row.useLimits].filter((each) => each !== '').join(w(signs.semicolon))}</span>
      ),
    },
  ]
  return (
    <>
      <h3 className="book-head">
        {title}
        {w(listedOf(restricted))} <Basis of="choice:disclosure-notes" />
      </h3>
      <div className="list">
        <WideTable<RestrictedCard>
          aria-label={title}
          columns={columns}
          dataSource={restricted.items}
          rowKey={(row) => row.assetId}
          locale={{
            emptyText: (
              <Nothing>
                {w({
                  zh: '信息卡上没有争议、查封或限制；质押等写在下面。',
                  en: 'No card speaks of a dispute, seizure or limit; pledges are written below.',
                })}
              </Nothing>
            ),
          }}
        />
      </div>
    </>
  )
}

function Valued({ notes: { valued } }: { notes: Notes }) {
  const { w } = useWords()
  const title = w({ zh: '评估值与账面成本对照', en: 'Valuations beside cost' })
  const columns: Columns<ValuedCard> = [
    asset<ValuedCard>(w({ zh: '资产', en: 'Asset' })),
    money<ValuedCard>(w({ zh: '原值', en: 'Cost' }), (row) => row.costFen),
    money<ValuedCard>(w({ zh: '账面价值', en: 'Carrying amount' }), (row) => row.carryingFen, true),
    money<ValuedCard>(w({ zh: '评估值', en: 'Valuation' }), (row) => row.valuationFen),
    {
      title: w({ zh: '评估方法和依据', en: 'Approach and basis' }),
      key: 'method',
      render: (_, row) => (
        <span className="wide-cell">
          {w(row.method)}
          {row.reason && `${w(signs.colon)}${row.reason}`}
        </span>
      ),
    },
    {
      title: w({ zh: '报告', en: 'Report' }),
      key: 'report',
      responsive: ['md'],
      render: (_, row) => (
        <span className="wide-cell">
          {row.firmName} {row.number} <small className="number">{row.baseDate}</small>
        </span>
      ),
    },
  ]
  return (
    <>
      <h3 className="book-head">
        {title}
        {w(listedOf(valued))} <Basis of="choice:cost-from-vouchers" />
      </h3>
      <div className="list">
        <WideTable<ValuedCard>
          aria-label={title}
          columns={columns}
          dataSource={valued.items}
          rowKey={(row) => row.assetId}
          locale={{ emptyText: <Nothing>{w({ zh: '截止日在账的数据资源没有评估报告。', en: 'None of it has a valuation.' })}</Nothing> }}
        />
      </div>
    </>
  )
}

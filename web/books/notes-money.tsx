import type { Notes } from '#contract/books.ts'
import { Basis } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import type { Columns } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { money } from './note-columns.tsx'

/** Lives of the assets and how they are amortised, as the notes tell them. */
export function Lives({ notes }: { notes: Notes }) {
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

/** What was spent on research and development, as the notes tell it. */
export function Research({ notes }: { notes: Notes }) {
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

type LifeLine = Notes['lives'][number]

type ResearchLine = Notes['research'][number]

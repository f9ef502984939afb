import { Button } from 'antd'
import { bookRoutes, type BookPeriod, type BookView } from '#contract/books.ts'
import { exportRoutes } from '#contract/exports.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { count, minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { ExcelButton } from '../ui/list-buttons.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'
import { useSending } from '../ui/sending.ts'
import { WhyNot } from '../ui/why-not.tsx'
import { WideTable } from '../ui/wide-table.tsx'

/** Whether the last day of a month has come. */
const isOver = (month: string, today: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10) <= today

/** The months of the books: what stands in them, what is still to be amortised, and their closing. */
export function PeriodsTab({ set }: { set: BookView }) {
  const { w } = useWords()
  const found = useAsk(bookRoutes.listPeriods, { params: { id: set.id } })
  const acts = usePeriodActs(set)
  const columns = usePeriodColumns(set, acts)
  return (
    <>
      <p className="quiet">
        {w({
          zh: '重复计提不会重复入账；结账后不能再记入该月，更正用红字凭证记在未结账的月份。',
          en: 'Running again posts nothing twice; nothing is posted into a closed month, corrections go as counter-entries into an open one.',
        })}{' '}
        <Basis of="choice:amortisation" /> <Basis of="choice:closing-four-eyes" />
      </p>
      {acts.error !== null && <ProblemNote error={acts.error} />}
      <Loaded query={found} rows={8}>
        {({ items }) => (
          <div className="list">
            <div className="list-tools">
              <ExcelButton path={exportRoutes.periodsExcel.path.replace(':id', set.id)} />
            </div>
            <WideTable<BookPeriod>
              aria-label={w({ zh: '会计期间', en: 'Periods' })}
              columns={columns}
              dataSource={items}
              rowKey={(row) => row.period}
              pagination={items.length > 24 ? { pageSize: 24, showSizeChanger: false } : false}
            />
          </div>
        )}
      </Loaded>
    </>
  )
}

/** What is done to a month: its amortisation is posted, and it is closed. */
function usePeriodActs(set: BookView) {
  const { isBusy, error, send } = useSending()
  const act = (work: () => Promise<unknown>) =>
    void send(async () => {
      await work()
      await refresh('/api/books', '/api/assets', '/api/vouchers')
    })
  const amortise = (period: string) => act(() => ask(bookRoutes.amortise, { params: { id: set.id }, body: { period } }))
  const close = (period: string) => act(() => ask(bookRoutes.closePeriod, { params: { id: set.id }, body: { period } }))
  return { amortise, close, isBusy, error }
}

type PeriodActs = ReturnType<typeof usePeriodActs>

function usePeriodColumns(set: BookView, acts: PeriodActs): Columns<BookPeriod> {
  const { w } = useWords()
  return [
    { title: w({ zh: '期间', en: 'Month' }), key: 'period', width: 90, className: 'number', render: (_, row) => row.period.slice(0, 7) },
    {
      title: w({ zh: '状态', en: 'State' }),
      key: 'state',
      width: 90,
      render: (_, row) => (
        <Status tone={row.state === 'closed' ? 'done' : 'going'}>
          {w(row.state === 'closed' ? { zh: '已结账', en: 'Closed' } : { zh: '未结账', en: 'Open' })}
        </Status>
      ),
    },
    {
      title: w({ zh: '凭证', en: 'Vouchers' }),
      key: 'vouchers',
      responsive: ['md'],
      align: 'right',
      width: 90,
      className: 'number',
      render: (_, row) => <Inside href={`/desk/books/${set.id}?tab=vouchers&period=${row.period}`}>{count(row.vouchers)}</Inside>,
    },
    {
      title: w({ zh: '发生额', en: 'Turnover' }),
      key: 'turnover',
      responsive: ['md'],
      align: 'right',
      width: 160,
      render: (_, row) => <Money fen={row.turnoverFen} />,
    },
    {
      title: w({ zh: '应提未提摊销', en: 'Still to amortise' }),
      key: 'due',
      align: 'right',
      width: 180,
      render: (_, row) =>
        row.state === 'closed' || row.dueCards === 0 ? (
          '—'
        ) : (
          <>
            <Money fen={row.dueFen} /> <small>{w({ zh: `${count(row.dueCards)} 项`, en: `${count(row.dueCards)} cards` })}</small>
          </>
        ),
    },
    {
      title: w({ zh: '结账', en: 'Closing' }),
      key: 'closed',
      render: (_, row) => <Closing row={row} />,
    },
    ...(set.mayPost
      ? [
          {
            title: w({ zh: '办理', en: 'Acts' }),
            key: 'acts',
            width: 190,
            render: (_: unknown, row: BookPeriod) => row.state === 'open' && <PeriodButtons row={row} {...acts} />,
          },
        ]
      : []),
  ]
}

/** Who closed a month and when, or why it cannot be closed yet. */
function Closing({ row }: { row: BookPeriod }) {
  if (row.closedName)
    return (
      <>
        {row.closedName} <small className="number">{row.closedAt && minuteOf(row.closedAt)}</small>
      </>
    )
  return (
    row.whyNotClose && (
      <div className="wide-cell">
        <WhyNot denial={row.whyNotClose} />
      </div>
    )
  )
}

function PeriodButtons({ row, amortise, close, isBusy }: Omit<PeriodActs, 'error'> & { row: BookPeriod }) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  return (
    <span className="row">
      <Button
        size="small"
        loading={isBusy}
        disabled={row.dueCards === 0 || !isOver(row.period, today)}
        onClick={() => amortise(row.period)}
      >
        {w({ zh: '计提摊销', en: 'Amortise' })}
      </Button>
      <Button size="small" loading={isBusy} disabled={row.whyNotClose !== null} onClick={() => close(row.period)}>
        {w({ zh: '结账', en: 'Close' })}
      </Button>
    </span>
  )
}

import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input, Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import { caseRoutes } from '#contract/cases.ts'
import { exportRoutes } from '#contract/exports.ts'
import { yuan } from '#contract/money.ts'
import { type Receivable, settlementRoutes } from '#contract/settlement.ts'
import { type ReceivableState, receivableStates } from '#law/settlement-words.ts'
import type { Words } from '#law/words.ts'
import { present } from '../ui/address-search.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Inside } from '../ui/inside.tsx'
import { wrongAt } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { Status, type Tone } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import type { ReceivablesSearch } from './routes.tsx'
import './settlement.css'

const tones: { readonly [S in ReceivableState]: Tone } = {
  due: 'care',
  collected: 'going',
  drawn: 'going',
  remitted: 'done',
  back: 'care',
  repaying: 'going',
  repaid: 'done',
}

/** Every line that is due, where it stands, its evidence, and what the reader can do about it. */
export function ReceivableLines() {
  const { w } = useWords()
  const { state, unitId, remittanceId } = useSearch({ from: '/frame/receivables' })
  const navigate = useNavigate()
  const query = present({ state, unitId, remittanceId })
  const columns = useMemo(
    (): Columns<Receivable> => [
      {
        title: w({ zh: '单位', en: 'Unit' }),
        key: 'unit',
        render: (_, row) => (
          <span className="wide-cell">
            {row.unitName}
            <small>
              <Link to="/distributions/$id" params={{ id: row.distributionId }}>
                {row.distributionNumber}
              </Link>{' '}
              · <Inside href={`/desk/trace/receivable/${row.id}`}>{w({ zh: '追溯', en: 'Trace' })}</Inside>
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '期间', en: 'Month' }),
        key: 'period',
        width: 90,
        className: 'number',
        responsive: ['sm'],
        render: (_, row) => row.period,
      },
      { title: w({ zh: '金额', en: 'Amount' }), key: 'amount', width: 130, render: (_, row) => <Money fen={row.amountFen} /> },
      {
        title: w({ zh: '归集', en: 'Collected' }),
        key: 'collected',
        responsive: ['md'],
        render: (_, row) =>
          row.collectedOn ? (
            <span className="wide-cell number">
              {row.collectedOn}
              <small>
                {row.collectedSlip} · {row.collectedName}
              </small>
            </span>
          ) : (
            '—'
          ),
      },
      {
        title: w({ zh: '汇缴批次、收入退还书', en: 'Batch, order of repayment' }),
        key: 'batch',
        width: 170,
        className: 'number',
        responsive: ['lg'],
        render: (_, row) =>
          row.repaymentId ? (
            <span className="wide-cell">
              <Inside href={`/desk/cases/${row.repaymentId}`}>{row.repaymentNumber || w({ zh: '退付办件', en: 'Repayment' })}</Inside>
              <small>{row.repaidOn}</small>
            </span>
          ) : (
            row.remittanceNumber || '—'
          ),
      },
      {
        title: w({ zh: '状态和办理', en: 'State and act' }),
        key: 'state',
        width: 120,
        render: (_, row) => (
          <span className="state-and-act">
            <Status tone={tones[row.state]}>{w(receivableStates[row.state])}</Status>
            <Acts of={row} />
          </span>
        ),
      },
    ],
    [w],
  )
  return (
    <>
      {(remittanceId ?? unitId) && (
        <p className="row" role="status">
          {remittanceId ? <BatchSum id={remittanceId} /> : w({ zh: '只显示一个单位的明细。', en: 'The lines of one unit.' })}{' '}
          <Link to="/receivables" search={{ tab: 'lines' }}>
            {w({ zh: '显示全部', en: 'Show all' })}
          </Link>
        </p>
      )}
      <KeysetTable
        caption={w({ zh: '应缴明细', en: 'Lines' })}
        route={settlementRoutes.listReceivables}
        input={{ query }}
        columns={columns}
        rowKey={(row) => row.id}
        tools={
          <Select
            aria-label={w({ zh: '状态', en: 'State' })}
            className="list-pick"
            allowClear
            placeholder={w({ zh: '全部', en: 'All' })}
            value={state ?? null}
            options={Object.entries(receivableStates).map(([value, title]) => ({ value: value as ReceivableState, label: w(title) }))}
            onChange={(next) =>
              void navigate({
                to: '/receivables',
                search: (was) => present({ ...was, tab: 'lines' as const, state: next ?? undefined }) as ReceivablesSearch,
              })
            }
          />
        }
        excel={{ path: exportRoutes.receivablesExcel.path, query }}
        empty={<Nothing>{w({ zh: '没有符合的应缴款。', en: 'Nothing fits.' })}</Nothing>}
      />
    </>
  )
}

/** What the lines of a batch come to, which its voucher and its receipt have to name. */
function BatchSum({ id }: { id: string }) {
  const { w } = useWords()
  const batch = useAsk(settlementRoutes.listRemittances, { query: { id, limit: 1 } }).data?.items[0]
  return batch ? (
    <span>
      {w({
        zh: `汇缴批次 ${batch.number}“${batch.title}”：${batch.lines} 笔，合计 `,
        en: `Batch ${batch.number}, “${batch.title}”: ${batch.lines} lines, together `,
      })}
      <strong>
        <Money fen={batch.amountFen} />
      </strong>
    </span>
  ) : (
    w({ zh: '只显示一个批次的明细。', en: 'The lines of one batch.' })
  )
}

const entryWords = {
  income: { zh: '记应缴分录', en: 'Post the income' },
  remittance: { zh: '记上缴分录', en: 'Post the remittance' },
  repayment: { zh: '记退付分录', en: 'Post the repayment' },
} as const

/** What of a line can be posted now; null when nothing. */
function entryOf(of: Receivable): keyof typeof entryWords | null {
  if (of.amountFen < 0) return of.repaidOn !== null && !of.repaidVoucherId ? 'repayment' : null
  if (!of.incomeVoucherId) return of.collectedOn !== null ? 'income' : null
  return of.remittedAt !== null && !of.remittedVoucherId ? 'remittance' : null
}

function Acts({ of }: { of: Receivable }) {
  const { w } = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const { isBusy, error, send } = useSending()
  const role = session?.post?.role
  const isOwn = role === 'producer' && session?.post?.organisationId === of.unitId
  const entry = entryOf(of)
  const book = () =>
    void send(async () => {
      await ask(settlementRoutes.bookReceivable, { params: { id: of.id }, body: { entry: entry! } })
      await refresh('/api/receivables', '/api/treasury', '/api/books')
    })
  const apply = () =>
    void send(async (keyed) => {
      const opened = await ask(caseRoutes.openCase, {
        body: keyed({
          procedure: 'repayment',
          answers: {
            title: `收益分配${of.distributionNumber}退付`,
            distributionNumber: of.distributionNumber,
            amountFen: -of.amountFen,
            payeeName: of.operatorName,
          },
        }),
      })
      await refresh('/api/inbox')
      await navigate({ to: '/cases/$id', params: { id: opened.id } })
    })
  if (role === 'registrar' && of.state === 'due')
    return (
      <>
        <Button size="small" onClick={() => setOpen(true)}>
          {w({ zh: '登记归集', en: 'Record collection' })}
        </Button>
        {isOpen && <CollectModal of={of} onDone={() => setOpen(false)} />}
      </>
    )
  if (isOwn && of.state === 'back')
    return (
      <>
        {error !== null && <ProblemNote error={error} />}
        <Button size="small" loading={isBusy} onClick={apply}>
          {w({ zh: '申请退付', en: 'Apply for repayment' })}
        </Button>
      </>
    )
  if (!isOwn || entry === null) return null
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      <Button size="small" loading={isBusy} onClick={book}>
        {w(entryWords[entry])}
      </Button>
    </>
  )
}

const collected: { readonly [field: string]: Words } = {
  collectedOn: { zh: '到账日期', en: 'Day' },
  slip: { zh: '银行回单号', en: 'Number of the bank slip' },
}

function CollectModal({ of, onDone }: { of: Receivable; onDone: () => void }) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const [day, setDay] = useState(today)
  const [slip, setSlip] = useState('')
  const { isBusy, error, send } = useSending()
  const collect = () =>
    void send(async () => {
      await ask(settlementRoutes.collectReceivable, { params: { id: of.id }, body: { amountFen: of.amountFen, collectedOn: day, slip } })
      await refresh('/api/receivables', '/api/treasury')
      onDone()
    })
  return (
    <Modal
      open
      title={w({ zh: `登记归集到账：${yuan(of.amountFen)} 元`, en: `Record the collection of ${yuan(of.amountFen)} yuan` })}
      onCancel={onDone}
      onOk={collect}
      okText={w({ zh: '全额到账', en: 'Collected whole' })}
      cancelText={w({ zh: '取消', en: 'Cancel' })}
      confirmLoading={isBusy}
      okButtonProps={{ disabled: slip.trim().length < 2 || day === '' }}
    >
      <p>
        {of.unitName} · {of.operatorName}
      </p>
      <div className="pairs">
        <label htmlFor="collected-on">{w(collected['collectedOn']!)}</label>
        <Input
          id="collected-on"
          {...wrongAt(error, 'collectedOn')}
          type="date"
          max={today}
          value={day}
          onChange={(event) => setDay(event.target.value)}
          style={{ maxWidth: '12rem' }}
        />
        <label htmlFor="slip">{w(collected['slip']!)}</label>
        <Input id="slip" {...wrongAt(error, 'slip')} value={slip} maxLength={100} onChange={(event) => setSlip(event.target.value)} />
      </div>
      {error !== null && <ProblemNote error={error} labelOf={(id) => collected[id]} />}
    </Modal>
  )
}

import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type Receivable, settlementRoutes } from '#contract/settlement.ts'
import { type ReceivableState, receivableStates } from '#law/settlement-words.ts'
import { present } from '../ui/address-search.ts'
import { useAsk } from '../ui/api.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status, type Tone } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { LineActs } from './receivable-acts.tsx'
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
  const columns = useReceivableColumns()
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

function useReceivableColumns(): Columns<Receivable> {
  const { w } = useWords()
  return useMemo(
    () => [
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
            <LineActs of={row} />
          </span>
        ),
      },
    ],
    [w],
  )
}

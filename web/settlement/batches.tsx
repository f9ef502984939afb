import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type RemittanceLine, settlementRoutes } from '#contract/settlement.ts'
import { remittanceStates } from '#law/settlement-words.ts'
import { several } from '#law/words.ts'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Inside } from '../ui/inside.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'

/** The remittances as they were sent, and what the treasury said of each. */
export function Batches() {
  const { w } = useWords()
  const columns = useMemo(
    (): Columns<RemittanceLine> => [
      {
        title: w({ zh: '批次', en: 'Batch' }),
        key: 'title',
        render: (_, row) => (
          <span className="wide-cell">
            <Inside href={`/desk/cases/${row.id}`}>{row.title}</Inside>
            <small className="number">{row.number}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '笔数', en: 'Lines' }),
        key: 'lines',
        width: 80,
        className: 'number',
        responsive: ['md'],
        render: (_, row) => (
          <Link
            to="/receivables"
            search={{ tab: 'lines', remittanceId: row.id }}
            aria-label={w({ zh: `${row.lines} 笔：${row.title}`, en: `${several(row.lines, 'line')}: ${row.title}` })}
          >
            {w({ zh: `${row.lines} 笔`, en: several(row.lines, 'line') })}
          </Link>
        ),
      },
      { title: w({ zh: '金额', en: 'Amount' }), key: 'amount', width: 150, render: (_, row) => <Money fen={row.amountFen} /> },
      {
        title: w({ zh: '缴款书', en: 'Voucher' }),
        key: 'voucher',
        responsive: ['md'],
        render: (_, row) => (
          <span className="wide-cell number">
            {row.voucherNumber || '—'}
            <small>{row.issuedOn}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '入库回单', en: 'Receipt' }),
        key: 'receipt',
        responsive: ['md'],
        render: (_, row) => (
          <span className="wide-cell number">
            {row.receiptNumber || '—'}
            <small>{row.receivedOn}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 120,
        render: (_, row) => <Status tone={row.state === 'received' ? 'done' : 'going'}>{w(remittanceStates[row.state])}</Status>,
      },
    ],
    [w],
  )
  return (
    <KeysetTable
      caption={w({ zh: '汇缴批次', en: 'Batches' })}
      route={settlementRoutes.listRemittances}
      columns={columns}
      rowKey={(row) => row.id}
      excel={{ path: exportRoutes.remittancesExcel.path, query: {} }}
      empty={
        <Nothing>
          {w({ zh: '市大数据服务中心把已归集的款项列入批次后，出现在这里。', en: 'Batches drawn up by the centre appear here.' })}
        </Nothing>
      }
    />
  )
}

import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type Reconciliation, settlementRoutes } from '#contract/settlement.ts'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'

/** What is due to the treasury beside what it took, account by account. */
export function Reconciled() {
  const { w } = useWords()
  const columns = useMemo(
    (): Columns<Reconciliation> => [
      {
        title: w({ zh: '单位与期间', en: 'Unit and month' }),
        key: 'unit',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/receivables" search={{ tab: 'lines', unitId: row.unitId }}>
              {row.unitName}
            </Link>
            <small className="number">{row.period}</small>
          </span>
        ),
      },
      { title: w({ zh: '应缴', en: 'Due' }), key: 'due', width: 140, render: (_, row) => <Money fen={row.dueFen} /> },
      {
        title: w({ zh: '已归集', en: 'Collected' }),
        key: 'collected',
        width: 140,
        responsive: ['lg'],
        render: (_, row) => <Money fen={row.collectedFen} />,
      },
      {
        title: w({ zh: '已入库', en: 'In the treasury' }),
        key: 'remitted',
        width: 140,
        responsive: ['md'],
        render: (_, row) => <Money fen={row.remittedFen} />,
      },
      {
        title: w({ zh: '待缴', en: 'Waiting' }),
        key: 'waiting',
        width: 140,
        responsive: ['md'],
        render: (_, row) => <Money fen={row.waitingFen} />,
      },
      {
        title: w({ zh: '待退付与已退付', en: 'To be repaid, repaid' }),
        key: 'back',
        width: 140,
        responsive: ['lg'],
        render: (_, row) => (
          <span className="wide-cell">
            <Money fen={row.backFen} />
            <small>
              <Money fen={row.repaidFen} />
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '账上（应缴、上缴、退付）', en: 'In the books (in, out, repaid)' }),
        key: 'books',
        width: 200,
        responsive: ['xl'],
        render: (_, row) => (
          <span className="wide-cell">
            <Money fen={row.bookedInFen} />
            <small>
              <Money fen={row.bookedOutFen} />
            </small>
            <small>
              <Money fen={row.bookedBackFen} />
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '对账', en: 'Reconciled' }),
        key: 'whole',
        width: 100,
        render: (_, row) => (
          <Status tone={row.isWhole ? 'done' : 'going'}>
            {w(row.isWhole ? { zh: '一致', en: 'Agrees' } : { zh: '未完', en: 'Open' })}
          </Status>
        ),
      },
    ],
    [w],
  )
  return (
    <KeysetTable
      caption={w({ zh: '按单位和期间对账', en: 'Reconciliation by unit and month' })}
      route={settlementRoutes.listReconciliation}
      columns={columns}
      rowKey={(row) => `${row.unitId}-${row.period}`}
      excel={{ path: exportRoutes.reconciliationExcel.path, query: {} }}
      empty={
        <Nothing>
          {w({
            zh: '收益分配备案后，公共单位的份额列为应缴财政款，按单位和期间在这里对账。',
            en: 'Once a distribution is filed, what falls to public units is due and reconciled here by unit and month.',
          })}
        </Nothing>
      }
    />
  )
}

import { Link, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type Reconciliation, type RemittanceLine, settlementRoutes } from '#contract/settlement.ts'
import { remittanceStates } from '#law/settlement-words.ts'
import { several } from '#law/words.ts'
import { Bases } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Inside } from '../ui/inside.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { ReceivableLines } from './receivable-lines.tsx'

const tabs = [
  { key: undefined, title: { zh: '按单位和期间对账', en: 'By unit and month' } },
  { key: 'lines', title: { zh: '应缴明细', en: 'Lines' } },
  { key: 'batches', title: { zh: '汇缴批次', en: 'Batches' } },
] as const

/** What is due to the treasury: the reconciliation by unit and month, the lines with their collection and posting, and the batches. */
export function ReceivablesPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/receivables' })
  const role = useSession()?.post?.role
  return (
    <Page
      title={{ zh: '应缴国库', en: 'Due to the treasury' }}
      note={<Bases of={['§6.6', 'choice:counter-entries', 'choice:treasury-receipt', 'choice:treasury-repayment']} />}
      aside={
        role === 'producer' ? (
          <LinkButton href="/desk/start/repayment">{w({ zh: '申请国库退付', en: 'Apply for repayment' })}</LinkButton>
        ) : (
          role === 'registrar' && (
            <LinkButton type="primary" href="/desk/start/remittance">
              {w({ zh: '列汇缴批次', en: 'Draw up a batch' })}
            </LinkButton>
          )
        )
      }
    >
      <nav className="tabs" aria-label={w({ zh: '应缴国库各部分', en: 'Parts of this page' })}>
        {tabs.map(({ key, title }) => (
          <Link
            key={title.en}
            to="/receivables"
            search={key ? { tab: key } : {}}
            resetScroll={false}
            className={key === search.tab ? 'tab tab-here' : 'tab'}
            {...(key === search.tab ? { 'aria-current': 'page' as const } : {})}
          >
            {w(title)}
          </Link>
        ))}
      </nav>
      {search.tab === 'lines' ? <ReceivableLines /> : search.tab === 'batches' ? <Batches /> : <Reconciled />}
    </Page>
  )
}

function Reconciled() {
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

function Batches() {
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

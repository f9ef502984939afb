import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import { inYuan, yuan } from '#contract/money.ts'
import { exportRoutes } from '#contract/exports.ts'
import { type Distribution, type SettledLine, settlementRoutes } from '#contract/settlement.ts'
import { distributionStates, sharingParts } from '#law/settlement-words.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { BarList } from '../ui/bar-list.tsx'
import { Bases } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TraceLink } from '../ui/trace-link.tsx'
import { DisputeLink, Objections, Standing } from './distribution-standing.tsx'
import { distributionTones } from './distributions-page.tsx'
import './settlement.css'

/** One distribution: from the whole to the parts, drawn; what falls to each party and whether it agreed; every income one by one. */
export function DistributionPage() {
  const { id } = useParams({ from: '/frame/distributions/$id' })
  const { w } = useWords()
  const found = useAsk(settlementRoutes.readDistribution, { params: { id } })
  const shown = found.data
  return (
    <Page
      title={shown?.title ?? { zh: '收益分配', en: 'Distribution' }}
      note={
        shown && (
          <>
            <span>{shown.operatorName}</span>
            <span className="number">{w({ zh: `截至${shown.untilOn}`, en: `up to ${shown.untilOn}` })}</span>
            <Status tone={distributionTones[shown.state]}>{w(distributionStates[shown.state])}</Status>
            <Bases of={['§6.5', 'choice:share-rounding']} />
          </>
        )
      }
      aside={
        shown && (
          <>
            <TraceLink kind="distribution" id={id} />
            <LinkButton href={`/desk/cases/${id}`}>{w({ zh: '办件', en: 'Case' })}</LinkButton>
          </>
        )
      }
    >
      <Loaded query={found} rows={12}>
        {(distribution) => (
          <>
            <Whole of={distribution} />
            <Shares of={distribution} />
          </>
        )}
      </Loaded>
      <Incomes id={id} />
    </Page>
  )
}

function Whole({ of }: { of: Distribution }) {
  const { w } = useWords()
  const bars = [
    ['gross', { zh: '收入', en: 'Income' }, of.grossFen],
    ['fee', { zh: '交易费', en: 'Exchange fee' }, of.feeFen],
    ['tax', { zh: '税及附加', en: 'Tax' }, of.taxFen],
    ['cost', { zh: '直接成本', en: 'Direct cost' }, of.costFen],
    ['net', { zh: '可分配净额', en: 'Net' }, of.netFen],
  ] as const
  return (
    <section className="card" aria-labelledby="whole">
      <h2 id="whole">{w({ zh: '从收入到净额', en: 'From income to net' })}</h2>
      <BarList
        label={w({ zh: '收入、扣除与净额', en: 'Income, deductions and net' })}
        bars={bars.map(([key, title, fen]) => ({ key, label: w(title), value: Math.abs(fen), text: w(inYuan(fen)) }))}
      />
    </section>
  )
}

function Shares({ of }: { of: Distribution }) {
  const { w, list } = useWords()
  const session = useSession()
  const { isBusy, error, send } = useSending()
  const role = session?.post?.role
  const mine = of.partyList.find((party) => party.organisationId === session?.post?.organisationId)
  const mayAgree =
    of.state === 'agreeing' &&
    mine &&
    !mine.agreedAt &&
    mine.parts.some((part) => role === (part === 'regulation' ? 'finance-bureau' : part))
  const agree = () =>
    void send(async () => {
      await ask(settlementRoutes.agreeDistribution, { params: { id: of.id } })
      await refresh('/api/distributions', '/api/cases')
    })
  const total = of.partyList.reduce((sum, party) => sum + party.amountFen, 0)
  return (
    <section className="card" aria-labelledby="shares">
      <h2 id="shares">{w({ zh: '各方份额', en: 'What falls to whom' })}</h2>
      <BarList
        label={w({ zh: '各方份额', en: 'Shares' })}
        bars={of.partyList.map((party) => ({
          key: party.organisationId,
          label: party.organisationName,
          value: Math.abs(party.amountFen),
          text: w(inYuan(party.amountFen)),
          note: list([
            ...party.parts.map((part) => w(sharingParts[part])),
            ...(party.isPublic ? [w({ zh: '应缴财政', en: 'due to the treasury' })] : []),
          ]),
        }))}
      />
      <p className="together">
        {w({ zh: '各方合计', en: 'Together' })} <Money fen={total} />
        {total === of.netFen ? w({ zh: '，与净额一致', en: ', which is the net' }) : ''}
      </p>
      <ul className="party-list">
        {of.partyList.map((party) => (
          <li key={party.organisationId}>
            <span>{party.organisationName}</span>
            <span>
              <Standing of={of} party={party} />
            </span>
          </li>
        ))}
      </ul>
      <Objections of={of} />
      {error !== null && <ProblemNote error={error} />}
      <div className="row">
        {mayAgree && (
          <Button type="primary" loading={isBusy} onClick={agree}>
            {w({ zh: `确认本单位份额 ${yuan(mine.amountFen)} 元`, en: `Agree to ${yuan(mine.amountFen)} yuan for my organisation` })}
          </Button>
        )}
        <DisputeLink of={of} />
      </div>
    </section>
  )
}

function Incomes({ id }: { id: string }) {
  const { w } = useWords()
  const columns = useMemo(
    (): Columns<SettledLine> => [
      {
        title: w({ zh: '订单', en: 'Order' }),
        key: 'order',
        render: (_, row) => (
          <span className="wide-cell">
            <span className="number">{row.orderNumber}</span>
            <small>{row.productName}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '日期', en: 'Day' }),
        key: 'day',
        width: 120,
        className: 'number',
        responsive: ['md'],
        render: (_, row) => row.earnedOn,
      },
      { title: w({ zh: '收入', en: 'Income' }), key: 'gross', width: 150, render: (_, row) => <Money fen={row.grossFen} /> },
      { title: w({ zh: '净额', en: 'Net' }), key: 'net', width: 150, responsive: ['md'], render: (_, row) => <Money fen={row.netFen} /> },
      {
        title: w({ zh: '各方份额', en: 'What falls to whom' }),
        key: 'shares',
        responsive: ['md'],
        render: (_, row) => (
          <ul className="share-list">
            {row.sharesFen.map((fen, n) => (
              <li key={n}>
                <span>{row.parties[n]}</span> <Money fen={fen} />
              </li>
            ))}
          </ul>
        ),
      },
    ],
    [w],
  )
  return (
    <section aria-labelledby="incomes">
      <h2 id="incomes" className="list-head">
        {w({ zh: '逐笔明细', en: 'Incomes one by one' })}
      </h2>
      <KeysetTable
        caption={w({ zh: '逐笔明细', en: 'Incomes one by one' })}
        route={settlementRoutes.listSettledIncomes}
        input={{ params: { id } }}
        columns={columns}
        rowKey={(row) => String(row.incomeId)}
        excel={{ path: exportRoutes.settledExcel.path.replace(':id', id), query: {} }}
        empty={
          <Nothing>
            {w({
              zh: '逐笔明细由运营主体、市数据局、登记机构和财政部门查看；各方的份额见上。',
              en: 'Single incomes are read by the operator, the Data Bureau, the registrar and Finance; what falls to whom stands above.',
            })}
          </Nothing>
        }
      />
    </section>
  )
}

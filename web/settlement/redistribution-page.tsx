import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type RedistributionLine, redistributionRoutes, type RedistributionRule } from '#contract/redistribution.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { BarList } from '../ui/bar-list.tsx'
import { Bases } from '../ui/basis.tsx'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import './settlement.css'

/** Redistribution: the rule the two bureaux set, in versions, what it made of each month, and its run. */
export function RedistributionPage() {
  const { w } = useWords()
  const role = useSession()?.post?.role
  const columns = useRedistributionColumns()
  return (
    <Page
      title={{ zh: '收益再分配', en: 'Redistribution' }}
      note={<Bases of={['§6.7', 'choice:redistribution']} />}
      aside={
        role === 'finance-bureau' && (
          <LinkButton type="primary" href="/desk/start/redistribution">
            {w({ zh: '提出参数', en: 'Propose a rule' })}
          </LinkButton>
        )
      }
    >
      <RuleVersions mayRun={role === 'finance-bureau'} />
      <section aria-labelledby="months">
        <h2 id="months" className="list-head">
          {w({ zh: '各单位各月再分配', en: 'By unit and month' })}
        </h2>
        <KeysetTable
          caption={w({ zh: '各单位各月再分配', en: 'By unit and month' })}
          route={redistributionRoutes.listRedistribution}
          columns={columns}
          rowKey={(row) => `${row.unitId}-${row.period}`}
          excel={{ path: exportRoutes.redistributionExcel.path, query: {} }}
          empty={
            <Nothing>
              {w({
                zh: '月份结束后由市财政局计算，结果列在这里；拨付按预算管理另行办理。',
                en: 'Computed by the Finance Bureau once a month is over; paying out is a matter of the budget.',
              })}
            </Nothing>
          }
        />
      </section>
    </Page>
  )
}

/** The rule in its versions, and its run for a month by who may. */
function RuleVersions({ mayRun }: { mayRun: boolean }) {
  const { w } = useWords()
  const rules = useAsk(redistributionRoutes.listRedistributionRules)
  return (
    <section className="card" aria-labelledby="rules">
      <h2 id="rules">{w({ zh: '参数各版本', en: 'Versions of the rule' })}</h2>
      <Loaded
        query={rules}
        rows={4}
        isEmpty={(data) => data.items.length === 0}
        empty={
          <Nothing>
            {w({
              zh: '市财政局提出、两局共同设定后，参数按版本列在这里。',
              en: 'Rules set by the two bureaux together stand here by version.',
            })}
          </Nothing>
        }
      >
        {(data) => data.items.map((rule) => <RuleVersion key={rule.id} rule={rule} />)}
      </Loaded>
      {mayRun && <Run />}
    </section>
  )
}

function RuleVersion({ rule }: { rule: RedistributionRule }) {
  const { w } = useWords()
  return (
    <div>
      <h3 className="small-head">
        {w({ zh: `第${rule.version}版，自${rule.effectiveOn}起`, en: `Version ${rule.version}, from ${rule.effectiveOn}` })}{' '}
        <small className="number">{rule.number}</small>
      </h3>
      <BarList
        label={w({ zh: `第${rule.version}版份额`, en: `Parts of version ${rule.version}` })}
        bars={[
          { key: 'unit', label: w({ zh: '单位数据治理', en: 'Own data work' }), value: rule.unitParts },
          { key: 'service', label: w({ zh: '公共数据服务', en: 'Public data services' }), value: rule.serviceParts },
          { key: 'general', label: w({ zh: '统筹', en: 'General budget' }), value: rule.generalParts },
        ].map((bar) => ({ ...bar, of: rule.unitParts + rule.serviceParts + rule.generalParts }))}
      />
    </div>
  )
}

function useRedistributionColumns(): Columns<RedistributionLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '单位与月份', en: 'Unit and month' }),
        key: 'unit',
        render: (_, row) => (
          <span className="wide-cell">
            {row.unitName}
            <small className="number">
              {row.period} · {w({ zh: `第${row.version}版`, en: `version ${row.version}` })}
            </small>
          </span>
        ),
      },
      { title: w({ zh: '入库', en: 'Remitted' }), key: 'remitted', width: 150, render: (_, row) => <Money fen={row.remittedFen} /> },
      {
        title: w({ zh: '单位数据治理', en: 'Own data work' }),
        key: 'own',
        width: 150,
        responsive: ['md'],
        render: (_, row) => <Money fen={row.unitFen} />,
      },
      {
        title: w({ zh: '公共数据服务', en: 'Public data services' }),
        key: 'service',
        width: 150,
        responsive: ['md'],
        render: (_, row) => <Money fen={row.serviceFen} />,
      },
      {
        title: w({ zh: '统筹', en: 'General' }),
        key: 'general',
        width: 150,
        responsive: ['lg'],
        render: (_, row) => <Money fen={row.generalFen} />,
      },
    ],
    [w],
  )
}

function Run() {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const [month, setMonth] = useState('')
  const [lines, setLines] = useState<number | null>(null)
  const { isBusy, error, send } = useSending()
  const run = () =>
    void send(async () => {
      setLines((await ask(redistributionRoutes.runRedistribution, { body: { month } })).lines)
      await refresh('/api/redistribution')
    })
  return (
    <div className="run">
      <div className="row">
        <label htmlFor="run-month">{w({ zh: '计算月份', en: 'Month' })}</label>
        <DayInput
          id="run-month"
          to="month"
          max={today.slice(0, 7)}
          value={month}
          onChange={(next) => setMonth(next ?? '')}
          style={{ maxWidth: '12rem' }}
        />
        <Button loading={isBusy} disabled={month === ''} onClick={run}>
          {w({ zh: '计算', en: 'Compute' })}
        </Button>
      </div>
      {lines !== null && <p role="status">{w({ zh: `新增 ${lines} 行`, en: `${lines} new lines` })}</p>}
      {error !== null && <ProblemNote error={error} />}
    </div>
  )
}

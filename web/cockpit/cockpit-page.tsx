import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { deskRoutes } from '#contract/desks.ts'
import { type Cockpit, supervisionRoutes } from '#contract/supervision.ts'
import { parties } from '#law/parties.ts'
import { type RiskSignal, riskSignals } from '#law/signals.ts'
import { several } from '#law/words.ts'
import { Panel } from '../desks/desk-panel.tsx'
import { useAsk } from '../ui/api.ts'
import { type Bar, BarList } from '../ui/bar-list.tsx'
import { Bases } from '../ui/basis.tsx'
import { count, minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { Funnel } from './funnel.tsx'
import { GradeOrigins } from './grade-origins.tsx'
import { Income } from './income.tsx'
import { Monthly } from './monthly.tsx'
import './cockpit.css'

/** Shows the figures of the city; each opens the list behind it. */
export function CockpitPage() {
  const { w } = useWords()
  const found = useAsk(supervisionRoutes.cockpit)
  const aside = (
    <>
      <LinkButton href="/desk/audit">{w({ zh: '审计日志', en: 'Audit log' })}</LinkButton>
      <Button onClick={() => print()}>{w({ zh: '打印', en: 'Print' })}</Button>
    </>
  )
  return (
    <Page
      title={{ zh: '驾驶舱', en: 'Cockpit' }}
      aside={aside}
      note={
        <>
          <Bases of={['§2.1', '§7.2']} />
          <Link to="/year">{w({ zh: '本年工作', en: 'This year' })}</Link>
          {found.data && (
            <span className="number">
              {w({ zh: '截至', en: 'As of' })} {minuteOf(found.data.asOf)}
            </span>
          )}
        </>
      }
    >
      <Loaded
        query={found}
        rows={14}
        isEmpty={(data) => data.funnel.every((stage) => stage.value === 0) && data.openCases === 0}
        empty={
          <div className="card">
            <Nothing start={<LinkButton href="/desk/inventory">{w({ zh: '看盘点', en: 'See the inventory' })}</LinkButton>}>
              {w({
                zh: '还没有数据资产。各单位盘点建卡后，这里会出现从盘点到入库的进展。',
                en: 'There are no data assets yet. Once units have taken inventory, their way to the treasury appears here.',
              })}
            </Nothing>
          </div>
        }
      >
        {(data) => <Figures data={data} />}
      </Loaded>
    </Page>
  )
}

function Figures({ data }: { data: Cockpit }) {
  const { w } = useWords()
  const nothing = (zh: string, en: string) => <p className="quiet">{w({ zh, en })}</p>
  return (
    <>
      <Totals data={data} />
      <div className="cockpit">
        <section className="card cockpit-wide" aria-labelledby="funnel">
          <h2 id="funnel">
            {w(
              data.income
                ? { zh: '从盘点到入库', en: 'From inventory to the treasury' }
                : { zh: '从盘点到流通', en: 'From inventory to the market' },
            )}
          </h2>
          <Funnel funnel={data.funnel} />
        </section>
        <section className="card" aria-labelledby="coverage">
          <h2 id="coverage">{w({ zh: '应登尽登率', en: 'Coverage by unit' })}</h2>
          {data.coverage.length > 0 ? (
            <BarList bars={data.coverage.map(asCoverage)} label={w({ zh: '各单位应登尽登率', en: 'Coverage by unit' })} isRate />
          ) : (
            nothing(
              '应登尽登只要求行政机关和事业单位（§3.9），其中还没有单位建卡。',
              'Registering everything is asked of administrative organs and public institutions (§3.9); none of them has cards yet.',
            )
          )}
        </section>
        <section className="card" aria-labelledby="monthly">
          <h2 id="monthly">{w({ zh: '逐月申请与登记', en: 'By month' })}</h2>
          <Monthly monthly={data.monthly} />
        </section>
        {data.income && (
          <section className="card" aria-labelledby="income">
            <h2 id="income">
              {w({ zh: '逐月收入与入库（元）', en: 'Income and treasury by month (yuan)' })} <Bases of={['§6.4', '§6.6']} />
            </h2>
            {data.income.some((each) => each.earned !== 0 || each.due !== 0 || each.received !== 0) ? (
              <Income income={data.income} />
            ) : (
              nothing('近十二个月没有成交收入。', 'Nothing was earned in the last twelve months.')
            )}
          </section>
        )}
        {data.signals && (
          <section className="card" aria-labelledby="signals">
            <h2 id="signals">
              {w({ zh: '风险信号', en: 'Risk signals' })} <Bases of={['§7.2']} />
            </h2>
            {data.signals.some((each) => each.value > 0) ? (
              <BarList
                bars={data.signals.map((each) => ({ ...each, label: w(riskSignals[each.key as RiskSignal].title) }))}
                label={w({ zh: '风险信号', en: 'Risk signals' })}
                tone="care"
              />
            ) : (
              nothing('记录里没有风险信号。', 'The records point to nothing.')
            )}
          </section>
        )}
        <section className="card" aria-labelledby="grades">
          <h2 id="grades">{w({ zh: '级别与来源', en: 'Grade by origin' })}</h2>
          <div className="scroll" tabIndex={0} role="group" aria-label={w({ zh: '级别与来源', en: 'Grade by origin' })}>
            <GradeOrigins cells={data.grades} />
          </div>
        </section>
        <section className="card" aria-labelledby="overdue">
          <h2 id="overdue">{w({ zh: '逾期办件，按责任单位', en: 'Overdue cases by owner' })}</h2>
          {data.overdue.length > 0 ? (
            <BarList
              bars={data.overdue.map((each) => ({
                ...each,
                label: Object.hasOwn(parties, each.key) ? w(partyWords(each.key)) : each.label,
              }))}
              label={w({ zh: '逾期办件', en: 'Overdue cases' })}
              tone="bad"
            />
          ) : (
            nothing('没有逾期办件。', 'No case is overdue.')
          )}
        </section>
        <DeskPanels />
      </div>
    </>
  )
}

/** The parts of the desk that the cockpit has not: the yearly duty, value, gradings that wait. */
function DeskPanels() {
  const desk = useAsk(deskRoutes.readDesk).data
  return (
    <>
      {desk?.panels
        .filter((panel) => ['duty', 'value', 'regradings'].includes(panel.key))
        .map((panel) => (
          <Panel key={panel.key} panel={panel} />
        ))}
    </>
  )
}

function asCoverage(bar: Bar): Bar {
  return bar.of ? { ...bar, note: `${Math.round((bar.value / bar.of) * 100)}%` } : bar
}

function Totals({ data }: { data: Cockpit }) {
  const { w } = useWords()
  const registered = data.funnel.find((stage) => stage.key === 'registered')
  const totals = [
    { label: { zh: '在办事项', en: 'Open cases' }, value: count(data.openCases), href: '/desk/?tab=others' },
    { label: { zh: '逾期', en: 'Overdue' }, value: count(data.overdueCases), href: '/desk/?tab=due', isBad: data.overdueCases > 0 },
    {
      label: { zh: '已登记资产', en: 'Registered assets' },
      value: count(registered?.value ?? 0),
      href: registered?.href ?? '/desk/assets',
    },
    {
      label: { zh: '首次登记用时中位数', en: 'Median time to register' },
      value: data.medianDays === null ? '—' : w({ zh: `${data.medianDays} 天`, en: several(data.medianDays, 'day') }),
    },
  ]
  return (
    <dl className="cockpit-totals">
      {totals.map((each) => (
        <div key={each.label.en}>
          <dt>{w(each.label)}</dt>
          <dd className={each.isBad ? 'cockpit-bad' : ''}>{each.href ? <Inside href={each.href}>{each.value}</Inside> : each.value}</dd>
        </div>
      ))}
    </dl>
  )
}

import type { Cockpit } from '#contract/supervision.ts'
import { signalRoutes } from '#contract/supervision-signals.ts'
import { parties, type Party } from '#law/parties.ts'
import { riskSignals, type RiskSignal } from '#law/signals.ts'
import type { Reader } from '#server/http/ask.ts'
import { type CockpitRow, findCockpit } from './cockpit.view.sql.ts'
import { type CockpitCirculation, findCockpitCirculation } from './cockpit-circulation.view.sql.ts'
import { countSignals } from './signals/signals.view.sql.ts'

/** Money of the city is read by its two bureaux and the registrar; others are told nothing rather than zero. */
const moneyReaders: readonly Party[] = ['data-bureau', 'registrar', 'finance-bureau']

const stages = [
  ['carded', '信息卡', ''],
  ['catalogued', '进入目录', ''],
  ['opined', '无保留意见', ''],
  ['valued', '完成评估', ''],
  ['submitted', '申请登记', '?state=in-registration'],
  ['registered', '已登记', '?state=registered'],
] as const

/** How many assets stand where now: what has ended is in none of the later stages, while income stays in the month it came. */
function funnelOf({ funnel }: CockpitRow, { mandated, traded, banked }: CockpitCirculation, seesMoney: boolean): Cockpit['funnel'] {
  const later = [
    { key: 'mandated', label: '授权运营中', value: mandated, href: '/desk/operators' },
    { key: 'traded', label: '产品挂牌中', value: traded, href: '/desk/products?state=listed' },
    ...(seesMoney ? [{ key: 'banked', label: '挂牌中、收益已入库', value: banked, href: '/desk/receivables' }] : []),
  ]
  return [...stages.map(([key, label, asked]) => ({ key, label, value: funnel[key], href: `/desk/assets${asked}` })), ...later].map(
    (stage) => ({ ...stage, of: funnel.carded }),
  )
}

/** The cockpit of the supervisor who asks, from the first card to the treasury (§2.1, §7.2). */
export async function cockpitOf(ask: Reader): Promise<Cockpit> {
  const role = ask.visitor.role as Party
  return ask.transaction(async (tx) => {
    const row = await findCockpit(tx, ask.today)
    const circulation = await findCockpitCirculation(tx, ask.today)
    const seesMoney = moneyReaders.includes(role)
    const signals = (signalRoutes.readSignals.access as readonly string[]).includes(role)
      ? await countSignals(tx, { at: ask.now, today: ask.today })
      : null
    return {
      funnel: funnelOf(row, circulation, seesMoney),
      grades: row.grades,
      monthly: row.monthly ?? [],
      openCases: row.open_cases,
      overdueCases: row.overdue_cases,
      medianDays: row.median_days === null ? null : Math.round(row.median_days * 10) / 10,
      asOf: ask.now.toISOString(),
      coverage: row.coverage.map((c) => ({
        key: c.id,
        label: c.name,
        value: c.registered,
        of: c.total,
        href: `/desk/assets?holderId=${c.id}`,
      })),
      overdue: row.overdue.map((o) => ({
        key: o.id ?? o.role,
        label: o.name ?? parties[o.role as Party].title.zh,
        value: o.n,
        href: '/desk/?tab=due',
      })),
      income: seesMoney ? [...circulation.months] : null,
      signals:
        signals &&
        (Object.keys(riskSignals) as RiskSignal[])
          .filter((rule) => signals[rule] !== undefined)
          .map((rule) => ({
            key: rule,
            label: riskSignals[rule].title.zh,
            value: signals[rule] ?? 0,
            href: `/desk/risk-signals?rule=${rule}`,
          })),
    }
  })
}

import { supervisionRoutes } from '#contract/supervision.ts'
import { clauses } from '#law/clauses.ts'
import { parties, type Party } from '#law/parties.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { findCockpit, type CockpitRow } from './cockpit.view.sql.ts'
import { keepFigures } from '#server/http/kept-figures.ts'
import { findHits, type HitRow } from './search.view.sql.ts'

const stages = [['carded', '信息卡'], ['catalogued', '进入目录'], ['opined', '无保留意见'], ['valued', '完成评估'], ['submitted', '申请登记'], ['registered', '已登记']] as const

function funnelOf(funnel: CockpitRow['funnel']) {
  return stages.map(([key, label]) => ({ key, label, value: funnel[key], of: funnel.carded, href: `/desk/assets${key === 'registered' ? '?state=registered' : key === 'submitted' ? '?state=in-registration' : ''}` }))
}

function hrefOf(hit: HitRow): string {
  switch (hit.kind) {
    case 'asset': return `/desk/assets/${hit.id}`
    case 'case': return `/desk/cases/${hit.id}`
    case 'organisation': return `/desk/organisations/${hit.id}`
    case 'certificate': return `/check/${hit.id}`
  }
}

/** Clauses whose number or wording holds the words. */
function findClauses(q: string) {
  const words = q.toLowerCase().replace(/^§/, '')
  return Object.entries(clauses).filter(([number, c]) => number === words || c.zh.includes(words) || c.en.toLowerCase().includes(words)).slice(0, 8)
    .map(([number, c]) => ({ kind: 'clause' as const, id: number, title: c.zh, note: `§${number}`, href: `/guide/clauses#c${number}` }))
}

/** The cockpit of the supervisors and the search over everything one may read. */
export function supervisionHandlings(): Handling[] {
  return [
    handle(supervisionRoutes.cockpit, keepFigures(ask => ask.transaction(async tx => {
      const row = await findCockpit(tx, ask.today)
      return {
        funnel: funnelOf(row.funnel), grades: row.grades, monthly: row.monthly ?? [], openCases: row.open_cases, overdueCases: row.overdue_cases, medianDays: row.median_days === null ? null : Math.round(row.median_days * 10) / 10, asOf: ask.now.toISOString(),
        coverage: row.coverage.map(c => ({ key: c.id, label: c.name, value: c.registered, of: c.total, href: `/desk/assets?holderId=${c.id}` })),
        overdue: row.overdue.map(o => ({ key: o.id ?? o.role, label: o.name ?? parties[o.role as Party].title.zh, value: o.n, href: '/desk/?tab=due' })),
      }
    }), cockpit => cockpit.funnel[0]!.value)),
    handle(supervisionRoutes.search, async (ask, { query }) => ask.transaction(async tx => {
      const hits = (await findHits(tx, query.q, ask.visitor)).map(hit => ({ kind: hit.kind, id: hit.id, title: hit.title, note: hit.note, href: hrefOf(hit) }))
      return { hits: [...hits, ...findClauses(query.q)] }
    })),
  ]
}

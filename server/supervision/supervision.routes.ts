import { supervisionRoutes } from '#contract/supervision.ts'
import { clauses } from '#law/clauses.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { cockpitOf } from './cockpit.ts'
import { keepFigures } from '#server/http/kept-figures.ts'
import { findHits, type HitRow } from './search.view.sql.ts'

function hrefOf(hit: HitRow): string {
  switch (hit.kind) {
    case 'asset':
      return `/desk/assets/${hit.id}`
    case 'case':
      return `/desk/cases/${hit.id}`
    case 'organisation':
      return `/desk/organisations/${hit.id}`
    case 'certificate':
      return `/check/${hit.id}`
  }
}

/** Clauses whose number or wording holds the words. */
function findClauses(q: string) {
  const words = q.toLowerCase().replace(/^§/, '')
  return Object.entries(clauses)
    .filter(([number, c]) => number === words || c.zh.includes(words) || c.en.toLowerCase().includes(words))
    .slice(0, 8)
    .map(([number, c]) => ({
      kind: 'clause' as const,
      id: number,
      title: c.zh,
      note: `§${number}`,
      href: `/guide/clauses#clause-${number}`,
    }))
}

/** The cockpit of the supervisors and the search over everything one may read. */
export function supervisionHandlings(): Handling[] {
  return [
    handle(
      supervisionRoutes.cockpit,
      keepFigures(cockpitOf, (cockpit) => cockpit.funnel[0]!.value),
    ),
    handle(supervisionRoutes.search, async (ask, { query }) =>
      ask.transaction(async (tx) => {
        const hits = (await findHits(tx, query.q, ask.visitor)).map((hit) => ({
          kind: hit.kind,
          id: hit.id,
          title: hit.title,
          note: hit.note,
          href: hrefOf(hit),
        }))
        return { hits: [...hits, ...findClauses(query.q)] }
      }),
    ),
  ]
}

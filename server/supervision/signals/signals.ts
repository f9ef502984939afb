import { mostCounted } from '#contract/route.ts'
import { signalRoutes as routes } from '#contract/supervision-signals.ts'
import { type RiskSignal, riskSignals } from '#law/signals.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { countSignals, listSignals, signalQueries } from './signals.view.sql.ts'

const groundOf = ({ now, today }: Pick<Ask, 'now' | 'today'>) => ({ at: now, today })

/** Risk signals over what the reader may see, each with its query (§7.2). */
export function signalHandlings(): Handling[] {
  return [
    handle(routes.readSignals, (ask) =>
      ask.transaction(async (tx) => {
        const counts = await countSignals(tx, groundOf(ask))
        return {
          asOf: ask.now.toISOString(),
          rules: (Object.keys(riskSignals) as RiskSignal[]).flatMap((id) => {
            const n = counts[id]
            return n === undefined
              ? []
              : [{ id, ...riskSignals[id], query: signalQueries[id].trim(), total: Math.min(n, mostCounted), isCapped: n > mostCounted }]
          }),
        }
      }),
    ),
    handle(routes.listSignals, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listSignals(tx, groundOf(ask), { ...query, after: fromCursor(query.cursor, ['number', 'text']) })
        const counts = query.cursor ? {} : await countSignals(tx, groundOf(ask), query.rule)
        return toPage(
          rows,
          query.limit,
          Object.values(counts).reduce((all, n) => all + n, 0),
          (row) => [row.place, row.key],
          ({ rule, key, subjectId, subjectName, since, detail, href }) => ({ rule, key, subjectId, subjectName, since, detail, href }),
        )
      }),
    ),
  ]
}

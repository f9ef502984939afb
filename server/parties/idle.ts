import { type IdleAccount, accountRoutes as routes } from '#contract/accounts.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { countIdle, type IdleRow, listIdle } from './idle.sql.ts'

/** The dormant and orphaned accounts that the review found (choice:dormant-accounts). */
export function idleHandlings(): Handling[] {
  return [
    handle(routes.listIdleAccounts, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const asked = { why: query.why, q: query.q }
        const rows = await listIdle(tx, { ...asked, limit: query.limit, after: fromCursor(query.cursor, ['instant', 'uuid', 'text']) })
        return toPage(rows, query.limit, await countIdle(tx, asked), (row) => [row.since.toISOString(), row.officerId, row.why], viewOf)
      }),
    ),
  ]
}

const viewOf = (row: IdleRow): IdleAccount => ({
  ...row,
  organisations: [...row.organisations],
  since: row.since.toISOString(),
  foundAt: row.foundAt.toISOString(),
  suspendsAt: row.suspendsAt?.toISOString() ?? null,
})

import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Under whom sums are kept that belong to no unit: of the city, or of all of a kind and sector together. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** What is kept of how things stand, and what was added since: rows of one sum add up (holder_id, holder_kind, what, key, n). */
export const standing = (fits: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`
    select holder_id, holder_kind, what, key, n
    from standings
    where ${fits}
    union all
    select holder_id, holder_kind, what, key, n
    from standing_moves
    where ${fits}
  `

/** Brings the sums forward by what acts added since (in the platform's name). */
export async function bringStandingsForward(tx: Tx): Promise<void> {
  await sql`select bring_standings_forward()`.execute(tx)
}

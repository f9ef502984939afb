import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { chainLinks } from './assets.sql.ts'

/** What a unit holds before registration: its assets, what of them stands in the list, and information cards. */
export type Holdings = { readonly assets: number; readonly catalogued: number; readonly informationCards: number }

/**
 * Counts what a unit holds, from content to information card (§3.10), as far as the reader may see: assets that are not destroyed, by the
 * words their lists have.
 */
export async function findHoldings(tx: Tx, holderId: string): Promise<Holdings> {
  const { rows } = await sql<Holdings>`
      select count(*)::int as assets, count(*) filter (where ${chainLinks.listed})::int as catalogued,
        count(*) filter (where ${chainLinks['information-card']})::int as "informationCards"
      from assets a where a.holder_id = ${holderId} and a.state <> 'destroyed'`.execute(tx)
  return rows[0]!
}

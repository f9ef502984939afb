import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { chainLinks } from './assets.sql.ts'

/** What a unit holds before registration: datasets found, their records, what stands in the list, and information cards. */
export type Holdings = { readonly datasets: number; readonly records: number; readonly catalogued: number; readonly informationCards: number }

/** Counts what a unit holds, from content to information card (§3.10), as far as the reader may see; a dataset whose newest finding was erased with a destroyed asset is held no more. */
export async function findHoldings(tx: Tx, holderId: string): Promise<Holdings> {
  const { rows } = await sql<Holdings>`select f.datasets, f.records, h.catalogued, h."informationCards" from
    (select count(*)::int as datasets, coalesce(sum(rows), 0)::bigint as records from (select distinct on (identity) rows, erased_at from findings where holder_id = ${holderId} order by identity, found_at desc) newest where erased_at is null) f,
    (select count(*) filter (where ${chainLinks.listed})::int as catalogued, count(*) filter (where ${chainLinks['information-card']})::int as "informationCards" from assets a where a.holder_id = ${holderId} and a.state <> 'destroyed') h`.execute(tx)
  return rows[0]!
}

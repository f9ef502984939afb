import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** What a unit holds before registration: datasets found, their records, what stands in the list, and information cards. */
export type Holdings = { readonly datasets: number; readonly records: number; readonly catalogued: number; readonly informationCards: number }

/** Counts what a unit holds, from content to information card (§3.10), as far as the reader may see; a dataset whose newest finding was erased with a destroyed asset is held no more. */
export async function findHoldings(tx: Tx, holderId: string): Promise<Holdings> {
  const { rows } = await sql<Holdings>`select f.datasets, f.records, a.catalogued, a."informationCards" from
    (select count(*)::int as datasets, coalesce(sum(rows), 0)::bigint as records from (select distinct on (identity) rows, erased_at from findings where holder_id = ${holderId} order by identity, found_at desc) newest where erased_at is null) f,
    (select count(*) filter (where catalogued_at is not null)::int as catalogued, count(*) filter (where registered_at is null)::int as "informationCards" from assets where holder_id = ${holderId} and state <> 'destroyed') a`.execute(tx)
  return rows[0]!
}

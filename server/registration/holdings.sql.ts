import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** What a unit holds after registration: asset cards with the valuations beside them, and what waits in the memorandum register. */
export type Registered = { readonly assetCards: number; readonly valuedFen: number; readonly memos: number; readonly memosDue: number }

/** Counts the asset cards in force and memoranda of a unit, with the sum of the valuations the cards rest on (§4.6). */
export async function findRegistered(tx: Tx, holderId: string, today: string): Promise<Registered> {
  const { rows } = await sql<Registered>`select k."assetCards", k."valuedFen", m.memos, m."memosDue" from
    (
      select count(*)::int as "assetCards", coalesce(sum(c.valued_fen), 0)::bigint as "valuedFen"
      from asset_cards c
      where c.holder_id = ${holderId} and c.ended_at is null
    ) k,
    (
      select count(*)::int as memos, count(*) filter (where review_on <= ${today}::date)::int as "memosDue"
      from memo_entries
      where holder_id = ${holderId} and left_at is null
    ) m`.execute(tx)
  return rows[0]!
}

/** The latest valuation of each of these assets that has one, in whole fen: shown beside the books, never in them. */
export async function findLatestValuations(tx: Tx, assetIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{
    assetId: string
    amountFen: number
  }>`
    select distinct on (asset_id) asset_id as "assetId", amount_fen as "amountFen"
    from valuations
    where asset_id = any(${sql.val([...assetIds])}::uuid[])
    order by asset_id, filed_at desc
  `.execute(tx)
  return new Map(rows.map((row) => [row.assetId, row.amountFen]))
}

import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** An account of a unit, of one asset or of what names none. */
export type Open = {
  readonly holderId: string
  readonly assetId: string | null
  readonly account: string
  readonly stands: 'debit' | 'credit'
}

/**
 * What is open on an account, on the side it stands, at the lowest from a day on: so much can be taken from it on that day without any
 * later day coming out negative.
 */
export async function findOpen(tx: Tx, { holderId, assetId, account, stands }: Open, from: string): Promise<number> {
  const which = assetId === null ? sql`v.asset_id is null` : sql`v.asset_id = ${assetId}`
  const { rows } = await sql<{ fen: number }>`select min(fen)::bigint as fen from (
    select on_date, sum(sum(fen)) over (order by on_date) as fen from (
      select p.on_date, ${stands === 'debit' ? sql`p.debit_fen - p.credit_fen` : sql`p.credit_fen - p.debit_fen`} as fen
      from vouchers v
      join postings p on p.voucher_id = v.id
      where v.holder_id = ${holderId} and ${which} and p.account = ${account}
      union all select ${from}::date, 0) lines group by 1) days where on_date >= ${from}::date`.execute(tx)
  return rows[0]!.fen
}

/** An asset as the books of a unit know it from their vouchers, also when it has passed to another since; null when none is about it. */
export async function findBookedAsset(
  tx: Tx,
  holderId: string,
  assetId: string,
): Promise<{ readonly id: string; readonly code: string; readonly name: string } | null> {
  const { rows } = await sql<{
    id: string
    code: string
    name: string
  }>`select v.asset_id as id, coalesce(c.code, a.code, '') as code, coalesce(c.name, a.name, '') as name from vouchers v
    left join book_cards c on c.asset_id = v.asset_id and c.holder_id = v.holder_id
    left join assets a on a.id = v.asset_id
    where v.holder_id = ${holderId} and v.asset_id = ${assetId}
    limit 1`.execute(tx)
  return rows[0] ?? null
}

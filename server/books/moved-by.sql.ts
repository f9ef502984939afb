import { sql, type RawBuilder } from 'kysely'

/**
 * Ids of the vouchers about an asset or that moved its card: those of its own, and those of many cards (runs and their reversals) of every unit
 * that has one of its own. A unit has few of these, so that movements need no index by asset.
 */
export function vouchersOf(assetId: string): RawBuilder<unknown> {
  const own = sql`from vouchers o where o.asset_id = ${assetId}`
  return sql`select o.id ${own} union all select r.id from vouchers r where r.asset_id is null and r.moves > 0 and r.holder_id in (select o.holder_id ${own}) and exists (select from book_moves b where b.voucher_id = r.id and b.asset_id = ${assetId})`
}

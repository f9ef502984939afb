import { sql, type RawBuilder } from 'kysely'

/**
 * Ids of the vouchers of a unit about an asset or that moved its card: those of its own, and those of many cards (runs and their
 * reversals). A unit has few of these, so that movements need no index by asset. What stands in the books of who held the asset before
 * stays there (choice:transfer-of-holding).
 */
export function vouchersOf(assetId: string, holderId: string): RawBuilder<unknown> {
  return sql`
    select o.id
    from vouchers o
    where o.asset_id = ${assetId} and o.holder_id = ${holderId}
    union all
    select r.id
    from vouchers r
    where r.asset_id is null
      and r.moves > 0
      and r.holder_id = ${holderId}
      and exists (select from book_moves b where b.voucher_id = r.id and b.asset_id = ${assetId})
  `
}

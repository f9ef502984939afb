import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** How much rests on the registration of an asset. */
export type Resting = {
  readonly marks: number
  readonly mandates: number
  readonly agreements: number
  readonly products: number
  readonly outside: number
  readonly isBooked: boolean
}

/** What rests on the registration of an asset on a day, as far as the reader may see it (choice:after-falling). */
export async function findResting(tx: Tx, assetId: string, today: string): Promise<Resting> {
  const { rows } =
    await sql<Resting>`select (select count(*)::int from use_marks m where m.asset_id = ${assetId} and m.ended_at is null) as marks,
    (
      select count(*)::int
      from mandate_assets b
      join mandates m on m.id = b.mandate_id
      where b.asset_id = ${assetId} and b.ended_at is null and m.ended_at is null and m.ends_on >= ${today}::date
    ) as mandates,
    (
      select count(*)::int from agreements g where g.asset_id = ${assetId} and g.ended_at is null and g.ends_on >= ${today}::date
    ) as agreements,
    (
      select count(distinct s.product_id)::int
      from product_sources s
      join products p on p.id = s.product_id and p.state in ('listed', 'paused')
      where s.asset_id = ${assetId}
    ) as products,
    (select count(*)::int from outside_registrations o where o.asset_id = ${assetId} and o.ended_at is null) as outside,
    exists (select from book_cards c where c.asset_id = ${assetId}) as "isBooked" `.execute(tx)
  return rows[0]!
}

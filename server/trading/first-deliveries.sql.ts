import { sql } from 'kysely'
import { publicDataHolders } from '#law/marks.ts'
import type { Tx } from '#server/db/transaction.ts'

/** The kind of the notes that tell of a first delivery. */
export const firstDeliveryKind = 'first-delivery'

/**
 * An asset of which a product was delivered for the first time and which no record of the national register names: since when, who holds
 * it, by which product and operator.
 */
export type FirstDelivery = {
  readonly assetId: string
  readonly assetName: string
  readonly holderId: string
  readonly deliveredAt: Date
  readonly productId: string
  readonly productName: string
  readonly operatorId: string | null
}

/**
 * First deliveries of which the holder was not told, the earliest first, at most 1,000; a product made from a product stands on what that
 * was made from, and trials are left out.
 */
export async function findFirstDeliveries(tx: Tx): Promise<FirstDelivery[]> {
  const { rows } = await sql<FirstDelivery>`
      with recursive delivered as materialized (
        select o.product_id, min(o.delivered_at) as at
        from orders o
        where o.delivered_at is not null and o.kind <> 'trial'
        group by 1
      ),
        made (product_id, of_id) as (
        select d.product_id, d.product_id
        from delivered d
        union
        select m.product_id, s.from_product_id
        from made m
        join product_sources s on s.product_id = m.of_id
        where s.from_product_id is not null
      ),
        first as (
        select distinct on (s.asset_id) s.asset_id, d.at, d.product_id
        from delivered d
        join made m on m.product_id = d.product_id
        join product_sources s on s.product_id = m.of_id
        where s.asset_id is not null
        order by s.asset_id, d.at, d.product_id
      )
      select a.id as "assetId", a.name as "assetName", a.holder_id as "holderId", f.at as "deliveredAt", p.id as "productId",
        p.name as "productName", p.operator_id as "operatorId"
      from first f join assets a on a.id = f.asset_id join products p on p.id = f.product_id
      where (a.was_public or a.holder_kind = any (${sql.val([...publicDataHolders])}::text[])) and a.state <> 'destroyed'
        and not exists (select from outside_registrations o where o.asset_id = a.id and o.register = 'national')
        and not exists (
        select from notes n where n.organisation_id = a.holder_id and n.kind = ${firstDeliveryKind} and n.subject = a.id::text
      )
      order by f.at, a.id limit 1000`.execute(tx)
  return rows
}

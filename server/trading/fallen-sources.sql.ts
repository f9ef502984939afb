import { sql } from 'kysely'
import type { FallenHow } from '#law/fallen.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A product that stands on an asset whose registration ended, somebody whom that concerns, and how many orders of theirs are not ended. */
export type FallenSource = {
  readonly productId: string
  readonly productName: string
  readonly productNumber: string
  readonly assetName: string
  readonly how: FallenHow
  readonly on: string
  readonly organisationId: string
  readonly orders: number
}

/**
 * The products that stand on assets whose registration ended since a day, directly or through a product, each with everybody to be told:
 * operator, developer, buyers with running orders, and for what is listed the exchange.
 */
export async function findFallenSources(tx: Tx, since: string): Promise<FallenSource[]> {
  const { rows } = await sql<FallenSource>`
      with recursive gone as materialized (
        select id, name, fallen, fallen_on from assets where fallen is not null and fallen_on >= ${since}::date
      ),
        made (product_id, asset_id) as (
        select s.product_id, g.id
        from gone g
        join product_sources s on s.asset_id = g.id
        union
        select s.product_id, m.asset_id
        from made m
        join product_sources s on s.from_product_id = m.product_id
      )
      select p.id as "productId", p.name as "productName", coalesce(p.number, '') as "productNumber", g.name as "assetName",
        g.fallen as how, g.fallen_on as "on", t.organisation_id as "organisationId", sum(t.orders)::int as orders
      from made m
      join gone g on g.id = m.asset_id
      join products p on p.id = m.product_id and p.state in ('reviewed', 'filed', 'listed', 'paused')
      cross join lateral (
        select p.developer_id as organisation_id, 0 as orders union all select p.operator_id, 0 where p.operator_id is not null
        union all select o.id, 0 from organisations o where p.exchange_number is not null and o.is_active and 'exchange' = any (o.roles)
        union all
        select o.buyer_id, 1
        from orders o
        where o.product_id = p.id and o.buyer_id is not null and o.state not in ('completed', 'cancelled', 'refunded')) t
      group by p.id, g.id, g.name, g.fallen, g.fallen_on, t.organisation_id`.execute(tx)
  return rows
}

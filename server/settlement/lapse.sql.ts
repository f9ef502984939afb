import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** An asset that passed from one unit to another on a day. */
export type Passed = { readonly assetId: string; readonly fromId: string; readonly toId: string; readonly on: string }
/** A sharing agreement that stopped to count and was not replaced before, with everybody who stands in it. */
export type Lapsed = {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly productId: string
  readonly productName: string
  readonly operatorId: string
  readonly partyIds: readonly string[]
}

/**
 * Lapses the agreements of the products made from an asset, from a day on, where the new holder is no producer in them, or the former one
 * is and holds no source any more; answers the ones in force or being signed.
 */
export async function lapseSharing(tx: Tx, { assetId, fromId, toId, on }: Passed): Promise<Lapsed[]> {
  const producer = (id: string) =>
    sql`exists (select from sharing_parties p where p.agreement_id = a.id and p.part = 'producer' and p.organisation_id = ${id})`
  await sql`
    update sharing_agreements a
    set lapsed_on = ${on}::date
    where a.lapsed_on is null
      and exists (select from product_sources s where s.product_id = a.product_id and s.asset_id = ${assetId})
      and (
      not ${producer(toId)}
        or (
          ${producer(fromId)}
            and not exists (select from product_sources s where s.product_id = a.product_id and s.holder_id = ${fromId})
        )
    )`.execute(tx)
  const { rows } = await sql<Lapsed>`
      select a.id, a.number, a.version, a.product_id as "productId", p.name as "productName", a.operator_id as "operatorId",
        array(select organisation_id from sharing_parties s where s.agreement_id = a.id order by position) as "partyIds"
      from sharing_agreements a
      join products p on p.id = a.product_id
      where a.lapsed_on = ${on}::date
        and exists (select from product_sources s where s.product_id = a.product_id and s.asset_id = ${assetId})
        and not exists (
        select from sharing_agreements n where n.product_id = a.product_id and n.version > a.version and n.in_force_at is not null
      )
      order by a.number`.execute(tx)
  return rows
}

/**
 * The latest day from which the next version for a product may count, since what comes in before it would fall under no agreement: the day
 * the one in force lapsed; before the first one that of the first income, at the latest today. Null when one in force goes on until the
 * next.
 */
export async function findUncovered(tx: Tx, productId: string, today: string): Promise<string | null> {
  const { rows } = await sql<{ on: string | null }>`select ${uncovered(sql`${productId}::uuid`, today)}::text as "on"`.execute(tx)
  return rows[0]!.on
}

/** The same of a product named by an expression. */
export const uncovered = (
  product: ReturnType<typeof sql>,
  today: string,
) => sql`(case when exists (select from sharing_agreements a where a.product_id = ${product} and a.in_force_at is not null)
  then (
    select a.lapsed_on
    from sharing_agreements a
    where a.product_id = ${product} and a.in_force_at is not null
    order by a.version desc
    limit 1
  )
  else least(${today}::date, (select min(i.agreed_on) from incomes i where i.product_id = ${product})) end)`

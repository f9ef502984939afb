import { sql } from 'kysely'
import type { FallenHow } from '#law/fallen.ts'
import type { Tx } from '#server/db/transaction.ts'

/** What a number in a specification stands for, as far as the developer may see it: a registered asset with its agreement of this developer, or a product. */
export type FoundSource = {
  readonly number: string
  readonly assetId: string | null
  readonly certificateStatus: string | null
  readonly agreementId: string | null
  readonly agreementNumber: string | null
  readonly isInForce: boolean
  readonly beginsOn: string | null
  readonly endsOn: string | null
  readonly productId: string | null
  readonly productState: string | null
  readonly purposeClass: string | null
  readonly operatorId: string | null
  readonly holderId: string | null
  readonly holderKind: string | null
  readonly holderSector: string | null
  /** Of a product: whether public data is in it; of an asset: whether it was public data when its holder acquired it (choice:public-data-stays). */
  readonly usesPublic: boolean
  /**
   * Of a product: the order of this developer on it, trials left out: its number, whether it was delivered and stands, and since when;
   * null where this developer made it or ordered nothing.
   */
  readonly order: { readonly number: string; readonly isDelivered: boolean; readonly deliveredOn: string | null } | null
  /** Whether this developer made the product itself. */
  readonly isOwn: boolean
}

/**
 * What the sources of a specification are, by number; those that are nothing known are left out. Of several agreements the one in force
 * counts, else the latest; of several orders the one delivered first.
 */
export async function findSources(tx: Tx, developerId: string, numbers: readonly string[], today: string): Promise<FoundSource[]> {
  const { rows } = await sql<FoundSource>`
    with asked as (select distinct unnest(${sql.val([...numbers])}::text[]) as number)
    select q.number, c.asset_id as "assetId", c.status as "certificateStatus", a.id as "agreementId",
      a.number as "agreementNumber", coalesce(a.in_force, false) as "isInForce", a.begins_on::text as "beginsOn",
      a.ends_on::text as "endsOn",
      null::uuid as "productId", null as "productState", a.purpose_class as "purposeClass", a.operator_id as "operatorId",
        a.holder_id as "holderId", a.holder_kind as "holderKind", a.holder_sector as "holderSector",
        was_public_data(c.asset_id) as "usesPublic", null::jsonb as "order", false as "isOwn"
    from asked q join certificates c on c.number = q.number
    left join lateral (select g.*, g.signed_operator_at is not null and g.signed_developer_at is not null and g.suspended_at is null and g.ended_at is null and g.begins_on <= ${today}::date and g.ends_on >= ${today}::date as in_force
      from agreements g
      where g.asset_id = c.asset_id and g.developer_id = ${developerId}
      order by in_force desc, g.made_at desc
      limit 1) a on true
    union all
    select q.number, null, null, null, null, false, null, null, p.id, p.state, p.purpose_class, p.operator_id, null, null, null,
      p.uses_public, to_jsonb(b), p.developer_id = ${developerId}
    from asked q join products p on p.number = q.number
    left join lateral (select r.number, r.state in ('acceptance', 'settlement', 'completed') as "isDelivered", (r.delivered_at at time zone 'Asia/Shanghai')::date as "deliveredOn"
      from orders r
      where r.product_id = p.id and r.buyer_id = ${developerId} and p.developer_id <> ${developerId} and r.kind <> 'trial' and r.state not in ('cancelled', 'refunded')
      order by 2 desc, r.delivered_at, r.placed_at
      limit 1) b on true`.execute(tx)
  return rows
}

/**
 * The certificate of the first source of a product, or of a product it is made from, that the operator may not operate on a day; null when
 * it may operate every one.
 */
export async function findUnoperated(tx: Tx, productId: string, today: string): Promise<string | null> {
  const { rows } = await sql<{
    number: string
  }>`
    with recursive made (id) as (
      select ${productId}::uuid
      union
      select s.from_product_id
      from made m
      join product_sources s on s.product_id = m.id
      where s.from_product_id is not null
    ),
      found as materialized (select unoperated_source(id, ${today}::date) as number from made)
      select number
      from found
      where number is not null
      limit 1`.execute(tx)
  return rows[0]?.number ?? null
}

/**
 * The certificate of the first source of a product, or of a product it is made from, whose asset has no registration in force on a day,
 * and how it fell; null when every one has.
 */
export async function findFallenSource(tx: Tx, productId: string, today: string): Promise<{ number: string; how: FallenHow } | null> {
  const { rows } = await sql<{
    number: string
    how: FallenHow
  }>`
    with recursive made (id) as (
      select ${productId}::uuid
      union
      select s.from_product_id
      from made m
      join product_sources s on s.product_id = m.id
      where s.from_product_id is not null
    )
    select c.number, case when c.status in ('revoked', 'deregistered') then c.status else 'expired' end as how
    from made m
    join product_sources s on s.product_id = m.id and s.asset_id is not null
      join lateral (
        select l.number, l.status, l.valid_until from certificates l where l.asset_id = s.asset_id order by l.serial desc limit 1
      ) c
        on c.status <> 'valid'
        or c.valid_until < ${today}::date
      order by c.number
      limit 1`.execute(tx)
  return rows[0] ?? null
}

/** The case by which an operator is suspended (§8.2), and the case of an exit that was agreed (§5.9); null where there is none. */
export async function findSellerStands(tx: Tx, operatorId: string): Promise<{ suspension: string | null; leaving: string | null }> {
  const { rows } = await sql<{
    suspension: string | null
    leaving: string | null
  }>`select (select number from suspension_of(${operatorId})) as suspension, leaving_of(${operatorId}) as leaving`.execute(tx)
  return rows[0]!
}

/** One source as it is kept with its product. */
export type NewSource = {
  readonly position: number
  readonly assetId: string | null
  readonly agreementId: string | null
  readonly fromProductId: string | null
  readonly certificateNumber: string | null
  readonly scope: string
  readonly acquiredOn: string
  readonly holderId: string | null
  readonly holderKind: string
  readonly holderSector: string
}

/** Writes the sources of a draft product anew. */
export async function replaceSources(
  tx: Tx,
  product: { readonly id: string; readonly developerId: string; readonly operatorId: string | null },
  sources: readonly NewSource[],
): Promise<void> {
  await sql`delete from product_sources where product_id = ${product.id}`.execute(tx)
  await sql`
    insert into product_sources (
      product_id, developer_id, operator_id, position, asset_id, agreement_id, from_product_id, certificate_number, scope,
      acquired_on, holder_id, holder_kind, holder_sector
    )
    select ${product.id}, ${product.developerId}, ${product.operatorId}::uuid, s.position, s."assetId", s."agreementId",
      s."fromProductId", s."certificateNumber", s.scope, s."acquiredOn", s."holderId", s."holderKind", s."holderSector"
    from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) as s (
      position int, "assetId" uuid, "agreementId" uuid, "fromProductId" uuid, "certificateNumber" text, scope text,
      "acquiredOn" date, "holderId" uuid, "holderKind" text, "holderSector" text
    )`.execute(tx)
}

import { sql } from 'kysely'
import type { ProductState, PurposeClass } from '#law/products.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A product as its cases and orders need it. Money is whole fen. */
export type ProductRow = {
  readonly id: string
  readonly number: string | null
  readonly name: string
  readonly kind: string
  readonly purposeClass: PurposeClass
  readonly developerId: string
  readonly operatorId: string | null
  readonly usesPublic: boolean
  readonly state: ProductState
  readonly specification: Record<string, unknown>
  readonly priceFen: number | null
  readonly ceilingFen: number | null
  readonly unit: string
  readonly exchangeNumber: string | null
}

const columns = sql`
  p.id, p.number, p.name, p.kind, p.purpose_class as "purposeClass", p.developer_id as "developerId",
    p.operator_id as "operatorId", p.uses_public as "usesPublic", p.state, p.specification, p.price_fen as "priceFen",
    p.ceiling_fen as "ceilingFen", p.unit, p.exchange_number as "exchangeNumber"
`

/** One product; null when it is not there or hidden. */
export async function findProduct(tx: Tx, id: string): Promise<ProductRow | null> {
  const { rows } = await sql<ProductRow>`select ${columns} from products p where p.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Begins a product as a draft; its case follows in the same transaction. */
export async function insertProduct(
  tx: Tx,
  p: { id: string; name: string; kind: string; purposeClass: string; developerId: string; at: Date },
): Promise<void> {
  await sql`
    insert into products (id, name, kind, purpose_class, developer_id, made_at, search)
    values (${p.id}, ${p.name}, ${p.kind}, ${p.purposeClass}, ${p.developerId}, ${p.at}, ${p.name.toLowerCase()})
  `.execute(tx)
}

/** Writes what a specification says into a product that is still a draft. */
export async function writeSpecification(
  tx: Tx,
  id: string,
  p: {
    name: string
    kind: string
    purposeClass: string
    operatorId: string | null
    usesPublic: boolean
    specification: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  await sql`
    update products
    set name = ${p.name}, kind = ${p.kind}, purpose_class = ${p.purposeClass}, operator_id = ${p.operatorId},
      uses_public = ${p.usesPublic}, specification = ${JSON.stringify(p.specification)}::jsonb, search = ${p.name.toLowerCase()}
    where id = ${id} and state = 'draft'`.execute(tx)
}

/** The review, and the filing where there is one, ended: the product gets its number, CP-year-serial (choice:product-number). */
export async function numberProduct(
  tx: Tx,
  id: string,
  { state, year, at }: { state: 'reviewed' | 'filed'; year: string; at: Date },
): Promise<void> {
  await sql`
    update products
    set state = ${state}, number = 'CP-' || ${year} || '-' || lpad(nextval('product_numbers')::text, 6, '0'),
      filed_at = ${state === 'filed' ? at : null}::timestamptz
    where id = ${id} and state = 'draft'
  `.execute(tx)
}

/** A pricing paper that comes into force. */
export type NewPrice = {
  readonly caseId: string
  readonly productId: string
  readonly charge: string
  readonly method: string | null
  readonly unit: string
  readonly priceFen: number
  readonly ceilingFen: number | null
  readonly permittedFen: number | null
  readonly paper: Readonly<Record<string, unknown>>
  readonly at: Date
}

/** Keeps a pricing paper and makes its price that of the product. */
export async function insertPrice(tx: Tx, p: NewPrice): Promise<void> {
  await sql`insert into product_prices (case_id, product_id, charge, method, unit, price_fen, ceiling_fen, permitted_fen, paper, set_at)
    values (
      ${p.caseId}, ${p.productId}, ${p.charge}, ${p.method}, ${p.unit}, ${p.priceFen}, ${p.ceilingFen}, ${p.permittedFen},
      ${JSON.stringify(p.paper)}::jsonb, ${p.at}
    )`.execute(tx)
  await sql`update products set price_fen = ${p.priceFen}, ceiling_fen = ${p.ceilingFen}, unit = ${p.unit} where id = ${p.productId}`.execute(
    tx,
  )
}

/** Lists a product under the number of the exchange; false when that number is another product's. */
export async function listProduct(tx: Tx, id: string, exchangeNumber: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
      update products
      set state = 'listed', exchange_number = ${exchangeNumber}, listed_at = ${at}
      where id = ${id} and not exists (select from products o where o.exchange_number = ${exchangeNumber} and o.id <> ${id})
      returning id
    `.execute(tx)
  return rows.length === 1
}

/** By which case products are delisted, why and on which basis. */
export type Delisting = { readonly caseId: string; readonly why: string; readonly basis: string; readonly at: Date }

/**
 * Which products are delisted: one, every one of an operator, those it listed that a developer made under agreements ended at an instant,
 * or those with an asset as source over which their operator (all, or one) has no other mandate on a day.
 */
export type Which =
  | { readonly id: string }
  | { readonly operatorId: string }
  | { readonly operatorId: string; readonly developerId: string; readonly endedAt: Date }
  | { readonly operatorId?: string; readonly assetId: string; readonly today: string }

function among(which: Which) {
  if ('id' in which) return sql`id = ${which.id}`
  if ('developerId' in which)
    return sql`
      operator_id = ${which.operatorId} and developer_id = ${which.developerId}
        and exists (
        select
        from product_sources s
        join agreements a on a.id = s.agreement_id
        where s.product_id = products.id and a.operator_id = ${which.operatorId} and a.ended_at = ${which.endedAt}::timestamptz
      )`
  if (!('assetId' in which)) return sql`operator_id = ${which.operatorId}`
  const { operatorId, assetId, today } = which
  return sql`
    ${operatorId ? sql`operator_id = ${operatorId}` : sql`operator_id is not null`}
      and exists (select from product_sources s where s.product_id = products.id and s.asset_id = ${assetId})
      and not exists (
      select
      from mandate_assets b
      join mandates n on n.id = b.mandate_id
      where b.asset_id = ${assetId}
        and b.operator_id = products.operator_id
        and b.ended_at is null
        and n.ended_at is null
        and ${today}::date between n.begins_on and n.ends_on
    )`
}

/** Delists the listed or paused ones of some products, with the record of why; answers which. */
export async function delist(tx: Tx, which: Which, { caseId, why, basis, at }: Delisting): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    update products
    set state = 'delisted', delisted_at = ${at}, delisted_why = ${why}, delisted_basis = ${basis}, delisted_case = ${caseId}
    where ${among(which)} and state in ('listed', 'paused') returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Whom a delisting by a case concerns, one line for each product: buyers with orders that are not ended, its developer, and who made products from it. */
export async function findDelistedParties(
  tx: Tx,
  caseId: string,
): Promise<{ productId: string; number: string; name: string; why: string; basis: string; organisationId: string; orders: number }[]> {
  const { rows } = await sql<{
    productId: string
    number: string
    name: string
    why: string
    basis: string
    organisationId: string
    orders: number
  }>`
    select p.id as "productId", coalesce(p.number, '') as number, p.name, p.delisted_why as why, p.delisted_basis as basis,
      t.organisation_id as "organisationId", sum(t.orders)::int as orders
    from products p cross join lateral (
      select o.buyer_id as organisation_id, 1 as orders
      from orders o
      where o.product_id = p.id and o.buyer_id is not null and o.state not in ('completed', 'cancelled', 'refunded')
      union all select p.developer_id, 0
      union all select d.developer_id, 0 from product_sources s join products d on d.id = s.product_id where s.from_product_id = p.id
      union all
      select e.id, 0
      from organisations e
      join cases c on c.id = p.delisted_case
      where e.is_active and 'exchange' = any (e.roles) and c.procedure <> 'listing-change') t
    where p.delisted_case = ${caseId} group by p.id, t.organisation_id`.execute(tx)
  return rows
}

/** Changes how a listing stands. */
export async function changeListing(tx: Tx, id: string, state: ProductState): Promise<void> {
  await sql`update products set state = ${state} where id = ${id}`.execute(tx)
}

/** The number of another open case of a procedure about a product; null when there is none. */
export async function otherOpenCase(tx: Tx, productId: string, procedure: string, caseId: string): Promise<string | null> {
  const { rows } = await sql<{
    number: string
  }>`
    select number
    from cases
    where subject_kind = 'product'
      and subject_id = ${productId}
      and procedure = ${procedure}
      and id <> ${caseId}
      and closed_at is null
    order by opened_at
    limit 1
  `.execute(tx)
  return rows[0]?.number ?? null
}

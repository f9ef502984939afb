import { sql } from 'kysely'
import type { ProductLine, ProductSource, ProductView } from '#contract/trading.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

/** What the list of products is narrowed by. */
export type ProductsAsked = {
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly kind?: string | undefined
  readonly assetId?: string | undefined
}
type Row = Omit<ProductLine, 'madeAt' | 'listedAt'> & { readonly madeAt: Date; readonly listedAt: Date | null }

const columns = sql`
  p.id, p.number, p.name, p.kind, p.purpose_class as "purposeClass", p.developer_id as "developerId", d.name as "developerName",
    p.operator_id as "operatorId", coalesce(o.name, '') as "operatorName", p.uses_public as "usesPublic", p.state,
    p.price_fen as "priceFen", p.ceiling_fen as "ceilingFen", p.unit, p.exchange_number as "exchangeNumber", p.made_at as "madeAt",
    p.listed_at as "listedAt"`
const joined = sql`products p join organisations d on d.id = p.developer_id left join organisations o on o.id = p.operator_id`

/** A product as lists show it. */
const lineOf = (row: Row): ProductLine => ({ ...row, madeAt: row.madeAt.toISOString(), listedAt: row.listedAt?.toISOString() ?? null })

function fitting({ q, state, kind, assetId }: ProductsAsked) {
  const like = q?.trim() ? likeWord(q) : null
  const fits = [
    like ? sql`(p.search like lower(${like}) or p.number ilike ${like} or p.exchange_number ilike ${like})` : sql`true`,
    state ? sql`p.state = ${state}` : sql`true`,
    kind ? sql`p.kind = ${kind}` : sql`true`,
    assetId ? sql`exists (select from product_sources s where s.product_id = p.id and s.asset_id = ${assetId})` : sql`true`,
  ]
  return sql.join(fits, sql` and `)
}

/** How the list of products may be sorted; those without a price lie below any price. */
export const productsBy = sortable<ProductLine, 'made' | 'name' | 'price'>(
  [sql`p.id`, (row) => row.id],
  {
    made: { by: sql`p.made_at`, kind: 'instant', of: (row) => row.madeAt },
    name: { by: sql`p.name`, kind: 'text', of: (row) => row.name },
    price: { by: sql`coalesce(p.price_fen, -1)`, kind: 'number', of: (row) => row.priceFen ?? -1 },
  },
  '-made',
)

/** Products the reader may see, a page of them. */
export async function listProducts(tx: Tx, asked: ProductsAsked, place: SortedPlace): Promise<ProductLine[]> {
  const { rows } =
    await sql<Row>`select ${columns} from ${joined} where ${fitting(asked)} and ${place.after} order by ${place.order} limit ${place.limit}`.execute(
      tx,
    )
  return rows.map(lineOf)
}

/** How many products fit, counted to 1,001 at most. */
export async function countProducts(tx: Tx, asked: ProductsAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from products p where ${fitting(asked)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

/** The products made from an asset that were filed and are not delisted, the first one first; as far as the reader may see them. */
export async function productsOf(tx: Tx, assetId: string): Promise<ProductLine[]> {
  const { rows } = await sql<Row>`
      select ${columns}
      from ${joined}
      where ${fitting({ assetId })} and p.state in ('filed', 'listed', 'paused')
      order by p.made_at, p.id
      limit 50
    `.execute(tx)
  return rows.map(lineOf)
}

/** Where to look for one product: by its id or by its number. */
export type ProductPlace = { readonly id: string } | { readonly number: string }

/** A product with its specification and, when it was delisted, on which day, why and by which case. */
export type ShownProduct = ProductLine & Pick<ProductView, 'specification' | 'delisted'>

/** One product with its specification; null when it is not there or hidden. */
export async function viewProduct(tx: Tx, place: ProductPlace): Promise<ShownProduct | null> {
  // Its case is told to who may see it.
  const { rows } = await sql<Row & Pick<ShownProduct, 'specification' | 'delisted'>>`select ${columns}, p.specification,
    case when p.delisted_at is not null then jsonb_build_object(
      'on', (p.delisted_at at time zone 'Asia/Shanghai')::date, 'why', p.delisted_why, 'basis', p.delisted_basis, 'caseId',
      (select k.id from cases k where k.id = p.delisted_case)
    ) end as delisted
    from ${joined}
    where ${'id' in place ? sql`p.id = ${place.id}` : sql`p.number = ${place.number}`}`.execute(tx)
  return rows[0] ? { ...lineOf(rows[0]), specification: rows[0].specification, delisted: rows[0].delisted } : null
}

/** What a product was made from. */
export async function sourcesOf(tx: Tx, productId: string): Promise<ProductSource[]> {
  const { rows } = await sql<ProductSource>`
      select s.position, s.asset_id as "assetId", s.from_product_id as "productId",
        coalesce(s.certificate_number, f.number, '') as number, coalesce(c.facts ->> 'assetName', f.name) as name, s.scope,
        s.acquired_on::text as "acquiredOn", a.number as "agreementNumber", h.name as "holderName"
      from product_sources s
      left join certificates c on c.number = s.certificate_number
      left join products f on f.id = s.from_product_id
      left join agreements a on a.id = s.agreement_id
      left join organisations h on h.id = s.holder_id
      where s.product_id = ${productId} order by s.position`.execute(tx)
  return rows
}

/** The prices a product had, the latest first. */
export async function pricesOf(tx: Tx, productId: string): Promise<ProductView['prices']> {
  const { rows } = await sql<Omit<ProductView['prices'][number], 'setAt'> & { setAt: Date }>`
    select case_id as "caseId", charge, method, unit, price_fen as "priceFen", ceiling_fen as "ceilingFen",
      permitted_fen as "permittedFen", set_at as "setAt"
    from product_prices
    where product_id = ${productId}
    order by set_at desc
    limit 50
  `.execute(tx)
  return rows.map((row) => ({ ...row, setAt: row.setAt.toISOString() }))
}

/** The products made from a product, as far as the reader may see them. */
export async function madeIntoOf(tx: Tx, productId: string): Promise<ProductView['madeInto']> {
  const { rows } = await sql<ProductView['madeInto'][number]>`
    select p.id, p.number, p.name
    from product_sources s
    join products p on p.id = s.product_id
    where s.from_product_id = ${productId}
    order by p.made_at
    limit 100
  `.execute(tx)
  return rows
}

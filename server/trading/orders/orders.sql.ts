import { sql } from 'kysely'
import type { OrderEntry, OrderLine, TradeCertificate } from '#contract/trading.ts'
import type { ProductState } from '#law/products.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

/** What the list of orders is narrowed by. */
export type OrdersAsked = { readonly q?: string | undefined; readonly state?: string | undefined; readonly productId?: string | undefined }
export type OrderRow = Omit<OrderLine, 'placedAt' | 'turn'> & {
  readonly placedAt: Date
  readonly priceFen: number | null
  readonly unit: string
  readonly productState: ProductState
  readonly version: number
  readonly purpose: string
  readonly buyerId: string | null
  readonly operatorId: string | null
  readonly developerId: string
  readonly exchangeNumber: string | null
  readonly certificate: TradeCertificate | null
  readonly deliveredAt: Date | null
  readonly settledAt: Date | null
}

const columns = sql`
  r.id, r.number, r.product_id as "productId", coalesce(p.number, '') as "productNumber", p.name as "productName",
    p.state as "productState", p.price_fen as "priceFen", p.unit, r.buyer_name as "buyerName", s.name as "sellerName", r.kind,
    r.quantity, r.amount_fen as "amountFen", r.state, r.placed_at as "placedAt", r.version, r.purpose,
    r.buyer_id as "buyerId", r.operator_id as "operatorId", r.developer_id as "developerId", r.exchange_number as "exchangeNumber",
    r.trade_certificate as certificate, r.delivered_at as "deliveredAt", r.settled_at as "settledAt"`
const joined = sql`orders r join products p on p.id = r.product_id join organisations s on s.id = coalesce(r.operator_id, r.developer_id)`

function fitting({ q, state, productId }: OrdersAsked) {
  const like = q?.trim() ? likeWord(q) : null
  return sql.join(
    [
      like ? sql`(r.number ilike ${like} or p.name ilike ${like} or r.buyer_name ilike ${like})` : sql`true`,
      state ? sql`r.state = ${state}` : sql`true`,
      productId ? sql`r.product_id = ${productId}` : sql`true`,
    ],
    sql` and `,
  )
}

/** How the list of orders may be sorted. */
export const ordersBy = sortable<OrderRow, 'placed' | 'number' | 'amount'>(
  [sql`r.id`, (row) => row.id],
  {
    placed: { by: sql`r.placed_at`, kind: 'instant', of: (row) => row.placedAt },
    number: { by: sql`r.number`, kind: 'text', of: (row) => row.number },
    amount: { by: sql`r.amount_fen`, kind: 'number', of: (row) => row.amountFen },
  },
  '-placed',
)

/** Orders the reader may see, a page of them. */
export async function listOrders(tx: Tx, asked: OrdersAsked, place: SortedPlace): Promise<OrderRow[]> {
  const { rows } =
    await sql<OrderRow>`select ${columns} from ${joined} where ${fitting(asked)} and ${place.after} order by ${place.order} limit ${place.limit}`.execute(
      tx,
    )
  return rows
}

/** How many orders fit, counted to 1,001 at most. */
export async function countOrders(tx: Tx, asked: OrdersAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`
    select count(*)::int as n
    from (select from orders r join products p on p.id = r.product_id where ${fitting(asked)} limit ${countLimit}) t
  `.execute(tx)
  return rows[0]?.n ?? 0
}

/** One order; null when it is not there or hidden. */
export async function findOrder(tx: Tx, id: string): Promise<OrderRow | null> {
  const { rows } = await sql<OrderRow>`select ${columns} from ${joined} where r.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The orders of a seller that a buyer has paid and that are neither completed nor given up: how many, and the first of them by number. */
export async function findPaidOrders(tx: Tx, sellerId: string): Promise<{ n: number; numbers: string[] }> {
  const { rows } = await sql<{
    n: number
    numbers: string[]
  }>`select count(*)::int as n, coalesce((array_agg(number order by number))[:5], '{}') as numbers from orders
    where coalesce(operator_id, developer_id) = ${sellerId} and state in ('delivery', 'acceptance', 'settlement', 'disputed')`.execute(tx)
  return rows[0]!
}

/** Who bought from an operator by orders that have not ended, and how many each. */
export async function findRunningBuyers(tx: Tx, operatorId: string): Promise<{ buyerId: string; orders: number }[]> {
  const { rows } = await sql<{
    buyerId: string
    orders: number
  }>`
    select buyer_id as "buyerId", count(*)::int as orders
    from orders
    where operator_id = ${operatorId} and buyer_id is not null and state not in ('completed', 'cancelled', 'refunded')
    group by buyer_id
  `.execute(tx)
  return rows
}

/** Holds an order until the end of the transaction; null when it is not there, hidden or not the reader's to move. */
export async function lockOrder(tx: Tx, id: string): Promise<OrderRow | null> {
  const { rows } = await sql`select id from orders where id = ${id} for no key update`.execute(tx)
  return rows.length > 0 ? findOrder(tx, id) : null
}

/** The order a buyer placed with a key; null when it placed none. */
export async function findPlaced(tx: Tx, buyerId: string, key: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from orders where buyer_id = ${buyerId} and client_key = ${key}`.execute(tx)
  return rows[0]?.id ?? null
}

export type NewOrder = {
  readonly id: string
  readonly key: string
  readonly productId: string
  readonly developerId: string
  readonly operatorId: string | null
  readonly buyerId: string
  readonly buyerName: string
  readonly purpose: string
  readonly kind: string
  readonly quantity: number
  readonly amountFen: number
  readonly exchangeNumber: string | null
  readonly year: string
  readonly at: Date
}

/** Enters an order at its first state under a number of its own, DD-year-serial (choice:product-number). */
export async function insertOrder(tx: Tx, o: NewOrder): Promise<void> {
  await sql`
    insert into orders (
      id, number, client_key, product_id, developer_id, operator_id, buyer_id, buyer_name, purpose, kind, quantity, amount_fen,
      state, exchange_number, placed_at
    )
    values (
      ${o.id}, 'DD-' || ${o.year} || '-' || lpad(nextval('order_numbers')::text, 6, '0'), ${o.key}, ${o.productId},
      ${o.developerId}, ${o.operatorId}, ${o.buyerId}, ${o.buyerName}, ${o.purpose}, ${o.kind}, ${o.quantity}, ${o.amountFen},
      'inquiry', ${o.exchangeNumber}, ${o.at}
    )`.execute(tx)
}

/** How an order stands after a move; what is not given stays as it was. */
export type Moved = {
  readonly state: string
  readonly amountFen?: number | undefined
  readonly certificate?: TradeCertificate | undefined
  readonly deliveredAt?: Date | undefined
  readonly settledAt?: Date | undefined
}

/** Writes where a held order stands now, one version further. */
export async function writeOrder(tx: Tx, id: string, moved: Moved): Promise<void> {
  await sql`
    update orders
    set state = ${moved.state}, amount_fen = coalesce(${moved.amountFen ?? null}::bigint, amount_fen),
      trade_certificate = coalesce(${moved.certificate ? JSON.stringify(moved.certificate) : null}::jsonb, trade_certificate),
      delivered_at = coalesce(${moved.deliveredAt ?? null}::timestamptz, delivered_at),
      settled_at = coalesce(${moved.settledAt ?? null}::timestamptz, settled_at), version = version + 1
    where id = ${id}`.execute(tx)
}

/** Whether another order has a trade certificate of this number; nobody else enters that number until the transaction ends. */
export async function isCertified(tx: Tx, number: string, orderId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`trade certificate ${number}`}, 0))`.execute(tx)
  const { rows } = await sql`select 1 from orders where trade_certificate->>'number' = ${number} and id <> ${orderId}`.execute(tx)
  return rows.length > 0
}

export type NewEntry = {
  readonly orderId: string
  readonly move: string
  readonly fromState: string
  readonly toState: string
  readonly officerId: string | null
  readonly officerName: string
  readonly organisationId: string
  readonly organisationName: string
  readonly side: string
  readonly asked: Readonly<Record<string, unknown>>
  readonly key: string
  readonly at: Date
}

/** Adds what was done to a held order. */
export async function insertEntry(tx: Tx, e: NewEntry): Promise<void> {
  await sql`
    insert into order_entries (
      order_id, seq, move, from_state, to_state, officer_id, officer_name, organisation_id, organisation_name, side, asked,
      client_key, at
    )
    select ${e.orderId}, 1 + coalesce(max(seq), 0), ${e.move}, ${e.fromState}, ${e.toState}, ${e.officerId}::uuid,
      ${e.officerName}, ${e.organisationId}::uuid, ${e.organisationName}, ${e.side}, ${JSON.stringify(e.asked)}::jsonb, ${e.key},
      ${e.at}::timestamptz
    from order_entries
    where order_id = ${e.orderId}`.execute(tx)
}

/** The move that was made in an order with this key; null when none was. */
export async function findMoved(tx: Tx, orderId: string, key: string): Promise<Pick<OrderEntry, 'move' | 'asked'> | null> {
  const { rows } = await sql<
    Pick<OrderEntry, 'move' | 'asked'>
  >`select move, asked from order_entries where order_id = ${orderId} and client_key = ${key}`.execute(tx)
  return rows[0] ?? null
}

/** What was done to an order, in its order. */
export async function entriesOf(tx: Tx, orderId: string): Promise<OrderEntry[]> {
  const { rows } = await sql<Omit<OrderEntry, 'at'> & { at: Date }>`
    select seq, move, from_state as "fromState", to_state as "toState", officer_name as "officerName",
      organisation_name as "organisationName", side, asked, at
    from order_entries
    where order_id = ${orderId}
    order by seq
  `.execute(tx)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

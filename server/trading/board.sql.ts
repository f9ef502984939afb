import { sql } from 'kysely'
import type { TradeBoard } from '#contract/trading.ts'
import { type ProductKind, productKinds } from '#law/products.ts'
import type { Tx } from '#server/db/transaction.ts'

/** How many orders are under way: not completed, cancelled or refunded. Asked in the name of the platform, since nobody reads all orders. */
export async function countOpenOrders(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from orders where state not in ('completed', 'cancelled', 'refunded')`.execute(tx)
  return rows[0]?.n ?? 0
}

type Sum = {
  readonly what: 'kind' | 'month'
  readonly of: string
  readonly orders: number
  readonly completed: number
  readonly free: number
  readonly amount_fen: number
}

/** How trading stands by the records of this moment (§6.8, choice:trade-board): listings, orders and what was completed, by kind and by month. */
export async function readBoard(tx: Tx, now: Date, openOrders: number): Promise<TradeBoard> {
  const { rows: listed } = await sql<{
    kind: ProductKind
    listed: number
    paused: number
  }>`
    select kind, count(*) filter (where state = 'listed')::int as listed, count(*) filter (where state = 'paused')::int as paused
    from products
    where state in ('listed', 'paused')
    group by kind
  `.execute(tx)
  const { rows: sums } = await sql<Sum>`select what, of, orders, completed, free, amount_fen from trade_sums()`.execute(tx)
  const kinds = sums.filter(({ what }) => what === 'kind')
  const total = (of: (sum: Sum) => number) => kinds.reduce((all, sum) => all + of(sum), 0)
  const orders = total((sum) => sum.orders)
  const completed = total((sum) => sum.completed)
  const kindOf = (kind: ProductKind) => ({
    kind,
    listed: listed.find((line) => line.kind === kind)?.listed ?? 0,
    orders: kinds.find(({ of }) => of === kind)?.orders ?? 0,
    amountFen: kinds.find(({ of }) => of === kind)?.amount_fen ?? 0,
  })
  return {
    at: now.toISOString(),
    listed: listed.reduce((all, line) => all + line.listed, 0),
    paused: listed.reduce((all, line) => all + line.paused, 0),
    orders,
    openOrders,
    completed,
    freeSupplies: total((sum) => sum.free),
    amountFen: total((sum) => sum.amount_fen),
    byKind: (Object.keys(productKinds) as ProductKind[]).map(kindOf).filter((line) => line.listed + line.orders > 0),
    byMonth: sums
      .filter(({ what }) => what === 'month')
      .sort((a, b) => (a.of < b.of ? -1 : 1))
      .slice(-12)
      .map((sum) => ({ month: sum.of, orders: sum.orders, amountFen: sum.amount_fen })),
  }
}

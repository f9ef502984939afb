import { tradingRoutes } from '#contract/trading.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import type { TradingLent } from '../lent.ts'
import { moveOrder } from './moving.ts'
import { countOrders, listOrders } from './orders.sql.ts'
import { placeOrder } from './placing.ts'
import { lineOf, viewOrder } from './viewing.ts'

/** The orders: listed, placed, read and moved. */
export function orders(lent: TradingLent): Handling[] {
  return [
    handle(tradingRoutes.listOrders, (ask, { query }) => ask.transaction(async (tx) => {
      const rows = await listOrders(tx, query, { limit: query.limit + 1, after: fromCursor(query.cursor, ['instant', 'uuid']) })
      return toPage(rows, query.limit, await countOf(rows, query, () => countOrders(tx, query)), (order) => [order.placedAt.toISOString(), order.id], lineOf)
    })),
    handle(tradingRoutes.placeOrder, (ask, { body }) => ask.transaction((tx) => placeOrder(tx, ask, body))),
    handle(tradingRoutes.readOrder, (ask, { params }) => ask.transaction((tx) => viewOrder(tx, ask, params.id))),
    handle(tradingRoutes.moveOrder, (ask, { params, body }) => ask.transaction((tx) => moveOrder(tx, ask, lent, params.id, body))),
  ]
}

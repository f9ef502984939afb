import { tradingRoutes } from '#contract/trading.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { countOf, toPage } from '#server/http/pages.ts'
import type { OrderLent } from '../lent.ts'
import { moveOrder } from './moving.ts'
import { countOrders, listOrders, ordersBy } from './orders.sql.ts'
import { placeOrder } from './placing.ts'
import { lineOf, viewOrder } from './viewing.ts'

/** The orders: listed, placed, read and moved. */
export function orders(lent: OrderLent): Handling[] {
  return [
    handle(tradingRoutes.listOrders, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = ordersBy(query.sort)
        const rows = await listOrders(tx, query, by.place(query))
        return toPage(rows, query.limit, await countOf(rows, query, () => countOrders(tx, query)), by.keysOf, lineOf)
      }),
    ),
    handle(tradingRoutes.placeOrder, (ask, { body }) => ask.transaction((tx) => placeOrder(tx, ask, lent, body))),
    handle(tradingRoutes.readOrder, (ask, { params }) => ask.transaction((tx) => viewOrder(tx, ask, params.id))),
    handle(tradingRoutes.moveOrder, (ask, { params, body }) => ask.transaction((tx) => moveOrder(tx, ask, lent, params.id, body))),
  ]
}

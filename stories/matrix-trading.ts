import { randomUUID } from 'node:crypto'
import type { tradingRoutes } from '#contract/trading.ts'
import { everybody, ofTraders, onlySignedIn, outside, signedIn } from './matrix-groups.ts'
import type { Line } from './matrix-table.ts'

const wrongVersion = 9999

/** Who gets what of the products, the orders and the trade board. */
export const tradingLines: { readonly [R in keyof typeof tradingRoutes | 'productsExcel' | 'ordersExcel']: Line } = {
  listProducts: { gets: onlySignedIn },
  productsExcel: { gets: onlySignedIn },
  readProduct: { ask: (o) => ({ params: { id: o.product } }), gets: onlySignedIn },
  listOrders: { gets: onlySignedIn },
  ordersExcel: { gets: onlySignedIn },
  // A product that is no longer on the exchange is ordered by nobody.
  placeOrder: {
    ask: (o) => ({ body: { productId: o.delisted, kind: 'once', quantity: 1, purpose: '用于出行服务方面的研究', key: randomUUID() } }),
    gets: { 409: signedIn, 401: 'public' },
  },
  readOrder: { ask: (o) => ({ params: { id: o.order } }), gets: ofTraders },
  // Who reads an order for oversight moves none.
  moveOrder: {
    ask: (o) => ({ params: { id: o.order }, body: { move: 'agree', version: wrongVersion, asked: {}, key: randomUUID() } }),
    gets: { 409: `own ${outside}`, 404: `bureau registrar finance sector cyber police sasac ${ofTraders[404]}`, 401: 'public' },
  },
  readBoard: { gets: { 200: everybody } },
}

import { tradingRoutes } from '#contract/trading.ts'
import { casesOf } from '#server/cases/subject.sql.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { countOf, toPage } from '#server/http/pages.ts'
import { whyNotPlace } from './orders/placing.ts'
import type { Board } from './board.ts'
import { countProducts, listProducts, madeIntoOf, pricesOf, productsBy, sourcesOf, viewProduct } from './product-list.sql.ts'

/** The products, one of them with everything it hangs together with, and the trade board. */
export function products(board: Board): Handling[] {
  return [
    handle(tradingRoutes.listProducts, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = productsBy(query.sort)
        const rows = await listProducts(tx, query, by.place(query))
        return toPage(rows, query.limit, await countOf(rows, query, () => countProducts(tx, query)), by.keysOf)
      }),
    ),
    handle(tradingRoutes.readProduct, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const product = await viewProduct(tx, params)
        if (!product) throw notFound()
        const cases = (await casesOf(tx, product.id)).map(({ id, number, procedure, step, ending, openedAt }) => ({
          id,
          number,
          procedure,
          step,
          ending,
          openedAt,
        }))
        const denial = await whyNotPlace(tx, product, ask.visitor.organisationId, ask.today)
        return {
          ...product,
          sources: await sourcesOf(tx, product.id),
          prices: await pricesOf(tx, product.id),
          madeInto: await madeIntoOf(tx, product.id),
          cases,
          whyNotOrder: denial && { message: denial.message, basis: denial.basis ?? '§6.1' },
        }
      }),
    ),
    handle(tradingRoutes.readBoard, board),
  ]
}

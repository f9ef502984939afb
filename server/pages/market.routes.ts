import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { id } from '#contract/route.ts'
import { notFound } from '#server/denied.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import type { Board } from '#server/trading/board.ts'
import { countProducts, listProducts, productsBy, sourcesOf, viewProduct } from '#server/trading/product-list.sql.ts'
import { cursor, typed } from './form.ts'
import { findDisclosure, listDisclosures } from '#server/trading/disclosures/disclosures.sql.ts'
import { disclosurePage, disclosuresPage } from './disclosures.ts'
import { marketPage, productPage } from './market.ts'
import type { Read } from './pages.routes.ts'
import { sendPage } from './reply.ts'
import { viewOf } from './view.ts'

const pageSize = 30
const numberShape = /^CP-\d{4}-\d{6,12}$/

/** The market of data products and the page of each, without sign-in (§6.8). */
export function marketRoutes(app: FastifyInstance, platform: Platform, read: Read, board: Board): void {
  app.get('/market', async (request, reply) => {
    const view = viewOf(platform, request)
    const wish = z.object({ q: typed(100), cursor }).parse(request.query)
    const asked = { q: wish.q || undefined }
    const list = await read(async (tx) => {
      const by = productsBy(undefined)
      const rows = await listProducts(tx, asked, by.place({ cursor: wish.cursor, limit: pageSize }))
      return toPage(
        rows,
        pageSize,
        await countOf(rows, { cursor: wish.cursor, limit: pageSize }, () => countProducts(tx, asked)),
        by.keysOf,
      )
    })
    return sendPage(request, reply, view, marketPage(view, { board: await board(), list, wish }))
  })
  app.get('/market/reports', async (request, reply) => {
    const view = viewOf(platform, request)
    const at = cursor.parse((request.query as Record<string, unknown>)['cursor'])
    const { rows, counted } = await read((tx) => listDisclosures(tx, { limit: pageSize + 1, after: fromCursor(at, ['instant', 'uuid']) }))
    return sendPage(
      request,
      reply,
      view,
      disclosuresPage(
        view,
        toPage(rows, pageSize, counted, (d) => [d.publishedAt.toISOString(), d.id]),
        at,
      ),
    )
  })
  app.get<{ Params: { id: string } }>('/market/reports/:id', async (request, reply) => {
    const view = viewOf(platform, request)
    const found = id.safeParse(request.params.id).success ? await read((tx) => findDisclosure(tx, request.params.id)) : null
    if (!found) throw notFound()
    return sendPage(request, reply, view, disclosurePage(view, found))
  })
  app.get<{ Params: { number: string } }>('/market/:number', async (request, reply) => {
    const view = viewOf(platform, request)
    const { number } = request.params
    if (!numberShape.test(number)) throw notFound()
    const product = await read(async (tx) => {
      const found = await viewProduct(tx, { number })
      return found && { ...found, sources: await sourcesOf(tx, found.id) }
    })
    if (!product) throw notFound()
    return sendPage(request, reply, view, productPage(view, product))
  })
}

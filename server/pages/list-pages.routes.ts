import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { id } from '#contract/route.ts'
import { notFound } from '#server/denied.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { findPublicList, listPublicEntries, listPublicLists } from '#server/inventory/lists/public.sql.ts'
import type { Platform } from '#server/platform.ts'
import { cursor, typed } from './form.ts'
import { listPage, listsPage } from './lists.ts'
import type { Read } from './pages.routes.ts'
import { sendPage } from './reply.ts'
import { viewOf } from './view.ts'

const pageSize = 30

/** Published sector lists (§3.1). */
export function listPageRoutes(app: FastifyInstance, platform: Platform, read: Read): void {
  app.get('/lists', async (request, reply) => {
    const view = viewOf(platform, request)
    const at = cursor.parse((request.query as Record<string, unknown>)['cursor'])
    const { rows, counted } = await read((tx) => listPublicLists(tx, { limit: pageSize + 1, after: fromCursor(at, ['instant', 'uuid']) }))
    const page = toPage(rows, pageSize, counted, (l) => [l.publishedAt, l.id])
    return sendPage(request, reply, view, listsPage(view, page, at))
  })
  app.get<{ Params: { id: string } }>('/lists/:id', async (request, reply) => {
    const view = viewOf(platform, request)
    const wish = z.object({ q: typed(100), cursor }).parse(request.query)
    if (!id.safeParse(request.params.id).success) throw notFound()
    const about = await read((tx) => findPublicList(tx, request.params.id))
    if (!about) throw notFound()
    const { rows, counted } = await read((tx) =>
      listPublicEntries(tx, about.id, wish.q || undefined, { limit: pageSize + 1, after: fromCursor(wish.cursor, ['text', 'uuid']) }),
    )
    const page = toPage(rows, pageSize, counted, (e) => [e.name, e.assetId])
    return sendPage(request, reply, view, listPage(view, about, page, wish))
  })
}

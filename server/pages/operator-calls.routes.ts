import type { FastifyInstance } from 'fastify'
import { id } from '#contract/route.ts'
import { notFound } from '#server/denied.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { countCalls, findCall, isOver, listCalls } from '#server/operation/operators/calls.sql.ts'
import type { Platform } from '#server/platform.ts'
import { cursor } from './form.ts'
import { callPage, callsPage } from './operator-calls.ts'
import type { Read } from './pages.routes.ts'
import { sendPage } from './reply.ts'
import { viewOf } from './view.ts'

const pageSize = 30

/** Calls for operators and their results, for everybody (§5.1). */
export function callRoutes(app: FastifyInstance, platform: Platform, read: Read): void {
  app.get('/operator-calls', async (request, reply) => {
    const view = viewOf(platform, request)
    const at = cursor.parse((request.query as Record<string, unknown>)['cursor'])
    const [rows, counted] = await read(
      async (tx) =>
        [
          await listCalls(tx, undefined, platform.clock.today(), { limit: pageSize + 1, after: fromCursor(at, ['instant', 'uuid']) }),
          await countCalls(tx, undefined),
        ] as const,
    )
    return sendPage(
      request,
      reply,
      view,
      callsPage(
        view,
        toPage(rows, pageSize, counted, (c) => [c.announcedAt, c.id]),
        at,
      ),
    )
  })
  app.get<{ Params: { id: string } }>('/operator-calls/:id', async (request, reply) => {
    const view = viewOf(platform, request)
    const call = id.safeParse(request.params.id).success ? await read((tx) => findCall(tx, request.params.id)) : null
    if (!call) throw notFound()
    return sendPage(request, reply, view, callPage(view, { ...call, isOver: isOver(call, platform.clock.today()) }))
  })
}

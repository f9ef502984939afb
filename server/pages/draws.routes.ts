import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { id } from '#contract/route.ts'
import { notFound } from '#server/denied.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import {
  countDraws,
  countProgrammes,
  findProgramme,
  listDraws,
  listedIds,
  listProgrammes,
} from '#server/supervision/inspections/programmes.sql.ts'
import { drawPage, drawsPage } from './draws.ts'
import { cursor } from './form.ts'
import type { Read } from './pages.routes.ts'
import { often, sendPage } from './reply.ts'
import { viewOf } from './view.ts'

const pageSize = 30
const linesAtOnce = 100
const idsAtOnce = 1_000

/** Draws for inspection with seed and list, for everybody (§7.2, choice:inspection-draw). */
export function drawRoutes(app: FastifyInstance, platform: Platform, read: Read): void {
  app.get('/draws', async (request, reply) => {
    const view = viewOf(platform, request)
    const at = cursor.parse((request.query as Record<string, unknown>)['cursor'])
    const [rows, counted] = await read(
      async (tx) =>
        [await listProgrammes(tx, { limit: pageSize + 1, after: fromCursor(at, ['instant', 'uuid']) }), await countProgrammes(tx)] as const,
    )
    return sendPage(
      request,
      reply,
      view,
      drawsPage(
        view,
        toPage(rows, pageSize, counted, (p) => [p.madeAt, p.id]),
        at,
      ),
    )
  })
  app.get<{ Params: { id: string } }>('/draws/:id', async (request, reply) => {
    const view = viewOf(platform, request)
    const programme = await programmeOf(read, request.params.id)
    const at = cursor.parse((request.query as Record<string, unknown>)['cursor'])
    const [rows, counted] = await read(
      async (tx) =>
        [
          await listDraws(tx, programme.id, {}, { limit: linesAtOnce + 1, after: fromCursor(at, ['number']) }),
          await countDraws(tx, programme.id, {}),
        ] as const,
    )
    return sendPage(
      request,
      reply,
      view,
      drawPage(
        view,
        programme,
        toPage(rows, linesAtOnce, counted, (d) => [d.place]),
        { cursor: at, publicUrl: platform.config.publicUrl },
      ),
    )
  })
  app.get<{ Params: { id: string } }>('/draws/:id/list.txt', often, async (request, reply) => {
    const programme = await programmeOf(read, request.params.id)
    if (programme.seed === null) throw notFound()
    return reply.header('content-type', 'text/plain; charset=utf-8').send(Readable.from(linesOf(read, programme.id)))
  })
}

async function programmeOf(read: Read, given: string) {
  const programme = id.safeParse(given).success ? await read((tx) => findProgramme(tx, { id: given })) : null
  if (!programme) throw notFound()
  return programme
}

/** The ids of a frozen list in order, one a line without a last line break, as its digest is made of them. */
async function* linesOf(read: Read, programmeId: string): AsyncGenerator<string> {
  let after: string | null = null
  for (;;) {
    const ids: string[] = await read((tx) => listedIds(tx, programmeId, { limit: idsAtOnce, after }))
    if (ids.length > 0) yield `${after === null ? '' : '\n'}${ids.join('\n')}`
    if (ids.length < idsAtOnce) return
    after = ids.at(-1)!
  }
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inTransaction, stranger, type Tx } from '#server/db/transaction.ts'
import { recordRefusal } from '#server/audit/refusals.ts'
import { toProblem } from '#server/http/problems.ts'
import { toldOf } from '#server/watch/requests.ts'
import type { Platform } from '#server/platform.ts'
import type { Statistics } from '#server/supervision/statistics.ts'
import type { Board } from '#server/trading/board.ts'
import { assets } from './assets.ts'
import { checkRoutes } from './check.routes.ts'
import { contributionRoutes } from './contribute.routes.ts'
import { correctingRoutes } from './correcting.routes.ts'
import { drawRoutes } from './draws.routes.ts'
import { choicesPage, clausesPage, guidePage, procedureOf } from './guide.ts'
import { listPageRoutes } from './list-pages.routes.ts'
import { listRoutes } from './list.routes.ts'
import { callRoutes } from './operator-calls.routes.ts'
import { marketRoutes } from './market.routes.ts'
import { noticeRoutes } from './notice.routes.ts'
import { openRoutes } from './open.routes.ts'
import { procedurePage } from './procedure-page.ts'
import { proofPages } from './proof.routes.ts'
import { sendPage } from './reply.ts'
import { missingPage, problemPage } from './stumble.ts'
import { switchView, viewOf } from './view.ts'

/** How a page reads the database: in nobody's name, under row-level security. */
export type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** Registers the public side: pages rendered here, readable without any script, with their style sheet, feeds and error pages. */
export async function registerPages(app: FastifyInstance, platform: Platform, statistics: Statistics, board: Board): Promise<void> {
  await app.register(async (pages) => {
    pages.addHook('onRequest', async (request, reply) => {
      if (request.method === 'GET' && switchView(platform, request, reply)) return reply
    })
    pages.setErrorHandler((thrown, request, reply) => answerProblem(platform, thrown, request, reply))
    const read: Read = (work) => inTransaction(platform.db, stranger, work)
    assetRoutes(pages)
    guideRoutes(pages, platform)
    listRoutes(pages, platform, read, statistics)
    noticeRoutes(pages, platform, read)
    checkRoutes(pages, platform, read)
    correctingRoutes(pages, platform, read)
    callRoutes(pages, platform, read)
    drawRoutes(pages, platform, read)
    listPageRoutes(pages, platform, read)
    contributionRoutes(pages, platform)
    marketRoutes(pages, platform, read, board)
    proofPages(pages, platform, read)
    openRoutes(pages, platform, read, statistics)
    pages.get('/*', (request, reply) => {
      if (/^\/+(api|desk)(\/|$)/.test(request.url.split('?')[0]!)) return reply.callNotFound()
      const view = viewOf(platform, request)
      return sendPage(request, reply, view, missingPage(view), 404)
    })
  })
}

function assetRoutes(app: FastifyInstance): void {
  app.get<{ Params: { name: string }; Querystring: { v?: string } }>('/assets/:name', (request, reply) => {
    const asset = assets.get(request.params.name)
    if (!asset) return reply.callNotFound()
    const isNamed = request.query.v === asset.version
    return reply
      .header('cache-control', isNamed ? 'public, max-age=31536000, immutable' : 'no-cache')
      .header('content-type', asset.type)
      .send(asset.content)
  })
  app.get('/favicon.ico', (_, reply) => reply.status(204).header('cache-control', 'public, max-age=86400').send())
}

function guideRoutes(app: FastifyInstance, platform: Platform): void {
  const show = (page: typeof guidePage) => (request: FastifyRequest, reply: FastifyReply) => {
    const view = viewOf(platform, request)
    return sendPage(request, reply, view, page(view))
  }
  app.get('/guide', show(guidePage))
  app.get('/guide/clauses', show(clausesPage))
  app.get('/guide/choices', show(choicesPage))
  app.get<{ Params: { procedure: string } }>('/guide/:procedure', (request, reply) => {
    const view = viewOf(platform, request)
    const procedure = procedureOf(request.params.procedure)
    return procedure
      ? sendPage(request, reply, view, procedurePage(view, procedure))
      : sendPage(request, reply, view, missingPage(view), 404)
  })
}

async function answerProblem(platform: Platform, thrown: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { status, problem } = toProblem(thrown)
  if (status >= 500) platform.log.error({ err: thrown, ...toldOf(request) }, 'page failed')
  else if (request.method !== 'GET' && status !== 429) await recordRefusal(platform, request, status, problem)
  const view = viewOf(platform, request)
  return sendPage(request, reply, view, status === 404 ? missingPage(view) : problemPage(view, status, problem, request.id), status)
}

import type { FastifyInstance } from 'fastify'
import { choices } from '#law/choices.ts'
import { Denied } from '#server/denied.ts'
import type { Platform } from '#server/platform.ts'
import { readProgress } from '#server/registration/progress.ts'
import { type Statistics, statisticsCsv } from '#server/supervision/statistics.ts'
import { fieldsOf } from './form.ts'
import type { Read } from './pages.routes.ts'
import { progressPage } from './progress.ts'
import { often, sendPage, sendText } from './reply.ts'
import { statisticsPage } from './statistics.ts'
import { viewOf } from './view.ts'

/** Progress by number and code, and the open statistics. */
export function openRoutes(app: FastifyInstance, platform: Platform, read: Read, statistics: Statistics): void {
  app.get('/progress', (request, reply) => {
    const view = viewOf(platform, request)
    return sendPage(request, reply, view, progressPage(view, null))
  })
  app.post(
    '/progress',
    { config: { rateLimit: { max: choices['progress-code'].value, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const view = viewOf(platform, request)
      const { number = '', code = '' } = await fieldsOf(request)
      const typed = { number: number.trim().slice(0, 40), code: code.trim().slice(0, 40) }
      try {
        const found = await read((tx) => readProgress(tx, typed, view.today))
        return await sendPage(
          request,
          reply.header('cache-control', 'no-store'),
          view,
          progressPage(view, { ...typed, found, problem: null }),
        )
      } catch (refused) {
        if (!(refused instanceof Denied)) throw refused
        return sendPage(request, reply, view, progressPage(view, { ...typed, found: null, problem: refused.problem }), refused.status)
      }
    },
  )
  app.get('/statistics', often, async (request, reply) => {
    const view = viewOf(platform, request)
    return sendPage(request, reply, view, statisticsPage(view, await statistics(view.today)))
  })
  app.get('/statistics.csv', often, async (request, reply) => {
    const found = await statistics(platform.clock.today())
    reply
      .header('cache-control', 'public, max-age=60')
      .header('content-disposition', `attachment; filename="registrations-${found.asOf}.csv"`)
    return sendText(request, reply, 'text/csv; charset=utf-8', statisticsCsv(found))
  })
}

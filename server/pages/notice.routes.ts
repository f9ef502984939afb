import type { FastifyInstance } from 'fastify'
import type { Notice } from '#contract/registration.ts'
import { id } from '#contract/route.ts'
import { recordRefusal } from '#server/audit/refusals.ts'
import { Denied, notFound } from '#server/denied.ts'
import type { Platform } from '#server/platform.ts'
import { findNotice } from '#server/registration/notices.sql.ts'
import { fileObjection } from '#server/registration/objections.ts'
import { noticePage } from './notice.ts'
import { receiptPage } from './objecting.ts'
import { objectionFields } from './objection-form.ts'
import type { Read } from './pages.routes.ts'
import { readSubmission } from './public-form.ts'
import { sendPage } from './reply.ts'
import { viewOf } from './view.ts'

type Asked = { Params: { id: string } }

/** One notice, and the form below it, which works without any script. */
export function noticeRoutes(app: FastifyInstance, platform: Platform, read: Read): void {
  const find = async (caseId: string): Promise<Notice> => {
    const notice = id.safeParse(caseId).success ? await read((tx) => findNotice(tx, caseId, platform.clock.today())) : null
    if (!notice) throw notFound()
    return notice
  }
  app.get<Asked>('/notices/:id', async (request, reply) => {
    const view = viewOf(platform, request)
    return sendPage(request, reply, view, noticePage(view, await find(request.params.id)))
  })
  app.get<Asked>('/notices/:id/objections', (request, reply) =>
    reply.redirect(`/notices/${encodeURIComponent(request.params.id)}#object`, 303),
  )
  app.post<Asked>('/notices/:id/objections', { config: { rateLimit: { max: 10, timeWindow: '10 minutes' } } }, async (request, reply) => {
    const view = viewOf(platform, request)
    reply.header('cache-control', 'no-store')
    const notice = await find(request.params.id)
    if (!request.isMultipart())
      throw new Denied(400, {
        code: 'malformed',
        message: { zh: '请在公示页面的表单里提出异议', en: 'Please use the form on the page of the notice' },
      })
    const given = await readSubmission(request, objectionFields)
    try {
      const receipt = await fileObjection(
        platform,
        { now: platform.clock.now(), today: view.today, requestId: request.id, address: request.ip },
        notice.caseId,
        { ...given, file: given.files.get('evidence') ?? null },
      )
      return await sendPage(request, reply, view, receiptPage(view, receipt, notice), 201)
    } catch (refused) {
      if (!(refused instanceof Denied)) throw refused
      await recordRefusal(platform, request, refused.status, refused.problem)
      return await sendPage(
        request,
        reply,
        view,
        noticePage(view, await find(notice.caseId), { answers: given.answers, key: given.key, problem: refused.problem }),
        refused.status,
      )
    }
  })
}

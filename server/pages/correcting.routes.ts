import type { FastifyInstance } from 'fastify'
import type { CertificateCheck } from '#contract/registration.ts'
import { recordRefusal } from '#server/audit/refusals.ts'
import { Denied, notFound } from '#server/denied.ts'
import type { Platform } from '#server/platform.ts'
import { readCertificateNumber } from '#server/registration/certificate-number.ts'
import { findCertificate } from '#server/registration/certificates.sql.ts'
import { fileCorrection } from '#server/registration/correction-requests.ts'
import { correctionFields, correctionPage, correctionReceipt } from './correcting.ts'
import type { Read } from './pages.routes.ts'
import { readSubmission } from './public-form.ts'
import { sendPage } from './reply.ts'
import { viewOf } from './view.ts'

type Asked = { Params: { number: string } }

/** The form by which an interested party asks for a correction, which works without any script. */
export function correctingRoutes(app: FastifyInstance, platform: Platform, read: Read): void {
  const find = async (typed: string): Promise<CertificateCheck> => {
    const number = readCertificateNumber(typed)
    const check = number ? await read((tx) => findCertificate(tx, number, platform.clock.today())) : null
    if (!check) throw notFound()
    return check
  }
  app.get<Asked>('/check/:number/correction', async (request, reply) => {
    const view = viewOf(platform, request)
    const check = await find(request.params.number)
    return check.status === 'valid'
      ? sendPage(request, reply, view, correctionPage(view, check, null))
      : reply.redirect(`/check/${check.number}`, 303)
  })
  app.post<Asked>('/check/:number/correction', { config: { rateLimit: { max: 10, timeWindow: '10 minutes' } } }, async (request, reply) => {
    const view = viewOf(platform, request)
    reply.header('cache-control', 'no-store')
    const check = await find(request.params.number)
    if (!request.isMultipart())
      throw new Denied(400, {
        code: 'malformed',
        message: { zh: '请在凭证页面的表单里提出', en: 'Please use the form on the page of the certificate' },
      })
    const given = await readSubmission(request, correctionFields)
    try {
      const receipt = await fileCorrection(
        platform,
        { now: platform.clock.now(), today: view.today, requestId: request.id, address: request.ip },
        check.number,
        given,
      )
      return await sendPage(request, reply, view, correctionReceipt(view, receipt, check.number), 201)
    } catch (refused) {
      if (!(refused instanceof Denied)) throw refused
      await recordRefusal(platform, request, refused.status, refused.problem)
      return await sendPage(
        request,
        reply,
        view,
        correctionPage(view, check, { answers: given.answers, key: given.key, problem: refused.problem }),
        refused.status,
      )
    }
  })
}

import { textOf } from '#contract/text-of.ts'
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { CertificateCheck } from '#contract/registration.ts'
import { listLength } from '#contract/proof/status-list.ts'
import { sha256 } from '#contract/route.ts'
import type { Tx } from '#server/db/transaction.ts'
import { FileAltered } from '#server/files/store.ts'
import type { Platform } from '#server/platform.ts'
import { neverIssued, readCertificateNumber, whyNoNumber } from '#server/registration/certificate-number.ts'
import { findPlace } from '#server/proof/log.sql.ts'
import { checkPdf, findCertificate } from '#server/registration/certificates.sql.ts'
import { findTakenOver } from '#server/registration/taking-over.sql.ts'
import { certificatePage, checkPage, type Looked, noCertificatePage, strangeFile } from './check.ts'
import { checkerPage } from './checker.ts'
import type { Read } from './pages.routes.ts'
import { often, sendPage } from './reply.ts'
import { viewOf } from './view.ts'

/** Certificate check by number, by the number printed in a code, and by the digest of a file. */
export function checkRoutes(app: FastifyInstance, platform: Platform, read: Read): void {
  app.get<{ Querystring: { number?: unknown } }>('/check', async (request, reply) => {
    const view = viewOf(platform, request)
    const typed = textOf(request.query.number).replaceAll('\u0000', '').trim().slice(0, 80)
    if (sha256.safeParse(typed.toLowerCase()).success) return reply.redirect(`/check/by-digest/${typed.toLowerCase()}`, 303)
    if (!typed) return sendPage(request, reply, view, checkPage(view))
    const number = readCertificateNumber(typed)
    if (number) return reply.redirect(`/check/${number}`, 303)
    const taken = await read((tx) => findTakenOver(tx, typed))
    if (taken) return reply.redirect(`/check/${taken}`, 303)
    return sendPage(request, reply, view, checkPage(view, { number: typed, why: whyNoNumber(typed) }), 422)
  })
  app.get<{ Params: { number: string } }>('/register/:number', (request, reply) =>
    reply.redirect(`/check/${encodeURIComponent(request.params.number)}`, 302),
  )
  app.get<{ Params: { number: string } }>('/check/:number', often, async (request, reply) => {
    const view = viewOf(platform, request)
    const number = readCertificateNumber(request.params.number)
    const [check, place] = number
      ? await read(async (tx) => [await findCertificate(tx, number, view.today), await placeOf(tx, number)])
      : [null, null]
    if (!check)
      return sendPage(
        request,
        reply,
        view,
        noCertificatePage(view, {
          why: number ? neverIssued : whyNoNumber(request.params.number),
          value: request.params.number.slice(0, 60),
        }),
        404,
      )
    return sendPage(
      request,
      reply,
      view,
      certificatePage(view, check, {
        isFileIntact: await isIntact(platform, check),
        isOwnFile: false,
        place,
        hasChecker: checkerPage() !== null,
      }),
    )
  })
  app.get<{ Params: { digest: string } }>('/check/by-digest/:digest', often, async (request, reply) => {
    const view = viewOf(platform, request)
    const digest = request.params.digest.trim().toLowerCase()
    const check = sha256.safeParse(digest).success ? await read((tx) => checkPdf(tx, digest, view.today)) : null
    if (!check) return sendPage(request, reply, view, noCertificatePage(view, { why: strangeFile, value: digest.slice(0, 80) }), 404)
    const place = await read((tx) => placeOf(tx, check.number))
    return sendPage(
      request,
      reply,
      view,
      certificatePage(view, check, {
        isFileIntact: await isIntact(platform, check),
        isOwnFile: true,
        place,
        hasChecker: checkerPage() !== null,
      }),
    )
  })
}

async function placeOf(tx: Tx, number: string): Promise<Looked['place']> {
  const place = await findPlace(tx, number)
  return place && { position: place.position, statusList: Math.floor(place.serial / listLength) }
}

/** Whether the stored file is there and still has both digests written down at issue; the store computes the SHA-256 anew while it is read. */
async function isIntact({ files }: Platform, { pdfSha256, pdfSm3 }: CertificateCheck): Promise<boolean> {
  const sm3 = createHash('sm3')
  try {
    for await (const chunk of files.read(pdfSha256)) sm3.update(chunk as Buffer)
  } catch (problem) {
    if (problem instanceof FileAltered || (problem as { code?: string }).code === 'ENOENT') return false
    throw problem
  }
  return sm3.digest('hex') === pdfSm3
}

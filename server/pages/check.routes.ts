import { textOf } from '#contract/text-of.ts'
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { FastifyInstance } from 'fastify'
import type { CertificateCheck } from '#contract/registration.ts'
import { listLength } from '#contract/proof/status-list.ts'
import { sha256 } from '#contract/route.ts'
import type { Tx } from '#server/db/transaction.ts'
import { FileAltered } from '#server/files/store.ts'
import type { Platform } from '#server/platform.ts'
import { readCertificateNumber } from '#server/registration/certificate-number.ts'
import { findEntry } from '#server/proof/log.sql.ts'
import { findIssued } from '#server/registration/fallen.sql.ts'
import { checkPdf, findCertificate } from '#server/registration/certificates.sql.ts'
import { certificatePage, checkPage, type Looked, noCertificatePage } from './check.ts'
import { checkerPage } from './checker.ts'
import type { Read } from './pages.routes.ts'
import { often, sendPage } from './reply.ts'
import { viewOf } from './view.ts'

/** Certificate check by number, by the number printed in a code, and by the digest of a file. */
export function checkRoutes(app: FastifyInstance, platform: Platform, read: Read): void {
  app.get<{ Querystring: { number?: unknown } }>('/check', (request, reply) => {
    const view = viewOf(platform, request)
    const typed = textOf(request.query.number).replaceAll('\u0000', '').trim().slice(0, 80)
    if (sha256.safeParse(typed.toLowerCase()).success) return reply.redirect(`/check/by-digest/${typed.toLowerCase()}`, 303)
    if (!typed) return sendPage(request, reply, view, checkPage(view))
    const number = readCertificateNumber(typed)
    if (number) return reply.redirect(`/check/${number}`, 303)
    return sendPage(request, reply, view, checkPage(view, { number: typed, wrong: view.t('这个编号的格式或校验位不对，可能抄错了，请对照凭证再输一次。', 'The form or check character of this number is wrong; compare it with the certificate.') }), 422)
  })
  app.get<{ Params: { number: string } }>('/register/:number', (request, reply) => reply.redirect(`/check/${encodeURIComponent(request.params.number)}`, 302))
  app.get<{ Params: { number: string } }>('/check/:number', often, async (request, reply) => {
    const view = viewOf(platform, request)
    const number = readCertificateNumber(request.params.number)
    const [check, place] = number ? await read(async (tx) => [await findCertificate(tx, number, view.today), await placeOf(tx, number)]) : [null, null]
    if (!check) return sendPage(request, reply, view, noCertificatePage(view, { kind: number ? 'unknown' : 'mistyped', value: request.params.number.slice(0, 60) }), 404)
    return sendPage(request, reply, view, certificatePage(view, check, { isFileIntact: await isIntact(platform, check), isOwnFile: false, place, hasChecker: checkerPage() !== null }))
  })
  app.get<{ Params: { digest: string } }>('/check/by-digest/:digest', often, async (request, reply) => {
    const view = viewOf(platform, request)
    const digest = request.params.digest.trim().toLowerCase()
    const check = sha256.safeParse(digest).success ? await read((tx) => checkPdf(tx, digest, view.today)) : null
    if (!check) return sendPage(request, reply, view, noCertificatePage(view, { kind: 'file', value: digest.slice(0, 80) }), 404)
    const place = await read((tx) => placeOf(tx, check.number))
    return sendPage(request, reply, view, certificatePage(view, check, { isFileIntact: await isIntact(platform, check), isOwnFile: true, place, hasChecker: checkerPage() !== null }))
  })
}

async function placeOf(tx: Tx, number: string): Promise<Looked['place']> {
  const entry = await findEntry(tx, 'certificate', number)
  const [issued] = entry ? await findIssued(tx, [number]) : []
  return entry && issued ? { position: entry.position, statusList: Math.floor(issued.serial / listLength) } : null
}

/** Whether the stored file is there and still has both digests written down at issue. */
async function isIntact({ files }: Platform, check: CertificateCheck): Promise<boolean> {
  if (!(await files.has(check.pdfSha256))) return false
  const digests = { sha256: createHash('sha256'), sm3: createHash('sm3') }
  const isWhole = await pipeline(files.read(check.pdfSha256), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      digests.sha256.update(chunk)
      digests.sm3.update(chunk)
    }
  }).then(() => true, (problem: unknown) => { if (problem instanceof FileAltered) return false; throw problem })
  return isWhole && digests.sha256.digest('hex') === check.pdfSha256 && digests.sm3.digest('hex') === check.pdfSm3
}

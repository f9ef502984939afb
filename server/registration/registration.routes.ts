import { registrationRoutes as routes } from '#contract/registration.ts'
import { several } from '#law/words.ts'
import { findCaseRow } from '#server/cases/view.sql.ts'
import { Denied, notFound } from '#server/denied.ts'
import { handle, type Ask, type Handling } from '#server/http/ask.ts'
import { cardCover } from '#server/inventory/covering.ts'
import { noteReading } from '#server/audit/noting.ts'
import type { Platform } from '#server/platform.ts'
import { findAssetCard } from './asset-cards.sql.ts'
import { certificateNumberOf, neverIssued } from './certificate-number.ts'
import { checkPdf, findCertificate, findCertificateFile, listRegister, listStatusNotes } from './certificates.sql.ts'
import { differenceOf } from './change-difference.ts'
import { legacySheetHandlings } from './legacy-sheet.ts'
import { memos } from './memos.ts'
import { findNotice, listNotices } from './notices.sql.ts'
import { takeObjection } from './objections.ts'
import { outsideHandlings } from './outside.ts'
import { readProgress } from './progress.ts'
import { publicNumbers } from './public.sql.ts'
import { valuationHandlings } from './valuations.ts'

/** What the registration room answers: notices and objections, the register, certificates, asset cards, progress, open numbers. */
export function registrationHandlings(platform: Platform): Handling[] {
  return [
    ...noticeHandlings(platform),
    ...certificateHandlings(platform),
    ...progressHandlings(),
    ...memos(),
    ...outsideHandlings(),
    ...legacySheetHandlings(platform),
    ...valuationHandlings(),
  ]
}

function noticeHandlings(platform: Platform): Handling[] {
  const slowDown = makeBrake({ max: 10, timeWindow: '10 minutes' })
  return [
    handle(routes.listNotices, (ask, { query }) => ask.transaction((tx) => listNotices(tx, { ...query, today: ask.today }))),
    handle(routes.readNotice, async (ask, { params }) => found(await ask.transaction((tx) => findNotice(tx, params.id, ask.today)))),
    handle(routes.objectToNotice, async (ask, { params }) => {
      await slowDown(ask)
      found(await ask.transaction((tx) => findNotice(tx, params.id, ask.today)))
      return takeObjection(platform, ask, params.id)
    }),
  ]
}

function certificateHandlings({ files }: Platform): Handling[] {
  return [
    handle(routes.listRegister, (ask, { query }) => ask.transaction((tx) => listRegister(tx, { ...query, today: ask.today }))),
    handle(routes.listStatusNotes, (ask, { query }) => ask.transaction((tx) => listStatusNotes(tx, { ...query, today: ask.today }))),
    handle(routes.checkCertificateFile, async (ask, { params }) => {
      const check = await ask.transaction((tx) => checkPdf(tx, params.sha256, ask.today))
      if (!check)
        throw new Denied(404, {
          code: 'not-a-certificate',
          message: { zh: '该文件不是本平台发放的凭证原件，或已被改动', en: 'This file is no certificate issued here, or was altered' },
          basis: '§4.3',
        })
      return check
    }),
    handle(routes.checkCertificate, async (ask, { params }) => {
      const number = certificateNumberOf(params.number)
      const check = await ask.transaction((tx) => findCertificate(tx, number, ask.today))
      if (!check) throw new Denied(404, neverIssued)
      return check
    }),
    handle(routes.certificatePdf, async (ask, { params }) => {
      const number = certificateNumberOf(params.number)
      const file = await ask.transaction((tx) => findCertificateFile(tx, number))
      if (!file) throw new Denied(404, neverIssued)
      const etag = `"${file.sha256}"`
      const reply = ask.reply.header('etag', etag).header('cache-control', 'public, max-age=31536000, immutable')
      if (ask.request.headers['if-none-match'] === etag) return reply.status(304).send()
      return reply
        .header('content-type', 'application/pdf')
        .header('content-length', await files.sizeOf(file.sha256))
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', `inline; filename="${number}.pdf"`)
        .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'self'")
        .send(files.read(file.sha256))
    }),
    handle(routes.readDifference, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const row = found(await findCaseRow(tx, params.id))
        if (row.kase.subjectKind !== 'asset') throw notFound()
        if (row.kase.holderId)
          await noteReading(
            tx,
            ask,
            'read-asset',
            { kind: 'asset', id: row.kase.subjectId, holderId: row.kase.holderId },
            { what: 'difference', case: row.kase.number },
          )
        const difference = found(await differenceOf(tx, row.kase, row.closedAt))
        const cover = await cardCover(tx, ask.visitor, row.kase.subjectId)
        return { ...difference, before: cover(difference.before), after: cover(difference.after) }
      }),
    ),
    handle(routes.readAssetCard, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const { holderId, createdAt, ...made } = found(await findAssetCard(tx, params.id))
        await noteReading(tx, ask, 'read-asset', { kind: 'asset', id: params.id, holderId }, { what: 'asset-card' })
        return { ...made, card: (await cardCover(tx, ask.visitor, params.id))(made.card), createdAt: createdAt.toISOString() }
      }),
    ),
  ]
}

function progressHandlings(): Handling[] {
  return [
    handle(routes.caseProgress, (ask, { body }) => ask.transaction((tx) => readProgress(tx, body, ask.today))),
    handle(routes.publicNumbers, (ask) => ask.transaction((tx) => publicNumbers(tx, ask.today))),
  ]
}

function found<T>(it: T | null): T {
  if (it === null) throw notFound()
  return it
}

/** Refuses an address that asks too often; what nobody signs in for is open to scripts. */
function makeBrake(options: { max: number; timeWindow: string }): (ask: Ask) => Promise<void> {
  let check: ReturnType<Ask['request']['server']['createRateLimit']> | null = null
  return async (ask) => {
    check ??= ask.request.server.createRateLimit(options)
    const limit = await check(ask.request)
    if (!limit.isAllowed && limit.isExceeded)
      throw new Denied(429, {
        code: 'too-many',
        message: {
          zh: `提交过于频繁，请${Math.ceil(limit.ttlInSeconds / 60)}分钟后再试`,
          en: `Too many requests; try again in ${several(Math.ceil(limit.ttlInSeconds / 60), 'minute')}`,
        },
        basis: 'choice:lock-out',
      })
  }
}

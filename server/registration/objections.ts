import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { checkForm } from '#contract/forms.ts'
import { isIdNumber, isUscc } from '#contract/identifiers.ts'
import type { Problem } from '#contract/route.ts'
import { publicActor } from '#server/cases/known.ts'
import { asSystem } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { writeFile } from '#server/files/files.sql.ts'
import { mediaTypeOf } from '#server/files/media.ts'
import type { Ask } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { findNotice, findReceipt } from './notices.sql.ts'
import { keyOfSent } from './sent-key.ts'
import { refusePaper } from './refuse-paper.ts'

/** A file as it was sent, judged by its content. */
export type SentFile = { readonly name: string; readonly content: Buffer; readonly mediaType: string }

/** What an objector sent, however it was packed: answers, the key that makes a repeat harmless, and the evidence. */
export type SentObjection = {
  readonly answers: Record<string, unknown>
  readonly key: string
  readonly file: SentFile | null
  /** Why the file cannot be taken. */
  readonly problem?: Problem | null
}
export type Receipt = { readonly number: string; readonly receipt: string; readonly dueOn: string | null }

const mostBytes = 20 * 1024 * 1024

/** Takes an objection sent as `answers` in JSON with its evidence. */
export async function takeObjection(platform: Platform, ask: Ask, noticeId: string): Promise<Receipt> {
  return fileObjection(platform, ask, noticeId, await readObjection(ask.request))
}

/**
 * Files an objection of a person by real name with evidence: checked, kept, and opened as a side case in one transaction; the same sent
 * twice under one key, the second answers with the receipt of the first (choice:objection).
 */
export async function fileObjection(
  platform: Platform,
  ask: Pick<Ask, 'now' | 'today' | 'requestId' | 'address'>,
  noticeId: string,
  sent: SentObjection,
): Promise<Receipt> {
  const key = keyOfSent(sent.key, sent.answers, sent.file ? [['evidence', sent.file]] : [])
  const before = await asSystem(platform.db, (tx) => findReceipt(tx, noticeId, key))
  if (before) return before
  // The digest of the evidence is known only once it is kept; until then the form is checked with a stand-in of the same shape.
  const standIn = { sha256: '0'.repeat(64), name: sent.file?.name ?? '' }
  if (sent.problem) refusePaper(sent.problem, () => checkObjection({ ...sent.answers, evidence: standIn }, ask.today))
  await refuseLate(platform, noticeId, ask.today)
  const { file } = sent
  const asked = checkObjection({ ...sent.answers, ...(file ? { evidence: standIn } : {}) }, ask.today)
  if (!file) throw invalid([{ field: 'evidence', message: { zh: '请附证据材料', en: 'Attach the evidence' } }])
  const kept = await platform.files.keep(file.content)
  return asSystem(platform.db, async (tx) => {
    const acted = await platform.desk.act(tx, {
      caseId: noticeId,
      act: 'object',
      version: null,
      key,
      reason: '',
      asked: { ...asked, evidence: { sha256: kept.sha256, name: file.name } },
      actor: publicActor,
      at: ask.now,
      today: ask.today,
      requestId: ask.requestId,
      address: ask.address,
    })
    if (!acted.opened) {
      // Of two that were sent at once under one key the second finds the receipt of the first.
      const first = await findReceipt(tx, noticeId, key)
      if (first) return first
      throw notFound()
    }
    const { caseId, number, receipt, dueOn } = acted.opened
    await writeFile(tx, {
      ...kept,
      mediaType: file.mediaType,
      name: file.name,
      organisationId: null,
      officerId: null,
      caseId,
      isPrivate: true,
      at: ask.now,
    })
    return { number, receipt, dueOn }
  })
}

/** A notice is over when its last day has passed, also where its case still waits for something else. */
async function refuseLate({ db }: Platform, noticeId: string, today: string): Promise<void> {
  const notice = await asSystem(db, (tx) => findNotice(tx, noticeId, today))
  if (!notice) throw notFound()
  if (notice.state === 'closed')
    throw new Denied(409, {
      code: 'notice-closed',
      message: {
        zh: `公示已于${notice.endsOn}结束，不能再提出公示异议`,
        en: `The notice ended on ${notice.endsOn}; it can no longer be objected to`,
      },
      basis: 'choice:notice-period',
      remedy: {
        zh: '认为登记有误的利害关系人，查登记簿后可以书面请求登记机构更正',
        en: 'Whoever is concerned and holds the registration to be wrong may look at the register and ask the registrar in writing for a correction',
      },
      lead: { href: '/guide/third-party-correction', title: { zh: '怎样请求更正', en: 'How to ask for it' } },
    })
}

/** Checks the form and that the identity is a real one: a resident's number or a unified credit code, by their check characters. */
export function checkObjection(answers: Record<string, unknown>, today: string): Record<string, unknown> {
  const identity = typeof answers['identity'] === 'string' ? answers['identity'].trim().toUpperCase() : answers['identity']
  const checked = checkForm('objection', { ...answers, ...(identity === undefined ? {} : { identity }) }, { mode: 'complete', today })
  const fields = checked.ok ? [] : checked.fields
  const isChecked = fields.some((f) => f.field === 'identity')
  if (!isChecked && typeof identity === 'string' && !isIdNumber(identity) && !isUscc(identity))
    fields.push({
      field: 'identity',
      message: { zh: '不是有效的身份证号或统一社会信用代码', en: 'Not a valid identity number or unified credit code' },
    })
  if (!checked.ok || fields.length > 0) throw invalid(fields)
  return checked.value
}

async function readObjection(request: FastifyRequest): Promise<SentObjection> {
  let answers: Record<string, unknown> = {}
  let key: string = randomUUID()
  let file: SentObjection['file'] = null
  if (!request.isMultipart()) throw malformed('answers')
  for await (const part of request.parts({ limits: { fileSize: mostBytes, files: 1, fields: 5 } })) {
    if (part.type === 'file') file = await readEvidence(part)
    else if (part.fieldname === 'answers') answers = readAnswers(part.value)
    else if (
      part.fieldname === 'key' &&
      typeof part.value === 'string' &&
      part.value.length >= 8 &&
      part.value.length <= 80 &&
      !part.value.includes('\u0000')
    )
      key = part.value
  }
  return { answers, key, file }
}

/** Reads the evidence of at most 20 MB into memory; refused when it is larger, or neither PDF nor picture by its content. */
export async function readEvidence(part: { filename: string; toBuffer(): Promise<Buffer> }, field = 'evidence'): Promise<SentFile> {
  const content = await part.toBuffer().catch(() => null)
  if (!content)
    throw new Denied(413, {
      code: 'too-large',
      message: { zh: '材料超过 20 MB', en: 'The file is larger than 20 MB' },
      basis: 'choice:paper-files',
      fields: [{ field, message: { zh: '超过 20 MB', en: 'Larger than 20 MB' } }],
    })
  const mediaType = mediaTypeOf(content)
  if (!mediaType)
    throw invalid(
      [{ field, message: { zh: '材料只接受 PDF、PNG、JPEG 文件（按内容识别）', en: 'It is to be PDF, PNG or JPEG, judged by content' } }],
      'choice:paper-files',
    )
  const name = [...part.filename.replaceAll(/[\u0000-\u001f\u007f/\\]/g, '').trim()].slice(0, 200).join('').toWellFormed()
  return { name: name || 'evidence', content, mediaType }
}

function readAnswers(value: unknown): Record<string, unknown> {
  if (typeof value !== 'string') throw malformed('answers')
  try {
    const parsed: unknown = JSON.parse(value)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Record<string, unknown>
  } catch {
    /* said below */
  }
  throw malformed('answers')
}

function malformed(field: string): Denied {
  return new Denied(400, {
    code: 'malformed',
    message: { zh: '请以表单方式提交：answers 为 JSON，evidence 为文件', en: 'Send a multipart form: answers as JSON, evidence as a file' },
    fields: [{ field, message: { zh: '格式不正确', en: 'Not readable' } }],
  })
}

import { checkForm } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import { publicActor } from '#server/cases/known.ts'
import { thePlatform } from '#law/parties.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { writeFile } from '#server/files/files.sql.ts'
import type { Ask } from '#server/http/ask.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import type { Problem } from '#contract/route.ts'
import { keyOfSent } from './sent-key.ts'
import { type Askable, findAskable, findAsked, holdDoor } from './correction-requests.sql.ts'
import type { Receipt, SentFile } from './objections.ts'
import { refusePaper } from './refuse-paper.ts'

/** What an interested party fills in: who asks, what is wrong and the papers; what the register is to say instead is for the registrar to enter. */
export const askedSection = forms['correction-request'].sections[0]
const papers = ['request', 'errorProof'] as const

/** A request as it was sent: answers, files by their fields, and the key that makes a repeat harmless. */
export type SentRequest = {
  readonly answers: Record<string, unknown>
  readonly key: string
  readonly files: ReadonlyMap<string, SentFile>
  readonly problem: Problem | null
}

/**
 * Opens the correction that an interested party asks for by real name, at the registrar's step of taking it in: an office that does not
 * hold the asset goes on with it as with one that came by letter. The same sent twice under one key, the second answers with the receipt
 * of the first (choice:correction, choice:correction-door).
 */
export async function fileCorrection(
  platform: Platform,
  ask: Pick<Ask, 'now' | 'today' | 'requestId' | 'address'>,
  number: string,
  sent: SentRequest,
): Promise<Receipt> {
  const about = await asSystem(platform.db, (tx) => findAskable(tx, number, ask.today))
  if (!about) throw notFound()
  const key = keyOfSent(sent.key, sent.answers, [...sent.files])
  const before = await asSystem(platform.db, (tx) => findAsked(tx, about.assetId, key))
  if (before) return before
  if (sent.problem) refusePaper(sent.problem, () => checkRequest({ ...sent.answers, ...namedPapers(sent.files) }, ask.today))
  const officeId = officeFor(about)
  const answers = checkRequest({ ...sent.answers, ...namedPapers(sent.files) }, ask.today)
  const kept = await Promise.all(papers.map((field) => keepPaper(platform, field, sent.files.get(field)!)))
  return asSystem(platform.db, async (tx) => {
    await holdDoor(tx, `${about.assetId}:${key}`)
    const first = await findAsked(tx, about.assetId, key)
    if (first) return first
    const opened = await platform.desk.open(tx, {
      procedure: 'third-party-correction',
      subjectId: about.assetId,
      answers: { ...answers, ...Object.fromEntries(kept.map(({ field, sha256, name }) => [field, { sha256, name }])) },
      actor: { ...publicActor, organisationId: officeId, role: thePlatform },
      key,
      at: ask.now,
      today: ask.today,
      requestId: ask.requestId,
      address: ask.address,
    })
    for (const { field, ...paper } of kept)
      await writeFile(tx, {
        ...paper,
        organisationId: null,
        officerId: null,
        caseId: opened.id,
        ...(field === 'request' ? { isPrivate: true as const } : {}),
        at: ask.now,
      })
    await tellOffice(tx, officeId, { id: opened.id, number: opened.number, assetName: about.name }, ask.now)
    return { number: opened.number, receipt: opened.receipt, dueOn: null }
  })
}

/** The office that takes the request; refused where the certificate is not in force, or no office is there. */
function officeFor({ status, officeId }: Askable): string {
  if (status !== 'valid')
    throw new Denied(409, {
      code: 'not-in-force',
      message: { zh: '这张凭证已经不是有效凭证，不能请求更正', en: 'This certificate is not in force, and nothing of it is corrected' },
      remedy: { zh: '从登记簿查现行凭证', en: 'Look the certificate in force up in the register' },
      basis: 'choice:correction',
    })
  if (!officeId)
    throw new Denied(409, {
      code: 'no-office',
      message: { zh: '现在没有能够办理的登记机构', en: 'No office can take it at present' },
      remedy: { zh: '请稍后再提出', en: 'Ask again later' },
      basis: 'choice:own-unit',
    })
  return officeId
}

/** The digests of the papers are known only once they are kept; until then the form is checked with stand-ins of the same shape. */
function namedPapers(files: SentRequest['files']): Record<string, { sha256: string; name: string }> {
  return Object.fromEntries(
    papers.flatMap((field) => {
      const file = files.get(field)
      return file ? [[field, { sha256: '0'.repeat(64), name: file.name }]] : []
    }),
  )
}

async function keepPaper({ files }: Platform, field: (typeof papers)[number], { content, name, mediaType }: SentFile) {
  const { sha256, sm3, bytes } = await files.keep(content)
  return { field, sha256, sm3, bytes, name, mediaType }
}

async function tellOffice(tx: Tx, officeId: string, opened: { id: string; number: string; assetName: string }, at: Date): Promise<void> {
  const words = {
    zh: `有利害关系人实名请求更正“${opened.assetName}”的登记（办件${opened.number}），请核对后录入更正内容、征求持有单位意见`,
    en: `An interested party asks by real name to correct the registration of “${opened.assetName}” (case ${opened.number}): check it, enter the correction and ask the holder`,
  }
  await sendNotes(
    tx,
    [
      {
        organisationId: officeId,
        kind: 'correction-asked',
        subject: opened.id,
        words,
        basis: 'choice:correction-door',
        href: `/desk/cases/${opened.id}`,
      },
    ],
    at,
  )
}

/** Checks what the requester fills in by the rules of the whole form. */
function checkRequest(answers: Record<string, unknown>, today: string): Record<string, unknown> {
  const own = Object.keys(askedSection.fields)
  const whole = checkForm('correction-request', answers, { mode: 'complete', today })
  const fields = whole.ok ? [] : whole.fields.filter(({ field }) => own.includes(field))
  if (fields.length > 0) throw invalid(fields)
  const draft = checkForm('correction-request', answers, { mode: 'draft', today })
  if (!draft.ok) throw invalid(draft.fields)
  return draft.value
}

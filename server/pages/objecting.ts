import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Problem } from '#contract/route.ts'
import { asSystem } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { fileObjection, readEvidence, type Receipt, type SentObjection } from '#server/registration/objections.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { objectionFields } from './objection-form.ts'
import { findReceipt } from './pages.sql.ts'
import type { View } from './view.ts'

/** What a browser sent from the form under a notice; a file that cannot be taken is a problem at its field, kept beside what was typed. */
export type Submission = { readonly answers: Record<string, string>; readonly key: string; readonly file: SentObjection['file']; readonly problem: Problem | null }

/** Reads the form as browsers send it without any script: one part a field, and the file. */
export async function readSubmission(request: FastifyRequest): Promise<Submission> {
  const answers: Record<string, string> = {}
  let key: string = randomUUID()
  let file: Submission['file'] = null
  let problem: Problem | null = null
  for await (const part of request.parts({ limits: { fileSize: 20 * 1024 * 1024, files: 1, fields: 20, fieldSize: 16 * 1024 } })) {
    if (part.type === 'file') {
      // A form without a chosen file sends a part without name and content.
      if (!part.filename) await part.toBuffer()
      else file = await readEvidence(part).catch((refused: unknown) => {
        if (!(refused instanceof Denied)) throw refused
        problem = refused.problem
        return null
      })
    } else if (part.fieldname === 'key' && /^[\w-]{8,80}$/.test(String(part.value))) key = String(part.value)
    else if (objectionFields.has(part.fieldname)) answers[part.fieldname] = String(part.value).replaceAll('\u0000', '').replaceAll('\r\n', '\n')
  }
  return { answers, key, file, problem }
}

/** Files it as the interface does; sent twice, the second answers with the receipt of the first. */
export async function fileSubmission(platform: Platform, ask: Pick<Ask, 'now' | 'today' | 'requestId' | 'address'>, noticeId: string, given: Submission): Promise<Receipt> {
  const { answers, key, file } = given
  const before = await asSystem(platform.db, (tx) => findReceipt(tx, noticeId, key))
  if (before) return before
  if (given.problem) throw new Denied(422, given.problem)
  return fileObjection(platform, ask, noticeId, { answers, key, file }).catch(async (refused: unknown) => {
    const meanwhile = refused instanceof Denied && refused.problem.code === 'repeated' ? await asSystem(platform.db, (tx) => findReceipt(tx, noticeId, key)) : null
    if (meanwhile) return meanwhile
    throw refused
  })
}

/** What an objector takes home: the receipt, and nothing of what they wrote. */
export function receiptPage({ t }: View, receipt: Receipt, noticeId: string): Page {
  return {
    title: t('异议已收到', 'Objection received'), here: 'notices',
    body: html`<h1>${t('异议已收到', 'Your objection was received')}</h1>
<div class="verdict verdict-good"><p>${t('回执号', 'Receipt')}</p><p class="receipt mono">${receipt.receipt}</p>
<p>${t('请抄下或打印回执号：查进度只凭它，平台不会再次显示。', 'Note or print the receipt: progress is looked up by it alone, and it is not shown again.')}</p></div>
<dl class="pairs"><div><dt>${t('办件编号', 'Case')}</dt><dd>${receipt.number}</dd></div>${receipt.dueOn && html`<div><dt>${t('最迟决定日', 'Decided by')}</dt><dd>${receipt.dueOn}</dd></div>`}</dl>
<p>${t('登记机构作出决定之前，公示期停止计算，不发放凭证。', 'Until the registrar decides, the notice stands still and no certificate is issued.')}</p>
<p><a class="button" href="/progress?receipt=${receipt.receipt}">${t('查看进度', 'See the progress')}</a> <a class="button button-quiet" href="/notices/${noticeId}">${t('回到公示', 'Back to the notice')}</a></p>`,
  }
}

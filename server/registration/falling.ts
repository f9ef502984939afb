import { civilDate, daysAfter } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { EffectWork } from '#server/cases/lent.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { memorandumOfFallen } from '#server/inventory/asset-changes.sql.ts'
import { announce } from '#server/jobs/live.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { type Fallen, type Falling, fallCertificates } from './falling.sql.ts'
import { remindMemos } from './memo.sql.ts'

const memoWords: { readonly [F in Falling]: string } = {
  expired: '登记凭证 {number} 有效期至{until}，已到期，未续展',
  deregistered: '登记凭证 {number} 已注销',
  revoked: '登记凭证 {number} 已被撤销',
}

async function fall(tx: Tx, which: string | null, how: Falling, reason: string, at: Date): Promise<readonly Fallen[]> {
  const today = civilDate(at)
  const fallen = await fallCertificates(tx, which, { how, reason, memo: memoWords[how], reviewOn: daysAfter(today, choices['memo-review'].value), today, at })
  if (fallen.length > 0) await memorandumOfFallen(tx, fallen.map((f) => f.assetId))
  for (const { assetId } of fallen) await announce(tx, { kind: 'asset', id: assetId })
  return fallen
}

/** The effect of an ending by which a certificate falls: the asset comes back to the memorandum register, its amounts are not touched (§4.6). For the procedures of deregistration and revocation. */
export const certificateFalls = (how: Exclude<Falling, 'expired'>): EffectWork => async (tx, { kase, asked, at }) => {
  const reason = [asked['explanation'], asked['reason'], kase.answers['reason']].find((said) => typeof said === 'string') ?? ''
  await fall(tx, kase.subjectId, how, String(reason), at)
}

/** What the clock does about terms: certificates that are over fall, and holders are told of memoranda that are due. Answers how many of each. */
export async function watchTerms(platform: Pick<Platform, 'db' | 'clock'>): Promise<{ expired: number; due: number }> {
  const at = platform.clock.now()
  return asSystem(platform.db, async (tx) => {
    const fallen = await fall(tx, null, 'expired', '有效期届满', at)
    for (const { assetId, holderId, number } of fallen) await recordAudit(tx, { officerId: null, organisationId: null, role: 'system', action: 'expire-certificate', objectKind: 'asset', objectId: assetId, outcome: 'done', detail: { number }, holderId }, at)
    await sendNotes(tx, fallen.map(({ assetId, holderId, number }) => ({ organisationId: holderId, kind: 'certificate-expired', subject: number, words: { zh: `登记凭证 ${number} 已到期，资产转入备查簿`, en: `Certificate ${number} has expired; its asset is in the memorandum register` }, basis: '§4.6', href: `/desk/assets/${assetId}` })), at)
    const due = await remindMemos(tx, civilDate(at), at)
    await sendNotes(tx, due.map(({ assetId, holderId, name, reviewOn }) => ({ organisationId: holderId, kind: 'memo-due', subject: `${assetId} ${reviewOn}`, words: { zh: `备查簿“${name}”到了复核日期（${reviewOn}），请复核`, en: `“${name}” in the memorandum register is due for review (${reviewOn})` }, basis: 'choice:memo-review', href: '/desk/memos?state=due' })), at)
    for (const { assetId, holderId, reviewOn } of due) {
      await recordAudit(tx, { officerId: null, organisationId: null, role: 'system', action: 'remind-memo', objectKind: 'asset', objectId: assetId, outcome: 'done', detail: { reviewOn }, holderId }, at)
      await announce(tx, { kind: 'asset', id: assetId })
    }
    return { expired: fallen.length, due: due.length }
  })
}

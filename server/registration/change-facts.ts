import { daysAfter } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import type { Condition } from '#law/conditions.ts'
import type { Words } from '#law/words.ts'
import type { Fact } from '#server/cases/lent.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { differing, isRevision } from './change-content.ts'
import type { Judge } from './facts.ts'
import type { Found } from './facts.sql.ts'
import { findInRegister } from './standing.sql.ts'

const states = { changed: { zh: '已变更', en: 'changed' }, expired: { zh: '已过期', en: 'expired' }, deregistered: { zh: '已注销', en: 'deregistered' }, revoked: { zh: '已撤销', en: 'revoked' } } as const

/** The checks of changes and endings, each with the reason it does not hold; null when it holds. */
export const changeJudges: { readonly [C in Condition]?: Judge } = {
  'in-register': (found, { kase, today }) => whyNotInRegister(found, kase, today),
  'no-other-registration': ({ otherCase }) => otherCase ? { zh: `该资产另有登记在办：${otherCase}`, en: `Another registration of this asset is open: ${otherCase}` } : null,
  'no-revocation': ({ revocation }) => revocation ? { zh: `登记机构正在办理该资产的撤销登记：${revocation}`, en: `A revocation is open: ${revocation}` } : null,
  'renewal-in-time': (found, { today }) => whyNotInTime(found, today),
  'receiver-fits': (found, { kase, firmId }) => whyNotReceiver(found, kase, firmId),
  revocable: ({ last }) => last && (last.status === 'valid' || last.status === 'expired') ? null : last ? { zh: `凭证${last.number}${states[last.status as keyof typeof states]?.zh ?? ''}`, en: `Certificate ${last.number} is ${states[last.status as keyof typeof states]?.en ?? ''}` } : { zh: '该资产没有登记过', en: 'The asset was never registered' },
}

/** Whether a condition is asked of a case at all: papers are asked of a renewal, not of an amendment or correction, and only a renewal has its days. */
export function applies(name: Condition, kase: Pick<CaseState, 'procedure' | 'draft'>): boolean {
  if (kase.procedure !== 'change-registration') return true
  const isRenewal = kase.draft['kind'] === 'renew'
  return isRenewal || (name !== 'unqualified-opinion' && name !== 'valuation-report' && name !== 'renewal-in-time')
}

/** Whether an amendment or correction differs from what is registered, and makes sense; nothing is said of a renewal. */
export async function changeFact(tx: Tx, kase: CaseState): Promise<{ 'something-changes'?: Fact }> {
  if (!isRevision(kase, kase.draft)) return {}
  const register = await findInRegister(tx, kase.subjectId)
  const { timeFrom, timeTo } = kase.draft
  const why = !register ? { zh: '该资产没有登记过', en: 'The asset was never registered' }
    : typeof timeFrom === 'string' && typeof timeTo === 'string' && timeTo < timeFrom ? { zh: '时域止不能早于时域起', en: 'The end of the data cannot be before its beginning' }
    : differing(register, kase.draft).length === 0 ? { zh: '申请内容与登记簿、资产卡完全相同', en: 'It is what the register and the card say already' } : null
  return { 'something-changes': why ? { holds: false, why } : { holds: true } }
}

function whyNotInRegister({ last }: Found, kase: CaseState, today: string): Words | null {
  if (!last) return { zh: '该资产还没有登记', en: 'The asset is not registered yet' }
  // A renewal asked for in time is decided after the expiry too (choice:renewal-window).
  if (kase.submittedAt !== null && kase.draft['kind'] === 'renew' && (last.status === 'valid' || last.status === 'expired')) return null
  if (last.status !== 'valid') return { zh: `凭证${last.number}${states[last.status as keyof typeof states]?.zh ?? ''}`, en: `Certificate ${last.number} is ${states[last.status as keyof typeof states]?.en ?? ''}` }
  return last.validUntil < today ? { zh: `凭证${last.number}已于${last.validUntil}到期`, en: `Certificate ${last.number} expired on ${last.validUntil}` } : null
}

function whyNotInTime({ last }: Found, today: string): Words | null {
  if (!last) return null
  const opens = daysAfter(last.validUntil, -choices['renewal-window'].value)
  return today < opens ? { zh: `凭证有效期至${last.validUntil}，${opens}起才可以申请续展`, en: `The certificate is valid until ${last.validUntil}; it may be renewed from ${opens}` } : null
}

function whyNotReceiver({ firmName, isFirmActive, isFirmProducer, isFirmOfPapers }: Found, kase: CaseState, firmId: string | null): Words | null {
  if (!firmId) return { zh: '还没有选择受让单位', en: 'No new holder is chosen yet' }
  if (firmId === kase.holderId) return { zh: '受让单位就是现持有单位', en: 'It holds the asset already' }
  if (firmName === null) return { zh: '没有这个机构', en: 'There is no such organisation' }
  if (!isFirmActive || !isFirmProducer) return { zh: `${firmName}不是在用的数据生产主体`, en: `${firmName} is no active data producer` }
  return isFirmOfPapers ? { zh: `${firmName}为该资产出具过意见书或评估报告，不能受让`, en: `${firmName} has given a paper on this asset and cannot take it over` } : null
}

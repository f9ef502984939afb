import { createHash } from 'node:crypto'
import { canonicalJson } from '#contract/canonical.ts'
import { type UseAsked, useOf } from '#contract/odrl/agreement-policy.ts'
import { evaluate, type RuleReport } from '#contract/odrl/evaluate.ts'
import type { UseReason } from '#contract/odrl/reasons.ts'
import type { Tx } from '#server/db/transaction.ts'
import { keyUsed, notFound } from '#server/denied.ts'
import { findEvaluation, holdForUse, insertEvaluation, type Judged, type StoredEvaluation } from './evaluations.sql.ts'

/** The answer to one use: whether it may happen, what decided, and what was found of each rule. */
export type Judgement = { readonly isPermitted: boolean; readonly reason: string; readonly rules: readonly RuleReport[] }

/** Judges one use of an agreement: how it stands first, then its policy; `uses` are those permitted before (choice:use-evaluation). Pure. */
export function judgeUse(
  agreement: Omit<Judged, 'evaluated' | 'traceSha256' | 'number' | 'holderId' | 'operatorId' | 'id'>,
  asked: Omit<UseAsked, 'count'>,
): Judgement {
  const stops = whyStopped(agreement)
  if (stops) return { isPermitted: false, reason: stops, rules: [] }
  const { isPermitted, because, rules } = evaluate(agreement.policy, useOf(agreement, { ...asked, count: agreement.uses + 1 }))
  return { isPermitted, reason: because, rules }
}

type Standing = Pick<Judged, 'isSigned' | 'hasEnded' | 'isSuspended' | 'hasMandate' | 'hasFile' | 'isFiled' | 'isRegistered'>
function whyStopped({ isSigned, hasEnded, isSuspended, hasMandate, hasFile, isFiled, isRegistered }: Standing): UseReason | null {
  if (hasEnded) return 'ended'
  if (!isSigned) return 'unsigned'
  if (isSuspended) return 'suspended'
  if (!hasMandate) return 'mandate'
  if (!hasFile) return 'compliance'
  if (!isFiled) return 'filing'
  return isRegistered ? null : 'register'
}

/** One use to be judged, and who asks. */
export type Asking = {
  readonly agreementId: string
  readonly key: string
  readonly asked: Omit<UseAsked, 'at' | 'count'>
  readonly by: { readonly organisationId: string; readonly name: string }
  readonly at: Date
  readonly today: string
}

/**
 * Judges a use and keeps the judgement, once for each key, which repeats nothing else; the agreement is held, so that a suspension never
 * races it. Throws 404 when the agreement is hidden or another operator’s.
 */
export async function judge(
  tx: Tx,
  { agreementId, key, asked, by, at, today }: Asking,
): Promise<{ evaluation: StoredEvaluation; agreement: Judged; isNew: boolean }> {
  const agreement = await holdForUse(tx, agreementId, today)
  if (!agreement || agreement.operatorId !== by.organisationId) throw notFound()
  const before = await findEvaluation(tx, agreementId, key)
  if (before && canonicalJson(before.asked) !== canonicalJson(asked)) throw keyUsed('choice:use-evaluation')
  if (before) return { evaluation: before, agreement, isNew: false }
  const { isPermitted, reason, rules } = judgeUse(agreement, { ...asked, at })
  const line = {
    agreementId,
    seq: agreement.evaluated + 1,
    key,
    asked,
    outcome: isPermitted ? ('permitted' as const) : ('refused' as const),
    reason,
    rules,
    by,
    at,
  }
  await insertEvaluation(tx, { ...line, asked: asked as StoredEvaluation['asked'], digest: digestOf(agreement.traceSha256, line) })
  return { evaluation: (await findEvaluation(tx, agreementId, key))!, agreement, isNew: true }
}

/** The digest of a judgement together with that of the one before it: whoever has the last knows that none was changed or taken out. Pure. */
export function digestOf(
  before: string,
  {
    agreementId,
    seq,
    key,
    asked,
    outcome,
    reason,
    at,
  }: {
    readonly agreementId: string
    readonly seq: number
    readonly key: string
    readonly asked: object
    readonly outcome: string
    readonly reason: string
    readonly at: Date
  },
): string {
  return createHash('sha256')
    .update(canonicalJson({ before, agreementId, seq, key, asked, outcome, reason, at: at.toISOString() }))
    .digest('hex')
}

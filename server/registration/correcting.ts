import type { Condition } from '#law/conditions.ts'
import { choices } from '#law/choices.ts'
import type { Words } from '#law/words.ts'
import type { EffectWork, Fact } from '#server/cases/lent.ts'
import { dueOf } from '#server/cases/clocks.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { findAgreement } from './correcting.sql.ts'

const unless: Words = { zh: '证据足以证明登记有误的才能更正', en: 'it is corrected only when the evidence proves the error' }

/** Whether an error is shown is for people to find; what they mind is a holder that did not agree, or did not answer in time (choice:correction). */
export async function correctionFact(tx: Tx, kase: CaseState, wanted: readonly Condition[]): Promise<{ 'error-shown'?: Fact }> {
  if (!wanted.includes('error-shown')) return {}
  return { 'error-shown': agreementFact(await findAgreement(tx, kase.id)) }
}

/** What is said of a holder's answer: yes, no, or none. Pure. */
export function agreementFact(agrees: string | null): Fact {
  if (agrees === 'yes') return { holds: true, says: { zh: '持有单位书面同意更正', en: 'The holder agrees in writing' } }
  const said =
    agrees === null
      ? { zh: '持有单位没有在期限内答复', en: 'The holder did not answer in time' }
      : { zh: '持有单位不同意更正', en: 'The holder does not agree' }
  return { holds: true, care: { basis: 'choice:correction', zh: `${said.zh}，${unless.zh}`, en: `${said.en}; ${unless.en}` } }
}

/** Tells the holder that a correction somebody else asked for has passed and until when it may object to it. */
export const tellOfCorrection: EffectWork = async (tx, { kase, at, today }) => {
  if (!kase.holderId) return
  const ends = dueOf({ limit: choices['notice-period'].value, used: 0, since: today })!.on
  const words = {
    zh: `利害关系人请求的更正（“${kase.title}”）审查通过，公示至${ends}；本单位不同意的，可以在公示期内提出异议`,
    en: `The correction of “${kase.title}” asked for by an interested party has passed and is on notice until ${ends}; your unit may object to it until then`,
  }
  await sendNotes(
    tx,
    [
      {
        organisationId: kase.holderId,
        kind: 'correction-passed',
        subject: kase.id,
        words,
        basis: 'choice:correction',
        href: `/notices/${kase.id}`,
      },
    ],
    at,
  )
}

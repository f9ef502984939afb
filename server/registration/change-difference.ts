import type { Answers } from '#contract/forms.ts'
import type { CaseDifference } from '#contract/registration.ts'
import { yearsAfter } from '#contract/day-bounds.ts'
import type { BeginningLender } from '#server/cases/lent.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { changeable, differing, isRevision, revised } from './change-content.ts'
import { broughtBy, proposedBy } from './following.ts'
import { rightsUntil } from './rights.ts'
import { findInRegister, findName, type InRegister } from './standing.sql.ts'

/** An application for a change begins with what is registered and on the card, so that only what changes is edited. */
export const beginChange: BeginningLender = async (tx, application, subjectId) => {
  const register =
    application.includes('change-application') || application.includes('correction-request') ? await findInRegister(tx, subjectId) : null
  if (!register) return {}
  return {
    ...changeable(register),
    ...(application.includes('change-application') ? await proposedBy(tx, subjectId, register.assetVersion) : {}),
  }
}

/**
 * What a case would change, or has changed: before and after, by field; null when it is about no registration. While the case is open the
 * register still says `before`.
 */
export async function differenceOf(tx: Tx, kase: CaseState, closedAt: Date | null): Promise<CaseDifference | null> {
  const register = await findInRegister(tx, kase.subjectId, closedAt)
  if (!register) return null
  const answers = kase.submittedAt ? kase.answers : kase.draft
  const facts = await factsOf(tx, kase, register, answers)
  if (!isRevision(kase, answers)) return { certificate: register.number, before: {}, after: {}, changed: [], facts }
  const { items } = await broughtBy(tx, kase, answers, register)
  const stood = Object.fromEntries(
    Object.keys(items).flatMap((item) => (register.card?.[item] === undefined ? [] : [[item, register.card[item]]])),
  )
  return {
    certificate: register.number,
    before: { ...changeable(register), ...stood } as Answers,
    after: { ...revised(register, answers), ...items } as Answers,
    changed: differing(register, answers, items),
    facts,
  }
}

async function factsOf(tx: Tx, kase: CaseState, register: InRegister, answers: CaseState['answers']): Promise<CaseDifference['facts']> {
  const newHolder = typeof answers['newHolder'] === 'string' ? await findName(tx, answers['newHolder']) : null
  return [
    ...(newHolder ? [{ label: { zh: '登记主体', en: 'Registrant' }, before: register.holderName, after: newHolder }] : []),
    ...(answers['kind'] === 'renew' && typeof answers['termYears'] === 'number'
      ? [{ label: { zh: '有效期至', en: 'Valid until' }, before: register.validUntil, after: renewedUntil(register, answers['termYears']) }]
      : []),
  ]
}

/** Until when a renewal is valid: so many years on, or as long as the rights last (choice:certificate-validity). */
function renewedUntil({ validUntil, card }: InRegister, years: number): string {
  return [yearsAfter(validUntil, years), rightsUntil(card ?? {}) ?? []].flat().toSorted()[0]!
}

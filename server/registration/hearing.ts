import type { Condition } from '#law/conditions.ts'
import { procedureOf } from '#server/cases/known.ts'
import type { Fact } from '#server/cases/lent.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findHearing, type Hearing } from './hearing.sql.ts'

/** Whether a holder that asked to be heard in person was, before its registration is ended (choice:revocation-hearing). */
export async function hearingFact(tx: Tx, kase: CaseState, wanted: readonly Condition[]): Promise<{ 'holder-heard'?: Fact }> {
  if (!wanted.includes('holder-heard')) return {}
  return { 'holder-heard': heardFact(await findHearing(tx, kase.id), isLast(kase)) }
}

/** Whether the step decides after another one that has the hearing on record. */
function isLast(kase: CaseState): boolean {
  return kase.step !== null && procedureOf(kase).steps[kase.step]?.notBy !== undefined
}

/** What is said of a hearing: before the last decision that it is to be held, at the last that it must be on record. Pure. */
export function heardFact({ manner, hasAnswered, isHeard }: Hearing, isLastDecision: boolean): Fact {
  const basis = 'choice:revocation-hearing'
  if (!hasAnswered) return { holds: true, care: { basis, zh: '持有单位没有在期限内陈述', en: 'The holder did not answer in time' } }
  if (manner === 'waived') return { holds: true, says: { zh: '持有单位放弃陈述和申辩', en: 'The holder waived the hearing' } }
  if (manner !== 'in-person') return { holds: true, says: { zh: '持有单位已书面陈述', en: 'The holder answered in writing' } }
  if (isHeard)
    return {
      holds: true,
      says: {
        zh: '持有单位请求当面陈述，听取的情况见审查意见',
        en: 'The holder asked to be heard in person; how it was stands in the decision',
      },
    }
  if (isLastDecision)
    return {
      holds: false,
      why: {
        zh: '持有单位请求当面陈述，审查意见没有写明听取的情况',
        en: 'The holder asked to be heard in person, and the decision does not say how it was',
        basis,
      },
    }
  return {
    holds: true,
    care: {
      basis,
      zh: '持有单位请求当面陈述：听取后在审查意见中写明时间、地点、参加人和要点，没有写明的不能决定',
      en: 'The holder asked to be heard in person: do so and state in the decision when, where, who and what was said; without it there is no decision',
    },
  }
}

import type { z } from 'zod'
import type { caseView } from '#contract/cases.ts'
import { conditions, type Condition } from '#law/conditions.ts'
import { procedureOf } from './known.ts'
import { stepOf } from './steps.ts'
import { type Facts, neededAfter } from './unmet.ts'
import type { CaseState } from './state.ts'

/** The conditions people should see checked at the current step: those of every act that may be done there, and of what the clock does. */
export function wantedConditions(kase: CaseState): Condition[] {
  const procedure = procedureOf(kase)
  const step = stepOf(procedure, kase)
  return [
    ...new Set([
      ...Object.values(step?.may ?? {}).flatMap((m) => (m?.needs ?? []) as readonly Condition[]),
      ...neededAfter(procedure, kase),
    ]),
  ]
}

/** The points of the checklist at the current step: conditions that only tell which act it is are none. */
export const pointsOf = (kase: CaseState): Condition[] => wantedConditions(kase).filter((c) => !('chooses' in conditions[c]))

/** The checklist with what is known of each point; a point nothing is known of is not shown. */
export function checklistOf(kase: CaseState, facts: Facts): z.input<typeof caseView>['checklist'] {
  return pointsOf(kase).flatMap((condition) => {
    const fact = facts[condition]
    if (!fact) return []
    const { demand, basis } = conditions[condition]
    const told = fact.holds ? { why: fact.says ?? null, care: fact.care ?? null } : { why: fact.why, care: null }
    return [{ condition, demand, basis, holds: fact.holds, ...told }]
  })
}

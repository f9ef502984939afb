import type { Problem } from '#contract/route.ts'
import { type Condition, conditions } from '#law/conditions.ts'
import type { Procedure } from '#law/procedure.ts'
import { needsAfter } from '#law/ways.ts'
import type { Words } from '#law/words.ts'
import type { Fact } from './lent.ts'
import type { CaseState } from './state.ts'
import { stepOf } from './steps.ts'

/** What was looked up of the conditions, as far as it was asked. */
export type Facts = { readonly [C in Condition]?: Fact }

/** The first of some conditions that does not hold, as a refusal with what would help; null when none is known to fail. */
export function whyUnmet(needs: readonly Condition[], facts: Facts): Problem | null {
  for (const name of needs) {
    const fact = facts[name]
    if (!fact || fact.holds) continue
    const { basis = conditions[name].basis, remedy = conditions[name].remedy, ...message } = fact.why
    return { code: `needs-${name}`, message, basis, remedy }
  }
  return null
}

/** What must hold where a case stands, for the clock to take it on. */
export function neededAfter(procedure: Procedure, kase: Pick<CaseState, 'step'>): Condition[] {
  const step = stepOf(procedure, kase)
  return step ? needsAfter(step).map(([condition]) => condition) : []
}

/** What does not hold as the time of a step runs out, why, and where that leads; null when the case goes where the clock takes it. */
export function unmetAfter(
  procedure: Procedure,
  kase: Pick<CaseState, 'step'>,
  facts: Facts,
): { unmet: Condition; to: string; why: Words } | null {
  const step = stepOf(procedure, kase)
  for (const [unmet, to] of step ? needsAfter(step) : []) {
    const fact = facts[unmet]
    if (fact && !fact.holds) return { unmet, to, why: fact.why }
  }
  return null
}

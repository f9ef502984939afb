import type { Effect } from '#law/effects.ts'
import { needsAfter } from '#law/ways.ts'
import { procedureOf } from './known.ts'
import { stepOf } from './rules.ts'
import type { CaseState } from './state.ts'

/** Whether all that may follow as the time of a case runs out is the work of effects that may stand side by side with that of others, and touches no other case. Pure. */
export function goesAlong(kase: CaseState, along: ReadonlySet<Effect>): boolean {
  const procedure = procedureOf(kase)
  const step = stepOf(procedure, kase)
  if (!step?.after || kase.parentId !== null || kase.openSides.length > 0) return false
  const targets = [step.after.to, ...needsAfter(step).map(([, to]) => to)].filter(to => to !== 'stay')
  const effects = [step.onLeave, step.after.effects, ...targets.flatMap(to => [procedure.steps[to]?.onEnter, procedure.ends[to]?.effects])].flatMap(each => each ?? [])
  return effects.every(effect => along.has(effect)) && targets.every(to => !procedure.ends[to]?.overtakes)
}

/** Of some cases those that go along, each about something else than those before it; the others wait for their own turn. Pure. */
export function companionsOf(cases: readonly CaseState[], along: ReadonlySet<Effect>): readonly CaseState[] {
  const subjects = new Set<string>()
  return cases.filter(kase => goesAlong(kase, along) && !subjects.has(kase.subjectId) && subjects.add(kase.subjectId))
}

import type { Effect } from '#law/effects.ts'
import type { Procedure } from '#law/procedure.ts'
import { needsAfter } from '#law/ways.ts'
import { procedureOf } from './known.ts'
import { stepOf } from './rules.ts'
import type { CaseState } from './state.ts'

/** Whether all that may follow as the time of a case runs out is the work of effects that may stand side by side with that of others, and touches no other case. Pure. */
function goesAlong(procedure: Procedure, kase: CaseState, along: ReadonlySet<Effect>): boolean {
  const step = stepOf(procedure, kase)
  if (!step?.after || kase.parentId !== null || kase.openSides.length > 0) return false
  const targets = [step.after.to, ...needsAfter(step).map(([, to]) => to)].filter(to => to !== 'stay')
  const effects = [step.onLeave, step.after.effects, ...targets.flatMap(to => [procedure.steps[to]?.onEnter, procedure.ends[to]?.effects])].flatMap(each => each ?? [])
  return effects.every(effect => along.has(effect)) && targets.every(to => !procedure.ends[to]?.overtakes)
}

/**
 * Those of the cases whose time is over that are moved in one transaction: the first one, and where it goes along, all others that do and are about something else.
 * What is left out waits for its own turn; so does whatever is to go alone, since it failed with others.
 */
export function companionsOf(due: readonly CaseState[], along: ReadonlySet<Effect>, alone: ReadonlySet<string>): readonly CaseState[] {
  const goes = (kase: CaseState) => !alone.has(kase.id) && goesAlong(procedureOf(kase), kase, along)
  const [first] = due
  if (!first || !goes(first)) return due.slice(0, 1)
  const subjects = new Set<string>()
  return due.filter(kase => goes(kase) && !subjects.has(kase.subjectId) && subjects.add(kase.subjectId))
}

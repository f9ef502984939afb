import type { Effect } from '#law/effects.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { needsAfter } from '#law/ways.ts'
import type { CaseState } from './state.ts'

/** Whether all that may follow as the time of a step runs out is the work of effects that may stand side by side with that of other cases. */
function goesAlong(procedure: Procedure, step: Procedure['steps'][string], along: ReadonlySet<Effect>): boolean {
  if (!step.after) return false
  const targets = [step.after.to, ...needsAfter(step).map(([, to]) => to)].filter((to) => to !== 'stay')
  const effects = [
    step.onLeave,
    step.after.effects,
    ...targets.flatMap((to) => [procedure.steps[to]?.onEnter, procedure.ends[to]?.effects]),
  ].flatMap((each) => each ?? [])
  return effects.every((effect) => along.has(effect)) && targets.every((to) => !procedure.ends[to]?.overtakes)
}

/** The steps whose cases are moved together when their time is over, of each procedure. Pure. */
export function goingTogether(along: ReadonlySet<Effect>): { procedure: string; step: string }[] {
  return Object.entries(procedures).flatMap(([id, procedure]) =>
    Object.entries(procedure.steps)
      .filter(([, step]) => goesAlong(procedure, step, along))
      .map(([step]) => ({ procedure: id, step })),
  )
}

/**
 * Of cases that are held those that are moved together: with the first one all about something else, where none has a case of its own
 * open. The others wait for their turn. Pure.
 */
export function companionsOf([first, ...others]: readonly CaseState[]): readonly CaseState[] {
  if (!first) return []
  const subjects = new Set([first.subjectId])
  return first.openSides.length > 0
    ? [first]
    : [first, ...others.filter((kase) => kase.openSides.length === 0 && !subjects.has(kase.subjectId) && subjects.add(kase.subjectId))]
}

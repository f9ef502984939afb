import type { Move, Procedure, Step } from '#law/procedure.ts'
import { type DeskAct, deskActs, type Verb, verbs } from '#law/verbs.ts'
import { clockAt } from './clocks.ts'
import type { CaseState } from './state.ts'

/** A move and a step of whatever procedure. */
export type AnyMove = Move<string, string>
export type AnyStep = Step<string, string>

/** The step a case is at, in the procedure it was opened under. */
export function stepOf(procedure: Procedure, kase: Pick<CaseState, 'step'>): AnyStep | null {
  return kase.step ? ((procedure.steps[kase.step] as AnyStep | undefined) ?? null) : null
}

/** The move that a verb makes from where the case stands, or null. */
export function moveOf(procedure: Procedure, kase: Pick<CaseState, 'step'>, verb: string): AnyMove | null {
  const may = stepOf(procedure, kase)?.may
  return may && Object.hasOwn(may, verb) ? (may[verb as Verb] ?? null) : null
}

/** What a verb is called on this move. */
export function titleOf(verb: string, move?: AnyMove | null) {
  return (
    move?.title ??
    (Object.hasOwn(verbs, verb)
      ? verbs[verb as Verb].title
      : Object.hasOwn(deskActs, verb)
        ? deskActs[verb as DeskAct]
        : { zh: verb, en: verb })
  )
}

/** Working-day clock that counts at the current step, for showing and for the due column. */
export function currentClock(procedure: Procedure, kase: CaseState) {
  return kase.step ? clockAt(procedure, kase.clocks, kase.step) : null
}

import type { Effect } from '#law/effects.ts'
import type { Ending, Procedure } from '#law/procedure.ts'
import { leadingAct } from './joint.ts'
import { moveOf, stepOf } from './steps.ts'
import type { CaseState } from './state.ts'

/** What follows an act: its effects in order, and the ending it led to, if it did. */
export type Following = { readonly effects: readonly Effect[]; readonly ending: string | null; readonly ended: Ending | undefined }

/** Whether anything follows an act that may change more than the case. */
export const isFollowed = ({ effects, ending }: Following): boolean => effects.length > 0 || ending !== null

/** Says what follows an act that took a case from one state to another: effects in the order of leaving, moving, entering and ending. Pure. */
export function followingOf(procedure: Procedure, before: CaseState, after: CaseState, act: string): Following {
  const left = stepOf(procedure, before)
  const hasMoved = after.step !== before.step
  const ending = after.ending && before.ending === null ? after.ending : null
  const ended = ending ? procedure.ends[ending] : undefined
  const entered = hasMoved ? stepOf(procedure, after) : null
  const effects = [
    ...(hasMoved ? (left?.onLeave ?? []) : []),
    ...(left?.joint && !hasMoved ? [] : (moveOf(procedure, before, leadingAct(before, left, act))?.effects ?? [])),
    ...(act === 'lapse' ? (left?.after?.effects ?? []) : []),
    ...(entered?.onEnter ?? []),
    ...(ended?.effects ?? []),
  ]
  return { effects, ending, ended }
}

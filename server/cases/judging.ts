import { gravities } from '#law/effects.ts'
import type { Form } from '#law/forms.ts'
import { gravityOf } from '#law/gravity.ts'
import type { Procedure } from '#law/procedure.ts'
import { Denied, invalid, requireProof, staleDraft } from '#server/denied.ts'
import { completeAnswers, completeAsked } from './answers.ts'
import { pointsOf } from './checklist.ts'
import type { ActGiven } from './given.ts'
import { platformActor } from './known.ts'
import { whyNot } from './rules.ts'
import { moveOf, stepOf } from './steps.ts'
import type { Facts } from './unmet.ts'
import type { Actor, CaseState } from './state.ts'

type Answers = Record<string, unknown>
/** An act as far as it is judged: what is to be done, with which forms, and by whom. */
export type Judged = Pick<ActGiven, 'act' | 'actor' | 'asked' | 'ticks' | 'draftRevision' | 'today'>

/** Whether an act takes the draft along as the application. */
export const draftTaken = (procedure: Procedure, kase: CaseState, act: string): boolean =>
  stepOf(procedure, kase)?.edits !== undefined &&
  ((moveOf(procedure, kase, act)?.asks ?? []) as readonly Form[]).some((name) => procedure.application.includes(name))

/** Throws `Denied` when this officer may not do this now, or did not prove lately who acts though it weighs (choice:step-up). Pure: the facts are given. */
export function judge(procedure: Procedure, kase: CaseState, { act: verb, actor: given }: Judged, actor: Actor, facts: Facts): void {
  const denial = whyNot(procedure, kase, verb, actor, facts)
  if (denial) throw new Denied(409, denial)
  const gravity = kase.step ? gravityOf(procedure, kase.step, verb) : null
  if (gravity) requireProof(given, gravities[gravity])
}

/** The forms an act brings along, complete: those asked with it, and the application where it takes the draft along. Throws `invalid` field by field. Pure. */
export function formsOf(procedure: Procedure, kase: CaseState, given: Judged): { asked: Answers; answers: Answers | null } {
  const asks = (moveOf(procedure, kase, given.act)?.asks ?? []) as readonly Form[]
  const takesDraft = draftTaken(procedure, kase, given.act)
  const asked =
    given.actor.role === platformActor.role
      ? given.asked
      : { ...completeAsked(procedure, kase, asks, given.asked, given.today), ...ticked(procedure, kase, given.ticks ?? []) }
  if ('pins' in asked) checkPins(asked['pins'] as { field: string }[], moveOf(procedure, kase, given.act)?.basis)
  if (takesDraft && (given.draftRevision ?? 0) !== kase.draftRevision) throw staleDraft()
  return { asked, answers: takesDraft ? completeAnswers(procedure, kase, asks, given.today) : null }
}

/** What the officer looked at, of the points the step has; a point of no act here is refused. */
function ticked(procedure: Procedure, kase: CaseState, ticks: readonly string[]): { ticks?: readonly string[] } {
  if (ticks.length === 0) return {}
  const points: readonly string[] = pointsOf(kase)
  const unknown = ticks.filter((tick) => !points.includes(tick))
  if (unknown.length > 0)
    throw invalid(
      [
        {
          field: 'ticks',
          message: { zh: `本环节没有这个核对要点：${unknown.join('、')}`, en: `No point of this step: ${unknown.join(', ')}` },
        },
      ],
      stepOf(procedure, kase)?.basis,
    )
  return { ticks: [...new Set(ticks)] }
}

function checkPins(pins: readonly { field: string }[], basis: string | undefined): void {
  const doubled = pins.find((p, i) => pins.findIndex((q) => q.field === p.field) !== i)
  if (doubled) throw invalid([{ field: 'pins', message: { zh: '同一处只能钉一条补正意见', en: 'One note per place' } }], basis)
}

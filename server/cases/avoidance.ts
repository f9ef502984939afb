import type { z } from 'zod'
import type { avoidanceLine } from '#contract/cases.ts'
import { type Procedure, seatOf } from '#law/procedure.ts'
import { sitsIn, stepOf } from './rules.ts'
import type { Actor, CaseState } from './state.ts'

type Line = z.input<typeof avoidanceLine>
type Entry = { readonly from_step: string | null; readonly officer_id: string | null; readonly officer_name: string; readonly act: string }

/** What keeps whom from deciding the step a case is at, told to those who sit there, and whether it keeps this one: the unit of the holder, and those who decided before. */
export function avoidanceOf(procedure: Procedure, kase: CaseState, entries: readonly Entry[], holderName: string | null, actor: Actor): Line[] {
  const step = stepOf(procedure, kase)
  const seat = step && seatOf(procedure, step)
  if (!step || seat === 'anyone' || !sitsIn(procedure, kase, step, actor)) return []
  const unit: Line[] = seat === 'office' && kase.holderId ? [{ kind: 'own-unit', basis: 'choice:own-unit', names: holderName ? [holderName] : [], keepsMe: actor.organisationId === kase.holderId }] : []
  if (!step.notBy) return unit
  const { steps, basis } = step.notBy
  const before = entries.filter(e => e.officer_id !== null && e.from_step !== null && steps.includes(e.from_step))
  return [...unit, { kind: 'same-hand', basis, names: [...new Set(before.map(e => e.officer_name))], keepsMe: before.some(e => e.officer_id === actor.officerId) }]
}

import type { z } from 'zod'
import type { avoidanceLine } from '#contract/cases.ts'
import { partiesAt, type Procedure, seatOf } from '#law/procedure.ts'
import { isOfParty, isOffice, sitsIn } from './seats.ts'
import { stepOf } from './steps.ts'
import type { Actor, CaseState } from './state.ts'

type Line = z.input<typeof avoidanceLine>
type Entry = { readonly from_step: string | null; readonly officer_id: string | null; readonly officer_name: string; readonly act: string }

/**
 * What keeps whom from deciding the step a case is at, told to those who sit there, and whether it keeps this one: the units of the holder
 * and of whom it is sent to, their kin, who stepped aside, and those who decided before.
 */
export function avoidanceOf(
  procedure: Procedure,
  kase: CaseState,
  entries: readonly Entry[],
  {
    holderName,
    addresseeName,
    parentAddresseeName,
  }: { readonly holderName: string | null; readonly addresseeName: string | null; readonly parentAddresseeName: string | null },
  actor: Actor,
): Line[] {
  const step = stepOf(procedure, kase)
  if (!step || partiesAt(step).some((party) => seatOf(procedure, step, party) === 'anyone') || !sitsIn(procedure, kase, step, actor))
    return []
  const isOfOffice = isOffice(procedure, step, actor)
  const sides = [...new Set([holderName, addresseeName, parentAddresseeName].filter((name) => name !== null))]
  const unit: Line[] =
    isOfOffice && sides.length > 0 ? [{ kind: 'own-unit', basis: 'choice:own-unit', names: sides, keepsMe: isOfParty(kase, actor) }] : []
  if (isOfOffice && actor.kin) unit.push({ kind: 'kin', basis: 'choice:reviewer-conflict', names: [actor.kin.zh], keepsMe: true })
  const aside = [
    ...entries.filter((e) => e.act === 'step-aside').map((e) => ({ officerId: e.officer_id, officerName: e.officer_name })),
    ...kase.asideOfParent,
  ]
  if (isOfOffice && aside.length > 0)
    unit.push({
      kind: 'stepped-aside',
      basis: 'choice:reviewer-conflict',
      names: [...new Set(aside.map((e) => e.officerName))],
      keepsMe: aside.some((e) => e.officerId === actor.officerId),
    })
  if (!step.notBy) return unit
  const { steps, basis } = step.notBy
  const before = entries.filter((e) => e.officer_id !== null && e.from_step !== null && steps.includes(e.from_step))
  return [
    ...unit,
    {
      kind: 'same-hand',
      basis,
      names: [...new Set([...before.map((e) => e.officer_name), ...(actor.earlier?.names ?? [])])],
      keepsMe: before.some((e) => e.officer_id === actor.officerId) || (actor.earlier?.isMine ?? false),
    },
  ]
}

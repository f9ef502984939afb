import type { Party } from '#law/parties.ts'
import { partiesAt, type Procedure, type Seat, seatOf, takersOf } from '#law/procedure.ts'
import { waitedFor } from './joint.ts'
import type { Actor, CaseState } from './state.ts'
import { type AnyMove, type AnyStep, stepOf } from './steps.ts'

/** Whether somebody sits in the seat that acts at a step of this case: by role, and by organisation where the seat is one organisation's. */
export function sitsIn(procedure: Procedure, kase: CaseState, step: AnyStep, actor: Actor): boolean {
  return sitsAs(procedure, kase, step, partiesAt(step), actor)
}

/** Whether a move at a step is for this seat: that of the step, or the one that alone takes it. */
export function mayTake(procedure: Procedure, kase: CaseState, step: AnyStep, move: AnyMove, actor: Actor): boolean {
  return sitsAs(procedure, kase, step, takersOf(step, move), actor)
}

/** Whether it is the move of this seat: it acts at the step and has not passed it yet. */
export function hasTurn(procedure: Procedure, kase: CaseState, step: AnyStep, actor: Actor): boolean {
  return waitedFor(kase, step).some((party) => takesSeat(kase, party, seatOf(procedure, step, party), actor))
}

/** Whether somebody acts at a step for an office. */
export function isOffice(procedure: Procedure, step: AnyStep, actor: Pick<Actor, 'role'>): boolean {
  return partiesAt(step).some((party) => party === actor.role && seatOf(procedure, step, party) === 'office')
}

/**
 * Whether somebody is of the unit that holds what a case is about, or of the one it, or the case it is a side case of, is sent to: of whom
 * an asset would pass to, say.
 */
export function isOfParty(
  { holderId, addresseeId, addresseeOfParent }: Pick<CaseState, 'holderId' | 'addresseeId' | 'addresseeOfParent'>,
  { organisationId }: Pick<Actor, 'organisationId'>,
): boolean {
  return organisationId !== null && [holderId, addresseeId, addresseeOfParent].includes(organisationId)
}

/** Whose move it is: the party of the step, or those that have not passed a joint one yet, and, unless any office may act, the organisation in its seat. */
export function ownersOf(procedure: Procedure, kase: CaseState): { role: string; organisationId: string | null }[] {
  const step = stepOf(procedure, kase)
  return (step ? waitedFor(kase, step) : []).map((role) => {
    const seat = step && seatOf(procedure, step, role)
    return {
      role,
      organisationId:
        seat === 'applicant' ? kase.applicantId : seat === 'addressee' ? kase.addresseeId : seat === 'holder' ? kase.holderId : null,
    }
  })
}

function sitsAs(procedure: Procedure, kase: CaseState, step: AnyStep, as: readonly Party[], actor: Actor): boolean {
  return as.some((party) => takesSeat(kase, party, seatOf(procedure, step, party), actor))
}

function takesSeat(kase: CaseState, party: Party, seat: Seat | undefined, actor: Actor): boolean {
  if (seat === 'anyone') return true
  if (actor.role !== party) return false
  if (seat === 'applicant') return actor.organisationId !== null && actor.organisationId === kase.applicantId
  if (seat === 'addressee') return actor.organisationId !== null && actor.organisationId === kase.addresseeId
  if (seat === 'holder') return actor.organisationId !== null && actor.organisationId === kase.holderId
  return seat === 'office' || seat === 'platform'
}

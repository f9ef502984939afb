import { anyone, thePlatform } from '#law/parties.ts'
import { openersOf, type Procedure, type Seat, seatOf } from '#law/procedure.ts'
import type { Party } from '#law/parties.ts'
import { platformActor, publicActor } from '#server/cases/known.ts'
import type { AnyStep } from '#law/ways.ts'
import type { Actor, CaseState } from '#server/cases/state.ts'
import type { DossierAct } from './lines.ts'

/** The organisations of a life, invented: who applies, to whom, whose things it is about, the offices that decide, and somebody else. */
export const organisations = {
  applicant: '00000000-0000-4000-8000-000000000001',
  addressee: '00000000-0000-4000-8000-000000000002',
  holder: '00000000-0000-4000-8000-000000000003',
  office: '00000000-0000-4000-8000-000000000004',
  other: '00000000-0000-4000-8000-000000000005',
} as const

/** An organisation of a life: the key of `organisations`. */
export type Organisation = keyof typeof organisations

/** Whose things a case of a procedure is about. */
export const holderOf = (procedure: Procedure): Organisation => (procedure.about === 'supervised' ? 'holder' : 'applicant')

const sitting: { readonly [S in Seat]?: (procedure: Procedure) => Organisation } = {
  applicant: () => 'applicant',
  addressee: (procedure) => (procedure.addressee === 'holder' ? 'holder' : 'addressee'),
  holder: holderOf,
  office: () => 'office',
}

/** The n-th officer of a party, at the organisation that sits in a seat. */
export function handIn(procedure: Procedure, party: Party, seat: Seat | undefined, n = 1): string {
  const organisation = seat && sitting[seat]?.(procedure)
  return organisation ? `${party}@${organisation}#${n}` : party
}

/** The n-th officer of a party that acts at a step. */
export const handAt = (procedure: Procedure, step: AnyStep, party: Party, n = 1): string =>
  handIn(procedure, party, seatOf(procedure, step, party), n)

/** The same in a case that was sent to somebody: an officer of theirs. */
function handOf(procedure: Procedure, state: CaseState, step: AnyStep, party: Party, n: number): string {
  const [sentTo] =
    seatOf(procedure, step, party) === 'addressee' ? Object.entries(organisations).filter(([, id]) => id === state.addresseeId) : []
  return sentTo ? `${party}@${sentTo[0]}#${n}` : handAt(procedure, step, party, n)
}

/** The officer of a party who acts at the step a case is at: where different people must act, one who acted at no other step. */
export function freshHand(procedure: Procedure, state: CaseState, party: Party): string {
  const step = procedure.steps[state.step!]!
  const isApart = step.notBy || Object.values(procedure.steps).some((other) => other.notBy?.steps.includes(state.step!))
  const elsewhere = isApart ? state.done.filter((d) => d.step !== state.step).map((d) => d.officerId) : []
  return [1, 2, 3, 4, 5, 6, 7, 8].map((n) => handOf(procedure, state, step, party, n)).find((hand) => !elsewhere.includes(hand))!
}

/** The officer who opens a case: of the opening party so many places down the list. */
export function openerOf(procedure: Procedure, turn = 0): string {
  const parties = openersOf(procedure)
  const party = parties[turn % parties.length]!
  return handIn(procedure, party, (procedure.seats as { readonly [P in Party]?: Seat })[party])
}

/** Somebody as the rules know them: `role@organisation#officer`, the platform or the public by their role alone. */
export function actorOf({ by, isProved, isKin, isEarlier }: Pick<DossierAct, 'by' | 'isProved' | 'isKin' | 'isEarlier'>): Actor {
  if (by === thePlatform) return platformActor
  if (by === anyone) return publicActor
  const [, role = '', organisation = ''] = /^([a-z-]+)@([a-z]+)#\d+$/.exec(by) ?? []
  const kin = isKin ? { zh: '两单位存在控制关系', en: 'One controls the other' } : null
  return {
    officerId: by,
    officerName: by,
    postId: by,
    organisationId: organisations[organisation as Organisation] ?? null,
    organisationName: organisation,
    role,
    isProved: isProved ?? true,
    kin,
    earlier: isEarlier
      ? { number: 'earlier', title: { zh: '另一办件的决定', en: 'the decision in another case' }, names: [by], isMine: true }
      : null,
  }
}

import { contactsIn, COVER, coverAnswers } from '#contract/covering.ts'
import { fieldsOf } from '#contract/forms.ts'
import { forms, type Form } from '#law/forms.ts'
import type { Field } from '#law/form.ts'
import { partiesAt, type Procedure, seatOf } from '#law/procedure.ts'
import { hasTurn } from './seats.ts'
import { stepOf } from './steps.ts'
import type { Actor, CaseState } from './state.ts'
import type { CaseRow } from './view.sql.ts'

type Answers = Record<string, unknown>
type Fields = { readonly [id: string]: Field }

const known = new WeakMap<Procedure, Fields>()

/** Every field that is asked for anywhere in a procedure, by id; gathered once for each. */
function fieldsIn(procedure: Procedure): Fields {
  const found = known.get(procedure)
  if (found) return found
  const asked = Object.values(procedure.steps).flatMap((step) =>
    Object.values(step.may).flatMap((move) => (move?.asks ?? []) as readonly Form[]),
  )
  const fields = Object.assign({}, ...[...asked, ...procedure.application].map((form) => fieldsOf(forms[form]))) as Fields
  known.set(procedure, fields)
  return fields
}

/** Whether somebody acts for an office that decides in cases of a procedure. */
export const isOffice = (procedure: Procedure, actor: Actor) =>
  Object.entries(procedure.seats).some(([party, seat]) => seat === 'office' && party === actor.role)

/** Whether somebody needs the contacts in a case to act: they applied, it is about what they hold, or it is their move. */
function needsContacts(procedure: Procedure, kase: CaseState, actor: Actor): boolean {
  const step = stepOf(procedure, kase)
  const isParty = actor.organisationId !== null && [kase.applicantId, kase.holderId].includes(actor.organisationId)
  return (
    isParty ||
    (step !== null &&
      partiesAt(step).every((party) => seatOf(procedure, step, party) !== 'anyone') &&
      hasTurn(procedure, kase, step, actor))
  )
}

/**
 * Answers in a case as one reader sees them: what is private is the deciding office’s alone, contacts are covered for whoever has no move
 * (choice:covered-contacts).
 */
export function coverer(procedure: Procedure, kase: CaseState, actor: Actor): (answers: Answers) => Answers {
  const fields = fieldsIn(procedure)
  const decides = isOffice(procedure, actor)
  const reading = { isOwn: needsContacts(procedure, kase, actor), role: actor.role, grade: null }
  const hide = (answers: Answers) =>
    decides ? answers : Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, fields[id]?.isPrivate ? COVER : answer]))
  return (answers) => hide(coverAnswers(fields, answers, reading))
}

/** The contacts of a case in full, latest answer to each: those that are private for the deciding office alone. */
export function contactsOf(procedure: Procedure, { kase, entries }: Pick<CaseRow, 'kase' | 'entries'>, actor: Actor): Answers {
  const fields = fieldsIn(procedure)
  const decides = isOffice(procedure, actor)
  const given = Object.assign({}, ...entries.map((entry) => entry.asked), kase.answers) as Answers
  return Object.fromEntries(Object.entries(contactsIn(fields, given)).filter(([id]) => decides || !fields[id]?.isPrivate))
}

import { checkForm, fieldsOf } from '#contract/forms.ts'
import { forms, type Form } from '#law/forms.ts'
import type { Procedure } from '#law/procedure.ts'
import { addresseeParties } from '#law/ways.ts'
import { invalid } from '#server/denied.ts'
import type { CaseState } from './state.ts'

type Answers = Record<string, unknown>
type FieldProblem = { field: string; message: { zh: string; en: string } }

const idsOf = (form: Form) => Object.keys(fieldsOf(forms[form]))

/** The part of some answers that belongs to one form. */
function partOf(form: Form, answers: Answers): Answers {
  const ids = new Set(idsOf(form))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)))
}

/** The fields that any of some forms has. */
export const fieldsOfForms = (names: readonly Form[]): Set<string> => new Set(names.flatMap(idsOf))

/** Checks answers against several forms at once, each field by its own form; fields of none of them are refused. `application` is what they go with. */
export function checkForms(
  names: readonly Form[],
  answers: Answers,
  mode: 'draft' | 'complete',
  today: string,
  application?: Answers,
): { value: Answers; fields: FieldProblem[] } {
  const known = fieldsOfForms(names)
  const fields: FieldProblem[] = Object.keys(answers)
    .filter((id) => !known.has(id))
    .slice(0, 20)
    .map((field) => ({ field: field.slice(0, 60), message: { zh: '没有这一项', en: 'There is no such field' } }))
  let value: Answers = {}
  for (const name of names) {
    const checked = checkForm(name, partOf(name, answers), { mode, today, ...(application ? { application } : {}) })
    if (checked.ok) value = { ...value, ...checked.value }
    else fields.push(...checked.fields)
  }
  return { value, fields }
}

/** What of some answers a draft keeps, field by field, and what is wrong with the others; `editable` as `editableFields` gives it. */
export function keptInDraft(
  names: readonly Form[],
  answers: Answers,
  editable: readonly string[] | null,
  today: string,
): { kept: Answers; wrong: FieldProblem[] } {
  const wrong = checkForms(names, answers, 'draft', today).fields.filter((f) => answers[f.field] !== undefined)
  // Only so many unknown fields are told; none of them is kept.
  const known = fieldsOfForms(names)
  return {
    wrong,
    kept: Object.fromEntries(
      Object.entries(answers).filter(
        ([id]) => known.has(id) && (editable === null || editable.includes(id)) && !wrong.some((f) => f.field === id),
      ),
    ),
  }
}

/** The answers of an application as they may be submitted; throws `invalid` with every field that is not right. */
export function completeAnswers(procedure: Procedure, kase: CaseState, asks: readonly Form[], today: string): Answers {
  const names = asks.filter((name) => procedure.application.includes(name))
  const { value, fields } = checkForms(names, kase.draft, 'complete', today)
  const locked = lockedChanges(procedure, kase)
  if (fields.length + locked.length > 0) throw invalid([...fields, ...locked])
  return value
}

/** The forms that go with an act and are not part of the application, complete. */
export function completeAsked(procedure: Procedure, kase: CaseState, asks: readonly Form[], asked: Answers, today: string): Answers {
  const names = asks.filter((name) => !procedure.application.includes(name) || procedure.subject === 'case')
  const { value, fields } = checkForms(names, asked, 'complete', today, kase.answers)
  if (fields.length > 0) throw invalid(fields)
  return value
}

/** Fields changed although only the pinned ones are open for correction. */
export function lockedChanges(procedure: Procedure, kase: CaseState): FieldProblem[] {
  const open = editableFields(procedure, kase)
  if (open === null) return []
  const changed = Object.keys({ ...kase.draft, ...kase.answers }).filter(
    (id) => JSON.stringify(kase.draft[id]) !== JSON.stringify(kase.answers[id]),
  )
  return changed
    .filter((id) => !open.includes(id))
    .map((field) => ({
      field,
      message: { zh: '该项未被要求补正，不能修改', en: 'This part was not returned for correction and stays as it is' },
    }))
}

/** The papers of an application that whoever reads the case may read; null when its forms ask for no paper that the deciding office alone reads. */
export function shownPapers(procedure: Procedure, answers: Answers): string[] | null {
  const papers = procedure.application
    .flatMap((name) => Object.entries(fieldsOf(forms[name])))
    .filter(([, field]) => field.kind === 'paper')
  if (!papers.some(([, field]) => field.isPrivate)) return null
  return papers.flatMap(([id, field]) => (field.isPrivate ? [] : ((answers[id] as { sha256: string } | undefined)?.sha256 ?? [])))
}

/** Which fields may be edited now: null means all, an empty list none. */
export function editableFields(procedure: Procedure, kase: CaseState): string[] | null {
  const edits = kase.step ? procedure.steps[kase.step]?.edits : undefined
  if (edits === 'all') return null
  return edits === 'pinned' ? kase.pins.map((p) => p.field) : []
}

/**
 * What whoever opened a case without sign-in said of themselves and of the matter, and their papers: the office that goes on with it does
 * not write it anew (choice:correction-door).
 */
export function ownWords(procedure: Procedure, kase: CaseState): Answers {
  if (kase.done[0]?.officerId !== null) return {}
  const own = procedure.application.flatMap((name) =>
    Object.entries(fieldsOf(forms[name])).filter(([id, field]) => (field.isPrivate || field.isSaid) && kase.draft[id] !== undefined),
  )
  return Object.fromEntries(own.map(([id]) => [id, kase.draft[id]]))
}

/** Which fields of the draft whoever goes on with it may write: null means all. */
export function writableFields(procedure: Procedure, kase: CaseState): string[] | null {
  const editable = editableFields(procedure, kase)
  const own = Object.keys(ownWords(procedure, kase))
  return editable !== null || own.length === 0 ? editable : [...fieldsOfForms(procedure.application)].filter((id) => !own.includes(id))
}

/** The organisation an application is sent to: the answer of its organisation field, when the procedure has an addressee. */
export function addresseeOf(
  procedure: Procedure,
  answers: Answers,
): { roles: readonly string[]; organisationId: string; field: string; mayHaveEnded: boolean } | null {
  const roles = addresseeParties(procedure)
  if (roles.length === 0) return null
  for (const name of procedure.application)
    for (const [field, shape] of Object.entries(fieldsOf(forms[name])))
      if (shape.kind === 'organisation' && typeof answers[field] === 'string')
        return { roles, organisationId: answers[field], field, mayHaveEnded: shape.mayHaveEnded === true }
  return null
}

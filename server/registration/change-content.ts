import type { Answers } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import { procedures } from '#law/procedures.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { InRegister } from './standing.sql.ts'

const form = forms['change-application']
const cardFields = Object.keys(form.sections[2].fields)
/** The item of the card that a field of the form asks for, where the form has another word of the same name. */
const itemOf = (field: string): string => (field === 'dataContact' ? 'contact' : field)
const kinds = form.sections[0].fields.kind.options
/** Items of the card that repeat what is registered, and follow it when it changes. */
const repeated = { assetName: 'name', summary: 'summary', rights: 'rights', limits: 'rightsLimits' } as const
const registeredFields = Object.keys(repeated) as (keyof typeof repeated)[]

type Register = Pick<InRegister, 'registered' | 'card'>
/** What is registered: name, summary, rights and limits as they were applied for. */
export type Registered = { readonly [field: string]: unknown }
/** Items of the card that a change brings with it and no form asks for: as they were decided and found meanwhile. */
export type Following = { readonly [item: string]: unknown }

/** The part of an application that becomes what is registered. */
export function registeredOf(answers: Registered): Registered {
  return Object.fromEntries(registeredFields.flatMap((field) => (answers[field] === undefined ? [] : [[field, answers[field]]])))
}

/** What a change begins from: what is registered and on the card, as the form asks it. */
export function changeable({ registered, card }: Register): Answers {
  const all = { ...Object.fromEntries(cardFields.map((field) => [field, card?.[itemOf(field)]])), ...registeredOf(registered) }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null)) as Answers
}

/** The card after an amendment or correction, with what follows of decisions and findings; the very card when nothing touches it. */
export function changedCard(
  { registered, card }: { readonly registered: Registered; readonly card: Record<string, unknown> },
  answers: CaseState['answers'],
  following: Following,
): Record<string, unknown> {
  const touched = touchedOf(card, answers)
  const followed = registeredFields
    .filter((field) => !isSame(answers[field], registered[field]))
    .map((field) => [repeated[field], answers[field]])
  const brought = Object.keys(following)
    .filter((item) => !isSame(following[item], card[item]))
    .map((item) => [item, following[item]])
  if (touched.length + followed.length + brought.length === 0) return card
  return Object.fromEntries(
    Object.entries({ ...card, ...Object.fromEntries([...touched, ...followed, ...brought]) }).filter(([, value]) => value !== undefined),
  )
}

/** The card that a case would leave, as far as it asks for items of the card; the very card when it is no amendment or correction. */
export function cardAfter(
  card: Record<string, unknown>,
  kase: Pick<CaseState, 'procedure'>,
  answers: CaseState['answers'],
): Record<string, unknown> {
  return isRevision(kase, answers) ? { ...card, ...Object.fromEntries(touchedOf(card, answers)) } : card
}

/** The fields of an amendment or correction that differ from what stands, as far as the reader sees the card, and what follows with it. */
export function differing(register: Register, answers: CaseState['answers'], following: Following): string[] {
  const before = changeable(register)
  return [
    ...fieldsOf(register).filter((field) => !isSame(answers[field], before[field])),
    ...Object.keys(following).filter((item) => !isSame(following[item], register.card?.[item])),
  ]
}

/** Whether a case takes in what its holder decided and counted since: the holder's own amendment or correction does, what another asks for does not. */
export function takesFollowing(kase: Pick<CaseState, 'procedure'>, answers: CaseState['answers']): boolean {
  return isRevision(kase, answers) && procedures[kase.procedure]?.application.includes('change-application') === true
}

/** Whether a case amends or corrects what is registered, rather than renewing its term or something else. */
export function isRevision({ procedure }: Pick<CaseState, 'procedure'>, answers: CaseState['answers']): boolean {
  return (
    procedures[procedure]?.application.includes('correction-request') === true ||
    answers['kind'] === 'amend' ||
    answers['kind'] === 'correct'
  )
}

/** The type of a registration in the words of notices and certificates, such as 变动登记（更正）. */
export function typeOf(kase: Pick<CaseState, 'procedure' | 'answers'>): string {
  const title = procedures[kase.procedure]?.title.zh ?? ''
  const kind = procedures[kase.procedure]?.application.includes('change-application')
    ? kinds[kase.answers['kind'] as keyof typeof kinds]
    : undefined
  return kind ? `${title}（${kind.zh}）` : title
}

/** Whether a case goes on from an earlier registration of the city. */
export function takesOver({ procedure }: Pick<CaseState, 'procedure'>): boolean {
  return procedures[procedure]?.application.includes('legacy-application') === true
}

/** Whether a case registers an asset anew, whatever stood in the register before. */
export function isNew({ procedure }: Pick<CaseState, 'procedure'>): boolean {
  return procedures[procedure]?.application.includes('registration-application') === true
}

/** The part of an application that revises what is registered and on the card, as far as the reader sees the card. */
export function revised(register: Register, answers: CaseState['answers']): Answers {
  return Object.fromEntries(
    fieldsOf(register).flatMap((field) => (answers[field] === undefined || answers[field] === null ? [] : [[field, answers[field]]])),
  ) as Answers
}

function touchedOf(card: Record<string, unknown>, answers: CaseState['answers']): [string, unknown][] {
  return cardFields.filter((field) => !isSame(answers[field], card[itemOf(field)])).map((field) => [itemOf(field), answers[field]])
}

const fieldsOf = ({ card }: Register): string[] => [...registeredFields, ...(card ? cardFields : [])]

/** Whether two answers say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

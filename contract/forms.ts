import { z } from 'zod'
import { type Form, forms } from '#law/forms.ts'
import type { Field, FormShape } from '#law/form.ts'
import type { Words } from '#law/words.ts'
import { type Answer, answerSchema, isCivilDate, type Mode } from './answers.ts'
import { countProblems } from './count-problems.ts'
import { whyOutside } from './day-bounds.ts'
import { opinionProblems } from './opinion-problems.ts'
import { missingWords, type MoneyUnit, wordsOf } from './form-words.ts'
import { legacyProblems } from './legacy-problems.ts'
import { priceProblems } from './price-problems.ts'
import { personalInAnswer } from './public-texts.ts'
import { quotationProblems } from './quotation-problems.ts'
import { isReachable } from './reaching.ts'
import { textOf } from './text-of.ts'
import { signatoryProblems } from './signatories.ts'
import { reportProblems } from './valuation/report-problems.ts'

/** The answers to a form, by field id. */
export type Answers = { [field: string]: Answer }

/** What is wrong with the answer to one field; '' stands for the form as a whole. */
export type FieldProblem = { field: string; message: Words }

/**
 * How to check: `today` is the civil date in Beijing; only the platform may fill computed fields; `application` is what was answered there
 * where the form goes with an act; money is told in fen, as it is sent, unless people write it in yuan.
 */
export type CheckOptions = ({ mode: 'draft'; today?: string } | { mode: 'complete'; today: string }) & {
  by?: 'person' | 'platform'
  application?: { readonly [field: string]: unknown }
  moneyIn?: MoneyUnit
}

/** What has to fit together between the fields of one form, asked when each of them is right by itself. */
const together: { readonly [F in Form]?: (answers: Answers, today: string) => FieldProblem[] } = {
  'missing-explained': countProblems,
  quotation: quotationProblems,
  'legal-opinion': opinionProblems,
  'valuation-report': (answers) => [...signatoryProblems('valuers', answers['valuers']), ...reportProblems(answers)],
  'legacy-application': legacyProblems,
  'price-paper': priceProblems,
}

const MOST_UNKNOWN = 20
const made = new WeakMap<FormShape, Map<string, z.ZodObject>>()

const gathered = new WeakMap<FormShape, { readonly [id: string]: Field }>()

/** Gives the fields of a form by id, without their sections; gathered once, since thousands of cards are checked against them. */
export function fieldsOf(form: FormShape): { readonly [id: string]: Field } {
  const found = gathered.get(form)
  if (found) return found
  const fields = Object.assign({}, ...form.sections.map((section) => section.fields)) as { [id: string]: Field }
  gathered.set(form, fields)
  return fields
}

/** Gives the schema of a form's answers: unknown fields are refused, derived ones too, and computed ones unless the platform fills them. */
export function schemaOf(form: FormShape, mode: Mode, by: 'person' | 'platform' = 'person'): z.ZodObject {
  const known = made.get(form) ?? new Map<string, z.ZodObject>()
  made.set(form, known)
  const found = known.get(mode + by)
  if (found) return found
  const shape: { [id: string]: z.ZodType } = {}
  for (const [id, field] of Object.entries(fieldsOf(form))) {
    if (field.derived || (field.computed && by === 'person')) continue
    const schema = answerSchema(field, mode)
    shape[id] = mode === 'complete' && field.required && !field.when ? schema : schema.optional()
  }
  const schema = z.strictObject(shape)
  known.set(mode + by, schema)
  return schema
}

/** Answers whether a field is asked, given the other answers. */
export function isAsked(field: Field, answers: { readonly [field: string]: unknown }): boolean {
  return field.when === undefined || field.when.is.includes(textOf(answers[field.when.field] ?? ''))
}

/** Answers whether what is answered to a field is made public, given the other answers; it is where it hangs on an application nobody handed in. */
function isShownPublicly(
  { isPublic }: Field,
  answers: { readonly [field: string]: unknown },
  application: CheckOptions['application'],
): boolean {
  if (isPublic === undefined || isPublic === true) return isPublic === true
  if (isPublic.of === 'application' && application === undefined) return true
  return isPublic.is.includes(textOf((isPublic.of === 'application' ? application : answers)?.[isPublic.field] ?? ''))
}

/** The answers to a form as they are shown: what the platform knows from elsewhere stands in the place of whatever was once answered there. */
export function withDerived(
  form: FormShape,
  answers: { readonly [field: string]: unknown },
  derived: { readonly [field: string]: unknown },
): { [field: string]: unknown } {
  const fields = fieldsOf(form)
  return { ...Object.fromEntries(Object.entries(answers).filter(([id]) => !fields[id]?.derived)), ...derived }
}

/** The answers without those to fields that are not asked beside the others, nor beside what is left of them. */
export function askedOnly(form: FormShape, answers: Answers): Answers {
  const fields = fieldsOf(form)
  const left = Object.entries(answers).filter(([id]) => !fields[id] || isAsked(fields[id], answers))
  return left.length === Object.keys(answers).length ? Object.fromEntries(left) : askedOnly(form, Object.fromEntries(left))
}

/** Checks the answers to a form; empty ones (null, '', []) count as not given. Wrong ones come back field by field in both languages. */
export function checkForm(
  formId: Form,
  answers: unknown,
  options: CheckOptions,
): { ok: true; value: Answers } | { ok: false; fields: FieldProblem[] } {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) {
    return { ok: false, fields: [{ field: '', message: { zh: '应为按字段填写的对象', en: 'Expected an object of fields' } }] }
  }
  const form: FormShape = forms[formId]
  const fields = fieldsOf(form)
  const filled = Object.fromEntries(Object.entries(answers).filter(([, answer]) => !isEmpty(answer)))
  const given = options.mode === 'complete' ? askedOnly(form, filled as Answers) : filled
  const parsed = schemaOf(form, options.mode, options.by).safeParse(given)
  const problems = new Map<string, Words>()
  for (const issue of parsed.error?.issues ?? []) {
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
      for (const key of issue.keys.slice(0, MOST_UNKNOWN)) problems.set(key.slice(0, 100), unknownWords(fields, key))
    } else {
      const id = String(issue.path[0] ?? '')
      if (!problems.has(id)) problems.set(id, wordsOf(issue, fields[id], !Object.hasOwn(given, id), options.moneyIn))
    }
  }
  if (options.mode === 'complete') {
    for (const [id, words] of brokenRules(fields, given, options)) if (!problems.has(id)) problems.set(id, words)
  }
  if (options.mode === 'complete' && parsed.success) {
    for (const { field, message } of together[formId]?.(parsed.data as Answers, options.today) ?? [])
      if (!problems.has(field)) problems.set(field, message)
  }
  if (parsed.success && problems.size === 0) return { ok: true, value: parsed.data as Answers }
  return { ok: false, fields: [...problems].map(([field, message]) => ({ field, message })) }
}

function isEmpty(answer: unknown): boolean {
  return (
    answer === null ||
    answer === undefined ||
    (typeof answer === 'string' && answer.trim() === '') ||
    (Array.isArray(answer) && answer.length === 0)
  )
}

function unknownWords(fields: { [id: string]: Field }, key: string): Words {
  return Object.hasOwn(fields, key)
    ? { zh: '由系统填写，不能修改', en: 'Filled by the platform and cannot be changed' }
    : { zh: '没有这个字段', en: 'There is no such field' }
}

/** Says of what is made public that something in it identifies or reaches a person, which it is without showing it, and what may stand instead. */
const withPersonal = ({ shown, called }: { shown: string; called: Words }): Words => ({
  zh: `这一项将公开或者告知对方单位，其中“${shown}”像是${called.zh}，请删去；联系方式可以写座机或者单位公用邮箱，金额、数量请带上单位`,
  en: `This is made public or told to the other side, and “${shown}” in it looks like ${called.en}; please take it out. A landline or an office’s own mailbox may stand; give amounts with their unit`,
})

const unreachable = {
  telephone: {
    zh: '请填能打通的电话号码（7至15位数字，固定电话加区号）',
    en: 'Give a telephone number: 7 to 15 digits, with the area code',
  },
  'telephone-or-mail': {
    zh: '请填能联系到的电话号码（7至15位数字）或者电子邮箱',
    en: 'Give a telephone number of 7 to 15 digits, or a mail address',
  },
} as const satisfies Record<string, Words>

function brokenRules(
  fields: { [id: string]: Field },
  given: { [id: string]: unknown },
  { today, application }: { today: string; application?: CheckOptions['application'] },
): [string, Words][] {
  return Object.entries(fields).flatMap(([id, field]): [string, Words][] => {
    const answer = given[id]
    if (!isAsked(field, given)) return []
    if (field.when && field.required && answer === undefined) return [[id, missingWords(field)]]
    if (field.must === 'be-true' && answer === false)
      return [[id, { zh: '须勾选承诺才能提交', en: 'Must be undertaken before submitting' }]]
    const personal = isShownPublicly(field, given, application) ? personalInAnswer(answer) : null
    if (personal) return [[id, withPersonal(personal)]]
    if (field.reaches && typeof answer === 'string' && !isReachable(answer, field.reaches)) return [[id, unreachable[field.reaches]]]
    if (field.kind !== 'date' || typeof answer !== 'string' || !isCivilDate(answer)) return []
    const outside = whyOutside(field, answer, fields, given, today)
    if (outside) return [[id, outside]]
    return []
  })
}

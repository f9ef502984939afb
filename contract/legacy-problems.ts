import type { Words } from '#law/words.ts'
import type { Answers, FieldProblem } from './forms.ts'

const endsFirst: Words = { zh: '不能早于起始日期', en: 'Not before the day it begins' }
const afterIssue: Words = { zh: '不能晚于原凭证发放日期', en: 'Not after the day the earlier certificate was issued' }
/** Days of an application to take over a registration of which the first cannot be after the second, and where and how that is told. */
const inOrder: readonly (readonly [from: string, until: string, field: string, message: Words])[] = [
  ...[['earlierOn', 'earlierUntil'], ['noticedFrom', 'noticedUntil'], ['opinionOn', 'opinionUntil'], ['valuationBase', 'valuationUntil']].map(([from, until]) => [from!, until!, until!, endsFirst] as const),
  ...['noticedUntil', 'opinionOn', 'valuationBase'].map(day => [day, 'earlierOn', day, afterIssue] as const),
]

/** What does not fit together in an application to take over an earlier registration: terms that end before they begin, and what it rests on that is later than its certificate. */
export function legacyProblems(answers: Answers): FieldProblem[] {
  return inOrder.flatMap(([from, until, field, message]) => {
    const [begins, ends] = [answers[from], answers[until]]
    return typeof begins === 'string' && typeof ends === 'string' && ends < begins ? [{ field, message }] : []
  })
}

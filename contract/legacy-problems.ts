import type { Words } from '#law/words.ts'
import type { Answers, FieldProblem } from './forms.ts'

/** Days of an application to take over a registration of which the first cannot be after the second. */
const inOrder: readonly (readonly [from: string, until: string])[] = [['earlierOn', 'earlierUntil'], ['noticedFrom', 'noticedUntil'], ['opinionOn', 'opinionUntil'], ['valuationBase', 'valuationUntil']]
const endsFirst: Words = { zh: '不能早于起始日期', en: 'Not before the day it begins' }

/** What does not fit together in an application to take over an earlier registration: terms that end before they begin. */
export function legacyProblems(answers: Answers): FieldProblem[] {
  return inOrder.flatMap(([from, until]) => {
    const [begins, ends] = [answers[from], answers[until]]
    return typeof begins === 'string' && typeof ends === 'string' && ends < begins ? [{ field: until, message: endsFirst }] : []
  })
}

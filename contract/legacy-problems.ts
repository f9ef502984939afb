import type { Answers, FieldProblem } from './forms.ts'

const afterIssue = { zh: '不能晚于原凭证发放日期', en: 'Not after the day the earlier certificate was issued' }
/** What does not fit together in an application to take over an earlier registration: what it rests on that is later than its certificate. */
export function legacyProblems(answers: Answers): FieldProblem[] {
  const issued = answers['earlierOn']
  return ['noticedUntil', 'opinionOn', 'valuationBase'].flatMap((field) => {
    const day = answers[field]
    return typeof day === 'string' && typeof issued === 'string' && issued < day ? [{ field, message: afterIssue }] : []
  })
}

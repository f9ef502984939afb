import { type Answers, checkForm, type FieldProblem } from './forms.ts'
import { cardColumns } from './card-columns.ts'
import { legacyProblems } from './legacy-problems.ts'
import { missingWords } from './form-words.ts'

const columns = new Map(cardColumns('legacy').map(({ id, field }) => [id, field]))

/**
 * What is wrong with one line of a table of earlier registrations: everything its application asks but the papers and the undertaking,
 * which are brought into the case.
 */
export function legacyLineProblems({ assetCode, ...answers }: Answers, today: string): FieldProblem[] {
  const checked = checkForm('legacy-application', answers, { mode: 'complete', today })
  const problems = checked.ok ? [] : checked.fields.filter(({ field }) => columns.has(field))
  const together = legacyProblems(answers).filter(({ field }) => !problems.some((known) => known.field === field))
  return [
    ...(assetCode === undefined ? [{ field: 'assetCode', message: missingWords(columns.get('assetCode')!) }] : []),
    ...problems,
    ...together,
  ]
}

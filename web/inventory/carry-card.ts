import { fieldsOf } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import type { Given } from '../ui/answer-text.tsx'

const fields = fieldsOf(forms['information-card'])
/** What a scan measures anew: last year's answer would be wrong this year. */
const measured: ReadonlySet<string> = new Set([
  'records',
  'bytes',
  'fields',
  'timeFrom',
  'timeTo',
  'formedOn',
  'grade',
  'qualityScore',
  'containsPersonal',
  'containsSensitive',
])

/** The answers of an earlier card that fill what is empty or only assumed in this one; what was answered, measured or filled by the platform stays as it is. */
export function carriedFrom(earlier: Given, card: Given, assumed: readonly string[] = []): Given {
  const isEmpty = (value: unknown) => value === undefined || value === null || value === ''
  return Object.fromEntries(
    Object.entries(earlier).filter(
      ([id, value]) =>
        fields[id] && !fields[id].computed && !measured.has(id) && (isEmpty(card[id]) || assumed.includes(id)) && !isEmpty(value),
    ),
  )
}

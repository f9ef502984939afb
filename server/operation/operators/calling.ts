import { textOf } from '#contract/text-of.ts'
import type { Criterion } from './calls.sql.ts'
import type { CallScope } from './scope.sql.ts'

type Answers = Readonly<Record<string, unknown>>
type Row = { readonly name: string; readonly value: string; readonly source: string }

/** The criteria of a call with their weights; a weight that is no whole number comes back as NaN. */
export function criteriaOf(answers: Answers): Criterion[] {
  const rows = Array.isArray(answers['criteria']) ? (answers['criteria'] as Row[]) : []
  return rows.map(({ name, value, source }) => ({
    name: (name ?? '').trim(),
    weight: /^\d{1,3}$/.test((value ?? '').trim()) ? Number(value) : Number.NaN,
    note: source ?? '',
  }))
}

/** Why the criteria of a call do not add up, in words; null when they do. */
export function whyNotWeighed(criteria: readonly Criterion[]) {
  if (criteria.some(({ weight }) => !(weight > 0)))
    return { zh: '有评分项的权重不是正整数', en: 'A weight is not a whole number above zero' }
  if (new Set(criteria.map(({ name }) => name)).size < criteria.length)
    return { zh: '有重名的评分项', en: 'Two criteria have the same name' }
  const sum = criteria.reduce((all, { weight }) => all + weight, 0)
  return sum === 100 ? null : { zh: `权重合计${sum}分，应为100分`, en: `The weights add up to ${sum}, not 100` }
}

/** Which assets a call is about, from its answers. */
export function scopeOf(answers: Answers): CallScope {
  const words = (text: unknown, by: RegExp) => [
    ...new Set(
      textOf(text ?? '')
        .split(by)
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    ),
  ]
  return answers['scopeKind'] === 'certificates'
    ? { numbers: words(answers['scopeCertificates'], /\s+/) }
    : { sectors: words(answers['scopeSectors'], /[、，,;；\s]+/) }
}

/** The criterion that weighs most: ties in the ranking fall by it. */
export const heaviestOf = (criteria: readonly Criterion[]): string => criteria.toSorted((a, b) => b.weight - a.weight)[0]?.name ?? ''

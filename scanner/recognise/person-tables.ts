import { PERSON_CATEGORIES } from '#scanner/recognise/data/dictionaries.ts'
import { mostly, share } from '#scanner/recognise/values.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** The share of values from which a column follows a table, and the table. */
const TABLES = {
  religion: [0.6, words(PERSON_CATEGORIES.religion)],
  marital: [0.7, words(PERSON_CATEGORIES.marital)],
  politics: [0.7, words(PERSON_CATEGORIES.politics)],
  education: [0.7, words(PERSON_CATEGORIES.education)],
  kinship: [0.7, words(PERSON_CATEGORIES.kinship)],
  title: [0.7, words(PERSON_CATEGORIES.title)],
} as const satisfies Record<string, readonly [number, ReadonlySet<string>]>

/** A table of codes that describes persons without naming anybody. */
export type PersonTable = keyof typeof TABLES

/** The first such table that the values of a column follow, and how many of them do; null when they follow none. */
export function personTableOf({ values }: ColumnView): { table: PersonTable; share: number } | null {
  for (const [table, [least, known]] of Object.entries(TABLES) as [PersonTable, (typeof TABLES)[PersonTable]][]) {
    if (!mostly(values, least, (value) => known.has(value))) continue
    const found = share(values, (value) => known.has(value))
    if (found > least) return { table, share: found }
  }
  return null
}

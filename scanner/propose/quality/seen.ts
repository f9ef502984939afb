import { filledOf } from '#scanner/profile/facts.ts'
import type { Fault, Quality, SemanticType } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'
import type { Company, JudgedColumn } from '#scanner/propose/company.ts'

/** What quality is measured from. `rules` are the outcomes of the rules officers set. */
export type Seen = {
  readonly table: TableFacts
  readonly company: Company
  readonly faults: readonly Fault[]
  readonly rules: Quality['rules']
}

/** One indicator as it was counted: `a` elements of `b` hold; the evidence names columns and counts, never a value. */
export type Measured = { readonly a: number; readonly b: number; readonly evidence: Words[] }

/** What one dimension found, by indicator code; null where there was nothing to measure. */
export type Findings = { readonly [code: string]: Measured | null }

/** What was counted of one column or pair: `bad` of `of` do not hold. */
export type Count = { readonly name: string; readonly bad: number; readonly of: number; readonly what: Words; readonly sampled?: boolean }

const MOST_EVIDENCE = 8

/** Cells of a column that hold something. */
export function filled(column: JudgedColumn): number {
  return filledOf(column.view.facts)
}

const ANSWERED: ReadonlySet<SemanticType> = new Set(['health_status', 'category', 'flag', 'free_text'])

/** Cells in which 无 is what was asked for: no illness, no danger, no remark; of a number or a name it says that it is missing. */
export function answered({ type, view }: JudgedColumn): number {
  return ANSWERED.has(type) ? (view.facts.placeholders.get('无') ?? 0) : 0
}

/** Writes a whole number as people read it: 1,203. */
export function number(count: number): string {
  return Math.round(count).toLocaleString('en-US')
}

/** Adds up counts to an indicator; the worst come first in the evidence, and such as are without fault are not told. Null when nothing was counted. */
export function sumUp(counts: readonly Count[]): Measured | null {
  const b = counts.reduce((sum, one) => sum + one.of, 0)
  if (b <= 0) return null
  const a = b - counts.reduce((sum, one) => sum + Math.min(one.bad, one.of), 0)
  const evidence = counts
    .filter((one) => one.bad > 0)
    .toSorted((x, y) => y.bad - x.bad)
    .slice(0, MOST_EVIDENCE)
    .map(evidenceOf)
  return { a: Math.round(a), b: Math.round(b), evidence }
}

function evidenceOf({ name, bad, of, what, sampled = false }: Count): Words {
  const [zh, en] = sampled ? ['（按抽样推算）', ' (reckoned from a sample)'] : ['', '']
  return {
    zh: `列“${name}”：${number(bad)} 个值${what.zh}，共 ${number(of)} 个${zh}`,
    en: `Column “${name}”: ${number(bad)} of ${number(of)} values ${what.en}${en}`,
  }
}

/** How many of a column's filled cells fail, reckoned from its sample. */
export function reckon(column: JudgedColumn, isGood: (value: string, at: number) => boolean): { bad: number; of: number } {
  return reckonedOf(
    column,
    column.view.values.reduce((sum, value, at) => sum + (isGood(value, at) ? 0 : 1), 0),
  )
}

/** How many of a column's filled cells fail, when so many of its sample do. */
export function reckonedOf(column: JudgedColumn, wrong: number): { bad: number; of: number } {
  const { length } = column.view.facts.sample
  const of = filled(column)
  return length === 0 ? { bad: 0, of: 0 } : { bad: Math.round((wrong / length) * of), of }
}

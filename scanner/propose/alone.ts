import { patternsOf } from '#scanner/propose/patterns.ts'
import { viewOf } from '#scanner/recognise/column-view.ts'
import { judgeColumn } from '#scanner/recognise/judge.ts'
import { isRounded } from '#scanner/recognise/kinds/id-number.ts'
import { isCut, isNaming } from '#scanner/recognise/lost-digits.ts'
import type { ColumnFacts, Counted } from '#scanner/profile/facts.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Verdict } from '#scanner/recognise/judge.ts'

/** What follows from the facts of one column alone, whichever thread looks: what it means and the shapes of its values. Plain data. */
export type Alone = {
  verdict: Verdict
  patterns: Counted[]
  /** Sampled values a spreadsheet program cut, of kinds for which that matters. */
  spoilt: number | null
}

/** Judges a column by itself. */
export function judgeAlone(facts: ColumnFacts): Alone {
  const view = viewOf(facts)
  const verdict = judgeColumn(view)
  return { verdict, patterns: patternsOf(facts.sample), spoilt: isNaming(verdict.type) ? spoiltIn(view) : null }
}

/** How many sampled values a spreadsheet program cut. */
export function spoiltIn({ values }: ColumnView): number {
  return values.reduce((sum, value) => sum + (isCut(value) || isRounded(value) ? 1 : 0), 0)
}

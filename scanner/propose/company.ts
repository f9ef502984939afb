import type { SemanticType } from '#contract/findings.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Verdict } from '#scanner/recognise/judge.ts'

/** A column with what it was judged to be; `heading` is its name with what its source, or a standard, says of it. */
export type JudgedColumn = { readonly view: ColumnView; readonly verdict: Verdict; readonly type: SemanticType; readonly heading: string }

/** The columns of a table side by side, as far as rules look from one to the other. `now` is in milliseconds. */
export type Company = {
  readonly columns: readonly JudgedColumn[]
  readonly now: number
  readonly has: (...types: SemanticType[]) => boolean
}

const SURE = 0.5

/** Sets the columns of a table beside their verdicts. */
export function companyOf(views: readonly ColumnView[], verdicts: readonly Verdict[], now: number): Company {
  const columns = views.map((view, at) => ({
    view,
    verdict: verdicts[at]!,
    type: verdicts[at]!.type,
    heading: `${view.name} ${view.heading.published?.title ?? view.facts.comment}`.trim(),
  }))
  const sure = new Set(columns.filter((column) => column.verdict.confidence >= SURE).map((column) => column.type))
  return { columns, now, has: (...types) => types.some((type) => sure.has(type)) }
}

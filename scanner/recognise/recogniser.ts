import type { SemanticType } from '#contract/findings.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'

/** How well one value fits: not at all, by form only, by form and check (or by form, where no check exists), or already masked. */
export const FIT = { no: 0, form: 1, checked: 2, masked: 3 } as const
export type Fit = (typeof FIT)[keyof typeof FIT]

/** One kind of value that can be told from the values themselves. */
export type Recogniser = {
  type: SemanticType
  /** Judges one value, trimmed and with full-width signs made half-width. */
  fit: (value: string) => Fit
  /** The form alone is too common: without a matching heading the column is not of this kind. */
  needsHeading?: boolean
  /** A reason in the column as a whole why it is not of this kind after all. */
  unless?: (view: ColumnView, hint: number) => boolean
  /** Share of values that must fit; 0.6 unless said otherwise. */
  least?: number
}

import type { Ground, SemanticType } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'
import type { ExactCheck } from '#scanner/profile/facts.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'

/** How well one value fits: not at all, by form only, by form and check (or by form, where no check exists), or already masked. */
export const FIT = { no: 0, form: 1, checked: 2, masked: 3 } as const
export type Fit = (typeof FIT)[keyof typeof FIT]

/**
 * What columns of a kind are called: Chinese endings (`证号?` stands for 证 and 证号), pinyin initials or syllables, English words; each
 * list parted by blanks.
 */
export type Headings = { chinese: string; pinyin: string; english: string; starts?: string }

/** One kind of meaning: how its columns are called and, where values tell, how one value is judged. */
export type Kind = {
  type: SemanticType
  headings: Headings
  /** Fewest and most characters of a value; others are not looked at. */
  length?: readonly [least: number, most: number]
  /** Judges one value, trimmed and with full-width signs made half-width. */
  fit?: (value: string) => Fit
  /** What a fitting value is, in words, and what the check rests on. */
  form?: Words
  by?: Ground['by']
  /** The engine's count of this kind over all cells. */
  exact?: ExactCheck
  /** The form alone is too common: without a matching heading the column is not of this kind. */
  needsHeading?: boolean
  /** The form without a right check is another number, whatever the heading says. */
  needsCheck?: boolean
  /** Column names that leave nothing else: under them the form is enough although the checks fail. */
  outright?: RegExp
  /** The heading alone is told when the column is empty. */
  telling?: boolean
  /** Share of values that must fit; 0.6 unless said otherwise. */
  least?: number
  /** A reason in the column as a whole why it is not of this kind after all. */
  unless?: (view: ColumnView, hint: number) => boolean
}

/** Judges by form alone, where no check exists. */
export const byForm =
  (form: RegExp) =>
  (value: string): Fit =>
    form.test(value) ? FIT.checked : FIT.no

/** Judges by form in capitals and then by the check. */
export const byCheck =
  (form: RegExp, check: (text: string) => boolean) =>
  (value: string): Fit => {
    const text = value.toUpperCase()
    return form.test(text) ? (check(text) ? FIT.checked : FIT.form) : FIT.no
  }

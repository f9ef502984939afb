import type { Basis } from '../procedure.ts'
import type { Words } from '../words.ts'

/** The three basic approaches of §6.3. */
export const approaches = {
  cost: { zh: '成本法', en: 'Cost' },
  income: { zh: '收益法', en: 'Income' },
  market: { zh: '市场法', en: 'Market' },
} as const satisfies { readonly [approach: string]: Words }
export type Approach = keyof typeof approaches

/** What a number is counted in, and how many decimals it may be given with. */
export const units = {
  yuan: { title: { zh: '元', en: 'yuan' }, decimals: 2 },
  percent: { title: { zh: '%', en: '%' }, decimals: 4 },
  coefficient: { title: { zh: '系数', en: 'coefficient' }, decimals: 6 },
  'whole-years': { title: { zh: '年（整数）', en: 'whole years' }, decimals: 0 },
  years: { title: { zh: '年', en: 'years' }, decimals: 2 },
  index: { title: { zh: '指数', en: 'index' }, decimals: 4 },
  volume: { title: { zh: '同一计量单位', en: 'one unit of volume for both' }, decimals: 4 },
} as const satisfies { readonly [unit: string]: { title: Words; decimals: number } }
export type Unit = keyof typeof units

/** One number a formula needs: what it is, in which unit, between which limits, by which rule. Each is filled with its source. */
export type Parameter = {
  readonly symbol: string
  readonly label: Words
  readonly unit: Unit
  readonly min: number
  readonly max: number
  readonly basis: Basis
  readonly help?: Words
  /** May be left out, as a contract that sets no term. */
  readonly isOptional?: true
  /** The platform proposes a value out of what it measured itself; another value needs a reason. */
  readonly proposedBy?: 'quality-score'
}

/** A column of a table: a number, a text, or one of a few options. */
export type Column =
  | Parameter
  | { readonly label: Words; readonly unit: 'text'; readonly max: number }
  | { readonly label: Words; readonly unit: 'option'; readonly options: { readonly [value: string]: Words } }

/** A table of a formula, filled row by row with one source for the whole; `byYear` has one row for each year of the term. */
export type Table = {
  readonly label: Words
  readonly basis: Basis
  readonly byYear?: true
  readonly rows: { readonly min: number; readonly max: number }
  readonly columns: { readonly [column: string]: Column }
  readonly help?: Words
}

/** A decision of the valuer that is no number, such as when in a year income arises. */
export type Alternative = { readonly label: Words; readonly basis: Basis; readonly options: { readonly [value: string]: Words } }

/** What is moved by the tested share to see how far the amount follows: numbers by id, columns as `table.column`. */
export type Tested = { readonly symbol: string; readonly label: Words; readonly scales: readonly string[] }

/** A limit that holds for several values together: their sum is at most a number, or at most another value, by id. */
export type Limit = { readonly sum: readonly string[]; readonly most: number | string; readonly label: Words; readonly message: Words }

/** One way to compute a value (估值公式): printed, asked, computed and computed again from this one description. */
export type VariantShape = {
  readonly approach: Approach
  readonly code: string
  readonly title: Words
  readonly formula: string
  readonly basis: Basis
  readonly values: { readonly [value: string]: Parameter }
  readonly alternatives?: { readonly [alternative: string]: Alternative }
  readonly tables?: { readonly [table: string]: Table }
  readonly limits?: readonly Limit[]
  readonly tested: readonly Tested[]
}

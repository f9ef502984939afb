import { formulaEdition, type Variant } from '#law/valuation/variants.ts'
import type { Calculation } from './calculation.ts'
import { problemsOfCalculation } from './check.ts'
import { compute } from './compute.ts'

/** What a calculation is filled with: numbers and tables, each with its source. */
export type Filling = {
  readonly values?: { readonly [id: string]: readonly [value: string, source: string] }
  readonly tables?: { readonly [table: string]: { readonly source: string; readonly rows: readonly { readonly [column: string]: string }[] } }
  readonly alternatives?: { readonly [id: string]: string }
}

/** Fills a calculation and states its result; the result stays open while something is wrong. */
export function fillCalculation(variant: Variant, { values = {}, tables = {}, alternatives = {} }: Filling): Calculation {
  return withResult({
    variant, edition: formulaEdition, alternatives: { ...alternatives }, resultFen: null,
    values: Object.fromEntries(Object.entries(values).map(([id, [value, source]]) => [id, { value, source }])),
    tables: Object.fromEntries(Object.entries(tables).map(([id, { source, rows }]) => [id, { source, rows: rows.map((row) => ({ ...row })) }])),
  })
}

/** The same calculation with what it comes to, or with no result while something is wrong. */
export function withResult(calculation: Calculation): Calculation {
  return { ...calculation, resultFen: problemsOfCalculation(calculation).length === 0 ? compute(calculation).fen : null }
}

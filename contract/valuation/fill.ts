import type { Table } from '#law/valuation/parameter.ts'
import type { Variant } from '#law/valuation/variants.ts'
import { type Calculation, emptyCalculation } from './calculation.ts'
import { problemsOfCalculation } from './check.ts'
import { compute } from './compute.ts'
import { presentEdition, shapeOf } from './editions.ts'

/** What a calculation is filled with: numbers and tables, each with its source. */
export type Filling = {
  readonly values?: { readonly [id: string]: readonly [value: string, source: string] }
  readonly tables?: {
    readonly [table: string]: { readonly source: string; readonly rows: readonly { readonly [column: string]: string }[] }
  }
  readonly alternatives?: { readonly [id: string]: string }
}

/** Fills a calculation and states its result; the result stays open while something is wrong. */
export function fillCalculation(variant: Variant, { values = {}, tables = {}, alternatives = {} }: Filling): Calculation {
  return withResult({
    variant,
    edition: presentEdition.id,
    alternatives: { ...alternatives },
    resultFen: null,
    values: Object.fromEntries(Object.entries(values).map(([id, [value, source]]) => [id, { value, source }])),
    tables: Object.fromEntries(
      Object.entries(tables).map(([id, { source, rows }]) => [id, { source, rows: rows.map((row) => ({ ...row })) }]),
    ),
  })
}

/**
 * A calculation by another formula, or by the present edition of the same, with what that formula asks as well: values, alternatives, and
 * tables of the same columns.
 */
export function carriedTo(variant: string, given: Calculation): Calculation {
  const [from, to] = [shapeOf(given), shapeOf({ variant, edition: presentEdition.id })]
  const kept = <Answer>(answers: { [id: string]: Answer }, known: (id: string) => boolean) =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => known(id)))
  const columnsOf = (table: Table | undefined) => Object.keys(table?.columns ?? {}).join()
  return {
    ...emptyCalculation(variant),
    values: kept(given.values, (id) => Object.hasOwn(to.values, id)),
    alternatives: kept(given.alternatives, (id) => Object.hasOwn(to.alternatives ?? {}, id)),
    tables: kept(given.tables, (id) => Object.hasOwn(to.tables ?? {}, id) && columnsOf(from.tables?.[id]) === columnsOf(to.tables?.[id])),
  }
}

/** The same calculation with what it comes to, or with no result while something is wrong. */
export function withResult(calculation: Calculation): Calculation {
  return { ...calculation, resultFen: problemsOfCalculation(calculation).length === 0 ? compute(calculation).fen : null }
}

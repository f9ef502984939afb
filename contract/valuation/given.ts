import type { Column, Limit, Parameter, VariantShape } from '#law/valuation/parameter.ts'
import type { Calculation } from './calculation.ts'
import { type Exact, exactOf, limitOf, zero } from './exact.ts'

/** A checked row of a table: numbers by column, and what else it says. */
export type Row = { number(column: string): Exact; text(column: string): string }
/** The checked input of a formula; what was optional and left out is null. */
export type Given = {
  value(id: string): Exact
  optional(id: string): Exact | null
  alternative(id: string): string
  rows(table: string): readonly Row[]
}

/** Whether a column holds a number. */
export function isNumber(column: Column): column is Parameter {
  return column.unit !== 'text' && column.unit !== 'option'
}

/** How much the numbers under a limit may sum up to. */
export const mostOf = (given: Given, { most }: Limit): Exact => (typeof most === 'number' ? limitOf(most) : given.value(most))

/** How the inputs are read: as they are, or some of them moved. `moved` answers the number to take instead. */
export type Moved = (place: string, number: Exact, parameter: Parameter) => Exact

/** Reads the input of a calculation that was found right, in the shape of its variant; numbers may be moved on the way, by place (`id` or `table.column`). */
export function givenOf({ values, alternatives, tables }: Calculation, shape: VariantShape, moved: Moved = (_, number) => number): Given {
  const read = (place: string, parameter: Parameter, text: string | undefined) =>
    text ? moved(place, exactOf(text) ?? zero, parameter) : null
  const optional = (id: string) => read(id, shape.values[id]!, values[id]?.value)
  return {
    optional,
    value: (id) => optional(id) ?? zero,
    alternative: (id) => alternatives[id] ?? '',
    rows: (table) =>
      (tables[table]?.rows ?? []).map((row) => ({
        text: (column) => row[column] ?? '',
        number: (column) => read(`${table}.${column}`, shape.tables![table]!.columns[column] as Parameter, row[column]) ?? zero,
      })),
  }
}

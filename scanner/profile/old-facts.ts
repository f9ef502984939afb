import { EXACT_CHECKS } from '#scanner/profile/facts.ts'
import { addCell, TableProfile } from '#scanner/profile/table.ts'
import type { ColumnFacts, ExactCheck, TableFacts } from '#scanner/profile/facts.ts'
import type { ColumnProfile } from '#scanner/profile/column.ts'
import type { Limits } from '#scanner/limits.ts'
import { CsvSplitter } from '#scanner/sources/csv-split.ts'
import type { Cell, TableSink } from '#scanner/sources/sink.ts'

/** The facts of a table profiled value by value; replaced by the engine's own. */
export function factsOf(table: TableProfile): TableFacts {
  return { rows: table.rows, blankRows: table.blankRows, droppedColumns: table.droppedColumns, columns: table.columns.map((column) => columnFacts(column, table.rows)), duplicates: null, keys: [], sampleRows: [] }
}

function columnFacts(column: ColumnProfile, rows: number): ColumnFacts {
  const seen = column.name.includes('[]') ? column.seen : Math.max(rows, column.seen)
  const held = [...column.placeholders.values()].reduce((sum, count) => sum + count, 0)
  const missing = column.nulls - held + (seen - column.seen)
  const checks = Object.fromEntries(EXACT_CHECKS.map((check) => [check, 0])) as Record<ExactCheck, number>
  Object.assign(checks, { integer: column.integers, decimal: column.decimals, digits: column.codes, boolean: column.booleans, date: column.days, datetime: column.times, json: column.jsons })
  const { count, exact } = column.distinct()
  const numeric = column.minNumber <= column.maxNumber
  return {
    name: column.name, position: column.position, comment: '', declaredType: '', seen, missing, empties: 0, placeholders: column.placeholders, checks,
    distinct: { count, exact, error: exact ? 0 : 0.012 },
    raw: { count: seen - missing, min: column.minText, max: column.maxText, minLength: column.maxLength > 0 ? column.minLength : 0, maxLength: column.maxLength, characters: 0 },
    numbers: numeric ? { count: column.integers + column.decimals, min: column.minNumber, max: column.maxNumber, sum: Number.NaN, error: 1, quantile: () => Number.NaN } : null,
    times: column.minTime <= column.maxTime ? { count: column.days + column.times, min: column.minTime, max: column.maxTime } : null,
    ascents: column.ascents, descents: column.descents, formulas: column.formulas, marks: column.marks, longCells: column.longCells,
    top: { values: [], exact: false }, sample: column.sample.items, smallest: [],
  }
}

/** A sink over the value-by-value profile; replaced by the engine's own. */
export function oldSink(limits: Limits): TableSink {
  const table = new TableProfile(limits)
  const told: { comment?: string; declaredType?: string }[] = []
  const take = (cells: readonly Cell[]): void => {
    let blank = true
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at]
      const column = table.columns[at]
      if (!column || cell === undefined) continue
      if (cell !== null && cell !== '') blank = false
      if (typeof cell === 'string' && /^[{[]/.test(cell)) column.addJson(cell)
      else addCell(column, cell)
    }
    table.rows++
    if (blank) table.blankRows++
  }
  return {
    get rows() { return table.rows },
    column(name, about) {
      const column = table.column(name)
      if (column && about) told[column.position] = about
      return column?.position ?? -1
    },
    row: take,
    records(bytes, form) {
      const text = new TextDecoder().decode(bytes)
      if (form === 'units') for (const record of text.split('\x1e').slice(0, -1)) take(record.split('\x1f').map((cell) => (cell === '\x18' ? null : cell)))
      else {
        const splitter = new CsvSplitter(',', 1_000_000, (cells) => take(cells.map((cell) => (cell === '' ? null : cell))))
        splitter.push(text)
        splitter.end()
      }
    },
    values(column, cells) {
      for (const cell of cells) addCell(table.columns[column]!, cell)
    },
    finish: async () => {
      const facts = factsOf(table)
      for (const column of facts.columns) Object.assign(column, told[column.position])
      return facts
    },
  }
}

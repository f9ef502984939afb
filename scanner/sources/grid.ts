import { TableProfile, addCell } from '#scanner/profile/table.ts'
import { columnNames, hasHeader } from '#scanner/sources/csv-shape.ts'
import type { Limits } from '#scanner/limits.ts'
import type { Cell } from '#scanner/profile/table.ts'
import type { ColumnProfile } from '#scanner/profile/column.ts'

const LOOKED_AT = 60

/** Takes the rows of a spreadsheet: finds the header below any title lines, names the columns, counts the rest. */
export class GridReader {
  readonly table: TableProfile
  #waiting: Cell[][] | null = []
  #columns: (ColumnProfile | null)[] = []
  #blanks = 0

  constructor(limits: Limits) {
    this.table = new TableProfile(limits)
  }

  take(values: readonly unknown[]): void {
    const row = values.map(plainCell)
    if (!this.#waiting) return this.#row(row)
    if (this.#waiting.length > 0 || row.some(isFilled)) this.#waiting.push(row)
    if (this.#waiting.length >= LOOKED_AT) this.#begin()
  }

  finish(): TableProfile {
    if (this.#waiting) this.#begin()
    return this.table
  }

  #begin(): void {
    const rows = this.#waiting ?? []
    this.#waiting = null
    const width = Math.max(0, ...rows.map(filledWidth))
    if (width === 0) return
    const start = skipTitles(rows, width)
    const texts = rows.slice(start).map((row) => Array.from({ length: width }, (_, at) => textOf(row[at])))
    const withHeader = hasHeader(texts)
    this.#columns = columnNames(withHeader ? texts[0]! : null, width).map((name) => this.table.append(name))
    for (const row of rows.slice(start + (withHeader ? 1 : 0))) this.#row(row)
  }

  /** Blank rows count only when another row follows: sheets are often formatted far below their data. */
  #row(row: readonly Cell[]): void {
    if (!row.some(isFilled)) {
      this.#blanks++
      return
    }
    for (; this.#blanks > 0; this.#blanks--) {
      if (this.#blanks > 1000) this.#blanks = 1000
      this.table.rows++
      this.table.blankRows++
      for (const column of this.#columns) column?.addNull()
    }
    for (let at = this.#columns.length; at < row.length; at++) if (isFilled(row[at])) this.#widen(at + 1)
    for (let at = 0; at < this.#columns.length; at++) {
      const column = this.#columns[at]
      if (column) addCell(column, row[at])
    }
    this.table.rows++
  }

  /** A filled cell beyond the header opens a column of its own, empty so far. */
  #widen(width: number): void {
    while (this.#columns.length < width) {
      const column = this.table.append(`列${this.#columns.length + 1}`)
      if (column) column.nulls = column.seen = this.table.rows
      this.#columns.push(column)
    }
  }
}

function plainCell(value: unknown): Cell {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) return value
  return JSON.stringify(value)
}

function isFilled(cell: Cell): boolean {
  return cell !== null && cell !== undefined && cell !== ''
}

function filledWidth(row: readonly Cell[]): number {
  for (let at = row.length; at > 0; at--) if (isFilled(row[at - 1])) return at
  return 0
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? (Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)) : String(cell)
}

/** Passes over title lines: rows at the top with a lone cell where the table below is wide. */
function skipTitles(rows: readonly Cell[][], width: number): number {
  if (width < 3) return 0
  let start = 0
  while (start < Math.min(rows.length - 1, 8) && rows[start]!.filter(isFilled).length <= Math.max(1, width * 0.25)) start++
  return start
}

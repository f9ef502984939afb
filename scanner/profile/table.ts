import { ColumnProfile } from '#scanner/profile/column.ts'
import type { Limits } from '#scanner/limits.ts'

/** Any value a source can hand over. */
export type Cell = string | number | bigint | boolean | Date | null | undefined

/** The profiles of one dataset's columns, in order of first appearance. */
export class TableProfile {
  rows = 0
  blankRows = 0
  droppedColumns = 0
  readonly columns: ColumnProfile[] = []
  readonly #byName = new Map<string, ColumnProfile>()
  readonly #limits: Limits

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Adds a column even if its name is taken already; null once there are too many. */
  append(name: string): ColumnProfile | null {
    if (this.columns.length >= this.#limits.columns) {
      this.droppedColumns++
      return null
    }
    const position = this.columns.length
    const sampleSize = position < 150 ? 2000 : position < 500 ? 400 : 100
    const column = new ColumnProfile(name, position, sampleSize, this.#limits.cellCharacters)
    this.columns.push(column)
    if (!this.#byName.has(name)) this.#byName.set(name, column)
    return column
  }

  /** The column of this name, made when it is seen for the first time; null once there are too many. */
  column(name: string): ColumnProfile | null {
    return this.#byName.get(name) ?? this.append(name)
  }
}

/** Hands one value of any type to a column profile. */
export function addCell(column: ColumnProfile, cell: Cell): void {
  if (cell === null || cell === undefined) column.addNull()
  else if (typeof cell === 'string') column.addText(cell)
  else if (typeof cell === 'number') column.addNumber(cell)
  else if (typeof cell === 'bigint') {
    if (cell >= -9007199254740991n && cell <= 9007199254740991n) column.addNumber(Number(cell))
    else column.addText(cell.toString())
  } else if (typeof cell === 'boolean') column.addBoolean(cell)
  else column.addDate(cell)
}

import type { Merge } from '#scanner/sources/head-groups.ts'
import type { Cell } from '#scanner/sources/sink.ts'

const WIDEST = 20_000
const KEPT_MERGES = 20_000

/** Lays out rows whose cells may reach over several columns and rows, as HTML and XML spreadsheets tell them. */
export class SpanRows {
  readonly merges: Merge[] = []
  #row: Cell[] = []
  #at = 0
  #column = 0
  #across = 1
  #down = 1
  /** Columns taken by cells from above: how many rows more. */
  #taken: number[] = []

  /** Sets how far the next cell reaches. */
  span(across: number, down: number): void {
    this.#across = Math.min(across, WIDEST)
    this.#down = Math.min(down, 100_000)
  }

  /** Moves to a column, counted from 0. */
  move(column: number): void {
    if (column >= this.#column) this.#column = Math.min(column, WIDEST)
  }

  cell(value: Cell): void {
    while ((this.#taken[this.#column] ?? 0) > 0) this.#column++
    const left = this.#column
    const right = Math.min(left + this.#across, WIDEST)
    if (left < right) {
      while (this.#row.length < left) this.#row.push(undefined)
      this.#row[left] = value
      if (this.#down > 1) {
        while (this.#taken.length < left) this.#taken.push(0)
        for (let column = left; column < right; column++) this.#taken[column] = this.#down
      }
      if ((this.#across > 1 || this.#down > 1) && this.merges.length < KEPT_MERGES)
        this.merges.push({ top: this.#at, left, bottom: this.#at + this.#down - 1, right: right - 1 })
    }
    this.#column = Math.max(right, left)
    this.span(1, 1)
  }

  /** Ends the row and gives its cells, borrowed until the next. */
  endRow(): readonly Cell[] {
    const row = this.#row
    for (let column = 0; column < this.#taken.length; column++) if (this.#taken[column]! > 0) this.#taken[column]!--
    this.#row = []
    this.#column = 0
    this.#at++
    return row
  }
}

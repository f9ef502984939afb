import { isFilled, textOf } from '#scanner/sources/head-groups.ts'
import { isPageMark, spelt } from '#scanner/sources/pages.ts'
import { PackedRow } from '#scanner/sources/packed-row.ts'
import type { GridRow } from '#scanner/sources/head-groups.ts'
import type { Cell } from '#scanner/sources/sink.ts'

const MOST_MARKS = 2_000
/** What the marks of pages begin with: 第, 本页, 页, page, or strokes. */
const MARKS = ['第', '本页', '页', 'P', 'p', '-', '–', '—'].map((start) => Buffer.from(start))

/** Knows the titles and heads of a sheet that was made for printing, where they come again on every page with the number or the sum of the page. */
export class GridPages {
  /** Heads and titles that came again: how many, and the row of the first, counted from 1. */
  readonly repeated = { count: 0, line: 0 }
  /** Marks of pages; rows of data after all where no head comes again. */
  readonly marks: (readonly Cell[])[] = []
  readonly #known: ReadonlySet<string>
  readonly #starts: readonly Buffer[]

  /** `rows` are the titles and the rows of the head. */
  constructor(rows: readonly GridRow[]) {
    const filled = rows.filter(({ cells }) => cells.some(isFilled))
    this.#known = new Set(filled.map(({ cells }) => spelt(cells.map(textOf))))
    this.#starts = filled.map(({ cells }) => Buffer.from(textOf(cells.find(isFilled))))
  }

  /** Takes a row that is no data, since a page begins or ends with it; its place is counted from 0. */
  takes(at: number, cells: readonly Cell[] | PackedRow): boolean {
    if (cells instanceof PackedRow && !cells.startsWithOne(this.#starts, true) && !cells.startsWithOne(MARKS, false)) return false
    const own = cells instanceof PackedRow ? cells.cells() : cells
    const texts = own.map(textOf)
    if (this.#known.has(spelt(texts))) {
      if (this.repeated.count++ === 0) this.repeated.line = at + 1
      return true
    }
    if (this.marks.length >= MOST_MARKS || !isPageMark(texts)) return false
    this.marks.push([...own])
    return true
  }
}

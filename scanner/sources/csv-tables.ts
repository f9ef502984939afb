import { headingOf } from '#scanner/recognise/heading.ts'
import { shapeOf } from '#scanner/sources/csv-shape.ts'
import { CsvSplitter } from '#scanner/sources/csv-split.ts'
import { findHead } from '#scanner/sources/grid-head.ts'
import { isFilled, textOf } from '#scanner/sources/head-groups.ts'
import { isPageMark, spelt, speltTitle } from '#scanner/sources/pages.ts'
import { beginsTable } from '#scanner/sources/stacked-grids.ts'
import type { GridRow } from '#scanner/sources/head-groups.ts'

/** Rows looked at where another table may begin, rows a table has before, and tables of one text. */
const LOOKED_AT = 12
const LEAST = 3
const MOST_TABLES = 20

/** A record with the lines of the text it stands on, counted from 1, and whether a blank line stands above it. */
type Row = { cells: string[]; line: number; end: number; gap: boolean }
/** The tables of a text: the line each begins with, and lines that repeat titles and heads on every page. */
export type TablesIn = { starts: number[]; repeated: { line: number; count: number }; texts: string[] }

/**
 * Finds tables that stand one below the other in delimited text, and heads that come again on every page; null where there is one table
 * and nothing comes again. Lines keep their places in the text of each table.
 */
export function tablesIn(text: string): TablesIn | null {
  if (/\r(?!\n)/.test(text)) return null
  const shape = shapeOf(text)
  if (!shape.header || shape.width < 2) return null
  const lines = text.split('\n')
  const rows = rowsOf(text, lines, shape.delimiter)
  // Records without anything in them are no rows here.
  const blanks = shape.titles.filter((title) => title === '').length
  const walk = new Walk(rows, shape.titles.length - blanks, shape.skip - blanks, shape.header)
  const { starts, dropped } = walk
  if (starts.length === 1 && dropped.length === 0) return null
  for (const row of dropped) lines.fill('', row.line - 1, row.end)
  for (const row of rows)
    if (row.gap && starts.includes(row.line)) for (let at = row.line - 2; isBlank(lines[at], shape.delimiter); at--) lines[at] = ''
  const texts = starts.map(
    (start, at) =>
      '\n'.repeat(at === 0 ? 0 : start - 1) + lines.slice(at === 0 ? 0 : start - 1, (starts[at + 1] ?? lines.length + 1) - 1).join('\n'),
  )
  return { starts, repeated: { line: dropped[0]?.line ?? 0, count: dropped.length }, texts }
}

const isBlank = (line: string | undefined, delimiter: string): boolean =>
  line !== undefined &&
  (line === '' || line[0] === delimiter || line[0]! <= '"') &&
  line.replaceAll(delimiter, '').replaceAll('"', '').trim() === ''

function rowsOf(text: string, lines: readonly string[], delimiter: string): Row[] {
  const rows: Row[] = []
  const splitter = new CsvSplitter(delimiter, 1000, (cells, line) => {
    const last = rows.at(-1)
    if (last) last.end = Math.min(last.end, line - 1)
    if (cells.some((cell) => cell.trim() !== ''))
      rows.push({ cells: cells.map((cell) => cell.trim()), line, end: lines.length, gap: isBlank(lines[line - 2], delimiter) })
  })
  splitter.push(text)
  splitter.end()
  return rows
}

const filledOf = (row: Row): string[] => row.cells.filter((cell) => cell !== '')
const isHeading = (name: string): boolean => headingOf(name.split('_').at(-1)!).hints.size > 0
/** Whether a row may be a title, or the head of a table, without a blank line above it. */
const mayBegin = (row: Row): boolean =>
  filledOf(row).length === 1 || (!row.cells.some((cell) => /\d/.test(cell)) && filledOf(row).every(isHeading))
const gridRow = ({ cells, line }: Row): GridRow => ({ at: line - 1, cells })

/** Goes down the rows once, from head to head. */
class Walk {
  readonly starts = [1]
  /** Rows that repeat titles and heads, and numbers of pages, where a head came again. */
  get dropped(): Row[] {
    return this.#heads.length === 0 ? [] : [...this.#heads, ...this.#pages].sort((a, b) => a.line - b.line)
  }
  readonly #heads: Row[] = []
  readonly #pages: Row[] = []
  readonly #rows: readonly Row[]
  #titles: ReadonlySet<string>
  #head: string
  #names: readonly string[]

  constructor(rows: readonly Row[], titles: number, skip: number, names: readonly string[]) {
    this.#rows = rows
    this.#titles = new Set(rows.slice(0, titles).map(({ cells }) => speltTitle(cells)))
    this.#head = spelt(rows[titles]!.cells)
    this.#names = names
    for (let at = skip, taken = 0; at < rows.length; at++) {
      const head = taken >= LEAST && this.starts.length < MOST_TABLES ? this.#begins(at) : null
      if (head) {
        this.starts.push(rows[at]!.line)
        at = head - 1
        taken = 0
      } else if (!this.#isRepeated(at)) taken++
    }
  }

  /** Whether the head comes again in a row, or a title or number of a page above it. */
  #isRepeated(at: number): boolean {
    const row = this.#rows[at]!
    const filled = filledOf(row)
    const [first = ''] = filled
    // Most rows are told from heads and marks of pages by their first cell.
    if (
      !this.#head.startsWith(first) &&
      !(this.#titles.size > 0 && this.#titles.has(speltTitle(row.cells))) &&
      !/[页计]|page|^[-–—]/i.test(first)
    )
      return false
    if (isPageMark(row.cells)) return this.#pages.push(row) > 0
    if (filled.length > 1 && spelt(row.cells) === this.#head) return this.#heads.push(row) > 0
    if (!this.#titles.has(speltTitle(row.cells))) return false
    const below = this.#rows.slice(at + 1, at + 5).findIndex(({ cells }) => !this.#titles.has(speltTitle(cells)))
    return below >= 0 && spelt(this.#rows[at + 1 + below]!.cells) === this.#head && this.#heads.push(row) > 0
  }

  /**
   * The row of data another table begins with whose titles or head stand here; null when none does. Without a blank line above, its head
   * must be words that name columns and nothing else.
   */
  #begins(at: number): number | null {
    const isSure = this.#rows[at]!.gap
    if (!isSure && !mayBegin(this.#rows[at]!)) return null
    const peeked: GridRow[] = []
    const from: number[] = []
    for (const [step, row] of this.#rows.slice(at, at + LOOKED_AT).entries()) {
      for (const one of step > 0 && row.gap ? [{ at: row.line - 2, cells: [] }, gridRow(row)] : [gridRow(row)]) {
        peeked.push(one)
        from.push(at + step)
      }
    }
    if (!beginsTable(peeked, this.#names, isSure)) return null
    const head = findHead(peeked, [])
    const named = head.names.filter((name, column) => name !== `列${column + 1}`)
    if (!isSure && !named.every(isHeading)) return null
    this.#titles = new Set(
      peeked
        .slice(0, head.titles)
        .filter(({ cells }) => cells.some(isFilled))
        .map(({ cells }) => speltTitle(cells.map(textOf))),
    )
    this.#head = spelt(this.#rows[from[head.titles]!]!.cells)
    this.#names = head.names
    return from[head.start]!
  }
}

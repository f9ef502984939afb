import { headingOf } from '#scanner/recognise/heading.ts'
import { footingOf } from '#scanner/sources/footing.ts'
import { GridReader } from '#scanner/sources/grid.ts'
import { filledWidth, findHead } from '#scanner/sources/grid-head.ts'
import { isFilled, textOf } from '#scanner/sources/head-groups.ts'
import { PackedRow } from '#scanner/sources/packed-row.ts'
import type { Faults } from '#scanner/faults.ts'
import type { GridRow, Merge } from '#scanner/sources/head-groups.ts'
import type { Cell, TableSink } from '#scanner/sources/sink.ts'
import type { Dataset } from '#scanner/sources/source.ts'

/** Rows looked at below a gap, and rows a table has before another may follow. */
const LOOKED_AT = 12
const LEAST = 3
const MOST_TABLES = 20
const FIGURE = /^[-+]?[\d,]*\.?\d+%?$|^\d{17}[Xx]$|^\d{4}[-/年.]\d/

/** Takes the rows of a sheet on which several tables may stand one below the other, blank rows between them: each is a dataset. */
export class StackedGrids {
  readonly #open: () => TableSink
  readonly #merges: () => Promise<readonly Merge[]>
  readonly #grids: GridReader[]
  /** The row each table begins with, counted from 1. */
  readonly #starts: number[] = [1]
  /** Rows below a gap that may begin another table. */
  #peeked: GridRow[] | null = null
  #at = 0
  #blanks = 0
  #taken = 0

  constructor(open: () => TableSink, merges: () => Promise<readonly Merge[]> = async () => []) {
    this.#open = open
    this.#merges = merges
    this.#grids = [new GridReader(open(), merges)]
  }

  get rows(): number {
    return this.#grids.reduce((sum, grid) => sum + grid.rows, 0)
  }

  /** Where faults of the sheet are noted. */
  get faults(): Faults {
    return this.#grids[0]!.faults
  }

  /** Takes the next row; the cells are only borrowed. */
  take(cells: readonly Cell[] | PackedRow): void {
    this.#row(this.#at++, cells)
  }

  /** Passes over rows that are not there. */
  skip(rows: number): void {
    if (this.#peeked) for (let n = 0; n < Math.min(rows, LOOKED_AT); n++) this.#peek({ at: this.#at + n, cells: [] })
    if (!this.#peeked) this.#blanks += rows
    this.#at += rows
  }

  /** To be awaited between pieces of a sheet. */
  async settle(): Promise<void> {
    for (const grid of this.#grids) await grid.settle()
  }

  /** The tables of the sheet of this name: the first is called as it is, further ones by their number. */
  async finish(sheet: string): Promise<(Dataset & { sheet: string })[]> {
    while (this.#peeked) this.#decide()
    if (this.#grids.length > 1)
      this.faults.warn(
        'stacked-tables',
        {
          zh: `工作表“${sheet}”上下放着 ${this.#grids.length} 张表（第 ${this.#starts.join('、')} 行起），各作为一个数据集读取`,
          en: `${this.#grids.length} tables stand one below the other on “${sheet}” (from rows ${this.#starts.join(', ')}); each was read as a dataset`,
        },
        { line: this.#starts[1]!, count: this.#grids.length },
      )
    const datasets: (Dataset & { sheet: string })[] = []
    for (const [at, grid] of this.#grids.entries())
      datasets.push({ ...(await grid.finish()), sheet: at === 0 ? sheet : `${sheet}（表${at + 1}）` })
    return datasets
  }

  #row(at: number, cells: readonly Cell[] | PackedRow): void {
    if (this.#peeked) this.#peek({ at, cells: ownCells(cells) })
    else if ((cells instanceof PackedRow ? cells.filledWidth : filledWidth(cells)) === 0) this.#blanks++
    else if (this.#blanks > 0 && this.#taken >= LEAST && this.#grids.length < MOST_TABLES) this.#peeked = [{ at, cells: ownCells(cells) }]
    else this.#give(cells)
  }

  #peek(row: GridRow): void {
    this.#peeked!.push(row)
    if (this.#peeked!.length >= LOOKED_AT) this.#decide()
  }

  #give(cells: readonly Cell[] | PackedRow): void {
    if (this.#blanks > 0) this.#grids.at(-1)!.skip(this.#blanks)
    this.#blanks = 0
    this.#taken++
    this.#grids.at(-1)!.take(cells)
  }

  /** Begins another table with the rows looked at where they have a head of their own; else they belong to the table above. */
  #decide(): void {
    const [first, ...rest] = this.#peeked!
    if (beginsTable([first!, ...rest], this.#grids.at(-1)!.names, true)) {
      this.#grids.push(new GridReader(this.#open(), this.#merges, first!.at))
      this.#starts.push(first!.at + 1)
      this.#blanks = 0
      this.#taken = 0
    }
    this.#peeked = null
    this.#give(first!.cells)
    for (const { at, cells } of rest) this.#row(at, cells)
  }
}

const ownCells = (cells: readonly Cell[] | PackedRow): readonly Cell[] => (cells instanceof PackedRow ? cells.cells() : [...cells])

/**
 * Answers whether rows, below a gap or not, are another table: names for all its columns, half of them words that name columns or a title
 * above them, not those of the table above, and figures or days below one of them in every row, unless there is a gap and all of three
 * names or more are words that clearly name columns.
 */
export function beginsTable(peeked: readonly GridRow[], above: readonly string[], hasGap: boolean): boolean {
  const end = peeked.findIndex(({ cells }, at) => at > 2 && !cells.some(isFilled))
  const rows = end < 0 ? peeked : peeked.slice(0, end)
  const width = Math.max(...rows.map(({ cells }) => filledWidth(cells)))
  if (width < 2 || footingOf(rows[0]!.cells.map(textOf), Math.max(width, LEAST)) === 'ends') return false
  const head = findHead(rows, [])
  const named = head.names.filter((name, at) => name !== `列${at + 1}`)
  const data = rows.slice(head.start).filter(({ cells }) => cells.some(isFilled))
  if (head.headRows === 0 || named.length < 2 || named.length < width * 0.8 || data.length < 2) return false
  if (named.every((name) => above.includes(name))) return false
  if (head.titles === 0 && named.filter((name) => headingOf(name.split('_').at(-1)!).hints.size > 0).length * 2 < named.length) return false
  if (hasGap && named.length >= LEAST && named.every((name) => [...headingOf(name.split('_').at(-1)!).hints.values()].includes(1)))
    return true
  return head.names.some((name, at) => !FIGURE.test(name) && data.every(({ cells }) => FIGURE.test(textOf(cells[at]).trim())))
}

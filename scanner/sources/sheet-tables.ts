import { LOOKED_AT, besideIn } from '#scanner/sources/beside.ts'
import { PackedRow } from '#scanner/sources/packed-row.ts'
import { StackedGrids } from '#scanner/sources/stacked-grids.ts'
import type { Faults } from '#scanner/faults.ts'
import type { Columns } from '#scanner/sources/beside.ts'
import type { GridRow, Merge } from '#scanner/sources/head-groups.ts'
import type { Cell, TableSink } from '#scanner/sources/sink.ts'
import type { Dataset } from '#scanner/sources/source.ts'

/** The merged cells within the columns of one table, by its own columns; they grow as those of the sheet do while its rows come. */
class OwnMerges {
  readonly #columns: Columns
  #all: readonly Merge[] = []
  #read = 0
  readonly #own: Merge[] = []

  constructor(columns: Columns) {
    this.#columns = columns
  }

  of(all: readonly Merge[]): readonly Merge[] {
    this.#all = all
    this.follow()
    return this.#own
  }

  follow(): void {
    const { from, to } = this.#columns
    for (; this.#read < this.#all.length; this.#read++) {
      const merge = this.#all[this.#read]!
      if (merge.left >= from && merge.right < to) this.#own.push({ ...merge, left: merge.left - from, right: merge.right - from })
    }
  }
}

/** Takes the rows of a sheet on which tables may stand side by side, an empty column between them, and one below the other: each is a dataset. */
export class SheetTables {
  readonly #open: () => TableSink
  readonly #merges: () => Promise<readonly Merge[]>
  /** The tables from left to right, and the columns of each once there are several. */
  readonly #grids: StackedGrids[]
  #columns: readonly Columns[] | null = null
  /** The merged cells of each table but the first, once it asked for them. */
  readonly #own: OwnMerges[] = []
  /** The first rows, until it is known how many tables stand side by side. */
  #waiting: GridRow[] | null = []
  #at = 0

  constructor(open: () => TableSink, merges: () => Promise<readonly Merge[]> = async () => []) {
    this.#open = open
    this.#merges = merges
    this.#grids = [new StackedGrids(open, merges)]
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
    if (this.#waiting) this.#wait(cells instanceof PackedRow ? cells.cells() : [...cells])
    else this.#give(cells)
  }

  /** Passes over rows that are not there. */
  skip(rows: number): void {
    this.#at += this.#waiting ? rows : 0
    if (!this.#waiting) for (const grid of this.#grids) grid.skip(rows)
  }

  /** To be awaited between pieces of a sheet. */
  async settle(): Promise<void> {
    for (const grid of this.#grids) await grid.settle()
  }

  /** The tables of the sheet of this name: the first is called as it is, further ones by their number. */
  async finish(sheet: string): Promise<(Dataset & { sheet: string })[]> {
    if (this.#waiting) this.#begin()
    const columns = this.#columns
    if (columns)
      this.faults.warn(
        'stacked-tables',
        {
          zh: `工作表“${sheet}”左右并排放着 ${columns.length} 张表（第 ${columns.map(({ from }) => from + 1).join('、')} 列起），各作为一个数据集读取`,
          en: `${columns.length} tables stand side by side on “${sheet}” (from columns ${columns.map(({ from }) => from + 1).join(', ')}); each was read as a dataset`,
        },
        { count: columns.length },
      )
    const datasets: (Dataset & { sheet: string })[] = []
    for (const grid of this.#grids) datasets.push(...(await grid.finish(sheet)))
    return datasets.map((dataset, at) => ({ ...dataset, sheet: at === 0 ? sheet : `${sheet}（表${at + 1}）` }))
  }

  #wait(cells: readonly Cell[]): void {
    this.#waiting!.push({ at: this.#at++, cells })
    if (this.#waiting!.length >= LOOKED_AT) this.#begin()
  }

  #begin(): void {
    const rows = this.#waiting!
    this.#waiting = null
    const found = besideIn(rows)
    // What stands between two of them further down belongs to the left one.
    this.#columns = found && found.map(({ from }, at) => ({ from, to: found[at + 1]?.from ?? Infinity }))
    for (const columns of this.#columns?.slice(1) ?? []) {
      const own = new OwnMerges(columns)
      this.#own.push(own)
      this.#grids.push(new StackedGrids(this.#open, async () => own.of(await this.#merges())))
    }
    let next = 0
    for (const { at, cells } of rows) {
      if (at > next) for (const grid of this.#grids) grid.skip(at - next)
      next = at + 1
      this.#give(cells)
    }
    if (this.#at > next) for (const grid of this.#grids) grid.skip(this.#at - next)
  }

  #give(cells: readonly Cell[] | PackedRow): void {
    if (!this.#columns) return this.#grids[0]!.take(cells)
    for (const merges of this.#own) merges.follow()
    const own = cells instanceof PackedRow ? cells.cells() : cells
    for (const [at, { from, to }] of this.#columns.entries()) this.#grids[at]!.take(own.slice(from, to))
  }
}

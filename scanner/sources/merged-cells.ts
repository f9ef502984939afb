import { isFilled } from '#scanner/sources/head-groups.ts'
import type { Merge } from '#scanner/sources/head-groups.ts'
import type { Cell } from '#scanner/sources/sink.ts'

type Open = { merge: Merge; value: Cell }

/** Gives cells that were joined down over several rows of data the value they show, in each of their rows. */
export class MergedCells {
  /** Cells that were filled, and the row of the first, counted from 0. */
  count = 0
  first = 0
  readonly #merges: readonly Merge[]
  #read = 0
  /** Merges still to come, the next one last. */
  #coming: Merge[] = []
  #open: Open[] = []

  /** `merges` may grow while rows come, always before the rows they begin with. */
  constructor(merges: readonly Merge[]) {
    this.#merges = merges
  }

  /** Whether a row may have to do with a merge, so that its cells are needed one by one. */
  concerns(row: number): boolean {
    if (this.#read < this.#merges.length) this.#take()
    this.#open = this.#open.length > 0 ? this.#open.filter(({ merge }) => merge.bottom >= row) : this.#open
    while ((this.#coming.at(-1)?.top ?? Infinity) < row) this.#coming.pop()
    return this.#open.length > 0 || this.#coming.at(-1)?.top === row
  }

  /** Fills a row of data in place; only rows that hold something of their own are rows. */
  fill(row: number, cells: Cell[]): void {
    for (const {
      merge: { left },
      value,
    } of this.#open) {
      if (isFilled(cells[left])) continue
      while (cells.length < left) cells.push(undefined)
      cells[left] = value
      if (this.count++ === 0) this.first = row
    }
    while (this.#coming.at(-1)?.top === row) {
      const merge = this.#coming.pop()!
      if (isFilled(cells[merge.left])) this.#open.push({ merge, value: cells[merge.left] })
    }
  }

  #take(): void {
    const down = this.#merges.slice(this.#read).filter(({ top, bottom }) => bottom > top)
    this.#read = this.#merges.length
    this.#coming = [...this.#coming, ...down].sort((a, b) => b.top - a.top)
  }
}

import { setTimeout } from 'node:timers/promises'
import type { Form } from '#scanner/engine/measurer.ts'

/** A file of delimited text, cut into ranges that workers take one after the other. */
export type RangePlan = {
  path: string
  /** Where the first record of data begins, and where the file ends. */
  from: number
  size: number
  rangeBytes: number
  ranges: number
  /** Number of the first range within the whole dataset. */
  firstRange: number
  form: Form
  /** Columns of the table. */
  width: number
  /** Turned into UTF-8 range by range; null when it is UTF-8 already. */
  decode: 'gb18030' | null
  /** Bytes a second for all workers together; 0 for no bound. */
  throttle: number
  board: Board
}

/**
 * What workers tell each other while they take ranges, in shared memory. `counts`: bytes done, rows done. `words`: next range to take,
 * then for each range what it does to an open quote: 4 + 1 if it is open after it when it was not before + 2 if it is open after it when
 * it was before; 0 while that is not known.
 */
export type Board = { counts: BigInt64Array; words: Int32Array }

/** A board for so many ranges. */
export function newBoard(ranges: number): Board {
  return { counts: new BigInt64Array(new SharedArrayBuffer(16)), words: new Int32Array(new SharedArrayBuffer(4 * (ranges + 1))) }
}

/** Bytes of one range: the same for a file of a given size whatever the number of workers, so that they all find the same sample. */
export function rangeBytesOf(size: number): number {
  return size > 16 * 2 ** 20 ? 2 ** 20 : 2 ** 18
}

/** Takes the next range; -1 when there is none left. */
export function takeRange(plan: RangePlan): number {
  const range = Atomics.add(plan.board.words, 0, 1)
  return range < plan.ranges ? range : -1
}

/** Tells the others what a range does to an open quote. */
export function publishRange(board: Board, range: number, openFromClosed: boolean, openFromOpen: boolean): void {
  Atomics.store(board.words, range + 1, 4 + (openFromClosed ? 1 : 0) + (openFromOpen ? 2 : 0))
  Atomics.notify(board.words, range + 1)
}

/** Follows the state of quoting from range to range; ranges are taken in order, so it only ever waits for earlier ones. */
export class QuoteChain {
  #range = 0
  #open = false
  readonly #board: Board

  constructor(board: Board) {
    this.#board = board
  }

  /** Whether a quote is open where the range begins. */
  async openAt(range: number): Promise<boolean> {
    for (; this.#range < range; this.#range++) {
      const at = this.#range + 1
      if (Atomics.load(this.#board.words, at) === 0) await Atomics.waitAsync(this.#board.words, at, 0).value
      this.#open = (Atomics.load(this.#board.words, at) & (this.#open ? 2 : 1)) !== 0
    }
    return this.#open
  }
}

/** Sleeps until the bytes done so far are no more than the throttle allows. */
export async function holdBack(plan: RangePlan, started: number): Promise<void> {
  if (plan.throttle <= 0) return
  const due = (Number(Atomics.load(plan.board.counts, 0)) / plan.throttle) * 1000 - (Date.now() - started)
  if (due > 0) await setTimeout(due)
}

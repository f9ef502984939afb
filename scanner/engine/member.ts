import { isUtf8 } from 'node:buffer'
import { closeSync, openSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { Measurer } from '#scanner/engine/measurer.ts'
import { RangeReader, dropNuls, lineOfNul, strangersIn } from '#scanner/engine/range-reader.ts'
import { holdBack, takeRange } from '#scanner/engine/range-plan.ts'
import type { Form } from '#scanner/engine/measurer.ts'
import type { Part, RangeNote, Setup } from '#scanner/engine/part.ts'
import type { RangePlan } from '#scanner/engine/range-plan.ts'

/** Something to measure that was read elsewhere. */
export type Chunk =
  | { kind: 'records'; range: number; width: number; bytes: Uint8Array; form: Form }
  | {
      kind: 'cells'
      range: number
      width: number
      /** Cells of each row given; no more than the width. */
      across: number
      bytes: Uint8Array
      cells: Uint32Array
      rows: number
      /** Lines a record spans that was cut elsewhere, and whether its quote was never closed. */
      lines?: number
      unclosed?: boolean
      /** Whether it was closed by a quote behind which the text goes on. */
      stray?: boolean
      values: { column: number; bytes: Uint8Array; cells: Uint32Array }[]
    }

/** One place in the shared buffer of hashes: a part of a stream, where it begins, how many there are. */
export type Span = { stream: number; part: number; at: number; count: number }

/** What is told of a chunk, and where its bytes are now. */
export type Measured = { note: RangeNote; bytes: Uint8Array }

/** Who measures: in this thread or in a worker. */
export type Member = {
  ranges: (plan: RangePlan) => Promise<RangeNote[]>
  /** Measures a chunk, whose buffer may be moved as a whole when that is said. */
  chunk: (chunk: Chunk, isWhole: boolean) => Promise<Measured>
  part: () => Promise<Part>
  /** How many of its hashes each of the 256 parts of these streams holds; it takes nothing to measure any more. */
  hashCounts: (streams: readonly number[]) => Promise<Uint32Array>
  /** Counts the repeated ones among its own hashes, in each of these streams. */
  own: (streams: readonly number[], bar: bigint) => Promise<number[]>
  /** Copies its own hashes to the places given. */
  share: (buffer: SharedArrayBuffer, spans: Span[]) => Promise<void>
  /** Counts the repeated ones of each stretch. */
  again: (buffer: SharedArrayBuffer, spans: Span[], bar: bigint) => Promise<number[]>
  close: () => Promise<void>
}

/** A member that works in the thread it is called from. */
export class LocalMember implements Member {
  readonly #measurer: Measurer
  #isClosed = false

  constructor(module: WebAssembly.Module, setup: Setup) {
    this.#measurer = new Measurer(module, setup)
  }

  async ranges(plan: RangePlan): Promise<RangeNote[]> {
    const file = openSync(plan.path, 'r')
    const notes: RangeNote[] = []
    const started = Date.now()
    try {
      const reader = new RangeReader(plan, this.#measurer, file)
      for (let range = takeRange(plan); range >= 0 && !this.#isClosed; range = takeRange(plan)) {
        const note = await reader.measure(range)
        notes.push(note)
        Atomics.add(plan.board.counts, 0, BigInt(Math.min(plan.rangeBytes, plan.size - plan.from - range * plan.rangeBytes)))
        Atomics.add(plan.board.counts, 1, BigInt(note.rows))
        await holdBack(plan, started)
        // Whoever waits in this thread, to tell how far it is or to end it all, has a turn between two ranges.
        await setImmediate()
      }
    } finally {
      closeSync(file)
    }
    return notes
  }

  async chunk(chunk: Chunk): Promise<Measured> {
    return { note: this.#measure(chunk), bytes: chunk.bytes }
  }

  #measure(chunk: Chunk): RangeNote {
    this.#measurer.widen(chunk.width)
    if (chunk.kind === 'records') {
      this.#measurer.setForm(chunk.form)
      const firstNul = lineOfNul(chunk.bytes)
      const nuls = firstNul < 0 ? 0 : dropNuls(chunk.bytes)
      const bytes = nuls > 0 ? chunk.bytes.subarray(0, chunk.bytes.length - nuls) : chunk.bytes
      const strange = isUtf8(bytes) ? null : strangersIn(bytes)
      const note = this.#measurer.records(bytes, chunk.range)
      return { ...note, nuls, firstNul, ...(strange ? { strangers: strange.count, firstStranger: strange.line } : {}) }
    }
    const note = this.#measurer.cells(chunk.bytes, chunk.cells, chunk.rows, chunk.across, chunk.range)
    for (const list of chunk.values) this.#measurer.values(list.bytes, list.cells, list.column)
    return { ...note, lines: chunk.lines ?? 0, unclosed: chunk.unclosed ? 0 : null, stray: chunk.stray ? 1 : 0, firstStray: 0 }
  }

  /** Bytes the engine has taken. */
  get memory(): number {
    return this.#measurer.engine.memory.buffer.byteLength
  }

  async part(): Promise<Part> {
    return this.#measurer.part()
  }

  async hashCounts(streams: readonly number[]): Promise<Uint32Array> {
    return this.#measurer.hashCounts(streams)
  }

  async own(streams: readonly number[], bar: bigint): Promise<number[]> {
    return this.#measurer.countOwn(streams, bar)
  }

  async share(buffer: SharedArrayBuffer, spans: Span[]): Promise<void> {
    for (const { stream, part, at, count } of spans) this.#measurer.copyHashes(stream, part, new BigUint64Array(buffer, at * 8, count))
  }

  async again(buffer: SharedArrayBuffer, spans: Span[], bar: bigint): Promise<number[]> {
    return spans.map(({ at, count }) => this.#measurer.countAgain(new BigUint64Array(buffer, at * 8, count), bar))
  }

  async close(): Promise<void> {
    this.#isClosed = true
  }
}

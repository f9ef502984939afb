import { FIRST, LAST, STRIDE } from '#scanner/engine/wasm/layout.ts'
import { newEngine } from '#scanner/engine/engine-module.ts'
import { PLACEHOLDERS } from '#scanner/engine/placeholders.ts'
import { readPart } from '#scanner/engine/part.ts'
import type { EngineExports } from '#scanner/engine/engine-module.ts'
import type { Part, RangeNote, Setup } from '#scanner/engine/part.ts'

/** Bytes left free around everything the engine reads, since it reads in steps of 64. */
export const SLACK = 64

/** The bytes that part cells and records; 0xff where there is none. */
export type Form = { delimiter: number; lineEnd: number; carriage: number; quote: number }

/** The form of delimited text. */
export function csvForm(delimiter: string): Form {
  return { delimiter: delimiter.charCodeAt(0), lineEnd: 10, carriage: 13, quote: 34 }
}

/** The form of `units` records, see RecordForm. */
export const UNITS: Form = { delimiter: 0x1f, lineEnd: 0x1e, carriage: 0xff, quote: 0xff }

/** One engine with its input buffer: takes records or cells and keeps what it learned until `part` is asked. */
export class Measurer {
  readonly engine: EngineExports
  #input = 0
  #room = 0
  #table = 0
  #tableRoom = 0
  #width: number
  readonly #isShared: boolean

  constructor(module: WebAssembly.Module, setup: Setup) {
    this.engine = newEngine(module)
    this.engine.start(setup.seed, setup.cellLimit, setup.values, setup.sampleRows)
    const input = this.input(64)
    for (const text of PLACEHOLDERS) {
      const { written } = new TextEncoder().encodeInto(text, this.bytes(input, 64))
      this.engine.addPlaceholder(input, written)
    }
    this.#width = 0
    this.#isShared = setup.isShared ?? false
    this.widen(setup.width)
    setup.keys.forEach((column, index) => this.engine.setKey(column, index + 1))
    this.engine.setStreams((2 << setup.keys.length) - 1, setup.hashes)
  }

  /** Makes sure there are so many columns. */
  widen(width: number): void {
    if (width <= this.#width) return
    this.engine.setWidth(width)
    this.#width = width
  }

  /** Where at least so many bytes can be put; what was there before is lost when it has to grow. */
  input(bytes: number): number {
    if (bytes > this.#room) {
      if (this.#room) this.engine.give(this.#input, this.#room + 2 * SLACK)
      this.#room = bytes
      this.#input = this.engine.take(bytes + 2 * SLACK)
    }
    return this.#input + SLACK
  }

  /** The engine's memory from a place on. */
  bytes(at: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.engine.memory.buffer as ArrayBuffer, at, length)
  }

  setForm(form: Form): void {
    this.engine.setForm(form.delimiter, form.lineEnd, form.carriage, form.quote)
  }

  /** Measures whole records given as bytes. */
  records(bytes: Uint8Array, range: number): RangeNote {
    this.engine.beginRange()
    const input = this.input(bytes.length)
    this.bytes(input, bytes.length).set(bytes)
    this.bytes(input + bytes.length, SLACK).fill(0)
    this.engine.measureRecords(input, input + bytes.length, range)
    return this.note(range)
  }

  /** Puts bytes and a table of cells (start within the bytes, length) into the engine; answers where the table is. */
  place(bytes: Uint8Array, cells: Uint32Array): number {
    const input = this.input(bytes.length)
    if (cells.byteLength > this.#tableRoom) {
      if (this.#tableRoom) this.engine.give(this.#table, this.#tableRoom)
      this.#tableRoom = cells.byteLength
      this.#table = this.engine.take(this.#tableRoom)
    }
    this.bytes(input, bytes.length).set(bytes)
    this.bytes(input + bytes.length, SLACK).fill(0)
    const table = new Uint32Array(this.engine.memory.buffer, this.#table, cells.length)
    for (let i = 0; i < cells.length; i += 2) {
      table[i] = cells[i + 1] === 0 ? cells[i]! : cells[i]! + input
      table[i + 1] = cells[i + 1]!
    }
    return this.#table
  }

  /** Measures rows given as a table of cells. */
  cells(bytes: Uint8Array, cells: Uint32Array, rows: number, width: number, range: number): RangeNote {
    this.engine.beginRange()
    this.engine.measureCells(this.place(bytes, cells), rows, width, range)
    return this.note(range)
  }

  /** Measures values of one column that belong to no row. */
  values(bytes: Uint8Array, cells: Uint32Array, column: number): void {
    this.engine.measureValues(this.place(bytes, cells), cells.length / 2, column)
  }

  /** What is to be told of the range measured last. */
  note(range: number): RangeNote {
    const { engine } = this
    const unclosed = engine.unclosedLine()
    return {
      range,
      rows: engine.rowsSeen(),
      blankRows: engine.blankSeen(),
      lines: engine.linesPassed(),
      short: engine.shortRows(),
      firstShort: engine.firstShort(),
      long: engine.overlongRows(),
      firstLong: engine.firstLong(),
      unclosed: unclosed > 0 ? unclosed - 1 : null,
      stray: engine.strayQuotes(),
      firstStray: engine.firstStray(),
      nuls: 0,
      firstNul: -1,
      strangers: 0,
      firstStranger: 0,
      strangerAt: 0,
      ends: this.#ends(),
    }
  }

  /** Steps across borders are left out of very wide tables, where the notes would outgrow the facts. */
  #ends(): Float64Array | null {
    if (this.#width > 300) return null
    const words = new Float64Array(this.engine.memory.buffer)
    const ends = new Float64Array(this.#width * 2)
    let any = false
    for (let i = 0; i < this.#width; i++) {
      const column = (this.engine.columnsAt() + i * STRIDE) >> 3
      ends[i * 2] = words[column + (FIRST >> 3)]!
      ends[i * 2 + 1] = words[column + (LAST >> 3)]!
      any ||= !Number.isNaN(ends[i * 2])
    }
    return any ? ends : null
  }

  /** Everything learned; the engine takes nothing more afterwards, but its hashes can still be copied and counted. */
  part(): Part {
    return readPart(this.engine, this.#width, this.#isShared)
  }

  /** How many hashes each of the 256 parts of these streams holds. */
  hashCounts(streams: readonly number[]): Uint32Array {
    const counts = new Uint32Array(streams.length * 256)
    for (let i = 0; i < counts.length; i++) counts[i] = this.engine.hashesIn(streams[i >> 8]!, i & 255)
    return counts
  }

  /** Copies the hashes of one part of one stream into `to`. */
  copyHashes(stream: number, part: number, to: BigUint64Array): void {
    const input = this.input(to.byteLength)
    this.engine.copyHashes(stream, part, input)
    to.set(new BigUint64Array(this.engine.memory.buffer, input, to.length))
  }

  /** Counts, in each of these streams, the hashes not above the bar that were met before. */
  countOwn(streams: readonly number[], bar: bigint): number[] {
    return streams.map((stream) => this.engine.countOwn(stream, BigInt.asIntN(64, bar)) >>> 0)
  }

  /** Counts hashes, not above the bar, that stand among the given ones before. */
  countAgain(hashes: BigUint64Array, bar: bigint): number {
    const input = this.input(hashes.byteLength)
    new BigUint64Array(this.engine.memory.buffer, input, hashes.length).set(hashes)
    return this.engine.countAgain(input, hashes.length, BigInt.asIntN(64, bar))
  }
}

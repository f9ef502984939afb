import * as at from '#scanner/engine/wasm/layout.ts'
import type { EngineExports } from '#scanner/engine/engine-module.ts'

/** How an engine is set up for one dataset; all workers of it alike. */
export type Setup = {
  seed: bigint
  cellLimit: number
  /** Different values a column's dictionary holds. */
  values: number
  sampleRows: number
  width: number
  /** Columns that may name each row; their hashes are kept, in this order, as streams 1 to 4. */
  keys: number[]
  /** Hashes one worker may keep before it keeps only a share of them. */
  hashes: number
  /** Whether what was learned is looked at by several threads. */
  isShared?: boolean
}

/** What is left in memory of one column, copied out of the engine. */
export type ColumnPart = {
  state: Uint8Array
  slots: Uint8Array
  texts: Uint8Array
  registers: Uint8Array
  positive: Uint8Array | null
  negative: Uint8Array | null
  sums: Uint8Array | null
  placeholders: Uint8Array | null
}

/** What one worker learned. */
export type Part = { columns: ColumnPart[]; sample: Uint8Array; sampleBar: bigint; hashesBar: bigint }

/** What is told of one range or chunk; lines count from 0 at its start. */
export type RangeNote = {
  range: number
  rows: number
  blankRows: number
  lines: number
  short: number
  firstShort: number
  long: number
  firstLong: number
  /** Line of the record whose quote is never closed, or null. */
  unclosed: number | null
  /** Quotes that were closed by a later one, with the rows between in their cell. */
  stray: number
  firstStray: number
  nuls: number
  /** The line of the first, -1 without one. */
  firstNul: number
  /** Byte sequences that are no character, the line and the place in the file of the first. */
  strangers: number
  firstStranger: number
  strangerAt: number
  /** First and last whole number of each column, NaN without one; null when there is none at all. */
  ends: Float64Array | null
}

/** Copies everything the engine learned out of its memory, into one piece of memory that threads can share when that is wanted. */
export function readPart(engine: EngineExports, width: number, isShared: boolean): Part {
  engine.finishColumns()
  const bytes = new Uint8Array(engine.memory.buffer)
  const words = new Uint32Array(engine.memory.buffer)
  const blocks = Array.from({ length: width }, (_, index) => {
    const place = engine.columnsAt() + index * at.STRIDE
    const word = (offset: number): number => words[(place + offset) >> 2]!
    const optional = (offset: number, size: number): Block | null => (word(offset) ? [word(offset), size] : null)
    return {
      state: [place, at.STRIDE] as Block,
      slots: [word(at.SLOTS), word(at.TAKEN) * at.SLOT] as Block,
      texts: [word(at.TEXTS), word(at.TEXTS_USED)] as Block,
      registers: [word(at.REGISTERS), at.REGISTER_COUNT] as Block,
      positive: optional(at.POSITIVE, at.BUCKETS * 4),
      negative: optional(at.NEGATIVE, at.BUCKETS * 4),
      sums: optional(at.SUMS, at.PLACES * 16),
      placeholders: optional(at.PLACEHOLDERS, at.PLACEHOLDER_KINDS * 4),
    }
  })
  const sampled: Block = [engine.sampleAt(), engine.sampleBytes()]
  const room = [sampled, ...blocks.flatMap((column) => Object.values(column))].reduce((sum, block) => sum + roomOf(block), 0)
  const memory = isShared ? new SharedArrayBuffer(room) : new ArrayBuffer(room)
  let used = 0
  const copy = (block: Block): Uint8Array => {
    const copied = new Uint8Array(memory, used, block[1])
    used += roomOf(block)
    copied.set(bytes.subarray(block[0], block[0] + block[1]))
    return copied
  }
  const optional = (block: Block | null): Uint8Array | null => block && copy(block)
  const columns = blocks.map(({ state, slots, texts, registers, positive, negative, sums, placeholders }): ColumnPart => ({
    state: copy(state),
    slots: copy(slots),
    texts: copy(texts),
    registers: copy(registers),
    positive: optional(positive),
    negative: optional(negative),
    sums: optional(sums),
    placeholders: optional(placeholders),
  }))
  return {
    columns,
    sample: copy(sampled),
    sampleBar: BigInt.asUintN(64, engine.sampleBar()),
    hashesBar: BigInt.asUintN(64, engine.duplicatesBar()),
  }
}

/** A place in the engine's memory and how many bytes stand there. */
type Block = readonly [at: number, size: number]

/** Bytes a block takes, so that the next one begins where a number of eight bytes may. */
function roomOf(block: Block | null): number {
  return block ? (block[1] + 7) & ~7 : 0
}

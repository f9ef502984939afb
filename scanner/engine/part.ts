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

/** Copies everything the engine learned out of its memory. */
export function readPart(engine: EngineExports, width: number): Part {
  engine.finishColumns()
  const bytes = new Uint8Array(engine.memory.buffer)
  const words = new Uint32Array(engine.memory.buffer)
  const columns = Array.from({ length: width }, (_, index): ColumnPart => {
    const place = engine.columnsAt() + index * at.STRIDE
    const word = (offset: number): number => words[(place + offset) >> 2]!
    const copy = (from: number, size: number): Uint8Array => bytes.slice(from, from + size)
    const optional = (offset: number, size: number): Uint8Array | null => (word(offset) ? copy(word(offset), size) : null)
    return {
      state: copy(place, at.STRIDE),
      slots: copy(word(at.SLOTS), word(at.TAKEN) * at.SLOT),
      texts: copy(word(at.TEXTS), word(at.TEXTS_USED)),
      registers: copy(word(at.REGISTERS), at.REGISTER_COUNT),
      positive: optional(at.POSITIVE, at.BUCKETS * 4),
      negative: optional(at.NEGATIVE, at.BUCKETS * 4),
      sums: optional(at.SUMS, at.PLACES * 16),
      placeholders: optional(at.PLACEHOLDERS, at.PLACEHOLDER_KINDS * 4),
    }
  })
  const sample = bytes.slice(engine.sampleAt(), engine.sampleAt() + engine.sampleBytes())
  return { columns, sample, sampleBar: BigInt.asUintN(64, engine.sampleBar()), hashesBar: BigInt.asUintN(64, engine.duplicatesBar()) }
}

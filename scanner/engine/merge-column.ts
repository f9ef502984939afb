import { EXACT_CHECKS } from '#scanner/profile/facts.ts'
import { DISTINCT_ERROR, QUANTILE_ERROR, estimateDistinct, quantilesOf } from '#scanner/engine/estimate.ts'
import { ValueBook } from '#scanner/engine/value-book.ts'
import { PLACEHOLDERS } from '#scanner/engine/placeholders.ts'
import * as at from '#scanner/engine/wasm/layout.ts'
import type { ColumnFacts, ExactCheck } from '#scanner/profile/facts.ts'
import type { BorderSteps } from '#scanner/engine/border-steps.ts'
import type { Histogram } from '#scanner/engine/estimate.ts'
import type { ColumnPart } from '#scanner/engine/part.ts'

/** A column as the reader named it. */
export type ColumnName = {
  name: string
  comment: string
  declaredType: string
  /** Whether it takes part in rows, or only lists of values were put into it. */
  inRows: boolean
}

/** What a column's facts need beyond its parts. */
export type ColumnTold = {
  position: number
  rows: number | null
  /** Across the borders of ranges. */
  steps: BorderSteps
  values: number
  salted: boolean
  sampled: readonly string[]
}

/** What was brought together of one column; plain data, which one thread can hand to another. */
export type MergedColumn = Omit<ColumnFacts, 'name' | 'comment' | 'declaredType' | 'sample' | 'numbers'> & {
  /** Values to judge by beside those of the sampled rows. */
  more: string[]
  numbers: { count: number; sum: number; histogram: Histogram } | null
}

/** Fewest values a column is judged on, as long as its dictionaries hold more than its sample. */
const LEAST_SAMPLE = 400

/** Brings together what all workers learned of one column. */
export function mergeColumn(parts: readonly ColumnPart[], { position, rows, steps, values, salted, sampled }: ColumnTold): MergedColumn {
  const states = parts.map((part) => new DataView(part.state.buffer, part.state.byteOffset, part.state.byteLength))
  const total = (offset: number): number => states.reduce((sum, state) => sum + state.getUint32(offset, true), 0)
  const cells = total(at.SEEN)
  const seen = rows === null ? cells : Math.max(cells, rows)
  const missing = total(at.MISSING) + (seen - cells)
  const placeholders = placeholdersOf(parts)
  let filled = seen - missing - total(at.EMPTIES)
  for (const count of placeholders.values()) filled -= count
  const checks = Object.fromEntries(EXACT_CHECKS.map((check, i) => [check, total(at.CHECKS + i * 4)])) as Record<ExactCheck, number>
  const book = new ValueBook(parts, values)
  return {
    position,
    seen,
    missing,
    empties: total(at.EMPTIES),
    placeholders,
    checks,
    distinct: book.exact
      ? { count: book.size, exact: true, error: 0 }
      : { count: Math.min(filled, estimateDistinct(joinedRegisters(parts))), exact: false, error: DISTINCT_ERROR },
    raw: rawOf(states, seen - missing),
    numbers: numbersOf(parts, states, total),
    times: timesOf(states, total(at.TIME_COUNT)),
    ascents: total(at.ASCENTS) + steps.ascents,
    descents: total(at.DESCENTS) + steps.descents,
    formulas: total(at.FORMULAS),
    marks: total(at.MARKS),
    longCells: total(at.LONG_CELLS),
    top: { values: book.exact ? book.top(50) : topOf(sampled), exact: book.exact },
    more: sampled.length >= Math.min(LEAST_SAMPLE, filled) ? [] : book.texts(sampled, LEAST_SAMPLE),
    smallest: salted ? book.smallest(1024) : [],
  }
}

/** The facts of a column: what was brought together, with its names and the values of the sampled rows. */
export function columnFacts(
  { more, numbers, ...merged }: MergedColumn,
  { name, comment, declaredType }: ColumnName,
  sampled: string[],
): ColumnFacts {
  return {
    ...merged,
    name,
    comment,
    declaredType,
    sample: more.length > 0 ? [...sampled, ...more] : sampled,
    numbers: numbers && {
      count: numbers.count,
      min: numbers.histogram.min,
      max: numbers.histogram.max,
      sum: numbers.sum,
      error: QUANTILE_ERROR,
      quantile: quantilesOf(numbers.histogram),
    },
  }
}

function placeholdersOf(parts: readonly ColumnPart[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { placeholders } of parts) {
    if (!placeholders) continue
    const list = new Uint32Array(placeholders.buffer, placeholders.byteOffset, at.PLACEHOLDER_KINDS)
    PLACEHOLDERS.forEach((text, i) => {
      if (list[i]! > 0) counts.set(text, (counts.get(text) ?? 0) + list[i]!)
    })
  }
  return new Map([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
}

function joinedRegisters(parts: readonly ColumnPart[]): Uint8Array {
  const joined = parts[0]!.registers.slice()
  for (const { registers } of parts.slice(1))
    for (let i = 0; i < joined.length; i++) if (registers[i]! > joined[i]!) joined[i] = registers[i]!
  return joined
}

function rawOf(states: readonly DataView[], count: number): ColumnFacts['raw'] {
  const full = states.filter((state) => state.getUint32(at.HAS_RAW, true) === 1)
  if (full.length === 0) return { count, min: null, max: null, minLength: 0, maxLength: 0, characters: 0 }
  const texts = (bytes: number, size: number): Buffer[] =>
    full.map((state) => Buffer.from(state.buffer, state.byteOffset + bytes, state.getUint32(size, true))).sort(Buffer.compare)
  return {
    count,
    min: textOf(texts(at.MIN_BYTES, at.MIN_SIZE)[0]!),
    max: textOf(texts(at.MAX_BYTES, at.MAX_SIZE).at(-1)!),
    minLength: Math.min(...full.map((state) => state.getUint32(at.MIN_LENGTH, true))),
    maxLength: Math.max(...full.map((state) => state.getUint32(at.MAX_LENGTH, true))),
    characters: full.reduce((sum, state) => sum + Number(state.getBigUint64(at.CHARACTERS, true)), 0),
  }
}

/** The text of kept bytes, without the character that was cut at their end, at most 200 characters. */
function textOf(bytes: Buffer): string {
  const text = bytes.length >= at.KEPT ? bytes.toString().replace(/\uFFFD+$/, '') : bytes.toString()
  return text.length > 200 ? [...text].slice(0, 200).join('') : text
}

function numbersOf(parts: readonly ColumnPart[], states: readonly DataView[], total: (offset: number) => number): MergedColumn['numbers'] {
  const count = total(at.NUMBER_COUNT)
  if (count === 0) return null
  const min = Math.min(...states.map((state) => state.getFloat64(at.NUMBER_MIN, true)))
  const max = Math.max(...states.map((state) => state.getFloat64(at.NUMBER_MAX, true)))
  const histogram = {
    positive: addedCounts(parts.map((part) => part.positive)),
    negative: addedCounts(parts.map((part) => part.negative)),
    zeros: total(at.ZEROS),
    min,
    max,
  }
  return { count, sum: sumOf(parts, states), histogram }
}

function addedCounts(lists: readonly (Uint8Array | null)[]): Float64Array {
  const counts = new Float64Array(at.BUCKETS)
  for (const list of lists)
    if (list)
      new Uint32Array(list.buffer, list.byteOffset, at.BUCKETS).forEach((count, i) => {
        if (count > 0) counts[i]! += count
      })
  return counts
}

/** Exact for numbers of up to 18 places; the rest is added as it comes and the sum rounded, so that the order of workers does not show. */
function sumOf(parts: readonly ColumnPart[], states: readonly DataView[]): number {
  let exact = 0n
  for (const { sums } of parts) {
    if (!sums) continue
    const list = new BigInt64Array(sums.buffer, sums.byteOffset, at.PLACES * 2)
    for (let places = 0; places < at.PLACES; places++)
      exact += (list[places * 2]! + (list[places * 2 + 1]! << 32n)) * 10n ** BigInt(at.PLACES - 1 - places)
  }
  const rough = states.reduce((sum, state) => sum + state.getFloat64(at.ROUGH_SUM, true), 0)
  const known = Number(exact) / 10 ** (at.PLACES - 1)
  return rough === 0 ? known : Number((known + rough).toPrecision(12))
}

function timesOf(states: readonly DataView[], count: number): ColumnFacts['times'] {
  if (count === 0) return null
  return {
    count,
    min: Math.min(...states.map((state) => state.getFloat64(at.TIME_MIN, true))),
    max: Math.max(...states.map((state) => state.getFloat64(at.TIME_MAX, true))),
  }
}

function topOf(sampled: readonly string[]): { text: string; count: number }[] {
  const met = new Set<string>()
  const counts = new Map<string, number>()
  for (const text of sampled) if (met.size === met.add(text).size) counts.set(text, (counts.get(text) ?? 1) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 50)
    .map(([text, count]) => ({ text, count }))
}

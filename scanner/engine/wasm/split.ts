import { CELLS_STEP, QUOTED } from './cell'

/** The bytes that give delimited text its shape; 0xff where there is none (no UTF-8 text holds it). */
let delimiter: u32 = 44
let lineEnd: u32 = 10
let carriage: u32 = 13
let quote: u32 = 34
/** The four bytes, each at the place of its low half: a byte is one of them when the table gives it back. */
const shape = memory.data(16, 16)

/** Line of the file, counted from the start of the range, on which the next record begins. */
let line: u32 = 0
let uneven: u32 = 0
let shortLine: u32 = 0
let longRows: u32 = 0
let longLine: u32 = 0
let unclosedAt: u32 = 0
let strays: u32 = 0
let strayLine: u32 = 0

/** Sets the form of the records to come. */
export function setShape(delimiterByte: u32, lineEndByte: u32, carriageByte: u32, quoteByte: u32): void {
  delimiter = delimiterByte
  lineEnd = lineEndByte
  carriage = carriageByte
  quote = quoteByte
  for (let i: u32 = 0; i < 16; i++) store<u8>(shape + i, i ^ 1)
  put(lineEnd)
  if (carriage != 0xff) put(carriage)
  if (quote != 0xff) put(quote)
  put(delimiter)
}

@inline
function put(byte: u32): void { store<u8>(shape + (byte & 15), byte) }

/** Starts a range: lines and uneven rows are counted from nothing. */
export function startRange(): void {
  line = 0
  uneven = 0
  longRows = 0
  unclosedAt = 0
  strays = 0
}

/** Line ends passed since the range began. */
export function linesPassed(): u32 { return line }
/** Rows with fewer cells than columns. */
export function shortRows(): u32 { return uneven }
/** Line of the first of them, 0 for the first of the range. */
export function firstShort(): u32 { return shortLine }
/** Rows with more filled cells than columns. */
export function overlongRows(): u32 { return longRows }
/** Line of the first of them. */
export function firstLong(): u32 { return longLine }
/** One more than the line of the record whose quote was never closed; 0 when there was none. */
export function unclosedLine(): u32 { return unclosedAt }
/** Quoted cells over several lines behind whose quote the text goes on: the quote that closes them opened another cell. */
export function strayQuotes(): u32 { return strays }
/** Line of the first of them. */
export function firstStray(): u32 { return strayLine }

@inline
function structural(at: usize, table: v128): u32 {
  return i8x16.bitmask(among(v128.load(at), table))
}

/** Where a byte stands among 64, a bit each. */
@inline
function places(at: usize, wanted: v128): u64 {
  return <u64>i8x16.bitmask(i8x16.eq(v128.load(at), wanted)) | (<u64>i8x16.bitmask(i8x16.eq(v128.load(at, 16), wanted)) << 16) | (<u64>i8x16.bitmask(i8x16.eq(v128.load(at, 32), wanted)) << 32) | (<u64>i8x16.bitmask(i8x16.eq(v128.load(at, 48), wanted)) << 48)
}

@inline
function among(v: v128, table: v128): v128 {
  return i8x16.eq(i8x16.swizzle(table, v128.and(v, i8x16.splat(15))), v)
}

@inline
function either(at: usize, one: v128, other: v128): v128 {
  const v = v128.load(at)
  return v128.or(i8x16.eq(v, one), i8x16.eq(v, other))
}

/** Whether any of 64 bytes is one of the two. */
@inline
function hasEither(at: usize, one: v128, other: v128): bool {
  return v128.any_true(v128.or(v128.or(either(at, one, other), either(at + 16, one, other)), v128.or(either(at + 32, one, other), either(at + 48, one, other))))
}

/** Where the next quote stands at or after this place, or `end`. */
export function findQuote(from: usize, end: usize): usize {
  const wanted = i8x16.splat(<i8>quote)
  let p = from
  for (; p + 64 <= end; p += 64) {
    const first = v128.or(i8x16.eq(v128.load(p), wanted), i8x16.eq(v128.load(p, 16), wanted))
    const second = v128.or(i8x16.eq(v128.load(p, 32), wanted), i8x16.eq(v128.load(p, 48), wanted))
    if (v128.any_true(v128.or(first, second))) break
  }
  for (; p < end; p += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(p), wanted))
    if (found) return min(p + ctz(found), end)
  }
  return end
}

/** Ends of lines within a quoted cell. */
function countLines(from: usize, end: usize): u32 {
  let count: u32 = 0
  const wanted = i8x16.splat(10)
  for (let p = from; p < end; p += 16) {
    let found: u32 = i8x16.bitmask(i8x16.eq(v128.load(p), wanted))
    if (p + 16 > end) found &= ((<u32>1) << <u32>(end - p)) - 1
    count += popcnt(found)
  }
  return count
}

/** End of the text of the quoted cell read last. */
let quotedEnd: usize = 0

/** Reads a quoted cell whose text begins here; doubled quotes are made single in place. Answers where the delimiter or line end behind it stands. */
function readQuoted(from: usize, end: usize): usize {
  const began = line
  let write = from
  let read = from
  while (true) {
    const found = findQuote(read, end)
    const isDoubled = found + 1 < end && load<u8>(found, 1) == quote
    const upTo = isDoubled ? found + 1 : found
    line += countLines(read, upTo)
    if (write != read) memory.copy(write, read, upTo - read)
    write += upTo - read
    read = found + 2
    if (isDoubled) continue
    if (found >= end) unclosedAt = began + 1
    let p = min(found + 1, end)
    for (; p < end; p++) {
      const byte: u32 = load<u8>(p)
      if (byte == delimiter || byte == lineEnd || byte == carriage) break
      store<u8>(write++, byte)
    }
    if (line != began && isFilled(min(found + 1, end), p) && strays++ == 0) strayLine = began
    quotedEnd = write
    return p
  }
}

function isFilled(from: usize, end: usize): bool {
  for (let p = from; p < end; p++) if (load<u8>(p) > 32) return true
  return false
}

/** Rows split by the last call. */
let rows: u32 = 0
/** How many there were. */
export function rowsSplit(): u32 { return rows }

/** Notes a row that has another number of cells than there are columns; missing cells, the first of which would stand at `cell`, are nothing. */
function endUneven(cell: usize, column: u32, width: u32, wasLong: bool, at: u32): void {
  if (column < width) {
    if (uneven++ == 0) shortLine = at
    for (let i = column, p = cell; i < width; i++, p += CELLS_STEP) store<u64>(p, 0)
  } else if (wasLong && longRows++ == 0) longLine = at
}

/**
 * Splits records from `from` up to `end` (all whole) into cells until `most` rows or `enough` bytes; lenient as RFC 4180 is read in offices:
 * a quote opens only at the start of a cell, other quotes are text, lines end with LF, CR or both, blank lines are nothing.
 * Answers where the next record begins.
 */
export function splitRecords(from: usize, end: usize, cells: usize, width: u32, most: u32, enough: usize): usize {
  const table = v128.load(shape)
  const parting = i8x16.splat(<i8>delimiter)
  const ending = i8x16.splat(<i8>lineEnd)
  const returning = i8x16.splat(<i8>carriage)
  const quoting = i8x16.splat(<i8>quote)
  let cell = cells
  let column: u32 = 0
  let start = from
  let window = from
  let at = line
  let wasLong = false
  rows = 0
  while (window < end) {
    let next = window + 64
    // Without quotes, and as long as rows have as many cells as there are columns, delimiters and line ends tell all.
    if (next <= end && width > 1 && !hasEither(window, returning, quoting)) {
      let plain = places(window, parting)
      let stops = places(window, ending)
      for (; stops; stops &= stops - 1) {
        let before = plain & ((stops & (0 - stops)) - 1)
        if (column + <u32>popcnt(before) != width - 1) break
        plain ^= before
        for (; before; before &= before - 1) {
          const p = window + <usize>ctz(before)
          store<u64>(cell, <u64>start | (<u64>(<u32>(p - start)) << 32))
          cell += CELLS_STEP
          start = p + 1
        }
        const p = window + <usize>ctz(stops)
        store<u64>(cell, <u64>start | (<u64>(<u32>(p - start)) << 32))
        start = p + 1
        line++
        rows++
        if (rows == most || start - from > enough) return start
        cell = cells + (<usize>rows << 3)
        column = 0
        wasLong = false
        at = line
      }
      if (stops == 0 && column + <u32>popcnt(plain) < width) {
        column += <u32>popcnt(plain)
        for (; plain; plain &= plain - 1) {
          const p = window + <usize>ctz(plain)
          store<u64>(cell, <u64>start | (<u64>(<u32>(p - start)) << 32))
          cell += CELLS_STEP
          start = p + 1
        }
        window = next
        continue
      }
    }
    let mask: u64 = <u64>structural(window, table) | (<u64>structural(window + 16, table) << 16) | (<u64>structural(window + 32, table) << 32) | (<u64>structural(window + 48, table) << 48)
    if (start > window) mask &= u64.MAX_VALUE << <u64>(start - window)
    while (mask) {
      let p = window + <usize>ctz(mask)
      mask &= mask - 1
      if (p >= end) break
      let byte: u32 = load<u8>(p)
      if (byte == delimiter && column < width) {
        store<u64>(cell, <u64>start | (<u64>(<u32>(p - start)) << 32))
        cell += CELLS_STEP
        column++
        start = p + 1
        continue
      }
      let cellEnd = p
      let flag: u32 = 0
      if (byte == quote) {
        if (p != start) continue
        start = p + 1
        p = readQuoted(start, end)
        cellEnd = quotedEnd
        flag = QUOTED
        byte = p < end ? <u32>load<u8>(p) : lineEnd
        mask = 0
        next = p + 1
      }
      if (column < width) {
        store<u64>(cell, <u64>start | (<u64>(<u32>(cellEnd - start) | flag) << 32))
        cell += CELLS_STEP
      } else if (isFilled(start, cellEnd)) wasLong = true
      column++
      start = p + 1
      if (byte == delimiter) continue
      if (byte == carriage && p + 1 < end && load<u8>(p, 1) == lineEnd) {
        start = p + 2
        if (mask) mask &= mask - 1
        else next = p + 2
      }
      line++
      if (column != 1 || load<u32>(cell - CELLS_STEP, 4)) {
        if (column != width) endUneven(cell, column, width, wasLong, at)
        rows++
        if (rows == most || start - from > enough) return start
      }
      cell = cells + (<usize>rows << 3)
      column = 0
      wasLong = false
      at = line
    }
    window = next
  }
  if (start < end || column > 0) {
    if (column < width) {
      store<u64>(cell, <u64>start | (<u64>(<u32>(end - start)) << 32))
      cell += CELLS_STEP
    }
    column++
    endUneven(cell, column, width, wasLong, at)
    rows++
  }
  return end
}

import { compare, shapeOf } from './bytes'
import { checkAscii } from './checks-ascii'
import { checkDigits, passed } from './checks-digits'
import { checkWide } from './checks-wide'
import { isOver, lowerBar, putValue, slotOf } from './dictionary'
import { isStream, keepHash } from './duplicates'
import { hashOf, NOTHING } from './hash'
import { ASCENTS, BAR, CHARACTERS, DESCENTS, EMPTIES, FIRST, HAS_RAW, KEPT, LAST, LONG_CELLS, MARKS, MAX_BYTES, MAX_LENGTH, MAX_PREFIX, MAX_SIZE, MIN_BYTES, MIN_LENGTH, MIN_PREFIX, MIN_SIZE, MISSING, SEEN, SLOT, SLOTS, SLOT_COUNT, SLOT_TEXT, STREAM, TEXTS } from './layout'
import { ABSENT, QUOTED } from './cell'
import { forgetWhole, measureDigits, wholeOf, wholeOfLast } from './numbers'
import { countPlaceholder, mayBePlaceholder, placeholderOf } from './placeholders'
import { addToRegisters } from './sketch'

let cellLimit: u32 = 1000000

/** Sets how many bytes of a cell are looked at. */
export function setCellLimit(bytes: u32): void {
  cellLimit = bytes
}

/** Adds lengths of texts, in characters: their sum, the least and the greatest. */
function countLengths(column: usize, total: u64, least: u32, most: u32): void {
  store<u64>(column, load<u64>(column, CHARACTERS) + total, CHARACTERS)
  if (least < load<u32>(column, MIN_LENGTH)) store<u32>(column, least, MIN_LENGTH)
  if (most > load<u32>(column, MAX_LENGTH)) store<u32>(column, most, MAX_LENGTH)
}

/** Compares a text with the least and the greatest so far, by its first eight bytes if these tell. */
@inline
function compareEnds(column: usize, at: usize, n: u32): void {
  let prefix = load<u64>(at)
  if (n < 8) prefix &= (((<u64>1) << (n << 3)) - 1)
  prefix = bswap(prefix)
  if (prefix <= load<u64>(column, MIN_PREFIX)) lower(column, at, n, prefix)
  if (prefix >= load<u64>(column, MAX_PREFIX)) raise(column, at, n, prefix)
}

/** Lengths, least and greatest of a text as it stands; `shape` is from shapeOf. */
function measureRaw(column: usize, at: usize, n: u32, shape: u64, weight: u32): void {
  const characters = n - (<u32>(shape >> 40) & 0xfffff)
  countLengths(column, <u64>characters * weight, characters, characters)
  compareEnds(column, at, n)
}

function lower(column: usize, at: usize, n: u32, prefix: u64): void {
  if (load<u32>(column, HAS_RAW) && compare(at, min(n, <u32>KEPT), column + MIN_BYTES, load<u32>(column, MIN_SIZE)) >= 0) return
  keep(column, MIN_BYTES, MIN_SIZE, MIN_PREFIX, at, n, prefix)
  if (!load<u32>(column, HAS_RAW)) keep(column, MAX_BYTES, MAX_SIZE, MAX_PREFIX, at, n, prefix)
  store<u32>(column, 1, HAS_RAW)
}

function raise(column: usize, at: usize, n: u32, prefix: u64): void {
  if (compare(at, min(n, <u32>KEPT), column + MAX_BYTES, load<u32>(column, MAX_SIZE)) > 0) keep(column, MAX_BYTES, MAX_SIZE, MAX_PREFIX, at, n, prefix)
}

function keep(column: usize, bytes: usize, size: usize, prefixAt: usize, at: usize, n: u32, prefix: u64): void {
  const kept = min(n, <u32>KEPT)
  memory.copy(column + bytes, at, kept)
  store<u32>(column + size, kept)
  store<u64>(column + prefixAt, prefix)
}

/** Measures a value that holds something (or a placeholder): shape first, then only the checks that shape can pass. */
function measureValue(column: usize, at: usize, n: u32, shape: u64, hash: u64, weight: u32): void {
  if (mayBePlaceholder(load<u8>(at), n)) {
    const number = placeholderOf(hash)
    if (number) return countPlaceholder(column, number, weight)
  }
  addToRegisters(column, hash)
  const digits = <u32>shape & 0xfffff
  const high = <u32>(shape >> 20) & 0xfffff
  if (digits == n) {
    const check = measureDigits(column, at, n, weight)
    if (check >= 0) passed(column, check, weight)
    checkDigits(column, at, n, weight)
  } else if (high == 0) checkAscii(column, at, n, digits, weight)
  else checkWide(column, at, n, digits, high, n - (<u32>(shape >> 40) & 0xfffff), weight)
}

/** Measures everything the dictionary has put off. */
export function settle(column: usize): void {
  const slots: usize = load<u32>(column, SLOTS)
  for (let slot = slots; slot < slots + <usize>load<u32>(column, SLOT_COUNT) * SLOT; slot += SLOT) {
    const weight = load<u32>(slot, 12)
    if (!weight) continue
    const at = <usize>load<u32>(column, TEXTS) + load<u32>(slot, 16)
    const n = load<u32>(slot, 20)
    const shape = shapeOf(at, n)
    measureRaw(column, at, n, shape, weight)
    measureValue(column, at, n, shape, load<u64>(slot), weight)
    store<u32>(slot, 0, 12)
  }
}

/** Notes a step between neighbouring whole numbers. */
@inline
function step(column: usize, value: f64): void {
  if (isNaN(value)) return
  const last = load<f64>(column, LAST)
  if (value > last) store<u32>(column, load<u32>(column, ASCENTS) + 1, ASCENTS)
  else if (value < last) store<u32>(column, load<u32>(column, DESCENTS) + 1, DESCENTS)
  if (isNaN(last)) store<f64>(column, value, FIRST)
  store<f64>(column, value, LAST)
}

/** Places of blanks at the front: ordinary ones and signs below, U+00A0, U+3000, U+FEFF. */
function blanksBefore(at: usize, end: usize): usize {
  let p = at
  while (p < end) {
    const byte: u32 = load<u8>(p)
    if (byte <= 32) p++
    else if (byte == 0xc2 && load<u8>(p, 1) == 0xa0) p += 2
    else if (byte == 0xe3 && load<u16>(p, 1) == 0x8080) p += 3
    else if (byte == 0xef && load<u16>(p, 1) == 0xbfbb) p += 3
    else break
  }
  return min(p, end)
}

function blanksAfter(at: usize, end: usize): usize {
  let p = end
  while (p > at) {
    const byte: u32 = load<u8>(p - 1)
    if (byte <= 32) p--
    else if (byte == 0xa0 && p - 1 > at && load<u8>(p - 2) == 0xc2) p -= 2
    else if (byte == 0x80 && p - 2 > at && load<u16>(p - 3) == 0x80e3) p -= 3
    else if (byte == 0xbf && p - 2 > at && load<u16>(p - 3) == 0xbbef) p -= 3
    else break
  }
  return p
}

/** First bytes (1) and last bytes (2) that blanks, or a mark, at an end of a text may have. */
const ends = memory.data(256, 16)

/** Lays down the table of bytes at the ends of texts; once, before the first cell. */
export function layEnds(): void {
  memory.fill(ends, 3, 33)
  store<u8>(ends + 0xc2, 1)
  store<u8>(ends + 0xe3, 1)
  store<u8>(ends + 0xef, 1)
  store<u8>(ends + 0xa0, 2)
  store<u8>(ends + 0x80, 2)
  store<u8>(ends + 0xbf, 2)
}

/** Whether a text may have blanks at an end, by its first and last byte. */
@inline
function mayHaveBlanks(first: u32, last: u32): bool {
  return ((load<u8>(ends + first) & 1) | (load<u8>(ends + last) & 2)) != 0
}

/** Whether a text that may have blanks at an end does have some, or a mark at its front. */
function hasBlanks(at: usize, n: u32): bool {
  const first: u32 = load<u8>(at)
  const last: u32 = load<u8>(at + n - 1)
  if (first <= 32 || last <= 32) return true
  const front: u32 = load<u32>(at) & 0xffffff
  const back: u32 = load<u32>(at + n - 4) >> 8
  return (front & 0xffff) == 0xa0c2 || front == 0x8080e3 || front == 0xbfbbef || back >> 8 == 0xa0c2 || back == 0x8080e3 || back == 0xbfbbef
}

/** A value with blanks at its ends, or too long for the dictionary: measured at once. Answers its hash. */
function odd(column: usize, given: usize, length: u32): u64 {
  let n = length
  if (n > cellLimit) {
    store<u32>(column, load<u32>(column, LONG_CELLS) + 1, LONG_CELLS)
    n = cellLimit
    while (n > 0 && (load<u8>(given + n) & 0xc0) == 0x80) n--
  }
  const shape = shapeOf(given, n)
  measureRaw(column, given, n, shape, 1)
  if (n > 3 && load<u16>(given) == 0xbbef && load<u8>(given, 2) == 0xbf) store<u32>(column, load<u32>(column, MARKS) + 1, MARKS)
  const at = blanksBefore(given, given + n)
  const end = blanksAfter(at, given + n)
  if (at >= end) {
    store<u32>(column, load<u32>(column, EMPTIES) + 1, EMPTIES)
    return NOTHING
  }
  const size = <u32>(end - at)
  const hash = hashOf(at, size)
  if (hash <= load<u64>(column, BAR)) tally(column, at, size, hash, 0)
  forgetWhole()
  measureValue(column, at, size, size == n ? shape : shapeOf(at, size), hash, 1)
  step(column, wholeOfLast())
  return hash
}

/** Counts a value in the dictionary; with `later` it is measured when the dictionary is settled. */
function tally(column: usize, at: usize, n: u32, hash: u64, later: u32): usize {
  let slot = slotOf(column, hash)
  if (load<u32>(slot, 8) == 0) slot = putValue(column, slot, hash, at, n, wholeOf(at, n))
  store<u32>(slot, load<u32>(slot, 8) + 1, 8)
  store<u32>(slot, load<u32>(slot, 12) + later, 12)
  if (isOver(column)) {
    settle(column)
    lowerBar(column)
    slot = 0
  }
  return slot
}

/** One column of a batch: every cell is counted, its hash times the column's factor added to its row, and measured or put off. */
export function measureColumn(column: usize, cells: usize, width: u32, rows: u32, rowHashes: usize, factor: u64): void {
  const stream = load<u32>(column, STREAM)
  const stride = <usize>width << 3
  store<u32>(column, load<u32>(column, SEEN) + rows, SEEN)
  let bar = load<u64>(column, BAR)
  let cell = cells
  const end = rowHashes + (<usize>rows << 3)
  for (let row = rowHashes; row < end; row += 8, cell += stride) {
    const at: usize = load<u32>(cell)
    const length = load<u32>(cell, 4)
    const n = length & ~QUOTED
    let hash = NOTHING
    if (n == 0 || (n == 1 && load<u8>(at) == 0x18)) nothing(column, n == 0 && length != 0, at)
    else if (n > <u32>SLOT_TEXT || (mayHaveBlanks(load<u8>(at), load<u8>(at + n - 1)) && hasBlanks(at, n))) {
      hash = odd(column, at, n)
      bar = load<u64>(column, BAR)
    } else {
      hash = hashOf(at, n)
      if (hash > bar) direct(column, at, n, hash)
      else {
        count(column, at, n, hash, bar == u64.MAX_VALUE)
        bar = load<u64>(column, BAR)
      }
    }
    if (stream && hash != NOTHING) keepHash(stream, hash)
    store<u64>(row, load<u64>(row) + hash * factor)
  }
}

/** Counts a value in the dictionary, where it waits to be measured while the dictionary holds every value. */
@inline
function count(column: usize, at: usize, n: u32, hash: u64, isWhole: bool): void {
  if (!isWhole) {
    tally(column, at, n, hash, 0)
    direct(column, at, n, hash)
    return
  }
  const slot = slotOf(column, hash)
  if (load<u32>(slot, 8)) {
    store<u64>(slot, load<u64>(slot, 8) + 0x100000001, 8)
    step(column, load<f64>(slot, 24))
  } else {
    step(column, wholeOf(at, n))
    tally(column, at, n, hash, 1)
  }
}

@inline
function direct(column: usize, at: usize, n: u32, hash: u64): void {
  const shape = shapeOf(at, n)
  measureRaw(column, at, n, shape, 1)
  forgetWhole()
  measureValue(column, at, n, shape, hash, 1)
  step(column, wholeOfLast())
}

/** A cell with nothing in it: not there, or there and empty; at ABSENT the row has no such cell, and another count tells. */
function nothing(column: usize, isThere: bool, at: usize): void {
  if (at == ABSENT) {
    store<u32>(column, load<u32>(column, SEEN) - 1, SEEN)
    return
  }
  if (!isThere) {
    store<u32>(column, load<u32>(column, MISSING) + 1, MISSING)
    return
  }
  store<u32>(column, load<u32>(column, EMPTIES) + 1, EMPTIES)
  measureRaw(column, at, 0, 0, 1)
}

/** Keeps the hashes of the rows of a batch; answers how many rows held nothing at all. */
export function closeRows(rowHashes: usize, rows: u32): u32 {
  const kept = isStream(0)
  let blanks: u32 = 0
  for (let row = rowHashes; row < rowHashes + (<usize>rows << 3); row += 8) {
    const hash = load<u64>(row)
    if (hash == 0) blanks++
    if (kept) keepHash(0, hash)
  }
  return blanks
}

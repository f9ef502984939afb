import { digitsAt, pointOf, shapeOf } from './bytes'
import { blanksAfter, blanksBefore, hasBlanks } from './blanks'
import { clearBlock, countSteps, dropValue, hashAt, hashesFrom, putShape, putValueAt, putWhole, putWholeOf, setValueCount, shapeAt, sizeAt, textAt, valueCount } from './block'
import { boundTexts } from './bounds'
import { ABSENT, QUOTED } from './cell'
import { checkAscii } from './checks-ascii'
import { checkDigits, passed } from './checks-digits'
import { checkWide } from './checks-wide'
import { isKnown, isOver, lowerBar, makeKnown, putValue, slotOf } from './dictionary'
import { isStream, keepHash, keepHashes } from './duplicates'
import { hashOf, NOTHING } from './hash'
import { BAR, EMPTIES, IS_DIGITS, IS_INTEGER, LONG_CELLS, MARKS, MISSING, SEEN, SLOT_TEXT, STREAM } from './layout'
import { addDecimals, addWholes, countDecimal, countWhole, forgetWhole, LONGEST, wholeOf, wholeOfLast } from './numbers'
import { countPlaceholder, longestPlaceholder, mayBePlaceholder, placeholderOf } from './placeholders'
import { charactersOf, countLengths, measureRaw } from './raw'
import { addLater } from './sketch'
import { measureValue, settle } from './value'

let cellLimit: u32 = 1000000
/** Values of a block picked out for a second look. */
const picked = memory.data(1024, 16)

/** Sets how many bytes of a cell are looked at. */
export function setCellLimit(bytes: u32): void {
  cellLimit = bytes
}

/** One column of a batch: every cell is counted, its hash times the column's factor added to its row, and measured or put off. */
export function measureColumn(column: usize, cells: usize, step: usize, rows: u32, rowHashes: usize, factor: u64): void {
  store<u32>(column, load<u32>(column, SEEN) + rows, SEEN)
  clearBlock()
  gather(column, cells, step, rows, rowHashes, factor)
  const first = load<u64>(column, BAR) == u64.MAX_VALUE ? putOff(column) : 0
  if (first < valueCount()) measureNow(column, first)
  countSteps(column, rows)
}

/** Finds and hashes the values of a block; cells that hold nothing and odd ones are measured at once. */
function gather(column: usize, cells: usize, stride: usize, rows: u32, rowHashes: usize, factor: u64): void {
  const stream = load<u32>(column, STREAM)
  let cell = cells
  let sum = rowHashes
  let count: u32 = 0
  for (let row: u32 = 0; row < rows; row++) {
    const text = load<u64>(cell)
    const at: usize = <u32>text
    const length = <u32>(text >> 32)
    const n = length & ~QUOTED
    let hash = NOTHING
    if (n - 1 < <u32>SLOT_TEXT && !hasBlanks(at, n)) {
      hash = hashOf(at, n)
      putValueAt(count++, row, hash, text & 0x7fffffffffffffff)
    } else if (n == 0 || (n == 1 && load<u8>(at) == 0x18)) nothing(column, n == 0 && length != 0, at)
    else {
      hash = odd(column, at, n, row)
      if (stream && hash != NOTHING) keepHash(stream, hash)
    }
    store<u64>(sum, load<u64>(sum) + hash * factor)
    cell += stride
    sum += 8
  }
  setValueCount(count)
  if (stream) keepHashes(stream, hashesFrom(0), count)
}

/** A value with blanks at its ends, or too long for the dictionary. Answers its hash. */
function odd(column: usize, from: usize, length: u32, row: u32): u64 {
  let given = from
  let n = length
  // Files that were put together bring the mark of each along.
  for (; n >= 3 && load<u16>(given) == 0xbbef && load<u8>(given, 2) == 0xbf; given += 3, n -= 3) store<u32>(column, load<u32>(column, MARKS) + 1, MARKS)
  if (n > cellLimit) {
    store<u32>(column, load<u32>(column, LONG_CELLS) + 1, LONG_CELLS)
    n = cellLimit
    while (n > 0 && (load<u8>(given + n) & 0xc0) == 0x80) n--
  }
  const shape = shapeOf(given, n)
  measureRaw(column, given, n, shape, 1)
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
  putWhole(row, wholeOfLast())
  return hash
}

/** A cell with nothing in it: not there, or there and empty; at ABSENT the row has no such cell, and another count tells. */
function nothing(column: usize, isThere: bool, at: usize): void {
  if (at == ABSENT) store<u32>(column, load<u32>(column, SEEN) - 1, SEEN)
  else if (!isThere) store<u32>(column, load<u32>(column, MISSING) + 1, MISSING)
  else {
    store<u32>(column, load<u32>(column, EMPTIES) + 1, EMPTIES)
    measureRaw(column, at, 0, 0, 1)
  }
}

/** Counts a value in the dictionary; with `later` it is measured when the dictionary is settled. */
function tally(column: usize, at: usize, n: u32, hash: u64, later: u32): void {
  let slot = slotOf(column, hash)
  if (load<u32>(slot, 8) == 0) slot = putValue(column, slot, hash, at, n, wholeOf(at, n))
  store<u32>(slot, load<u32>(slot, 8) + 1, 8)
  store<u32>(slot, load<u32>(slot, 12) + later, 12)
  if (isOver(column)) {
    settle(column)
    lowerBar(column)
  }
}

/** Counts values in a dictionary that holds all there are, where they wait to be measured; answers the first value that no longer does. */
function putOff(column: usize): u32 {
  const count = valueCount()
  for (let i: u32 = 0; i < count; i++) {
    const hash = hashAt(i)
    const slot = slotOf(column, hash)
    if (load<u32>(slot, 8)) {
      store<u64>(slot, load<u64>(slot, 8) + 0x100000001, 8)
      putWholeOf(i, load<f64>(slot, 24))
    } else {
      putWholeOf(i, wholeOf(textAt(i), sizeAt(i)))
      tally(column, textAt(i), sizeAt(i), hash, 1)
      if (load<u64>(column, BAR) != u64.MAX_VALUE) return i + 1
    }
  }
  return count
}

/** Offers values to a dictionary that keeps those with the smallest hashes: which may be among them is told first, so that all their slots are waited for together. */
function keepSmallest(column: usize, first: u32): void {
  const bar = load<u64>(column, BAR)
  const count = valueCount()
  let few: u32 = 0
  for (let i = first; i < count; i++) {
    store<u32>(picked + (<usize>few << 2), i)
    few += <u32>(hashAt(i) <= bar)
  }
  for (let k: u32 = 0; k < few; k++) {
    const i = load<u32>(picked + (<usize>k << 2))
    const hash = hashAt(i)
    if (isKnown(column, hash) || hash > load<u64>(column, BAR)) continue
    tally(column, textAt(i), sizeAt(i), hash, 0)
    makeKnown(column, hash)
  }
}

/** Measures the values of a block from one on, each at once. */
function measureNow(column: usize, first: u32): void {
  keepSmallest(column, first)
  measureLook(column, first)
  const count = valueCount()
  addLater(column, hashesFrom(first), count - first)
  for (let i = first; i < count; i++) {
    const shape = shapeAt(i)
    const n = sizeAt(i)
    const digits = <u32>shape & 0xfffff
    if (digits == n) checkWhole(column, i, textAt(i), n)
    else if ((shape >> 20) & 0xfffff) checkWide(column, textAt(i), n, digits, <u32>(shape >> 20) & 0xfffff, charactersOf(n, shape), 1)
    else if (digits == 0) checkAscii(column, textAt(i), n, 0, 1)
    else if (digits == n - 1 && n <= 16 && pointOf(textAt(i), n) < n) countDecimal(column, textAt(i), n, pointOf(textAt(i), n))
    else {
      forgetWhole()
      checkAscii(column, textAt(i), n, digits, 1)
      putWholeOf(i, wholeOfLast())
    }
  }
  addWholes(column)
  addDecimals(column)
}

/** All checks of a value of digits only; its number, when it is one, is added with those of the block. */
@inline
function checkWhole(column: usize, i: u32, at: usize, n: u32): void {
  if (n <= 16 && (n == 1 || load<u8>(at) != 48)) {
    const value = <i64>digitsAt(at, n)
    countWhole(column, value)
    putWholeOf(i, <f64>value)
  } else if (n <= LONGEST) passed(column, load<u8>(at) == 48 ? IS_DIGITS : IS_INTEGER, 1)
  if (n > 8) checkDigits(column, at, n, 1)
}

/** Shapes, lengths, least and greatest of the values of a block; placeholders are counted and taken out. */
function measureLook(column: usize, first: u32): void {
  const count = valueCount()
  let total: u64 = 0
  let least: u32 = u32.MAX_VALUE
  let most: u32 = 0
  let shortest: u32 = u32.MAX_VALUE
  for (let i = first; i < count; i++) {
    const n = sizeAt(i)
    shortest = min(shortest, n)
    const shape = shapeOf(textAt(i), n)
    putShape(i, shape)
    const characters = charactersOf(n, shape)
    total += characters
    least = min(least, characters)
    most = max(most, characters)
  }
  countLengths(column, total, least, most)
  boundTexts(column, first)
  if (shortest <= longestPlaceholder()) dropPlaceholders(column, first)
}

/** Counts placeholders and takes them out, from the last value on, since the last stands in the place of one taken out. */
function dropPlaceholders(column: usize, first: u32): void {
  for (let i = valueCount(); i > first; ) {
    i--
    if (!mayBePlaceholder(load<u8>(textAt(i)), sizeAt(i))) continue
    const number = placeholderOf(hashAt(i))
    if (!number) continue
    countPlaceholder(column, number, 1)
    dropValue(i)
  }
}

/** Keeps the hashes of the rows of a batch; answers how many rows held nothing at all. */
export function closeRows(rowHashes: usize, rows: u32): u32 {
  if (isStream(0)) keepHashes(0, rowHashes, rows)
  let blanks: u32 = 0
  for (let row = rowHashes; row < rowHashes + (<usize>rows << 3); row += 8) blanks += <u32>(load<u64>(row) == 0)
  return blanks
}

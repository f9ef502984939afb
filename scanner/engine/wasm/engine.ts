import { firstRecord, nextRecord, openAfter, setDelimiter } from './borders'
import { layBytes } from './bytes'
import { layCharacters } from './characters'
import { layEnds } from './blanks'
import { BLOCK } from './block'
import { CELLS_STEP } from './cell'
import { closeRows, measureColumn, setCellLimit } from './column'
import { layDictionary, packValues, setMost } from './dictionary'
import { setStreams } from './duplicates'
import { factorOf, setSeed } from './hash'
import { FIRST, LAST, MIN_LENGTH, MIN_PREFIX, NUMBER_MAX, NUMBER_MIN, REGISTERS, REGISTER_COUNT, STREAM, STRIDE, TIME_MAX, TIME_MIN } from './layout'
import { give, take } from './memory'
import { addPlaceholder } from './placeholders'
import { offerRow, setSampleSize } from './sample'
import { rowsSplit, setShape, splitRecords, startRange } from './split'
import { settle } from './value'

export { duplicatesBar, hashesIn, copyHashes, countAgain, countOwn } from './duplicates'
export { sampleAt, sampleBar, sampleBytes } from './sample'
export { firstLong, firstShort, firstStray, linesPassed, overlongRows, shortRows, strayQuotes, unclosedLine } from './split'
export { findQuote } from './split'
export { addPlaceholder, firstRecord, give, nextRecord, openAfter, setStreams, take }

/** Bytes of text after which a batch is closed before its rows make a block: together with its cells it shall stay in the nearer caches. */
const BATCH_BYTES: usize = 256 << 10

let columns: usize = 0
let columnRoom: u32 = 0
let width: u32 = 0
let cells: usize = 0
let cellRoom: u32 = 0
let rowHashes: usize = 0
let rows: u32 = 0
let blankRows: u32 = 0

/** Makes the engine ready: salt, bytes looked at of a cell, different values a column may hold, rows of the sample. */
export function start(seed: u64, cellLimit: u32, values: u32, sampleRows: u32): void {
  setSeed(seed)
  setCellLimit(cellLimit)
  setMost(values)
  setSampleSize(sampleRows)
  layCharacters()
  layEnds()
  layBytes()
  rowHashes = take(BLOCK * 8)
}

/** Sets the bytes that part cells and records; 0xff for none. */
export function setForm(delimiter: u32, lineEnd: u32, carriage: u32, quote: u32): void {
  setShape(delimiter, lineEnd, carriage, quote)
  setDelimiter(delimiter)
}

/** Makes sure there are so many columns. */
export function setWidth(count: u32): void {
  if (count > columnRoom) {
    const room = max(count, columnRoom * 2)
    const wider = take(room * STRIDE)
    if (columnRoom) {
      memory.copy(wider, columns, columnRoom * STRIDE)
      give(columns, columnRoom * STRIDE)
    }
    columns = wider
    columnRoom = room
  }
  for (let i = width; i < count; i++) layColumn(columns + <usize>i * STRIDE)
  width = max(width, count)
}

function layColumn(column: usize): void {
  layDictionary(column)
  store<u32>(column, <u32>take(REGISTER_COUNT), REGISTERS)
  store<u32>(column, u32.MAX_VALUE, MIN_LENGTH)
  store<u64>(column, u64.MAX_VALUE, MIN_PREFIX)
  store<f64>(column, NaN, FIRST)
  store<f64>(column, NaN, LAST)
  store<f64>(column, Infinity, NUMBER_MIN)
  store<f64>(column, -Infinity, NUMBER_MAX)
  store<f64>(column, Infinity, TIME_MIN)
  store<f64>(column, -Infinity, TIME_MAX)
}

/** Where the columns are. */
export function columnsAt(): usize { return columns }
/** Rows measured so far in this range. */
export function rowsSeen(): u32 { return rows }
/** Rows of this range in which every cell held nothing. */
export function blankSeen(): u32 { return blankRows }

/** Has the hashes of a column kept as a stream of their own. */
export function setKey(column: u32, stream: u32): void {
  store<u32>(columns + <usize>column * STRIDE, stream, STREAM)
}

/** Begins a range or chunk: rows, lines and steps between neighbours are counted anew. */
export function beginRange(): void {
  rows = 0
  blankRows = 0
  startRange()
  for (let i: u32 = 0; i < width; i++) {
    store<f64>(columns + <usize>i * STRIDE, NaN, FIRST)
    store<f64>(columns + <usize>i * STRIDE, NaN, LAST)
  }
}

function roomForCells(wanted: u32): void {
  if (wanted <= cellRoom) return
  if (cellRoom) give(cells, cellRoom)
  cells = take(wanted)
  cellRoom = wanted
}

/** Splits and measures whole records; `range` places their rows in the file. */
export function measureRecords(from: usize, end: usize, range: u32): void {
  roomForCells((width + 1) * <u32>CELLS_STEP)
  let p = from
  while (p < end) {
    p = splitRecords(p, end, cells, width, BLOCK, BATCH_BYTES)
    measureRows(cells, rowsSplit(), range, width, 8, CELLS_STEP)
  }
}

/** Measures cells that need no splitting: `count` rows of `given` cells each, laid out as in layout.ts. */
export function measureCells(at: usize, count: u32, given: u32, range: u32): void {
  for (let done: u32 = 0; done < count; ) {
    const some = min(BLOCK, count - done)
    measureRows(at + (<usize>done * given << 3), some, range, given, <usize>given << 3, 8)
    done += some
  }
}

/** Cells of a column are `down` bytes apart, cells of a row `across`. */
function measureRows(at: usize, count: u32, range: u32, given: u32, down: usize, across: usize): void {
  memory.fill(rowHashes, 0, <usize>count << 3)
  for (let i: u32 = 0; i < count; i++) offerRow((<u64>range << 32) | <u64>(rows + i), at + <usize>i * down, across, given)
  for (let i: u32 = 0; i < given; i++) measureColumn(columns + <usize>i * STRIDE, at + <usize>i * across, down, count, rowHashes, factorOf(i))
  blankRows += closeRows(rowHashes, count)
  rows += count
}

/** Measures values of one column that belong to no row. */
export function measureValues(at: usize, count: u32, column: u32): void {
  for (let done: u32 = 0; done < count; ) {
    const some = min(BLOCK, count - done)
    measureColumn(columns + <usize>column * STRIDE, at + (<usize>done << 3), 8, some, rowHashes, 0)
    done += some
  }
}

/** Measures what the dictionaries put off and lays their values out for reading; once, at the end. */
export function finishColumns(): void {
  for (let i: u32 = 0; i < width; i++) {
    settle(columns + <usize>i * STRIDE)
    packValues(columns + <usize>i * STRIDE)
  }
}

import { ASCENTS, DESCENTS, FIRST, LAST } from './layout'

/**
 * One column's cells of a batch, worked on in short loops, one thing for all of them at a time: what a cell has to wait for in memory
 * (its text, a slot, a register) is then on its way for many at once.
 * Values still to be measured stand one after the other: hash, place and length, shape, row. Whole numbers stand by row, NaN where there is none.
 */
export const BLOCK: u32 = 128
const hashes = memory.data(1024, 16)
/** With room for one more, as values are also looked at two at a time. */
const texts = memory.data(1040, 16)
const shapes = memory.data(1024, 16)
const rowsOf = memory.data(512, 16)
const wholes = memory.data(1024, 16)
let count: u32 = 0
let hasWholes: bool = true

/** How many values there are to be measured. */
@inline
export function valueCount(): u32 { return count }
/** The hash of a value. */
@inline
export function hashAt(i: u32): u64 { return load<u64>(<usize>i << 3, hashes) }
/** Where the hashes from a value on stand. */
@inline
export function hashesFrom(i: u32): usize { return hashes + (<usize>i << 3) }
/** Where a value's text is. */
@inline
export function textAt(i: u32): usize { return load<u32>(<usize>i << 3, texts) }
/** Its length in bytes. */
@inline
export function sizeAt(i: u32): u32 { return load<u32>(<usize>i << 3, texts + 4) }
/** What shapeOf said of it. */
@inline
export function shapeAt(i: u32): u64 { return load<u64>(<usize>i << 3, shapes) }
/** Puts down what shapeOf says of a value. */
@inline
export function putShape(i: u32, shape: u64): void { store<u64>(<usize>i << 3, shape, shapes) }

/** Empties the block; there are no whole numbers yet. */
@inline
export function clearBlock(): void {
  count = 0
  if (!hasWholes) return
  memory.fill(wholes, 0xff, <usize>BLOCK << 3)
  hasWholes = false
}

/** Puts down the value of a row as the i-th; `text` is its place, and its length above. */
@inline
export function putValueAt(i: u32, row: u32, hash: u64, text: u64): void {
  store<u64>(<usize>i << 3, hash, hashes)
  store<u64>(<usize>i << 3, text, texts)
  store<u32>(<usize>i << 2, row, rowsOf)
}

/** Says how many values were put down. */
@inline
export function setValueCount(values: u32): void { count = values }

/** Takes a value out; the last one stands in its place. */
export function dropValue(i: u32): void {
  count--
  store<u64>(<usize>i << 3, load<u64>(<usize>count << 3, hashes), hashes)
  store<u64>(<usize>i << 3, load<u64>(<usize>count << 3, texts), texts)
  store<u64>(<usize>i << 3, load<u64>(<usize>count << 3, shapes), shapes)
  store<u32>(<usize>i << 2, load<u32>(<usize>count << 2, rowsOf), rowsOf)
}

/** Puts down the whole number of a row. */
@inline
export function putWhole(row: u32, value: f64): void {
  store<f64>(<usize>row << 3, value, wholes)
  hasWholes = true
}
/** Puts down the whole number of a value. */
@inline
export function putWholeOf(i: u32, value: f64): void {
  if (!isNaN(value)) putWhole(load<u32>(<usize>i << 2, rowsOf), value)
}

/** Counts the steps between neighbouring whole numbers. */
export function countSteps(column: usize, rows: u32): void {
  if (!hasWholes) return
  let last = load<f64>(column, LAST)
  let up: u32 = 0
  let down: u32 = 0
  for (let row: u32 = 0; row < rows; row++) {
    const value = load<f64>(<usize>row << 3, wholes)
    if (isNaN(value)) continue
    up += <u32>(value > last)
    down += <u32>(value < last)
    if (isNaN(last)) store<f64>(column, value, FIRST)
    last = value
  }
  store<f64>(column, last, LAST)
  store<u32>(column, load<u32>(column, ASCENTS) + up, ASCENTS)
  store<u32>(column, load<u32>(column, DESCENTS) + down, DESCENTS)
}

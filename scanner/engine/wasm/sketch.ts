import { BUCKETS, BUCKET_BASE, LATER, LATER_COUNT, NEGATIVE, NUMBER_COUNT, NUMBER_MAX, NUMBER_MIN, PLACES, POSITIVE, REGISTERS, ROUGH_SUM, SUMS, TIME_COUNT, TIME_MAX, TIME_MIN, ZEROS } from './layout'
import { take } from './memory'

/** Adds a hash to the registers of a HyperLogLog, without a branch: many that have to be waited for are then waited for together. */
@inline
export function addToRegisters(registers: usize, hash: u64): void {
  const register = registers + (<usize>hash & 4095)
  const rank = <u32>ctz((hash >> 12) | ((<u64>1) << 51)) + 1
  store<u8>(register, max(rank, <u32>load<u8>(register)))
}

/** Values of a column that wait to be put into its registers. */
const MOST_LATER: u32 = 1024

/** Adds hashes to a column's registers later, many at once: a block's values would fetch most of the registers for two values each. */
export function addLater(column: usize, hashes: usize, count: u32): void {
  let at: usize = load<u32>(column, LATER)
  if (!at) {
    at = take(MOST_LATER * 2)
    store<u32>(column, <u32>at, LATER)
  }
  let waiting = load<u32>(column, LATER_COUNT)
  if (waiting + count > MOST_LATER) {
    addWaiting(column)
    waiting = 0
  }
  at += <usize>waiting << 1
  for (let i: u32 = 0; i < count; i++) {
    const hash = load<u64>(hashes + (<usize>i << 3))
    const rank = <u32>ctz((hash >> 12) | ((<u64>1) << 51)) + 1
    if (rank > 15) addToRegisters(load<u32>(column, REGISTERS), hash)
    store<u16>(at + (<usize>i << 1), (<u32>hash & 4095) | (min<u32>(rank, 15) << 12))
  }
  store<u32>(column, waiting + count, LATER_COUNT)
}

/** Puts the values that wait into the registers. */
export function addWaiting(column: usize): void {
  const at: usize = load<u32>(column, LATER)
  const count = load<u32>(column, LATER_COUNT)
  const registers: usize = load<u32>(column, REGISTERS)
  for (let i: u32 = 0; i < count; i++) {
    const one: u32 = load<u16>(at + (<usize>i << 1))
    const register = registers + (one & 4095)
    store<u8>(register, max(one >> 12, <u32>load<u8>(register)))
  }
  store<u32>(column, 0, LATER_COUNT)
}

/** Counts so many numbers between two bounds; their places in the histogram are counted apart. */
@inline
export function addCounted(column: usize, count: u32, least: f64, most: f64): void {
  store<u32>(column, load<u32>(column, NUMBER_COUNT) + count, NUMBER_COUNT)
  if (least < load<f64>(column, NUMBER_MIN)) store<f64>(column, least, NUMBER_MIN)
  if (most > load<f64>(column, NUMBER_MAX)) store<f64>(column, most, NUMBER_MAX)
}

/** Counts a number of at least 1, or 0, in the histogram. */
@inline
export function countPositive(column: usize, value: f64): void {
  const histogram: usize = load<u32>(column, POSITIVE)
  if (!histogram || value == 0) return countInHistogram(column, value, 1)
  const at = histogram + ((<usize>(reinterpret<u64>(value) >> 46) - BUCKET_BASE) << 2)
  store<u32>(at, load<u32>(at) + 1)
}

/** Counts a number `weight` times: bounds and histogram. */
export function addNumber(column: usize, value: f64, weight: u32): void {
  addCounted(column, weight, value, value)
  countInHistogram(column, value, weight)
}

function countInHistogram(column: usize, value: f64, weight: u32): void {
  if (value == 0) {
    store<u32>(column, load<u32>(column, ZEROS) + weight, ZEROS)
    return
  }
  const field = value > 0 ? POSITIVE : NEGATIVE
  let histogram: usize = load<u32>(column + field)
  if (!histogram) {
    histogram = take(BUCKETS * 4)
    store<u32>(column + field, <u32>histogram)
  }
  const bucket = <i32>((reinterpret<u64>(value) & 0x7fffffffffffffff) >> 46) - BUCKET_BASE
  const at = histogram + ((<usize>max(0, min(bucket, BUCKETS - 1))) << 2)
  store<u32>(at, load<u32>(at) + weight)
}

/** Adds `amount` × 10^-places to the exact sum, `weight` times. */
export function addExactly(column: usize, amount: i64, places: u32, weight: u32): void {
  let sums: usize = load<u32>(column, SUMS)
  if (!sums) {
    sums = take(PLACES * 16)
    store<u32>(column, <u32>sums, SUMS)
  }
  const at = sums + (places << 4)
  store<i64>(at, load<i64>(at) + (amount & 0xffffffff) * <i64>weight)
  store<i64>(at, load<i64>(at, 8) + (amount >> 32) * <i64>weight, 8)
}

/** Adds a number that has too many places for the exact sum. */
export function addRoughly(column: usize, value: f64, weight: u32): void {
  store<f64>(column, load<f64>(column, ROUGH_SUM) + value * <f64>weight, ROUGH_SUM)
}

/** Counts a day or time, in milliseconds. */
export function addTime(column: usize, ms: f64, weight: u32): void {
  store<u32>(column, load<u32>(column, TIME_COUNT) + weight, TIME_COUNT)
  if (ms < load<f64>(column, TIME_MIN)) store<f64>(column, ms, TIME_MIN)
  if (ms > load<f64>(column, TIME_MAX)) store<f64>(column, ms, TIME_MAX)
}

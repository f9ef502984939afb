import { BUCKETS, BUCKET_BASE, IDLE, LATER, LATER_COUNT, NEGATIVE, NUMBER_COUNT, NUMBER_MAX, NUMBER_MIN, PLACES, POSITIVE, REGISTERS, REGISTER_COUNT, ROUGH_SUM, SUMS, TIME_COUNT, TIME_MAX, TIME_MIN, ZEROS } from './layout'
import { take } from './memory'

/** Adds a hash to the registers of a HyperLogLog, without a branch: many that have to be waited for are then waited for together. */
@inline
export function addToRegisters(registers: usize, hash: u64): void {
  const register = registers + (<usize>hash & 4095)
  const rank = <u32>ctz((hash >> 12) | ((<u64>1) << 51)) + 1
  store<u8>(register, max(rank, <u32>load<u8>(register)))
}

/** Values of a column that wait to be put into its registers. */
const MOST_LATER: u32 = 512

/**
 * Adds hashes to a column's registers later, many at once: a block's values would fetch most of the registers for two values each.
 * Those that would raise none, whatever register they met, are left out: of a million different values fourteen in fifteen.
 */
export function addLater(column: usize, hashes: usize, count: u32): void {
  let at: usize = load<u32>(column, LATER)
  if (!at) {
    at = take(MOST_LATER * 8)
    store<u32>(column, <u32>at, LATER)
  }
  if (load<u32>(column, LATER_COUNT) + count > MOST_LATER) addWaiting(column)
  const idle = load<u64>(column, IDLE)
  let waiting = load<u32>(column, LATER_COUNT)
  for (let i: u32 = 0; i < count; i++) {
    const hash = load<u64>(hashes + (<usize>i << 3))
    store<u64>(at + (<usize>waiting << 3), hash)
    waiting += <u32>((hash & idle) == 0)
  }
  store<u32>(column, waiting, LATER_COUNT)
}

/** Puts the values that wait into the registers. */
export function addWaiting(column: usize): void {
  const count = load<u32>(column, LATER_COUNT)
  if (!count) return
  const at: usize = load<u32>(column, LATER)
  const registers: usize = load<u32>(column, REGISTERS)
  for (let i: u32 = 0; i < count; i++) addToRegisters(registers, load<u64>(at + (<usize>i << 3)))
  store<u32>(column, 0, LATER_COUNT)
  store<u64>(column, (((<u64>1) << leastOf(registers)) - 1) << 12, IDLE)
}

/** The least of the registers. */
function leastOf(registers: usize): u64 {
  let least = v128.load(registers)
  for (let p = registers + 16; p < registers + REGISTER_COUNT; p += 16) least = i8x16.min_u(least, v128.load(p))
  let low: u64 = 255
  for (let half = 0; half < 2; half++) {
    for (let rest = half ? i64x2.extract_lane(least, 1) : i64x2.extract_lane(least, 0), i = 0; i < 8; i++, rest >>= 8) low = min(low, <u64>rest & 255)
  }
  return low
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

/** Counts a number that is not negative, and below 2^63, in the histogram. */
@inline
export function countUnsigned(column: usize, value: f64): void {
  const histogram: usize = load<u32>(column, POSITIVE)
  if (!histogram || value == 0) return countInHistogram(column, value, 1)
  const at = histogram + (<usize>max(0, <i32>(reinterpret<u64>(value) >> 46) - BUCKET_BASE) << 2)
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

import { BUCKETS, BUCKET_BASE, NEGATIVE, NUMBER_COUNT, NUMBER_MAX, NUMBER_MIN, PLACES, POSITIVE, ROUGH_SUM, SUMS, TIME_COUNT, TIME_MAX, TIME_MIN, ZEROS } from './layout'
import { take } from './memory'

/** Adds a hash to the registers of a HyperLogLog, without a branch: many that have to be waited for are then waited for together. */
@inline
export function addToRegisters(registers: usize, hash: u64): void {
  const register = registers + (<usize>hash & 4095)
  const rank = <u32>ctz((hash >> 12) | ((<u64>1) << 51)) + 1
  store<u8>(register, max(rank, <u32>load<u8>(register)))
}

/** Counts a number `weight` times: bounds and histogram. */
export function addNumber(column: usize, value: f64, weight: u32): void {
  store<u32>(column, load<u32>(column, NUMBER_COUNT) + weight, NUMBER_COUNT)
  if (value < load<f64>(column, NUMBER_MIN)) store<f64>(column, value, NUMBER_MIN)
  if (value > load<f64>(column, NUMBER_MAX)) store<f64>(column, value, NUMBER_MAX)
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

import { BUCKETS, BUCKET_BASE, REGISTER_COUNT } from '#scanner/engine/wasm/layout.ts'

/** Standard error of the estimate of different values, as a share. */
export const DISTINCT_ERROR = 1.04 / Math.sqrt(REGISTER_COUNT)
/** Bound of the relative error of a quantile: half a bucket. */
export const QUANTILE_ERROR = 1 / 128

/** Estimates how many different values the registers of a HyperLogLog have seen (Ertl's estimator of 2017, no correction tables). */
export function estimateDistinct(registers: Uint8Array): number {
  const m = REGISTER_COUNT
  const bits = 52
  const counts = new Float64Array(bits + 2)
  for (const register of registers) counts[register]!++
  let z = m * tau(1 - counts[bits + 1]! / m)
  for (let k = bits; k >= 1; k--) z = 0.5 * (z + counts[k]!)
  z += m * sigma(counts[0]! / m)
  return Math.round((m * m) / (2 * Math.LN2) / z)
}

function sigma(start: number): number {
  if (start === 1) return Number.POSITIVE_INFINITY
  let x = start
  let y = 1
  let z = x
  for (let last = Number.NaN; z !== last;) {
    last = z
    x *= x
    z += x * y
    y += y
  }
  return z
}

function tau(start: number): number {
  if (start === 0 || start === 1) return 0
  let x = start
  let y = 1
  let z = 1 - x
  for (let last = Number.NaN; z !== last;) {
    last = z
    x = Math.sqrt(x)
    y *= 0.5
    z -= (1 - x) ** 2 * y
  }
  return z / 3
}

const view = new DataView(new ArrayBuffer(8))

/** The middle of a bucket of the histogram of numbers. */
function middleOf(bucket: number): number {
  view.setBigUint64(0, BigInt(bucket + BUCKET_BASE) << 46n)
  const low = view.getFloat64(0)
  view.setBigUint64(0, BigInt(bucket + 1 + BUCKET_BASE) << 46n)
  return (low + view.getFloat64(0)) / 2
}

/** The histogram of a column's numbers. */
export type Histogram = { positive: Float64Array; negative: Float64Array; zeros: number; min: number; max: number }

/** Answers, of a histogram, the number below which a share of all lies, within QUANTILE_ERROR. */
export function quantilesOf({ positive, negative, zeros, min, max }: Histogram): (share: number) => number {
  const below = sum(negative)
  const total = sum(positive) + below + zeros
  const bound = (value: number): number => Math.min(max, Math.max(min, value))
  return (share) => {
    if (total === 0) return Number.NaN
    if (share <= 0) return min
    if (share >= 1) return max
    let left = share * (total - 1)
    for (let i = BUCKETS - 1; i >= 0 && below > 0; i--) {
      left -= negative[i]!
      if (left < 0) return bound(-middleOf(i))
    }
    left -= zeros
    if (left < 0) return bound(0)
    for (let i = 0; i < BUCKETS; i++) {
      left -= positive[i]!
      if (left < 0) return bound(middleOf(i))
    }
    return max
  }
}

function sum(counts: Float64Array): number {
  let total = 0
  for (const count of counts) total += count
  return total
}

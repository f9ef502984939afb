import type { ColumnFinding } from '#contract/findings.ts'

type Numbers = NonNullable<ColumnFinding['numbers']>
/** Below so many values a difference may be chance. */
const LEAST = 100
/** From so many values on, two lists or ranges that have nothing in common are no chance. */
const LEAST_APART = 10
/** Stands for an empty bin, so that the logarithm stays finite. */
const FLOOR = 0.001

/**
 * The population stability index of numbers then and now: bins between the quantiles of then, Σ (now − then) · ln(now ÷ then).
 * Null when there are too few values or too few different quantiles to say anything. Pure.
 */
export function stabilityIndex(before: Numbers, after: Numbers): number | null {
  if (Math.min(before.count, after.count) < LEAST) return null
  const edges = [
    ...new Set(
      pointsOf(before)
        .slice(1, -1)
        .map(([value]) => value),
    ),
  ]
  if (edges.length < 3) return null
  const bins = (numbers: Numbers) => {
    const points = pointsOf(numbers)
    const below = [0, ...edges.map((edge) => shareTo(points, edge)), 1]
    return below.slice(1).map((share, i) => Math.max(FLOOR, share - below[i]!))
  }
  const [then, now] = [bins(before), bins(after)]
  return then.reduce((sum, t, i) => sum + (now[i]! - t) * Math.log(now[i]! / t), 0)
}

/** Whether few numbers then and now, of which an index tells nothing, have no range in common. Pure. */
export function areApart(before: Numbers, after: Numbers): boolean {
  return Math.min(before.count, after.count) >= LEAST_APART && (before.max < after.min || after.max < before.min)
}

type Point = readonly [value: number, share: number]

function pointsOf(numbers: Numbers): Point[] {
  const inner = Object.entries(numbers.quantiles)
    .map(([share, value]): Point => [value, Number(share)])
    .filter(([, share]) => share > 0 && share < 1)
  return [[numbers.min, 0] as Point, ...inner.sort((a, b) => a[1] - b[1]), [numbers.max, 1] as Point]
}

/** The share of values up to a place, on straight lines between the quantiles; at a value that many cells have, all of them are counted. */
function shareTo(points: readonly Point[], place: number): number {
  const next = points.findIndex(([value]) => value > place)
  if (next === 0) return 0
  if (next < 0) return 1
  const [[low, from], [high, to]] = [points[next - 1]!, points[next]!]
  return from + ((to - from) * (place - low)) / (high - low)
}

type Counted = ColumnFinding['top']
/** So much of the cells must be told of by the frequent values; with less, the end of the list would be taken for a difference. */
const MOSTLY = 0.8

/**
 * The Jensen–Shannon divergence, in bits, of the frequent values then and now; what is not among them counts as one more value.
 * `filled` is how many cells held something. Null when there are too few cells, or the frequent values are not most of them. Pure.
 */
export function divergence(before: { top: Counted; filled: number }, after: { top: Counted; filled: number }): number | null {
  if (Math.min(before.filled, after.filled) < LEAST) return null
  const [then, now] = [sharesOf(before), sharesOf(after)]
  if (Math.min(then.told, now.told) < MOSTLY) return null
  const names = new Set([...then.shares.keys(), ...now.shares.keys()])
  const pairs = [...names].map((name) => [then.shares.get(name) ?? 0, now.shares.get(name) ?? 0] as const)
  return [...pairs, [1 - then.told, 1 - now.told] as const].reduce((sum, [p, q]) => sum + half(p, (p + q) / 2) + half(q, (p + q) / 2), 0)
}

type Listed = Pick<ColumnFinding, 'top' | 'topExact' | 'distinct'> & { filled: number }

/**
 * Whether few cells then and now, of which a divergence tells nothing, hold none of the same values, all of them being known and most of
 * them met again; names that come once each are others every year. Pure.
 */
export function areOthers(before: Listed, after: Listed): boolean {
  if (
    Math.min(before.filled, after.filled) < LEAST_APART ||
    [before, after].some(({ top, topExact, distinct, filled }) => !topExact || top.length < distinct || distinct * 2 > filled)
  )
    return false
  const then = new Set(before.top.map(({ text }) => text))
  return after.top.every(({ text }) => !then.has(text))
}

const half = (p: number, middle: number) => (p > 0 ? 0.5 * p * Math.log2(p / middle) : 0)

function sharesOf({ top, filled }: { top: Counted; filled: number }): { shares: Map<string, number>; told: number } {
  const total = Math.max(
    filled,
    top.reduce((sum, t) => sum + t.count, 0),
  )
  const shares = new Map(top.map((t) => [t.text, t.count / total]))
  return {
    shares,
    told: Math.min(
      1,
      [...shares.values()].reduce((sum, share) => sum + share, 0),
    ),
  }
}

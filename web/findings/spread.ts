import type { ColumnFinding } from '#contract/findings.ts'

/** A box over a line from 0 to 1: where the middle half lies, its median, and whether values lie beyond the line drawn. */
export type Box = {
  readonly low: number
  readonly from: number
  readonly middle: number
  readonly to: number
  readonly high: number
  readonly isCutLow: boolean
  readonly isCutHigh: boolean
  readonly line: readonly [number, number]
}

/** Quantiles by share in order, with least and greatest at their ends. */
function stepsOf(numbers: NonNullable<ColumnFinding['numbers']>): (readonly [number, number])[] {
  const inner = Object.entries(numbers.quantiles)
    .map(([share, value]): [number, number] => [Number(share), value])
    .filter(([share]) => share > 0 && share < 1)
  return [[0, numbers.min] as const, ...inner.sort((a, b) => a[0] - b[0]), [1, numbers.max] as const]
}

/** The value below which this share lies, straight between the quantiles that are known. */
export function quantileAt(numbers: NonNullable<ColumnFinding['numbers']>, share: number): number {
  const steps = stepsOf(numbers)
  const after = steps.findIndex(([at]) => at >= share)
  const [upper, lower] = [steps[after]!, steps[Math.max(0, after - 1)]!]
  return upper[0] === lower[0] ? upper[1] : lower[1] + ((upper[1] - lower[1]) * (share - lower[0])) / (upper[0] - lower[0])
}

/** Lays the figures of a numeric column on a line; a few far values do not press the rest into a point. Null when there is nothing to lay out. */
export function boxOf(numbers: ColumnFinding['numbers']): Box | null {
  if (!numbers || numbers.count === 0 || !(numbers.max > numbers.min)) return null
  const at = (share: number) => quantileAt(numbers, share)
  const inner = at(0.95) - at(0.05)
  const isFar = inner > 0 && numbers.max - numbers.min > 8 * inner
  const line: [number, number] = isFar
    ? [Math.max(numbers.min, at(0.05) - inner / 2), Math.min(numbers.max, at(0.95) + inner / 2)]
    : [numbers.min, numbers.max]
  const place = (value: number) => Math.min(1, Math.max(0, (value - line[0]) / (line[1] - line[0])))
  return {
    low: place(isFar ? at(0.05) : numbers.min),
    from: place(at(0.25)),
    middle: place(at(0.5)),
    to: place(at(0.75)),
    high: place(isFar ? at(0.95) : numbers.max),
    isCutLow: line[0] > numbers.min,
    isCutHigh: line[1] < numbers.max,
    line,
  }
}

/** The shares of the most frequent values among the filled cells, at most `most` of them, and of all others together; empty when none were counted. */
export function topShares(column: ColumnFinding, rows: number, most = 4): { readonly text: string; readonly share: number }[] {
  const filled = Math.max(
    1,
    rows - column.nulls,
    column.top.reduce((sum, each) => sum + each.count, 0),
  )
  return column.top.slice(0, most).map(({ text, count }) => ({ text, share: count / filled }))
}

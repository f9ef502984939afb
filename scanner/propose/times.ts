import { speaking } from '#scanner/propose/frequency.ts'
import { timesIn, writeTime } from '#scanner/profile/day.ts'
import type { Finding } from '#contract/findings.ts'
import type { Company, JudgedColumn } from '#scanner/propose/company.ts'

const YEAR_LIMITS = [Date.UTC(1900, 0, 1), Date.UTC(2101, 0, 1)] as const
const DAY = 86_400_000
const UNTIL =
  /有效期|期限|截止|到期|届满|止期|止日|终止|结束|失效|预计|计划|约定|拟|(?:^|_)[a-z]*(?:yxq[zx]?|yxqz|jzrq|jssj|yyqx|dqrq|dqsj)$|expire|expiry|valid.?(?:to|until)|due|plan|deadline/i
const RANK = { datetime: 4, timestamp: 4, date: 3, month: 2, year: 1 } as const
/** Spans already told; several judgements ask for them. */
const spans = new WeakMap<JudgedColumn, readonly [number, number] | null>()

/** Whether a heading speaks of an end of validity or a plan, which tells neither the period nor how fresh data are. */
export function isUntil(heading: string): boolean {
  return UNTIL.test(heading)
}

/** First and last moment a column of times speaks of, in milliseconds on the clock they were written by; null when it is no time, or an impossible one. */
export function spanOf(column: JudgedColumn): readonly [number, number] | null {
  const known = spans.get(column)
  if (known !== undefined) return known
  const span = spanIn(column)
  spans.set(column, span)
  return span
}

function spanIn({ view, type }: JudgedColumn): readonly [number, number] | null {
  const { facts, min, max } = view
  const span = ((): readonly [number, number] | null => {
    if (type === 'timestamp') return [min * (max > 1e11 ? 1 : 1000), max * (max > 1e11 ? 1 : 1000)]
    if (type === 'year') return yearSpan(min, max, view.values)
    if (type !== 'date' && type !== 'datetime' && type !== 'month') return null
    if (facts.times) return withoutStrays(facts.times.min, facts.times.max, view.values)
    return min >= 19_000_101 && max <= 21_001_231 ? [dayOfNumber(min), dayOfNumber(max)] : null
  })()
  return span && span[0] >= YEAR_LIMITS[0] && span[1] < YEAR_LIMITS[1] && span[0] <= span[1] ? span : null
}

/** Leaves out single ends that lie further from the sampled values than these lie apart, and five years at least: they are slips of the pen. */
function withoutStrays(first: number, last: number, values: readonly string[]): readonly [number, number] {
  const times = timesIn(values)
    .filter((time) => !Number.isNaN(time))
    .sort((a, b) => a - b)
  if (times.length < 20) return [first, last]
  const [low, high] = [times[Math.floor(times.length * 0.02) + 1]!, times[Math.ceil(times.length * 0.98) - 2]!]
  const reach = Math.max(5 * 366 * DAY, high - low)
  return [
    first < low - reach ? times.find((time) => time >= low - reach)! : first,
    last > high + reach ? times.findLast((time) => time <= high + reach)! : last,
  ]
}

/** Years as numbers, or written 1978年; the last day of the last year is the end. */
function yearSpan(min: number, max: number, values: readonly string[]): readonly [number, number] | null {
  if (min <= max && min >= 1900 && max <= 2100) return [Date.UTC(min, 0, 1), Date.UTC(max, 11, 31)]
  const years = values.flatMap((value) => /^(?:19|20)\d{2}/.exec(value)?.[0] ?? []).map(Number)
  return years.length > 0 ? [Date.UTC(Math.min(...years), 0, 1), Date.UTC(Math.max(...years), 11, 31)] : null
}

function dayOfNumber(number: number): number {
  return Date.UTC(Math.floor(number / 10_000), (Math.floor(number / 100) % 100) - 1, number % 100)
}

/** The share of rows in which a column holds something. */
export function filledShare({ view }: JudgedColumn): number {
  return view.facts.seen > 0 ? view.filled / view.facts.seen : 0
}

/** The period the dataset speaks of: the widest of its columns of times that speak for the whole; birthdays, ends of validity and impossible years left out. */
export function periodOf(company: Company): Pick<Finding, 'from' | 'to'> {
  const told = company.columns
    .filter((column) => !isUntil(column.heading))
    .flatMap((column) => {
      const span = spanOf(column)
      return span ? [{ span, heading: column.heading, filled: filledShare(column) }] : []
    })
  const spans = speaking(told).map((one) => one.span)
  if (spans.length === 0) return { from: null, to: null }
  return { from: writeTime(Math.min(...spans.map(([from]) => from)), false), to: writeTime(Math.max(...spans.map(([, to]) => to)), false) }
}

/** The newest moment not after `until`; where the last of all lies in the future, the newest of the sample. */
function latestBy({ type, view }: JudgedColumn, last: number, until: number): number | null {
  if (last <= until) return last
  if (type === 'year') return until - DAY
  const past = timesIn(view.values).filter((time) => time <= until)
  return past.length > 0 ? past.reduce((newest, time) => Math.max(newest, time)) : null
}

/** The newest day or time that has already come, in the most exact column; ends of validity and plans do not tell how fresh data are. */
export function freshnessOf(company: Company): Finding['freshness'] {
  let best: { column: string; latest: number; rank: number; type: string } | null = null
  for (const column of company.columns) {
    const span = isUntil(column.heading) ? null : spanOf(column)
    if (!span) continue
    const rank = RANK[column.type as keyof typeof RANK]
    const latest = latestBy(column, span[1], company.now + DAY)
    if (latest === null) continue
    if (
      !best ||
      latest > best.latest + 366 * DAY ||
      (rank > best.rank && latest >= best.latest - 366 * DAY) ||
      (rank === best.rank && latest > best.latest)
    )
      best = { column: column.view.name, latest, rank, type: column.type }
  }
  return best && { column: best.column, latest: writeTime(best.latest, best.type === 'datetime' || best.type === 'timestamp') }
}

/** Whether a series of days never falls on a weekend, so that none is missing there. */
export function isWorkingSeries({ view }: JudgedColumn): boolean {
  const days = timesIn(view.values)
    .filter((time) => !Number.isNaN(time))
    .map((time) => new Date(time).getUTCDay())
  return days.length >= 10 && days.every((day) => day !== 0 && day !== 6)
}

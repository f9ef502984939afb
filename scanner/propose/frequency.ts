import type { CardDraft, SemanticType } from '#contract/findings.ts'

type Frequency = CardDraft['updateFrequency']
/** A column of times with how many different ones it has, the days from the first to the last, and the share of rows that have one. */
export type Series = {
  readonly type: SemanticType
  readonly heading: string
  readonly distinct: number
  readonly days: number
  readonly filled: number
}

const BOOKKEEPING = /更新|创建|修改|入库|update|create|modif/i
const MOSTLY = 0.5
const EXACTNESS: Partial<Record<SemanticType, number>> = { datetime: 4, timestamp: 4, date: 3, month: 2, year: 1 }
const DAYS: Readonly<Record<Exclude<Frequency, 'unknown'>, number>> = {
  realtime: 1,
  daily: 1,
  weekly: 7,
  monthly: 31,
  quarterly: 92,
  yearly: 366,
}

/** The columns of times that speak for the whole: those of the business before those of bookkeeping, and of them those that most rows have before the rest. */
export function speaking<T extends Pick<Series, 'heading' | 'filled'>>(times: readonly T[]): readonly T[] {
  const own = times.filter((one) => !isBookkeeping(one.heading))
  const mostly = own.filter((one) => one.filled >= MOSTLY)
  if (mostly.length > 0) return mostly
  return own.length > 0 ? own : times
}

/** Whether a heading is of a time the system kept for itself. */
function isBookkeeping(heading: string): boolean {
  return BOOKKEEPING.test(heading)
}

/** Guesses how often the data grow, from the number of different times over the days they span; the most exact column that speaks for the whole. */
export function frequencyOf(series: readonly Series[]): Frequency {
  const [best] = speaking(series)
    .filter((one) => one.distinct >= 3 && one.days > 0)
    .toSorted((a, b) => (EXACTNESS[b.type] ?? 0) - (EXACTNESS[a.type] ?? 0))
  if (!best) return 'unknown'
  const gap = best.days / (best.distinct - 1)
  if (gap < 0.2) return 'realtime'
  if (gap < 3) return 'daily'
  if (gap < 15) return 'weekly'
  if (gap < 60) return 'monthly'
  if (gap < 200) return 'quarterly'
  return gap < 800 ? 'yearly' : 'unknown'
}

/** Whether data of a frequency seem to grow no more: their last day lies a year and three cycles at least before `now`. */
export function hasEnded(frequency: Frequency, last: string | null, now: number): boolean {
  return (
    frequency !== 'unknown' && last !== null && now - Date.parse(last.slice(0, 10)) > Math.max(366, 3 * cycleDays(frequency)) * 86_400_000
  )
}

/** The days within which new data are due at a frequency. */
export function cycleDays(frequency: Exclude<Frequency, 'unknown'>): number {
  return DAYS[frequency]
}

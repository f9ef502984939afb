import type { CardDraft, SemanticType } from '#contract/findings.ts'

type Frequency = CardDraft['updateFrequency']
/** A column of times with how many different ones it has and the days from the first to the last. */
export type Series = { readonly type: SemanticType; readonly heading: string; readonly distinct: number; readonly days: number }

const BOOKKEEPING = /更新|创建|修改|入库|update|create|modif/i
const EXACTNESS: Partial<Record<SemanticType, number>> = { datetime: 4, timestamp: 4, date: 3, month: 2, year: 1 }
const DAYS: Readonly<Record<Exclude<Frequency, 'unknown'>, number>> = { realtime: 1, daily: 1, weekly: 7, monthly: 31, quarterly: 92, yearly: 366 }

/** Whether a heading is of a time the system kept for itself. */
export function isBookkeeping(heading: string): boolean {
  return BOOKKEEPING.test(heading)
}

/** Guesses how often the data grow, from the number of different times over the days they span; the most exact column of the business speaks, one of bookkeeping only when there is no other. */
export function frequencyOf(series: readonly Series[]): Frequency {
  const telling = series.filter((one) => one.distinct >= 3 && one.days > 0)
  const own = telling.filter((one) => !isBookkeeping(one.heading))
  const [best] = (own.length > 0 ? own : telling).toSorted((a, b) => (EXACTNESS[b.type] ?? 0) - (EXACTNESS[a.type] ?? 0))
  if (!best) return 'unknown'
  const gap = best.days / (best.distinct - 1)
  if (gap < 0.2) return 'realtime'
  if (gap < 3) return 'daily'
  if (gap < 15) return 'weekly'
  if (gap < 60) return 'monthly'
  if (gap < 200) return 'quarterly'
  return gap < 800 ? 'yearly' : 'unknown'
}

/** The days within which new data are due at a frequency. */
export function cycleDays(frequency: Exclude<Frequency, 'unknown'>): number {
  return DAYS[frequency]
}

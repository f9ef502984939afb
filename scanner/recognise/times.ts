import { parseCompactDay, parseTime, parsed, YEAR_MONTH } from '#scanner/profile/day.ts'
import { mostly } from '#scanner/recognise/values.ts'
import { isWrittenDay, isYearlessDay } from '#scanner/recognise/written-days.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'

/** What a column of times was found to be, and how sure that is. */
export type TimeVerdict = { type: SemanticType; confidence: number; isSerial?: true } | null

/** Tells days, times, time stamps and parts of dates by their values, with the heading deciding where numbers alone cannot. */
export function timeOf(view: ColumnView): TimeVerdict {
  const { hints } = view.heading
  const hinted = (type: SemanticType): boolean => (hints.get(type) ?? 0) >= 0.8
  const { days, timed } = daysIn(view.values)
  if (days >= 0.6 || (days >= 0.2 && (hinted('date') || hinted('datetime')))) {
    if (hinted('birth_date')) return { type: 'birth_date', confidence: 0.8 + 0.2 * days }
    return { type: timed >= 0.5 ? 'datetime' : 'date', confidence: 0.75 + 0.2 * days }
  }
  if (view.physical === 'text' && mostly(view.values, 0.8, isWrittenDay))
    return { type: hinted('birth_date') ? 'birth_date' : 'date', confidence: 0.85 }
  if (view.physical === 'text' && hinted('date') && mostly(view.values, 0.8, isYearlessDay)) return { type: 'date', confidence: 0.7 }
  if (areCompactDays(view)) {
    return { type: hinted('birth_date') ? 'birth_date' : 'date', confidence: hinted('date') || hinted('birth_date') ? 0.95 : 0.8 }
  }
  if (mostly(view.values, 0.97, (value) => value.length === 14 && isCompact(value))) return { type: 'datetime', confidence: 0.9 }
  if (mostly(view.values, 0.9, (value) => /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(value))) return { type: 'datetime', confidence: 0.6 }
  return serialOf(view, hinted) ?? partOf(view, hinted)
}

/** A heading that leaves no other meaning to whole numbers. */
const DAY_HEADING = /日期|年月日|生日|date|(?:^|_)\w*rq$/i

/** Days as the numbers of a spreadsheet (days since 1900), as come out where cells lost their format: only under a heading of days. */
function serialOf(view: ColumnView, hinted: (type: SemanticType) => boolean): TimeVerdict {
  if (
    view.physical !== 'integer' ||
    !(view.min >= 5_000 && view.max <= 80_000) ||
    view.facts.checks.integer + view.facts.checks.digits < view.filled * 0.98
  )
    return null
  if (hinted('birth_date')) return { type: 'birth_date', confidence: 0.8, isSerial: true }
  return hinted('date') && DAY_HEADING.test(view.name) && view.min >= 15_000 ? { type: 'date', confidence: 0.75, isSerial: true } : null
}

function partOf(view: ColumnView, hinted: (type: SemanticType) => boolean): TimeVerdict {
  if (mostly(view.values, 0.8, (value) => /^(?:19|20)\d{2}年(?:度)?$/.test(value))) return { type: 'year', confidence: 0.95 }
  const areMonths = mostly(view.values, 0.9, (value) => YEAR_MONTH.test(value))
  if (areMonths && hinted('birth_date')) return { type: 'birth_date', confidence: 0.85 }
  if (areMonths && (hinted('month') || hinted('date') || hinted('datetime') || !/^\d+$/.test(view.values[0] ?? '')))
    return { type: 'month', confidence: 0.8 }
  // Of other numbers of six places one in eight is a month of one of two hundred years, of many hardly all.
  if (areMonths && view.values.length >= 20 && view.distinct >= 3 && mostly(view.values, 0.97, (value) => value.length === 6))
    return { type: 'month', confidence: 0.6 }
  if (view.physical !== 'integer' && view.physical !== 'text') return null
  const whole = (from: number, to: number): boolean =>
    view.min >= from && view.max <= to && view.facts.checks.integer + view.facts.checks.digits >= view.filled * 0.98
  if (hinted('year') && whole(1800, 2200)) return { type: 'year', confidence: 0.95 }
  if (hinted('month') && whole(1, 12)) return { type: 'month', confidence: 0.95 }
  if (hinted('hour') && whole(0, 24)) return { type: 'hour', confidence: 0.95 }
  if (hinted('day') && whole(1, 31)) return { type: 'day', confidence: 0.95 }
  if (view.physical === 'integer' && (hinted('timestamp') || hinted('datetime') || hinted('date')) && isEpoch(view))
    return { type: 'timestamp', confidence: 0.9 }
  if (view.physical === 'integer' && whole(1950, 2050) && view.distinct > 3 && view.running) return { type: 'year', confidence: 0.6 }
  return null
}

function isEpoch(view: ColumnView): boolean {
  return (view.min >= 3e8 && view.max <= 4.2e9) || (view.min >= 3e11 && view.max <= 4.2e12)
}

/** The shares of values that are a day, and that are a day with a time. */
function daysIn(values: readonly string[]): { days: number; timed: number } {
  let days = 0
  let timed = 0
  for (const value of values) {
    if (Number.isNaN(parseTime(value))) continue
    days++
    if (parsed.hasTime) timed++
  }
  const all = Math.max(1, values.length)
  return { days: days / all, timed: timed / all }
}

/** Days of eight places, as numbers or as text; noughts stand for no day. */
function areCompactDays({ physical, min, max, values }: ColumnView): boolean {
  if (physical === 'integer' ? (min !== 0 && min < 19000101) || max > 21001231 : physical !== 'text') return false
  let [days, others] = [0, 0]
  for (const value of values) {
    if (/^0+$/.test(value)) continue
    if (value.length === 8 && isCompact(value)) days++
    else if (++others > values.length * 0.03) return false
  }
  return days >= values.length * 0.3 && days >= others * 30
}

function isCompact(value: string): boolean {
  return !Number.isNaN(parseCompactDay(value))
}

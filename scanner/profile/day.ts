import { isCalendarDay } from '#contract/identifiers.ts'

/** Whether the text last given to `parseTime` also named a time of day. */
export const parsed = { hasTime: false }

const FORM =
  /^(\d{4})([-/.年])(\d{1,2})(?:[-/.月](\d{1,2})日?)?(?:[T\s]\s*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?秒?)?分?\s*(?:Z|[+-]\d{2}:?\d{2})?)?$/
const WESTERN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

/** Reads a day, or a day and time, as milliseconds on the clock it was written by (no zone is applied); NaN when it is neither. */
export function parseTime(text: string): number {
  parsed.hasTime = false
  const first = text.charCodeAt(0)
  if (!(first >= 48 && first <= 57)) return Number.NaN
  if (text.length < 6) return Number.NaN
  const fifth = text[4]
  const match = fifth === '-' || fifth === '/' || fifth === '.' || fifth === '年' ? FORM.exec(text) : null
  if (match) {
    if (match[4] === undefined && (match[2] !== '年' || match[5] !== undefined)) return Number.NaN
    return time(Number(match[1]), Number(match[3]), Number(match[4] ?? 1), match[5], match[6], match[7])
  }
  const western = text[1] === '/' || text[2] === '/' ? WESTERN.exec(text) : null
  if (!western) return Number.NaN
  const [, left, right, year, hour, minute, seconds] = western
  const dayFirst = Number(left) > 12
  return time(Number(year), Number(dayFirst ? right : left), Number(dayFirst ? left : right), hour, minute, seconds)
}

/** Reads yyyymmdd, optionally followed by hhmmss, written without separators; NaN when it is not a real day. */
export function parseCompactDay(text: string): number {
  if (text.length !== 8 && text.length !== 14) return Number.NaN
  const year = Number(text.slice(0, 4))
  if (!(year >= 1900 && year <= 2100)) return Number.NaN
  parsed.hasTime = text.length === 14
  const [hour, minute, second] = parsed.hasTime ? [text.slice(8, 10), text.slice(10, 12), text.slice(12)] : []
  return time(year, Number(text.slice(4, 6)), Number(text.slice(6, 8)), hour, minute, second)
}

function time(year: number, month: number, day: number, hour?: string, minute?: string, second?: string): number {
  if (!isCalendarDay(year, month, day) || year < 1000) return Number.NaN
  if (hour === undefined) return Date.UTC(year, month - 1, day)
  parsed.hasTime = true
  if (Number(hour) > 24 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) return Number.NaN
  return Date.UTC(year, month - 1, day, Number(hour), Number(minute ?? 0), Number(second ?? 0))
}

/** Writes milliseconds as a day, with the time when there is one to tell. */
export function writeTime(ms: number, withTime: boolean): string {
  const iso = new Date(ms).toISOString()
  return withTime ? iso.slice(0, 19).replace('T', ' ') : iso.slice(0, 10)
}

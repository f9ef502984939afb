import { isCalendarDay } from '#contract/identifiers.ts'

/** Whether the text last given to `parseTime` also named a time of day. */
export const parsed = { hasTime: false }

const FORM =
  /^(\d{4})([-/.年])(\d{1,2})(?:[-/.月](\d{1,2})日?)?(?:(?:[T\s]\s*|(?<=日))(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?秒?)?分?\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/
const WESTERN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

/** Reads a day, or a day and time, as milliseconds on the clock it was written by (no zone is applied); NaN when it is neither. */
export function parseTime(text: string): number {
  parsed.hasTime = false
  const first = text.charCodeAt(0)
  if (!(first >= 48 && first <= 57)) return Number.NaN
  if (text.length < 6) return Number.NaN
  if (text.length === 10 || text.length === 19) {
    const plain = plainTime(text)
    if (plain !== null) return plain
  }
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

/** Reads the usual ways of writing, 2024-01-31 and 2024-01-31 08:30:00, without an expression; null when it is another. */
function plainTime(text: string): number | null {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null
  const [year, month, day] = [twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8)]
  if (text.length === 10) return Number.isNaN(year + month + day) ? null : moment(year, month, day)
  if (text.charCodeAt(10) !== 32 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return null
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)]
  return Number.isNaN(year + month + day + hour + minute + second) ? null : moment(year, month, day, hour, minute, second)
}

function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

const read = new WeakMap<readonly string[], readonly number[]>()

/** What `parseTime` says of each of these values; asked again of the same list, it does not read them again. */
export function timesIn(values: readonly string[]): readonly number[] {
  const known = read.get(values) ?? values.map(parseTime)
  read.set(values, known)
  return known
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

/** A day in milliseconds. */
export const DAY = 86_400_000

/** A year and its month, with or without signs, as 201503 and 2015年3月. */
export const YEAR_MONTH = /^((?:19|20)\d{2})[-年/.]?(0?[1-9]|1[0-2])月?$/

/** Whether a text is a day without a time, in any way of writing that is read; such a day lasts to its end. */
export function isWholeDay(text: string): boolean {
  return !(Number.isNaN(parseTime(text)) && Number.isNaN(parseCompactDay(text))) && !parsed.hasTime
}

function time(year: number, month: number, day: number, hour?: string, minute?: string, second?: string): number {
  return moment(year, month, day, hour === undefined ? undefined : Number(hour), Number(minute ?? 0), Number(second ?? 0))
}

function moment(year: number, month: number, day: number, hour?: number, minute = 0, second = 0): number {
  if (!isCalendarDay(year, month, day) || year < 1000) return Number.NaN
  if (hour === undefined) return Date.UTC(year, month - 1, day)
  parsed.hasTime = true
  if (hour > 24 || minute > 59 || second > 60) return Number.NaN
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** Writes milliseconds as a day, with the time when there is one to tell. */
export function writeTime(ms: number, withTime: boolean): string {
  const iso = new Date(ms).toISOString()
  return withTime ? iso.slice(0, 19).replace('T', ' ') : iso.slice(0, 10)
}

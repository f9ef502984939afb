import { type CalendarYear, calendarYears } from '#law/working-days.ts'

const DAY_MS = 86_400_000
/** Beijing time has had no summer time since 1991, so the offset is constant for every date the platform counts. */
const BEIJING_MS = 8 * 3_600_000

/** A year learnt after the platform was made: what was published, and since when it is known. */
export type LearntYear = { readonly year: number; readonly published: CalendarYear; readonly since: Date }
type Known = { readonly years: readonly number[]; readonly holidays: ReadonlySet<number>; readonly makeUp: ReadonlySet<number> }

let learnt: readonly LearntYear[] = []
let known = knownFrom(calendarYears)

/** Takes over the years learnt so far, all of them: of two rows of a year the later holds. */
export function learnYears(years: readonly LearntYear[]): void {
  learnt = [...years].sort((a, b) => a.since.getTime() - b.since.getTime())
  known = knownAt(null)
}

/** Does something with the calendar as it was known at an instant: what was counted then comes out the same however much was learnt since. */
export function asKnownAt<T>(at: Date, work: () => T): T {
  const now = known
  if (learnt.some(({ since }) => since > at)) known = knownAt(at)
  try {
    return work()
  } finally {
    known = now
  }
}

/** The years learnt so far that hold, each as it was published last. */
export const learntYears = (): readonly LearntYear[] => [...new Map(learnt.map((each) => [each.year, each])).values()]

/** The years whose holidays are loaded, ascending. */
export const loadedYears = (): readonly number[] => known.years

/** A deadline found, or the first year needed whose calendar is not loaded. */
export type Deadline = { readonly date: string } | { readonly beyond: number }

/** A deadline to show: provisional when days of `year`, whose calendar is not loaded, were counted by weekends only. */
export type ProvisionalDeadline =
  | { readonly date: string; readonly provisional: false }
  | { readonly date: string; readonly provisional: true; readonly year: number }

/** Answers whether the holidays of the civil date's year are loaded. */
export function isLoaded(date: string): boolean {
  return known.years.includes(yearOf(dayNumber(date)))
}

/** Answers whether a civil date is a working day in the loaded calendar; throws a RangeError for a year that is not loaded. */
export function isWorkingDay(date: string): boolean {
  if (!isLoaded(date)) throw new RangeError(`the calendar of ${date.slice(0, 4)} is not loaded`)
  return works(dayNumber(date))
}

/** Gives the n-th working day after a civil date (the date itself is not counted), or the year that is not loaded. */
export function addWorkingDays(from: string, n: number): Deadline {
  const found = walk(from, n)
  return found.unloaded === null ? { date: dateOf(found.day) } : { beyond: found.unloaded }
}

/** As addWorkingDays, but counts by weekends only where no calendar is loaded, and says so (choice:calendar-horizon). */
export function provisional(from: string, n: number): ProvisionalDeadline {
  const found = walk(from, n)
  const date = dateOf(found.day)
  return found.unloaded === null ? { date, provisional: false } : { date, provisional: true, year: found.unloaded }
}

/** Counts the working days after the earlier date up to and including the later, negative when `to` is earlier; or the year that is not loaded. */
export function workingDaysBetween(from: string, to: string): { readonly days: number } | { readonly beyond: number } {
  const [a, b] = [dayNumber(from), dayNumber(to)]
  for (let day = Math.min(a, b) + 1; day <= Math.max(a, b); day++) {
    if (!known.years.includes(yearOf(day))) return { beyond: yearOf(day) }
  }
  return { days: countBetween(from, to, works) }
}

/** Days added to a period that reaches a year whose holidays are not published: it may end late, never early (choice:calendar-horizon). */
export const marginBeyondCalendar = 8

/** The last day of a period of n working days after a civil date, as every clock counts it: provisional, and late, beyond the loaded years. */
export function lastDayOf(from: string, n: number): ProvisionalDeadline {
  const counted = provisional(from, n)
  return counted.provisional ? { ...counted, date: provisional(from, n + marginBeyondCalendar).date } : counted
}

/** As workingDaysBetween, but counts by weekends only where no calendar is loaded (choice:calendar-horizon). */
export function provisionalBetween(from: string, to: string): number {
  return countBetween(from, to, works)
}

/** As workingDaysBetween, but counts only days of years that are loaded: no more than have passed for certain. */
export function certainBetween(from: string, to: string): number {
  return countBetween(from, to, (day) => known.years.includes(yearOf(day)) && works(day))
}

/** Gives the civil date in Beijing, 'YYYY-MM-DD', at an instant. */
export function civilDate(instant: Date): string {
  return new Date(instant.getTime() + BEIJING_MS).toISOString().slice(0, 10)
}

/** Gives the civil date so many days after another, weekends and holidays counted. */
export function daysAfter(date: string, days: number): string {
  return dateOf(dayNumber(date) + days)
}

/** Counts the days from one civil date to another, weekends and holidays too; negative when it is past. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** Gives the instant at which a civil date is over in Beijing: midnight that begins the next day. */
export function endOfDay(date: string): Date {
  return new Date((dayNumber(date) + 1) * DAY_MS - BEIJING_MS)
}

/** What is learnt of a year takes the place of what the platform came with, which may have come later. */
function knownAt(at: Date | null): Known {
  const later = new Set(learnt.map(({ year }) => year))
  const shipped = Object.entries(calendarYears).filter(([year]) => !later.has(Number(year)))
  return knownFrom(
    Object.fromEntries([
      ...shipped,
      ...learnt.filter(({ since }) => !at || since <= at).map(({ year, published }) => [year, published] as const),
    ]),
  )
}

function knownFrom(years: { readonly [year: number]: CalendarYear }): Known {
  const all = Object.values(years)
  return {
    years: Object.keys(years)
      .map(Number)
      .sort((a, b) => a - b),
    holidays: new Set(all.flatMap((year) => year.holidays.flatMap(([first, last]) => daysOf(first, last)))),
    makeUp: new Set(all.flatMap((year) => year.makeUp.map(dayNumber))),
  }
}

function countBetween(from: string, to: string, counts: (day: number) => boolean): number {
  const [a, b] = [dayNumber(from), dayNumber(to)]
  let days = 0
  for (let day = Math.min(a, b) + 1; day <= Math.max(a, b); day++) if (counts(day)) days++
  return a <= b || days === 0 ? days : -days
}

function walk(from: string, n: number): { day: number; unloaded: number | null } {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`working days are a whole number from 0, not ${n}`)
  let day = dayNumber(from)
  let unloaded: number | null = null
  for (let left = n; left > 0;) {
    day++
    const year = yearOf(day)
    if (!known.years.includes(year)) unloaded ??= year
    if (works(day)) left--
  }
  return { day, unloaded }
}

/** Weekdays work and weekends do not, unless the calendar says otherwise; day 0 (1970-01-01) was a Thursday. */
function works(day: number): boolean {
  const weekend = (day + 3) % 7 >= 5
  return !known.holidays.has(day) && (!weekend || known.makeUp.has(day))
}

/** Counts the days since 1970-01-01; throws a RangeError when the text is not a date that exists. */
function dayNumber(date: string): number {
  const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) throw new RangeError(`not a civil date: ${date}`)
  return ms / DAY_MS
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear()
}

function daysOf(first: string, last: string): number[] {
  const start = dayNumber(first)
  return Array.from({ length: dayNumber(last) - start + 1 }, (_, i) => start + i)
}

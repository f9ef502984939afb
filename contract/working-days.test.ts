import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  civilDate,
  endOfDay,
  isLoaded,
  isWorkingDay,
  lastDayOf,
  loadedYears,
  provisional,
  provisionalBetween,
  workingDaysBetween,
} from './working-days.ts'

/** Every date from the first to the last day of a year. */
function datesOf(year: number): string[] {
  const start = Date.UTC(year, 0, 1)
  const length = (Date.UTC(year + 1, 0, 1) - start) / 86_400_000
  return Array.from({ length }, (_, i) => new Date(start + i * 86_400_000).toISOString().slice(0, 10))
}

const loadedDate = fc.constantFrom(...datesOf(2025), ...datesOf(2026))

describe('the calendar', () => {
  test('2025 and 2026 are loaded, 2027 is not', () => {
    expect(loadedYears()).toEqual([2025, 2026])
    expect(isLoaded('2027-01-01')).toBe(false)
    expect(() => isWorkingDay('2027-01-04')).toThrow(RangeError)
  })

  test('2026 has 248 working days and 2025 as many', () => {
    expect(datesOf(2026).filter(isWorkingDay)).toHaveLength(248)
    expect(datesOf(2025).filter(isWorkingDay)).toHaveLength(248)
  })

  test('every make-up day is a weekend day and every holiday row is in its year', () => {
    expect(isWorkingDay('2026-09-20')).toBe(true)
    expect(isWorkingDay('2026-09-25')).toBe(false)
    expect(isWorkingDay('2026-10-10')).toBe(true)
    expect(isWorkingDay('2025-10-08')).toBe(false)
    expect(new Date('2026-09-20T00:00:00Z').getUTCDay()).toBe(0)
  })

  test.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '', 'today'])('%s is not a civil date', (text) => {
    expect(() => addWorkingDays(text, 1)).toThrow(RangeError)
  })
})

describe('deadlines', () => {
  test('received on a Thursday before a long holiday: acceptance, reviews, notice', () => {
    expect(addWorkingDays('2026-09-24', 3)).toEqual({ date: '2026-09-30' })
    expect(addWorkingDays('2026-09-30', 20)).toEqual({ date: '2026-11-03' })
    expect(addWorkingDays('2026-11-03', 10)).toEqual({ date: '2026-11-17' })
  })

  test('a deadline in 2027 is beyond, and provisional by weekends only', () => {
    expect(addWorkingDays('2026-12-18', 10)).toEqual({ beyond: 2027 })
    expect(provisional('2026-12-18', 10)).toEqual({ date: '2027-01-01', provisional: true, year: 2027 })
    expect(provisional('2026-11-23', 10)).toEqual({ date: '2026-12-07', provisional: false })
    // As clocks count it: 8 days more, since the holidays of that year are not known (choice:calendar-horizon).
    expect(lastDayOf('2026-12-18', 10)).toEqual({ date: '2027-01-13', provisional: true, year: 2027 })
    expect(lastDayOf('2026-11-23', 10)).toEqual({ date: '2026-12-07', provisional: false })
  })

  test('a deadline that ends on the last loaded day is not beyond', () => {
    expect(addWorkingDays('2026-12-30', 1)).toEqual({ date: '2026-12-31' })
    expect(addWorkingDays('2026-12-31', 1)).toEqual({ beyond: 2027 })
    expect(addWorkingDays('2026-12-31', 0)).toEqual({ date: '2026-12-31' })
  })

  test('adding and counting agree, and a deadline is a working day', () => {
    fc.assert(
      fc.property(loadedDate, fc.integer({ min: 1, max: 300 }), (from, n) => {
        const deadline = addWorkingDays(from, n)
        if ('beyond' in deadline) {
          expect(provisional(from, n)).toMatchObject({ provisional: true, year: 2027 })
          return
        }
        expect(isWorkingDay(deadline.date)).toBe(true)
        expect(workingDaysBetween(from, deadline.date)).toEqual({ days: n })
        expect(workingDaysBetween(deadline.date, from)).toEqual({ days: -n })
        expect(provisional(from, n)).toEqual({ date: deadline.date, provisional: false })
      }),
    )
  })

  test('stopping half way and going on later gives the same last day', () => {
    fc.assert(
      fc.property(loadedDate, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (from, a, b) => {
        const whole = addWorkingDays(from, a + b)
        const half = addWorkingDays(from, a)
        if ('beyond' in whole || 'beyond' in half) return
        expect(addWorkingDays(half.date, b)).toEqual(whole)
      }),
    )
  })

  test('counting is refused where a year is missing', () => {
    expect(workingDaysBetween('2026-12-30', '2027-01-02')).toEqual({ beyond: 2027 })
    expect(workingDaysBetween('2024-12-30', '2025-01-03')).toEqual({ beyond: 2024 })
    expect(workingDaysBetween('2026-03-02', '2026-03-02')).toEqual({ days: 0 })
    expect([
      provisionalBetween('2026-12-30', '2027-01-04'),
      provisionalBetween('2027-01-11', '2027-01-06'),
      provisionalBetween('2027-01-04', '2026-12-30'),
    ]).toEqual([3, -3, -3])
  })
})

describe('civil dates', () => {
  test('the day changes at midnight in Beijing', () => {
    expect(civilDate(new Date('2026-11-23T15:59:59.999Z'))).toBe('2026-11-23')
    expect(civilDate(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24')
    expect(endOfDay('2026-11-23').toISOString()).toBe('2026-11-23T16:00:00.000Z')
  })

  test('a day ends exactly when the next begins', () => {
    fc.assert(
      fc.property(loadedDate, (date) => {
        const over = endOfDay(date)
        expect(civilDate(new Date(over.getTime() - 1))).toBe(date)
        expect(civilDate(over) > date).toBe(true)
      }),
    )
  })
})

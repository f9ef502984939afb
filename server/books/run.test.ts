import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, lastDayOf, monthOf, monthsBetween } from './months.ts'
import { dueOf, nextMonthOf, noRun, spreadRest, targetOf } from './run.ts'

describe('months', () => {
  test('are counted over years', () => {
    expect([
      addMonths('2026-11-01', 3),
      addMonths('2026-01-01', -1),
      monthOf('2026-02-28'),
      monthsBetween('2025-11-01', '2026-02-01'),
      lastDayOf('2028-02-01'),
    ]).toEqual(['2027-02-01', '2025-12-01', '2026-02-01', 3, '2028-02-29'])
  })
})

describe('amortisation (choice:amortisation)', () => {
  test('600,000 yuan over five years are 10,000.00 a month, over ten years 5,000.00', () => {
    expect(targetOf({ from: '2026-01-01', months: 60, baseFen: 600_000_00, bookedFen: 0 }, '2026-01-01')).toBe(10_000_00)
    expect(targetOf({ from: '2026-01-01', months: 120, baseFen: 600_000_00, bookedFen: 0 }, '2026-01-01')).toBe(5_000_00)
  })

  test('begins in the month of addition and ends with the last fen in the last month', () => {
    const run = { from: '2026-03-01', months: 7, baseFen: 100_00, bookedFen: 0 }
    expect(['2026-02-01', '2026-03-01', '2026-08-01', '2026-09-01', '2030-01-01'].map((month) => targetOf(run, month))).toEqual([
      0, 14_28, 85_71, 100_00, 100_00,
    ])
  })

  test('whatever is left is spread, never more and never less than the base', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 14 }), fc.integer({ min: 1, max: 1200 }), (baseFen, months) => {
        const run = { from: '2026-01-01', months, baseFen, bookedFen: 0 }
        const targets = Array.from({ length: months }, (_, n) => targetOf(run, addMonths(run.from, n)))
        for (const [n, target] of targets.entries()) {
          const step = target - (targets[n - 1] ?? 0)
          expect(step >= Math.floor(baseFen / months) && step <= Math.ceil(baseFen / months)).toBe(true)
        }
        expect(targets.at(-1)).toBe(baseFen)
      }),
      { numRuns: 50 },
    )
  })

  test('a run that was posted posts nothing again, and a later one catches up', () => {
    const run = { from: '2026-01-01', months: 12, baseFen: 1200, bookedFen: 300 }
    expect([dueOf(run, '2026-02-01'), dueOf(run, '2026-03-01'), dueOf(run, '2026-05-01'), dueOf(noRun, '2026-05-01')]).toEqual([
      0, 0, 200, 0,
    ])
    expect([nextMonthOf(run, '2026-03-20'), nextMonthOf(run, '2026-04-20')]).toEqual(['2026-04-01', '2026-04-01'])
  })

  test('after an impairment the rest is spread over the months that are left', () => {
    expect(spreadRest(900, '2026-04-01', '2026-12-01')).toEqual({ from: '2026-04-01', months: 9, baseFen: 900, bookedFen: 0 })
    expect([
      spreadRest(1, '2027-01-01', '2026-12-01'),
      spreadRest(0, '2027-01-01', '2026-12-01'),
      spreadRest(900, '2026-04-01', null),
    ]).toEqual([null, noRun, noRun])
  })
})

import { expect, test } from 'vitest'
import { usuallyUntil } from './usual-term.ts'

test('a valuation is usually valid for a year from its base date, to the last day of a shorter month (choice:valuation-validity)', () => {
  expect(['2026-09-20', '2028-02-29', '2026-12-31'].map(usuallyUntil)).toEqual(['2027-09-20', '2029-02-28', '2027-12-31'])
})

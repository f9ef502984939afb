import { expect, test } from 'vitest'
import { instantOf, minuteOf, wallTimeOf } from './dates.ts'

test('a time picked on a screen is a time of Beijing, whatever zone the machine of the officer stands in (§7.5)', () => {
  expect(wallTimeOf('2026-11-28T07:58:31.000Z')).toBe('2026-11-28T15:58')
  expect(instantOf('2026-11-28T15:58')).toBe('2026-11-28T07:58:00.000Z')
  expect(instantOf('2026-03-01T00:30')).toBe('2026-02-28T16:30:00.000Z')
  expect(minuteOf(instantOf('2026-11-28T15:58'))).toBe('2026-11-28 15:58')
})

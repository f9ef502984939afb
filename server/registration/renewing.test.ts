import { expect, test } from 'vitest'
import { renewalNow } from './renewing.ts'

test('a renewal may be asked for in the 60 days before the end, and after it on as many as others took (choice:renewal-window, choice:renewal-held)', () => {
  const on = (today: string, held = 0, status = 'valid') => renewalNow({ status, validUntil: '2027-01-20' }, held, today)
  expect([on('2026-11-20'), on('2027-01-21'), on('2027-01-24', 3, 'expired'), on('2027-01-22', 3, 'deregistered')]).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect(on('2026-11-21')).toEqual({ from: '2026-11-21', until: '2027-01-20', held: 0 })
  expect(on('2027-01-23', 3, 'expired')).toEqual({ from: '2026-11-21', until: '2027-01-23', held: 3 })
})

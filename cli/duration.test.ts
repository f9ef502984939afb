import { describe, expect, test } from 'vitest'
import { pushOf } from './duration.ts'

const now = new Date('2026-09-28T10:00:00+08:00')
const hour = 3_600_000

describe('how far a clock is pushed', () => {
  test.each([
    ['30m', 0.5],
    ['2h', 2],
    ['3d', 72],
    ['1w', 168],
    [' 3D ', 72],
  ])('%s is plain time', (text, hours) => {
    expect(pushOf(text, now, '2026-09-28')).toEqual({ forwardMs: hours * hour, uncertainYear: null })
  })

  test('working days are over when it arrives, holidays between them not counted', () => {
    expect(pushOf('1wd', now, '2026-09-28').forwardMs).toBe(38 * hour)
    const arrived = new Date(now.getTime() + pushOf('3wd', now, '2026-09-28').forwardMs)
    expect(arrived.toISOString()).toBe('2026-10-08T16:00:00.000Z')
  })

  test('a year without a published calendar is said', () => {
    expect(pushOf('90wd', now, '2026-09-28').uncertainYear).toBe(2027)
  })

  test.each(['', '0d', 'wd', '3', '3y', '-1d', '1.5h', '99999d'])('“%s” is refused', (text) => {
    expect(() => pushOf(text, now, '2026-09-28')).toThrow('is no duration')
  })
})

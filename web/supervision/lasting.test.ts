import { expect, test } from 'vitest'
import { lasting } from './lasting.ts'

const minute = 60_000

test('a clock tells minutes below an hour, and never nought while something is left (§7.5)', () => {
  expect([0, 1, minute, 59 * minute, 60 * minute, 90 * minute, 36 * 60 * minute].map((ms) => lasting(ms).zh)).toEqual([
    '0 分钟',
    '1 分钟',
    '1 分钟',
    '59 分钟',
    '1 小时',
    '1.5 小时',
    '36 小时',
  ])
  expect([71, 72, 108, 720].map((hours) => lasting(hours * 60 * minute).zh)).toEqual(['71 小时', '3 天', '4.5 天', '30 天'])
  expect(lasting(30 * minute).en).toBe('30 min')
})

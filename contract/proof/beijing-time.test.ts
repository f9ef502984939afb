import { expect, test } from 'vitest'
import { inBeijing } from './beijing-time.ts'

test('签名时刻按北京时间写，跨日也对；读不出的照原样', () => {
  expect([inBeijing('2026-11-25T10:55:26Z'), inBeijing('2026-12-31T16:00:00.5Z'), inBeijing('某日')]).toEqual([
    '北京时间 2026-11-25 18:55:26',
    '北京时间 2027-01-01 00:00:00',
    '某日',
  ])
})

import { expect, test } from 'vitest'
import { yuanText } from './worked.ts'

test('amounts of a report are all written with two places or more', () => {
  expect(['50000', '546121.7', '100000.50', '-1234567.125', '0'].map(yuanText)).toEqual([
    '50,000.00',
    '546,121.70',
    '100,000.50',
    '-1,234,567.125',
    '0.00',
  ])
})

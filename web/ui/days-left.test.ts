import { expect, test } from 'vitest'
import { shareLeft } from './days-left.tsx'

test.each([
  [20, 20, 'fine'],
  [5, 20, 'fine'],
  [4, 20, 'amber'],
  [0, 20, 'amber'],
  [-1, 20, 'red'],
  [3, null, 'fine'],
] as const)('%i of %s working days left is %s', (days, limit, tone) => {
  expect(shareLeft(days, limit).tone).toBe(tone)
})

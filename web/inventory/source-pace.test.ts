import { expect, test } from 'vitest'
import { type Glimpse, glimpsesWith, paceOf } from './source-pace.ts'

const see = (...seen: [number, number][]) => seen.reduce<readonly Glimpse[]>((kept, [at, bytes]) => glimpsesWith(kept, { at, bytes }), [])

test('speed and time left come from what was seen lately', () => {
  expect(paceOf(see([0, 0], [1000, 10_000], [2000, 20_000]), 50_000)).toEqual({ bytesPerSecond: 10_000, secondsLeft: 3 })
})

test('one glimpse, or two too close together, tell nothing', () => {
  expect(paceOf(see([0, 5]), 10)).toBeNull()
  expect(paceOf(see([0, 0], [100, 10]), 20)).toBeNull()
})

test('a scan that began again forgets its past, and only the latest glimpses count', () => {
  expect(see([0, 500], [1000, 100])).toEqual([{ at: 1000, bytes: 100 }])
  expect(see(...Array.from({ length: 30 }, (_, i): [number, number] => [i * 1000, i * 10]))).toHaveLength(12)
})

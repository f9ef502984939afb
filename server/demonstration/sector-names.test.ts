import { expect, test } from 'vitest'
import { sectorNames } from '#law/sector-names.ts'
import { cast } from './cast.ts'

test('every sector of the demonstration city has an English name (§2.4)', () => {
  const sectors = [...new Set(cast.flatMap(({ sector }) => sector ?? []))]
  expect(sectors.length).toBeGreaterThan(10)
  expect(sectors.filter((sector) => sector && !(sector in sectorNames))).toEqual([])
})

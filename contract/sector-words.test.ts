import { expect, test } from 'vitest'
import { sectorNames } from '#law/sector-names.ts'
import { sectorWords } from './sector-words.ts'

test('a sector has its English name, and one of the city’s own stays as it is written (§2.4)', () => {
  expect(sectorWords('气象服务')).toEqual({ zh: '气象服务', en: 'Meteorology' })
  for (const own of ['茶亭行业', '', 'constructor']) expect(sectorWords(own)).toEqual({ zh: own, en: own })
})

test('no two sectors are called the same, so that counts by sector are the same in both languages', () => {
  expect(new Set(Object.values(sectorNames)).size).toBe(Object.keys(sectorNames).length)
})

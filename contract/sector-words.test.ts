import { expect, test } from 'vitest'
import { sectorWords } from './sector-words.ts'

test('a sector has its English name, and one of the city’s own stays as it is written (§2.4)', () => {
  expect(sectorWords('气象服务')).toEqual({ zh: '气象服务', en: 'Meteorology' })
  for (const own of ['茶亭行业', '', 'constructor']) expect(sectorWords(own)).toEqual({ zh: own, en: own })
})

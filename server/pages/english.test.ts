import { expect, test } from 'vitest'
import type { PublicList } from '#contract/sector-lists.ts'
import { listPage } from './lists.ts'
import { productPage } from './market.ts'
import type { View } from './view.ts'

const english: View = { language: 'en', isLarge: false, url: '/', today: '2026-11-28', isMoved: false, isDemonstration: false, w: (words) => words.en, t: (_, en) => en }

test('ways of delivery are told apart by an English comma', () => {
  const product = { name: '指数', state: 'listed', kind: 'index', purposeClass: 'industry', delisted: null, number: null, exchangeNumber: null, developerName: '', operatorName: '', priceFen: null, unit: null, ceilingFen: null, sources: [], specification: { delivery: ['api', 'report'] } }
  expect(String(productPage(english, product as unknown as Parameters<typeof productPage>[1]).body)).toContain('API, Report')
})

test.each([[1, '1 asset<'], [2, '2 assets<']])('a list of %i says so', (entries, said) => {
  const list: PublicList = { id: '00000000-0000-4000-8000-000000000001', title: '清单', sector: '医疗卫生', year: 2026, edition: 1, authorityName: '卫健委', publishedAt: '2026-11-26T00:00:00.000Z', entries, shown: entries }
  expect(String(listPage(english, list, { items: [], next: null, total: 0 } as unknown as Parameters<typeof listPage>[2], { q: '', cursor: undefined }).body)).toContain(said)
})

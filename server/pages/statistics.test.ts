import { expect, test } from 'vitest'
import type { OpenStatistics } from '#contract/supervision.ts'
import { statisticsPage } from './statistics.ts'
import type { View } from './view.ts'

const viewIn = (language: 'zh' | 'en') =>
  ({
    language,
    isLarge: false,
    isAnswer: false,
    url: '/statistics',
    today: '2026-11-28',
    isMoved: false,
    isDemonstration: false,
    w: (words) => words[language],
    t: (zh, en) => (language === 'zh' ? zh : en),
  }) satisfies View
const found = {
  asOf: '2026-11-28',
  registrations: [{ month: '2026-11', type: '首次登记', marks: [], sector: '气象服务', registered: 3 }],
  notices: [],
} as unknown as OpenStatistics

test('sectors are counted by their names in the language of the reader (choice:open-statistics)', () => {
  expect(String(statisticsPage(viewIn('zh'), found).body)).toContain('气象服务')
  const english = String(statisticsPage(viewIn('en'), found).body)
  expect([english.includes('Meteorology'), english.includes('气象服务')]).toEqual([true, false])
})

test('figures of a few digits stay a table on a phone', () => {
  const tables = String(statisticsPage(viewIn('zh'), found).body).match(/<table[^>]*>/g)!
  expect(tables.map((each) => each.includes('class="figures"'))).toEqual(tables.map(() => true))
})

import { expect, test } from 'vitest'
import { assembleTable } from '#scanner/assemble.ts'
import { tableOf } from '#scanner/test/table-facts.ts'

const NOW = Date.UTC(2026, 10, 25)
const two = (number: number): string => String(number).padStart(2, '0')
const days = (year: number): string[] =>
  Array.from({ length: 48 }, (_, at) => `${year}-${two(1 + Math.floor(at / 4))}-${two(1 + (at % 4) * 7)}`)
const judge = (columns: Record<string, string[]>) => assembleTable(tableOf(columns), { now: NOW })

test('freshness is the newest day of a date column; ends of validity do not count', () => {
  const found = judge({ 发布日期: days(2024), 有效期至: days(2025) })
  expect(found.freshness).toEqual({ column: '发布日期', latest: '2024-12-22' })
  expect([found.from, found.to]).toEqual(['2024-01-01', '2024-12-22'])
})

test('birthdays are neither period nor freshness', () => {
  expect(judge({ 出生日期: days(1990) })).toMatchObject({ freshness: null, from: null, to: null })
})

test('a day in the future is a slip, the newest before today counts', () => {
  expect(judge({ 采集日期: [...days(2025), '2099-12-31'] }).freshness).toEqual({ column: '采集日期', latest: '2025-12-22' })
})

test('a single day far off does not widen the period', () => {
  expect(judge({ 成交日期: [...days(2025), '1901-01-02'] })).toMatchObject({ from: '2025-01-01', to: '2025-12-22' })
})

test('years count to their end, but not beyond today', () => {
  const found = judge({ 年份: Array.from({ length: 12 }, (_, at) => String(2015 + at)) })
  expect([found.from, found.to, found.freshness?.latest]).toEqual(['2015-01-01', '2026-12-31', '2026-11-25'])
})

test('a column of times that few rows have widens no period where most have another', () => {
  const few = days(2020).map((day, at) => (at < 6 ? day : ''))
  expect(judge({ 签订日期: days(2025), 实际开工日期: few })).toMatchObject({ from: '2025-01-01', to: '2025-12-22' })
  expect(judge({ 编号: days(2025).map((_, at) => `A${at}`), 实际开工日期: few })).toMatchObject({ from: '2020-01-01' })
})

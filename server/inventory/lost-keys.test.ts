import { expect, test } from 'vitest'
import { madeColumn as column, madeFinding as finding } from '#server/test/made-findings.ts'
import { compareFindings } from './compare-findings.ts'

const key = (name: string, duplicates = 0) => ({ columns: [name], duplicates, nulls: 0, exact: true, declared: false })
const of = (name: string, rows: number, distinct: number, distinctError = 0, keys = [key(name)]) =>
  finding('a.csv', [column(name, { distinct, distinctError, distinctExact: distinctError === 0 })], { rows, keys })
const lost = (...of: Parameters<typeof compareFindings>) =>
  compareFindings(...of).flatMap((c) => (c.what === 'key-lost' ? [[c.column, c.after, c.attention]] : []))

test('a number that named each row and comes twice now is to be looked at, counted or told by its values', () => {
  const before = of('编号', 600, 600)
  expect(lost(before, of('编号', 600, 533, 0, []))).toEqual([['编号', '67', true]])
  expect(lost(before, of('编号', 600, 598, 0, [key('编号', 2)]))).toEqual([['编号', '2', true]])
})

test('nothing is said where it still does, where an estimate leaves it open, or where it never did', () => {
  const before = of('编号', 6000, 6000)
  expect(lost(before, of('编号', 6100, 6100))).toEqual([])
  expect(lost(before, of('编号', 6000, 5800, 0.01625, []))).toEqual([])
  expect(lost(of('编号', 6000, 5990, 0, [key('编号', 10)]), of('编号', 6000, 5000, 0, []))).toEqual([])
})

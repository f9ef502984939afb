import { expect, test } from 'vitest'
import { columnFinding } from '#contract/findings.ts'
import { boxOf, quantileAt, topShares } from './spread.ts'

const words = { zh: '', en: '' }
const numbers = { count: 100, min: 0, max: 100, mean: 50, quantiles: { '0.25': 20, '0.5': 40, '0.75': 80 }, error: 0.01 }

test('between two known quantiles the value lies on a straight line', () => {
  expect(quantileAt(numbers, 0.5)).toBe(40)
  expect(quantileAt(numbers, 0.375)).toBe(30)
  expect(quantileAt(numbers, 0)).toBe(0)
  expect(quantileAt(numbers, 1)).toBe(100)
})

test('the box lies on the line from the least to the greatest value', () => {
  expect(boxOf(numbers)).toMatchObject({ low: 0, from: 0.2, middle: 0.4, to: 0.8, high: 1, isCutLow: false, isCutHigh: false })
})

test('one value far away is told of and does not press the others into a point', () => {
  const far = boxOf({ ...numbers, max: 1_000_000, quantiles: { '0.05': 10, '0.25': 20, '0.5': 40, '0.75': 80, '0.95': 110 } })!
  expect(far.isCutHigh).toBe(true)
  expect(far.to - far.from).toBeGreaterThan(0.25)
})

test('nothing is drawn of a column without numbers or with one value only', () => {
  expect([boxOf(null), boxOf({ ...numbers, max: 0 })]).toEqual([null, null])
})

test('the shares of frequent values are of the filled cells and never above the whole', () => {
  const column = columnFinding.parse({
    name: '区',
    position: 0,
    physicalType: 'text',
    semanticType: 'category',
    confidence: 1,
    evidence: words,
    grade: 1,
    gradeReason: words,
    personal: false,
    masked: false,
    nulls: 20,
    nullRatio: 0.2,
    distinct: 3,
    distinctExact: true,
    min: null,
    max: null,
    minLength: null,
    maxLength: null,
    samples: [],
    top: [
      { text: '鼓楼', count: 40 },
      { text: '台江', count: 20 },
    ],
  })
  expect(topShares(column, 100)).toEqual([
    { text: '鼓楼', share: 0.5 },
    { text: '台江', share: 0.25 },
  ])
  expect(topShares(column, 10).reduce((sum, each) => sum + each.share, 0)).toBeLessThanOrEqual(1)
})

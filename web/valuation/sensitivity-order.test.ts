import { expect, test } from 'vitest'
import type { Sensitivity } from '#contract/valuation/compute.ts'
import { changeText, widest } from './sensitivity-order.ts'

const of = (symbol: string, lowFen: number, highFen: number): Sensitivity => ({
  tested: { symbol, label: { zh: symbol, en: symbol }, scales: [] },
  lowFen,
  highFen,
  isAtEdge: false,
})

test('影响最大的参数排在最前，不论方向', () => {
  expect(widest([of('K', 90, 110), of('i', 130, 80), of('α', 100, 101)]).map((each) => each.tested.symbol)).toEqual(['i', 'K', 'α'])
})

test('变化写成带符号的百分数', () => {
  expect([changeText(110, 100), changeText(90, 100), changeText(100, 100)]).toEqual(['+10.00%', '-10.00%', '0.00%'])
})

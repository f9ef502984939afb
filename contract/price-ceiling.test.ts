import fc from 'fast-check'
import { expect, test } from 'vitest'
import { permittedIncome } from './price-ceiling.ts'
import { priceProblems } from './price-problems.ts'
import { fillCalculation } from './valuation/fill.ts'

const given = { costFen: 8_000_000_00, bondYield: 1.8, addOn: 6, taxFen: 520_000_00 }

test('最高准许收入 = 成本 + 成本 × 准许利润率 + 税金：800万、7.80%、52万得914.4万元', () => {
  expect(permittedIncome(given)).toBe(9_144_000_00)
})

test('只在最后取整一次，五成双', () => {
  expect(permittedIncome({ costFen: 100, bondYield: 0.5, addOn: 0, taxFen: 0 })).toBe(100)
  expect(permittedIncome({ costFen: 300, bondYield: 0.5, addOn: 0, taxFen: 0 })).toBe(302)
})

test('不小于成本与税金之和，随成本、利润率、税金增加', () => {
  const fen = fc.integer({ min: 1, max: 1_000_000_000_00 })
  fc.assert(
    fc.property(fen, fc.integer({ min: 0, max: 2000 }), fen, fen, (costFen, yieldPoints, taxFen, more) => {
      const of = (changes: object) => permittedIncome({ costFen, bondYield: yieldPoints / 100, addOn: 6, taxFen, ...changes })
      expect(of({})).toBeGreaterThanOrEqual(costFen + taxFen)
      expect(of({ costFen: costFen + more })).toBeGreaterThanOrEqual(of({}))
      // By an even number of fen: at a half an odd one changes which fen is the even one.
      expect(of({ taxFen: taxFen + 2 * more })).toBe(of({}) + 2 * more)
    }),
  )
})

const calculation = fillCalculation('cost-rate', {
  values: { rate: ['0', '刚建成'] },
  tables: { costs: { source: '项目合同', rows: [{ group: 'direct', name: '加工', amount: '100000' }] } },
})
const paper = {
  charge: 'ceiling',
  priceFen: 900_00,
  ...given,
  quantity: 10_000,
  ceilingFen: 914_40,
  method: 'cost',
  calculation,
  adjustment: 'none',
  amountFen: 100_000_00,
}
const wrong = (changes: object) => priceProblems({ ...paper, ...changes }).map(({ field }) => field)

test('价格不高于上限，上限乘以预计数量不高于最高准许收入，产品价值等于测算结果', () => {
  expect(wrong({})).toEqual([])
  expect(wrong({ priceFen: 914_41 })).toEqual(['priceFen'])
  expect(wrong({ ceilingFen: 914_41 })).toEqual(['ceilingFen'])
  expect(wrong({ amountFen: 1 })).toEqual(['amountFen'])
  expect(wrong({ method: 'income' })).toEqual(['calculation'])
  expect(priceProblems({ charge: 'free' })).toEqual([])
})

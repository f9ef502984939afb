import { expect, test } from 'vitest'
import { fillCalculation } from '#contract/valuation/fill.ts'
import { recompute } from './recalculation.ts'

const calculation = fillCalculation('cost-rate', { values: { rate: ['25', '更新周期'] }, tables: { costs: { source: '合同', rows: [{ group: 'direct', name: '建设', amount: '3200000' }] } } })

test('评估值等于按所报参数再算一次的结果', () => {
  expect(recompute({ calculation, adjustment: 'none' }, 240_000_000)).toMatchObject({ computedFen: 240_000_000, adjustmentFen: 0, isEqual: true })
})

test('调整补足差额的也一致，差一分就不一致', () => {
  expect(recompute({ calculation, adjustment: 'up', adjustmentFen: 100 }, 240_000_100)).toMatchObject({ adjustmentFen: 100, isEqual: true })
  const off = recompute({ calculation, adjustment: 'none' }, 240_000_001)
  expect(off.isEqual).toBe(false)
  expect(off.statement.zh).toContain('相差0.01元')
})

test('参数列在自由表格中的旧报告可以阅读，不作复算', () => {
  expect(recompute({ method: 'cost', parameters: [{ name: '重置成本', value: '100', source: '合同' }] }, 10_000)).toMatchObject({ calculation: null, computedFen: null, isEqual: null, parameters: [{ name: '重置成本', value: '100', source: '合同' }], statement: { zh: expect.stringContaining('自由表格') } })
})

test('按另一版公式计算的报告说明版本，不说成自由表格', () => {
  const { statement, ...found } = recompute({ calculation: { ...calculation, edition: '2030-01' } }, 240_000_000)
  expect(found).toMatchObject({ calculation: null, computedFen: null, isEqual: null, parameters: [] })
  expect(statement.zh).toContain('公式版本2030-01')
  expect(statement.zh).not.toContain('自由表格')
})

test('原登记的报告没有参数，不说成自由表格', () => {
  expect(recompute({}, 10_000)).toMatchObject({ calculation: null, computedFen: null, isEqual: null, parameters: [], statement: { zh: expect.stringContaining('原登记的报告，只录编号和金额') } })
})

import { describe, expect, test } from 'vitest'
import { type Edition, presentEdition, shapeOf } from '#contract/valuation/editions.ts'
import { percent, product } from '#contract/valuation/exact.ts'
import { fillCalculation } from '#contract/valuation/fill.ts'
import { plain } from '#contract/valuation/worked.ts'
import { recompute } from './recalculation.ts'

const calculation = fillCalculation('cost-rate', {
  values: { rate: ['25', '更新周期'] },
  tables: { costs: { source: '合同', rows: [{ group: 'direct', name: '建设', amount: '3200000' }] } },
})

test('评估值等于按所报参数再算一次的结果', () => {
  expect(recompute({ calculation, adjustment: 'none' }, 240_000_000)).toMatchObject({
    computedFen: 240_000_000,
    adjustmentFen: 0,
    isEqual: true,
  })
})

test('调整补足差额的也一致，差一分就不一致', () => {
  expect(recompute({ calculation, adjustment: 'up', adjustmentFen: 100 }, 240_000_100)).toMatchObject({ adjustmentFen: 100, isEqual: true })
  const off = recompute({ calculation, adjustment: 'none' }, 240_000_001)
  expect(off.isEqual).toBe(false)
  expect(off.statement.zh).toContain('相差0.01元')
})

test('参数列在自由表格中的旧报告可以阅读，不作复算', () => {
  expect(recompute({ method: 'cost', parameters: [{ name: '重置成本', value: '100', source: '合同' }] }, 10_000)).toMatchObject({
    calculation: null,
    computedFen: null,
    isEqual: null,
    parameters: [{ name: '重置成本', value: '100', source: '合同' }],
    statement: { zh: expect.stringContaining('自由表格') },
  })
})

describe('公式改过之后，较早的报告仍按所依版本复算（choice:formula-editions）', () => {
  /** Formulas that take what was lost where the present ones take what is left, ask one more limit, and lack another variant: three ways to differ. */
  const later: Edition = {
    id: '2030-01',
    shapes: {
      'cost-rate': presentEdition.shapes['cost-rate']!,
      'cost-life': {
        ...presentEdition.shapes['cost-life']!,
        limits: [
          { sum: ['used'], most: 2, label: { zh: '已使用年限', en: 'Years used' }, message: { zh: '不能超过2年', en: 'At most 2 years' } },
        ],
      },
      'market-cases': presentEdition.shapes['market-cases']!,
    },
    formulas: {
      ...presentEdition.formulas,
      'cost-rate': (given) => ({
        ...presentEdition.formulas['cost-rate']!(given),
        amount: plain(product(given.rows('costs')[0]!.number('amount'), percent(given.value('rate')))),
      }),
    },
  }
  const both = [presentEdition, later]
  const paper = { calculation, adjustment: 'none' }

  test('结果与所依版本的一致，并说明现行版本算出多少', () => {
    const found = recompute(paper, 240_000_000, both)
    expect(found).toMatchObject({ edition: presentEdition.id, computedFen: 240_000_000, isEqual: true })
    expect(found.statement.zh).toContain(`按公式版本${presentEdition.id}复算为2,400,000.00元`)
    expect(found.byPresent?.zh).toBe('按现行公式版本2030-01计算为800,000.00元，相差-1,600,000.00元；本报告仍以其所依版本为准')
  })

  test('新版本的报告按新版本复算，不再提现行版本；两版都没有改的说结果相同', () => {
    expect(recompute({ ...paper, calculation: { ...calculation, edition: later.id } }, 80_000_000, both)).toMatchObject({
      edition: later.id,
      computedFen: 80_000_000,
      isEqual: true,
      byPresent: null,
    })
    const life = (used: string) =>
      fillCalculation('cost-life', { values: { used: [used, '台账'], remaining: ['4', '台账'] }, tables: calculation.tables })
    expect(recompute({ calculation: life('1') }, 256_000_000, both).byPresent?.zh).toContain('结果相同')
    expect(recompute({ calculation: life('4') }, 160_000_000, both)).toMatchObject({
      isEqual: true,
      byPresent: { zh: expect.stringContaining('已使用年限不能超过2年') },
    })
  })

  test('现行版本没有的公式，仍按所依版本复算', () => {
    const worn = fillCalculation('cost-obsolescence', {
      values: { functional: ['500000', '台账'], economic: ['300000', '台账'] },
      tables: calculation.tables,
    })
    expect(recompute({ calculation: worn }, 240_000_000, both)).toMatchObject({
      isEqual: true,
      byPresent: { zh: expect.stringContaining('已没有这个公式') },
    })
    expect(() => shapeOf(worn, later)).toThrow('has no cost-obsolescence')
  })
})

test('按没有保存的一版公式计算的报告说明版本，不说成自由表格', () => {
  const { statement, ...found } = recompute({ calculation: { ...calculation, edition: '2030-01' } }, 240_000_000)
  expect(found).toMatchObject({ calculation: null, computedFen: null, isEqual: null, parameters: [] })
  expect(statement.zh).toContain('公式版本2030-01')
  expect(statement.zh).not.toContain('自由表格')
})

test('原登记的报告没有参数，不说成自由表格', () => {
  expect(recompute({}, 10_000)).toMatchObject({
    calculation: null,
    computedFen: null,
    isEqual: null,
    parameters: [],
    statement: { zh: expect.stringContaining('原登记的报告，只录编号和金额') },
  })
})

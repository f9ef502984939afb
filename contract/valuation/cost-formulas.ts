import { costGroups, type costVariants } from '#law/valuation/cost.ts'
import { type Exact, decimal, minus, one, over, percent, product, sum } from './exact.ts'
import type { Given } from './given.ts'
import { type Figure, grouped, percentText, plain, type Sheet, type Worked, yuanCell } from './worked.ts'

type CostVariant = keyof typeof costVariants

function costSheet(given: Given): { total: Exact; sheet: Sheet } {
  const rows = given.rows('costs')
  const cells = rows.map((row) => [
    costGroups[row.text('group') as keyof typeof costGroups],
    { zh: row.text('name'), en: row.text('name') },
    yuanCell(plain(row.number('amount'))),
  ])
  return {
    total: sum(...rows.map((row) => row.number('amount'))),
    sheet: {
      title: { zh: '成本构成', en: 'Costs' },
      heads: [
        { zh: '成本类别', en: 'Group' },
        { zh: '内容', en: 'What' },
        { zh: '金额（元）', en: 'Amount (yuan)' },
      ],
      rows: cells,
    },
  }
}

const yuan = (a: Exact): string => `${grouped(decimal(a, 2))} 元`
const replacement = (total: Exact): Figure => ({ symbol: 'RC', label: { zh: '重置成本', en: 'Replacement cost' }, text: yuan(total) })

/** What each variant of the cost approach comes to. */
export const costFormulas: { readonly [V in CostVariant]: (given: Given) => Worked } = {
  'cost-obsolescence': (given) => {
    const { total, sheet } = costSheet(given)
    return { amount: plain(minus(minus(total, given.value('functional')), given.value('economic'))), figures: [replacement(total)], sheet }
  },
  'cost-rate': (given) => {
    const { total, sheet } = costSheet(given)
    const kept = minus(one, percent(given.value('rate')))
    return {
      amount: plain(product(total, kept)),
      figures: [replacement(total), { symbol: '1 − δ', label: { zh: '成新率', en: 'What is left' }, text: percentText(kept) }],
      sheet,
    }
  },
  'cost-life': (given) => {
    const { total, sheet } = costSheet(given)
    const left = over(given.value('remaining'), sum(given.value('used'), given.value('remaining')))
    return {
      amount: plain(product(total, left)),
      figures: [
        replacement(total),
        { symbol: 'n剩余 ÷ n', label: { zh: '剩余寿命系数', en: 'Share of life left' }, text: decimal(left, 6) },
      ],
      sheet,
    }
  },
  'cost-utility': (given) => {
    const { total, sheet } = costSheet(given)
    const circulation = sum(...given.rows('openness').map((row) => product(row.number('weight'), percent(row.number('share')))))
    const scarcity = over(given.value('own'), given.value('industry'))
    const risk = percent(sum(given.value('managing'), given.value('circulating'), given.value('developing'), given.value('securing')))
    const utility = product(given.value('quality'), circulation, sum(one, scarcity), minus(one, risk))
    const figures = [
      { symbol: 'TC', label: { zh: '总成本', en: 'Total cost' }, text: yuan(total) },
      { symbol: 'β', label: { zh: '数据流通系数', en: 'Circulation' }, text: decimal(circulation, 6) },
      { symbol: 'l', label: { zh: '数据稀缺系数', en: 'Scarcity' }, text: decimal(scarcity, 6) },
      { symbol: 'r', label: { zh: '价值实现风险系数', en: 'Risk' }, text: percentText(risk) },
      { symbol: 'U', label: { zh: '价值调整系数', en: 'Utility' }, text: decimal(utility, 8) },
    ]
    return { amount: plain(product(total, sum(one, percent(given.value('profit'))), utility)), figures, sheet }
  },
}

import type { Column, VariantShape } from './parameter.ts'

const basis = 'choice:valuation-formulas'
const factor = (symbol: string, zh: string, en: string): Column => ({
  symbol,
  label: { zh, en },
  unit: 'coefficient',
  min: 0.01,
  max: 10,
  basis,
})
const index = (symbol: string, zh: string, en: string): Column => ({
  symbol,
  label: { zh, en },
  unit: 'index',
  min: 0.0001,
  max: 1e9,
  basis,
})

/** The variants of the market approach. */
export const marketVariants = {
  'market-cases': {
    approach: 'market',
    code: 'M1',
    title: { zh: '可比案例修正', en: 'Adjusted comparable cases' },
    formula: 'V = Σ w × P × k技术 × k价值密度 × k期日 × k容量 × k其他 ÷ Σ w',
    basis,
    values: {},
    tables: {
      cases: {
        label: { zh: '可比案例', en: 'Comparable cases' },
        basis,
        rows: { min: 1, max: 20 },
        help: {
          zh: 'k期日 = 基准日指数 ÷ 交易日指数；权重相同即简单平均',
          en: 'k of time = index at the base date ÷ index at the deal; equal weights make the plain mean',
        },
        columns: {
          name: { label: { zh: '案例', en: 'Case' }, unit: 'text', max: 100 },
          price: { symbol: 'P', label: { zh: '成交价', en: 'Price' }, unit: 'yuan', min: 0.01, max: 1e12, basis },
          technique: factor('k技术', '技术修正', 'Technique'),
          density: factor('k价值密度', '价值密度修正', 'Density of value'),
          indexNow: index('I₁', '基准日指数', 'Index, base date'),
          indexThen: index('I₀', '交易日指数', 'Index, deal'),
          capacity: factor('k容量', '容量修正', 'Capacity'),
          others: factor('k其他', '其他修正', 'Others'),
          weight: { symbol: 'w', label: { zh: '权重', en: 'Weight' }, unit: 'coefficient', min: 0.000001, max: 1000, basis },
        },
      },
    },
    tested: [
      { symbol: 'P', label: { zh: '成交价', en: 'Price' }, scales: ['cases.price'] },
      { symbol: 'k技术', label: { zh: '技术修正', en: 'Technique' }, scales: ['cases.technique'] },
      { symbol: 'k价值密度', label: { zh: '价值密度修正', en: 'Density' }, scales: ['cases.density'] },
      { symbol: 'k期日', label: { zh: '期日修正', en: 'Time' }, scales: ['cases.indexNow'] },
      { symbol: 'k容量', label: { zh: '容量修正', en: 'Capacity' }, scales: ['cases.capacity'] },
    ],
  },
} as const satisfies { readonly [variant: string]: VariantShape }

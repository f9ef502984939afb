import type { Alternative, Column, Parameter, Table, Tested, VariantShape } from './parameter.ts'

const basis = 'choice:valuation-formulas'
const rateBasis = 'choice:discount-rate'

const rate = (symbol: string, zh: string, en: string): Parameter => ({
  symbol,
  label: { zh, en },
  unit: 'percent',
  min: 0,
  max: 50,
  basis: rateBasis,
})
const life = (symbol: string, zh: string, en: string): Parameter => ({
  symbol,
  label: { zh, en },
  unit: 'whole-years',
  min: 1,
  max: 30,
  basis: rateBasis,
})

/** The discount rate built up from its parts, and the term as the shortest of three lives. */
const discounting = {
  riskFree: {
    ...rate('r无风险', '无风险利率', 'Risk-free rate'),
    help: { zh: '折现率 i 为五项之和', en: 'The discount rate i is the sum of the five' },
  },
  marketRisk: rate('r市场', '市场风险溢价', 'Market risk'),
  technicalRisk: rate('r技术', '技术风险溢价', 'Technical risk'),
  legalRisk: rate('r法律', '法律风险溢价', 'Legal risk'),
  operationRisk: rate('r运营', '运营风险溢价', 'Operation risk'),
  economicLife: {
    ...life('n经济', '经济寿命', 'Economic life'),
    help: {
      zh: '收益期 n 取法定权利、合同、经济寿命中最短的',
      en: 'The term n is the shortest of legal right, contract and economic life',
    },
  },
  legalLife: { ...life('n法定', '法定权利期限', 'Legal right'), isOptional: true },
  contractLife: { ...life('n合同', '合同期限', 'Contract'), isOptional: true },
} as const satisfies { readonly [value: string]: Parameter }

const timing = {
  timing: {
    label: { zh: '折现时点', en: 'When income arises' },
    basis: rateBasis,
    options: { 'year-end': { zh: '年末', en: 'Year-end' }, 'mid-year': { zh: '年中', en: 'Mid-year' } },
  },
} as const satisfies { readonly [alternative: string]: Alternative }

const amount = (symbol: string, zh: string, en: string, min: number = 0): Column => ({
  symbol,
  label: { zh, en },
  unit: 'yuan',
  min,
  max: 1e12,
  basis,
})
const forecast = (columns: Table['columns']): Table => ({
  label: { zh: '逐年预测', en: 'Forecast by year' },
  basis,
  byYear: true,
  rows: { min: 1, max: 30 },
  columns,
})

const testRate: Tested = {
  symbol: 'i',
  label: { zh: '折现率', en: 'Discount rate' },
  scales: ['riskFree', 'marketRisk', 'technicalRisk', 'legalRisk', 'operationRisk'],
}
const testRevenue: Tested = { symbol: 'Rev', label: { zh: '预测收入', en: 'Forecast revenue' }, scales: ['forecast.revenue'] }

/** The variants of the income approach. */
export const incomeVariants = {
  'income-share': {
    approach: 'income',
    code: 'I1',
    title: { zh: '收入或利润分成', en: 'Share of revenue or profit' },
    formula: 'V = Σ Fₜ ÷ (1 + i)ᵗ，Fₜ = Revₜ × K',
    basis,
    alternatives: timing,
    values: { share: { symbol: 'K', label: { zh: '分成率', en: 'Share' }, unit: 'percent', min: 0, max: 100, basis }, ...discounting },
    tables: { forecast: forecast({ revenue: amount('Rev', '收入或利润', 'Revenue or profit') }) },
    tested: [testRate, { symbol: 'K', label: { zh: '分成率', en: 'Share' }, scales: ['share'] }, testRevenue],
  },
  'income-excess': {
    approach: 'income',
    code: 'I2',
    title: { zh: '多期超额收益', en: 'Multi-period excess earnings' },
    formula: 'V = Σ Fₜ ÷ (1 + i)ᵗ，Fₜ = CFₜ − Σ 贡献资产回报ₜ',
    basis,
    alternatives: timing,
    values: discounting,
    tables: {
      forecast: forecast({
        cash: amount('CF', '现金流', 'Cash flow', -1e12),
        working: amount('A₁', '营运资金贡献', 'Working capital charge'),
        fixed: amount('A₂', '固定资产贡献', 'Fixed asset charge'),
        others: amount('A₃', '其他无形资产和人力贡献', 'Other intangibles and workforce'),
      }),
    },
    tested: [
      testRate,
      { symbol: 'CF', label: { zh: '预测现金流', en: 'Cash flow' }, scales: ['forecast.cash'] },
      {
        symbol: 'A',
        label: { zh: '贡献资产回报', en: 'Contributory charges' },
        scales: ['forecast.working', 'forecast.fixed', 'forecast.others'],
      },
    ],
  },
  'income-increment': {
    approach: 'income',
    code: 'I3',
    title: { zh: '增量收益', en: 'Incremental income' },
    formula: 'V = Σ Fₜ ÷ (1 + i)ᵗ，Fₜ = ΔRevₜ + 节约成本ₜ',
    basis,
    alternatives: timing,
    values: discounting,
    tables: {
      forecast: forecast({
        revenue: amount('ΔRev', '增加的收入', 'Additional revenue', -1e12),
        saved: amount('S', '节约的成本', 'Cost saved', -1e12),
      }),
    },
    tested: [
      testRate,
      { symbol: 'ΔRev', label: { zh: '增加的收入', en: 'Additional revenue' }, scales: ['forecast.revenue'] },
      { symbol: 'S', label: { zh: '节约的成本', en: 'Cost saved' }, scales: ['forecast.saved'] },
    ],
  },
  'income-royalty': {
    approach: 'income',
    code: 'I4',
    title: { zh: '权利金节省', en: 'Relief from royalty' },
    formula: 'V = Σ Fₜ ÷ (1 + i)ᵗ，Fₜ = Revₜ × 许可费率 × (1 − T)',
    basis,
    alternatives: timing,
    values: {
      royalty: { symbol: 'ρ', label: { zh: '许可费率', en: 'Royalty rate' }, unit: 'percent', min: 0, max: 100, basis },
      tax: { symbol: 'T', label: { zh: '所得税率', en: 'Tax rate' }, unit: 'percent', min: 0, max: 100, basis },
      ...discounting,
    },
    tables: { forecast: forecast({ revenue: amount('Rev', '收入', 'Revenue') }) },
    tested: [testRate, { symbol: 'ρ', label: { zh: '许可费率', en: 'Royalty rate' }, scales: ['royalty'] }, testRevenue],
  },
  'income-direct': {
    approach: 'income',
    code: 'I5',
    title: { zh: '直接收益预测', en: 'Direct forecast' },
    formula: 'V = Σ Fₜ ÷ (1 + i)ᵗ',
    basis,
    alternatives: timing,
    values: discounting,
    tables: { forecast: forecast({ net: amount('F', '资产净现金流', 'Net cash flow of the asset', -1e12) }) },
    tested: [testRate, { symbol: 'F', label: { zh: '净现金流', en: 'Net cash flow' }, scales: ['forecast.net'] }],
  },
} as const satisfies { readonly [variant: string]: VariantShape }

import type { Parameter, Table, VariantShape } from './parameter.ts'

const basis = 'choice:valuation-formulas'

/** The groups of cost a replacement is added up from. */
export const costGroups = {
  early: { zh: '前期费用', en: 'Early work' },
  direct: { zh: '直接成本（建设、运维等）', en: 'Direct cost (building, upkeep)' },
  indirect: { zh: '间接成本（分摊的软硬件、设施、公共管理）', en: 'Indirect cost (shared hardware, software, facilities, management)' },
  opportunity: { zh: '机会成本', en: 'Opportunity cost' },
  taxes: { zh: '相关税费', en: 'Taxes and fees' },
} as const

const costs = {
  label: { zh: '重置成本（现行价格）', en: 'Replacement cost at current prices' },
  basis,
  rows: { min: 1, max: 20 },
  columns: {
    group: { label: { zh: '成本类别', en: 'Group' }, unit: 'option', options: costGroups },
    name: { label: { zh: '内容', en: 'What' }, unit: 'text', max: 100 },
    amount: { symbol: 'C', label: { zh: '金额', en: 'Amount' }, unit: 'yuan', min: 0, max: 1e12, basis },
  },
} as const satisfies Table

/** How openly data flows, each with a weight and its share of the volume. */
const openness = {
  label: { zh: '数据流通系数 β', en: 'Circulation β' },
  basis,
  rows: { min: 1, max: 4 },
  help: { zh: 'β = Σ（权重 × 占比），各类占比合计 100 %', en: 'β = Σ (weight × share); the shares make 100 %' },
  columns: {
    kind: {
      label: { zh: '流通类型', en: 'Kind' },
      unit: 'option',
      options: {
        open: { zh: '开放', en: 'Open' },
        public: { zh: '公开', en: 'Published' },
        shared: { zh: '共享', en: 'Shared' },
        closed: { zh: '非共享', en: 'Not shared' },
      },
    },
    weight: { symbol: 'w', label: { zh: '权重', en: 'Weight' }, unit: 'coefficient', min: 0, max: 10, basis },
    share: { symbol: 's', label: { zh: '占比', en: 'Share' }, unit: 'percent', min: 0, max: 100, basis },
  },
} as const satisfies Table

const quality: Parameter = {
  symbol: 'α',
  label: { zh: '数据质量系数', en: 'Data quality coefficient' },
  unit: 'coefficient',
  min: 0,
  max: 1,
  basis: 'choice:quality-coefficient',
  proposedBy: 'quality-score',
}
const risk = (symbol: string, zh: string, en: string): Parameter => ({
  symbol,
  label: { zh, en },
  unit: 'percent',
  min: 0,
  max: 100,
  basis,
})
const risks = ['managing', 'circulating', 'developing', 'securing'] as const
const testCost = { symbol: 'RC', label: { zh: '重置成本', en: 'Replacement cost' }, scales: ['costs.amount'] }

/** The variants of the cost approach. */
export const costVariants = {
  'cost-obsolescence': {
    approach: 'cost',
    code: 'C1',
    title: { zh: '重置成本减贬值额', en: 'Replacement cost less obsolescence' },
    formula: 'V = RC − Df − De',
    basis,
    values: {
      functional: { symbol: 'Df', label: { zh: '功能性贬值', en: 'Functional obsolescence' }, unit: 'yuan', min: 0, max: 1e12, basis },
      economic: { symbol: 'De', label: { zh: '经济性贬值', en: 'Economic obsolescence' }, unit: 'yuan', min: 0, max: 1e12, basis },
    },
    tables: { costs },
    tested: [
      testCost,
      { symbol: 'Df', label: { zh: '功能性贬值', en: 'Functional obsolescence' }, scales: ['functional'] },
      { symbol: 'De', label: { zh: '经济性贬值', en: 'Economic obsolescence' }, scales: ['economic'] },
    ],
  },
  'cost-rate': {
    approach: 'cost',
    code: 'C1',
    title: { zh: '重置成本乘成新率', en: 'Replacement cost less a rate' },
    formula: 'V = RC × (1 − δ)',
    basis,
    values: { rate: { symbol: 'δ', label: { zh: '综合贬值率', en: 'Rate of obsolescence' }, unit: 'percent', min: 0, max: 100, basis } },
    tables: { costs },
    tested: [testCost, { symbol: 'δ', label: { zh: '综合贬值率', en: 'Rate of obsolescence' }, scales: ['rate'] }],
  },
  'cost-life': {
    approach: 'cost',
    code: 'C2',
    title: { zh: '剩余寿命系数', en: 'Remaining life' },
    formula: 'V = RC × n剩余 ÷ (n已用 + n剩余)',
    basis,
    values: {
      used: { symbol: 'n已用', label: { zh: '已使用年限', en: 'Years used' }, unit: 'years', min: 0, max: 100, basis },
      remaining: { symbol: 'n剩余', label: { zh: '剩余经济寿命', en: 'Years remaining' }, unit: 'years', min: 0.01, max: 100, basis },
    },
    tables: { costs },
    tested: [testCost, { symbol: 'n剩余', label: { zh: '剩余经济寿命', en: 'Years remaining' }, scales: ['remaining'] }],
  },
  'cost-utility': {
    approach: 'cost',
    code: 'C3',
    title: { zh: '成本加利润乘价值调整系数', en: 'Cost, profit and utility' },
    formula: 'V = TC × (1 + R) × U，U = α × β × (1 + l) × (1 − r)',
    basis,
    values: {
      profit: { symbol: 'R', label: { zh: '合理利润率', en: 'Reasonable profit' }, unit: 'percent', min: 0, max: 100, basis },
      quality,
      own: {
        symbol: 'l₁',
        label: { zh: '本资产数据量', en: 'Volume of this asset' },
        unit: 'volume',
        min: 0,
        max: 1e15,
        basis,
        help: { zh: '数据稀缺系数 l = 本资产数据量 ÷ 行业数据量', en: 'Scarcity l = own volume ÷ volume of the industry' },
      },
      industry: {
        symbol: 'l₂',
        label: { zh: '行业同类数据总量', en: 'Volume of the industry' },
        unit: 'volume',
        min: 0.0001,
        max: 1e15,
        basis,
      },
      managing: {
        ...risk('r₁', '管理风险', 'Risk of management'),
        help: { zh: '价值实现风险系数 r 为四项之和', en: 'The risk r is the sum of the four' },
      },
      circulating: risk('r₂', '流通风险', 'Risk of circulation'),
      developing: risk('r₃', '增值开发风险', 'Risk of development'),
      securing: risk('r₄', '安全风险', 'Risk of security'),
    },
    tables: { costs: { ...costs, label: { zh: '总成本 TC', en: 'Total cost TC' } }, openness },
    limits: [
      {
        sum: ['own'],
        most: 'industry',
        label: { zh: '本资产数据量', en: 'Volume of this asset' },
        message: { zh: '不能大于行业同类数据总量', en: 'Not above the volume of the industry' },
      },
      {
        sum: risks,
        most: 100,
        label: { zh: '风险系数', en: 'Risk' },
        message: { zh: '四项风险合计不能超过100%', en: 'The four risks make at most 100 %' },
      },
    ],
    tested: [
      { symbol: 'TC', label: { zh: '总成本', en: 'Total cost' }, scales: ['costs.amount'] },
      { symbol: 'α', label: { zh: '数据质量系数', en: 'Data quality' }, scales: ['quality'] },
      { symbol: 'β', label: { zh: '数据流通系数', en: 'Circulation' }, scales: ['openness.weight'] },
      { symbol: 'R', label: { zh: '合理利润率', en: 'Profit' }, scales: ['profit'] },
      { symbol: 'l', label: { zh: '数据稀缺系数', en: 'Scarcity' }, scales: ['own'] },
      { symbol: 'r', label: { zh: '风险系数', en: 'Risk' }, scales: risks },
    ],
  },
} as const satisfies { readonly [variant: string]: VariantShape }

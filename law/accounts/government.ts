import type { Chart } from './account.ts'

const source = '政府会计制度——行政事业单位会计科目（经公开教学资料核对，正式印发本待核）'
const sub = '明细科目，按《政府会计准则第4号——无形资产》区分研究阶段和开发阶段支出（条文待核）'
const own = { source, isVerified: false, ledger: 'financial' } as const
const budget = { source, isVerified: false, ledger: 'budget' } as const

/** Accounts of government accounting that data assets touch. There is no impairment of intangible assets among them. */
export const governmentChart = {
  'zero-balance': { code: '1011', title: { zh: '零余额账户用款额度', en: 'Zero-balance account quota' }, stands: 'debit', ...own },
  bank: { code: '1002', title: { zh: '银行存款', en: 'Bank deposits' }, stands: 'debit', ...own },
  payable: { code: '2302', title: { zh: '应付账款', en: 'Accounts payable' }, stands: 'credit', ...own },
  'intangible-cost': {
    code: '1701',
    title: { zh: '无形资产—数据资源', en: 'Intangible assets: data resources' },
    stands: 'debit',
    holds: { class: 'intangible', measure: 'cost' },
    ...own,
  },
  'intangible-amortisation': {
    code: '1702',
    title: { zh: '无形资产累计摊销—数据资源', en: 'Accumulated amortisation: data resources' },
    stands: 'credit',
    holds: { class: 'intangible', measure: 'amortised' },
    ...own,
  },
  research: { code: '170301', title: { zh: '研发支出—研究支出', en: 'R&D expenditure: research' }, stands: 'debit', ...own, source: sub },
  development: {
    code: '170302',
    title: { zh: '研发支出—开发支出', en: 'R&D expenditure: development' },
    stands: 'debit',
    holds: { class: 'development', measure: 'cost' },
    ...own,
    source: sub,
  },
  'treasury-payable': { code: '2103', title: { zh: '应缴财政款', en: 'Due to the treasury' }, stands: 'credit', ...own },
  wages: { code: '2201', title: { zh: '应付职工薪酬', en: 'Wages payable' }, stands: 'credit', ...own },
  'free-transfer': { code: '3401', title: { zh: '无偿调拨净资产', en: 'Net assets transferred free' }, stands: 'credit', ...own },
  appropriation: { code: '4001', title: { zh: '财政拨款收入', en: 'Fiscal appropriation income' }, stands: 'credit', ...own },
  'service-income': { code: '4101', title: { zh: '事业收入', en: 'Service income' }, stands: 'credit', ...own },
  'other-income': { code: '4609', title: { zh: '其他收入', en: 'Other income' }, stands: 'credit', ...own },
  'activity-expense': { code: '5001', title: { zh: '业务活动费用', en: 'Activity expense' }, stands: 'debit', ...own },
  'administration-expense': { code: '5101', title: { zh: '单位管理费用', en: 'Administration expense' }, stands: 'debit', ...own },
  'disposal-expense': { code: '5301', title: { zh: '资产处置费用', en: 'Disposal expense' }, stands: 'debit', ...own },
  'budget-appropriation': {
    code: '6001',
    title: { zh: '财政拨款预算收入', en: 'Budget income: appropriation' },
    stands: 'credit',
    ...budget,
  },
  'budget-service-income': { code: '6101', title: { zh: '事业预算收入', en: 'Budget income: service' }, stands: 'credit', ...budget },
  'budget-other-income': { code: '6609', title: { zh: '其他预算收入', en: 'Budget income: other' }, stands: 'credit', ...budget },
  'administrative-spending': { code: '7101', title: { zh: '行政支出', en: 'Administrative spending' }, stands: 'debit', ...budget },
  'service-spending': { code: '7201', title: { zh: '事业支出', en: 'Service spending' }, stands: 'debit', ...budget },
  'other-spending': { code: '7901', title: { zh: '其他支出', en: 'Other spending' }, stands: 'debit', ...budget },
  'budget-funds': { code: '8001', title: { zh: '资金结存', en: 'Fund balance' }, stands: 'debit', ...budget },
} as const satisfies Chart

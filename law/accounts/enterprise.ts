import type { Chart } from './account.ts'

const source =
  '企业会计准则应用指南会计科目；数据资源明细按《企业数据资源相关会计处理暂行规定》（财会〔2023〕11号）设置（通行做法，科目号待核）'
const own = { source, isVerified: false, ledger: 'financial' } as const

/** Accounts of the enterprise standards that data resources touch. */
export const enterpriseChart = {
  bank: { code: '1002', title: { zh: '银行存款', en: 'Bank deposits' }, stands: 'debit', ...own },
  receivable: { code: '1122', title: { zh: '应收账款', en: 'Accounts receivable' }, stands: 'debit', ...own },
  materials: { code: '1403', title: { zh: '原材料', en: 'Materials' }, stands: 'debit', ...own },
  'stock-cost': {
    code: '1405',
    title: { zh: '库存商品—数据资源', en: 'Stock: data resources' },
    stands: 'debit',
    holds: { class: 'inventory', measure: 'cost' },
    ...own,
  },
  'stock-write-down': {
    code: '1471',
    title: { zh: '存货跌价准备—数据资源', en: 'Write-down of stock: data resources' },
    stands: 'credit',
    holds: { class: 'inventory', measure: 'impaired' },
    ...own,
  },
  depreciation: { code: '1602', title: { zh: '累计折旧', en: 'Accumulated depreciation' }, stands: 'credit', ...own },
  'intangible-cost': {
    code: '1701',
    title: { zh: '无形资产—数据资源', en: 'Intangible assets: data resources' },
    stands: 'debit',
    holds: { class: 'intangible', measure: 'cost' },
    ...own,
  },
  'intangible-amortisation': {
    code: '1702',
    title: { zh: '累计摊销—数据资源', en: 'Accumulated amortisation: data resources' },
    stands: 'credit',
    holds: { class: 'intangible', measure: 'amortised' },
    ...own,
  },
  'intangible-impairment': {
    code: '1703',
    title: { zh: '无形资产减值准备—数据资源', en: 'Impairment of intangible assets: data resources' },
    stands: 'credit',
    holds: { class: 'intangible', measure: 'impaired' },
    ...own,
  },
  payable: { code: '2202', title: { zh: '应付账款', en: 'Accounts payable' }, stands: 'credit', ...own },
  wages: { code: '2211', title: { zh: '应付职工薪酬', en: 'Wages payable' }, stands: 'credit', ...own },
  'input-tax': { code: '22210101', title: { zh: '应交税费—应交增值税（进项税额）', en: 'VAT: input' }, stands: 'debit', ...own },
  'output-tax': { code: '22210107', title: { zh: '应交税费—应交增值税（销项税额）', en: 'VAT: output' }, stands: 'credit', ...own },
  'paid-in-capital': { code: '4001', title: { zh: '实收资本', en: 'Paid-in capital' }, stands: 'credit', ...own },
  'capital-reserve': { code: '4002', title: { zh: '资本公积', en: 'Capital reserve' }, stands: 'credit', ...own },
  'production-cost': { code: '5001', title: { zh: '生产成本', en: 'Production cost' }, stands: 'debit', ...own },
  research: { code: '530101', title: { zh: '研发支出—费用化支出', en: 'R&D: expensed' }, stands: 'debit', ...own },
  development: {
    code: '530102',
    title: { zh: '研发支出—资本化支出（数据资源）', en: 'R&D: capitalised (data resources)' },
    stands: 'debit',
    holds: { class: 'development', measure: 'cost' },
    ...own,
  },
  'main-income': { code: '6001', title: { zh: '主营业务收入', en: 'Main business income' }, stands: 'credit', ...own },
  'other-business-income': { code: '6051', title: { zh: '其他业务收入', en: 'Other business income' }, stands: 'credit', ...own },
  'disposal-result': { code: '6115', title: { zh: '资产处置损益', en: 'Gain or loss on disposal' }, stands: 'credit', ...own },
  'non-operating-income': { code: '6301', title: { zh: '营业外收入', en: 'Non-operating income' }, stands: 'credit', ...own },
  'main-cost': { code: '6401', title: { zh: '主营业务成本', en: 'Cost of main business' }, stands: 'debit', ...own },
  'administration-expense': { code: '6602', title: { zh: '管理费用', en: 'Administration expense' }, stands: 'debit', ...own },
  'impairment-loss': { code: '6701', title: { zh: '资产减值损失', en: 'Impairment loss' }, stands: 'debit', ...own },
  'non-operating-expense': { code: '6711', title: { zh: '营业外支出', en: 'Non-operating expense' }, stands: 'debit', ...own },
} as const satisfies Chart

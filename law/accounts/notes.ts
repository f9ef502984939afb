import type { CardClass, Side } from './account.ts'
import type { Words } from '../words.ts'

/** Where the items of the notes come from. */
export const notesSource = '《企业数据资源相关会计处理暂行规定》（财会〔2023〕11号）披露要求（条文待核）'

/** How the cost of each class is charged: what the notes say of useful life and amortisation. */
export const chargedHow: { readonly [each in CardClass]: { readonly title: Words; readonly method: Words } } = {
  intangible: {
    title: { zh: '无形资产', en: 'Intangible assets' },
    method: {
      zh: '年限平均法，无残值；使用年限不确定的不摊销',
      en: 'Straight line without residual value; an indefinite life is not amortised',
    },
  },
  inventory: {
    title: { zh: '存货', en: 'Stock' },
    method: { zh: '不摊销；出售时按个别计价法结转成本', en: 'Not amortised; its own cost is carried over when it is sold' },
  },
  development: {
    title: { zh: '开发支出', en: 'Development expenditure' },
    method: { zh: '不摊销；达到预定用途时转入无形资产', en: 'Not amortised; becomes an intangible asset when ready for use' },
  },
}

/** What one event posted to one account on one side. */
type Posted = { readonly template: string; readonly account: string; readonly side: Side }
/** Research and development of the span, out of postings. */
export const researchLines: readonly { readonly title: Words; readonly of: readonly Posted[] }[] = [
  { title: { zh: '本期研究阶段支出', en: 'Research of the span' }, of: [{ template: 'research', account: 'research', side: 'debit' }] },
  {
    title: { zh: '本期资本化的开发支出', en: 'Development capitalised in the span' },
    of: [{ template: 'development', account: 'development', side: 'debit' }],
  },
  {
    title: { zh: '计入当期损益的研究开发支出', en: 'Charged to profit or loss' },
    of: [
      { template: 'research-to-expense', account: 'research', side: 'credit' },
      { template: 'development-abandoned', account: 'development', side: 'credit' },
    ],
  },
  {
    title: { zh: '确认为无形资产的研究开发支出', en: 'Recognised as intangible assets' },
    of: [{ template: 'finished', account: 'development', side: 'credit' }],
  },
]

type Item = { readonly title: Words; readonly help: Words; readonly isVoluntary: boolean }
/** What the unit writes itself, year by year: no card or voucher holds it. */
export const writtenItems = {
  important: {
    isVoluntary: false,
    title: { zh: '单项重要的数据资源', en: 'Items important by themselves' },
    help: { zh: '内容、账面价值和剩余摊销期限', en: 'Content, carrying amount and remaining life' },
  },
  pledged: {
    isVoluntary: false,
    title: { zh: '用于担保、所有权或使用权受限', en: 'Pledged, or restricted in title or use' },
    help: {
      zh: '质押合同、担保金额、账面价值和当期摊销额；卡片上没有的写在这里',
      en: 'The pledge, the amount secured, carrying amount and amortisation; what no card holds',
    },
  },
  valued: {
    isVoluntary: false,
    title: { zh: '评估的依据、假设和参数', en: 'Basis, assumptions and parameters of valuations' },
    help: {
      zh: '对评估且重要的：信息来源、假设前提和限制条件、方法选择、重要参数的来源',
      en: 'Where valued and material: information used, assumptions and limits, choice of method, source of the main parameters',
    },
  },
  content: {
    isVoluntary: true,
    title: { zh: '原始数据的类型、规模、来源、权属和质量', en: 'Type, scale, source, rights and quality of the raw data' },
    help: { zh: '形成数据资源所用的原始数据', en: 'The raw data it was made from' },
  },
  investment: {
    isVoluntary: true,
    title: { zh: '加工维护和安全保护的投入', en: 'Spent on processing, upkeep and security' },
    help: { zh: '人才、技术、设备和安全措施', en: 'People, technology, equipment, safeguards' },
  },
  uses: {
    isVoluntary: true,
    title: { zh: '应用场景和创造价值的方式', en: 'Uses and how they create value' },
    help: { zh: '产品、服务对象和作价出资、流通交易的情况', en: 'Products, who is served, and what was contributed or traded' },
  },
  transactions: {
    isVoluntary: true,
    title: { zh: '重大交易的影响和风险', en: 'Effect and risk of major transactions' },
    help: { zh: '交易对企业的影响和风险分析', en: 'What they mean for the enterprise' },
  },
  lapsed: {
    isVoluntary: true,
    title: { zh: '失效的权利和原因', en: 'Rights that lapsed, and why' },
    help: { zh: '报告期内失效的数据资源及其账面价值', en: 'Data that lapsed in the year, and its carrying amount' },
  },
  limits: {
    isVoluntary: true,
    title: { zh: '转让、许可或应用所受的限制', en: 'Limits on transfer, licence or use' },
    help: { zh: '地域、领域和法律法规方面的限制', en: 'By region, field and law' },
  },
} as const satisfies { readonly [item: string]: Item }
export type WrittenItem = keyof typeof writtenItems

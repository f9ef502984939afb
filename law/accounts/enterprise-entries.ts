import type { EntryLine, Templates, Way } from './account.ts'

const source = '《企业数据资源相关会计处理暂行规定》（财会〔2023〕11号）；分录为通行做法（待核）'
const own = { basis: '§6.3', source, isVerified: false } as const
const approved = { basis: 'choice:enterprise-disposal', source, isVerified: false, needsApproval: true } as const
const spent = { price: { title: { zh: '支出金额', en: 'Expenditure' }, required: true } } as const
const bought = {
  price: {
    title: {
      zh: '购买价款、相关税费及直接归属支出（不含可抵扣进项税）',
      en: 'Price, duties and directly attributable costs, without deductible VAT',
    },
    required: true,
  },
  tax: { title: { zh: '可抵扣进项税额', en: 'Deductible input VAT' }, required: false },
} as const
const sold = {
  proceeds: { title: { zh: '价款（不含税）', en: 'Price without VAT' }, required: true },
  tax: { title: { zh: '销项税额', en: 'Output VAT' }, required: false },
} as const

const way = (zh: string, en: string, account: string, amount: readonly string[] = ['price']): Way => ({
  title: { zh, en },
  lines: [{ account, side: 'credit', amount }],
})
const paid = {
  bank: way('银行存款', 'Bank', 'bank', ['price', 'tax']),
  payable: way('应付账款', 'On account', 'payable', ['price', 'tax']),
}
const worked = {
  wages: way('应付职工薪酬', 'Wages', 'wages'),
  materials: way('原材料', 'Materials', 'materials'),
  depreciation: way('累计折旧', 'Depreciation', 'depreciation'),
  bank: way('银行存款', 'Bank', 'bank'),
}
/** What stands against data that was neither bought nor made: what its owners put in, what was given. */
const received = {
  invested: way('投资者投入（实收资本）', 'Put in by an owner as capital', 'paid-in-capital', ['price', 'tax']),
  transferred: way('股东、国有资产无偿划入（资本公积）', 'Transferred in free by an owner', 'capital-reserve', ['price', 'tax']),
  donated: way('接受捐赠（营业外收入）', 'Donated', 'non-operating-income', ['price', 'tax']),
}
const receivedHelp = {
  zh: '以协议、划转或捐赠文件和相关票据载明的价值为成本',
  en: 'Its cost is what the agreement or the paper of transfer or donation states',
} as const
const inputTax: EntryLine = { account: 'input-tax', side: 'debit', amount: ['tax'] }
const settled = { basis: 'choice:settlement', source, isVerified: false } as const
const moved = (zh: string, en: string) => ({ price: { title: { zh, en }, required: true } }) as const
const gone: readonly EntryLine[] = [
  { account: 'intangible-amortisation', side: 'debit', amount: ['card.amortised'] },
  { account: 'intangible-impairment', side: 'debit', amount: ['card.impaired'] },
  { account: 'intangible-cost', side: 'credit', amount: ['card.cost'] },
]

/** Events of the enterprise standards for data resources. */
export const enterpriseTemplates = {
  purchase: {
    title: { zh: '外购数据（无形资产）', en: 'Data purchased as intangible asset' },
    ...own,
    row: 'in-purchased',
    evidences: ['price'],
    asks: bought,
    lines: [{ account: 'intangible-cost', side: 'debit', amount: ['price'] }, inputTax],
    ways: paid,
    card: { does: 'add', to: 'intangible', manner: 'purchased', cost: ['price'] },
  },
  'purchase-stock': {
    title: { zh: '外购数据（存货）', en: 'Data purchased for sale' },
    ...own,
    row: 'in-purchased',
    evidences: ['price'],
    asks: bought,
    lines: [{ account: 'stock-cost', side: 'debit', amount: ['price'] }, inputTax],
    ways: paid,
    card: { does: 'add', to: 'inventory', manner: 'purchased', cost: ['price'] },
  },
  'produce-stock': {
    title: { zh: '采集加工完成（存货）', en: 'Data produced for sale' },
    ...own,
    row: 'in-developed',
    evidences: ['price'],
    asks: spent,
    lines: [{ account: 'stock-cost', side: 'debit', amount: ['price'] }],
    ways: { production: way('生产成本', 'Production cost', 'production-cost'), bank: way('银行存款', 'Bank', 'bank') },
    card: { does: 'add', to: 'inventory', manner: 'developed', cost: ['price'] },
  },
  received: {
    title: { zh: '其他方式取得（无形资产）', en: 'Received in another way, as intangible asset' },
    ...own,
    row: 'in-other',
    evidences: ['price'],
    asks: bought,
    lines: [{ account: 'intangible-cost', side: 'debit', amount: ['price'] }, inputTax],
    ways: received,
    card: { does: 'add', to: 'intangible', manner: 'other', cost: ['price'] },
    help: receivedHelp,
  },
  'received-stock': {
    title: { zh: '其他方式取得（存货）', en: 'Received in another way, for sale' },
    ...own,
    row: 'in-other',
    evidences: ['price'],
    asks: bought,
    lines: [{ account: 'stock-cost', side: 'debit', amount: ['price'] }, inputTax],
    ways: received,
    card: { does: 'add', to: 'inventory', manner: 'other', cost: ['price'] },
    help: receivedHelp,
  },
  'payable-paid': {
    title: { zh: '支付应付账款', en: 'Payable paid' },
    ...settled,
    settles: 'payable',
    asks: moved('支付金额', 'Paid'),
    lines: [
      { account: 'payable', side: 'debit', amount: ['price'] },
      { account: 'bank', side: 'credit', amount: ['price'] },
    ],
  },
  'wages-paid': {
    title: { zh: '支付应付职工薪酬', en: 'Wages paid' },
    ...settled,
    settles: 'wages',
    asks: moved('支付金额', 'Paid'),
    lines: [
      { account: 'wages', side: 'debit', amount: ['price'] },
      { account: 'bank', side: 'credit', amount: ['price'] },
    ],
  },
  'receivable-collected': {
    title: { zh: '收回应收账款', en: 'Receivable collected' },
    ...settled,
    settles: 'receivable',
    asks: moved('收到金额', 'Received'),
    lines: [
      { account: 'bank', side: 'debit', amount: ['price'] },
      { account: 'receivable', side: 'credit', amount: ['price'] },
    ],
  },
  research: {
    title: { zh: '内部研究阶段支出', en: 'Own research' },
    ...own,
    asks: spent,
    lines: [{ account: 'research', side: 'debit', amount: ['price'] }],
    ways: worked,
    help: { zh: '研究阶段支出全部费用化', en: 'Research is always expensed' },
  },
  'research-to-expense': {
    title: { zh: '期末结转费用化支出', en: 'Research to expense' },
    ...own,
    asks: { price: { title: { zh: '结转金额', en: 'Amount' }, required: true } },
    lines: [
      { account: 'administration-expense', side: 'debit', amount: ['price'] },
      { account: 'research', side: 'credit', amount: ['price'] },
    ],
  },
  development: {
    title: { zh: '内部开发阶段支出（资本化）', en: 'Own development, capitalised' },
    ...own,
    evidences: ['price'],
    needsCapitalConditions: true,
    asks: spent,
    lines: [{ account: 'development', side: 'debit', amount: ['price'] }],
    ways: worked,
    card: { does: 'add', to: 'development', manner: 'developed', cost: ['price'] },
  },
  finished: {
    title: { zh: '开发完成，达到预定用途', en: 'Ready for use' },
    ...own,
    row: 'in-developed',
    asks: {},
    lines: [
      { account: 'intangible-cost', side: 'debit', amount: ['card.cost'] },
      { account: 'development', side: 'credit', amount: ['card.cost'] },
    ],
    card: { does: 'finish', to: 'intangible', manner: 'developed' },
  },
  impairment: {
    title: { zh: '无形资产减值', en: 'Impairment of an intangible asset' },
    ...own,
    row: 'impaired',
    asks: { loss: { title: { zh: '减值金额', en: 'Loss' }, required: true } },
    lines: [
      { account: 'impairment-loss', side: 'debit', amount: ['loss'] },
      { account: 'intangible-impairment', side: 'credit', amount: ['loss'] },
    ],
    card: { does: 'impair', of: 'intangible', by: ['loss'] },
    help: { zh: '一经计提，以后期间不得转回', en: 'Never reversed in later periods' },
  },
  'stock-write-down': {
    title: { zh: '计提存货跌价准备', en: 'Stock written down' },
    ...own,
    row: 'impaired',
    asks: { loss: { title: { zh: '跌价金额', en: 'Loss' }, required: true } },
    lines: [
      { account: 'impairment-loss', side: 'debit', amount: ['loss'] },
      { account: 'stock-write-down', side: 'credit', amount: ['loss'] },
    ],
    card: { does: 'impair', of: 'inventory', by: ['loss'] },
  },
  'stock-write-back': {
    title: { zh: '转回存货跌价准备', en: 'Write-down of stock taken back' },
    ...own,
    row: 'written-back',
    asks: { gain: { title: { zh: '转回金额', en: 'Amount taken back' }, required: true } },
    lines: [
      { account: 'stock-write-down', side: 'debit', amount: ['gain'] },
      { account: 'impairment-loss', side: 'credit', amount: ['gain'] },
    ],
    card: { does: 'write-back', of: 'inventory', by: ['gain'] },
  },
  'licence-income': {
    title: { zh: '许可使用或服务收入', en: 'Income from a licence or service' },
    ...own,
    asks: sold,
    lines: [
      { account: 'receivable', side: 'debit', amount: ['proceeds', 'tax'] },
      { account: 'output-tax', side: 'credit', amount: ['tax'] },
    ],
    ways: {
      main: way('主营业务收入', 'Main business', 'main-income', ['proceeds']),
      other: way('其他业务收入', 'Other business', 'other-business-income', ['proceeds']),
    },
  },
  'sell-stock': {
    title: { zh: '结转已售存货成本', en: 'Cost of stock sold' },
    ...own,
    row: 'out-disposed',
    asks: {},
    lines: [
      { account: 'main-cost', side: 'debit', amount: ['card.cost', '-card.impaired'] },
      { account: 'stock-write-down', side: 'debit', amount: ['card.impaired'] },
      { account: 'stock-cost', side: 'credit', amount: ['card.cost'] },
    ],
    card: { does: 'leave', of: 'inventory' },
  },
  disposal: {
    title: { zh: '出售、转让无形资产', en: 'Intangible asset disposed of' },
    ...approved,
    row: 'out-disposed',
    asks: sold,
    lines: [
      { account: 'bank', side: 'debit', amount: ['proceeds', 'tax'] },
      ...gone,
      { account: 'output-tax', side: 'credit', amount: ['tax'] },
      { account: 'disposal-result', side: 'rest', amount: [] },
    ],
    card: { does: 'leave', of: 'intangible' },
  },
  scrap: {
    title: { zh: '报废（失效且终止确认）', en: 'Scrapped' },
    ...approved,
    row: 'out-lapsed',
    asks: {},
    lines: [...gone, { account: 'non-operating-expense', side: 'rest', amount: [] }],
    card: { does: 'leave', of: 'intangible' },
  },
  'stock-scrapped': {
    title: { zh: '存货报废、销毁', en: 'Stock scrapped or destroyed' },
    ...approved,
    row: 'out-lapsed',
    asks: {},
    lines: [
      { account: 'stock-write-down', side: 'debit', amount: ['card.impaired'] },
      { account: 'stock-cost', side: 'credit', amount: ['card.cost'] },
      { account: 'non-operating-expense', side: 'rest', amount: [] },
    ],
    card: { does: 'leave', of: 'inventory' },
  },
  'development-abandoned': {
    title: { zh: '开发终止、成果销毁', en: 'Development given up, its result destroyed' },
    ...approved,
    asks: {},
    lines: [
      { account: 'administration-expense', side: 'debit', amount: ['card.cost'] },
      { account: 'development', side: 'credit', amount: ['card.cost'] },
    ],
    card: { does: 'leave', of: 'development' },
  },
} as const satisfies Templates

import type { EntryLine, Templates, Way } from './account.ts'

const source = '政府会计制度主要业务账务处理示例（公开教学资料）；《政府会计准则第4号——无形资产》（条文待核）'
const own = { source, isVerified: false } as const
const approved = { basis: '§4.9', needsApproval: true } as const
const price = { zh: '购买价款及直接相关费用', en: 'Price and directly related costs' }
const spending = { 'administrative-organ': 'administrative-spending', 'public-institution': 'service-spending' } as const

/** Paying: the credit in the financial ledger, and beside it the entry of the budget ledger for the same cash. */
function paidBy(amount: string): { readonly [way: string]: Way } {
  const spent: EntryLine = { account: spending, side: 'debit', amount: [amount] }
  return {
    appropriation: {
      title: { zh: '财政直接支付', en: 'Paid directly by the treasury' },
      lines: [
        { account: 'appropriation', side: 'credit', amount: [amount] },
        spent,
        { account: 'budget-appropriation', side: 'credit', amount: [amount] },
      ],
    },
    'zero-balance': {
      title: { zh: '零余额账户用款额度', en: 'Zero-balance account' },
      lines: [
        { account: 'zero-balance', side: 'credit', amount: [amount] },
        spent,
        { account: 'budget-funds', side: 'credit', amount: [amount] },
      ],
    },
    bank: {
      title: { zh: '银行存款', en: 'Bank' },
      lines: [{ account: 'bank', side: 'credit', amount: [amount] }, spent, { account: 'budget-funds', side: 'credit', amount: [amount] }],
    },
  }
}
const unpaid: Way = {
  title: { zh: '尚未支付（应付账款）', en: 'Not paid yet' },
  lines: [{ account: 'payable', side: 'credit', amount: ['price'] }],
}
const worked: { readonly [way: string]: Way } = {
  wages: { title: { zh: '应付职工薪酬', en: 'Wages' }, lines: [{ account: 'wages', side: 'credit', amount: ['price'] }] },
  ...paidBy('price'),
}
const settled = {
  basis: 'choice:settlement',
  ...own,
  asks: { price: { title: { zh: '支付金额', en: 'Paid' }, required: true } },
  ways: paidBy('price'),
} as const
const feesPaid: readonly EntryLine[] = [
  { account: 'bank', side: 'credit', amount: ['fees'] },
  { account: 'other-spending', side: 'debit', amount: ['fees'] },
  { account: 'budget-funds', side: 'credit', amount: ['fees'] },
]
const gone: readonly EntryLine[] = [
  { account: 'intangible-amortisation', side: 'debit', amount: ['card.amortised'] },
  { account: 'intangible-cost', side: 'credit', amount: ['card.cost'] },
]

/** Events of government accounting: what is paid has its entry in the budget ledger, what is due to the treasury has none. */
export const governmentTemplates = {
  purchase: {
    title: { zh: '外购数据', en: 'Data purchased' },
    basis: '§6.3',
    ...own,
    row: 'in-purchased',
    evidences: ['price'],
    asks: { price: { title: price, required: true } },
    lines: [{ account: 'intangible-cost', side: 'debit', amount: ['price'] }],
    ways: { ...paidBy('price'), unpaid },
    card: { does: 'add', to: 'intangible', manner: 'purchased', cost: ['price'] },
  },
  'payable-paid': {
    title: { zh: '支付应付账款', en: 'Payable paid' },
    ...settled,
    settles: 'payable',
    lines: [{ account: 'payable', side: 'debit', amount: ['price'] }],
    help: { zh: '以前记账时尚未支付的，支付时补记预算会计分录', en: 'What was posted unpaid gets its budget entry when it is paid' },
  },
  'wages-paid': {
    title: { zh: '支付应付职工薪酬', en: 'Wages paid' },
    ...settled,
    settles: 'wages',
    lines: [{ account: 'wages', side: 'debit', amount: ['price'] }],
    help: {
      zh: '自行研发时记入应付职工薪酬的，支付时补记预算会计分录',
      en: 'Wages of own research and development get their budget entry when they are paid',
    },
  },
  research: {
    title: { zh: '自行研发：研究阶段支出', en: 'Own research' },
    basis: '§6.3',
    ...own,
    asks: { price: { title: { zh: '支出金额', en: 'Expenditure' }, required: true } },
    lines: [{ account: 'research', side: 'debit', amount: ['price'] }],
    ways: worked,
    help: {
      zh: '研究阶段支出不计入资产，期末转入费用',
      en: 'Research never becomes an asset; it goes to expense at the end of the period',
    },
  },
  'research-to-expense': {
    title: { zh: '期末结转研究支出', en: 'Research to expense' },
    basis: '§6.3',
    ...own,
    asks: { price: { title: { zh: '结转金额', en: 'Amount' }, required: true } },
    lines: [
      { account: 'activity-expense', side: 'debit', amount: ['price'] },
      { account: 'research', side: 'credit', amount: ['price'] },
    ],
  },
  development: {
    title: { zh: '自行研发：开发阶段支出', en: 'Own development' },
    basis: '§6.3',
    ...own,
    evidences: ['price'],
    needsCapitalConditions: true,
    asks: { price: { title: { zh: '支出金额', en: 'Expenditure' }, required: true } },
    lines: [{ account: 'development', side: 'debit', amount: ['price'] }],
    ways: worked,
    card: { does: 'add', to: 'development', manner: 'developed', cost: ['price'] },
  },
  finished: {
    title: { zh: '开发完成，达到预定用途', en: 'Development finished' },
    basis: '§6.3',
    ...own,
    row: 'in-developed',
    asks: {},
    lines: [
      { account: 'intangible-cost', side: 'debit', amount: ['card.cost'] },
      { account: 'development', side: 'credit', amount: ['card.cost'] },
    ],
    card: { does: 'finish', to: 'intangible', manner: 'developed' },
  },
  'received-free': {
    title: { zh: '无偿调入', en: 'Received free' },
    basis: '§6.3',
    ...own,
    row: 'in-other',
    evidences: ['price', 'fees'],
    asks: {
      price: { title: { zh: '调出方账面价值', en: 'Book value at the giver' }, required: true },
      fees: { title: { zh: '相关税费', en: 'Fees' }, required: false },
    },
    lines: [
      { account: 'intangible-cost', side: 'debit', amount: ['price', 'fees'] },
      { account: 'free-transfer', side: 'credit', amount: ['price'] },
      ...feesPaid,
    ],
    card: { does: 'add', to: 'intangible', manner: 'other', cost: ['price', 'fees'] },
  },
  'given-free': {
    title: { zh: '无偿调出', en: 'Given free' },
    ...approved,
    ...own,
    row: 'out-other',
    asks: { fees: { title: { zh: '由本单位负担的税费', en: 'Fees borne here' }, required: false } },
    lines: [
      { account: 'free-transfer', side: 'debit', amount: ['card.cost', '-card.amortised'] },
      ...gone,
      { account: 'disposal-expense', side: 'debit', amount: ['fees'] },
      ...feesPaid,
    ],
    card: { does: 'leave', of: 'intangible' },
  },
  sale: {
    title: { zh: '经批准出售、转让', en: 'Approved sale' },
    ...approved,
    ...own,
    row: 'out-disposed',
    asks: {
      proceeds: { title: { zh: '取得的价款', en: 'Proceeds' }, required: true },
      fees: { title: { zh: '处置税费', en: 'Costs of disposal' }, required: false },
    },
    lines: [
      { account: 'disposal-expense', side: 'debit', amount: ['card.cost', '-card.amortised'] },
      ...gone,
      { account: 'bank', side: 'debit', amount: ['proceeds'] },
      { account: 'treasury-payable', side: 'credit', amount: ['proceeds', '-fees'] },
      { account: 'bank', side: 'credit', amount: ['fees'] },
    ],
    card: { does: 'leave', of: 'intangible' },
    help: {
      zh: '处置净收入应缴财政，不作预算会计处理；税费高于价款的，用“税费高于价款”的出售',
      en: 'Net proceeds are due to the treasury, without a budget entry; where the costs are higher, choose the sale that costs more',
    },
  },
  'sale-at-a-loss': {
    title: { zh: '经批准出售、转让（税费高于价款）', en: 'Approved sale that costs more than it brings' },
    ...approved,
    ...own,
    row: 'out-disposed',
    asks: {
      proceeds: { title: { zh: '取得的价款', en: 'Proceeds' }, required: true },
      fees: { title: { zh: '处置税费', en: 'Costs of disposal' }, required: true },
    },
    lines: [
      { account: 'disposal-expense', side: 'debit', amount: ['card.cost', '-card.amortised'] },
      ...gone,
      { account: 'bank', side: 'debit', amount: ['proceeds'] },
      { account: 'disposal-expense', side: 'debit', amount: ['fees', '-proceeds'] },
      { account: 'bank', side: 'credit', amount: ['fees'] },
      { account: 'other-spending', side: 'debit', amount: ['fees', '-proceeds'] },
      { account: 'budget-funds', side: 'credit', amount: ['fees', '-proceeds'] },
    ],
    card: { does: 'leave', of: 'intangible' },
    help: {
      zh: '没有净收入应缴；税费超过价款的部分由本单位负担，作预算会计分录',
      en: 'Nothing is due to the treasury; what the costs exceed the proceeds by is borne here, with its budget entry',
    },
  },
  'write-off': {
    title: { zh: '核销、销毁', en: 'Write-off or destruction' },
    ...approved,
    ...own,
    row: 'out-lapsed',
    asks: {},
    lines: [{ account: 'disposal-expense', side: 'debit', amount: ['card.cost', '-card.amortised'] }, ...gone],
    card: { does: 'leave', of: 'intangible' },
  },
  'development-abandoned': {
    title: { zh: '开发终止、成果销毁', en: 'Development given up, its result destroyed' },
    ...approved,
    ...own,
    asks: {},
    lines: [
      { account: 'activity-expense', side: 'debit', amount: ['card.cost'] },
      { account: 'development', side: 'credit', amount: ['card.cost'] },
    ],
    card: { does: 'leave', of: 'development' },
  },
  'use-income': {
    title: { zh: '有偿使用收入（应缴财政）', en: 'Income from use, due to the treasury' },
    basis: '§6.6',
    ...own,
    asks: { proceeds: { title: { zh: '收到金额', en: 'Received' }, required: true } },
    lines: [
      { account: 'bank', side: 'debit', amount: ['proceeds'] },
      { account: 'treasury-payable', side: 'credit', amount: ['proceeds'] },
    ],
    help: { zh: '全额应缴，不得坐支；不作预算会计处理', en: 'Due in full, nothing netted; there is no budget entry' },
  },
  remittance: {
    title: { zh: '上缴财政', en: 'Remitted to the treasury' },
    basis: '§6.6',
    ...own,
    asks: { proceeds: { title: { zh: '上缴金额', en: 'Remitted' }, required: true } },
    lines: [
      { account: 'treasury-payable', side: 'debit', amount: ['proceeds'] },
      { account: 'bank', side: 'credit', amount: ['proceeds'] },
    ],
  },
  'income-repaid': {
    title: { zh: '国库退付（应缴、上缴的相反分录）', en: 'Repaid out of the treasury, against income and remittance' },
    basis: 'choice:treasury-repayment',
    ...own,
    asks: { proceeds: { title: { zh: '退付金额', en: 'Repaid' }, required: true } },
    lines: [
      { account: 'bank', side: 'debit', amount: ['proceeds'] },
      { account: 'treasury-payable', side: 'credit', amount: ['proceeds'] },
      { account: 'treasury-payable', side: 'debit', amount: ['proceeds'] },
      { account: 'bank', side: 'credit', amount: ['proceeds'] },
    ],
    help: { zh: '单独列示，不抵减应缴；不作预算会计处理', en: 'By itself, never netted; there is no budget entry' },
  },
  'income-kept': {
    title: { zh: '按规定留用的收入', en: 'Income that may be kept' },
    basis: 'choice:income-kept',
    ...own,
    needsApproval: true,
    for: ['public-institution'],
    asks: { proceeds: { title: { zh: '收到金额', en: 'Received' }, required: true } },
    lines: [
      { account: 'bank', side: 'debit', amount: ['proceeds'] },
      { account: 'budget-funds', side: 'debit', amount: ['proceeds'] },
    ],
    ways: {
      service: {
        title: { zh: '事业收入', en: 'Service income' },
        lines: [
          { account: 'service-income', side: 'credit', amount: ['proceeds'] },
          { account: 'budget-service-income', side: 'credit', amount: ['proceeds'] },
        ],
      },
      other: {
        title: { zh: '其他收入', en: 'Other income' },
        lines: [
          { account: 'other-income', side: 'credit', amount: ['proceeds'] },
          { account: 'budget-other-income', side: 'credit', amount: ['proceeds'] },
        ],
      },
    },
  },
} as const satisfies Templates

import { z } from 'zod'
import { type WrittenItem, writtenItems } from '#law/accounts/notes.ts'
import { civilDate, fallen, id, idParams, instant, page, pageQuery, problem, route, sha256, sortBy, text, words } from './route.ts'

const fen = z.number().int()
/** An amount asked for: whole fen, never negative, up to ten thousand million yuan. */
const given = z.number().int().min(0).max(1e12)
/** A month as its first day, in a century that has accounts. */
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])-01$/)
/** A day that is posted to or asked about. */
const day = civilDate.refine((on) => on >= '2000-01-01' && on < '2100-01-01', 'out of range')
/** Text that is kept as JSON: no half of a surrogate pair. */
const whole = (max: number, min = 0) => text(max, min).refine((s) => s.isWellFormed(), 'surrogate')
const key = text(80, 8)
const cardClass = z.enum(['intangible', 'inventory', 'development'])
const manner = z.enum(['purchased', 'developed', 'other'])
const noteItems = Object.keys(writtenItems) as [WrittenItem, ...WrittenItem[]]
const cardState = z.enum(['held', 'gone', 'withdrawn'])
const values = { costFen: fen, amortisedFen: fen, impairedFen: fen, carryingFen: fen }

/** One unit's books as supervisors list them. */
export const bookSet = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  regime: z.enum(['government', 'enterprise']),
  openedOn: civilDate,
  closedThrough: civilDate.nullable(),
  cards: z.number().int(),
  ...values,
  differenceFen: fen,
})
export type BookSet = z.infer<typeof bookSet>
/** One link of the chain from content to vouchers: how many, what they come to, and where they are listed. */
const link = z.object({
  link: z.enum(['content', 'list', 'information-cards', 'asset-cards', 'memo', 'vouchers']),
  count: z.number().int(),
  amountFen: fen.nullable(),
  note: words,
  href: z.string(),
})
/** The sum of the cards beside the account that must hold it. */
const control = z.object({
  class: cardClass,
  measure: z.enum(['cost', 'amortised', 'impaired']),
  account: z.string(),
  code: z.string(),
  title: words,
  cardsFen: fen,
  bookFen: fen,
  differenceFen: fen,
})
export const bookView = bookSet.extend({
  at: civilDate,
  valuedFen: fen,
  chain: z.array(link),
  controls: z.array(control),
  mayPost: z.boolean(),
})
export type BookView = z.infer<typeof bookView>

export const bookCard = z.object({
  assetId: id,
  code: z.string(),
  name: z.string(),
  class: cardClass,
  manner,
  state: cardState,
  ...values,
  valuationFen: fen.nullable(),
  lifeGround: z.string().nullable(),
  lifeMonths: z.number().int().nullable(),
  lifeEnds: civilDate.nullable(),
  expense: z.string().nullable(),
  recognisedOn: civilDate,
  movedOn: civilDate,
  fallen,
})
export type BookCard = z.infer<typeof bookCard>
const move = z.object({
  voucherId: id,
  period: civilDate,
  number: z.number().int(),
  onDate: civilDate,
  template: z.string(),
  title: words,
  summary: z.string(),
  class: cardClass,
  costFen: fen,
  amortisedFen: fen,
  impairedFen: fen,
  isReversal: z.boolean(),
})
const posting = z.object({
  line: z.number().int(),
  ledger: z.enum(['financial', 'budget']),
  account: z.string(),
  code: z.string(),
  title: words,
  debitFen: fen,
  creditFen: fen,
})
const answer = z.object({ question: z.string(), title: words, isYes: z.boolean(), because: words, remedy: words, basis: z.string() })
export const assetBooks = z.object({
  assetId: id,
  code: z.string(),
  name: z.string(),
  holderId: id,
  holderName: z.string(),
  card: bookCard.nullable(),
  gate: z.array(answer),
  valuations: z.array(z.object({ number: z.string(), method: z.string(), amountFen: fen, baseDate: civilDate })),
  moves: z.array(move),
  templates: z.array(z.object({ template: z.string(), title: words, whyNot: problem.nullable() })),
  mayPost: z.boolean(),
  /** The entry of its destruction, thought through and not posted; null unless it was destroyed and still stands in the books. */
  disposal: z
    .object({
      title: words,
      basis: z.string(),
      template: z.string(),
      onDate: civilDate,
      summary: z.string(),
      approval: z.object({ number: z.string(), authority: z.string(), approvedOn: civilDate }),
      postings: z.array(posting),
      whyNot: problem.nullable(),
    })
    .nullable(),
})
export type AssetBooks = z.infer<typeof assetBooks>

export type PostingView = z.infer<typeof posting>
const document = z.object({
  kind: z.enum(['contract', 'invoice', 'payment', 'payroll', 'handover', 'other']),
  number: whole(100, 1),
  party: whole(100).default(''),
  issuedOn: day,
  amountFen: given.min(1),
  paper: z.object({ sha256, name: whole(255, 1) }).optional(),
})
export type CostDocument = z.infer<typeof document>
export const voucherLine = z.object({
  id,
  period: civilDate,
  number: z.number().int(),
  onDate: civilDate,
  template: z.string(),
  title: words,
  summary: z.string(),
  amountFen: fen,
  assetId: id.nullable(),
  assetName: z.string().nullable(),
  moves: z.number().int(),
  reverses: id.nullable(),
  reversedBy: id.nullable(),
  madeName: z.string(),
  madeAt: instant,
})
export type VoucherLine = z.infer<typeof voucherLine>
const approval = z.object({ number: whole(100, 1), authority: whole(100, 1), approvedOn: day })
/** What an entry was told besides amounts and documents, with the words of the law for what was chosen. */
const particulars = z.object({
  way: words.nullable(),
  approval: approval.nullable(),
  conditions: z.array(z.object({ condition: words, stated: z.string() })),
  life: z.object({ ground: words, months: z.number().int().nullable(), expense: words, reason: z.string() }).nullable(),
})
export const voucherView = voucherLine.extend({
  holderId: id,
  holderName: z.string(),
  postings: z.array(posting),
  documents: z.array(document.omit({ paper: true }).extend({ paperSha256: sha256.nullable() })),
  particulars,
  cards: z.array(
    z.object({ assetId: id, code: z.string(), name: z.string(), class: cardClass, costFen: fen, amortisedFen: fen, impairedFen: fen }),
  ),
  basis: z.string(),
  whyNotReverse: problem.nullable(),
  settledBy: z.array(z.object({ template: z.string(), title: words })),
})
export type VoucherView = z.infer<typeof voucherView>

/** An entry by template: amounts by their names in the law, documents of the cost, and what the template needs to be told. */
export const entry = z.object({
  template: text(40, 1),
  way: whole(40).default(''),
  onDate: day,
  summary: whole(200).default(''),
  assetId: id.optional(),
  amounts: z.record(whole(20), given).default({}),
  documents: z.array(document).max(100).default([]),
  life: z
    .object({
      ground: z.enum(['law', 'contract', 'estimate', 'indefinite']),
      months: z.number().int().min(1).max(1200).optional(),
      reason: whole(400).default(''),
      expense: whole(40),
    })
    .optional(),
  conditions: z.record(whole(20), whole(400)).optional(),
  approval: approval.optional(),
})
export type Entry = z.input<typeof entry>
const preview = z.object({ postings: z.array(posting), amountFen: fen, card: z.object(values).nullable() })

const period = z.object({
  period: civilDate,
  state: z.enum(['open', 'closed']),
  vouchers: z.number().int(),
  turnoverFen: fen,
  dueFen: fen,
  dueCards: z.number().int(),
  closedName: z.string().nullable(),
  closedAt: instant.nullable(),
  whyNotClose: problem.nullable(),
})
export type BookPeriod = z.infer<typeof period>
const ledgerLine = z.object({
  voucherId: id,
  line: z.number().int(),
  period: civilDate,
  number: z.number().int(),
  onDate: civilDate,
  summary: z.string(),
  debitFen: fen,
  creditFen: fen,
  balanceFen: fen,
})
export type LedgerLine = z.infer<typeof ledgerLine>
const balance = z.object({
  account: z.string(),
  ledger: z.enum(['financial', 'budget']),
  code: z.string(),
  title: words,
  stands: z.enum(['debit', 'credit']),
  openingFen: fen,
  debitFen: fen,
  creditFen: fen,
  closingFen: fen,
})
export type AccountBalance = z.infer<typeof balance>
const cells = z.object({
  title: words,
  depth: z.number().int(),
  isHead: z.boolean(),
  purchasedFen: fen,
  developedFen: fen,
  otherFen: fen,
  totalFen: fen,
})
const disclosure = z.object({
  title: words,
  source: z.string(),
  columns: z.object({ purchased: words, developed: words, other: words }),
  lines: z.array(cells),
})
export const statements = z.object({
  from: civilDate,
  to: civilDate,
  trial: z.array(balance),
  sheet: z.array(z.object({ title: words, openingFen: fen, closingFen: fen })),
  tables: z.array(disclosure),
})
export type Statements = z.infer<typeof statements>
const listedCard = { assetId: id, code: z.string(), name: z.string(), ...values }
const written = z.array(
  z.object({
    item: z.string(),
    title: words,
    help: words,
    isVoluntary: z.boolean(),
    text: z.string(),
    history: z.array(z.object({ text: z.string(), madeName: z.string(), madeAt: instant })),
  }),
)
/** The notes to the statements: what cards and postings say of a span, and what the unit wrote for its year. */
export const notes = z.object({
  from: civilDate,
  to: civilDate,
  year: z.number().int(),
  source: z.string(),
  lives: z.array(
    z.object({
      class: cardClass,
      title: words,
      method: words,
      ground: words.nullable(),
      cards: z.number().int(),
      leastMonths: z.number().int().nullable(),
      mostMonths: z.number().int().nullable(),
      ...values,
    }),
  ),
  research: z.array(z.object({ title: words, fen })),
  restricted: z.object({
    total: z.number().int(),
    items: z.array(
      z.object({ ...listedCard, isDisputed: z.boolean(), dispute: z.string(), rightsLimits: z.string(), useLimits: z.string() }),
    ),
  }),
  valued: z.object({
    total: z.number().int(),
    items: z.array(
      z.object({
        ...listedCard,
        number: z.string(),
        firmName: z.string(),
        method: words,
        reason: z.string(),
        valuationFen: fen,
        baseDate: civilDate,
      }),
    ),
  }),
  written,
})
export type Notes = z.infer<typeof notes>
const code = z.object({
  account: z.string(),
  ledger: z.enum(['financial', 'budget']),
  code: z.string(),
  title: words,
  lawCode: z.string(),
  source: z.string(),
  isVerified: z.boolean(),
  setName: z.string().nullable(),
  setAt: instant.nullable(),
})
export type AccountCode = z.infer<typeof code>

const span = { from: day.optional(), to: day.optional() }
const setsAsked = { q: text(100).optional(), regime: z.enum(['government', 'enterprise']).optional() }
const cardsAsked = {
  q: text(100).optional(),
  class: cardClass.optional(),
  state: cardState.optional(),
  sort: sortBy('cost', 'code', 'recognised'),
}
const vouchersAsked = { q: text(100).optional(), period: month.optional(), template: text(40).optional(), assetId: id.optional() }
const ledgerAsked = { account: text(40, 1), ...span }

export const bookRoutes = {
  listBooks: route({
    method: 'GET',
    path: '/api/books',
    summary: { zh: '单位账套', en: 'Account sets one may read' },
    access: 'signed-in',
    query: z.object({ ...pageQuery, ...setsAsked }),
    reply: page(bookSet),
  }),
  booksExcel: route({
    method: 'GET',
    path: '/api/books.xlsx',
    summary: { zh: '导出单位账套', en: 'Account sets as Excel' },
    access: 'signed-in',
    query: z.object(setsAsked),
    reply: 'file',
  }),
  openBooks: route({
    method: 'POST',
    path: '/api/books',
    summary: { zh: '建立本单位账套', en: 'Open the books of the own unit from a month on' },
    access: ['producer'],
    body: z.object({ openedOn: month }),
    reply: bookView,
  }),
  readBooks: route({
    method: 'GET',
    path: '/api/books/:id',
    summary: {
      zh: '账套：内容、清单、卡片、备查簿、凭证与勾稽',
      en: 'The account set of a unit (id of the organisation): chain, sums, reconciliation at a date',
    },
    access: 'signed-in',
    params: idParams,
    query: z.object({ at: day.optional() }),
    reply: bookView,
  }),
  listCodes: route({
    method: 'GET',
    path: '/api/books/:id/codes',
    summary: { zh: '会计科目', en: 'Accounts with the codes of the unit' },
    access: 'signed-in',
    params: idParams,
    reply: z.object({ items: z.array(code) }),
  }),
  setCode: route({
    method: 'PUT',
    path: '/api/books/:id/codes/:account',
    summary: { zh: '设置科目编码', en: 'Set the unit’s own code of an account' },
    access: ['producer'],
    params: z.object({ id, account: text(40, 1) }),
    body: z.object({ code: z.string().regex(/^[0-9A-Za-z.-]{1,30}$/), title: whole(60).default('') }),
    reply: z.object({ items: z.array(code) }),
  }),
  listBookCards: route({
    method: 'GET',
    path: '/api/books/:id/cards',
    summary: { zh: '资产明细账', en: 'Cards in the books' },
    access: 'signed-in',
    params: idParams,
    query: z.object({ ...pageQuery, ...cardsAsked }),
    reply: page(bookCard),
  }),
  bookCardsExcel: route({
    method: 'GET',
    path: '/api/books/:id/cards.xlsx',
    summary: { zh: '导出资产明细账', en: 'Cards as Excel' },
    access: 'signed-in',
    params: idParams,
    query: z.object(cardsAsked),
    reply: 'file',
  }),
  readAssetBooks: route({
    method: 'GET',
    path: '/api/assets/:id/books',
    summary: { zh: '资产的账务', en: 'One asset in the books: gate, card, movements, valuation beside it' },
    access: 'signed-in',
    params: idParams,
    reply: assetBooks,
  }),
  listVouchers: route({
    method: 'GET',
    path: '/api/books/:id/vouchers',
    summary: { zh: '记账凭证', en: 'Vouchers' },
    access: 'signed-in',
    params: idParams,
    query: z.object({ ...pageQuery, ...vouchersAsked }),
    reply: page(voucherLine),
  }),
  vouchersExcel: route({
    method: 'GET',
    path: '/api/books/:id/vouchers.xlsx',
    summary: { zh: '导出凭证分录（Excel）', en: 'Voucher lines with account codes as Excel' },
    access: 'signed-in',
    params: idParams,
    query: z.object(vouchersAsked),
    reply: 'file',
  }),
  vouchersCsv: route({
    method: 'GET',
    path: '/api/books/:id/vouchers.csv',
    summary: { zh: '导出凭证分录（CSV）', en: 'Voucher lines with account codes as CSV' },
    access: 'signed-in',
    params: idParams,
    query: z.object(vouchersAsked),
    reply: 'file',
  }),
  printVouchers: route({
    method: 'GET',
    path: '/api/books/:id/vouchers.html',
    summary: { zh: '打印凭证分录', en: 'Voucher lines as pages to print' },
    access: 'signed-in',
    params: idParams,
    query: z.object(vouchersAsked),
    reply: 'file',
  }),
  previewVoucher: route({
    method: 'POST',
    path: '/api/books/:id/vouchers/preview',
    summary: { zh: '预览分录', en: 'The lines an entry would make; nothing is posted' },
    access: ['producer'],
    params: idParams,
    body: entry,
    reply: preview,
  }),
  postVoucher: route({
    method: 'POST',
    path: '/api/books/:id/vouchers',
    summary: { zh: '记账', en: 'Post an entry by template' },
    access: ['producer'],
    params: idParams,
    body: entry.extend({ key }),
    reply: voucherView,
  }),
  readVoucher: route({
    method: 'GET',
    path: '/api/vouchers/:id',
    summary: { zh: '一张凭证', en: 'One voucher with its lines, documents and cards' },
    access: 'signed-in',
    params: idParams,
    reply: voucherView,
  }),
  reverseVoucher: route({
    method: 'POST',
    path: '/api/vouchers/:id/reversal',
    summary: { zh: '红字冲销', en: 'Reverse a voucher by counter-entry' },
    access: ['producer'],
    params: idParams,
    body: z.object({ onDate: day, reason: whole(150, 2), key }),
    reply: voucherView,
  }),
  readLedger: route({
    method: 'GET',
    path: '/api/books/:id/ledger',
    summary: { zh: '明细分类账', en: 'The ledger of an account with running balance' },
    access: 'signed-in',
    params: idParams,
    query: z.object({ ...pageQuery, ...ledgerAsked }),
    reply: page(ledgerLine).extend({
      account: z.string(),
      code: z.string(),
      title: words,
      stands: z.enum(['debit', 'credit']),
      openingFen: fen,
      closingFen: fen,
      debitFen: fen,
      creditFen: fen,
    }),
  }),
  ledgerExcel: route({
    method: 'GET',
    path: '/api/books/:id/ledger.xlsx',
    summary: { zh: '导出明细分类账', en: 'A ledger as Excel' },
    access: 'signed-in',
    params: idParams,
    query: z.object(ledgerAsked),
    reply: 'file',
  }),
  listPeriods: route({
    method: 'GET',
    path: '/api/books/:id/periods',
    summary: { zh: '会计期间', en: 'Periods, newest first, with what is still to be amortised' },
    access: 'signed-in',
    params: idParams,
    reply: z.object({ items: z.array(period) }),
  }),
  amortise: route({
    method: 'POST',
    path: '/api/books/:id/amortisation',
    summary: { zh: '计提本月摊销', en: 'Run the amortisation of a month; again posts nothing twice' },
    access: ['producer'],
    params: idParams,
    body: z.object({ period: month }),
    reply: z.object({ voucherId: id.nullable(), cards: z.number().int(), amountFen: fen }),
  }),
  closePeriod: route({
    method: 'POST',
    path: '/api/books/:id/periods',
    summary: { zh: '结账', en: 'Close a month' },
    access: ['producer'],
    params: idParams,
    body: z.object({ period: month }),
    reply: z.object({ items: z.array(period) }),
  }),
  readStatements: route({
    method: 'GET',
    path: '/api/books/:id/statements',
    summary: { zh: '报表与披露', en: 'Trial balance, balance-sheet lines and disclosure tables, computed from postings' },
    access: 'signed-in',
    params: idParams,
    query: z.object(span),
    reply: statements,
  }),
  readNotes: route({
    method: 'GET',
    path: '/api/books/:id/notes',
    summary: {
      zh: '报表附注',
      en: 'Notes to the statements of an enterprise: lives, research and development, restricted and valued cards, what the unit wrote',
    },
    access: 'signed-in',
    params: idParams,
    query: z.object(span),
    reply: notes,
  }),
  writeNote: route({
    method: 'PUT',
    path: '/api/books/:id/notes/:year/:item',
    summary: { zh: '填写附注', en: 'Write an item of the notes of a year; what stood before is kept' },
    access: ['producer'],
    params: z.object({ id, year: z.string().regex(/^20\d\d$/), item: z.enum(noteItems) }),
    body: z.object({ text: whole(4000) }),
    reply: z.object({ written }),
  }),
  statementsExcel: route({
    method: 'GET',
    path: '/api/books/:id/statements.xlsx',
    summary: { zh: '导出报表与披露', en: 'Statements, disclosure tables and notes as Excel' },
    access: 'signed-in',
    params: idParams,
    query: z.object(span),
    reply: 'file',
  }),
} as const

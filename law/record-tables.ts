import type { Choice } from './choices.ts'
import { keptForGood, retentionKinds, type RetentionKind } from './retention.ts'
import type { Words } from './words.ts'

/** A kind of record the platform itself keeps: one with a term, or the record of a destruction, which is kept for good. */
export type RecordKind = RetentionKind | 'destruction'
type KindRow = {
  readonly title: Words
  readonly choice: Choice
  /** Null: for good. */
  readonly months: number | null
  /** Counted from the end of the year in which it was entered. */
  readonly isFromYearEnd: boolean
}

/** The matrix of retention by kind (choice:retention-matrix): its term in months, and the choice that sets it. */
export const recordKinds: { readonly [K in RecordKind]: KindRow } = {
  'network-log': { ...retentionKinds['network-log'], isFromYearEnd: false },
  provision: { ...retentionKinds.provision, isFromYearEnd: false },
  'risk-assessment': { ...retentionKinds['risk-assessment'], isFromYearEnd: false },
  'impact-assessment': { ...retentionKinds['impact-assessment'], isFromYearEnd: false },
  registration: { ...retentionKinds.registration, isFromYearEnd: false },
  accounting: { ...retentionKinds.accounting, isFromYearEnd: true },
  destruction: { ...keptForGood, months: null, isFromYearEnd: false },
}

/** From what day a term runs, by the column that holds the day; a record without it is still in use, and its term has not begun. */
export const beginnings = {
  closed_at: { zh: '办结之日', en: 'the day the matter is closed' },
  closed_on: { zh: '公示结束之日', en: 'the day the notice is over' },
  ended_at: { zh: '终止之日', en: 'the day it ends' },
  left_at: { zh: '移出备查簿之日', en: 'the day it leaves the memorandum' },
  until_on: { zh: '关系终止之日', en: 'the day the tie ends' },
  ends_on: { zh: '期限届满之日', en: 'the day its term is over' },
  valid_until: { zh: '有效期届满之日', en: 'the day its validity ends' },
  destroyed_at: { zh: '资产销毁之日', en: 'the day the asset is destroyed' },
  published_at: { zh: '发布之日', en: 'the day it is published' },
  platform_at: { zh: '记录之日', en: 'the day of the line' },
  created_at: { zh: '提交之日', en: 'the day it is brought in' },
  changed_at: { zh: '变更之日', en: 'the day of the change' },
  made_at: { zh: '记录年度终了', en: 'the end of the year it is made in' },
  period: { zh: '会计年度终了', en: 'the end of the accounting year' },
  on_date: { zh: '会计年度终了', en: 'the end of the accounting year' },
} as const satisfies Record<string, Words>
export type Beginning = keyof typeof beginnings

/** A table that holds records: what they are, of which kinds (the longest term counts), and from when that runs. */
export type RecordTable = {
  readonly title: Words
  readonly kinds: readonly RecordKind[]
  /** The column with the day from which the term runs; null: kept whole, as long as the platform or what it belongs to is in use. */
  readonly begins: Beginning | null
  /** What it is a part of: that table, and the column that names it. The term then runs as the other's does. */
  readonly within?: { readonly table: string; readonly by: string }
  /** Kept at least as long as every row of that table that names it by that column. */
  readonly usedBy?: { readonly table: string; readonly by: string }
  /** Of one that is listed when it is due: the columns of its key when it is not `id`, and the column by which a person knows it. */
  readonly key?: readonly string[]
  readonly label?: string
  /** It is a record only once this column is filled. */
  readonly once?: string
  /** What goes earlier, and by what. */
  readonly earlier?: Words
}

const registration = ['registration'] as const
const accounting = ['accounting'] as const
const samples: Words = {
  zh: '资产经监销确认销毁后，其中的样例、取值和比对指纹及上传的源文件随即清除（§4.8、§4.9，暂行做法“平台留存的副本”），本行和销毁记录保留',
  en: 'When the asset was destroyed under witness, samples, values, sketches and uploads are erased (§4.8, §4.9, choice:destruction-copies); this row and the record of the destruction stay',
}
const neverSubmitted: Words = { zh: '从未提交的草稿不是记录', en: 'A draft that was never submitted is no record' }

/** Every table of the database that holds records (choice:retention-matrix). */
export const recordTables = {
  account_requests: { title: { zh: '账号和授权申请', en: 'Requests for accounts and grants' }, kinds: registration, begins: null },
  account_steps: { title: { zh: '账号经历', en: 'The life of accounts' }, kinds: registration, begins: null },
  affiliations: { title: { zh: '关联关系申报', en: 'Declared ties of control' }, kinds: registration, begins: 'until_on' },
  agreements: { title: { zh: '使用合同', en: 'Agreements for use' }, kinds: registration, begins: 'ends_on', label: 'number' },
  developer_filings: {
    title: { zh: '开发主体备案', en: 'Filings of developers' },
    kinds: registration,
    begins: 'until_on',
    label: 'number',
  },
  evaluations: {
    title: { zh: '使用判定记录', en: 'Judgements of uses' },
    kinds: registration,
    begins: null,
    within: { table: 'agreements', by: 'agreement_id' },
  },
  asset_cards: {
    title: { zh: '资产卡', en: 'Asset cards' },
    kinds: registration,
    begins: 'ended_at',
    key: ['asset_id'],
    label: 'certificate_number',
  },
  asset_codes: { title: { zh: '资产编码簿', en: 'Codes given' }, kinds: registration, begins: null },
  asset_links: { title: { zh: '资产加工来源', en: 'What an asset is made from' }, kinds: registration, begins: 'ended_at' },
  asset_versions: {
    title: { zh: '信息卡各版本', en: 'Versions of cards' },
    kinds: registration,
    begins: null,
    within: { table: 'assets', by: 'asset_id' },
  },
  assets: { title: { zh: '数据资产', en: 'Data assets' }, kinds: registration, begins: 'destroyed_at', label: 'name', earlier: samples },
  audit_chain: {
    title: { zh: '审计日志链', en: 'Chain of the log' },
    kinds: ['network-log', 'provision', 'registration'],
    begins: null,
    within: { table: 'audit_log', by: 'line_id' },
  },
  audit_log: {
    title: { zh: '审计日志（登录、查阅、提供、办理）', en: 'Audit log: sign-ins, reads, provision, acts' },
    kinds: ['network-log', 'provision', 'registration'],
    begins: 'platform_at',
  },
  book_cards: {
    title: { zh: '账套卡片', en: 'Cards of the books' },
    kinds: accounting,
    begins: null,
    within: { table: 'assets', by: 'asset_id' },
  },
  book_codes: { title: { zh: '会计科目编码', en: 'Codes of accounts' }, kinds: accounting, begins: null },
  book_moves: {
    title: { zh: '卡片变动', en: 'Moves of cards' },
    kinds: accounting,
    begins: null,
    within: { table: 'vouchers', by: 'voucher_id' },
  },
  book_notes: { title: { zh: '报表附注', en: 'Notes to statements' }, kinds: accounting, begins: 'made_at', key: ['seq'], label: 'item' },
  book_periods: {
    title: { zh: '结账', en: 'Closed months' },
    kinds: accounting,
    begins: 'period',
    key: ['holder_id', 'period'],
    label: 'period',
  },
  book_sets: { title: { zh: '账套', en: 'Sets of books' }, kinds: accounting, begins: null },
  calendar_years: { title: { zh: '载入的放假安排', en: 'Calendars loaded' }, kinds: registration, begins: null },
  card_import_lines: {
    title: { zh: '导入的旧编码', en: 'Old codes brought in' },
    kinds: registration,
    begins: null,
    within: { table: 'assets', by: 'asset_id' },
  },
  card_imports: { title: { zh: '台账导入', en: 'Imports of old lists' }, kinds: registration, begins: 'ended_at', label: 'name' },
  cases: {
    title: { zh: '办件', en: 'Cases' },
    kinds: registration,
    begins: 'closed_at',
    label: 'number',
    once: 'submitted_at',
    earlier: neverSubmitted,
  },
  certificate_changes: {
    title: { zh: '凭证状态变动', en: 'Changes of certificates' },
    kinds: registration,
    begins: null,
    within: { table: 'certificates', by: 'number' },
  },
  certificates: { title: { zh: '登记凭证', en: 'Certificates' }, kinds: registration, begins: 'valid_until', key: ['number'] },
  city_salt: { title: { zh: '核验用盐', en: 'The salt certificates are checked with' }, kinds: registration, begins: null },
  classifications: {
    title: { zh: '分类分级', en: 'Classifications' },
    kinds: registration,
    begins: null,
    within: { table: 'assets', by: 'asset_id' },
  },
  coding_rules: { title: { zh: '编码规则', en: 'Coding rules' }, kinds: registration, begins: null },
  cost_documents: {
    title: { zh: '成本单据', en: 'Documents of cost' },
    kinds: accounting,
    begins: null,
    within: { table: 'vouchers', by: 'voucher_id' },
  },
  count_differences: {
    title: { zh: '盘点差异', en: 'Differences of a round' },
    kinds: registration,
    begins: null,
    within: { table: 'rounds', by: 'round_id' },
  },
  credentials: {
    title: { zh: '凭证签名', en: 'Signatures of certificates' },
    kinds: registration,
    begins: null,
    within: { table: 'certificates', by: 'number' },
  },
  demand_notes: {
    title: { zh: '市场需求记录', en: 'Notes of demand' },
    kinds: registration,
    begins: null,
    within: { table: 'sector_lists', by: 'list_id' },
  },
  destructions: { title: { zh: '销毁记录', en: 'Records of destruction' }, kinds: ['destruction'], begins: null },
  disclosures: {
    title: { zh: '披露报告', en: 'Disclosure reports' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'case_id' },
  },
  entries: {
    title: { zh: '办理记录', en: 'Entries of cases' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'case_id' },
  },
  file_uses: {
    title: { zh: '材料', en: 'Papers' },
    kinds: registration,
    begins: 'created_at',
    within: { table: 'cases', by: 'case_id' },
    label: 'name',
  },
  files: {
    title: { zh: '文件', en: 'Files' },
    kinds: registration,
    begins: 'created_at',
    usedBy: { table: 'file_uses', by: 'sha256' },
    key: ['sha256'],
  },
  findings: {
    title: { zh: '扫描结果', en: 'Findings' },
    kinds: registration,
    begins: null,
    within: { table: 'rounds', by: 'round_id' },
    earlier: samples,
  },
  legacy_registrations: {
    title: { zh: '存量登记', en: 'Earlier registrations' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'case_id' },
  },
  list_comments: {
    title: { zh: '参与者意见', en: 'Comments of contributors' },
    kinds: registration,
    begins: null,
    within: { table: 'sector_lists', by: 'list_id' },
  },
  list_invitations: {
    title: { zh: '参与邀请', en: 'Invitations' },
    kinds: registration,
    begins: null,
    within: { table: 'sector_lists', by: 'list_id' },
  },
  log_checkpoints: { title: { zh: '公开日志检查点', en: 'Checkpoints of the public log' }, kinds: registration, begins: null },
  log_cosignatures: { title: { zh: '见证签名', en: 'Signatures of witnesses' }, kinds: registration, begins: null },
  log_entries: { title: { zh: '公开日志', en: 'Public log' }, kinds: registration, begins: null },
  log_nodes: { title: { zh: '公开日志树', en: 'Tree of the public log' }, kinds: registration, begins: null },
  log_salts: { title: { zh: '公开日志的盐', en: 'Salts of the public log' }, kinds: registration, begins: null },
  memo_entries: { title: { zh: '备查簿', en: 'Memorandum' }, kinds: registration, begins: 'left_at', key: ['asset_id'], label: 'reason' },
  memo_reviews: {
    title: { zh: '备查复核', en: 'Reviews of the memorandum' },
    kinds: registration,
    begins: null,
    within: { table: 'memo_entries', by: 'asset_id' },
  },
  moved_months: { title: { zh: '卡片月计', en: 'Months of cards' }, kinds: accounting, begins: null },
  notices: {
    title: { zh: '公示公告', en: 'Public notices' },
    kinds: registration,
    begins: 'closed_on',
    key: ['case_id'],
    label: 'asset_name',
  },
  officers: { title: { zh: '经办人', en: 'Officers' }, kinds: registration, begins: null },
  opinions: { title: { zh: '合规性法律意见书', en: 'Legal opinions' }, kinds: registration, begins: 'valid_until', label: 'number' },
  order_entries: { title: { zh: '订单办理记录', en: 'What was done to orders' }, kinds: registration, begins: null },
  orders: { title: { zh: '订单', en: 'Orders' }, kinds: ['provision', 'registration'], begins: null },
  organisation_changes: { title: { zh: '机构变更', en: 'Changes of organisations' }, kinds: registration, begins: 'changed_at' },
  organisations: { title: { zh: '机构', en: 'Organisations' }, kinds: registration, begins: null },
  outside_registrations: {
    title: { zh: '平台外登记', en: 'Registrations elsewhere' },
    kinds: registration,
    begins: 'ended_at',
    label: 'number',
  },
  posted_months: { title: { zh: '科目月计', en: 'Months of accounts' }, kinds: accounting, begins: null },
  postings: { title: { zh: '会计分录', en: 'Postings' }, kinds: accounting, begins: null, within: { table: 'vouchers', by: 'voucher_id' } },
  posts: { title: { zh: '岗位与代办', en: 'Posts and stand-ins' }, kinds: registration, begins: 'ended_at', label: 'title' },
  product_prices: { title: { zh: '产品定价', en: 'Prices of products' }, kinds: registration, begins: null },
  products: { title: { zh: '数据产品', en: 'Data products' }, kinds: registration, begins: null },
  regradings: { title: { zh: '重新定级', en: 'Regradings' }, kinds: registration, begins: 'closed_at', label: 'trigger' },
  round_call_units: {
    title: { zh: '布置到的单位', en: 'Units a call went to' },
    kinds: registration,
    begins: null,
    within: { table: 'round_calls', by: 'call_id' },
  },
  round_calls: { title: { zh: '盘点布置', en: 'Called rounds' }, kinds: registration, begins: 'ends_on', label: 'title' },
  rounds: { title: { zh: '盘点', en: 'Inventory rounds' }, kinds: registration, begins: 'published_at', label: 'title' },
  sealed_values: {
    title: { zh: '加密保存的个人信息', en: 'Personal answers, sealed' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'case_id' },
  },
  sector_entries: {
    title: { zh: '行业清单条目', en: 'Entries of sector lists' },
    kinds: registration,
    begins: null,
    within: { table: 'sector_lists', by: 'list_id' },
  },
  sector_lists: { title: { zh: '行业清单', en: 'Sector lists' }, kinds: registration, begins: 'published_at', label: 'title' },
  signing_keys: { title: { zh: '平台签名公钥', en: 'Public keys of the platform' }, kinds: registration, begins: null },
  sources: {
    title: { zh: '数据源', en: 'Sources' },
    kinds: registration,
    begins: null,
    within: { table: 'rounds', by: 'round_id' },
    earlier: samples,
  },
  unit_keys: { title: { zh: '单位签名公钥', en: 'Public keys of units' }, kinds: registration, begins: null },
  use_marks: {
    title: { zh: '使用登记（向运营主体提供）', en: 'Use marks: what is provided to operators' },
    kinds: ['provision', 'registration'],
    begins: 'ends_on',
    label: 'agreement',
  },
  valuations: { title: { zh: '价值评估报告', en: 'Valuation reports' }, kinds: registration, begins: 'valid_until', label: 'number' },
  voucher_moves: {
    title: { zh: '凭证变动合计', en: 'Moves of vouchers' },
    kinds: accounting,
    begins: null,
    within: { table: 'vouchers', by: 'voucher_id' },
  },
  vouchers: { title: { zh: '记账凭证', en: 'Vouchers' }, kinds: accounting, begins: 'on_date', label: 'summary' },
  witnessed_logs: { title: { zh: '见证过的日志', en: 'Logs witnessed' }, kinds: registration, begins: null },
  compliance_records: {
    title: { zh: '运营合规档案', en: 'Compliance files of operators' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'case_id' },
  },
  credit_entries: {
    title: { zh: '信用扣分记录', en: 'Deductions of credit' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'case_id' },
  },
  mandate_assets: {
    title: { zh: '运营权限内的资产', en: 'Assets of mandates' },
    kinds: registration,
    begins: null,
    within: { table: 'mandates', by: 'mandate_id' },
  },
  mandates: { title: { zh: '运营权限', en: 'Mandates' }, kinds: registration, begins: 'ends_on', label: 'number' },
  operator_applications: {
    title: { zh: '运营主体选取申请', en: 'Applications to operate' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'call_id' },
  },
  operator_calls: {
    title: { zh: '运营主体选取公告', en: 'Calls for operators' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'case_id' },
  },
  operator_experts: {
    title: { zh: '评审专家', en: 'Experts of a selection' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'call_id' },
  },
  operator_scores: {
    title: { zh: '评审评分', en: 'Scores of a selection' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'call_id' },
  },
  witnesses: { title: { zh: '见证方', en: 'Witnesses' }, kinds: registration, begins: null },
  inspection_draws: {
    title: { zh: '检查对象抽取', en: 'Draws of who is inspected' },
    kinds: registration,
    begins: null,
    within: { table: 'inspection_programmes', by: 'programme_id' },
  },
  inspection_programmes: {
    title: { zh: '检查计划', en: 'Programmes of inspection' },
    kinds: registration,
    begins: 'ends_on',
    label: 'title',
  },
  inspections: {
    title: { zh: '监督检查', en: 'Inspections' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'case_id' },
  },
  incident_clocks: {
    title: { zh: '安全事件报告时限', en: 'Clocks of incidents' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'case_id' },
  },
  incident_reports: {
    title: { zh: '安全事件报告', en: 'Reports of incidents' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'case_id' },
  },
  incidents: { title: { zh: '安全事件', en: 'Incidents' }, kinds: registration, begins: null, within: { table: 'cases', by: 'case_id' } },
  risk_assessments: {
    title: { zh: '风险评估', en: 'Risk assessments' },
    kinds: ['risk-assessment', 'registration'],
    begins: null,
    within: { table: 'cases', by: 'case_id' },
  },
  annual_reports: {
    title: { zh: '年度监管报告', en: 'Annual supervision reports' },
    kinds: registration,
    begins: null,
    within: { table: 'cases', by: 'case_id' },
  },
  disputes: { title: { zh: '争议', en: 'Disputes' }, kinds: registration, begins: null, within: { table: 'cases', by: 'case_id' } },
  liaison_meetings: { title: { zh: '联络会议纪要', en: 'Minutes of the liaison meeting' }, kinds: registration, begins: null },
  parameter_versions: { title: { zh: '参数版本', en: 'Versions of parameters' }, kinds: registration, begins: null },
  rulings: { title: { zh: '规程解释与修订', en: 'Rulings on the guideline' }, kinds: registration, begins: null },
  distribution_parties: {
    title: { zh: '分配各方确认', en: 'What parties of a distribution agreed to' },
    kinds: accounting,
    begins: null,
    within: { table: 'distributions', by: 'distribution_id' },
  },
  distribution_shares: {
    title: { zh: '分配份额', en: 'Shares of distributions' },
    kinds: accounting,
    begins: null,
    within: { table: 'distributions', by: 'distribution_id' },
  },
  distributions: { title: { zh: '收益分配', en: 'Distributions' }, kinds: accounting, begins: 'ended_at', label: 'title' },
  incomes: { title: { zh: '收入', en: 'Incomes' }, kinds: accounting, begins: null },
  receivables: { title: { zh: '应缴财政款', en: 'What is due to the treasury' }, kinds: accounting, begins: null },
  redistribution_lines: { title: { zh: '收益再分配', en: 'Redistribution' }, kinds: accounting, begins: null },
  redistribution_rules: { title: { zh: '收益再分配参数', en: 'Redistribution rules' }, kinds: accounting, begins: null },
  remittances: { title: { zh: '汇缴批次', en: 'Batches to the treasury' }, kinds: accounting, begins: 'ended_at', label: 'title' },
  repayments: { title: { zh: '国库退付', en: 'Repayments out of the treasury' }, kinds: accounting, begins: 'ended_at', label: 'number' },
  settled_incomes: {
    title: { zh: '收入逐笔分配', en: 'Incomes as they were settled' },
    kinds: accounting,
    begins: null,
    within: { table: 'distributions', by: 'distribution_id' },
  },
  sharing_agreements: { title: { zh: '收益共享协议', en: 'Sharing agreements' }, kinds: accounting, begins: null },
  sharing_parties: { title: { zh: '收益共享协议各方', en: 'Parties of sharing agreements' }, kinds: accounting, begins: null },
} as const satisfies Record<string, RecordTable>
/** A table that holds records: a key of `recordTables`. */
export type RecordTableName = keyof typeof recordTables

/** Every other table, and why what is in it is no record: it may be removed at any time. */
export const workingTables = {
  api_tokens: {
    zh: '接口令牌的摘要：撤销或过期后不再有用；生成、使用和撤销在审计日志中',
    en: 'Digests of tokens, of no use once they ended; making, use and revoking are in the log',
  },
  card_import_faults: {
    zh: '表格待改的错误，改好重传即失去用处；导入本身是记录',
    en: 'Faults of a sheet, of no use once it is corrected; the import is the record',
  },
  case_readers: { zh: '由办件推算，谁因办件可读哪项资产', en: 'Computed from cases: who reads an asset by a case' },
  certificate_changes_untold: { zh: '待通知的队列，变动本身是记录', en: 'A queue of what is still to be told; the change is the record' },
  coding_counters: { zh: '编码流水的当前值', en: 'Where the numbering of codes stands' },
  column_corrections: {
    zh: '单位纠正识别的习惯，供下次扫描参考；定级结果在分类分级中',
    en: 'What a unit corrected, for the next scan; the decision is in the classification',
  },
  column_rules: { zh: '由字段学得的质量规则，供下次扫描参考', en: 'Rules learnt of columns, for the next scan' },
  column_sketches: {
    zh: '比对指纹，由扫描结果推算；资产销毁时清除（§4.8）',
    en: 'Sketches for comparison, made by scans; erased with a destroyed asset (§4.8)',
  },
  demonstration_steps: { zh: '演示进度', en: 'How far a demonstration has come' },
  due_months: { zh: '由卡片推算，各单位各月应提的摊销', en: 'Computed from cards: what is due to be amortised in a unit month by month' },
  idle_accounts: { zh: '由登录和任职推算的休眠、无主账号', en: 'Dormant and orphaned accounts, computed from sign-ins and posts' },
  log_state: { zh: '公开日志的当前位置', en: 'Where the public log stands' },
  migrations: { zh: '数据库结构的版本', en: 'The version of the tables' },
  notes: { zh: '提醒；所提醒的事在办理记录和审计日志中', en: 'Reminders; what they speak of is in entries and log' },
  note_readings: { zh: '各人阅过哪些提醒', en: 'Who has read which reminder' },
  officer_identities: {
    zh: '与统一身份的绑定：解除后只留“已解除”，不留标识；绑定和解除在审计日志中',
    en: 'Whom of the provider an officer is; once ended only that it was stays, without the name there; both are in the log',
  },
  letters: { zh: '待发和已发的提醒邮件：提醒本身在站内提醒中', en: 'Letters to be sent and sent; the notes themselves are kept' },
  mail_addresses: {
    zh: '提醒邮箱，加密保存：停用即删除；设定和停用在审计日志中',
    en: 'Addresses of letters, sealed, gone when they are ended; naming and ending are in the log',
  },
  one_time_codes: {
    zh: '动态验证码的种子：停用即删除；启用和停用在审计日志中',
    en: 'Seeds of one-time codes, gone when they are removed; enrolment and removal are in the log',
  },
  passkeys: {
    zh: '通行密钥的公钥：移除即删除；启用和移除在审计日志中',
    en: 'Public keys of passkeys, gone when they are removed; enrolment and removal are in the log',
  },
  past_passwords: {
    zh: '不得重用的旧密码散列，超出个数即删除',
    en: 'Hashes of passwords that are not used again, gone beyond their number',
  },
  standings: {
    zh: '由资产、办件、分级任务、资产卡片、订单和收益汇总，各单位和全市现状的合计',
    en: 'Summed from assets, cases, gradings, asset cards, orders and incomes: how things stand in a unit and in the city',
  },
  standing_moves: { zh: '尚未并入合计的增减，每分钟并入', en: 'What was added since, joined to the sums each minute' },
  platform_clock: { zh: '时钟偏移', en: 'The hand of the clock' },
  product_sources: {
    zh: '产品来源：草稿时可以替换，审查后不能改；说明书所填在办件记录中',
    en: 'Sources of products: replaced while a product is a draft, fixed after its review; what was stated stands in its case',
  },
  recovery_codes: { zh: '恢复码的散列：重新生成即作废', en: 'Digests of recovery codes, void when new ones are made' },
  sealed_files: { zh: '哪份材料由哪把密钥加密，由材料推算', en: 'Which key seals which paper, computed from the papers' },
  sealing_keys: {
    zh: '加密密钥：不再封存任何内容后销毁；启用、轮换和销毁在审计日志中',
    en: 'Sealing keys, destroyed once they seal nothing; use, rotation and destruction are in the log',
  },
  sessions: {
    zh: '登录会话：退出、停用或过期即删除，目的已达成的个人信息不多留；登录本身在审计日志中',
    en: 'Sessions go at sign-out, lock or expiry: personal data whose purpose has ended; the sign-in is in the log',
  },
  sign_on_attempts: { zh: '正在进行的统一身份登录，几分钟即失效', en: 'Sign-ins by the provider under way, void after minutes' },
  source_connections: {
    zh: '连接数据源的地址和账号，供再次连接；密码用后即清除',
    en: 'How a source is reached, to reach it again; the password is erased after use',
  },
} as const satisfies Record<string, Words>

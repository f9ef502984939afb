import type { Party } from '#law/parties.ts'
import type { Words } from '#law/words.ts'

/** The areas of the navigation, in the order of the asset’s life; the first needs no heading. */
export const areas = {
  start: null,
  inventory: { zh: '盘点与登记', en: 'Inventory and register' },
  operation: { zh: '运营', en: 'Operation' },
  trading: { zh: '流通与收益', en: 'Trading and income' },
  supervision: { zh: '监督', en: 'Supervision' },
  platform: { zh: '平台', en: 'Platform' },
} as const satisfies { readonly [area: string]: Words | null }
type Area = keyof typeof areas

/** One room in the navigation: a page of the workbench (`to`) or plain links to public pages. */
export type Room = {
  readonly area: Area
  readonly title: Words
  readonly mark: string
  readonly to?:
    | '/'
    | '/year'
    | '/gradings'
    | '/lists'
    | '/inventory'
    | '/assets'
    | '/memos'
    | '/use-marks'
    | '/destructions'
    | '/agreements'
    | '/developers'
    | '/products'
    | '/orders'
    | '/books'
    | '/operators'
    | '/sharing'
    | '/distributions'
    | '/receivables'
    | '/redistribution'
    | '/organisations'
    | '/cockpit'
    | '/health'
    | '/retention'
    | '/inspections'
    | '/incidents'
    | '/risk-assessments'
    | '/annual-reports'
    | '/disputes'
    | '/rulings'
    | '/risk-signals'
    | '/audit'
    | '/administration'
  readonly links?: readonly { href: string; title: Words }[]
  readonly for: readonly Party[] | 'all'
}

const supervisors = ['data-bureau', 'registrar', 'finance-bureau', 'sasac', 'sector-authority'] as const

/** The rooms by area, each for the posts that can use it. */
export const rooms: readonly Room[] = [
  { area: 'start', title: { zh: '工作台', en: 'Inbox' }, mark: '办', to: '/', for: 'all' },
  {
    area: 'start',
    title: { zh: '本年工作', en: 'This year' },
    mark: '年',
    to: '/year',
    for: ['producer', 'operator', 'developer', 'exchange', 'cyberspace-office', 'police', ...supervisors],
  },
  { area: 'inventory', title: { zh: '盘点', en: 'Inventory' }, mark: '盘', to: '/inventory', for: ['producer', ...supervisors] },
  {
    area: 'inventory',
    title: { zh: '资产目录', en: 'Catalogue' },
    mark: '录',
    to: '/assets',
    for: ['producer', 'law-firm', 'valuer', 'operator', 'developer', 'exchange', 'cyberspace-office', 'police', ...supervisors],
  },
  {
    area: 'inventory',
    title: { zh: '分级任务', en: 'Gradings' },
    mark: '级',
    to: '/gradings',
    for: ['producer', 'cyberspace-office', 'police', ...supervisors],
  },
  { area: 'inventory', title: { zh: '行业清单', en: 'Sector lists' }, mark: '业', to: '/lists', for: ['producer', ...supervisors] },
  {
    area: 'inventory',
    title: { zh: '登记', en: 'Registration' },
    mark: '登',
    for: 'all',
    links: [
      { href: '/register', title: { zh: '登记簿', en: 'Register' } },
      { href: '/notices', title: { zh: '公示公告', en: 'Public notices' } },
      { href: '/check', title: { zh: '凭证核验', en: 'Certificate check' } },
      { href: '/guide', title: { zh: '办事指南', en: 'Service guide' } },
    ],
  },
  { area: 'inventory', title: { zh: '账套', en: 'Books' }, mark: '账', to: '/books', for: ['producer', ...supervisors] },
  { area: 'inventory', title: { zh: '备查簿', en: 'Memorandum' }, mark: '备', to: '/memos', for: ['producer', ...supervisors] },
  { area: 'inventory', title: { zh: '使用登记簿', en: 'Use' }, mark: '用', to: '/use-marks', for: ['producer', ...supervisors] },
  {
    area: 'inventory',
    title: { zh: '处置销毁台账', en: 'Destructions' },
    mark: '销',
    to: '/destructions',
    for: ['producer', 'cyberspace-office', 'police', ...supervisors],
  },
  {
    area: 'operation',
    title: { zh: '运营主体', en: 'Operators' },
    mark: '运',
    to: '/operators',
    for: ['producer', 'operator', 'developer', 'exchange', 'cyberspace-office', 'police', ...supervisors],
  },
  {
    area: 'operation',
    title: { zh: '开发主体', en: 'Developers' },
    mark: '开',
    to: '/developers',
    for: ['operator', 'developer', 'producer', 'data-bureau', 'registrar'],
  },
  {
    area: 'operation',
    title: { zh: '使用合同', en: 'Agreements' },
    mark: '约',
    to: '/agreements',
    for: ['operator', 'developer', 'producer', 'cyberspace-office', 'police', ...supervisors],
  },
  {
    area: 'trading',
    title: { zh: '数据产品', en: 'Products' },
    mark: '品',
    to: '/products',
    for: ['producer', 'operator', 'developer', 'exchange', 'law-firm', 'cyberspace-office', 'police', ...supervisors],
  },
  {
    area: 'trading',
    title: { zh: '订单', en: 'Orders' },
    mark: '单',
    to: '/orders',
    for: ['producer', 'operator', 'developer', 'exchange', 'cyberspace-office', 'police', ...supervisors],
  },
  {
    area: 'trading',
    title: { zh: '收益共享', en: 'Sharing' },
    mark: '共',
    to: '/sharing',
    for: ['producer', 'operator', 'developer', 'data-bureau', 'registrar', 'finance-bureau', 'sasac'],
  },
  {
    area: 'trading',
    title: { zh: '收益分配', en: 'Distributions' },
    mark: '分',
    to: '/distributions',
    for: ['producer', 'operator', 'developer', 'data-bureau', 'registrar', 'finance-bureau', 'sasac'],
  },
  {
    area: 'trading',
    title: { zh: '应缴国库', en: 'Treasury' },
    mark: '缴',
    to: '/receivables',
    for: ['producer', 'operator', 'data-bureau', 'registrar', 'finance-bureau'],
  },
  {
    area: 'trading',
    title: { zh: '再分配', en: 'Redistribution' },
    mark: '再',
    to: '/redistribution',
    for: ['producer', 'data-bureau', 'registrar', 'finance-bureau'],
  },
  { area: 'supervision', title: { zh: '驾驶舱', en: 'Cockpit' }, mark: '舱', to: '/cockpit', for: supervisors },
  {
    area: 'supervision',
    title: { zh: '监督检查', en: 'Inspections' },
    mark: '督',
    to: '/inspections',
    for: ['producer', 'operator', 'developer', 'cyberspace-office', 'police', ...supervisors],
  },
  {
    area: 'supervision',
    title: { zh: '风险信号', en: 'Risk signals' },
    mark: '信',
    to: '/risk-signals',
    for: ['data-bureau', 'registrar', 'finance-bureau', 'cyberspace-office', 'police'],
  },
  {
    area: 'supervision',
    title: { zh: '安全事件', en: 'Incidents' },
    mark: '警',
    to: '/incidents',
    for: ['operator', 'data-bureau', 'registrar', 'cyberspace-office', 'police'],
  },
  {
    area: 'supervision',
    title: { zh: '风险评估', en: 'Risk assessments' },
    mark: '险',
    to: '/risk-assessments',
    for: ['operator', 'data-bureau', 'registrar', 'cyberspace-office', 'police'],
  },
  {
    area: 'supervision',
    title: { zh: '年度监管报告', en: 'Annual reports' },
    mark: '报',
    to: '/annual-reports',
    for: ['producer', 'data-bureau', 'registrar', 'finance-bureau', 'sector-authority'],
  },
  {
    area: 'supervision',
    title: { zh: '争议', en: 'Disputes' },
    mark: '争',
    to: '/disputes',
    for: ['producer', 'operator', 'developer', 'exchange', 'data-bureau', 'registrar', 'finance-bureau'],
  },
  { area: 'supervision', title: { zh: '解释与参数', en: 'Rulings' }, mark: '释', to: '/rulings', for: 'all' },
  { area: 'platform', title: { zh: '机构', en: 'Organisations' }, mark: '机', to: '/organisations', for: 'all' },
  {
    area: 'platform',
    title: { zh: '运行体检', en: 'What is stuck' },
    mark: '检',
    to: '/health',
    for: ['data-bureau', 'registrar', 'system-administrator'],
  },
  { area: 'platform', title: { zh: '记录保存', en: 'Retention' }, mark: '存', to: '/retention', for: ['data-bureau', 'registrar'] },
  { area: 'platform', title: { zh: '审计', en: 'Audit' }, mark: '审', to: '/audit', for: 'all' },
  {
    area: 'platform',
    title: { zh: '管理', en: 'Administration' },
    mark: '管',
    to: '/administration',
    for: ['system-administrator', 'security-administrator'],
  },
]

/** The rooms a post of this role can use. */
export function roomsFor(role: string | undefined): readonly Room[] {
  return rooms.filter((room) => room.for === 'all' || room.for.some((party) => party === role))
}

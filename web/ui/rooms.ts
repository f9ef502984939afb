import type { Party } from '#law/parties.ts'
import type { Words } from '#law/words.ts'

/** One room in the navigation: a page of the workbench (`to`) or plain links to public pages. */
export type Room = { readonly title: Words; readonly mark: string; readonly to?: '/' | '/year' | '/gradings' | '/lists' | '/inventory' | '/assets' | '/memos' | '/use-marks' | '/destructions' | '/products' | '/orders' | '/books' | '/organisations' | '/cockpit' | '/health' | '/retention' | '/audit' | '/administration'; readonly links?: readonly { href: string; title: Words }[]; readonly for: readonly Party[] | 'all' }

const supervisors = ['data-bureau', 'registrar', 'finance-bureau', 'sasac', 'sector-authority'] as const

/** The rooms in the order of the asset's life, each for the posts that can use it. */
export const rooms: readonly Room[] = [
  { title: { zh: '工作台', en: 'Inbox' }, mark: '办', to: '/', for: 'all' },
  { title: { zh: '本年工作', en: 'This year' }, mark: '年', to: '/year', for: ['producer', ...supervisors] },
  { title: { zh: '盘点', en: 'Inventory' }, mark: '盘', to: '/inventory', for: ['producer', ...supervisors] },
  { title: { zh: '资产目录', en: 'Catalogue' }, mark: '录', to: '/assets', for: ['producer', 'law-firm', 'valuer', 'operator', 'developer', 'exchange', 'cyberspace-office', 'police', ...supervisors] },
  { title: { zh: '分级任务', en: 'Gradings' }, mark: '级', to: '/gradings', for: ['producer', 'cyberspace-office', 'police', ...supervisors] },
  { title: { zh: '行业清单', en: 'Sector lists' }, mark: '业', to: '/lists', for: ['producer', ...supervisors] },
  { title: { zh: '备查簿', en: 'Memorandum' }, mark: '备', to: '/memos', for: ['producer', ...supervisors] },
  { title: { zh: '使用登记簿', en: 'Use' }, mark: '用', to: '/use-marks', for: ['producer', ...supervisors] },
  { title: { zh: '处置销毁台账', en: 'Destructions' }, mark: '销', to: '/destructions', for: ['producer', 'cyberspace-office', 'police', ...supervisors] },
  { title: { zh: '登记', en: 'Registration' }, mark: '登', for: 'all', links: [
    { href: '/register', title: { zh: '登记簿', en: 'Register' } },
    { href: '/notices', title: { zh: '公示公告', en: 'Public notices' } },
    { href: '/check', title: { zh: '凭证核验', en: 'Certificate check' } },
    { href: '/guide', title: { zh: '办事指南', en: 'Service guide' } },
  ] },
  { title: { zh: '数据产品', en: 'Products' }, mark: '品', to: '/products', for: ['producer', 'operator', 'developer', 'exchange', 'law-firm', 'cyberspace-office', 'police', ...supervisors] },
  { title: { zh: '订单', en: 'Orders' }, mark: '单', to: '/orders', for: ['producer', 'operator', 'developer', 'exchange', 'cyberspace-office', 'police', ...supervisors] },
  { title: { zh: '账套', en: 'Books' }, mark: '账', to: '/books', for: ['producer', ...supervisors] },
  { title: { zh: '机构', en: 'Organisations' }, mark: '机', to: '/organisations', for: 'all' },
  { title: { zh: '驾驶舱', en: 'Cockpit' }, mark: '舱', to: '/cockpit', for: supervisors },
  { title: { zh: '运行体检', en: 'What is stuck' }, mark: '检', to: '/health', for: ['data-bureau', 'registrar', 'system-administrator'] },
  { title: { zh: '记录保存', en: 'Retention' }, mark: '存', to: '/retention', for: ['data-bureau', 'registrar'] },
  { title: { zh: '审计', en: 'Audit' }, mark: '审', to: '/audit', for: 'all' },
  { title: { zh: '管理', en: 'Administration' }, mark: '管', to: '/administration', for: ['system-administrator', 'security-administrator'] },
]

/** The rooms a post of this role can use. */
export function roomsFor(role: string | undefined): readonly Room[] {
  return rooms.filter(room => room.for === 'all' || room.for.some(party => party === role))
}

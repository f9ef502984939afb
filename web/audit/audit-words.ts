import { textOf } from '#contract/text-of.ts'
import type { Words } from '#law/words.ts'
import { verbs, type Verb } from '#law/verbs.ts'
import { partyWords, placeWords, procedureWords } from '../ui/law-words.ts'

/** What the log calls what was done; acts on cases are `act:` and the verb. */
export const auditActions: { readonly [action: string]: Words } = {
  'sign-in': { zh: '登录', en: 'Sign in' }, 'sign-out': { zh: '退出', en: 'Sign out' }, 'switch-post': { zh: '切换岗位', en: 'Switch post' }, become: { zh: '切换演示身份', en: 'Become a demonstration person' }, 'change-password': { zh: '修改密码', en: 'Change password' }, 'push-clock': { zh: '拨快演示时钟', en: 'Push the clock' },
  'open-case': { zh: '开办办件', en: 'Open a case' }, 'read-case': { zh: '查阅办件', en: 'Read a case' }, 'read-asset': { zh: '查阅资产', en: 'Read an asset' }, 'read-finding': { zh: '查阅扫描结果', en: 'Read a finding' }, 'read-file': { zh: '查阅材料', en: 'Read a paper' }, 'read-asset-card': { zh: '查阅资产卡', en: 'Read an asset card' },
  'add-sources': { zh: '添加数据源', en: 'Add sources' }, 'set-rules': { zh: '设定字段质量规则', en: 'Set quality rules' }, rescan: { zh: '重新扫描', en: 'Scan again' }, 'export-quality': { zh: '导出质量报告', en: 'Export a quality report' }, 'correct-column': { zh: '更正字段', en: 'Correct a column' }, 'confirm-card': { zh: '确认建卡', en: 'Confirm a card' }, 'set-aside': { zh: '不纳入', en: 'Set aside' }, 'revise-card': { zh: '修订信息卡', en: 'Revise a card' }, 'add-unit-key': { zh: '登记扫描签名公钥', en: 'Register a signing key' }, 'end-unit-key': { zh: '停用扫描签名公钥', en: 'End a signing key' }, 'take-scan-kit': { zh: '下载离线扫描参数', en: 'Take a scan kit' }, 'import-findings': { zh: '收取单位自行扫描的结果', en: 'Take in findings' }, 'export-assets': { zh: '导出目录', en: 'Export the catalogue' },
  'set-coding-rule': { zh: '设定编码规则', en: 'Set a coding rule' }, 'explain-differences': { zh: '说明账实差异', en: 'Explain differences' }, 'recount-differences': { zh: '复盘账实差异', en: 'Count again' }, 'call-round': { zh: '布置行业盘点', en: 'Call a round' }, 'remind-inventory': { zh: '发送盘点提醒', en: 'Send reminders' },
  'send-import': { zh: '上传信息卡表格', en: 'Send a table of cards' }, 'import-cards': { zh: '整表导入信息卡', en: 'Import cards' }, 'refuse-import': { zh: '表格有错误，未导入', en: 'Refuse a table' }, 'fail-import': { zh: '表格未能导入', en: 'An import failed' }, 'export-cards': { zh: '导出信息卡', en: 'Export cards' }, 'print-card': { zh: '打印卡片', en: 'Print a card' }, 'print-assets': { zh: '打印目录', en: 'Print the catalogue' }, 'set-use-mark': { zh: '登记使用标识', en: 'Set a use mark' }, 'end-use-mark': { zh: '终止使用标识', en: 'End a use mark' }, 'link-asset': { zh: '登记血缘', en: 'Add a link of lineage' }, 'unlink-asset': { zh: '解除血缘', en: 'End a link of lineage' }, 'review-memo': { zh: '复核备查事项', en: 'Review a memorandum' }, 'remind-memo': { zh: '备查到期提醒', en: 'Memorandum due' }, 'expire-certificate': { zh: '凭证到期', en: 'Certificate expired' },
  'add-organisation': { zh: '新增机构', en: 'Add an organisation' }, 'add-officer': { zh: '新增经办人', en: 'Add an officer' }, 'enable-officer': { zh: '启用经办人', en: 'Enable an officer' }, 'disable-officer': { zh: '停用经办人', en: 'Disable an officer' }, 'add-post': { zh: '任职', en: 'Give a post' }, 'end-post': { zh: '免职', en: 'End a post' }, 'first-administrator': { zh: '设立首个管理员', en: 'First administrator' },
  refused: { zh: '被拒绝的请求', en: 'Refused request' },
}

/** What kinds of thing the log speaks of. */
export const auditObjects: { readonly [kind: string]: Words } = {
  case: { zh: '办件', en: 'Case' }, asset: { zh: '资产', en: 'Asset' }, finding: { zh: '扫描结果', en: 'Finding' }, round: { zh: '盘点', en: 'Round' }, source: { zh: '数据源', en: 'Source' }, catalogue: { zh: '目录', en: 'Catalogue' },
  officer: { zh: '经办人', en: 'Officer' }, post: { zh: '岗位', en: 'Post' }, organisation: { zh: '机构', en: 'Organisation' }, route: { zh: '接口', en: 'Route' }, clock: { zh: '时钟', en: 'Clock' }, file: { zh: '材料', en: 'Paper' }, 'unit-key': { zh: '签名公钥', en: 'Signing key' }, 'coding-rule': { zh: '编码规则', en: 'Coding rule' }, 'round-call': { zh: '盘点布置', en: 'Call to a round' }, notes: { zh: '站内提醒', en: 'Notes' }, 'card-import': { zh: '信息卡导入', en: 'Import of cards' },
}

/** What an action of the log is called. */
export function actionWords(action: string): Words {
  const verb = action.startsWith('act:') ? verbs[action.slice(4) as Verb] : undefined
  return verb ? { zh: `办理：${verb.title.zh}`, en: `Act: ${verb.title.en}` } : auditActions[action] ?? { zh: action, en: action }
}

const keys: { readonly [key: string]: Words } = {
  number: { zh: '编号', en: 'number' }, procedure: { zh: '事项', en: 'matter' }, what: { zh: '办理', en: 'act' }, from: { zh: '从', en: 'from' }, to: { zh: '到', en: 'to' }, version: { zh: '版本', en: 'version' }, count: { zh: '数量', en: 'count' }, names: { zh: '名称', en: 'names' }, name: { zh: '名称', en: 'name' }, role: { zh: '岗位', en: 'post' }, roles: { zh: '职责', en: 'parts' }, code: { zh: '编码', en: 'code' },
  reason: { zh: '理由', en: 'reason' }, column: { zh: '字段', en: 'column' }, grade: { zh: '级别', en: 'grade' }, semanticType: { zh: '含义', en: 'meaning' }, login: { zh: '登录名', en: 'login' }, why: { zh: '原因', en: 'why' }, status: { zh: '应答', en: 'status' }, ending: { zh: '办结', en: 'ending' }, sha256: { zh: '摘要值', en: 'digest' }, keyId: { zh: '密钥', en: 'key' }, madeAt: { zh: '生成时间', en: 'made at' }, scannerVersion: { zh: '扫描器版本', en: 'scanner' }, fromMs: { zh: '原偏移毫秒', en: 'from ms' }, toMs: { zh: '现偏移毫秒', en: 'to ms' },
}

/** The details of a line in words: what each is called, and its value as people know it. */
export function detailWords(detail: Readonly<Record<string, unknown>>): { key: string; name: Words; value: Words }[] {
  const procedure = textOf(detail['procedure'])
  const valueOf = (key: string, value: unknown): Words => {
    const text = Array.isArray(value) ? value.map(textOf).join('、') : typeof value === 'object' ? JSON.stringify(value) : textOf(value)
    if (key === 'procedure') return procedureWords(text)
    if (key === 'role') return partyWords(text)
    if ((key === 'from' || key === 'to') && procedure !== '') return placeWords({ procedure, step: text, ending: null }).words.zh === text ? placeWords({ procedure, step: null, ending: text }).words : placeWords({ procedure, step: text, ending: null }).words
    return { zh: text, en: text }
  }
  const order = Object.keys(keys)
  const placeOf = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  return Object.entries(detail).filter(([, value]) => value !== null && value !== '').sort(([a], [b]) => placeOf(a) - placeOf(b)).map(([key, value]) => ({ key, name: keys[key] ?? { zh: key, en: key }, value: valueOf(key, value) }))
}

/** The page of a thing the log speaks of, where it has one. */
export function objectHref(kind: string, id: string): string | null {
  if (id === '') return null
  switch (kind) {
    case 'case': return `/desk/cases/${id}`
    case 'asset': return `/desk/assets/${id}`
    case 'card-import': return `/desk/inventory/imports/${id}`
    case 'finding': return `/desk/inventory/findings/${id}`
    case 'round': return `/desk/inventory/${id}`
    case 'coding-rule': return '/desk/inventory/codes'
    case 'round-call': return `/desk/inventory/calls/${id}`
    case 'organisation': return `/desk/organisations/${id}`
    default: return null
  }
}

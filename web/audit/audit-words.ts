import { textOf } from '#contract/text-of.ts'
import type { Words } from '#law/words.ts'
import { partyWords, placeWords, procedureWords } from '../ui/law-words.ts'

const keys: { readonly [key: string]: Words } = {
  number: { zh: '编号', en: 'number' }, procedure: { zh: '事项', en: 'matter' }, what: { zh: '办理', en: 'act' }, from: { zh: '从', en: 'from' }, to: { zh: '到', en: 'to' }, version: { zh: '版本', en: 'version' }, count: { zh: '数量', en: 'count' }, names: { zh: '名称', en: 'names' }, name: { zh: '名称', en: 'name' }, role: { zh: '岗位', en: 'post' }, roles: { zh: '职责', en: 'parts' }, code: { zh: '编码', en: 'code' },
  reason: { zh: '理由', en: 'reason' }, column: { zh: '字段', en: 'column' }, grade: { zh: '级别', en: 'grade' }, semanticType: { zh: '含义', en: 'meaning' }, login: { zh: '登录名', en: 'login' }, why: { zh: '原因', en: 'why' }, status: { zh: '应答', en: 'status' }, ending: { zh: '办结', en: 'ending' }, sha256: { zh: '摘要值', en: 'digest' }, keyId: { zh: '密钥', en: 'key' }, madeAt: { zh: '生成时间', en: 'made at' }, scannerVersion: { zh: '扫描器版本', en: 'scanner' }, fromMs: { zh: '原偏移毫秒', en: 'from ms' }, toMs: { zh: '现偏移毫秒', en: 'to ms' },
  asset: { zh: '资产', en: 'asset' }, added: { zh: '选入', en: 'taken' }, strength: { zh: '强度', en: 'strength' }, invitee: { zh: '邀请对象', en: 'invited' }, person: { zh: '参与者', en: 'person' }, organisation: { zh: '单位', en: 'organisation' }, untilOn: { zh: '期限', en: 'until' }, trigger: { zh: '事由', en: 'cause' },
  template: { zh: '业务', en: 'event' }, onDate: { zh: '记账日期', en: 'day' }, amountFen: { zh: '金额（分）', en: 'amount in fen' }, period: { zh: '期间', en: 'period' }, vouchers: { zh: '凭证数', en: 'vouchers' }, cards: { zh: '卡片数', en: 'cards' }, carryingFen: { zh: '账面价值（分）', en: 'carrying amount in fen' }, reverses: { zh: '冲销凭证', en: 'reverses' }, account: { zh: '科目', en: 'account' }, openedOn: { zh: '建账日期', en: 'opened on' },
  title: { zh: '名称', en: 'title' }, year: { zh: '年度', en: 'year' }, sector: { zh: '行业', en: 'sector' }, units: { zh: '单位数', en: 'units' }, uscc: { zh: '信用代码', en: 'credit code' }, post: { zh: '任职', en: 'post id' }, officer: { zh: '经办人', en: 'officer' }, kind: { zh: '类型', en: 'kind' },
  assetId: { zh: '资产', en: 'asset' }, findingId: { zh: '扫描结果', en: 'finding' }, dataset: { zh: '数据集', en: 'dataset' }, rules: { zh: '规则数', en: 'rules' }, mark: { zh: '使用标识', en: 'mark' }, operator: { zh: '运营主体', en: 'operator' }, agreement: { zh: '协议', en: 'agreement' }, process: { zh: '加工', en: 'process' }, link: { zh: '血缘', en: 'link' },
  comment: { zh: '意见', en: 'comment' }, invitation: { zh: '邀请', en: 'invitation' }, holdsFrom: { zh: '生效日期', en: 'holds from' }, composition: { zh: '编码组成', en: 'composition' }, way: { zh: '方式', en: 'way' }, bytes: { zh: '字节', en: 'bytes' }, sort: { zh: '排序', en: 'order' },
}

/** The details of a line in words: what each is called, and its value as people know it. For whom somebody stood in is said beside the name. */
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
  return Object.entries(detail).filter(([key, value]) => key !== 'standsFor' && value !== null && value !== '').sort(([a], [b]) => placeOf(a) - placeOf(b)).map(([key, value]) => ({ key, name: keys[key] ?? { zh: key, en: key }, value: valueOf(key, value) }))
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
    case 'sector-list': return `/desk/lists/${id}`
    case 'books': return id === 'all' ? '/desk/books' : `/desk/books/${id}`
    case 'voucher': return `/desk/vouchers/${id}`
    default: return null
  }
}

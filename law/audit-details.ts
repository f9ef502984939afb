import { actionWords } from './audit.ts'
import { called, partsRead } from './audit-values.ts'
import { orderMoves, type OrderMove, orderStates, type OrderState } from './orders.ts'
import { formerParties, parties, type Party } from './parties.ts'
import type { Basis, Procedure } from './procedure.ts'
import { procedures } from './procedures.ts'
import { deskActs, type Verb, verbs } from './verbs.ts'
import type { Words } from './words.ts'

const plain = (text: string): Words => ({ zh: text, en: text })
const keys: { readonly [key: string]: Words } = {
  number: { zh: '编号', en: 'number' },
  procedure: { zh: '事项', en: 'matter' },
  what: { zh: '办理', en: 'act' },
  decided: { zh: '各方意见', en: 'decided' },
  from: { zh: '从', en: 'from' },
  to: { zh: '到', en: 'to' },
  version: { zh: '版本', en: 'version' },
  count: { zh: '数量', en: 'count' },
  names: { zh: '名称', en: 'names' },
  name: { zh: '名称', en: 'name' },
  role: { zh: '岗位', en: 'post' },
  roles: { zh: '职责', en: 'parts' },
  code: { zh: '编码', en: 'code' },
  reason: { zh: '理由', en: 'reason' },
  column: { zh: '字段', en: 'column' },
  grade: { zh: '级别', en: 'grade' },
  semanticType: { zh: '含义', en: 'meaning' },
  login: { zh: '登录名', en: 'login' },
  why: { zh: '原因', en: 'why' },
  status: { zh: '应答', en: 'status' },
  ending: { zh: '办结', en: 'ending' },
  sha256: { zh: '摘要值', en: 'digest' },
  keyId: { zh: '密钥', en: 'key' },
  madeAt: { zh: '生成时间', en: 'made at' },
  scannerVersion: { zh: '扫描器版本', en: 'scanner' },
  fromMs: { zh: '原偏移毫秒', en: 'from ms' },
  toMs: { zh: '现偏移毫秒', en: 'to ms' },
  asset: { zh: '资产', en: 'asset' },
  added: { zh: '选入', en: 'taken' },
  strength: { zh: '强度', en: 'strength' },
  invitee: { zh: '邀请对象', en: 'invited' },
  person: { zh: '参与者', en: 'person' },
  organisation: { zh: '单位', en: 'organisation' },
  untilOn: { zh: '期限', en: 'until' },
  trigger: { zh: '事由', en: 'cause' },
  template: { zh: '业务', en: 'event' },
  onDate: { zh: '记账日期', en: 'day' },
  amountFen: { zh: '金额（分）', en: 'amount in fen' },
  period: { zh: '期间', en: 'period' },
  vouchers: { zh: '凭证数', en: 'vouchers' },
  cards: { zh: '卡片数', en: 'cards' },
  carryingFen: { zh: '账面价值（分）', en: 'carrying amount in fen' },
  reverses: { zh: '冲销凭证', en: 'reverses' },
  account: { zh: '科目', en: 'account' },
  openedOn: { zh: '建账日期', en: 'opened on' },
  title: { zh: '名称', en: 'title' },
  year: { zh: '年度', en: 'year' },
  sector: { zh: '行业', en: 'sector' },
  units: { zh: '单位数', en: 'units' },
  uscc: { zh: '信用代码', en: 'credit code' },
  post: { zh: '任职', en: 'post id' },
  officer: { zh: '经办人', en: 'officer' },
  kind: { zh: '类型', en: 'kind' },
  endedOn: { zh: '撤销日期', en: 'ended on' },
  successor: { zh: '承受单位', en: 'successor' },
  assetId: { zh: '资产', en: 'asset' },
  findingId: { zh: '扫描结果', en: 'finding' },
  dataset: { zh: '数据集', en: 'dataset' },
  rules: { zh: '规则数', en: 'rules' },
  mark: { zh: '使用标识', en: 'mark' },
  operator: { zh: '运营主体', en: 'operator' },
  agreement: { zh: '协议', en: 'agreement' },
  process: { zh: '加工', en: 'process' },
  link: { zh: '血缘', en: 'link' },
  comment: { zh: '意见', en: 'comment' },
  invitation: { zh: '邀请', en: 'invitation' },
  holdsFrom: { zh: '生效日期', en: 'holds from' },
  composition: { zh: '编码组成', en: 'composition' },
  way: { zh: '方式', en: 'way' },
  bytes: { zh: '字节', en: 'bytes' },
  sort: { zh: '排序', en: 'order' },
  move: { zh: '办理', en: 'move' },
  product: { zh: '产品', en: 'product' },
  productId: { zh: '产品', en: 'product' },
  quantity: { zh: '数量', en: 'quantity' },
  form: { zh: '形式', en: 'form' },
  outcome: { zh: '结果', en: 'outcome' },
  params: { zh: '参数', en: 'parameters' },
  method: { zh: '方法', en: 'method' },
  seq: { zh: '序号', en: 'place' },
  digest: { zh: '摘要值', en: 'digest' },
  slip: { zh: '凭据', en: 'slip' },
  application: { zh: '申请', en: 'application' },
  expert: { zh: '专家', en: 'expert' },
  isQualified: { zh: '资格', en: 'qualified' },
  listed: { zh: '名单', en: 'listed' },
  listSha256: { zh: '名单摘要值', en: 'digest of the list' },
  seed: { zh: '随机种子', en: 'seed' },
  explanation: { zh: '说明', en: 'explanation' },
  evidence: { zh: '证据', en: 'evidence' },
  difference: { zh: '差异', en: 'difference' },
  findings: { zh: '扫描结果', en: 'findings' },
  files: { zh: '文件', en: 'files' },
  action: { zh: '动作', en: 'action' },
  objectKind: { zh: '对象类型', en: 'kind of object' },
  objectId: { zh: '对象', en: 'object' },
  who: { zh: '谁', en: 'who' },
  sinceOn: { zh: '自', en: 'since' },
  isFirst: { zh: '首次', en: 'first' },
  lines: { zh: '行数', en: 'lines' },
  fields: { zh: '项', en: 'fields' },
  step: { zh: '环节', en: 'step' },
  caseId: { zh: '办件', en: 'case' },
  sent: { zh: '发出', en: 'sent' },
  queue: { zh: '队列', en: 'queue' },
  tokenName: { zh: '令牌', en: 'token' },
  isApart: { zh: '各成数据集', en: 'a dataset each' },
  by: { zh: '方式', en: 'by' },
  isSecondFactor: { zh: '已验第二因素', en: 'second factor' },
  subject: { zh: '统一身份', en: 'person of the provider' },
  many: { zh: '个数', en: 'how many' },
  times: { zh: '次数', en: 'times' },
  since: { zh: '自', en: 'since' },
  until: { zh: '至', en: 'until' },
  agrees: { zh: '复盘相符', en: 'counted the same again' },
  sm2: { zh: 'SM2 公钥', en: 'SM2 key' },
  ed25519: { zh: 'Ed25519 公钥', en: 'Ed25519 key' },
  reviewOn: { zh: '复核日期', en: 'to be reviewed on' },
  ended: { zh: '结束的登录', en: 'sessions ended' },
  revoked: { zh: '撤销的令牌', en: 'tokens revoked' },
  scopes: { zh: '范围', en: 'scopes' },
  before: { zh: '此前', en: 'before' },
  after: { zh: '此后', en: 'after' },
}

/** What the log keeps of a line beside who, when and what about. */
type AuditDetail = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
const yesNo = (is: boolean): Words => (is ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })

/** The details of a line in words: what each is called, and its value as people know it. For whom somebody stood in is said beside the name. */
export function detailWords(detail: AuditDetail): { key: string; name: Words; value: Words }[] {
  const order = Object.keys(keys)
  const placeOf = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  return Object.entries(detail)
    .filter(([key, value]) => key !== 'standsFor' && value !== null && value !== '')
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([key, value]) => ({ key, name: nameOf(key, value), value: valueWords(detail, key, value) }))
}

/** What an item is called; of what was read beside an act it is which part of it. */
const nameOf = (key: string, value: unknown): Words =>
  key === 'what' && textOf(value) in partsRead ? { zh: '内容', en: 'part' } : (keys[key] ?? plain(key))

function valueWords(detail: AuditDetail, key: string, value: unknown): Words {
  if (typeof value === 'boolean') return yesNo(value)
  const text = Array.isArray(value) ? value.map(textOf).join('、') : typeof value === 'object' ? JSON.stringify(value) : textOf(value)
  const procedure = procedures[textOf(detail['procedure'])]
  switch (key) {
    case 'procedure':
      return procedures[text]?.title ?? plain(text)
    case 'role':
      return parties[text as Party]?.title ?? formerParties[text] ?? plain(text)
    case 'from':
    case 'to':
      return (procedure ? (procedure.steps[text]?.title ?? procedure.ends[text]?.title) : orderStates[text as OrderState]) ?? plain(text)
    case 'what':
      return partsRead[text] ?? actNamed(procedure, textOf(detail['from']), text) ?? plain(text)
    case 'move':
      return orderMoves[text as OrderMove]?.title ?? plain(text)
    case 'action':
      return actionWords(text)
    default:
      return called[key]?.[text] ?? plain(text)
  }
}

/** An act by what the log calls it, which is its Chinese name at that step; null for what is called so no more. */
function actNamed(procedure: Procedure | undefined, step: string, called: string): Words | null {
  const here = Object.values(procedure?.steps[step]?.may ?? {}).map((move) => move?.title)
  return (
    [...here, ...Object.values(verbs).map(({ title }) => title), ...Object.values(deskActs)].find((words) => words?.zh === called) ?? null
  )
}

/**
 * On what an act of the log rests: the step of its procedure and the act there, or the move of an order; nothing for what rests on no rule
 * of its own, such as signing in.
 */
export function basesOf({ action, detail }: { readonly action: string; readonly detail: AuditDetail }): Basis[] {
  if (action === 'place-order') return ['choice:order-states']
  if (action === 'move-order')
    return [orderMoves[textOf(detail['move']) as OrderMove]?.basis].filter((basis) => basis !== undefined) as Basis[]
  const procedure = procedures[textOf(detail['procedure'])]
  if (!procedure) return []
  if (action === 'open-case') return [procedure.basis].flat().slice(0, 1)
  const step = action.startsWith('act:') ? procedure.steps[textOf(detail['from'])] : undefined
  const move = step?.may[action.slice(4) as Verb] as { readonly basis?: Basis } | undefined
  return step ? [move?.basis ?? step.basis].flat() : []
}

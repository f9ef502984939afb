import { z } from 'zod'
import { finding } from './findings.ts'
import { answers, civilDate, id, idParams, instant, page, pageQuery, route, sha256, text, words } from './route.ts'

const bytes = z.number().int()
export const sourceLine = z.object({ id, name: z.string(), arrivedBy: z.enum(['upload', 'folder']), bytes, state: z.enum(['waiting', 'scanning', 'scanned', 'faulty']), doneBytes: bytes, doneRows: z.number().int(), fault: words.nullable(), tookMs: z.number().int().nullable(), addedAt: instant, findings: z.number().int() })
export type SourceLine = z.infer<typeof sourceLine>
export const findingLine = z.object({ id, sourceId: id, sourceName: z.string(), dataset: z.string(), rows: z.number().int(), bytes, columns: z.number().int(), personalColumns: z.number().int(), faults: z.number().int(), grade: z.number().int(), state: z.enum(['proposed', 'carded', 'set-aside', 'faulty']), assetId: id.nullable(), assetCode: z.string().nullable(), setAsideReason: z.string() })
export type FindingLine = z.infer<typeof findingLine>
export const findingView = findingLine.extend({ roundId: id, version: z.number().int(), finding, card: answers, problems: z.array(z.object({ field: z.string(), message: words })), mayEdit: z.boolean() })
export type FindingView = z.infer<typeof findingView>
export const roundLine = z.object({ id, title: z.string(), year: z.number().int(), holderId: id, holderName: z.string(), state: z.enum(['open', 'published', 'cancelled']), caseId: id, step: z.string().nullable(), sources: z.number().int(), findings: z.number().int(), carded: z.number().int(), createdAt: instant })
export type RoundLine = z.infer<typeof roundLine>
export const assetState = z.enum(['carded', 'catalogued', 'in-registration', 'registered', 'memorandum'])
export const assetLine = z.object({ id, code: z.string(), name: z.string(), holderId: id, holderName: z.string(), grade: z.number().int(), origin: z.string(), state: assetState, version: z.number().int(), rows: z.number().int().nullable(), registeredAt: instant.nullable(), catalogedAt: instant.nullable().optional(), createdAt: instant })
export type AssetLine = z.infer<typeof assetLine>
export const assetPaper = z.object({ id, caseId: id, kind: z.enum(['opinion', 'valuation']), firmName: z.string(), number: z.string(), conclusion: z.string(), amountFen: z.number().int().nullable(), issuedOn: civilDate, validUntil: civilDate, assetVersion: z.number().int(), isStale: z.boolean(), staleReason: words.nullable(), paperSha256: sha256 })
/** One station of the line of life drawn at the top of the asset page. */
export const station = z.object({ station: z.string(), title: words, at: instant.nullable(), state: z.enum(['done', 'now', 'later']), href: z.string().nullable() })
export const assetView = assetLine.extend({
  holderKind: z.string(), card: answers, versionSha256: z.string(), versionSm3: z.string(), confirmedName: z.string(), confirmedAt: instant, versions: z.array(z.object({ version: z.number().int(), confirmedAt: instant, confirmedName: z.string(), sha256: z.string() })),
  finding: finding.nullable(), cases: z.array(z.object({ id, number: z.string(), procedure: z.string(), step: z.string().nullable(), ending: z.string().nullable(), openedAt: instant, closedAt: instant.nullable() })),
  papers: z.array(assetPaper), certificate: z.object({ number: z.string(), status: z.string(), issuedOn: civilDate, validUntil: civilDate }).nullable(), memo: z.object({ reason: z.string(), reviewOn: civilDate }).nullable(), life: z.array(station), isFrozen: z.boolean(), mayEdit: z.boolean(),
  history: z.array(z.object({ at: instant, what: words, who: z.string(), href: z.string().nullable() })),
})
export type AssetView = z.infer<typeof assetView>

export const inventoryRoutes = {
  listRounds: route({ method: 'GET', path: '/api/rounds', summary: { zh: '盘点', en: 'Inventory rounds' }, access: 'signed-in', query: z.object({ ...pageQuery, year: z.coerce.number().int().min(2000).max(2200).optional() }), reply: page(roundLine) }),
  readRound: route({ method: 'GET', path: '/api/rounds/:id', summary: { zh: '一次盘点', en: 'One round with its sources and counts' }, access: 'signed-in', params: idParams, reply: roundLine.extend({ plan: answers, sourceList: z.array(sourceLine), mayAdd: z.boolean() }) }),
  addUploads: route({ method: 'POST', path: '/api/rounds/:id/uploads', summary: { zh: '上传数据源', en: 'Add sources by upload (multipart, streamed, several files)' }, access: ['producer'], params: idParams, multipart: true, reply: z.object({ added: z.array(sourceLine), refused: z.array(z.object({ name: z.string(), why: words })) }) }),
  addFolder: route({ method: 'POST', path: '/api/rounds/:id/folders', summary: { zh: '添加服务器目录', en: 'Add sources from a folder the server may read' }, access: ['producer'], params: idParams, body: z.object({ path: text(500, 1) }), reply: z.object({ added: z.array(sourceLine), refused: z.array(z.object({ name: z.string(), why: words })) }) }),
  listFindings: route({ method: 'GET', path: '/api/rounds/:id/findings', summary: { zh: '扫描结果', en: 'Findings of a round' }, access: 'signed-in', params: idParams, query: z.object({ ...pageQuery, state: text(20).optional(), q: text(100).optional() }), reply: page(findingLine) }),
  readFinding: route({ method: 'GET', path: '/api/findings/:id', summary: { zh: '一项扫描结果', en: 'One finding with its card draft' }, access: 'signed-in', params: idParams, reply: findingView }),
  saveFindingCard: route({ method: 'PUT', path: '/api/findings/:id/card', summary: { zh: '保存信息卡草稿', en: 'Save the card draft' }, access: ['producer'], params: idParams, body: z.object({ version: z.number().int(), card: answers }), reply: findingView }),
  correctColumn: route({ method: 'PUT', path: '/api/findings/:id/columns', summary: { zh: '更正字段的类型或级别', en: 'Correct the type or grade of a column' }, access: ['producer'], params: idParams, body: z.object({ version: z.number().int(), column: text(200), semanticType: text(40).optional(), grade: z.number().int().min(1).max(4).optional() }), reply: findingView }),
  confirmFinding: route({ method: 'POST', path: '/api/findings/:id/confirm', summary: { zh: '确认建卡', en: 'Confirm the information card; the asset gets its code' }, access: ['producer'], params: idParams, body: z.object({ version: z.number().int(), key: text(80, 8) }), reply: findingView }),
  setAside: route({ method: 'POST', path: '/api/findings/:id/set-aside', summary: { zh: '不纳入', en: 'Set a finding aside with a reason' }, access: ['producer'], params: idParams, body: z.object({ version: z.number().int(), reason: text(500, 2) }), reply: findingView }),
  listAssets: route({ method: 'GET', path: '/api/assets', summary: { zh: '数据资产目录', en: 'The catalogue' }, access: 'signed-in', query: z.object({ ...pageQuery, q: text(100).optional(), state: assetState.optional(), holderId: id.optional(), grade: z.coerce.number().int().min(1).max(4).optional() }), reply: page(assetLine) }),
  assetsExcel: route({ method: 'GET', path: '/api/assets.xlsx', summary: { zh: '导出目录', en: 'The catalogue as Excel' }, access: 'signed-in', query: z.object({ q: text(100).optional(), state: assetState.optional(), holderId: id.optional(), grade: z.coerce.number().int().min(1).max(4).optional() }), reply: 'file' }),
  readAsset: route({ method: 'GET', path: '/api/assets/:id', summary: { zh: '数据资产', en: 'One asset with its whole life' }, access: 'signed-in', params: idParams, reply: assetView }),
  readAssetVersion: route({ method: 'GET', path: '/api/assets/:id/versions/:version', summary: { zh: '资产历史版本', en: 'One version of the card' }, access: 'signed-in', params: z.object({ id, version: z.coerce.number().int().min(1).max(1_000_000) }), reply: z.object({ version: z.number().int(), card: answers, sha256: z.string(), sm3: z.string(), confirmedName: z.string(), confirmedAt: instant }) }),
  reviseCard: route({ method: 'PUT', path: '/api/assets/:id/card', summary: { zh: '修订信息卡', en: 'Revise the card: a new version; papers on the old one go stale' }, access: ['producer'], params: idParams, body: z.object({ version: z.number().int(), card: answers, key: text(80, 8) }), reply: assetView }),
} as const

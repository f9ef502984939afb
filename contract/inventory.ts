import { z } from 'zod'
import { assetStands } from '#law/asset-states.ts'
import { securityLabels, type SecurityLabel } from '#law/protection.ts'
import { columnRule, finding } from './findings.ts'
import { connection, scanKit } from './scan-files.ts'
import { reached, sourceScope } from './source-scope.ts'
import {
  answers,
  civilDate,
  contactsReason,
  id,
  idParams,
  instant,
  page,
  pageQuery,
  problem,
  route,
  sha256,
  sortBy,
  text,
  words,
} from './route.ts'

const bytes = z.number().int()
const securityLabel = z.enum(Object.keys(securityLabels) as [SecurityLabel, ...SecurityLabel[]])
/** What a running scan says first, from a sample: enough to see that the right thing is being read, never a value. */
export const firstLook = z
  .array(
    z.object({
      dataset: z.string(),
      rows: z.number().int(),
      grade: z.number().int(),
      columns: z.array(z.object({ name: z.string(), semanticType: z.string(), grade: z.number().int(), personal: z.boolean() })),
      moreColumns: z.number().int(),
    }),
  )
  .max(10)
export type FirstLook = z.infer<typeof firstLook>
export const sourceLine = z.object({
  id,
  name: z.string(),
  arrivedBy: z.enum(['upload', 'folder', 'connection', 'findings']),
  bytes,
  state: z.enum(['waiting', 'scanning', 'scanned', 'faulty']),
  doneBytes: bytes,
  doneRows: z.number().int(),
  fault: words.nullable(),
  tookMs: z.number().int().nullable(),
  addedAt: instant,
  findings: z.number().int(),
  preliminary: firstLook.nullable().default(null),
  /** Files it is made of, and whether each is a dataset of its own. */
  files: z.number().int().default(1),
  isApart: z.boolean().default(false),
  /** Of a database: which schemas and tables were asked for, and whether samples; the account is not told. */
  scope: sourceScope.nullable().default(null),
})
export type SourceLine = z.infer<typeof sourceLine>
/** A way the unit reached a database before, with the sources it gave; the password is asked again each time. */
export const pastConnection = z.object({ sourceIds: z.array(id), reached, year: z.int(), roundTitle: z.string() })
export type PastConnection = z.infer<typeof pastConnection>
/** A table of a database or a sheet of a workbook that was found, was not decided about and is not there any more; `assetCode` of the asset it was known as. */
export const vanishedTable = z.object({
  findingId: id,
  dataset: z.string(),
  sourceName: z.string(),
  /** Of a workbook in a folder, not of a database. */
  isSheet: z.boolean().default(false),
  rows: z.number().int(),
  foundAt: instant,
  assetCode: z.string().nullable(),
})
export type VanishedTable = z.infer<typeof vanishedTable>
export const findingLine = z.object({
  id,
  sourceId: id,
  sourceName: z.string(),
  dataset: z.string(),
  rows: z.number().int(),
  bytes,
  columns: z.number().int(),
  personalColumns: z.number().int(),
  faults: z.number().int(),
  grade: z.number().int(),
  state: z.enum(['proposed', 'carded', 'kept', 'set-aside', 'faulty', 'replaced']),
  assetId: id.nullable(),
  assetCode: z.string().nullable(),
  setAsideReason: z.string(),
  /** How many changes since the last scan somebody should look at. */
  attention: z.number().int().default(0),
  /**
   * The asset an earlier scan of this dataset became: confirming says with `assetId` whether this is a new version of it (`whyNot` tells
   * what is in the way) or, with null, another asset (`whyNotOther`). `isNamed`: a person named it, the scan did not know it, so that
   * keeping it needs a note.
   */
  knownAs: z
    .object({
      assetId: id,
      assetCode: z.string(),
      name: z.string(),
      version: z.number().int(),
      whyNot: words.nullable(),
      whyNotKeep: words.nullable(),
      whyNotOther: words.nullable(),
      isNamed: z.boolean(),
    })
    .nullable()
    .default(null),
})
export type FindingLine = z.infer<typeof findingLine>
/** Why the values of a finding, kept sealed, cannot be opened now: then it comes without them. */
const unopened = problem.nullable().default(null)
/** What became different since the dataset was last scanned; `attention` tells whether somebody should look. */
export const findingChange = z.object({
  what: z.enum([
    'column-added',
    'column-dropped',
    'column-renamed',
    'type-changed',
    'meaning-changed',
    'grade-changed',
    'nulls-changed',
    'key-lost',
    'distribution-changed',
    'volume-changed',
    'quality-changed',
    'rule-changed',
    'layout-changed',
    'personal-appeared',
    'files-came',
    'files-went',
    'files-rewritten',
    'not-compared',
    'unchanged',
  ]),
  column: z.string().nullable(),
  before: z.string(),
  after: z.string(),
  measure: z.number().nullable(),
  attention: z.boolean(),
  words,
})
export type FindingChange = z.infer<typeof findingChange>
/** Another asset or finding that holds the same data, or what this one was taken from. */
export const likeness = z.object({
  kind: z.enum(['same', 'contained-in', 'contains', 'overlaps']),
  findingId: id,
  assetId: id.nullable(),
  assetCode: z.string().nullable(),
  dataset: z.string(),
  holderName: z.string(),
  share: z.number(),
  columns: z.array(z.object({ ours: z.string(), theirs: z.string(), share: z.number() })),
  words,
})
export type Likeness = z.infer<typeof likeness>
/** Items of a card that are drafted from the unit when the data do not say them. */
const assumedItem = z.enum(['region', 'industry'])
export const findingView = findingLine.extend({
  /** Parts that are hidden from the reader by the grade of the data. */
  hidden: z.array(securityLabel).default([]),
  previous: z.object({ findingId: id, roundId: id, foundAt: instant, roundTitle: z.string() }).nullable(),
  changes: z.array(findingChange),
  rules: z.array(columnRule.and(z.object({ setBy: z.string(), setAt: instant }))),
  roundId: id,
  version: z.number().int(),
  finding,
  unopened,
  card: answers,
  /** Items of the card that still hold what is usual, as the platform drafted them. */
  usual: z.array(z.string()).default([]),
  /** Items the data do not say, drafted from the unit and changed by nobody: to be looked at before the card is confirmed. */
  assumed: z.array(assumedItem).default([]),
  problems: z.array(z.object({ field: z.string(), message: words })),
  mayEdit: z.boolean(),
})
export type FindingView = z.infer<typeof findingView>
export const roundLine = z.object({
  id,
  title: z.string(),
  year: z.number().int(),
  holderId: id,
  holderName: z.string(),
  state: z.enum(['open', 'published', 'cancelled']),
  caseId: id,
  step: z.string().nullable(),
  sources: z.number().int(),
  findings: z.number().int(),
  carded: z.number().int(),
  kept: z.number().int(),
  createdAt: instant,
})
export type RoundLine = z.infer<typeof roundLine>
/** A public key a unit signs its findings with; the private half never leaves the unit. */
export const unitKey = z.object({
  keyId: z.string(),
  label: z.string(),
  publicKey: z.string(),
  addedAt: instant,
  addedBy: z.string(),
  endedAt: instant.nullable(),
})
export type UnitKey = z.infer<typeof unitKey>
export const assetState = z.enum(['carded', 'catalogued', 'in-registration', 'registered', 'memorandum', 'in-disposal', 'destroyed'])
export const assetLine = z.object({
  id,
  code: z.string(),
  name: z.string(),
  holderId: id,
  holderName: z.string(),
  grade: z.number().int(),
  origin: z.string(),
  state: assetState,
  version: z.number().int(),
  rows: z.number().int().nullable(),
  registeredAt: instant.nullable(),
  catalogedAt: instant.nullable().optional(),
  createdAt: instant,
  isMarked: z.boolean(),
  oldCode: z.string().nullable(),
  importance: z.enum(['general', 'important', 'core']).default('general'),
})
export type AssetLine = z.infer<typeof assetLine>
export const assetPaper = z.object({
  id,
  caseId: id,
  kind: z.enum(['opinion', 'valuation']),
  firmName: z.string(),
  /** As it was on the day of filing; null for what was filed without one. */
  firmLicence: z.string().nullable(),
  isTakenOver: z.boolean(),
  number: z.string(),
  conclusion: z.string(),
  amountFen: z.number().int().nullable(),
  issuedOn: civilDate.nullable(),
  baseDate: civilDate.nullable(),
  validUntil: civilDate,
  assetVersion: z.number().int(),
  isStale: z.boolean(),
  staleReason: words.nullable(),
  daysLeft: z.number().int(),
  isEnding: z.boolean(),
  paperSha256: sha256,
})
/** One station of the line of life drawn at the top of the asset page. */
export const station = z.object({
  station: z.string(),
  title: words,
  at: instant.nullable(),
  state: z.enum(['done', 'now', 'later']),
  href: z.string().nullable(),
})
export const assetView = assetLine.extend({
  holderKind: z.string(),
  isDutyData: z.boolean(),
  acquiredAs: z.enum(['public-data', 'utility-data']).nullable(),
  card: answers,
  /** Items of the card that the platform knows from its other records, by field of the card. */
  derived: answers,
  versionSha256: z.string(),
  versionSm3: z.string(),
  confirmedName: z.string(),
  confirmedAt: instant,
  versions: z.array(z.object({ version: z.number().int(), confirmedAt: instant, confirmedName: z.string(), sha256: z.string() })),
  finding: finding.nullable(),
  unopened,
  findingId: id.nullable(),
  cases: z.array(
    z.object({
      id,
      number: z.string(),
      procedure: z.string(),
      step: z.string().nullable(),
      ending: z.string().nullable(),
      openedAt: instant,
      closedAt: instant.nullable(),
    }),
  ),
  papers: z.array(assetPaper),
  certificate: z
    .object({
      number: z.string(),
      status: z.string(),
      issuedOn: civilDate,
      validUntil: civilDate,
      rights: z.string(),
      limits: z.string(),
      isProven: z.boolean(),
      /** The days of its renewal, when today is one of them, and how many of them others' cases gave back. */
      renewal: z.object({ from: civilDate, until: civilDate, held: z.number().int() }).nullable(),
    })
    .nullable(),
  memo: z.object({ reason: z.string(), reviewOn: civilDate }).nullable(),
  life: z.array(station),
  isFrozen: z.boolean(),
  mayEdit: z.boolean(),
  history: z.array(z.object({ at: instant, what: words, who: z.string(), href: z.string().nullable() })),
  /** The codes it had before it came here. */
  oldCodes: z.array(z.string()).default([]),
  /** Parts that are hidden from the reader by the grade of the data. */
  hidden: z.array(securityLabel).default([]),
})
export type AssetView = z.infer<typeof assetView>

/** What the catalogue is narrowed and sorted by, on screen, in Excel and in print alike. */
export const assetQuery = {
  sort: sortBy('name', 'createdAt'),
  q: text(100).optional(),
  state: assetState.optional(),
  holderId: id.optional(),
  grade: z.coerce.number().int().min(1).max(4).optional(),
  origin: z.enum(['collected', 'produced', 'purchased']).optional(),
  importance: z.enum(['general', 'important', 'core']).optional(),
  marked: z.literal('yes').optional(),
  stands: z.enum(assetStands).optional(),
}

export const inventoryRoutes = {
  listRounds: route({
    method: 'GET',
    path: '/api/rounds',
    summary: { zh: '盘点', en: 'Inventory rounds' },
    access: 'signed-in',
    query: z.object({ ...pageQuery, year: z.coerce.number().int().min(2000).max(2200).optional() }),
    reply: page(roundLine),
  }),
  readRound: route({
    method: 'GET',
    path: '/api/rounds/:id',
    summary: { zh: '一次盘点', en: 'One round with its sources and counts' },
    access: 'signed-in',
    params: idParams,
    reply: roundLine.extend({
      plan: answers,
      /** The call that opened it, with what it asks of the division of duties. */
      call: z.object({ id, organisationName: z.string(), dutiesAsked: z.string() }).nullable(),
      sourceList: z.array(sourceLine),
      /** Tables of its databases and sheets of its workbooks that a later scan did not find again before anybody decided about them. */
      vanished: z.array(vanishedTable).default([]),
      mayAdd: z.boolean(),
      /** Told to the unit itself: why it can add nothing now. */
      whyNotAdd: problem.nullable(),
      /** Told to the unit itself while it plans: the plan of its last round, to begin from. */
      lastPlan: z.object({ title: z.string(), year: z.int(), plan: answers }).nullable().default(null),
    }),
  }),
  addUploads: route({
    method: 'POST',
    path: '/api/rounds/:id/uploads',
    summary: { zh: '上传数据源', en: 'Add sources by upload (multipart, streamed, several files)' },
    access: ['producer'],
    params: idParams,
    query: z.object({
      /** All files of this upload are one dataset: their names differ only in numbers and dates. */
      together: z.enum(['yes']).optional(),
    }),
    perMinute: 300,
    multipart: true,
    reply: z.object({ added: z.array(sourceLine), refused: z.array(z.object({ name: z.string(), why: words })) }),
  }),
  addFolder: route({
    method: 'POST',
    path: '/api/rounds/:id/folders',
    summary: { zh: '添加服务器目录', en: 'Add sources from a folder the server may read' },
    access: ['producer'],
    params: idParams,
    body: z.object({
      path: text(500, 1),
      /** Every file by itself, also those that seem to be parts of one dataset. */
      each: z.boolean().default(false),
    }),
    reply: z.object({
      added: z.array(sourceLine),
      /** Sources the round had that grew by files of the folder and are scanned again. */
      renewed: z.array(sourceLine),
      refused: z.array(z.object({ name: z.string(), why: words })),
    }),
  }),
  listFindings: route({
    method: 'GET',
    path: '/api/rounds/:id/findings',
    summary: { zh: '扫描结果', en: 'Findings of a round' },
    access: 'signed-in',
    params: idParams,
    query: z.object({
      ...pageQuery,
      state: text(20).optional(),
      q: text(100).optional(),
      /** `no`: compared with an earlier scan, and nothing to look at. */
      attention: z.enum(['yes', 'no']).optional(),
    }),
    reply: page(findingLine),
  }),
  readFinding: route({
    method: 'GET',
    path: '/api/findings/:id',
    summary: { zh: '一项扫描结果', en: 'One finding with its card draft' },
    access: 'signed-in',
    params: idParams,
    reply: findingView,
  }),
  saveFindingCard: route({
    method: 'PUT',
    path: '/api/findings/:id/card',
    summary: { zh: '保存信息卡草稿', en: 'Save the card draft' },
    access: ['producer'],
    params: idParams,
    body: z.object({ version: z.number().int(), card: answers }),
    reply: findingView,
  }),
  addConnection: route({
    method: 'POST',
    path: '/api/rounds/:id/connections',
    summary: { zh: '连接数据库', en: 'Add the tables of a database as sources; the password is kept sealed until the scan ends' },
    access: ['producer'],
    params: idParams,
    body: connection.omit({ address: true }),
    reply: z.object({ added: z.array(sourceLine) }),
  }),
  listConnections: route({
    method: 'GET',
    path: '/api/connections',
    summary: {
      zh: '本单位以前的数据库连接（不含口令）',
      en: 'How the own unit reached databases before, latest first, without passwords; at most 100',
    },
    access: ['producer'],
    reply: z.object({ items: z.array(pastConnection) }),
  }),
  addFindingsFile: route({
    method: 'POST',
    path: '/api/rounds/:id/findings-files',
    summary: { zh: '上传单位自行扫描的结果', en: 'Take in findings made at the producer’s, signed with the unit’s key (multipart)' },
    access: ['producer'],
    params: idParams,
    perMinute: 300,
    multipart: true,
    reply: z.object({ added: z.array(sourceLine), refused: z.array(z.object({ name: z.string(), why: words })) }),
  }),
  listUnitKeys: route({
    method: 'GET',
    path: '/api/unit-keys',
    summary: { zh: '本单位扫描签名公钥', en: 'Public keys of the own unit' },
    access: ['producer'],
    reply: z.object({ items: z.array(unitKey) }),
  }),
  addUnitKey: route({
    method: 'POST',
    path: '/api/unit-keys',
    summary: { zh: '登记扫描签名公钥', en: 'Register a public key of the own unit' },
    access: ['producer'],
    body: z.object({ publicKey: text(2000, 40), label: text(100, 1) }),
    reply: unitKey,
  }),
  endUnitKey: route({
    method: 'POST',
    path: '/api/unit-keys/:keyId/end',
    summary: { zh: '停用扫描签名公钥', en: 'Stop trusting a public key' },
    access: ['producer'],
    params: z.object({ keyId: z.string().regex(/^[0-9a-f]{16}$/) }),
    reply: unitKey,
  }),
  scanKit: route({
    method: 'GET',
    path: '/api/scan-kit',
    summary: { zh: '离线扫描参数', en: 'What the command at the producer’s needs: salt, unit, rules of its datasets' },
    access: ['producer'],
    reply: scanKit,
  }),
  setColumnRules: route({
    method: 'PUT',
    path: '/api/findings/:id/rules',
    summary: { zh: '设定字段质量规则', en: 'Set the quality rules of this dataset; they run at its next scan too' },
    access: ['producer'],
    params: idParams,
    body: z.object({ version: z.number().int(), rules: z.array(columnRule).max(500) }),
    reply: findingView,
  }),
  rescan: route({
    method: 'POST',
    path: '/api/sources/:id/rescan',
    summary: { zh: '重新扫描', en: 'Scan a source again, with the rules as they are now' },
    access: ['producer'],
    params: idParams,
    query: z.object({
      /** Of a source of several files: whether each is a dataset of its own from now on, or all are one. As they were unless given. */
      each: z.enum(['yes', 'no']).optional(),
    }),
    reply: sourceLine.extend({
      /** Files of its folder that are called like its own and have other columns, so that they are not part of it. */
      besides: z.array(z.string()).default([]),
    }),
  }),
  findLikeness: route({
    method: 'GET',
    path: '/api/findings/:id/likeness',
    summary: { zh: '疑似重复或派生', en: 'Assets that seem to hold the same data or that this was taken from' },
    access: 'signed-in',
    params: idParams,
    reply: z.object({ items: z.array(likeness) }),
  }),
  qualityExcel: route({
    method: 'GET',
    path: '/api/findings/:id/quality.xlsx',
    summary: { zh: '导出质量报告', en: 'The quality report as Excel' },
    access: 'signed-in',
    params: idParams,
    reply: 'file',
  }),
  correctColumn: route({
    method: 'PUT',
    path: '/api/findings/:id/columns',
    summary: { zh: '更正字段的类型或级别', en: 'Correct the type or grade of a column' },
    access: ['producer'],
    params: idParams,
    body: z.object({
      version: z.number().int(),
      column: text(200),
      semanticType: text(40).optional(),
      grade: z.number().int().min(1).max(4).optional(),
    }),
    reply: findingView,
  }),
  confirmFinding: route({
    method: 'POST',
    path: '/api/findings/:id/confirm',
    summary: { zh: '确认建卡', en: 'Confirm the information card; the asset gets its code' },
    access: ['producer'],
    params: idParams,
    body: z.object({
      version: z.number().int(),
      key: text(80, 8),
      assetId: id.nullable().optional(),
      /** The assumed items (`assumed`) that were looked at against the data. */
      checked: z.array(assumedItem).max(2).optional(),
    }),
    reply: findingView,
  }),
  nameFinding: route({
    method: 'POST',
    path: '/api/findings/:id/known-as',
    summary: { zh: '指明是已有资产', en: 'Name the asset of the unit that a finding is' },
    access: ['producer'],
    params: idParams,
    body: z.object({ version: z.number().int(), assetId: id }),
    reply: findingView,
  }),
  keepFinding: route({
    method: 'POST',
    path: '/api/findings/:id/keep',
    summary: { zh: '资产不变', en: 'The known asset was found again and stays as it is' },
    access: ['producer'],
    params: idParams,
    body: z.object({ version: z.number().int(), note: text(500).optional() }),
    reply: findingView,
  }),
  setAside: route({
    method: 'POST',
    path: '/api/findings/:id/set-aside',
    summary: { zh: '不纳入', en: 'Set a finding aside with a reason' },
    access: ['producer'],
    params: idParams,
    body: z.object({ version: z.number().int(), reason: text(500, 2) }),
    reply: findingView,
  }),
  listAssets: route({
    method: 'GET',
    path: '/api/assets',
    summary: { zh: '数据资产目录', en: 'The catalogue' },
    access: 'signed-in',
    query: z.object({ ...pageQuery, ...assetQuery }),
    reply: page(assetLine),
  }),
  assetsExcel: route({
    method: 'GET',
    path: '/api/assets.xlsx',
    summary: { zh: '导出目录', en: 'The catalogue as Excel' },
    access: 'signed-in',
    query: z.object(assetQuery),
    reply: 'file',
  }),
  readAsset: route({
    method: 'GET',
    path: '/api/assets/:id',
    summary: { zh: '数据资产', en: 'One asset with its whole life' },
    access: 'signed-in',
    params: idParams,
    reply: assetView,
  }),
  showAssetContacts: route({
    method: 'POST',
    path: '/api/assets/:id/contacts',
    summary: { zh: '查看卡片上的完整联系信息（写明理由，记入日志）', en: 'The contacts on a card in full, for a reason that is logged' },
    access: 'signed-in',
    perMinute: 60,
    params: idParams,
    body: contactsReason,
    reply: z.object({ answers }),
  }),
  readAssetVersion: route({
    method: 'GET',
    path: '/api/assets/:id/versions/:version',
    summary: { zh: '资产历史版本', en: 'One version of the card' },
    access: 'signed-in',
    params: z.object({ id, version: z.coerce.number().int().min(1).max(1_000_000) }),
    reply: z.object({
      version: z.number().int(),
      current: z.number().int(),
      card: answers,
      sha256: z.string(),
      sm3: z.string(),
      confirmedName: z.string(),
      confirmedAt: instant,
    }),
  }),
  reviseCard: route({
    method: 'PUT',
    path: '/api/assets/:id/card',
    summary: { zh: '修订信息卡', en: 'Revise the card: a new version; papers on the old one go stale' },
    access: ['producer'],
    params: idParams,
    body: z.object({ version: z.number().int(), card: answers, key: text(80, 8) }),
    reply: assetView,
  }),
} as const

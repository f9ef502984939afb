import { z } from 'zod'
import { importWays } from './card-columns.ts'
import { assetQuery } from './inventory.ts'
import { answers, civilDate, fallen, id, idParams, instant, page, pageQuery, route, sortBy, text, words } from './route.ts'

const whole = z.number().int()
/** One import of a table of cards, with how far it has come: nothing is taken before `taken`. */
export const cardImport = z.object({
  id,
  roundId: id,
  way: z.enum(importWays),
  name: z.string(),
  bytes: whole,
  state: z.enum(['waiting', 'checking', 'taking', 'taken', 'refused', 'failed']),
  lines: whole,
  done: whole,
  faults: whole,
  failure: words.nullable(),
  addedBy: z.string(),
  addedAt: instant,
  endedAt: instant.nullable(),
  tookMs: whole.nullable(),
})
export type CardImport = z.infer<typeof cardImport>
/** One error at its cell; `row` counts from 1 and `column` is a letter, as the spreadsheet shows them. */
export const importFault = z.object({
  seq: whole,
  sheet: z.string(),
  row: whole,
  column: z.string(),
  field: z.string(),
  given: z.string(),
  words,
})
export type ImportFault = z.infer<typeof importFault>
/** A use mark (§3.11); `isLive` on the day it was asked for. */
export const useMark = z.object({
  id,
  assetId: id,
  operatorId: id,
  operatorName: z.string(),
  manner: z.string(),
  agreement: z.string(),
  startsOn: civilDate,
  endsOn: civilDate,
  note: z.string(),
  setBy: z.string(),
  setAt: instant,
  endedBy: z.string().nullable(),
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
  state: z.enum(['live', 'planned', 'over', 'ended']),
  fallen,
})
export type UseMark = z.infer<typeof useMark>
export const useMarkLine = useMark.extend({ assetCode: z.string(), assetName: z.string(), holderName: z.string() })
export type UseMarkLine = z.infer<typeof useMarkLine>
/** An asset in a lineage, `depth` links away: above it is made from these, below these are made from it. */
export const kin = z.object({
  id,
  code: z.string(),
  name: z.string(),
  holderName: z.string(),
  grade: whole,
  state: z.string(),
  depth: whole,
})
/** One link: `assetId` was made from `fromId`. */
export const assetLink = z.object({ id, assetId: id, fromId: id, process: z.string(), addedBy: z.string(), addedAt: instant })
export const lineage = z.object({ assets: z.array(kin), links: z.array(assetLink), isCut: z.boolean(), mayEdit: z.boolean() })
export type Lineage = z.infer<typeof lineage>
/** One asset in the memorandum register; `isDue` when the day of review has come. */
export const memoLine = z.object({
  assetId: id,
  code: z.string(),
  name: z.string(),
  holderId: id,
  holderName: z.string(),
  ground: z.enum(['not-confirmed', 'expired', 'deregistered', 'revoked']),
  reason: z.string(),
  reviewOn: civilDate,
  isDue: z.boolean(),
  enteredAt: instant,
  leftAt: instant.nullable(),
  reviews: whole,
  lastFinding: z.string().nullable(),
})
export type MemoLine = z.infer<typeof memoLine>

const way = z.object({ way: z.enum(importWays).default('new') })
const memoQuery = {
  sort: sortBy('reviewOn'),
  state: z.enum(['due', 'open', 'left', 'all']).default('open'),
  q: text(100).optional(),
  holderId: id.optional(),
}
const markQuery = { sort: sortBy('term'), state: z.enum(['live', 'all']).default('live'), q: text(100).optional() }

export const cardRoutes = {
  cardTemplate: route({
    method: 'GET',
    path: '/api/card-template.xlsx',
    summary: { zh: '信息卡导入模板', en: 'The template of cards as Excel, with drop-downs and notes' },
    access: ['producer'],
    query: way,
    reply: 'file',
  }),
  importCards: route({
    method: 'POST',
    path: '/api/rounds/:id/card-imports',
    summary: { zh: '整表导入信息卡', en: 'Import a table of cards: all of it or nothing (multipart)' },
    access: ['producer'],
    params: idParams,
    query: way,
    perMinute: 300,
    multipart: true,
    reply: cardImport,
  }),
  listCardImports: route({
    method: 'GET',
    path: '/api/rounds/:id/card-imports',
    summary: { zh: '导入记录', en: 'Imports of a round' },
    access: 'signed-in',
    params: idParams,
    query: z.object(pageQuery),
    reply: page(cardImport),
  }),
  readCardImport: route({
    method: 'GET',
    path: '/api/card-imports/:id',
    summary: { zh: '一次导入', en: 'One import and how far it has come' },
    access: 'signed-in',
    params: idParams,
    reply: cardImport,
  }),
  listImportFaults: route({
    method: 'GET',
    path: '/api/card-imports/:id/faults',
    summary: { zh: '导入错误', en: 'Every error of an import at its cell' },
    access: 'signed-in',
    params: idParams,
    query: z.object(pageQuery),
    reply: page(importFault),
  }),
  importFaultsExcel: route({
    method: 'GET',
    path: '/api/card-imports/:id/faults.xlsx',
    summary: { zh: '导出错误清单', en: 'The errors of an import as a list in Excel' },
    access: 'signed-in',
    params: idParams,
    reply: 'file',
  }),
  markedImport: route({
    method: 'GET',
    path: '/api/card-imports/:id/marked.xlsx',
    summary: { zh: '下载标出错误的表格', en: 'The table as it was sent, with every error marked at its cell' },
    access: 'signed-in',
    params: idParams,
    reply: 'file',
  }),
  cardsExcel: route({
    method: 'GET',
    path: '/api/cards.xlsx',
    summary: { zh: '导出信息卡', en: 'The cards with all their items as Excel' },
    access: 'signed-in',
    query: z.object(assetQuery),
    reply: 'file',
  }),
  printCard: route({
    method: 'GET',
    path: '/api/assets/:id/card.html',
    summary: { zh: '打印卡片', en: 'The card as a page to print' },
    access: 'signed-in',
    params: idParams,
    reply: 'file',
  }),
  printAssets: route({
    method: 'GET',
    path: '/api/assets.html',
    summary: { zh: '打印目录', en: 'The catalogue as pages to print' },
    access: 'signed-in',
    query: z.object(assetQuery),
    reply: 'file',
  }),
  listUseMarks: route({
    method: 'GET',
    path: '/api/use-marks',
    summary: { zh: '运营使用登记簿', en: 'Use marks of all assets one may read' },
    access: 'signed-in',
    query: z.object({ ...pageQuery, ...markQuery }),
    reply: page(useMarkLine),
  }),
  useMarksExcel: route({
    method: 'GET',
    path: '/api/use-marks.xlsx',
    summary: { zh: '导出使用登记簿', en: 'Use marks as Excel' },
    access: 'signed-in',
    query: z.object(markQuery),
    reply: 'file',
  }),
  assetUseMarks: route({
    method: 'GET',
    path: '/api/assets/:id/use-marks',
    summary: { zh: '资产的使用标识', en: 'The use marks of an asset' },
    access: 'signed-in',
    params: idParams,
    reply: z.object({ items: z.array(useMark), maySet: z.boolean() }),
  }),
  setUseMark: route({
    method: 'POST',
    path: '/api/assets/:id/use-marks',
    summary: { zh: '登记使用标识', en: 'Set a use mark' },
    access: ['producer'],
    params: idParams,
    body: z.object({ answers }),
    reply: useMark,
  }),
  endUseMark: route({
    method: 'POST',
    path: '/api/use-marks/:id/end',
    summary: { zh: '终止使用标识', en: 'End a use mark with a reason' },
    access: ['producer'],
    params: idParams,
    body: z.object({ reason: text(400, 2) }),
    reply: useMark,
  }),
  readLineage: route({
    method: 'GET',
    path: '/api/assets/:id/lineage',
    summary: { zh: '血缘', en: 'What an asset was made from and what was made from it' },
    access: 'signed-in',
    params: idParams,
    reply: lineage,
  }),
  linkAsset: route({
    method: 'POST',
    path: '/api/assets/:id/lineage',
    summary: { zh: '登记血缘', en: 'Say what the asset was made from' },
    access: ['producer'],
    params: idParams,
    body: z.object({ fromId: id, process: text(400, 2) }),
    reply: lineage,
  }),
  unlinkAsset: route({
    method: 'POST',
    path: '/api/asset-links/:id/end',
    summary: { zh: '解除血缘', en: 'End a link of lineage' },
    access: ['producer'],
    params: idParams,
    reply: lineage,
  }),
  listMemos: route({
    method: 'GET',
    path: '/api/memos',
    summary: { zh: '备查簿', en: 'The memorandum register' },
    access: 'signed-in',
    query: z.object({ ...pageQuery, ...memoQuery }),
    reply: page(memoLine),
  }),
  memosExcel: route({
    method: 'GET',
    path: '/api/memos.xlsx',
    summary: { zh: '导出备查簿', en: 'The memorandum register as Excel' },
    access: 'signed-in',
    query: z.object(memoQuery),
    reply: 'file',
  }),
  printMemos: route({
    method: 'GET',
    path: '/api/memos.html',
    summary: { zh: '打印备查簿', en: 'The memorandum register as pages to print' },
    access: 'signed-in',
    query: z.object(memoQuery),
    reply: 'file',
  }),
  reviewMemo: route({
    method: 'POST',
    path: '/api/memos/:id/reviews',
    summary: { zh: '复核备查事项', en: 'Review a memorandum: it stays until another day' },
    access: ['producer'],
    params: idParams,
    body: z.object({ answers }),
    reply: memoLine,
  }),
} as const

import type { Words } from './words.ts'

/** What a data product can be (§6.2: model, algorithm, service, application; the finer list is practice). */
export const productKinds = {
  dataset: { zh: '数据集（脱敏后）', en: 'Data set, de-identified' },
  api: { zh: 'API 服务', en: 'API' },
  model: { zh: '数据模型', en: 'Model' },
  algorithm: { zh: '算法', en: 'Algorithm' },
  report: { zh: '报告', en: 'Report' },
  verification: { zh: '核验', en: 'Verification' },
  index: { zh: '指数', en: 'Index' },
  application: { zh: '应用', en: 'Application' },
} as const satisfies Record<string, Words>
export type ProductKind = keyof typeof productKinds

export { purposeClasses, type PurposeClass } from './use-terms.ts'

/** How a product reaches whoever buys it; none of the ways lets raw rows out (§5.6). */
export const deliveries = {
  api: { zh: 'API 接口', en: 'API' },
  dataset: { zh: '数据集（脱敏后）', en: 'Data set, de-identified' },
  model: { zh: '模型、算法', en: 'Model or algorithm' },
  report: { zh: '报告', en: 'Report' },
  query: { zh: '核验、查询', en: 'Verification or query' },
  computation: { zh: '隐私计算任务', en: 'Privacy-preserving computation' },
  sandbox: { zh: '沙箱内使用', en: 'Use in a sandbox' },
} as const satisfies Record<string, Words>

/** What is counted when a price is charged. */
export const chargeUnits = {
  product: { zh: '份', en: 'product' },
  time: { zh: '次', en: 'time' },
  month: { zh: '月', en: 'month' },
  year: { zh: '年', en: 'year' },
  thousand: { zh: '千次调用', en: 'thousand calls' },
} as const satisfies Record<string, Words>

/** Where a product stands between its specification and its end on the exchange. */
export const productStates = {
  draft: { zh: '编制中', en: 'Draft' },
  reviewed: { zh: '已审查', en: 'Reviewed' },
  filed: { zh: '已备案', en: 'Filed' },
  listed: { zh: '已挂牌', en: 'Listed' },
  paused: { zh: '已暂停', en: 'Paused' },
  delisted: { zh: '已下架', en: 'Delisted' },
} as const satisfies Record<string, Words>
export type ProductState = keyof typeof productStates

/** What may be asked about a listing once it stands, and from which states of the product. */
export const listingChanges = {
  pause: { title: { zh: '暂停交易', en: 'Pause' }, from: ['listed'], to: 'paused' },
  resume: { title: { zh: '恢复交易', en: 'Resume' }, from: ['paused'], to: 'listed' },
  delist: { title: { zh: '下架', en: 'Delist' }, from: ['listed', 'paused'], to: 'delisted' },
} as const satisfies Record<string, { title: Words; from: readonly ProductState[]; to: ProductState }>
export type ListingChange = keyof typeof listingChanges

import type { Words } from './words.ts'

/** What public data may be used for; the price of what is made follows the class (§6.3). */
export const purposeClasses = {
  governance: { zh: '公共治理', en: 'Public governance' },
  welfare: { zh: '公益事业', en: 'Public welfare' },
  industry: { zh: '产业、行业发展', en: 'Industry' },
} as const satisfies { readonly [purpose: string]: Words }
export type PurposeClass = keyof typeof purposeClasses

/** How data may be used; `isRaw` carries rows as they are out of the domain (§5.6, choice:raw-manners). */
export const useManners = {
  query: { title: { zh: '核验、查询', en: 'Verification and query' }, isRaw: false },
  privacy: { title: { zh: '隐私计算任务', en: 'Privacy computing' }, isRaw: false },
  sandbox: { title: { zh: '沙箱内使用', en: 'In the sandbox' }, isRaw: false },
  model: { title: { zh: '模型、算法', en: 'Model or algorithm' }, isRaw: false },
  report: { title: { zh: '报告', en: 'Report' }, isRaw: false },
  api: { title: { zh: 'API 接口（逐条返回记录）', en: 'API that returns records' }, isRaw: true },
  dataset: { title: { zh: '数据集', en: 'Dataset' }, isRaw: true },
} as const satisfies { readonly [manner: string]: { readonly title: Words; readonly isRaw: boolean } }
export type UseManner = keyof typeof useManners
/** The manners that carry rows as they are out of the domain. */
export const rawManners = (Object.keys(useManners) as UseManner[]).filter((manner) => useManners[manner].isRaw)

/** Where data may be used (§5.6). */
export const usePlaces = {
  'government-cloud': { zh: '政务云上的运营平台', en: 'The operator platform on the government cloud' },
  'clean-room': { zh: '数据净室', en: 'The clean room' },
} as const satisfies { readonly [place: string]: Words }
export type UsePlace = keyof typeof usePlaces

/** Why the use by a developer is ended, in the words of the clause (§8.3). */
export const terminationGrounds = {
  'fake-qualification': { zh: '资质造假', en: 'False qualification' },
  'over-term': { zh: '超期使用', en: 'Use beyond the term' },
  'over-scope': { zh: '超范围使用', en: 'Use beyond the scope' },
  leakage: { zh: '扩散、泄露数据', en: 'Spreading or leakage' },
} as const satisfies { readonly [ground: string]: Words }

/** How an agreement stands on a day. */
export const agreementStates = {
  unsigned: { zh: '待签订', en: 'To be signed' },
  planned: { zh: '未开始', en: 'Not begun' },
  live: { zh: '有效', en: 'In force' },
  suspended: { zh: '已暂停', en: 'Suspended' },
  over: { zh: '已到期', en: 'Expired' },
  ended: { zh: '已终止', en: 'Ended' },
} as const satisfies { readonly [state: string]: Words }
export type AgreementState = keyof typeof agreementStates

/** How the filing of a developer stands on a day. */
export const filingStates = {
  live: { zh: '有效', en: 'In force' },
  'review-due': { zh: '应审核', en: 'Review due' },
  over: { zh: '已到期', en: 'Expired' },
  ended: { zh: '已终止', en: 'Ended' },
} as const satisfies { readonly [state: string]: Words }
export type FilingState = keyof typeof filingStates

import type { Words } from './words.ts'

/** The parts a party can have in the income of a product (§6.4). */
export const sharingParts = {
  producer: { zh: '数据生产主体', en: 'Producer' },
  developer: { zh: '数据开发主体', en: 'Developer' },
  operator: { zh: '数据运营主体', en: 'Operator' },
  regulation: { zh: '收益调节资金', en: 'Regulation fund' },
} as const satisfies Record<string, Words>
export type SharingPart = keyof typeof sharingParts

/** The forms of sharing (§6.4): by parts, by parts that change with the size of an income, a minimum before a commission, or so much for each call. */
export const sharingForms = {
  fixed: { zh: '固定比例', en: 'Fixed parts' },
  tiered: { zh: '分档比例', en: 'Tiered' },
  minimum: { zh: '保底加提成', en: 'Minimum and commission' },
  'per-call': { zh: '按次计费', en: 'Per call' },
} as const satisfies Record<string, Words>
export type SharingForm = keyof typeof sharingForms

/**
 * Where a sharing agreement stands: one that lapsed counts no more, since a source passed on; one that was superseded waits for no
 * signature, since a later version came into force before (§6.4).
 */
export const sharingStates = {
  signing: { zh: '待各方确认', en: 'Waiting for signatures' },
  'in-force': { zh: '已生效', en: 'In force' },
  lapsed: { zh: '不再适用', en: 'Counts no more' },
  superseded: { zh: '已被取代', en: 'Superseded' },
} as const satisfies Record<string, Words>
export type SharingState = keyof typeof sharingStates

/** Where a distribution stands (§6.5). */
export const distributionStates = {
  agreeing: { zh: '各方确认中', en: 'Being agreed' },
  filed: { zh: '已报备', en: 'Filed' },
  void: { zh: '已作废', en: 'Void' },
} as const satisfies Record<string, Words>
export type DistributionState = keyof typeof distributionStates

/** Where what is due to the treasury stands (§6.6); what goes back is repaid by the Finance Bureau on application. */
export const receivableStates = {
  due: { zh: '待收缴', en: 'Due' },
  collected: { zh: '已归集', en: 'Collected' },
  drawn: { zh: '汇缴中', en: 'On its way' },
  remitted: { zh: '已入库', en: 'In the treasury' },
  back: { zh: '待退付', en: 'To be repaid' },
  repaying: { zh: '退付中', en: 'Being repaid' },
  repaid: { zh: '已退付', en: 'Repaid' },
} as const satisfies Record<string, Words>
export type ReceivableState = keyof typeof receivableStates

/** Where a batch to the treasury stands (§6.6). */
export const remittanceStates = {
  drawn: { zh: '待开缴款书', en: 'Voucher to be made out' },
  issued: { zh: '待入库', en: 'To be received' },
  received: { zh: '已入库', en: 'Received' },
} as const satisfies Record<string, Words>
export type RemittanceState = keyof typeof remittanceStates

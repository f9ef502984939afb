import type { Words } from '../words.ts'

/** Why an asset is to be graded, or graded again (choice:regrading). */
export const regradingTriggers = {
  ungraded: { zh: '尚未分类分级', en: 'Not graded yet' },
  columns: { zh: '字段变化', en: 'Fields changed' },
  volume: { zh: '规模变化', en: 'Volume changed' },
  aggregation: { zh: '出现新的组合识别', en: 'A new combination of fields' },
  rules: { zh: '分级规则更新', en: 'New rules of grading' },
  incident: { zh: '安全事件', en: 'Incident' },
  request: { zh: '有人提请', en: 'Requested' },
  yearly: { zh: '年度复审', en: 'Yearly review' },
  authority: { zh: '行业主管部门另有认定', en: 'The sector authority set it otherwise' },
  card: { zh: '卡片待修订', en: 'The card is to follow' },
} as const satisfies Record<string, Words>

/** Why an asset is to be graded, at first or again: the key of `regradingTriggers`. */
export type RegradingTrigger = keyof typeof regradingTriggers

/** The triggers people may set off themselves; the platform sees the others. */
export const askedTriggers = ['incident', 'request'] as const

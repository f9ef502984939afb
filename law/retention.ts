import { type Choice, choices } from './choices.ts'
import type { Words } from './words.ts'

type Kind = { readonly title: Words; readonly choice: Choice; readonly months: number }
const inYears = (years: number) => years * 12

/** Kinds of records that somebody must keep for a time before they may be destroyed; every period is a choice to be confirmed. */
export const retentionKinds = {
  'network-log': {
    title: { zh: '网络日志', en: 'Network logs' },
    choice: 'retention-network-log',
    months: choices['retention-network-log'].value,
  },
  provision: {
    title: { zh: '个人信息或重要数据的提供、委托记录', en: 'Records of providing or entrusting personal or important data' },
    choice: 'retention-provision',
    months: inYears(choices['retention-provision'].value),
  },
  'risk-assessment': {
    title: { zh: '风险评估报告', en: 'Risk assessment reports' },
    choice: 'retention-risk-assessment',
    months: inYears(choices['retention-risk-assessment'].value),
  },
  'impact-assessment': {
    title: { zh: '个人信息保护影响评估', en: 'Impact assessments' },
    choice: 'retention-impact-assessment',
    months: inYears(choices['retention-impact-assessment'].value),
  },
  registration: {
    title: { zh: '登记材料', en: 'Registration material' },
    choice: 'retention-registration',
    months: inYears(choices['retention-registration'].value),
  },
  accounting: {
    title: { zh: '会计凭证、账簿', en: 'Vouchers and books' },
    choice: 'retention-accounting',
    months: inYears(choices['retention-accounting'].value),
  },
} as const satisfies { readonly [kind: string]: Kind }

/** A kind of record with a time it is kept: the key of `retentionKinds`. */
export type RetentionKind = keyof typeof retentionKinds

/** Records that nobody may destroy at any time. */
export const keptForGood = { title: { zh: '销毁记录', en: 'Records of destruction' }, choice: 'retention-destruction' } as const satisfies {
  title: Words
  choice: Choice
}

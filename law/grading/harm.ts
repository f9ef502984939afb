import type { Words } from '../words.ts'

/** Whom or what a leak harms, after GB/T 43697-2024. */
export const harmObjects = {
  person: { zh: '个人权益', en: 'rights of persons' },
  organisation: { zh: '组织权益', en: 'rights of organisations' },
  'public-interest': { zh: '公共利益', en: 'public interest' },
  order: { zh: '社会秩序', en: 'social order' },
  economy: { zh: '经济运行', en: 'running of the economy' },
  'national-security': { zh: '国家安全', en: 'national security' },
} as const satisfies Record<string, Words>
export type HarmObject = keyof typeof harmObjects

/** How much a leak harms. */
export const harmDegrees = {
  none: { zh: '无危害', en: 'no harm' },
  some: { zh: '一般危害', en: 'some harm' },
  serious: { zh: '严重危害', en: 'serious harm' },
  grave: { zh: '特别严重危害', en: 'very serious harm' },
} as const satisfies Record<string, Words>
export type HarmDegree = keyof typeof harmDegrees

export type Importance = 'general' | 'important' | 'core'

/**
 * Importance by object and degree of harm (GB/T 43697-2024); the scanner only points out what may be more than general, people decide
 * (choice:important-data).
 */
export const importanceOf: Readonly<Record<HarmObject, Readonly<Record<Exclude<HarmDegree, 'none'>, Importance>>>> = {
  'national-security': { grave: 'core', serious: 'core', some: 'important' },
  economy: { grave: 'core', serious: 'important', some: 'general' },
  order: { grave: 'core', serious: 'important', some: 'general' },
  'public-interest': { grave: 'core', serious: 'important', some: 'general' },
  organisation: { grave: 'general', serious: 'general', some: 'general' },
  person: { grave: 'general', serious: 'general', some: 'general' },
}

/** The level within general data for each degree of harm (choice:grading). */
export const gradeOfDegree = { none: 1, some: 2, serious: 3, grave: 4 } as const satisfies Record<HarmDegree, 1 | 2 | 3 | 4>

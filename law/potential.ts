import type { Words } from './words.ts'

type Part = { readonly title: Words; readonly most: number; readonly says: Words }

/** The parts of the score by which a sector list is ranked (choice:potential), and how many points each can give; together 100. */
export const potentialParts = {
  benefit: {
    title: { zh: '预期效益', en: 'Expected benefit' },
    most: 20,
    says: { zh: '兼有服务潜力和经济利益20分，经济利益15分，服务潜力12分', en: '20 for both, 15 for economic, 12 for service' },
  },
  quality: {
    title: { zh: '质量', en: 'Quality' },
    most: 20,
    says: { zh: '质量得分的五分之一；未测不计', en: 'A fifth of the quality score; none when not measured' },
  },
  scale: {
    title: { zh: '规模', en: 'Scale' },
    most: 10,
    says: { zh: '记录数每多一位数2分，十万条以上10分', en: '2 for each digit of the number of records; 10 from a hundred thousand' },
  },
  updates: {
    title: { zh: '更新', en: 'Updates' },
    most: 10,
    says: {
      zh: '实时、每日10分，每周8分，每月6分，每季4分，其他2分',
      en: '10 for real time or daily, 8 weekly, 6 monthly, 4 quarterly, 2 otherwise',
    },
  },
  openness: {
    title: { zh: '可流通程度', en: 'Openness' },
    most: 15,
    says: { zh: '1级15分，2级10分，3级5分，4级0分；重要数据0分', en: '15 for grade 1, 10 for 2, 5 for 3, none for 4 or important data' },
  },
  registration: {
    title: { zh: '登记', en: 'Registration' },
    most: 10,
    says: { zh: '已登记10分，登记中5分', en: '10 when registered, 5 while in registration' },
  },
  demand: {
    title: { zh: '市场需求', en: 'Demand' },
    most: 15,
    says: { zh: '每条需求按强度1、3、5分累加，最多15分', en: '1, 3 or 5 for each demand by its strength, 15 at most' },
  },
} as const satisfies Record<string, Part>

/** A part of the score: the key of `potentialParts`. */
export type PotentialPart = keyof typeof potentialParts

/** Points by what the card says; the queries take them from here. */
export const potentialPoints = {
  benefit: { both: 20, economic: 15, service: 12 },
  updates: { realtime: 10, daily: 10, weekly: 8, monthly: 6, quarterly: 4 },
  otherUpdates: 2,
  openness: { 1: 15, 2: 10, 3: 5, 4: 0 },
  registration: { registered: 10, 'in-registration': 5 },
  demand: { 1: 1, 2: 3, 3: 5 },
} as const

/** How strongly something is asked for. */
export const demandStrengths = {
  1: { zh: '有意向', en: 'Interest' },
  2: { zh: '明确需求', en: 'Clear demand' },
  3: { zh: '已有场景待供数', en: 'A use waiting for it' },
} as const satisfies Record<number, Words>

/** What kind of outside contributor is invited (§3.4). */
export const contributorKinds = {
  enterprise: { zh: '企业', en: 'Enterprise' },
  institute: { zh: '科研机构', en: 'Research institute' },
  university: { zh: '高校', en: 'University' },
  association: { zh: '行业协会', en: 'Association' },
} as const satisfies Record<string, Words>

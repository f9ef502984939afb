import type { Words } from './words.ts'

/** Where a sector list stands, in words. */
export const listStateWords = {
  compiling: { zh: '汇编中', en: 'Compiling' },
  discussing: { zh: '征求意见', en: 'In discussion' },
  published: { zh: '已发布', en: 'Published' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Words>

/** How an invitation to a discussion stands, in words. */
export const invitationStateWords = {
  waiting: { zh: '待启用', en: 'Not used yet' },
  used: { zh: '参与中', en: 'Taking part' },
  ended: { zh: '已收回', en: 'Taken back' },
  over: { zh: '已到期', en: 'Run out' },
} as const satisfies Record<string, Words>

/** How an entry differs from an earlier edition, in words. */
export const listDifferenceWords = {
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '移出', en: 'Removed' },
  changed: { zh: '变化', en: 'Changed' },
} as const satisfies Record<string, Words>

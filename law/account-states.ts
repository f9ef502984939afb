import type { Words } from './words.ts'

/** Where an account stands in its life (choice:account-approval): asked for, approved, in use, taken out of use, ended for good. */
export const accountStates = {
  requested: { zh: '待批准', en: 'Requested' },
  approved: { zh: '已批准', en: 'Approved' },
  active: { zh: '使用中', en: 'Active' },
  suspended: { zh: '停用', en: 'Suspended' },
  closed: { zh: '注销', en: 'Closed' },
} as const satisfies Record<string, Words>
export type AccountState = keyof typeof accountStates

/** What the security administrator is asked to approve. */
export const requestKinds = {
  account: { zh: '新账号', en: 'New account' },
  post: { zh: '任职', en: 'Post' },
  restore: { zh: '恢复账号', en: 'Restoration' },
  grant: { zh: '按需授权', en: 'Grant for a time' },
  'stand-in': { zh: '代为交接', en: 'Hand-over for somebody absent' },
  end: { zh: '机构撤销', en: 'End of an organisation' },
} as const satisfies Record<string, Words>
export type RequestKind = keyof typeof requestKinds

/** Where a request stands; a grant that was approved is in force until its last day. */
export const requestStandings = {
  open: { zh: '待批准', en: 'Open' },
  approved: { zh: '已批准', en: 'Approved' },
  over: { zh: '已结束', en: 'Over' },
  refused: { zh: '未批准', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Words>
export type RequestStanding = keyof typeof requestStandings

/** Why an account is found to be looked at (choice:dormant-accounts): dormant, or orphaned in one of three ways. */
export const idleReasons = {
  dormant: { zh: '休眠：长期没有登录', en: 'Dormant: no sign-in for long' },
  'no-post': { zh: '无主：没有岗位', en: 'Orphaned: no post' },
  'organisation-ended': { zh: '无主：机构已终止', en: 'Orphaned: the organisation ended' },
  'term-over': { zh: '无主：授权期满', en: 'Orphaned: the term is over' },
} as const satisfies Record<string, Words>
export type IdleReason = keyof typeof idleReasons

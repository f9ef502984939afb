import { z } from 'zod'
import { accountStates, idleReasons, requestKinds, requestStandings } from '#law/account-states.ts'
import { parties } from '#law/parties.ts'
import { hangings } from '#law/winding-up.ts'
import { accountKeepers, officer } from './parties.ts'
import { civilDate, id, idParams, instant, page, pageQuery, problem, route, secret, text } from './route.ts'

const keysOf = <T extends string>(words: Readonly<Record<T, unknown>>) => z.enum(Object.keys(words) as [T, ...T[]])
const role = keysOf(parties)
const reason = text(400, 2)
const done = z.object({ done: z.literal(true) })
const justReason = z.object({ reason })

/** What the security administrator is asked for, where it stands, and what keeps the reader from deciding it. */
export const accountRequest = z.object({
  id,
  kind: keysOf(requestKinds),
  /** Whom it is for; of the end of an organisation nobody, and the names are empty. */
  officerId: id.nullable(),
  officerName: z.string(),
  login: z.string(),
  organisationId: id.nullable(),
  organisationName: z.string().nullable(),
  role: role.nullable(),
  title: z.string(),
  untilOn: civilDate.nullable(),
  reason: z.string(),
  /** Of the end of an organisation: since when, and who takes over. */
  endedOn: civilDate.nullable(),
  successorName: z.string().nullable(),
  askedName: z.string(),
  askedAt: instant,
  standing: keysOf(requestStandings),
  decidedName: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string(),
  whyNotDecide: problem.nullable(),
  mayWithdraw: z.boolean(),
})
export type AccountRequest = z.infer<typeof accountRequest>

/** One step in the life of an account: why, by whom and when, and whether the platform took it for dormancy. */
export const accountStep = z.object({
  state: keysOf(accountStates),
  reason: z.string(),
  byName: z.string(),
  at: instant,
  isDormancy: z.boolean(),
})
export type AccountStep = z.infer<typeof accountStep>

/** An account the review found, since when, and when it is suspended if nobody signs in. */
export const idleAccount = z.object({
  officerId: id,
  officerName: z.string(),
  login: z.string(),
  organisations: z.array(z.string()),
  why: keysOf(idleReasons),
  since: instant,
  foundAt: instant,
  suspendsAt: instant.nullable(),
})
export type IdleAccount = z.infer<typeof idleAccount>

export const accountRoutes = {
  listAccountRequests: route({
    method: 'GET',
    path: '/api/account-requests',
    summary: { zh: '账号和授权申请', en: 'Requests for accounts, posts and grants: all of them for administrators, one’s own for others' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      standing: keysOf(requestStandings).optional(),
      kind: keysOf(requestKinds).optional(),
      mine: z.enum(['yes']).optional(),
      q: text(100).optional(),
      order: z.enum(['newest', 'oldest']).default('newest'),
    }),
    reply: page(accountRequest).extend({
      missing: z.array(role),
      /** The parts too few people play so far for a first certificate, told to the system administrator. */
      lacking: z.array(z.object({ role, people: z.number().int(), inOneUnit: z.boolean(), there: z.number().int() })),
    }),
  }),
  askForPost: route({
    method: 'POST',
    path: '/api/account-requests',
    summary: { zh: '申请授权', en: 'Ask for a post of my organisation, with a reason, until a day' },
    access: 'signed-in',
    body: z.object({ role, title: text(60).default(''), untilOn: civilDate, reason }),
    reply: accountRequest,
  }),
  decideAccountRequest: route({
    method: 'PUT',
    path: '/api/account-requests/:id/decision',
    summary: { zh: '批准或不批准申请', en: 'Approve or refuse a request, with a reason' },
    access: ['security-administrator'],
    params: idParams,
    body: z.object({ decision: z.enum(['approved', 'refused']), reason: text(400).default('') }),
    reply: accountRequest,
  }),
  withdrawAccountRequest: route({
    method: 'DELETE',
    path: '/api/account-requests/:id',
    summary: { zh: '撤回申请', en: 'Withdraw one’s own request' },
    access: 'signed-in',
    params: idParams,
    reply: done,
  }),
  askForEnd: route({
    method: 'POST',
    path: '/api/organisations/:id/end',
    summary: {
      zh: '申请记录机构撤销或注销',
      en: 'Ask to record that an organisation ended: the day, the paper, who takes over, and the last day of its officers',
    },
    access: ['system-administrator'],
    params: idParams,
    body: z.object({ endedOn: civilDate, ground: text(400, 2), successorId: id.nullable().default(null), untilOn: civilDate }),
    reply: accountRequest,
  }),
  readHangings: route({
    method: 'GET',
    path: '/api/organisations/:id/hangings',
    summary: { zh: '机构名下尚待了结的事项', en: 'What still hangs on an organisation, each counted to 1,001 at most' },
    access: 'signed-in',
    params: idParams,
    reply: z.object({ items: z.array(z.object({ what: keysOf(hangings), count: z.number().int() })) }),
  }),
  listIdleAccounts: route({
    method: 'GET',
    path: '/api/idle-accounts',
    summary: { zh: '休眠和无主账号', en: 'Dormant and orphaned accounts' },
    access: accountKeepers,
    query: z.object({ ...pageQuery, why: keysOf(idleReasons).optional(), q: text(100).optional() }),
    reply: page(idleAccount),
  }),
  readAccountSteps: route({
    method: 'GET',
    path: '/api/officers/:id/steps',
    summary: { zh: '账号经历', en: 'The life of an account, the last step first' },
    access: accountKeepers,
    params: idParams,
    reply: z.object({ items: z.array(accountStep) }),
  }),
  suspendAccount: route({
    method: 'PUT',
    path: '/api/officers/:id/suspension',
    summary: { zh: '停用账号', en: 'Suspend an account at once' },
    access: accountKeepers,
    params: idParams,
    body: justReason,
    reply: officer,
  }),
  askForRestoration: route({
    method: 'POST',
    path: '/api/officers/:id/restoration',
    summary: { zh: '申请恢复账号', en: 'Ask for a suspended account to be restored' },
    access: ['system-administrator'],
    params: idParams,
    body: justReason,
    reply: officer,
  }),
  closeAccount: route({
    method: 'PUT',
    path: '/api/officers/:id/closing',
    summary: { zh: '注销账号', en: 'Close an account for good and end its posts' },
    access: accountKeepers,
    params: idParams,
    body: justReason,
    reply: officer,
  }),
  unlockAccount: route({
    method: 'DELETE',
    path: '/api/officers/:id/lock',
    summary: { zh: '解锁账号', en: 'Unlock an account' },
    access: ['security-administrator'],
    params: idParams,
    reply: officer,
  }),
  resetPassword: route({
    method: 'PUT',
    path: '/api/officers/:id/password',
    summary: { zh: '重置口令', en: 'Set a new password for an officer; the sessions end' },
    access: ['security-administrator'],
    params: idParams,
    body: z.object({ password: secret(200, 12), reason }),
    reply: officer,
  }),
  endSessions: route({
    method: 'DELETE',
    path: '/api/officers/:id/sessions',
    summary: { zh: '终止会话', en: 'End every session of an officer' },
    access: ['security-administrator'],
    params: idParams,
    reply: done,
  }),
} as const

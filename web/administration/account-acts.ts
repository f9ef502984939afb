import { accountRoutes } from '#contract/accounts.ts'
import { identityRoutes } from '#contract/identity.ts'
import { tokenRoutes } from '#contract/tokens.ts'
import type { Words } from '#law/words.ts'
import { ask } from '../ui/api.ts'
import type { AccountAct } from './reason-form.tsx'

type Given = Parameters<AccountAct['send']>[0]

/** An act on the account of any officer: as `AccountAct`, sent for whom it is. */
type ActOnAny = Omit<AccountAct, 'title' | 'send'> & {
  readonly label: Words
  readonly send: (params: { id: string }, given: Given) => Promise<unknown>
}

const actsOnAny = {
  restore: {
    label: { zh: '申请恢复', en: 'Ask to restore' },
    reason: 'must',
    send: (params, { reason }) => ask(accountRoutes.askForRestoration, { params, body: { reason } }),
  },
  unlock: {
    label: { zh: '解锁', en: 'Unlock' },
    reason: 'none',
    send: (params) => ask(accountRoutes.unlockAccount, { params }),
  },
  reset: {
    label: { zh: '重置密码', en: 'Reset password' },
    reason: 'must',
    asksPassword: true,
    note: { zh: '其会话立即结束。', en: 'The sessions end at once.' },
    send: (params, given) => ask(accountRoutes.resetPassword, { params, body: given }),
  },
  factors: {
    label: { zh: '清除第二因素', en: 'Reset factors' },
    reason: 'must',
    note: {
      zh: '请先当面核实身份；其登录立即结束，下次登录须重新启用。',
      en: 'Make sure first who asks; sessions end at once and the next sign-in enrols anew.',
    },
    send: (params, { reason }) => ask(identityRoutes.resetFactors, { params, body: { reason } }),
  },
  tokens: {
    label: { zh: '撤销令牌', en: 'Revoke tokens' },
    reason: 'none',
    isDanger: true,
    note: { zh: '用其接口令牌的系统会立即断开。', en: 'Systems that use them are cut off at once.' },
    send: (params) => ask(tokenRoutes.revokeOfficerTokens, { params }),
  },
  sessions: {
    label: { zh: '终止会话', en: 'End sessions' },
    reason: 'none',
    note: { zh: '须重新登录。', en: 'A new sign-in is needed.' },
    send: (params) => ask(accountRoutes.endSessions, { params }),
  },
  suspend: {
    label: { zh: '停用', en: 'Suspend' },
    reason: 'must',
    isDanger: true,
    note: {
      zh: '立即生效，其会话随之结束；恢复须申请和批准。',
      en: 'At once, with the sessions; a restoration is asked for and approved.',
    },
    send: (params, { reason }) => ask(accountRoutes.suspendAccount, { params, body: { reason } }),
  },
  close: {
    label: { zh: '注销', en: 'Close' },
    reason: 'must',
    isDanger: true,
    note: { zh: '不能恢复；所有岗位随之免去。', en: 'For good; every post ends with it.' },
    send: (params, { reason }) => ask(accountRoutes.closeAccount, { params, body: { reason } }),
  },
} as const satisfies { readonly [act: string]: ActOnAny }

export type AccountActName = keyof typeof actsOnAny

/** What an act is called on its button. */
export const labelOfAct = (name: AccountActName): Words => actsOnAny[name].label

/** An act with whom it is about, so that nobody takes one account for the other. */
export const about = (label: Words, name: string): Words => ({ zh: `${label.zh}：${name}`, en: `${label.en}: ${name}` })

/** The act on the account of one officer. */
export function accountActOn({ id, name }: { id: string; name: string }, act: AccountActName): AccountAct {
  const { label, send, ...how }: ActOnAny = actsOnAny[act]
  return { ...how, title: about(label, name), send: (given) => send({ id }, given) }
}

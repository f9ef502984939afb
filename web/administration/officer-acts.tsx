import { Button } from 'antd'
import { accountRoutes } from '#contract/accounts.ts'
import { identityRoutes } from '#contract/identity.ts'
import type { Officer } from '#contract/parties.ts'
import { tokenRoutes } from '#contract/tokens.ts'
import type { Words } from '#law/words.ts'
import { ask } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'
import type { AccountAct } from './reason-form.tsx'

/** What the reader may do to an account where it stands: the system administrator asks and takes away, the security administrator unlocks, resets, ends sessions and takes away. */
export function OfficerActs({
  officer,
  onGive,
  onAct,
  onHistory,
  onBind,
  onStandIn,
}: {
  officer: Officer
  onGive: () => void
  onAct: (act: AccountAct) => void
  onHistory: () => void
  onBind: () => void
  onStandIn: () => void
}) {
  const { w } = useWords()
  const session = useSession()
  const [asks, secures] = [session?.post?.role === 'system-administrator', session?.post?.role === 'security-administrator']
  const { id, name, state, isActive, isLocked } = officer
  const params = { id }
  const button = (label: Words, act: () => void, isDanger = false) => (
    <Button size="small" danger={isDanger} aria-label={w({ zh: `${label.zh}：${name}`, en: `${label.en}: ${name}` })} onClick={act}>
      {w(label)}
    </Button>
  )
  const titled = (label: Words): Words => ({ zh: `${label.zh}：${name}`, en: `${label.en}: ${name}` })
  const [suspend, close, restore, reset, factors, tokens, end, unlock] = [
    { zh: '停用', en: 'Suspend' },
    { zh: '注销', en: 'Close' },
    { zh: '申请恢复', en: 'Ask to restore' },
    { zh: '重置密码', en: 'Reset password' },
    { zh: '清除第二因素', en: 'Reset factors' },
    { zh: '撤销令牌', en: 'Revoke tokens' },
    { zh: '终止会话', en: 'End sessions' },
    { zh: '解锁', en: 'Unlock' },
  ] as const
  return (
    <span className="row request-acts">
      {asks && state !== 'closed' && button({ zh: '申请任职', en: 'Ask for a post' }, onGive)}
      {asks &&
        state === 'suspended' &&
        button(restore, () =>
          onAct({
            title: titled(restore),
            reason: 'must',
            send: ({ reason }) => ask(accountRoutes.askForRestoration, { params, body: { reason } }),
          }),
        )}
      {secures &&
        isLocked &&
        isActive &&
        button(unlock, () => onAct({ title: titled(unlock), reason: 'none', send: () => ask(accountRoutes.unlockAccount, { params }) }))}
      {secures &&
        state !== 'closed' &&
        id !== session?.officer?.id &&
        button(reset, () =>
          onAct({
            title: titled(reset),
            reason: 'must',
            asksPassword: true,
            note: { zh: '其会话立即结束。', en: 'The sessions end at once.' },
            send: (given) => ask(accountRoutes.resetPassword, { params, body: given }),
          }),
        )}
      {secures &&
        state !== 'closed' &&
        id !== session?.officer?.id &&
        button(factors, () =>
          onAct({
            title: titled(factors),
            reason: 'must',
            note: {
              zh: '请先当面核实身份；其登录立即结束，下次登录须重新启用。',
              en: 'Make sure first who asks; sessions end at once and the next sign-in enrols anew.',
            },
            send: ({ reason }) => ask(identityRoutes.resetFactors, { params, body: { reason } }),
          }),
        )}
      {secures &&
        isActive &&
        button(tokens, () =>
          onAct({
            title: titled(tokens),
            reason: 'none',
            isDanger: true,
            note: { zh: '用其接口令牌的系统会立即断开。', en: 'Systems that use them are cut off at once.' },
            send: () => ask(tokenRoutes.revokeOfficerTokens, { params }),
          }),
        )}
      {secures && session?.signOn != null && button({ zh: '统一身份绑定', en: 'Identity of the provider' }, onBind)}
      {asks &&
        isActive &&
        id !== session?.officer?.id &&
        officer.posts.length > 0 &&
        button({ zh: '申请代为交接', en: 'Ask to hand over for' }, onStandIn)}
      {secures &&
        isActive &&
        button(end, () =>
          onAct({
            title: titled(end),
            reason: 'none',
            note: { zh: '须重新登录。', en: 'A new sign-in is needed.' },
            send: () => ask(accountRoutes.endSessions, { params }),
          }),
        )}
      {isActive &&
        button(
          suspend,
          () =>
            onAct({
              title: titled(suspend),
              reason: 'must',
              isDanger: true,
              note: {
                zh: '立即生效，其会话随之结束；恢复须申请和批准。',
                en: 'At once, with the sessions; a restoration is asked for and approved.',
              },
              send: ({ reason }) => ask(accountRoutes.suspendAccount, { params, body: { reason } }),
            }),
          true,
        )}
      {state !== 'closed' &&
        button(
          close,
          () =>
            onAct({
              title: titled(close),
              reason: 'must',
              isDanger: true,
              note: { zh: '不能恢复；所有岗位随之免去。', en: 'For good; every post ends with it.' },
              send: ({ reason }) => ask(accountRoutes.closeAccount, { params, body: { reason } }),
            }),
          true,
        )}
      {button({ zh: '经历', en: 'History' }, onHistory)}
    </span>
  )
}

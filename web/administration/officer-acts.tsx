import { Button } from 'antd'
import type { Officer } from '#contract/parties.ts'
import type { Words } from '#law/words.ts'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'
import { about, type AccountActName, accountActOn, labelOfAct } from './account-acts.ts'
import type { AccountAct } from './reason-form.tsx'

const openedLabels = {
  post: { zh: '申请任职', en: 'Ask for a post' },
  identity: { zh: '统一身份绑定', en: 'Identity of the provider' },
  'stand-in': { zh: '申请代为交接', en: 'Ask to hand over for' },
  history: { zh: '经历', en: 'History' },
} as const

/** What opens about an officer beside the list. */
export type OpenedAbout = keyof typeof openedLabels

type Props = { officer: Officer; onOpen: (what: OpenedAbout) => void; onAct: (act: AccountAct) => void }

/**
 * What the reader may do to an account where it stands: the system administrator asks and takes away, the security administrator unlocks,
 * resets, ends sessions and takes away.
 */
export function OfficerActs({ officer, onOpen, onAct }: Props) {
  const { w } = useWords()
  const session = useSession()
  const role = session?.post?.role
  const [asks, secures] = [role === 'system-administrator', role === 'security-administrator']
  const { name, state, isActive, isLocked } = officer
  const isThere = state !== 'closed'
  const isSomebodyElse = officer.id !== session?.officer?.id
  const button = (label: Words, onClick: () => void, isDanger = false) => (
    <Button size="small" danger={isDanger} aria-label={w(about(label, name))} onClick={onClick}>
      {w(label)}
    </Button>
  )
  const opens = (what: OpenedAbout) => button(openedLabels[what], () => onOpen(what))
  const acts = (act: AccountActName, isDanger = false) => button(labelOfAct(act), () => onAct(accountActOn(officer, act)), isDanger)
  return (
    <span className="row request-acts">
      {asks && isThere && opens('post')}
      {asks && state === 'suspended' && acts('restore')}
      {secures && isLocked && isActive && acts('unlock')}
      {secures && isThere && isSomebodyElse && acts('reset')}
      {secures && isThere && isSomebodyElse && acts('factors')}
      {secures && isActive && acts('tokens')}
      {secures && session?.signOn != null && opens('identity')}
      {asks && isActive && isSomebodyElse && officer.posts.length > 0 && opens('stand-in')}
      {secures && isActive && acts('sessions')}
      {isActive && acts('suspend', true)}
      {isThere && acts('close', true)}
      {opens('history')}
    </span>
  )
}

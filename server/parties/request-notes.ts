import { type RequestKind, requestKinds } from '#law/account-states.ts'
import { parties, type Party } from '#law/parties.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { announce } from '#server/jobs/live.sql.ts'
import { sendNotes, settleDuties } from '#server/notes/notes.sql.ts'
import type { RequestRow } from './requests.sql.ts'

const duty = { forRole: 'security-administrator', kind: 'account-request' } as const

const bases = {
  account: 'choice:account-approval',
  post: 'choice:account-approval',
  restore: 'choice:account-approval',
  grant: 'choice:granted-posts',
  end: 'choice:organisation-end',
  'stand-in': 'choice:hand-over',
} as const satisfies { readonly [kind in RequestKind]: string }

/** On what a request of a kind rests. */
export const basisOf = (kind: RequestKind) => bases[kind]

/** Tells the security administrators, and nobody else, that something waits for their approval (choice:account-approval). */
export async function tellDeciders(tx: Tx, row: RequestRow, now: Date): Promise<void> {
  await sendNotes(tx, [{ ...duty, subject: row.id, words: whatWaits(row), basis: basisOf(row.kind), href: '/desk/administration' }], now)
  await announce(tx, { kind: 'account', id: row.id })
}

/** The requests were decided or withdrawn: nobody is told of them any longer. */
export async function settleRequests(tx: Tx, ids: readonly string[], by: string, at: Date): Promise<void> {
  await settleDuties(tx, duty, ids, by, at)
  if (ids.length > 0) await announce(tx, { kind: 'account', id: '' })
}

function whatWaits({ kind: asked, officerName, organisationName, role, title, untilOn, endedOn, askedName }: RequestRow): Words {
  if (asked === 'end')
    return {
      zh: `${askedName}申请记录机构撤销，等待批准：${organisationName}（自${endedOn}）`,
      en: `${askedName} asks to record the end of an organisation and waits for approval: ${organisationName} (since ${endedOn})`,
    }
  const post = role === null ? null : (parties[role as Party]?.title ?? { zh: role, en: role })
  const [forPost, until] = [title && ` · ${title}`, untilOn ?? '']
  return {
    zh: `${askedName}申请${requestKinds[asked].zh}，等待批准：${officerName}${post ? `（${organisationName} · ${post.zh}${forPost}${until && `，至${until}`}）` : ''}`,
    en: `${askedName} asks for ${articles[asked]} and waits for approval: ${officerName}${post ? ` (${organisationName} · ${post.en}${forPost}${until && `, until ${until}`})` : ''}`,
  }
}

const articles = {
  account: 'a new account',
  post: 'a post',
  restore: 'the restoration of an account',
  grant: 'a post for a time',
  'stand-in': 'a hand-over for somebody absent',
} as const

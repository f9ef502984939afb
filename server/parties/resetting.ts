import type { Officer } from '#contract/parties.ts'
import { isAdministrator } from '#law/parties.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { type NewDuty, type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import { markReset } from './officers.sql.ts'

/** What of an account is set anew by another: the password that is known then, or the second factors that are gone. */
type Part = 'password' | 'factors'
const basis = 'choice:two-resets'
const parts: { readonly [P in Part]: Words } = { password: { zh: '密码', en: 'password' }, factors: { zh: '第二因素', en: 'second factors' } }

/**
 * Notes that somebody sets a part of another’s account anew, and tells the organisations the officer acts for, with a letter to whoever of them confirmed an address, the officer too.
 * Refused while the same person did the other part and its owner has not signed in since: nobody gets another’s account into their hands alone (choice:two-resets).
 */
export async function noteReset(tx: Tx, { id, name, posts }: Officer, part: Part, by: { readonly id: string; readonly name: string }, at: Date): Promise<void> {
  const other = parts[part === 'password' ? 'factors' : 'password']
  if (!(await markReset(tx, id, part, by.id))) throw new Denied(409, {
    code: 'two-resets', message: { zh: `您已重设${name}的${other.zh}，其本人登录之前，您不能再重设${parts[part].zh}`, en: `You reset the ${other.en} of ${name}; until they sign in, you cannot reset the ${parts[part].en} too` }, basis,
    remedy: { zh: '请本人先登录一次，或者由另一名安全管理员办理；没有另一名的，请系统管理员申请任命', en: 'Have them sign in first, or another security administrator do it; where there is none, the system administrator asks for one' },
  })
  const told = {
    kind: 'account-reset', subject: `${id}:${part}:${at.toISOString()}`, basis,
    words: { zh: `${name}的${parts[part].zh}已由安全管理员${by.name}重设，登录全部结束；不是本人要求的，请立即告知系统管理员`, en: `The ${parts[part].en} of ${name} were reset by the security administrator ${by.name} and all sessions ended; if they did not ask for it, tell the system administrator at once` },
  }
  const roles = [...new Set(posts.map(({ role }) => role))].filter(role => isAdministrator(role))
  const units = [...new Set(posts.filter(({ role }) => !isAdministrator(role)).map(({ organisationId }) => organisationId))]
  await sendNotes(tx, [...units.map((organisationId): NewNote => ({ ...told, organisationId, href: `/desk/organisations/${organisationId}` })), ...roles.map((forRole): NewDuty => ({ ...told, forRole, href: '/desk/administration' }))], at)
}

import type { Officer } from '#contract/parties.ts'
import { isAdministrator } from '#law/parties.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { type NewDuty, type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import { markReset, type ResetPart } from './officers.sql.ts'

const basis = 'choice:two-resets'
const parts: { readonly [P in ResetPart]: Words } = {
  password: { zh: '密码', en: 'password' },
  factors: { zh: '第二因素', en: 'second factors' },
  identity: { zh: '统一身份绑定', en: 'binding at the identity provider' },
}

const another: Words = {
  zh: '或者由另一名安全管理员办理；没有另一名的，请系统管理员申请任命',
  en: 'or another security administrator do it; where there is none, the system administrator asks for one',
}

/**
 * Notes that somebody sets a part of another’s account anew, and tells the organisations the officer acts for, with a letter to whoever of
 * them confirmed an address, the officer too. Refused while the same person did another part and its owner has not signed in since: nobody
 * gets another’s account into their hands alone (choice:two-resets).
 */
export async function noteReset(
  tx: Tx,
  { id, name, posts }: Officer,
  part: ResetPart,
  by: { readonly id: string; readonly name: string },
  at: Date,
): Promise<void> {
  const done = await markReset(tx, id, part, by.id)
  if (done)
    throw new Denied(409, {
      code: 'two-resets',
      message: {
        zh: `您已重设${name}的${parts[done].zh}，其本人登录之前，您不能再重设${parts[part].zh}`,
        en: `You reset the ${parts[done].en} of ${name}; until they sign in, you cannot reset the ${parts[part].en} too`,
      },
      basis,
      remedy:
        done === 'identity'
          ? {
              zh: `请本人先用密码或者绑定以前启用的第二因素登录一次，${another.zh}`,
              en: `Have them sign in first by the password or a factor enrolled before the binding, ${another.en}`,
            }
          : { zh: `请本人先登录一次，${another.zh}`, en: `Have them sign in first, ${another.en}` },
    })
  const told = {
    kind: 'account-reset',
    subject: `${id}:${part}:${at.toISOString()}`,
    basis,
    words: {
      zh: `${name}的${parts[part].zh}已由安全管理员${by.name}重设，登录全部结束；不是本人要求的，请立即告知系统管理员`,
      en: `The security administrator ${by.name} reset the ${parts[part].en} of ${name} and ended all sessions; if they did not ask for it, tell the system administrator at once`,
    },
  }
  const roles = [...new Set(posts.map(({ role }) => role))].filter((role) => isAdministrator(role))
  const units = [...new Set(posts.filter(({ role }) => !isAdministrator(role)).map(({ organisationId }) => organisationId))]
  await sendNotes(
    tx,
    [
      ...units.map((organisationId): NewNote => ({ ...told, organisationId, href: `/desk/organisations/${organisationId}` })),
      ...roles.map((forRole): NewDuty => ({ ...told, forRole, href: '/desk/administration' })),
    ],
    at,
  )
}

/** Why nobody binds an account alone that its owner uses without a factor of their own: nothing else would keep out whoever is bound (choice:two-resets). */
export const whyNotBind = ({ name }: Officer) =>
  new Denied(409, {
    code: 'two-resets',
    basis,
    message: {
      zh: `${name}用过这个账号或者已由本人绑定，又没有启用自己的第二因素：由您一人绑定统一身份，等于把账号交给被绑定的人`,
      en: `${name} has used or bound this account and has no second factor of their own: bound by you alone, it would be in the hands of whoever is bound`,
    },
    remedy: {
      zh: '请本人先登录，在“我的账号”启用动态验证码或通行密钥；已不能登录的，停用这个账号，由系统管理员另行申请、安全管理员批准',
      en: 'Have them sign in and enrol codes or a passkey at “My account” first; who cannot sign in any more gets another account, which the system administrator asks for and a security administrator approves',
    },
  })

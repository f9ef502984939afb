import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem } from '#server/db/transaction.ts'
import { Denied, invalid } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { whyNotSignIn } from './lock-out.ts'
import { changePassword, countFailure, findAccountOf, findLastPasswords, forgetFailures } from './officers.sql.ts'
import { requireOwn } from './own-session.ts'
import { hashPassword, isOneOf, isPassword, whyNotPassword } from './passwords.ts'
import { sendToken } from './session-life.ts'
import { lineOf } from './session.routes.ts'
import { closeSessionsOf, findPosts } from './sessions.sql.ts'
import { digestOfAsk, goOn, stillLocked, type Opened } from './sign-in.ts'

/** Why a new password is one of the last of an officer, or null (choice:password-history). */
export async function whyNotAgain(platform: Pick<Platform, 'db'>, officerId: string, next: string): Promise<Denied | null> {
  const last = await asSystem(platform.db, (tx) => findLastPasswords(tx, officerId))
  return (await isOneOf(last, next))
    ? invalid(
        [{ field: 'next', message: { zh: '新密码与最近用过的密码相同', en: 'The new password is one of the last ones' } }],
        'choice:password-history',
      )
    : null
}

/** Sets a new password against the old one, which may be guessed no more often than at the door; every other session ends. */
export async function setPassword(platform: Platform, ask: Ask, given: { current: string; next: string }): Promise<void> {
  const { own, account, at } = await requireOwn(platform, ask)
  const locked = stillLocked(account, at)
  if (locked) throw whyNotSignIn(locked)
  const isRight = await isPassword(account.passwordHash, given.current)
  const posts = await asSystem(platform.db, (tx) => findPosts(tx, account.id, ask.today))
  const why = whyNotPassword(given.next, { login: account.login, names: [account.name, ...posts.map((post) => post.organisationName)] })
  const again = isRight && !why ? await whyNotAgain(platform, account.id, given.next) : null
  const kept = isRight && !why && !again ? await hashPassword(given.next) : ''
  const outcome = await asSystem(platform.db, async (tx): Promise<Opened | Denied> => {
    // Guesses made at the same time may have locked the account meanwhile.
    if (!isRight || !(await forgetFailures(tx, account.id, at))) {
      const until = await countFailure(tx, account.id, at)
      await recordAudit(tx, lineOf(ask, 'change-password', 'officer', account.id, { why: 'wrong' }, 'failed'), ask.now)
      return until
        ? whyNotSignIn(until)
        : invalid([{ field: 'current', message: { zh: '原密码不正确', en: 'The current password is not right' } }])
    }
    if (why) return invalid([{ field: 'next', message: why }], 'choice:password')
    if (again) return again
    // Somebody may have set another one since the old one was looked at, whose owner is on the way in: theirs stands.
    if ((await findAccountOf(tx, account.id))?.passwordHash !== account.passwordHash)
      return invalid([
        {
          field: 'current',
          message: { zh: '原密码刚被重设，请用新的密码登录', en: 'The current password was just reset; sign in by the new one' },
        },
      ])
    await changePassword(tx, account.id, kept, at)
    await closeSessionsOf(tx, account.id, digestOfAsk(platform, ask)!)
    await recordAudit(tx, lineOf(ask, 'change-password', 'officer', account.id), ask.now)
    return goOn(tx, platform, ask, own, { csrf: own.csrf, expiresAt: own.expiresAt, begunAt: own.begunAt, factor: own.factor })
  })
  if (outcome instanceof Denied) throw outcome
  sendToken(ask.reply, platform.clock, outcome, platform.config.secureCookies)
}

import { randomInt } from 'node:crypto'
import { choices } from '#law/choices.ts'
import { thePlatform } from '#law/parties.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import type { Platform } from '#server/platform.ts'
import { removeFactors } from './factors.sql.ts'
import { changePassword, findAccount } from './officers.sql.ts'
import { hashPassword } from './passwords.ts'
import { realTime } from './session-life.ts'
import { closeSessionsOf, findPosts } from './sessions.sql.ts'

/** Letters and digits that nobody takes for one another. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789'
const givenPassword = () => Array.from({ length: choices.password.value + 8 }, () => signs[randomInt(signs.length)]).join('')

/**
 * Lets a security administrator in again who lost the password or the second factor and has nobody beside them to reset it: a new password
 * to be changed at the next sign-in, no factors, no sessions, no lock; answers that password. For whoever works on the machine itself; the
 * log says that the platform did it (choice:account-approval).
 */
export async function letIn(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  given: string,
): Promise<{ readonly name: string; readonly password: string }> {
  const login = given.trim().toLowerCase()
  const password = givenPassword()
  const passwordHash = await hashPassword(password)
  return asSystem(db, async (tx) => {
    const account = await findAccount(tx, login)
    const posts = account ? await findPosts(tx, account.id, clock.today()) : []
    if (!account?.isActive || posts.every((post) => post.role !== 'security-administrator'))
      throw new Denied(409, {
        code: 'not-let-in',
        message: {
          zh: `“${login}”不是在用的安全管理员账号；其他账号由安全管理员重置`,
          en: `“${login}” is no account of a security administrator in use; the security administrator resets all others`,
        },
        remedy: {
          zh: '核对登录名；没有在用的安全管理员账号的，由系统管理员申请任命',
          en: 'Check the login; where no security administrator is left, the system administrator asks for one',
        },
        basis: 'choice:account-approval',
      })
    await changePassword(tx, account.id, passwordHash, realTime(clock), true)
    await removeFactors(tx, account.id)
    const ended = await closeSessionsOf(tx, account.id)
    await recordAudit(
      tx,
      {
        officerId: null,
        organisationId: null,
        role: thePlatform,
        action: 'let-in',
        objectKind: 'officer',
        objectId: account.id,
        outcome: 'done',
        detail: { login, ended },
      },
      clock.now(),
    )
    return { name: account.name, password }
  })
}

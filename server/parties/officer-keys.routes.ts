import { identityRoutes } from '#contract/identity.ts'
import { recordAudit, type AuditLine } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { invalid, notFound, stepUpNeeded } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { removeFactors } from './factors.sql.ts'
import { changePassword, findAccountOf } from './officers.sql.ts'
import { hashPassword, whyNotPassword } from './passwords.ts'
import { realTime } from './session-life.ts'
import { lineOf } from './session.routes.ts'
import { closeSessionsOf, findPosts } from './sessions.sql.ts'

/** What an administrator does for somebody who lost password or device, or whose sessions must end at once; it is proved anew who does it (choice:step-up). */
export function officerKeyHandlings(platform: Platform): Handling[] {
  const onAccount = (ask: Ask, officerId: string, action: AuditLine['action'], work: (tx: Tx) => Promise<void>) => asSystem(platform.db, async (tx) => {
    if (!(await findAccountOf(tx, officerId))) throw notFound()
    await work(tx)
    const ended = await closeSessionsOf(tx, officerId)
    await recordAudit(tx, lineOf(ask, action, 'officer', officerId, { ended }), ask.now)
    return { done: true as const, ended }
  })
  return [
    handle(identityRoutes.givePassword, async (ask, { params, body }) => {
      requireProof(ask)
      const account = await asSystem(platform.db, tx => findAccountOf(tx, params.id))
      if (!account) throw notFound()
      const posts = await asSystem(platform.db, tx => findPosts(tx, params.id, ask.today))
      const why = whyNotPassword(body.password, { login: account.login, names: [account.name, ...posts.map(post => post.organisationName)] })
      if (why) throw invalid([{ field: 'password', message: why }], 'choice:password')
      const kept = await hashPassword(body.password)
      return onAccount(ask, params.id, 'give-password', tx => changePassword(tx, params.id, kept, realTime(platform.clock), true))
    }),
    handle(identityRoutes.resetFactors, async (ask, { params }) => {
      requireProof(ask)
      return onAccount(ask, params.id, 'reset-factors', tx => removeFactors(tx, params.id))
    }),
    handle(identityRoutes.endOfficerSessions, (ask, { params }) => onAccount(ask, params.id, 'end-officer-sessions', async () => {})),
  ]
}

function requireProof({ visitor }: Ask): void {
  if (visitor.isProved === false) throw stepUpNeeded({ zh: '重设他人的密码或第二因素', en: 'resetting another’s password or factors' })
}

import { sessionRoutes, type Session } from '#contract/session.ts'
import { recordAudit, type AuditLine } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { handle, type Ask, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { whyNotSignIn } from './lock-out.ts'
import { changePassword, countFailure, findAccountOf } from './officers.sql.ts'
import { hashPassword, isPassword, whyNotPassword } from './passwords.ts'
import { realTime, sendToken, takeToken } from './session-life.ts'
import { closeSession, closeSessionsOf, findPosts, findSession } from './sessions.sql.ts'
import { digestOfAsk, makeSignIn, rotate, stillLocked, type Opened } from './sign-in.ts'

/** A line of the log in the name of whoever asks. */
export function lineOf(ask: Ask, action: AuditLine['action'], objectKind: AuditLine['objectKind'], objectId: string, detail: AuditLine['detail'] = {}, outcome: AuditLine['outcome'] = 'done'): AuditLine {
  return { officerId: ask.visitor.officerId, organisationId: ask.visitor.organisationId, role: ask.visitor.role, action, objectKind, objectId, outcome, detail, requestId: ask.requestId, address: ask.address }
}

/** The session as its page sees it: who, for which post, and which other posts there are. */
export async function sessionOf(tx: Tx, platform: Platform, who: { officerId: string | null; postId: string | null; csrf: string }): Promise<Session> {
  const { clock, config } = platform
  const account = who.officerId ? await findAccountOf(tx, who.officerId) : undefined
  const posts = account ? await findPosts(tx, account.id, clock.today()) : []
  return {
    officer: account ? { id: account.id, name: account.name, login: account.login } : null,
    post: posts.find(post => post.id === who.postId) ?? null, posts, csrf: who.csrf, isDemonstration: config.isDemonstration,
    clock: { now: clock.now().toISOString(), today: clock.today(), offsetMs: clock.offsetMs() },
  }
}

/** Sends the cookie of a session just opened and answers with the session. */
export async function welcome(platform: Platform, ask: Ask, opened: Opened): Promise<Session> {
  const session = await asSystem(platform.db, tx => sessionOf(tx, platform, opened))
  sendToken(ask.reply, platform.clock, opened, platform.config.secureCookies)
  return session
}

/** Who I am, signing in and out, acting for another post, a new password. */
export function sessionHandlings(platform: Platform): Handling[] {
  const signIn = makeSignIn(platform)
  return [
    handle(sessionRoutes.readSession, async (ask) => {
      const own = await ownSession(platform, ask)
      return asSystem(platform.db, tx => sessionOf(tx, platform, own ?? { officerId: null, postId: null, csrf: '' }))
    }),
    handle(sessionRoutes.signIn, async (ask, { body }) => welcome(platform, ask, await signIn(ask, body))),
    handle(sessionRoutes.signOut, async (ask) => {
      const digest = digestOfAsk(ask)
      await asSystem(platform.db, async (tx) => {
        if (digest) await closeSession(tx, digest)
        await recordAudit(tx, lineOf(ask, 'sign-out', 'officer', ask.visitor.officerId!), ask.now)
      })
      takeToken(ask.reply, platform.config.secureCookies)
      return { done: true as const }
    }),
    handle(sessionRoutes.switchPost, async (ask, { body }) => {
      const own = await ownSession(platform, ask)
      const digest = digestOfAsk(ask)
      if (!own || !digest) throw notFound()
      const opened = await asSystem(platform.db, async (tx) => {
        const post = (await findPosts(tx, own.officerId, ask.today)).find(each => each.id === body.postId)
        if (!post || !(await closeSession(tx, digest))) throw notFound()
        await recordAudit(tx, lineOf(ask, 'switch-post', 'post', post.id, { role: post.role, organisation: post.organisationId }), ask.now)
        return rotate(tx, platform, ask, { officerId: own.officerId, postId: post.id }, { expiresAt: own.expiresAt })
      })
      return welcome(platform, ask, opened)
    }),
    handle(sessionRoutes.changePassword, async (ask, { body }) => {
      await setPassword(platform, ask, body)
      return { done: true as const }
    }),
  ]
}

async function ownSession(platform: Platform, ask: Ask) {
  const digest = digestOfAsk(ask)
  return digest ? findSession(platform.db, digest, realTime(platform.clock), platform.clock.today()) : undefined
}

/** Sets a new password against the old one, which may be guessed no more often than at the door; every other session ends. */
async function setPassword(platform: Platform, ask: Ask, given: { current: string; next: string }): Promise<void> {
  const at = realTime(platform.clock)
  const own = await ownSession(platform, ask)
  const account = own && await asSystem(platform.db, tx => findAccountOf(tx, own.officerId))
  if (!own || !account) throw notFound()
  const locked = stillLocked(account, at)
  if (locked) throw whyNotSignIn(locked)
  const isRight = await isPassword(account.passwordHash, given.current)
  const why = whyNotPassword(given.next, account.login) ?? (given.next === given.current ? { zh: '新密码与原密码相同', en: 'The new password is the old one' } : null)
  const kept = isRight && !why ? await hashPassword(given.next) : ''
  const outcome = await asSystem(platform.db, async (tx): Promise<Opened | Denied> => {
    if (!isRight) {
      const until = await countFailure(tx, account.id, at)
      await recordAudit(tx, lineOf(ask, 'change-password', 'officer', account.id, { why: 'wrong' }, 'failed'), ask.now)
      return until ? whyNotSignIn(until) : invalid([{ field: 'current', message: { zh: '原密码不正确', en: 'The current password is not right' } }])
    }
    if (why) return invalid([{ field: 'next', message: why }])
    await changePassword(tx, account.id, kept)
    await closeSessionsOf(tx, account.id)
    await recordAudit(tx, lineOf(ask, 'change-password', 'officer', account.id), ask.now)
    return rotate(tx, platform, ask, own, { csrf: own.csrf, expiresAt: own.expiresAt })
  })
  if (outcome instanceof Denied) throw outcome
  sendToken(ask.reply, platform.clock, outcome, platform.config.secureCookies)
}

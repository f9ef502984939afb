import type { Post } from '#contract/session.ts'
import { anyone } from '#law/parties.ts'
import { recordAudit, type AuditLine } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { findSuspendedDormant, noteSignIn } from './account-states.sql.ts'
import { endStoodIn } from './coming-back.ts'
import { makeStrangers, whyNotSignIn, whyNotUse, type Strangers } from './lock-out.ts'
import { countFailure, findAccount, findAccountOf, forgetFailures, type Account } from './officers.sql.ts'
import { isPassword } from './passwords.ts'
import { findPost } from './posts.sql.ts'
import { absoluteMs, cookieNameOf, digestOf, newSecret, realTime } from './session-life.ts'
import { closeSession, type Entered, type EnteredBy, findPosts, openSession, sweepSessions } from './sessions.sql.ts'
import { pendingOf } from './standing.ts'

/** A session as it was just opened: the token goes into the cookie and nowhere else. */
export type Opened = Entered & {
  readonly token: string
  readonly csrf: string
  readonly officerId: string
  readonly postId: string
  readonly enteredBy: EnteredBy
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** The digest of the cookie a request came with. */
export const digestOfAsk = ({ config }: Pick<Platform, 'config'>, ask: Ask): Buffer | null =>
  digestOf(ask.request.cookies[cookieNameOf(config.secureCookies)])

/** Opens a session under a new token and ends the one the request came with, so that a token planted before is worth nothing. */
export async function rotate(
  tx: Tx,
  platform: Platform,
  ask: Ask,
  who: { officerId: string; postId: string; enteredBy?: EnteredBy },
  keep: Partial<Entered> & { csrf?: string } = {},
): Promise<Opened> {
  const at = realTime(platform.clock)
  const token = newSecret()
  const opened: Opened = {
    token,
    csrf: keep.csrf ?? newSecret(),
    officerId: who.officerId,
    postId: who.postId,
    enteredBy: who.enteredBy ?? 'password',
    expiresAt: keep.expiresAt ?? new Date(at.getTime() + absoluteMs),
    factor: keep.factor ?? 'none',
    provedAt: keep.provedAt ?? at,
    begunAt: keep.begunAt ?? at,
  }
  const old = digestOfAsk(platform, ask)
  if (old) await closeSession(tx, old)
  await openSession(tx, {
    ...opened,
    digest: digestOf(token)!,
    at,
    address: ask.address,
    browser: (ask.request.headers['user-agent'] ?? '').toWellFormed().slice(0, 300),
  })
  if (await isWhole(tx, platform, ask, opened, at)) {
    await noteSignIn(tx, who.officerId, { password: opened.enteredBy === 'password', factor: opened.factor !== 'none' }, at, ask.now)
    await endStoodIn(tx, ask, who.officerId)
  }
  return opened
}

/**
 * The same for whoever goes on from the session the request came with; not found where it was ended meanwhile, as by somebody who took a
 * stolen account back.
 */
export async function goOn(
  tx: Tx,
  platform: Platform,
  ask: Ask,
  own: { officerId: string; postId: string; enteredBy?: EnteredBy },
  keep: Partial<Entered> & { csrf?: string },
): Promise<Opened> {
  const digest = digestOfAsk(platform, ask)
  if (!digest || !(await closeSession(tx, digest))) throw notFound()
  return rotate(tx, platform, ask, own, keep)
}

/** Whether nothing is lacking any more: half a sign-in is none (choice:second-factor). */
async function isWhole(
  tx: Tx,
  { config }: Platform,
  ask: Ask,
  { officerId, postId, factor, enteredBy }: Opened,
  at: Date,
): Promise<boolean> {
  const account = await findAccountOf(tx, officerId)
  const post = await findPost(tx, postId, ask.today)
  return (
    account !== undefined &&
    post !== undefined &&
    pendingOf(config, { ...account, role: post.role, factor, enteredBy, hasFactor: account.hasCode || account.hasPasskey }, at) === null
  )
}

type Given = { readonly login: string; readonly password: string; readonly postId?: string | undefined }
type Outcome = { readonly opened: Opened } | { readonly denied: Denied }

/** Signs an officer in by password, for the post asked for or the first one; throws the one answer that says nothing about why not. */
export function makeSignIn(platform: Platform, strangers: Strangers = makeStrangers(platform.counts, () => realTime(platform.clock))) {
  return async (ask: Ask, given: Given): Promise<Opened> => {
    const at = realTime(platform.clock)
    const login = given.login.trim().toLowerCase()
    const account = await asSystem(platform.db, (tx) => findAccount(tx, login))
    const until = account ? stillLocked(account, at) : strangers.lockedUntil(login, at)
    const isRight = !until && (await isPassword(account?.passwordHash ?? null, given.password))
    const outcome = await asSystem(platform.db, async (tx): Promise<Outcome> => {
      const note = (
        outcome: AuditLine['outcome'],
        detail: AuditLine['detail'],
        as: Pick<AuditLine, 'officerId' | 'organisationId' | 'role'> = { officerId: null, organisationId: null, role: anyone },
      ) =>
        recordAudit(
          tx,
          {
            ...as,
            action: 'sign-in',
            objectKind: 'officer',
            objectId: account?.id ?? '',
            outcome,
            detail,
            requestId: ask.requestId,
            address: ask.address,
          },
          ask.now,
        )
      if (until) {
        await note('denied', { why: 'locked' })
        return { denied: whyNotSignIn(until) }
      }
      if (isRight && account && !account.isActive) {
        await note('denied', { why: account.state })
        return { denied: whyNotUse(account.state, await findSuspendedDormant(tx, account.id)) }
      }
      if (!isRight || !account || !(await forgetFailures(tx, account.id, at, account.hasCode || account.hasPasskey))) {
        const counted = await countFailure(tx, account?.id ?? nobody, at)
        await note('failed', { why: 'wrong' })
        return { denied: whyNotSignIn(account ? counted : strangers.fail(login, at)) }
      }
      const post = await choosePost(tx, account.id, given.postId, ask.today)
      if (post instanceof Denied) {
        await note('denied', { why: post.problem.code })
        return { denied: post }
      }
      await sweepSessions(tx, at)
      await note('done', { post: post.id }, { officerId: account.id, organisationId: post.organisationId, role: post.role })
      return { opened: await rotate(tx, platform, ask, { officerId: account.id, postId: post.id }) }
    })
    if ('denied' in outcome) throw outcome.denied
    return outcome.opened
  }
}

/** Until when an account is locked at this moment, or null. */
export function stillLocked(account: Account, at: Date): Date | null {
  return account.lockedUntil && account.lockedUntil > at ? account.lockedUntil : null
}

/** The post asked for, or the first one held; answers why not when none is held, and throws when the one asked for is not. */
export async function choosePost(tx: Tx, officerId: string, asked: string | undefined, today: string): Promise<Post | Denied> {
  const posts = await findPosts(tx, officerId, today)
  const post = asked ? posts.find((each) => each.id === asked) : posts[0]
  if (post) return post
  if (asked) throw notFound()
  return new Denied(403, {
    code: 'no-post',
    message: {
      zh: '您目前没有岗位：授权期满、岗位已收回或机构已终止',
      en: 'You hold no post at present: its term is over, it was ended, or the organisation is',
    },
    remedy: {
      zh: '请系统管理员申请岗位，安全管理员批准后即可登录',
      en: 'Ask the system administrator to ask for a post; you can sign in once the security administrator approves',
    },
    basis: 'choice:account-approval',
  })
}

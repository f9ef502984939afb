import { learntYears } from '#contract/working-days.ts'
import { sessionRoutes, type Session } from '#contract/session.ts'
import { parties, type Party } from '#law/parties.ts'
import { recordAudit, type AuditLine } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import { handle, type Ask, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import type { Provider } from './provider.ts'
import { findAccountOf } from './officers.sql.ts'
import { ownSession } from './own-session.ts'
import { realTime, sendToken, takeToken } from './session-life.ts'
import { closeSession, type EnteredBy, type Factor, findPosts, findTermOver } from './sessions.sql.ts'
import { digestOfAsk, goOn, makeSignIn, type Opened } from './sign-in.ts'
import { factorsOf, pendingOf } from './standing.ts'

/** A line of the log in the name of whoever asks. */
export function lineOf(
  ask: Ask,
  action: AuditLine['action'],
  objectKind: AuditLine['objectKind'],
  objectId: string,
  detail: AuditLine['detail'] = {},
  outcome: AuditLine['outcome'] = 'done',
): AuditLine {
  return {
    officerId: ask.visitor.officerId,
    organisationId: ask.visitor.organisationId,
    role: ask.visitor.role,
    action,
    objectKind,
    objectId,
    outcome,
    detail,
    requestId: ask.requestId,
    address: ask.address,
  }
}

/** The session as its page sees it: who, for which post, and which other posts there are. */
export async function sessionOf(
  tx: Tx,
  platform: Platform,
  who: { officerId: string | null; postId: string | null; csrf: string; factor: Factor; enteredBy?: EnteredBy },
): Promise<Session> {
  const { clock, config } = platform
  const account = who.officerId ? await findAccountOf(tx, who.officerId) : undefined
  const posts = account ? await findPosts(tx, account.id, clock.today()) : []
  const post = posts.find((each) => each.id === who.postId) ?? null
  const pending =
    account && post
      ? pendingOf(
          config,
          {
            ...account,
            role: post.role,
            factor: who.factor,
            ...(who.enteredBy ? { enteredBy: who.enteredBy } : {}),
            hasFactor: account.hasCode || account.hasPasskey,
          },
          realTime(clock),
        )
      : null
  return {
    officer: account ? { id: account.id, name: account.name, login: account.login } : null,
    post,
    posts,
    csrf: who.csrf,
    pending,
    factors: account ? factorsOf(account) : [],
    signOn: config.signOn && { title: config.signOn.title, isOnly: config.signOn.isOnly },
    enteredBy: account ? (who.enteredBy ?? 'password') : null,
    over: null,
    isDemonstration: config.isDemonstration,
    clock: { now: clock.now().toISOString(), today: clock.today(), offsetMs: clock.offsetMs() },
    calendars: learntYears().map(({ year, published }) => ({
      year,
      published: {
        source: published.source,
        holidays: published.holidays.map(([first, last]) => [first, last]),
        makeUp: [...published.makeUp],
      },
    })),
  }
}

/** Why the session of a browser answers no more, where it ended by itself: a hand-over or a grant came to its last day (choice:hand-over, choice:granted-posts). */
async function whyOver(tx: Tx, { clock, config }: Platform, ask: Ask): Promise<Session['over']> {
  const digest = digestOfAsk({ config }, ask)
  const found = digest && (await findTermOver(tx, digest, realTime(clock), clock.today()))
  if (!found) return null
  const { forName, untilOn, role } = found
  const post = parties[role as Party]?.title ?? { zh: role, en: role }
  if (forName === null)
    return {
      message: {
        zh: `您的“${post.zh}”岗位可用到${untilOn}为止，期限已到`,
        en: `Your post (${post.en}) could be used until ${untilOn}; its term is over`,
      },
      basis: 'choice:granted-posts',
      remedy: {
        zh: '请登录后以本人的其他岗位办理；仍需要的，重新申请',
        en: 'Sign in and act for another post of yours; ask anew if it is still needed',
      },
    }
  return {
    message: {
      zh: `您代${forName}办理到${untilOn}为止，这一代理已按时收回`,
      en: `You stood in for ${forName} until ${untilOn}; the hand-over came to its end`,
    },
    basis: 'choice:hand-over',
    remedy: {
      zh: `请登录后以本人的岗位办理；还要代理的，请${forName}另行交接`,
      en: `Sign in and act for your own post; for more, ${forName} hands it over again`,
    },
  }
}

/** Sends the cookie of a session just opened and answers with the session. */
export async function welcome(platform: Platform, ask: Ask, opened: Opened): Promise<Session> {
  const session = await asSystem(platform.db, (tx) => sessionOf(tx, platform, opened))
  sendToken(ask.reply, platform.clock, opened, platform.config.secureCookies)
  return session
}

/** Where one signs in by the city’s identity provider alone. */
function noPasswords(): Denied {
  return new Denied(403, {
    code: 'password-off',
    message: { zh: '这里不用密码登录', en: 'Passwords are not used here' },
    remedy: { zh: '用统一身份认证登录', en: 'Sign in by the identity provider' },
    basis: 'choice:single-sign-on',
  })
}

/** Who I am, signing in and out, acting for another post. */
export function sessionHandlings(platform: Platform, provider: Provider | null = null): Handling[] {
  const signIn = makeSignIn(platform)
  return [
    handle(sessionRoutes.readSession, async (ask) => {
      const own = await ownSession(platform, ask)
      return asSystem(platform.db, async (tx) =>
        own
          ? sessionOf(tx, platform, own)
          : {
              ...(await sessionOf(tx, platform, { officerId: null, postId: null, csrf: '', factor: 'none' })),
              over: await whyOver(tx, platform, ask),
            },
      )
    }),
    handle(sessionRoutes.signIn, async (ask, { body }) => {
      if (platform.config.signOn?.isOnly) throw noPasswords()
      return welcome(platform, ask, await signIn(ask, body))
    }),
    handle(sessionRoutes.signOut, async (ask) => {
      const digest = digestOfAsk(platform, ask)
      const own = await ownSession(platform, ask)
      await asSystem(platform.db, async (tx) => {
        if (digest) await closeSession(tx, digest)
        await recordAudit(tx, lineOf(ask, 'sign-out', 'officer', ask.visitor.officerId!), ask.now)
      })
      takeToken(ask.reply, platform.config.secureCookies)
      return { done: true as const, provider: own?.enteredBy === 'provider' && provider ? await provider.endAddress() : null }
    }),
    handle(sessionRoutes.switchPost, async (ask, { body }) => {
      const own = await ownSession(platform, ask)
      if (!own) throw notFound()
      const opened = await asSystem(platform.db, async (tx) => {
        const post = (await findPosts(tx, own.officerId, ask.today)).find((each) => each.id === body.postId)
        if (!post) throw notFound()
        await recordAudit(tx, lineOf(ask, 'switch-post', 'post', post.id, { role: post.role, organisation: post.organisationId }), ask.now)
        return goOn(
          tx,
          platform,
          ask,
          { officerId: own.officerId, postId: post.id, enteredBy: own.enteredBy },
          { expiresAt: own.expiresAt, factor: own.factor, provedAt: own.provedAt, begunAt: own.begunAt },
        )
      })
      return welcome(platform, ask, opened)
    }),
  ]
}

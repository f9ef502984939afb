import { anyone } from '#law/parties.ts'
import { recordAudit, type AuditLine } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import type { SignOnSettings } from '#server/sign-on-settings.ts'
import { type Account, findAccount, findAccountOf } from './officers.sql.ts'
import { ownSession } from './own-session.ts'
import { findSuspendedDormant } from './account-states.sql.ts'
import { whyNotUse } from './lock-out.ts'
import { NoWord, type Provider, type Vouched } from './provider.ts'
import { digestOf, newSecret, realTime } from './session-life.ts'
import { type OpenSession, sweepSessions } from './sessions.sql.ts'
import { choosePost, rotate, type Opened } from './sign-in.ts'
import { attemptMs, bindIdentity, findBound, findIdentity, keepAttempt, takeAttempt } from './sign-on.sql.ts'

/** The cookie that ties a sign-in by the provider to the browser that began it. */
const cookieName = 'rongshu-sign-on'
const cookie = { path: '/api/sign-on', httpOnly: true, sameSite: 'lax' } as const
const basis = 'choice:single-sign-on'
const again = { zh: '回到登录页重新开始', en: 'Begin again at the sign-in page' } as const

const askOperator = {
  zh: '请平台的运行维护人员核对对接设置和密钥文件',
  en: 'Ask whoever runs the platform to check its settings and the file of its secret',
} as const
const setClocks = { zh: '请平台的运行维护人员核对两边的时钟', en: 'Ask whoever runs the platform to check both clocks' } as const

/** The platform with its identity provider. */
export type WithProvider = { readonly platform: Platform; readonly settings: SignOnSettings; readonly provider: Provider }

/** Why somebody does not come in; without passwords there is no other way to name. */
const whyNot = {
  away: (isOnly: boolean) =>
    new Denied(503, {
      code: 'provider-away',
      message: { zh: '统一身份认证暂时连接不上', en: 'The identity provider cannot be reached at present' },
      remedy: isOnly
        ? { zh: '稍后再试；急用请联系系统管理员', en: 'Try again shortly, or ask an administrator' }
        : { zh: '稍后再试，或用账号密码登录', en: 'Try again shortly, or sign in by password' },
      basis,
    }),
  over: () =>
    new Denied(401, {
      code: 'sign-on-over',
      message: { zh: '这次登录已过期、已用过，或不是从本浏览器开始的', en: 'This sign-in is over, was used, or began in another browser' },
      remedy: again,
      basis,
    }),
  setup: (isOnly: boolean) =>
    new Denied(503, {
      code: 'sign-on-setup',
      message: {
        zh: '平台与统一身份认证的对接设置不符，重新登录也不会通过',
        en: 'The identity provider does not know this platform as it is set up; trying again does not help',
      },
      remedy: isOnly
        ? askOperator
        : { zh: `${askOperator.zh}；在此之前用账号密码登录`, en: `${askOperator.en}; until then sign in by password` },
      basis,
    }),
  clock: (isOnly: boolean) =>
    new Denied(503, {
      code: 'sign-on-clock',
      message: {
        zh: '统一身份认证给出的时间与平台的时钟不符',
        en: 'The times the identity provider gave do not fit the clock of the platform',
      },
      remedy: isOnly ? setClocks : { zh: `${setClocks.zh}；在此之前用账号密码登录`, en: `${setClocks.en}; until then sign in by password` },
      basis,
    }),
  refused: () =>
    new Denied(401, {
      code: 'sign-on-refused',
      message: { zh: '统一身份认证没有通过', en: 'The identity provider did not vouch for you' },
      remedy: again,
      basis,
    }),
  nobody: () =>
    new Denied(403, {
      code: 'sign-on-nobody',
      message: {
        zh: '统一身份认证通过，但平台没有与之对应的有效账号；平台不会自动开户',
        en: 'The provider vouched for you, but no account here is yours; none is made by signing in',
      },
      remedy: {
        zh: '没有账号的，请系统管理员申请；已有账号的，请安全管理员绑定',
        en: 'Without an account have the system administrator ask for one; with one have the security administrator bind it',
      },
      basis,
    }),
} as const

const noteOf = (ask: Ask, outcome: AuditLine['outcome'], detail: AuditLine['detail'], objectId = ''): AuditLine => ({
  officerId: null,
  organisationId: null,
  role: anyone,
  action: 'sign-in',
  objectKind: 'officer',
  objectId,
  outcome,
  detail: { by: 'provider', ...detail },
  requestId: ask.requestId,
  address: ask.address,
})

async function failed(
  { platform, settings }: WithProvider,
  ask: Ask,
  why: keyof typeof whyNot,
  detail: AuditLine['detail'] = {},
): Promise<never> {
  await asSystem(platform.db, (tx) => recordAudit(tx, noteOf(ask, 'failed', { why, ...detail }), ask.now))
  throw whyNot[why](settings.isOnly)
}

/** Begins a sign-in by the provider, or a proof anew there: answers where the browser goes; throws when the provider is away. */
export async function beginSignOn(
  so: WithProvider,
  ask: Ask,
  { then = '', isAnew = false }: { readonly then?: string | undefined; readonly isAnew?: boolean | undefined },
): Promise<string> {
  const { platform, provider } = so
  const begun = await provider.begin(isAnew).catch((problem: unknown) => (problem instanceof NoWord ? problem : Promise.reject(problem)))
  if (begun instanceof NoWord) return failed(so, ask, begun.lack, { code: begun.code })
  const browser = newSecret()
  await asSystem(platform.db, (tx) =>
    keepAttempt(tx, {
      state: digestOf(begun.expected.state)!,
      browser: digestOf(browser)!,
      expected: begun.expected,
      then,
      at: realTime(platform.clock),
    }),
  )
  ask.reply.setCookie(cookieName, browser, { ...cookie, secure: platform.config.secureCookies, maxAge: attemptMs / 1000 })
  return begun.address
}

/** Finishes it: checks the answer once, finds the officer, opens the session; throws why not, which the log says too. */
export async function endSignOn(so: WithProvider, ask: Ask, query: string): Promise<{ opened: Opened; then: string }> {
  const { platform, provider } = so
  const state = new URLSearchParams(query).get('state') ?? ''
  const [stateDigest, browser] = [digestOf(state), digestOf(ask.request.cookies[cookieName])]
  const attempt =
    stateDigest && browser
      ? await asSystem(platform.db, (tx) => takeAttempt(tx, { state: stateDigest, browser, at: realTime(platform.clock) }))
      : undefined
  if (!attempt) return failed(so, ask, 'over')
  ask.reply.clearCookie(cookieName, { ...cookie, secure: platform.config.secureCookies })
  const vouched = await provider
    .finish(query, { state, nonce: attempt.nonce, verifier: attempt.verifier })
    .catch((problem: unknown) => (problem instanceof NoWord ? problem : Promise.reject(problem)))
  if (vouched instanceof NoWord) return failed(so, ask, vouched.lack, { code: vouched.code })
  const before = await ownSession(platform, ask)
  const outcome = await asSystem(platform.db, (tx) => enter(tx, so, ask, vouched, before))
  if (outcome instanceof Denied) throw outcome
  return outcome ? { opened: outcome, then: attempt.then } : failed(so, ask, 'nobody', { subject: vouched.subject, login: vouched.login })
}

/** When it was proved who comes: never, where the provider does not say; a clock of its own that is fast proves nothing in advance (choice:step-up). */
export function provedBy({ provedAt }: Pick<Vouched, 'provedAt'>, at: Date): Date {
  return provedAt === null ? new Date(0) : provedAt < at ? provedAt : at
}

/**
 * Opens the session; a factor that the provider saw counts only where nobody else bound the account to it (choice:two-resets). Whoever was
 * in already goes on at the same post. Whoever the provider vouched for is told how their account stands, as after the right password.
 */
async function enter(
  tx: Tx,
  so: WithProvider,
  ask: Ask,
  vouched: Vouched,
  before: OpenSession | undefined,
): Promise<Opened | Denied | null> {
  const account = await findOfficer(tx, so, ask, vouched)
  if (!account) return null
  if (!account.isActive) {
    await recordAudit(tx, noteOf(ask, 'denied', { why: account.state, subject: vouched.subject }, account.id), ask.now)
    return whyNotUse(account.state, await findSuspendedDormant(tx, account.id))
  }
  const at = realTime(so.platform.clock)
  const post = await choosePost(tx, account.id, before?.officerId === account.id ? before.postId : undefined, ask.today)
  if (post instanceof Denied) {
    await recordAudit(tx, noteOf(ask, 'denied', { why: post.problem.code, subject: vouched.subject }, account.id), ask.now)
    return post
  }
  await sweepSessions(tx, at)
  await recordAudit(
    tx,
    {
      ...noteOf(ask, 'done', { post: post.id, amr: vouched.amr, acr: vouched.acr, isSecondFactor: vouched.hasFactor }, account.id),
      officerId: account.id,
      organisationId: post.organisationId,
      role: post.role,
    },
    ask.now,
  )
  return rotate(
    tx,
    so.platform,
    ask,
    { officerId: account.id, postId: post.id, enteredBy: 'provider' },
    { factor: vouched.hasFactor && !account.isBoundByHand ? 'provider' : 'none', provedAt: provedBy(vouched, at) },
  )
}

/**
 * Whoever is bound; or whose login the claim is and who never was, who is bound by that from now on where the account may be used, so that
 * a claim given to another opens nothing.
 */
async function findOfficer(
  tx: Tx,
  { settings: { issuer }, platform }: WithProvider,
  ask: Ask,
  { subject, login }: Vouched,
): Promise<Account | undefined> {
  const bound = await findBound(tx, issuer, subject)
  if (bound) return findAccountOf(tx, bound)
  const account = login ? await findAccount(tx, login) : undefined
  if (!account || (await findIdentity(tx, issuer, account.id))) return undefined
  if (!account.isActive) return account
  if (!(await bindIdentity(tx, { issuer, subject, officerId: account.id, at: realTime(platform.clock) }))) return undefined
  await recordAudit(tx, { ...noteOf(ask, 'done', { subject, login }, account.id), action: 'bind-identity' }, ask.now)
  return account
}

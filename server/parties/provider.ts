import { readFile } from 'node:fs/promises'
import * as oidc from 'openid-client'
import type { SignOnSettings } from '#server/sign-on-settings.ts'
import { absoluteMs } from './session-life.ts'

/** What a sign-in that is under way must be answered with: kept on our side, out of reach of the browser. */
export type Expected = { readonly state: string; readonly nonce: string; readonly verifier: string }
/** Whom the provider vouches for: its own lasting name, the claim that is the login, and how they proved who they are. */
export type Vouched = {
  readonly subject: string
  readonly login: string | null
  readonly hasFactor: boolean
  readonly amr: readonly string[]
  readonly acr: string | null
  /** When the provider last had it proved; null where it does not say. */
  readonly provedAt: Date | null
}
/**
 * What kept an answer from counting: the provider is away, has no trust in this platform as it is set up, gave times that do not fit, or
 * said no or something else than was asked.
 */
export type Lack = 'away' | 'setup' | 'clock' | 'refused'
/** Why there is no answer, with the code of the check that failed. */
export class NoWord extends Error {
  readonly lack: Lack
  readonly code: string
  constructor(lack: Lack, code: string, cause: unknown) {
    super(`no answer of the identity provider counts (${lack}): ${code}`, { cause })
    this.lack = lack
    this.code = code
  }
}

/** The identity provider of the city, spoken to by OpenID Connect: code flow with PKCE, state and nonce, signatures checked. */
export type Provider = {
  /** `isAnew` has it prove who it is although somebody is signed in there. */
  begin(isAnew: boolean): Promise<{ address: string; expected: Expected }>
  /** Exchanges what the browser was sent back with; throws NoWord. */
  finish(query: string, expected: Expected): Promise<Vouched>
  /** Where the provider’s own sign-in ends, or null where it says no such place or is away. */
  endAddress(): Promise<string | null>
}

const descriptionMs = 3_600_000
const seconds = 8

/** Makes the provider of these settings; its description is read when it is first needed and anew each hour. `publicUrl` is where people reach the platform. */
export function makeProvider(settings: SignOnSettings, publicUrl: string): Provider {
  const place = `${publicUrl}/desk/sign-on`
  let known: { readonly client: oidc.Configuration; readonly at: number } | null = null
  const client = async (): Promise<oidc.Configuration> => {
    if (known && known.at + descriptionMs > Date.now()) return known.client
    const secret = settings.secretFile
      ? (
          await readFile(settings.secretFile, 'utf8').catch((problem: unknown) => {
            throw new NoWord('setup', codeOf(problem), problem)
          })
        ).trim()
      : null
    const execute = [oidc.enableNonRepudiationChecks, ...(settings.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [])]
    const found = await oidc
      .discovery(new URL(settings.issuer), settings.clientId, undefined, secret ? oidc.ClientSecretBasic(secret) : oidc.None(), {
        execute,
        timeout: seconds,
      })
      .catch((problem: unknown) => {
        throw new NoWord('away', codeOf(problem), problem)
      })
    known = { client: found, at: Date.now() }
    return found
  }
  return {
    async begin(isAnew) {
      const so = await client()
      const expected: Expected = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
      const address = oidc.buildAuthorizationUrl(so, {
        redirect_uri: place,
        scope: 'openid profile',
        state: expected.state,
        nonce: expected.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(expected.verifier),
        code_challenge_method: 'S256',
        ...howOld(isAnew),
      })
      return { address: address.href, expected }
    },
    async finish(query, expected) {
      const so = await client()
      const url = new URL(place)
      url.search = query
      try {
        const answer = await oidc.authorizationCodeGrant(so, url, {
          expectedState: expected.state,
          expectedNonce: expected.nonce,
          pkceCodeVerifier: expected.verifier,
          idTokenExpected: true,
        })
        const claims = answer.claims()!
        const { claim } = settings
        const isTold = claim === null || claims[claim] !== undefined
        const told = isTold ? claims : await oidc.fetchUserInfo(so, answer.access_token, claims.sub)
        return vouchedOf(settings, claims, claim === null ? undefined : told[claim])
      } catch (problem) {
        throw new NoWord(lackOf(problem), codeOf(problem), problem)
      }
    },
    async endAddress() {
      const so = await client().catch(() => null)
      return so?.serverMetadata().end_session_endpoint
        ? oidc.buildEndSessionUrl(so, { post_logout_redirect_uri: `${publicUrl}/desk/sign-in` }).href
        : null
    },
  }
}

/** Asks the provider to say when it had it proved: now, or no longer ago than a session here lasts (choice:session-limit). */
const howOld = (isAnew: boolean): Record<string, string> => ({ max_age: String(absoluteMs / 1000), ...(isAnew ? { prompt: 'login' } : {}) })

function vouchedOf({ factorAmr, factorAcr }: SignOnSettings, claims: oidc.IDToken, login: unknown): Vouched {
  const amr = Array.isArray(claims['amr']) ? claims['amr'].filter((each) => typeof each === 'string') : []
  const acr = typeof claims['acr'] === 'string' ? claims['acr'] : null
  const provedAt = typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000) : null
  return {
    subject: claims.sub,
    login: typeof login === 'string' && login.trim() ? login.trim().toLowerCase() : null,
    amr,
    acr,
    provedAt,
    hasFactor: amr.some((each) => factorAmr.includes(each)) || (acr !== null && factorAcr.includes(acr)),
  }
}

const lacks: { readonly [code: string]: Lack } = {
  OAUTH_TIMEOUT: 'away',
  OAUTH_ABORT: 'away',
  server_error: 'away',
  temporarily_unavailable: 'away',
  invalid_client: 'setup',
  unauthorized_client: 'setup',
  OAUTH_WWW_AUTHENTICATE_CHALLENGE: 'setup',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'clock',
}

/** What was lacking: whoever stands before a provider that is away may answer for it with a status of the fives. */
function lackOf(problem: unknown): Lack {
  const { status, cause } = (problem ?? {}) as { status?: unknown; cause?: { status?: unknown } }
  const answered = Number(status ?? cause?.status ?? 0)
  if (answered >= 500 || (problem instanceof TypeError && problem.message === 'fetch failed')) return 'away'
  return lacks[codeOf(problem)] ?? 'refused'
}

/** The code of what went wrong, for the log; never the words of the answer, which may hold what is secret. */
function codeOf(problem: unknown): string {
  const { error, code, name } = (problem ?? {}) as { error?: unknown; code?: unknown; name?: unknown }
  return ([error, code, name].find((each) => typeof each === 'string') ?? 'unknown').slice(0, 80)
}

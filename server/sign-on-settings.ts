import { readSwitch } from './setting-values.ts'

/** How the city’s identity provider is reached and what its word counts for. */
export type SignOnSettings = {
  /** The provider, by whose address its description is found. */
  readonly issuer: string
  readonly clientId: string
  /** The file that holds the client’s secret; null for a client without one. */
  readonly secretFile: string | null
  /** What the button says. */
  readonly title: string
  /** The claim that is the login of an officer; null when administrators bind everybody. */
  readonly claim: string | null
  /** What the provider says, in `amr` or `acr`, when it asked for a second factor itself; empty means that it never counts. */
  readonly factorAmr: readonly string[]
  readonly factorAcr: readonly string[]
  /** Whether nobody signs in by password any longer. */
  readonly isOnly: boolean
}

const list = (given: string | undefined) =>
  (given ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
const loopback = ['127.0.0.1', 'localhost', '[::1]']

/** Reads how single sign-on is set up, or null when no provider is named; throws with both languages when a value cannot be used. */
export function readSignOn(env: NodeJS.ProcessEnv): SignOnSettings | null {
  const isOnly = !readSwitch(env, 'RONGSHU_PASSWORD_SIGN_IN')
  const issuer = env['RONGSHU_OIDC_ISSUER'] ?? ''
  if (!issuer && isOnly)
    throw new Error('关闭密码登录须先设置 RONGSHU_OIDC_ISSUER / RONGSHU_PASSWORD_SIGN_IN=off needs RONGSHU_OIDC_ISSUER')
  if (!issuer) return null
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.includes(url.hostname))))
    throw new Error(`RONGSHU_OIDC_ISSUER 应为 https 地址（本机可用 http）/ is an https address, or http on this machine: ${issuer}`)
  const clientId = env['RONGSHU_OIDC_CLIENT'] ?? ''
  if (!clientId) throw new Error('缺少 RONGSHU_OIDC_CLIENT / is missing: RONGSHU_OIDC_CLIENT')
  return {
    issuer,
    clientId,
    isOnly,
    secretFile: env['RONGSHU_OIDC_SECRET_FILE'] || null,
    title: env['RONGSHU_OIDC_TITLE'] || '统一身份认证',
    claim: (env['RONGSHU_OIDC_CLAIM'] ?? 'preferred_username') || null,
    factorAmr: list(env['RONGSHU_OIDC_FACTOR_AMR']),
    factorAcr: list(env['RONGSHU_OIDC_FACTOR_ACR']),
  }
}

import { scopeOf } from '#contract/scope-of.ts'
import type { Route } from '#contract/route.ts'
import { scopes } from '#law/scopes.ts'
import { Denied, notByMachine } from '#server/denied.ts'
import type { Visitor } from './ask.ts'

/** Why a machine’s token does not open a route: people alone may, or a scope it lacks; null when it does. */
export function whyNotByToken(route: Route, token: NonNullable<Visitor['token']>): Denied | null {
  const needed = scopeOf(route)
  if (needed === null) return notByMachine()
  if (needed === 'open' || token.scopes.includes(needed)) return null
  const { zh, en } = scopes[needed]
  return new Denied(403, {
    code: 'token-scope',
    message: { zh: `令牌“${token.name}”没有“${zh}”范围（${needed}）`, en: `The token “${token.name}” lacks the scope “${en}” (${needed})` },
    remedy: { zh: `另生成一个含“${zh}”（${needed}）的令牌`, en: `Make a token with “${en}” (${needed})` },
    basis: 'choice:api-token',
  })
}

/** How a caller may show who they are, for the interface’s description. */
export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'rongshu',
    description:
      '登录后的会话；改动另须请求头 x-csrf-token，值见 GET /api/session · The session of a sign-in; changes also send the header x-csrf-token with the value of GET /api/session',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'rs_…',
    description: `接口令牌，在“我的账号”生成；范围 · A token made in “My account”; scopes: ${Object.entries(scopes)
      .map(([id, { zh, en }]) => `${id} ${zh} ${en}`)
      .join('; ')}`,
  },
} as const

/** What a route asks of its caller, for the interface’s description: nothing, a session, or a token of a scope. */
export function securityOf(route: Route): Record<string, string[]>[] {
  const scope = scopeOf(route)
  if (route.access === 'public') return []
  return [{ session: [] }, ...(scope && scope !== 'open' ? [{ token: [scope] }] : [])]
}

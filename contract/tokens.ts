import { z } from 'zod'
import { scopes, type Scope } from '#law/scopes.ts'
import { civilDate, id, idParams, instant, page, pageQuery, route, text, words } from './route.ts'

export const scope = z.enum(Object.keys(scopes) as [Scope, ...Scope[]])
/** How a token stands: it counts, its time is over, it was revoked, or its post is not held any longer. */
export const tokenStates = ['live', 'expired', 'revoked', 'ended'] as const
/** One token of a machine as its officer sees it; the secret is in none of this. */
export const apiToken = z.object({
  id,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(scope),
  addressRange: z.string().nullable(),
  organisationName: z.string(),
  state: z.enum(tokenStates),
  madeAt: instant,
  expiresAt: instant,
  usedAt: instant.nullable(),
  usedFrom: z.string().nullable(),
})
export type ApiToken = z.infer<typeof apiToken>
const done = z.object({ done: z.literal(true) })

export const tokenRoutes = {
  listTokens: route({
    method: 'GET',
    path: '/api/tokens',
    summary: { zh: '我的接口令牌', en: 'My tokens for machines' },
    access: 'signed-in',
    query: z.object(pageQuery),
    reply: page(apiToken).extend({
      /** The scopes that open anything to this post. */
      offered: z.array(scope),
      /** The day from which terms are counted: today by the platform's own clock. */
      today: civilDate,
      /** Why no token can be made at this post; null when one can. */
      whyNot: words.nullable(),
    }),
  }),
  makeToken: route({
    method: 'POST',
    path: '/api/tokens',
    summary: { zh: '生成接口令牌', en: 'Make a token for a machine; it is shown this once' },
    access: 'signed-in',
    perMinute: 30,
    body: z.object({
      name: text(60, 1),
      scopes: z.array(scope).min(1).max(10),
      /** The last day on which it counts. */
      lastDay: civilDate,
      /** The only network it counts from, such as 10.1.0.0/16 or one address. */
      addressRange: text(50).optional(),
    }),
    reply: z.object({ token: apiToken, secret: z.string() }),
  }),
  revokeToken: route({
    method: 'DELETE',
    path: '/api/tokens/:id',
    summary: { zh: '撤销接口令牌', en: 'Revoke one of my tokens, at once' },
    access: 'signed-in',
    params: idParams,
    reply: done,
  }),
  revokeOfficerTokens: route({
    method: 'DELETE',
    path: '/api/officers/:id/tokens',
    summary: { zh: '撤销经办人的全部接口令牌', en: 'Revoke all tokens of an officer' },
    access: ['security-administrator'],
    params: idParams,
    reply: z.object({ revoked: z.number().int() }),
  }),
} as const

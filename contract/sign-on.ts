import { z } from 'zod'
import { idParams, instant, route, text } from './route.ts'
import { session } from './session.ts'

/**
 * By whom of the city’s identity provider an officer signs in; nulls when nobody is bound, `isByClaim` while the first sign-in under the
 * same login would bind.
 */
export const identity = z.object({ subject: z.string().nullable(), boundAt: instant.nullable(), isByClaim: z.boolean() })
export type Identity = z.infer<typeof identity>
const ofSecurity = { access: ['security-administrator'], params: idParams } as const
/** A page of the workbench, to be returned to. */
const place = text(300).regex(/^\/(?!\/)/)

export const signOnRoutes = {
  beginSignOn: route({
    method: 'POST',
    path: '/api/sign-on',
    summary: { zh: '开始统一身份认证登录', en: 'Begin to sign in by the city’s identity provider' },
    access: 'public',
    perMinute: 60,
    body: z.object({
      then: place.optional(),
      /** To prove again who one is, although one is signed in there. */
      isAnew: z.boolean().optional(),
    }),
    reply: z.object({ /** Where the browser goes next. */ address: z.string() }),
  }),
  endSignOn: route({
    method: 'POST',
    path: '/api/sign-on/answer',
    summary: { zh: '完成统一身份认证登录', en: 'Finish it with what the provider answered' },
    access: 'public',
    perMinute: 60,
    body: z.object({ /** The query the provider sent the browser back with. */ query: text(4000, 1) }),
    reply: z.object({ session, then: z.string() }),
  }),
  readIdentity: route({
    method: 'GET',
    path: '/api/officers/:id/identity',
    summary: { zh: '经办人的统一身份绑定', en: 'Whom of the provider an officer is bound to' },
    ...ofSecurity,
    reply: identity,
  }),
  bindIdentity: route({
    method: 'PUT',
    path: '/api/officers/:id/identity',
    summary: { zh: '绑定统一身份', en: 'Bind an officer to a person of the provider' },
    ...ofSecurity,
    body: z.object({ subject: text(255, 1), reason: text(400, 2) }),
    reply: identity,
  }),
  unbindIdentity: route({
    method: 'DELETE',
    path: '/api/officers/:id/identity',
    summary: { zh: '解除统一身份绑定', en: 'End the binding; all sessions end' },
    ...ofSecurity,
    reply: identity,
  }),
} as const

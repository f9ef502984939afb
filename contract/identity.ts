import { z } from 'zod'
import { id, idParams, instant, page, pageQuery, route, secret, text } from './route.ts'
import { session } from './session.ts'

const base64url = z
  .string()
  .regex(/^[\w-]*=*$/)
  .max(20_000)
/** What a browser answers for a passkey, as WebAuthn Level 3 writes it in JSON. */
const answer = <T extends z.ZodRawShape>(response: T) =>
  z.object({
    id: base64url,
    rawId: base64url,
    type: z.literal('public-key'),
    response: z.object(response),
    clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
    authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  })
const signed = answer({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url, userHandle: base64url.nullish() })
const made = answer({ clientDataJSON: base64url, attestationObject: base64url, transports: z.array(text(40)).max(10).optional() })
/** What a browser is asked for a passkey, to be handed to it as it is. */
const options = z.record(z.string(), z.unknown())

/** By what somebody proves who they are. */
export const proof = z.discriminatedUnion('by', [
  z.object({ by: z.literal('password'), password: secret(200, 1) }),
  z.object({ by: z.literal('code'), code: z.string().regex(/^\d{6}$/) }),
  z.object({ by: z.literal('recovery'), code: text(60, 1) }),
  z.object({ by: z.literal('passkey'), answer: signed }),
])
export type Proof = z.infer<typeof proof>

export const passkey = z.object({ id, name: z.string(), addedAt: instant, usedAt: instant.nullable() })
/** One’s own second factors; how many recovery codes are left, whether the posts need a factor, and from when the password is. */
export const factors = z.object({
  codeSince: instant.nullable(),
  passkeys: z.array(passkey),
  recoveryLeft: z.number().int(),
  isNeeded: z.boolean(),
  passwordSince: instant.nullable(),
})
export type Factors = z.infer<typeof factors>
/** One place where one is signed in. */
export const device = z.object({
  id,
  browser: z.string(),
  address: z.string(),
  organisationName: z.string(),
  factor: z.string(),
  since: instant,
  seenAt: instant,
  isThis: z.boolean(),
})
export type Device = z.infer<typeof device>
/** What enrolling gives: the session that goes on, and recovery codes when the first factor was enrolled, shown this once. */
const enrolled = z.object({ session, recovery: z.array(z.string()) })
const done = z.object({ done: z.literal(true) })
const own = { access: 'signed-in' } as const
const ofSecurity = { access: ['security-administrator'], params: idParams } as const

export const identityRoutes = {
  proveIdentity: route({
    method: 'POST',
    path: '/api/session/proof',
    summary: { zh: '验证身份（登录第二步，或重大办理前）', en: 'Prove who one is: the second step of signing in, or before a weighty act' },
    ...own,
    meanwhile: ['second-factor', 'new-password', 'enrolment'],
    perMinute: 60,
    body: z.object({ proof }),
    reply: session,
  }),
  askPasskey: route({
    method: 'POST',
    path: '/api/session/passkey',
    summary: { zh: '要求通行密钥作答', en: 'What a passkey is asked to sign' },
    ...own,
    meanwhile: ['second-factor', 'new-password', 'enrolment'],
    reply: options,
  }),
  listDevices: route({
    method: 'GET',
    path: '/api/session/devices',
    summary: { zh: '我登录的设备', en: 'Where I am signed in' },
    ...own,
    query: z.object(pageQuery),
    reply: page(device),
  }),
  endOtherDevices: route({
    method: 'DELETE',
    path: '/api/session/devices',
    summary: { zh: '结束其他设备上的登录', en: 'End my other sessions' },
    ...own,
    reply: z.object({ ended: z.number().int() }),
  }),
  endDevice: route({
    method: 'DELETE',
    path: '/api/session/devices/:id',
    summary: { zh: '结束一个设备上的登录', en: 'End one of my sessions' },
    ...own,
    params: idParams,
    reply: done,
  }),
  readFactors: route({
    method: 'GET',
    path: '/api/factors',
    summary: { zh: '我的第二因素', en: 'My second factors' },
    ...own,
    meanwhile: ['enrolment'],
    reply: factors,
  }),
  beginCode: route({
    method: 'POST',
    path: '/api/factors/code',
    summary: { zh: '开始启用动态验证码', en: 'Begin to enrol one-time codes; the secret is shown this once' },
    ...own,
    meanwhile: ['enrolment'],
    reply: z.object({ secret: z.string(), address: z.string(), /** The address as a QR code, SVG. */ picture: z.string() }),
  }),
  confirmCode: route({
    method: 'PUT',
    path: '/api/factors/code',
    summary: { zh: '确认启用动态验证码', en: 'Enrol one-time codes by giving the first' },
    ...own,
    meanwhile: ['enrolment'],
    perMinute: 60,
    body: z.object({ code: z.string().regex(/^\d{6}$/) }),
    reply: enrolled,
  }),
  removeCode: route({
    method: 'DELETE',
    path: '/api/factors/code',
    summary: { zh: '停用动态验证码', en: 'Remove one-time codes' },
    ...own,
    reply: factors,
  }),
  beginPasskey: route({
    method: 'POST',
    path: '/api/factors/passkey-options',
    summary: { zh: '开始添加通行密钥', en: 'What a browser is asked to make a passkey' },
    ...own,
    meanwhile: ['enrolment'],
    reply: options,
  }),
  addPasskey: route({
    method: 'POST',
    path: '/api/factors/passkeys',
    summary: { zh: '添加通行密钥', en: 'Enrol a passkey' },
    ...own,
    meanwhile: ['enrolment'],
    body: z.object({ name: text(60), answer: made }),
    reply: enrolled,
  }),
  removePasskey: route({
    method: 'DELETE',
    path: '/api/factors/passkeys/:id',
    summary: { zh: '移除通行密钥', en: 'Remove a passkey' },
    ...own,
    params: idParams,
    reply: factors,
  }),
  makeRecoveryCodes: route({
    method: 'POST',
    path: '/api/factors/recovery-codes',
    summary: { zh: '重新生成恢复码', en: 'Make new recovery codes; those before are void' },
    ...own,
    reply: z.object({ recovery: z.array(z.string()) }),
  }),
  resetFactors: route({
    method: 'PUT',
    path: '/api/officers/:id/factors-reset',
    summary: { zh: '清除经办人的第二因素', en: 'Take an officer’s lost factors away; all sessions end' },
    ...ofSecurity,
    body: z.object({ reason: text(400, 2) }),
    reply: done,
  }),
} as const

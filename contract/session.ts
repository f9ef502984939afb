import { z } from 'zod'
import { civilDate, id, instant, pendings, route, secret, text, words } from './route.ts'

/** The header by which a page says that nobody has touched it for a minute: what it asks by itself is no use of a session. */
export const unattended = 'x-unattended'

/** One post: an officer's part in an organisation. */
export const post = z.object({
  id,
  organisationId: id,
  organisationName: z.string(),
  organisationKind: z.string(),
  sector: z.string(),
  role: z.string(),
  title: z.string(),
  /** Since when its organisation has ended, whose last business it winds up. */
  endedOn: civilDate.nullable(),
})
export type Post = z.infer<typeof post>

/** Who I am and for which organisation I act; `csrf` goes back in the header `x-csrf-token` of every change. */
export const session = z.object({
  officer: z.object({ id, name: z.string(), login: z.string() }).nullable(),
  post: post.nullable(),
  posts: z.array(post),
  csrf: z.string(),
  /** What the sign-in still lacks before anything else answers. */
  pending: z.enum(pendings).nullable(),
  /** By what else than the password this officer can prove who they are. */
  factors: z.array(z.enum(['code', 'passkey', 'recovery'])),
  /** The city’s identity provider by which one may sign in, or must; null when there is none (choice:single-sign-on). */
  signOn: z.object({ title: z.string(), isOnly: z.boolean() }).nullable(),
  /** By what this session was begun; null when nobody has signed in. */
  enteredBy: z.enum(['password', 'provider']).nullable(),
  /** Why the session this browser had answers no more, where it came to its end by itself. */
  over: z.object({ message: words, basis: z.string(), remedy: words }).nullable(),
  isDemonstration: z.boolean(),
  clock: z.object({ now: instant, today: z.string(), offsetMs: z.number() }),
  /** The holidays that were loaded after the platform was made, by which a page counts working days as the platform does (choice:calendar-horizon). */
  calendars: z.array(
    z.object({
      year: z.number().int(),
      published: z.object({ source: words, holidays: z.array(z.tuple([civilDate, civilDate])), makeUp: z.array(civilDate) }),
    }),
  ),
})
export type Session = z.infer<typeof session>

/** A person of the demonstration city, to become by one click. */
export const demoPerson = z.object({ postId: id, name: z.string(), title: z.string(), organisationName: z.string(), role: z.string() })
export type DemoPerson = z.infer<typeof demoPerson>

export const sessionRoutes = {
  readSession: route({ method: 'GET', path: '/api/session', summary: { zh: '我是谁', en: 'Who I am' }, access: 'public', reply: session }),
  signIn: route({
    method: 'POST',
    path: '/api/session',
    summary: { zh: '登录', en: 'Sign in' },
    access: 'public',
    perMinute: 120,
    body: z.object({ login: text(60, 1), password: secret(200, 1), postId: id.optional() }),
    reply: session,
  }),
  signOut: route({
    method: 'DELETE',
    path: '/api/session',
    summary: { zh: '退出', en: 'Sign out' },
    access: 'signed-in',
    meanwhile: pendings,
    reply: z.object({
      done: z.literal(true),
      /** Where the sign-in at the identity provider ends, for whoever came by it. */
      provider: z.string().nullable(),
    }),
  }),
  switchPost: route({
    method: 'PUT',
    path: '/api/session/post',
    summary: { zh: '切换岗位', en: 'Act for another post' },
    access: 'signed-in',
    body: z.object({ postId: id }),
    reply: session,
  }),
  changePassword: route({
    method: 'PUT',
    path: '/api/session/password',
    summary: { zh: '修改密码', en: 'Change password' },
    access: 'signed-in',
    meanwhile: ['new-password', 'enrolment'],
    perMinute: 30,
    body: z.object({ current: secret(200, 1), next: secret(200, 1) }),
    reply: z.object({ done: z.literal(true) }),
  }),
  demoPeople: route({
    method: 'GET',
    path: '/api/demo/people',
    summary: { zh: '演示人员', en: 'People of the demonstration' },
    access: 'public',
    reply: z.object({ people: z.array(demoPerson) }),
  }),
  demoBecome: route({
    method: 'POST',
    path: '/api/demo/become',
    summary: { zh: '切换演示身份', en: 'Become a person of the demonstration' },
    access: 'public',
    body: z.object({ postId: id }),
    reply: session,
  }),
  demoPushClock: route({
    method: 'POST',
    path: '/api/demo/clock',
    summary: { zh: '拨快演示时钟', en: 'Push the demonstration clock' },
    access: 'signed-in',
    body: z.object({
      forwardMs: z
        .number()
        .int()
        .min(1)
        .max(400 * 86_400_000),
    }),
    reply: z.object({ now: instant, offsetMs: z.number(), casesMoved: z.number().int() }),
  }),
} as const

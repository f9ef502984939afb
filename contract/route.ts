import { z } from 'zod'
import type { Party } from '#law/parties.ts'
import { fallen as fallenWords, type FallenHow } from '#law/fallen.ts'
import type { Words } from '#law/words.ts'
import { hasUnseen, unseenSigns } from './unseen-signs.ts'

/** Who may knock at a route: anybody, whoever has signed in, or only posts of these parties. The desk and SQL decide the rest. */
export type Access = 'public' | 'signed-in' | readonly Party[]

/** What a sign-in still lacks: the second factor, a password of one’s own, or a second factor at all (choice:second-factor, choice:password). */
export const pendings = ['second-factor', 'new-password', 'enrolment'] as const
export type Pending = (typeof pendings)[number]

/** One thing that can be asked of the platform: registered by the server, called by web and CLI, printed as OpenAPI. */
export type Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: `/api/${string}`
  readonly summary: Words
  readonly access: Access
  /** While a sign-in still lacks one of these, this answers all the same; everything else that asks for a sign-in does not. */
  readonly meanwhile?: readonly Pending[]
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** What comes back on success; `'file'` is a download, `'events'` a stream of server-sent events. */
  readonly reply: R | 'file' | 'events'
  /**
   * At most so many requests a minute from one address, or by one account. Of what the public reads: 600 where it is read as it stands,
   * 120 where it is searched, drawn or exported.
   */
  readonly perMinute?: number
  /** The body is multipart (files and fields), read by the route itself. */
  readonly multipart?: true
}

/** Keeps the literal types of a route, and with them which of params, query and body it takes. */
export function route<const T extends Route>(r: T): T {
  return r
}

/** What people say: text without signs that nobody sees and that hide, move or turn what stands beside them, as no answer of a form has them. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine((s) => !hasUnseen(s), unseenSigns)
/** What is compared and shown to nobody, as a password: anything without NUL, which PostgreSQL cannot store. */
export const secret = (max: number, min = 0) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine((s) => !s.includes('\u0000'), 'NUL')
export const id = z.uuid()
export const words = z.object({ zh: z.string(), en: z.string() })
/** A day 'YYYY-MM-DD' that exists; PostgreSQL knows no year 0. */
export const civilDate = z.iso.date().refine((on) => on >= '0001-01-01', 'before the year 1')
/** How the last registration of an asset ended; null while one stands, or none ever did. */
export const fallen = z.enum(Object.keys(fallenWords) as [FallenHow, ...FallenHow[]]).nullable()
export const instant = z.iso.datetime({ offset: true })
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** An opaque place in a list; absent at its end. */
export const cursor = text(400).optional()
/** How many lines a page of a list has when nobody asks for another length. */
export const pageLength = 50
export const pageQuery = { cursor, limit: z.coerce.number().int().min(1).max(100).default(pageLength) }
/** How a list is asked to be sorted: by one of these columns, upwards, or downwards with a minus before it. */
export const sortBy = <const K extends string>(...columns: readonly K[]) =>
  z.enum([...columns, ...columns.map((column) => `-${column}` as const)]).optional()
/** How the list of a route can be asked to be sorted: every column up and down; none where it cannot. */
export function sortsOf({ query }: Pick<Route, 'query'>): readonly string[] {
  const shape = query && 'shape' in query ? (query.shape as { readonly sort?: ReturnType<typeof sortBy> }) : {}
  return shape.sort?.unwrap().options ?? []
}
/** How many lines of a list are counted at most: beyond it a reader is told “more than”, and no list costs more to count than to show. */
export const mostCounted = 1_000

/** One keyset page: `total` is counted up to `mostCounted` (`isCapped`). */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.number().int(), isCapped: z.boolean() })
export type Page<T> = { items: T[]; next: string | null; total: number; isCapped: boolean }
/** Free JSON answers of a form, by field id; the form's own check follows. */
export const answers = z.record(text(60), z.unknown())
/** Why somebody wants contacts shown in full; it is logged, and seen by the holder. */
export const contactsReason = z.object({ reason: text(200, 5) })
export const idParams = z.object({ id })

/** Why something cannot be done, in words, with its basis and what may be done now. Every error answer has this shape. */
export const problem = z.object({
  code: z.string(),
  message: words,
  basis: z.string().optional(),
  remedy: words.optional(),
  fields: z.array(z.object({ field: z.string(), message: words })).optional(),
  mayNow: z.array(z.string()).optional(),
  /** Where it goes on instead, and what that is called. */
  lead: z.object({ href: z.string(), title: words }).optional(),
  requestId: z.string().optional(),
})
export type Problem = z.infer<typeof problem>

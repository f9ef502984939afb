import { z } from 'zod'
import { instant, route, text, words } from './route.ts'

/** What a trace leads through, in the order of an asset's life: from the source to the treasury. */
export const traceKinds = [
  'source',
  'case',
  'certificate',
  'asset',
  'mandate',
  'agreement',
  'product',
  'order',
  'distribution',
  'receivable',
  'remittance',
] as const
export const traceKind = z.enum(traceKinds)
export type TraceKind = z.infer<typeof traceKind>

/** Who took part in something: their act, on what basis, when and for whom. */
export const hand = z.object({
  name: z.string(),
  organisationName: z.string(),
  role: z.string(),
  act: words,
  basis: z.array(z.string()),
  at: instant,
})
/** One thing a trace leads through; `key` is kind and id, `href` its page where there is one. */
export const traceNode = z.object({
  key: z.string(),
  kind: traceKind,
  id: z.string(),
  title: z.string(),
  number: z.string(),
  state: words.nullable(),
  organisationName: z.string(),
  at: instant.nullable(),
  href: z.string().nullable(),
  /** Of a case, its procedure. */
  procedure: z.string().nullable(),
  hands: z.array(hand),
})
export type TraceNode = z.infer<typeof traceNode>
/** How one thing leads to the next. */
export const traceEdge = z.object({ from: z.string(), to: z.string(), relation: words })
/** Everything something came from and everything that came of it, as far as the reader may see it; `isCut` when there is more than is shown. */
export const trace = z.object({ start: z.string(), nodes: z.array(traceNode), edges: z.array(traceEdge), isCut: z.boolean() })
export type Trace = z.infer<typeof trace>

export const traceRoutes = {
  readTrace: route({
    method: 'GET',
    path: '/api/trace/:kind/:id',
    summary: { zh: '全程追溯', en: 'Back to contract, request, person, asset, certificate and source, and forward' },
    access: 'signed-in',
    params: z.object({ kind: traceKind, /** The number of a certificate, or the id of anything else. */ id: text(60, 1) }),
    reply: trace,
  }),
} as const

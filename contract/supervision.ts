import { z } from 'zod'
import { mark } from './registration.ts'
import { civilDate, instant, page, pageQuery, route, text } from './route.ts'

const bar = z.object({ key: z.string(), label: z.string(), value: z.number(), of: z.number().optional(), href: z.string() })
/**
 * The figures of the city; `monthly` is what took effect in each month: a registration never moves by what came later, an expiry is taken
 * back when its certificate is revoked or renewed after all; `income` is whole fen by month (earned by orders, due to the treasury,
 * received there), null for whoever may not read it, as `signals` is.
 */
export const cockpit = z.object({
  funnel: z.array(bar),
  coverage: z.array(bar),
  overdue: z.array(bar),
  grades: z.array(z.object({ grade: z.number().int(), origin: z.string(), value: z.number().int() })),
  monthly: z.array(
    z.object({
      month: z.string(),
      submitted: z.number().int(),
      registered: z.number().int(),
      changed: z.number().int(),
      deregistered: z.number().int(),
      revoked: z.number().int(),
      lapsed: z.number().int(),
    }),
  ),
  income: z.array(z.object({ month: z.string(), earned: z.number().int(), due: z.number().int(), received: z.number().int() })).nullable(),
  signals: z.array(bar).nullable(),
  openCases: z.number().int(),
  overdueCases: z.number().int(),
  medianDays: z.number().nullable(),
  asOf: instant,
})
export type Cockpit = z.infer<typeof cockpit>
export const auditLine = z.object({
  id: z.number().int(),
  at: instant,
  officerName: z.string().nullable(),
  organisationName: z.string().nullable(),
  role: z.string(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  outcome: z.string(),
  detail: z.record(z.string(), z.unknown()),
  /** Whose account the line is about. */
  aboutName: z.string().nullable(),
  /** From where it came and by which request, told to who reads the whole log; empty for others, and where nobody asked. */
  address: z.string(),
  requestId: z.string(),
})
export const hit = z.object({
  kind: z.enum(['asset', 'case', 'organisation', 'certificate', 'clause', 'page']),
  id: z.string(),
  title: z.string(),
  note: z.string(),
  href: z.string(),
})
export type Hit = z.infer<typeof hit>

/** Registrations by month, type, mark and sector, and notices by month with how many of them ended by an upheld objection. */
export const openStatistics = z.object({
  asOf: civilDate,
  registrations: z.array(
    z.object({ month: z.string(), type: z.string(), marks: z.array(mark), sector: z.string(), registered: z.number().int() }),
  ),
  notices: z.array(z.object({ month: z.string(), opened: z.number().int(), ended: z.number().int() })),
})
export type OpenStatistics = z.infer<typeof openStatistics>

export const supervisionRoutes = {
  cockpit: route({
    method: 'GET',
    path: '/api/cockpit',
    summary: { zh: '驾驶舱', en: 'The cockpit' },
    access: ['data-bureau', 'registrar', 'finance-bureau', 'sasac', 'sector-authority'],
    reply: cockpit,
  }),
  auditTrail: route({
    method: 'GET',
    path: '/api/audit',
    summary: { zh: '审计日志', en: 'The audit log, as far as one may read it' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      action: text(60).optional(),
      objectKind: text(40).optional(),
      /** The id of the thing, or the number or the login people know it by. */
      objectId: text(80).optional(),
      /** Who did it: a person or an organisation by name. */
      who: text(100).optional(),
      sinceOn: civilDate.optional(),
      untilOn: civilDate.optional(),
      outcome: z.enum(['done', 'denied', 'failed']).optional(),
    }),
    reply: page(auditLine),
  }),
  openStatistics: route({
    method: 'GET',
    path: '/api/public/statistics',
    summary: { zh: '公开统计', en: 'Open statistics: registrations by month, type, mark and sector' },
    access: 'public',
    perMinute: 120,
    reply: openStatistics,
  }),
  search: route({
    method: 'GET',
    path: '/api/search',
    summary: { zh: '搜索', en: 'Search everything one may read' },
    access: 'public',
    perMinute: 120,
    query: z.object({ q: text(100, 1) }),
    reply: z.object({ hits: z.array(hit) }),
  }),
} as const

import { z } from 'zod'
import { civilDate, id, instant, page, pageQuery, route } from './route.ts'

const whole = z.number().int()
/** A version of the rule: parts for the unit’s own data work, for public data services, and for the general budget. */
export const redistributionRule = z.object({
  id,
  number: z.string(),
  version: whole,
  unitParts: whole,
  serviceParts: whole,
  generalParts: whole,
  effectiveOn: civilDate,
  setAt: instant,
})
export type RedistributionRule = z.infer<typeof redistributionRule>
/** What a version makes of what a unit remitted in a month; the three add up to it. */
export const redistributionLine = z.object({
  unitId: id,
  unitName: z.string(),
  period: z.string(),
  version: whole,
  remittedFen: whole,
  unitFen: whole,
  serviceFen: whole,
  generalFen: whole,
  runName: z.string(),
  runAt: instant,
})
export type RedistributionLine = z.infer<typeof redistributionLine>

const readers = ['finance-bureau', 'data-bureau', 'registrar', 'producer'] as const
export const redistributionRoutes = {
  listRedistributionRules: route({
    method: 'GET',
    path: '/api/redistribution-rules',
    summary: { zh: '收益再分配参数各版本', en: 'The versions of the redistribution rule' },
    access: readers,
    reply: z.object({ items: z.array(redistributionRule) }),
  }),
  listRedistribution: route({
    method: 'GET',
    path: '/api/redistribution',
    summary: { zh: '收益再分配', en: 'What became of what was remitted' },
    access: readers,
    query: z.object(pageQuery),
    reply: page(redistributionLine),
  }),
  runRedistribution: route({
    method: 'POST',
    path: '/api/redistribution',
    summary: { zh: '按月计算再分配', en: 'Compute the redistribution of a month' },
    access: ['finance-bureau'],
    body: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
    reply: z.object({ lines: whole }),
  }),
} as const

import { z } from 'zod'
import { civilDate, id, instant, page, pageQuery, route, text } from './route.ts'

/** How a public producer's yearly duty stands: its round of the year, when it is due, whether it is late. */
export const duty = z.object({
  holderId: id,
  holderName: z.string(),
  kind: z.string(),
  sector: z.string(),
  year: z.number().int(),
  dueOn: civilDate,
  state: z.enum(['done', 'under-way', 'not-begun']),
  isOverdue: z.boolean(),
  roundId: id.nullable(),
  caseId: id.nullable(),
  step: z.string().nullable(),
  planEndsOn: civilDate.nullable(),
  publishedAt: instant.nullable(),
  lastPublishedAt: instant.nullable(),
})
export type Duty = z.infer<typeof duty>
/** Coverage of the duty among public producers; `encouraged` are others that took part, counted beside (§3.12). */
export const dutyCoverage = z.object({
  year: z.number().int(),
  dueOn: civilDate,
  units: z.number().int(),
  done: z.number().int(),
  underWay: z.number().int(),
  notBegun: z.number().int(),
  overdue: z.number().int(),
  encouraged: z.number().int(),
})
export type DutyCoverage = z.infer<typeof dutyCoverage>
const dutyQuery = {
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  state: z.enum(['done', 'under-way', 'not-begun', 'overdue']).optional(),
  kind: text(40).optional(),
  q: text(100).optional(),
}
const readers = ['producer', 'data-bureau', 'registrar', 'finance-bureau', 'sector-authority'] as const

export const dutyRoutes = {
  listDuties: route({
    method: 'GET',
    path: '/api/inventory-duties',
    summary: { zh: '年度盘点责任', en: 'The yearly inventory duty of public producers' },
    access: readers,
    query: z.object({ ...pageQuery, ...dutyQuery }),
    reply: page(duty),
  }),
  dutiesExcel: route({
    method: 'GET',
    path: '/api/inventory-duties.xlsx',
    summary: { zh: '导出年度盘点责任', en: 'The yearly duties as Excel' },
    access: readers,
    query: z.object(dutyQuery),
    reply: 'file',
  }),
  readDutyCoverage: route({
    method: 'GET',
    path: '/api/inventory-duties/coverage',
    summary: { zh: '年度盘点覆盖', en: 'Coverage of the yearly duty' },
    access: readers,
    query: z.object({ year: dutyQuery.year }),
    reply: dutyCoverage,
  }),
} as const

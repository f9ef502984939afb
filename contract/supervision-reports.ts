import { z } from 'zod'
import { reportFigures, reportStates } from '#law/reports.ts'
import { civilDate, id, page, pageQuery, route, text } from './route.ts'

/** How a public producer's annual supervision report stands; `handedInOn` once the unit confirmed it, `figures` as it reported them once it was received. */
export const reportDuty = z.object({
  holderId: id,
  holderName: z.string(),
  kind: z.string(),
  sector: z.string(),
  year: z.number().int(),
  dueOn: civilDate,
  state: z.enum(Object.keys(reportStates) as [keyof typeof reportStates]),
  isOverdue: z.boolean(),
  caseId: id.nullable(),
  handedInOn: civilDate.nullable(),
  figures: z.record(z.enum(Object.keys(reportFigures) as [keyof typeof reportFigures]), z.number().int()).nullable(),
})
export type ReportDuty = z.infer<typeof reportDuty>

export const reportRoutes = {
  listReports: route({
    method: 'GET',
    path: '/api/annual-reports',
    summary: { zh: '年度监管报告', en: 'Annual supervision reports of public producers: received, under way, overdue' },
    access: ['producer', 'data-bureau', 'registrar', 'finance-bureau', 'sector-authority'],
    query: z.object({
      ...pageQuery,
      year: z.coerce.number().int().min(2000).max(2200).optional(),
      state: z.enum([...(Object.keys(reportStates) as (keyof typeof reportStates)[]), 'overdue']).optional(),
      q: text(100).optional(),
    }),
    reply: page(reportDuty),
  }),
} as const

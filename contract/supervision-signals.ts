import { z } from 'zod'
import { type RiskSignal, riskSignals } from '#law/signals.ts'
import { id, page, pageQuery, route, words } from './route.ts'

/** A risk signal with the query that finds it and how many there are, counted up to `mostCounted` (`isCapped`). */
export const riskSignal = z.object({
  id: z.string(),
  title: words,
  why: words,
  help: words,
  basis: z.string(),
  query: z.string(),
  total: z.number().int(),
  isCapped: z.boolean(),
})
/** One thing a signal points to: whom it concerns, since when, and what it is. */
export const signalLine = z.object({
  rule: z.string(),
  key: z.string(),
  subjectId: id,
  subjectName: z.string(),
  since: z.string(),
  detail: z.string(),
  href: z.string(),
})
export type SignalLine = z.infer<typeof signalLine>

const readers = ['data-bureau', 'registrar', 'finance-bureau', 'cyberspace-office', 'police'] as const
const query = z.object({ rule: z.enum(Object.keys(riskSignals) as RiskSignal[]).optional() })

export const signalRoutes = {
  readSignals: route({
    method: 'GET',
    path: '/api/risk-signals',
    summary: { zh: '风险信号', en: 'Risk signals computed from the records, with each one’s query' },
    access: readers,
    reply: z.object({ asOf: z.string(), rules: z.array(riskSignal) }),
  }),
  listSignals: route({
    method: 'GET',
    path: '/api/risk-signals/lines',
    summary: { zh: '风险信号明细', en: 'What the signals point to, line by line' },
    access: readers,
    query: query.extend(pageQuery),
    reply: page(signalLine),
  }),
  signalsExcel: route({
    method: 'GET',
    path: '/api/risk-signals/lines.xlsx',
    summary: { zh: '导出风险信号', en: 'Risk signals as Excel' },
    access: readers,
    query,
    reply: 'file',
  }),
} as const

import { z } from 'zod'
import { incidentClocks, incidentKinds, incidentLevels, incidentReportKinds, networkKinds } from '#law/incidents.ts'
import { civilDate, id, idParams, instant, page, pageQuery, route, sortBy, text } from './route.ts'

const whole = z.number().int()
const keysOf = <T extends object>(words: T) => z.enum(Object.keys(words) as [keyof T & string])
const clock = keysOf(incidentClocks)
const level = keysOf(incidentLevels)
/** A reporting clock: since when it runs, until when, and when it was met; null while nobody was told. */
export const incidentClockLine = z.object({ clock, fromAt: instant, dueAt: instant, metAt: instant.nullable() })
export const incidentReport = z.object({
  id: whole,
  kind: keysOf(incidentReportKinds),
  clock: clock.nullable(),
  toldTo: z.string(),
  number: z.string(),
  body: z.string(),
  level: level.nullable(),
  toldAt: instant,
  officerName: z.string(),
  recordedAt: instant,
})
export const incidentLine = z.object({
  caseId: id,
  number: z.string(),
  title: z.string(),
  operatorId: id,
  operatorName: z.string(),
  kind: keysOf(incidentKinds),
  level,
  persons: whole,
  hasPublicData: z.boolean(),
  discoveredAt: instant,
  reportedAt: instant,
  endedAt: instant.nullable(),
  closedAt: instant.nullable(),
  step: z.string().nullable(),
  /** The first clock that still runs. */
  nextClock: clock.nullable(),
  nextDueAt: instant.nullable(),
  late: whole,
  lessons: z.string(),
})
export type IncidentLine = z.infer<typeof incidentLine>
/** What the first report says of an incident beside the line of its register. */
export const incidentAccount = z.object({
  network: keysOf(networkKinds),
  suspectsCrime: z.boolean(),
  harmsPersons: z.boolean(),
  isFlaw: z.boolean(),
  records: whole.nullable(),
  system: z.string(),
  effect: z.string(),
  planLead: z.string(),
  measures: z.string(),
  cause: z.string(),
})
export const incidentView = incidentLine.extend({
  account: incidentAccount,
  clocks: z.array(incidentClockLine),
  reports: z.array(incidentReport),
  mayReport: z.boolean(),
  now: instant,
})
export type IncidentView = z.infer<typeof incidentView>
export const newIncidentReport = z.object({
  kind: keysOf(incidentReportKinds),
  clock: clock.optional(),
  toldTo: text(200).default(''),
  number: text(100).default(''),
  body: text(4000, 2),
  level: level.optional(),
  toldAt: instant,
  key: text(100, 8),
})
export const assessmentLine = z.object({
  caseId: id,
  number: z.string(),
  title: z.string(),
  operatorId: id,
  operatorName: z.string(),
  year: whole,
  isYearly: z.boolean(),
  assessor: z.string(),
  assessedOn: civilDate,
  handedInOn: civilDate,
  isLate: z.boolean(),
  nextOn: civilDate,
  isOverdue: z.boolean(),
  high: whole,
  medium: whole,
  low: whole,
  conclusion: z.string(),
  receivedAt: instant,
})
export type AssessmentLine = z.infer<typeof assessmentLine>

export const incidentRoutes = {
  listIncidents: route({
    method: 'GET',
    path: '/api/incidents',
    summary: { zh: '安全事件台账', en: 'The register of incidents' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      sort: sortBy('discovered'),
      q: text(100).optional(),
      state: z.enum(['open', 'closed', 'late']).optional(),
    }),
    reply: page(incidentLine),
  }),
  readIncident: route({
    method: 'GET',
    path: '/api/incidents/:id',
    summary: { zh: '安全事件和报告时限', en: 'An incident, by the id of its case, with its clocks and reports' },
    access: 'signed-in',
    params: idParams,
    reply: incidentView,
  }),
  reportIncident: route({
    method: 'POST',
    path: '/api/incidents/:id/reports',
    summary: { zh: '登记报告、续报或处置结束', en: 'Record that somebody was told, how it goes on, or that it was dealt with' },
    access: ['operator'],
    params: idParams,
    body: newIncidentReport,
    reply: incidentView,
  }),
  listAssessments: route({
    method: 'GET',
    path: '/api/risk-assessments',
    summary: { zh: '风险评估台账', en: 'The register of risk assessments' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      sort: sortBy('on', 'next'),
      q: text(100).optional(),
      year: z.coerce.number().int().min(2000).max(2200).optional(),
    }),
    reply: page(assessmentLine),
  }),
} as const

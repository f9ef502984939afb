import { z } from 'zod'
import { inspectedParties, inspectingOffices, inspectionFocus, inspectionKinds, inspectionOutcomes } from '#law/inspections.ts'
import { civilDate, id, idParams, instant, page, pageQuery, route, sortBy, text } from './route.ts'

const whole = z.number().int()
const focus = z.enum(Object.keys(inspectionFocus) as [keyof typeof inspectionFocus])
const party = z.enum(inspectedParties)
/** A programme of inspection; `seed`, `listSha256` and `listed` are there once it was drawn. */
export const programme = z.object({
  id,
  number: z.string(),
  title: z.string(),
  party,
  focus: z.array(focus),
  beginsOn: civilDate,
  endsOn: civilDate,
  sample: whole,
  officeId: id,
  officeName: z.string(),
  madeBy: z.string(),
  madeAt: instant,
  seed: z.string().nullable(),
  listSha256: z.string().nullable(),
  listed: whole.nullable(),
  drawnBy: z.string().nullable(),
  drawnAt: instant.nullable(),
  inspected: whole,
})
export type Programme = z.infer<typeof programme>
/** One organisation of a drawn list: place and digest; `caseId` of its inspection under the programme, where there is one that the reader may see. */
export const drawLine = z.object({
  place: whole,
  organisationId: id,
  name: z.string(),
  digest: z.string(),
  isDrawn: z.boolean(),
  caseId: id.nullable(),
  caseNumber: z.string().nullable(),
})
export type DrawLine = z.infer<typeof drawLine>
export const inspectionLine = z.object({
  caseId: id,
  number: z.string(),
  kind: z.enum(Object.keys(inspectionKinds) as [keyof typeof inspectionKinds]),
  programme: z.string().nullable(),
  inspectedId: id,
  inspectedName: z.string(),
  officeName: z.string(),
  focus: z.array(focus),
  beganAt: instant,
  step: z.string().nullable(),
  gravity: z.string().nullable(),
  findings: z.string(),
  outcome: z.enum(Object.keys(inspectionOutcomes) as [keyof typeof inspectionOutcomes]).nullable(),
  credit: z.string().nullable(),
  creditNote: z.string(),
  closedAt: instant.nullable(),
})
export type InspectionLine = z.infer<typeof inspectionLine>

export const inspectionRoutes = {
  listProgrammes: route({
    method: 'GET',
    path: '/api/inspection-programmes',
    summary: { zh: '检查计划', en: 'Programmes of inspection' },
    access: 'signed-in',
    query: z.object({ ...pageQuery }),
    reply: page(programme),
  }),
  readProgramme: route({
    method: 'GET',
    path: '/api/inspection-programmes/:id',
    summary: { zh: '检查计划和抽取', en: 'A programme and its draw' },
    access: 'signed-in',
    params: idParams,
    reply: programme,
  }),
  addProgramme: route({
    method: 'POST',
    path: '/api/inspection-programmes',
    summary: { zh: '制定检查计划', en: 'Make a programme of inspection' },
    access: inspectingOffices,
    body: z.object({
      title: text(100, 4),
      party,
      focus: z.array(focus).min(1).max(8),
      beginsOn: civilDate,
      endsOn: civilDate,
      sample: whole.min(1).max(500),
      key: text(100, 8),
    }),
    reply: programme,
  }),
  drawProgramme: route({
    method: 'POST',
    path: '/api/inspection-programmes/:id/draw',
    summary: { zh: '随机抽取检查对象', en: 'Draw who is inspected' },
    access: inspectingOffices,
    params: idParams,
    reply: programme,
  }),
  listDraws: route({
    method: 'GET',
    path: '/api/inspection-programmes/:id/draws',
    summary: { zh: '抽取名单', en: 'The drawn list, in the order of its digests' },
    access: 'signed-in',
    params: idParams,
    query: z.object({ ...pageQuery, drawn: z.enum(['yes']).optional() }),
    reply: page(drawLine),
  }),
  listInspections: route({
    method: 'GET',
    path: '/api/inspections',
    summary: { zh: '监督检查台账', en: 'The register of inspections' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      sort: sortBy('day'),
      q: text(100).optional(),
      state: z.enum(['open', 'closed']).optional(),
      inspectedId: id.optional(),
    }),
    reply: page(inspectionLine),
  }),
} as const

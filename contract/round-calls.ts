import { z } from 'zod'
import { answers, civilDate, id, idParams, instant, page, pageQuery, route, text } from './route.ts'

/** A round a sector authority called for its units, or the Data Bureau for those of every sector (`sector` empty), with how far they are. */
export const roundCall = z.object({
  id,
  title: z.string(),
  year: z.number().int(),
  sector: z.string(),
  organisationId: id,
  organisationName: z.string(),
  endsOn: civilDate,
  issuedName: z.string(),
  issuedAt: instant,
  units: z.number().int(),
  started: z.number().int(),
  published: z.number().int(),
})
export type RoundCall = z.infer<typeof roundCall>
/** One unit of a call: its round as far as the reader may see it, and where that stands. */
export const calledUnit = z.object({
  holderId: id,
  holderName: z.string(),
  roundId: id.nullable(),
  caseId: id.nullable(),
  state: z.enum(['not-started', 'under-way', 'published', 'cancelled']),
  step: z.string().nullable(),
  publishedAt: instant.nullable(),
  isLate: z.boolean(),
})
export type CalledUnit = z.infer<typeof calledUnit>

export const roundCallRoutes = {
  listRoundCalls: route({
    method: 'GET',
    path: '/api/round-calls',
    summary: { zh: '盘点布置', en: 'Called rounds' },
    access: 'signed-in',
    query: z.object({ ...pageQuery, year: z.coerce.number().int().min(2000).max(2200).optional() }),
    reply: page(roundCall),
  }),
  callRound: route({
    method: 'POST',
    path: '/api/round-calls',
    summary: {
      zh: '布置盘点',
      en: 'Open a round for units of the own sector, or as the Data Bureau of every sector: chosen ones or (null) all',
    },
    access: ['sector-authority', 'data-bureau'],
    body: z.object({ answers, holderIds: z.array(id).min(1).max(2000).nullable(), key: text(80, 8) }),
    reply: roundCall,
  }),
  readRoundCall: route({
    method: 'GET',
    path: '/api/round-calls/:id',
    summary: { zh: '一次盘点布置', en: 'One call with its plan' },
    access: 'signed-in',
    params: idParams,
    reply: roundCall.extend({ plan: answers }),
  }),
  listCalledUnits: route({
    method: 'GET',
    path: '/api/round-calls/:id/units',
    summary: { zh: '被布置单位', en: 'The units of a call and where their rounds stand' },
    access: 'signed-in',
    params: idParams,
    query: z.object({ ...pageQuery, state: text(20).optional() }),
    reply: page(calledUnit),
  }),
  calledUnitsExcel: route({
    method: 'GET',
    path: '/api/round-calls/:id/units.xlsx',
    summary: { zh: '导出被布置单位', en: 'The units of a call as Excel' },
    access: 'signed-in',
    params: idParams,
    query: z.object({ state: text(20).optional() }),
    reply: 'file',
  }),
} as const

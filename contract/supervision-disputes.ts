import { z } from 'zod'
import { disputeKinds, disputeOutcomes, disputeWays } from '#law/disputes.ts'
import { id, idParams, instant, page, pageQuery, route, sortBy, text } from './route.ts'

const keysOf = <T extends object>(words: T) => z.enum(Object.keys(words) as [keyof T & string])
export const disputeLine = z.object({
  caseId: id,
  number: z.string(),
  title: z.string(),
  kind: keysOf(disputeKinds),
  about: z.string(),
  applicantId: id,
  applicantName: z.string(),
  respondentId: id,
  respondentName: z.string(),
  amountFen: z.number().int(),
  beganAt: instant,
  step: z.string().nullable(),
  way: keysOf(disputeWays).nullable(),
  outcome: keysOf(disputeOutcomes).nullable(),
  result: z.string(),
  closedAt: instant.nullable(),
})
export type DisputeLine = z.infer<typeof disputeLine>

export const disputeRoutes = {
  listDisputes: route({
    method: 'GET',
    path: '/api/disputes',
    summary: { zh: '争议台账', en: 'The register of disputes' },
    access: 'signed-in',
    query: z.object({ ...pageQuery, sort: sortBy('amount', 'day'), q: text(100).optional(), state: z.enum(['open', 'closed']).optional() }),
    reply: page(disputeLine),
  }),
  caseEvidence: route({
    method: 'GET',
    path: '/api/cases/:id/evidence',
    summary: {
      zh: '下载证据包',
      en: 'The evidence pack of a case: its entries, papers by digest, and lines of the log with what proves them',
    },
    access: 'signed-in',
    perMinute: 30,
    params: idParams,
    reply: 'file',
  }),
} as const

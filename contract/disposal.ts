import { z } from 'zod'
import { answers, civilDate, id, idParams, instant, page, pageQuery, route, sortBy, text } from './route.ts'

const whole = z.number().int()
/** One destruction in the register: what, when, where, how, and by whose hands. */
export const destructionLine = z.object({
  assetId: id,
  code: z.string(),
  name: z.string(),
  version: whole,
  holderId: id,
  holderName: z.string(),
  caseId: id,
  caseNumber: z.string(),
  destroyedOn: civilDate,
  place: z.string(),
  methods: z.array(z.string()),
  contractor: z.string(),
  approvalNumber: z.string(),
  proposedBy: z.string(),
  recognisedBy: z.string(),
  approvedBy: z.string(),
  executedBy: z.string(),
  witnessedBy: z.string(),
  recordedAt: instant,
})
export type DestructionLine = z.infer<typeof destructionLine>
/**
 * The record as it was filed, form by form, and what became of the copies the platform held: uploaded files and how many of them are
 * `erased`, findings and how many of them are `cleared` of values.
 */
export const destructionRecord = destructionLine.extend({
  proposal: answers,
  recognition: answers,
  approval: answers,
  record: answers,
  witness: answers,
  uploads: whole,
  erased: whole,
  erasedAt: instant.nullable(),
  findings: whole,
  cleared: whole,
})
export type DestructionRecord = z.infer<typeof destructionRecord>

export const disposalRoutes = {
  listDestructions: route({
    method: 'GET',
    path: '/api/destructions',
    summary: { zh: '处置销毁台账', en: 'The register of destructions' },
    access: 'signed-in',
    query: z.object({ ...pageQuery, sort: sortBy('on'), q: text(100).optional(), holderId: id.optional() }),
    reply: page(destructionLine),
  }),
  readDestruction: route({
    method: 'GET',
    path: '/api/assets/:id/destruction',
    summary: { zh: '资产的销毁记录', en: 'The record of an asset’s destruction, if it was destroyed' },
    access: 'signed-in',
    params: idParams,
    reply: z.object({ destruction: destructionRecord.nullable() }),
  }),
} as const

import { z } from 'zod'
import { civilDate, id, idParams, instant, route, words } from './route.ts'
import { filedCalculation } from './valuation/calculation.ts'

/** The quality score of the scan behind an asset version, proposed as the quality coefficient: a decimal as text, with where it comes from. */
export const qualityProposal = z.object({
  coefficient: z.string(),
  level: z.string(),
  findingId: id,
  dataset: z.string(),
  formulas: z.string(),
  version: z.number().int(),
  measuredAt: instant,
  source: z.string(),
})
export type QualityProposal = z.infer<typeof qualityProposal>

/** The free table of a report, row by row. */
export const freeParameters = z.array(z.object({ name: z.string(), value: z.string(), source: z.string() }))

/**
 * A filed valuation computed again from the paper itself; amounts in whole fen. `calculation` and `computedFen` are null for a report that
 * cannot be computed: its parameters stand in the free table, or its formulas are of an edition that is not kept. It is computed by the
 * edition it names; `byPresent` says what the present edition makes of it, and is null where that is the same edition. `parameters` is
 * that free table, which holds further assumptions where there is a calculation.
 */
export const recalculation = z.object({
  caseId: id,
  assetId: id,
  assetName: z.string(),
  assetVersion: z.number().int(),
  number: z.string(),
  firmName: z.string(),
  firmLicence: z.string().nullable(),
  method: z.string(),
  amountFen: z.number().int(),
  baseDate: civilDate,
  validUntil: civilDate,
  filedAt: instant,
  calculation: filedCalculation.nullable(),
  edition: z.string().nullable(),
  byPresent: words.nullable(),
  parameters: freeParameters,
  computedFen: z.number().int().nullable(),
  adjustmentFen: z.number().int(),
  adjustmentReason: z.string(),
  isEqual: z.boolean().nullable(),
  statement: words,
  computedAt: instant,
  proposal: qualityProposal.nullable(),
})
export type Recalculation = z.infer<typeof recalculation>

export const valuationRoutes = {
  readQualityProposal: route({
    method: 'GET',
    path: '/api/assets/:id/versions/:version/quality-coefficient',
    summary: { zh: '质量系数的提议', en: 'The quality coefficient proposed for a version; null where nothing was scanned' },
    access: 'signed-in',
    params: z.object({ id, version: z.coerce.number().int().min(1).max(1_000_000) }),
    reply: z.object({ proposal: qualityProposal.nullable() }),
  }),
  recomputeValuation: route({
    method: 'GET',
    path: '/api/cases/:id/valuation',
    summary: { zh: '评估报告复算', en: 'The filed valuation of a case, computed again' },
    access: 'signed-in',
    params: idParams,
    reply: recalculation,
  }),
  valuationExcel: route({
    method: 'GET',
    path: '/api/cases/:id/valuation.xlsx',
    summary: { zh: '导出估值计算表', en: 'The calculation sheet of a filed valuation as Excel' },
    access: 'signed-in',
    params: idParams,
    reply: 'file',
  }),
} as const

import { z } from 'zod'
import { paperAnswer } from './answers.ts'
import { answers, id, idParams, instant, page, pageQuery, problem, route, text, words } from './route.ts'

const result = z.enum(['found', 'missing', 'unexpected'])
/**
 * How a count stands: what was expected, what was found of it, what else was found, and what is still to be explained or counted again.
 * `isFirst`: nothing was expected yet, so nothing need be explained.
 */
export const countFigures = z.object({
  expected: z.number().int(),
  found: z.number().int(),
  missing: z.number().int(),
  unexpected: z.number().int(),
  isFirst: z.boolean(),
  unexplained: z.object({ missing: z.number().int(), unexpected: z.number().int() }),
  notRecounted: z.number().int(),
  disputed: z.number().int(),
})
export type CountFigures = z.infer<typeof countFigures>
/**
 * The count with how many explanations by others wait for the visitor as second counter, and why they may not explain or count again now;
 * null when they may.
 */
export const countView = countFigures.extend({
  forMe: z.number().int(),
  whyNotExplain: problem.nullable(),
  whyNotRecount: problem.nullable(),
})
export type CountView = z.infer<typeof countView>
/** One asset of a count: expected or not, found or not, with its explanation and what the second counter says. */
export const countLine = z.object({
  assetId: id,
  code: z.string(),
  name: z.string(),
  grade: z.number().int(),
  result,
  explanation: z
    .object({
      outcome: z.string(),
      explanation: z.string(),
      statement: z.string(),
      evidence: paperAnswer.nullable(),
      statedName: z.string(),
      statedAt: instant,
      isOwn: z.boolean(),
      follows: words.nullable(),
    })
    .nullable(),
  recount: z.object({ agrees: z.boolean(), note: z.string(), name: z.string(), at: instant }).nullable(),
})
export type CountLine = z.infer<typeof countLine>
const chosen = z.array(id).min(1).max(500).nullable()
const countAsked = { result: result.optional(), open: z.literal('yes').optional(), q: text(100).optional() }

export const countingRoutes = {
  readCount: route({
    method: 'GET',
    path: '/api/rounds/:id/count',
    summary: { zh: '账实核对', en: 'How a round compares with the catalogue' },
    access: 'signed-in',
    params: idParams,
    reply: countView,
  }),
  listCountLines: route({
    method: 'GET',
    path: '/api/rounds/:id/count/lines',
    summary: { zh: '账实核对明细', en: 'Assets of a count, one a line' },
    access: 'signed-in',
    params: idParams,
    query: z.object({ ...pageQuery, ...countAsked }),
    reply: page(countLine),
  }),
  countExcel: route({
    method: 'GET',
    path: '/api/rounds/:id/count.xlsx',
    summary: { zh: '导出账实核对', en: 'The count as Excel' },
    access: 'signed-in',
    params: idParams,
    query: z.object(countAsked),
    reply: 'file',
  }),
  printCount: route({
    method: 'GET',
    path: '/api/rounds/:id/count.html',
    summary: { zh: '打印盘点表', en: 'The count sheet as pages to print' },
    access: 'signed-in',
    params: idParams,
    query: z.object(countAsked),
    reply: 'file',
  }),
  explainDifferences: route({
    method: 'POST',
    path: '/api/rounds/:id/count/explanations',
    summary: { zh: '说明差异', en: 'Explain differences, chosen ones or (null) all without an explanation' },
    access: ['producer'],
    params: idParams,
    body: z.object({ difference: z.enum(['missing', 'unexpected']), assetIds: chosen, answers }),
    reply: countView,
  }),
  recountDifferences: route({
    method: 'POST',
    path: '/api/rounds/:id/count/recounts',
    summary: {
      zh: '复盘差异',
      en: 'Say as second counter whether the explanations hold, chosen ones or (null) all of others not counted again yet',
    },
    access: ['producer'],
    params: idParams,
    body: z.object({ assetIds: chosen, answers }),
    reply: countView,
  }),
} as const

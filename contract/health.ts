import { z } from 'zod'
import { healthRules, type HealthRule } from '#law/health.ts'
import { id, idParams, page, pageQuery, route, text, words } from './route.ts'

/** A way in which cases get stuck, with the query that finds them and how many there are, counted up to `mostCounted` (`isCapped`). */
export const healthRule = z.object({
  id: z.string(),
  title: words,
  why: words,
  help: words,
  remedy: z.enum(['set-clock', 'run-again', 'appoint', 'people']),
  basis: z.string(),
  query: z.string(),
  total: z.number().int(),
  isCapped: z.boolean(),
})
/** One thing that is stuck: never with its title or content, since account administrators read it too; of a case they get no detail either. */
export const healthLine = z.object({
  rule: z.string(),
  key: z.string(),
  caseId: id.nullable(),
  number: z.string(),
  procedure: z.string().nullable(),
  step: z.string().nullable(),
  /** Whether the case was not submitted yet, so that nobody but its applicant opens it: it is told by its number alone, unless its time is over. */
  isDraft: z.boolean(),
  /** Whether the reader can open the case. */
  mayOpen: z.boolean(),
  since: z.string().nullable(),
  owner: words,
  detail: words,
})
export type HealthLine = z.infer<typeof healthLine>

const readers = ['data-bureau', 'registrar', 'system-administrator'] as const
const query = z.object({ rule: z.enum(Object.keys(healthRules) as HealthRule[]).optional() })

export const healthRoutes = {
  readCaseHealth: route({
    method: 'GET',
    path: '/api/case-health',
    summary: { zh: '运行体检', en: 'What is stuck, by rule, with each rule’s query' },
    access: readers,
    reply: z.object({ asOf: z.string(), rules: z.array(healthRule) }),
  }),
  listStuck: route({
    method: 'GET',
    path: '/api/case-health/lines',
    summary: { zh: '运行体检明细', en: 'What is stuck, line by line' },
    access: readers,
    query: query.extend(pageQuery),
    reply: page(healthLine),
  }),
  stuckExcel: route({
    method: 'GET',
    path: '/api/case-health/lines.xlsx',
    summary: { zh: '导出运行体检', en: 'What is stuck as Excel' },
    access: readers,
    query,
    reply: 'file',
  }),
  setClock: route({
    method: 'POST',
    path: '/api/cases/:id/clock',
    summary: { zh: '重设时限', en: 'Set the clock of a case anew, as a recorded act' },
    access: ['data-bureau', 'registrar'],
    params: idParams,
    body: z.object({ reason: text(500, 5), key: text(80, 8) }),
    reply: z.object({ version: z.number().int() }),
  }),
  runJobAgain: route({
    method: 'POST',
    path: '/api/jobs/:id/again',
    summary: { zh: '再运行任务', en: 'Run a failed job again' },
    access: readers,
    params: idParams,
    reply: z.object({ queue: z.string() }),
  }),
} as const

import { z } from 'zod'
import { regradingTriggers, askedTriggers } from '#law/grading/triggers.ts'
import { answers, civilDate, id, idParams, instant, page, pageQuery, route, text, words } from './route.ts'

const importance = z.enum(['general', 'important', 'core'])
const trigger = z.enum(Object.keys(regradingTriggers) as [keyof typeof regradingTriggers])
/** What the rules propose for an asset, out of its last scan; nulls where there was none or people must judge. */
export const gradingProposal = z.object({
  grade: z.number().int().nullable(),
  reason: words.nullable(),
  importance: importance.nullable(),
  industry: z.string().nullable(),
  ruleVersion: z.string(),
  signs: z.array(words),
  aggregations: z.array(z.object({ rule: z.string(), columns: z.array(z.string()), grade: z.number().int(), reason: words })),
  columns: z.array(z.object({ name: z.string(), grade: z.number().int(), reason: words })),
})
export type GradingProposal = z.infer<typeof gradingProposal>
/** One decision with what it was decided on, by whom and who confirmed it. */
export const classificationRecord = z.object({
  id,
  caseId: id,
  assetVersion: z.number().int(),
  setBy: z.enum(['round', 'unit', 'authority']),
  proposedGrade: z.number().int().nullable(),
  proposedReason: words.nullable(),
  category: z.string(),
  industry: z.string(),
  attribute: z.string(),
  grade: z.number().int(),
  importance,
  harmObject: z.string(),
  harmDegree: z.string(),
  columns: z.array(z.object({ column: z.string(), before: z.number().int().nullable(), after: z.number().int(), reason: z.string() })),
  reason: z.string(),
  reportedTo: z.string(),
  protection: z.string(),
  ruleVersion: z.string(),
  decidedName: z.string(),
  decidedAt: instant,
  approvedName: z.string(),
  approvedAt: instant,
})
export type ClassificationRecord = z.infer<typeof classificationRecord>
/** A task of the holder: to grade an asset again, until a day; `days` are calendar days left, negative when late. */
export const regradingLine = z.object({
  id,
  assetId: id,
  assetName: z.string(),
  assetCode: z.string(),
  holderId: id,
  holderName: z.string(),
  grade: z.number().int(),
  trigger,
  detail: words,
  openedName: z.string(),
  openedAt: instant,
  dueOn: civilDate,
  isProvisional: z.boolean(),
  days: z.number().int(),
  isOpen: z.boolean(),
  closedCase: id.nullable(),
})
export type RegradingLine = z.infer<typeof regradingLine>
const duty = z.object({ id: z.string(), duty: words, source: words, basis: z.string() })
export const gradingView = z.object({
  proposal: gradingProposal,
  current: classificationRecord.nullable(),
  history: z.array(classificationRecord),
  tasks: z.array(regradingLine),
  duties: z.array(duty),
  importance,
  /** First answers of a decision, out of the proposal and the card. */
  suggested: answers,
  /** The procedure the visitor may open for it, and whether they may ask for a new grading. */
  mayOpen: z.string().nullable(),
  mayAsk: z.boolean(),
  openCaseId: id.nullable(),
})
export type GradingView = z.infer<typeof gradingView>

const regradingQuery = {
  state: z.enum(['open', 'overdue', 'closed', 'all']).default('open'),
  trigger: trigger.optional(),
  holderId: id.optional(),
}

export const gradingRoutes = {
  readGrading: route({
    method: 'GET',
    path: '/api/assets/:id/grading',
    summary: { zh: '资产的分类分级', en: 'Proposal, decisions and tasks of grading an asset' },
    access: 'signed-in',
    params: idParams,
    reply: gradingView,
  }),
  askRegrading: route({
    method: 'POST',
    path: '/api/assets/:id/regradings',
    summary: { zh: '提请重新分级', en: 'Ask for a new grading: makes a task of the holder' },
    access: ['producer', 'sector-authority', 'data-bureau', 'registrar', 'finance-bureau', 'sasac', 'cyberspace-office', 'police'],
    params: idParams,
    body: z.object({ trigger: z.enum(askedTriggers), reason: text(500, 5) }),
    reply: regradingLine,
  }),
  listRegradings: route({
    method: 'GET',
    path: '/api/regradings',
    summary: { zh: '分级任务', en: 'Tasks to grade, by due day' },
    access: 'signed-in',
    query: z.object({ ...pageQuery, ...regradingQuery }),
    reply: page(regradingLine),
  }),
  regradingsExcel: route({
    method: 'GET',
    path: '/api/regradings.xlsx',
    summary: { zh: '导出分级任务', en: 'Tasks to grade as Excel' },
    access: 'signed-in',
    query: z.object(regradingQuery),
    reply: 'file',
  }),
} as const

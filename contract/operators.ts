import { z } from 'zod'
import { complianceParts, creditActs, mandateKinds, mandateStates } from '#law/operators.ts'
import { answers, civilDate, id, idParams, instant, page, pageQuery, problem, route, sortBy, text } from './route.ts'

const whole = z.number().int()
const keysOf = <K extends string>(words: { readonly [key in K]: unknown }) => z.enum(Object.keys(words) as [K, ...K[]])

/** One mandate to operate; `assets` counts those in it now, `state` is that of the day it was asked for. */
export const mandateLine = z.object({
  id,
  number: z.string(),
  operatorId: id,
  operatorName: z.string(),
  kind: keysOf(mandateKinds),
  beginsOn: civilDate,
  endsOn: civilDate,
  state: keysOf(mandateStates),
  why: z.string(),
  assets: whole,
  caseId: id,
  /** The number of the case that granted it, where the reader may read that. */
  caseNumber: z.string().nullable(),
  endedAt: instant.nullable(),
  madeAt: instant,
})
export type MandateLine = z.infer<typeof mandateLine>
/** An asset of a mandate, as far as the reader may see it. */
export const mandateAsset = z.object({
  assetId: id,
  code: z.string(),
  name: z.string(),
  holderId: id,
  holderName: z.string(),
  addedAt: instant,
  endedAt: instant.nullable(),
})
export type MandateAsset = z.infer<typeof mandateAsset>
/**
 * One operator; `credit` is out of 100, null where the reader may not see it; `parts` of its compliance file are valid, the first of them
 * until `fileUntil`.
 */
export const operatorLine = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  mandates: whole,
  suspended: whole,
  parts: whole,
  fileUntil: civilDate.nullable(),
  credit: whole.nullable(),
})
export type OperatorLine = z.infer<typeof operatorLine>
/** One record of a compliance file. */
export const complianceRecord = z.object({
  id,
  part: keysOf(complianceParts),
  documentNumber: z.string(),
  level: whole.nullable(),
  madeOn: civilDate,
  expiresOn: civilDate,
  isValid: z.boolean(),
  caseId: id,
  recordedAt: instant,
})
export type ComplianceRecord = z.infer<typeof complianceRecord>
/** One deduction of credit, and how it was lifted. */
export const creditEntry = z.object({
  id,
  number: z.string(),
  act: keysOf(creditActs),
  points: whole,
  reason: z.string(),
  caseId: id,
  madeName: z.string(),
  madeAt: instant,
  liftedAt: instant.nullable(),
  liftedHow: z.enum(['appeal', 'repair']).nullable(),
  liftedWhy: z.string(),
})
export type CreditEntry = z.infer<typeof creditEntry>
/**
 * An operator with its compliance file, credit record, the suspension that stands by its day and case, the number of the case of an exit
 * that was agreed, and how many agreements under it are in force.
 */
export const operatorView = operatorLine.extend({
  compliance: z.array(complianceRecord),
  creditEntries: z.array(creditEntry),
  agreements: whole,
  suspension: z.object({ on: civilDate, number: z.string() }).nullable(),
  leaving: z.string().nullable(),
})
export type OperatorView = z.infer<typeof operatorView>

/** A call for operators as everybody may read it; `isOver` once the last day to apply is. */
export const callLine = z.object({
  id,
  title: z.string(),
  state: z.string(),
  applyUntil: civilDate,
  isOver: z.boolean(),
  termMonths: whole,
  announcedAt: instant,
})
export type CallLine = z.infer<typeof callLine>
const criterion = z.object({ name: z.string(), weight: whole, note: z.string() })
/** A score, the reader’s own or, once opened, everybody’s. */
const score = z.object({
  officerName: z.string(),
  scores: z.array(z.object({ name: z.string(), points: whole })),
  total: whole,
  comment: z.string(),
})
export const operatorApplication = z.object({
  id,
  operatorId: id,
  operatorName: z.string(),
  answers,
  appliedName: z.string(),
  appliedAt: instant,
  isQualified: z.boolean().nullable(),
  qualifiedWhy: z.string(),
  average: z.number().nullable(),
  rank: whole.nullable(),
  scores: z.array(score),
})
export type OperatorApplication = z.infer<typeof operatorApplication>
/** A call with what the reader may see of its applications, scores and experts, and what they may do. */
export const callView = callLine.extend({
  answers,
  criteria: z.array(criterion),
  ranking: z.array(z.object({ operatorName: z.string(), average: z.number(), rank: whole })),
  applications: z.array(operatorApplication),
  experts: z.array(
    z.object({
      officerId: id,
      officerName: z.string(),
      /** Whether some of their scores are missing; null for whoever is not told. */
      missing: z.boolean().nullable(),
      /** Told to the bureau while they score: why they cannot be dismissed. */
      whyNotDismiss: problem.nullable(),
    }),
  ),
  /** The experts who were dismissed, by whom and why, as far as the reader sees them. */
  dismissed: z.array(z.object({ officerId: id, officerName: z.string(), byName: z.string(), reason: z.string(), at: instant })),
  mayApply: z.boolean(),
  mayJudge: z.boolean(),
  mayName: z.boolean(),
  mayDismiss: z.boolean(),
  mayScore: z.boolean(),
  seesCase: z.boolean(),
})
export type CallView = z.infer<typeof callView>

export const operatorRoutes = {
  listOperators: route({
    method: 'GET',
    path: '/api/operators',
    summary: { zh: '运营主体名录', en: 'Operators with their mandates and compliance files' },
    access: 'signed-in',
    query: z.object({ ...pageQuery, q: text(100).optional(), standing: z.enum(['mandated', 'all']).default('all') }),
    reply: page(operatorLine),
  }),
  readOperator: route({
    method: 'GET',
    path: '/api/operators/:id',
    summary: { zh: '运营主体', en: 'One operator: compliance file, credit record, agreements' },
    access: 'signed-in',
    params: idParams,
    reply: operatorView,
  }),
  listMandates: route({
    method: 'GET',
    path: '/api/mandates',
    summary: { zh: '运营权限登记簿', en: 'The register of mandates' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      sort: sortBy('number', 'term'),
      /** One mandate alone. */
      id: id.optional(),
      operatorId: id.optional(),
      kind: keysOf(mandateKinds).optional(),
      state: z.enum(['live', 'all']).default('all'),
      q: text(100).optional(),
    }),
    reply: page(mandateLine),
  }),
  listMandateAssets: route({
    method: 'GET',
    path: '/api/mandates/:id/assets',
    summary: { zh: '运营权限内的资产', en: 'The assets of a mandate' },
    access: 'signed-in',
    params: idParams,
    query: z.object(pageQuery),
    reply: page(mandateAsset),
  }),
  listOperatorCalls: route({
    method: 'GET',
    path: '/api/operator-calls',
    summary: { zh: '运营主体选取公告', en: 'Calls for operators' },
    access: 'public',
    perMinute: 600,
    query: z.object({ ...pageQuery, q: text(100).optional() }),
    reply: page(callLine),
  }),
  readOperatorCall: route({
    method: 'GET',
    path: '/api/operator-calls/:id',
    summary: { zh: '选取公告与结果', en: 'A call with its result, and what one may see of its applications' },
    access: 'public',
    perMinute: 600,
    params: idParams,
    reply: callView,
  }),
  applyToCall: route({
    method: 'POST',
    path: '/api/operator-calls/:id/applications',
    summary: { zh: '报名', en: 'Apply to a call' },
    access: ['operator'],
    params: idParams,
    body: z.object({ answers }),
    reply: callView,
  }),
  withdrawApplication: route({
    method: 'POST',
    path: '/api/operator-applications/:id/withdraw',
    summary: { zh: '撤回报名', en: 'Withdraw an application' },
    access: ['operator'],
    params: idParams,
    reply: callView,
  }),
  judgeApplication: route({
    method: 'POST',
    path: '/api/operator-applications/:id/qualification',
    summary: { zh: '资格审查结论', en: 'Judge the qualification of an applicant' },
    access: ['data-bureau'],
    params: idParams,
    body: z.object({ isQualified: z.boolean(), why: text(1000, 2) }),
    reply: callView,
  }),
  nameExpert: route({
    method: 'POST',
    path: '/api/operator-calls/:id/experts',
    summary: { zh: '聘请评审专家', en: 'Name an active officer of any organisation as an expert' },
    access: ['data-bureau'],
    params: idParams,
    body: z.object({ officerId: id }),
    reply: callView,
  }),
  dismissExpert: route({
    method: 'POST',
    path: '/api/operator-calls/:id/experts/:officer/end',
    summary: { zh: '解聘评审专家', en: 'Dismiss an expert before the scoring, or one who does not score' },
    access: ['data-bureau'],
    params: z.object({ id, officer: id }),
    body: z.object({ reason: text(500, 5) }),
    reply: callView,
  }),
  scoreApplication: route({
    method: 'POST',
    path: '/api/operator-applications/:id/score',
    summary: { zh: '评审评分', en: 'Score an application as an expert, in secret until all are in' },
    access: 'signed-in',
    params: idParams,
    body: z.object({
      scores: z.array(z.object({ name: text(100, 1), points: whole.min(0).max(100) })).max(20),
      comment: text(1000).default(''),
    }),
    reply: callView,
  }),
} as const

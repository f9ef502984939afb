import { z } from 'zod'
import {
  agreementStates,
  filingStates,
  purposeClasses,
  useManners,
  usePlaces,
  type AgreementState,
  type FilingState,
  type PurposeClass,
  type UseManner,
  type UsePlace,
} from '#law/use-terms.ts'
import { answers, civilDate, fallen, id, idParams, instant, page, pageQuery, route, sha256, sortBy, text, words } from './route.ts'

const oneOf = <K extends string>(all: { readonly [key in K]: unknown }) => z.enum(Object.keys(all) as [K, ...K[]])
const purposeClass = oneOf<PurposeClass>(purposeClasses)
const manner = oneOf<UseManner>(useManners)
const place = oneOf<UsePlace>(usePlaces)
const whole = z.number().int()

/** The filing of a developer (§5.4). */
export const filingLine = z.object({
  id,
  number: z.string(),
  caseId: id,
  operatorId: id,
  operatorName: z.string(),
  developerId: id,
  developerName: z.string(),
  filedOn: civilDate,
  untilOn: civilDate,
  /** When the next review is due (§5.8), the last one, and how it ended. */
  reviewOn: civilDate,
  reviewedOn: civilDate.nullable(),
  reviewedWell: z.boolean().nullable(),
  endedWhy: z.string(),
  madeAt: instant,
  state: oneOf<FilingState>(filingStates),
})
export type FilingLine = z.infer<typeof filingLine>

/** One agreement for use (§5.5): parties, asset, the four limits, and how often its use was judged and permitted. */
export const agreementLine = z.object({
  id,
  number: z.string(),
  caseId: id.nullable(),
  operatorId: id,
  operatorName: z.string(),
  developerId: id,
  developerName: z.string(),
  assetId: id,
  assetCode: z.string(),
  assetName: z.string(),
  holderId: id,
  holderName: z.string(),
  purposeClass,
  purpose: z.string(),
  columns: z.array(z.string()),
  manner: z.string(),
  places: z.array(z.string()),
  mostUses: whole.nullable(),
  beginsOn: civilDate,
  endsOn: civilDate,
  evaluated: whole,
  uses: whole,
  madeAt: instant,
  state: oneOf<AgreementState>(agreementStates),
  /**
   * How the registration of its asset ended, while the agreement runs: its uses are refused until the asset is registered again (§4.6);
   * null while it stands.
   */
  fallen,
})
export type AgreementLine = z.infer<typeof agreementLine>
const signature = z.object({ name: z.string(), at: instant }).nullable()
/** An agreement with its ODRL document, its signatures, and what may be done with it by who asks. */
export const agreement = agreementLine.extend({
  assetVersion: whole,
  /** ODRL 2.2 in JSON-LD, and its digest. */
  policy: answers,
  policySha256: sha256,
  /** The agreement it renews, and the one that renews it. */
  renews: z.object({ id, number: z.string() }).nullable(),
  renewedBy: id.nullable(),
  signedByOperator: signature,
  signedByDeveloper: signature,
  suspendedAt: instant.nullable(),
  suspendedWhy: z.string(),
  endedAt: instant.nullable(),
  endedWhy: z.string(),
  /** The digest of the last judgement, which chains them all; '' when there is none. */
  traceSha256: z.string(),
  maySuspend: z.boolean(),
  mayResume: z.boolean(),
})
export type Agreement = z.infer<typeof agreement>

/** What an operator's system tells of a use before it happens. */
export const useAsked = z.object({ purposeClass, columns: z.array(text(200, 1)).max(1000), manner, place })
/** One judgement of a use, with its reason; `seq` counts within its agreement. */
export const evaluationLine = z.object({
  id: z.string(),
  seq: whole,
  asked: useAsked,
  outcome: z.enum(['permitted', 'refused']),
  reason: z.string(),
  words,
  byName: z.string(),
  at: instant,
  digest: sha256,
})
export type EvaluationLine = z.infer<typeof evaluationLine>
const suspendedReason = z.object({ reason: text(500, 5) })

export const useRoutes = {
  listFilings: route({
    method: 'GET',
    path: '/api/developer-filings',
    summary: { zh: '开发主体备案名录', en: 'Filed developers' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      sort: sortBy('term', 'review'),
      q: text(100).optional(),
      state: oneOf<FilingState>(filingStates).optional(),
    }),
    reply: page(filingLine),
  }),
  listAgreements: route({
    method: 'GET',
    path: '/api/agreements',
    summary: { zh: '使用合同登记簿', en: 'Agreements for use' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      sort: sortBy('number', 'term'),
      q: text(100).optional(),
      state: oneOf<AgreementState>(agreementStates).optional(),
      developerId: id.optional(),
      assetId: id.optional(),
    }),
    reply: page(agreementLine),
  }),
  readAgreement: route({
    method: 'GET',
    path: '/api/agreements/:id',
    summary: { zh: '使用合同及其机读策略', en: 'An agreement with its policy' },
    access: 'signed-in',
    params: idParams,
    reply: agreement,
  }),
  suspendAgreement: route({
    method: 'POST',
    path: '/api/agreements/:id/suspension',
    summary: { zh: '立即暂停使用', en: 'Suspend the use under an agreement, at once' },
    access: ['operator', 'data-bureau', 'registrar', 'producer'],
    params: idParams,
    body: suspendedReason,
    reply: agreement,
  }),
  resumeAgreement: route({
    method: 'POST',
    path: '/api/agreements/:id/resumption',
    summary: { zh: '恢复使用', en: 'Let the use under an agreement go on' },
    access: ['operator', 'data-bureau', 'registrar', 'producer'],
    params: idParams,
    body: suspendedReason,
    reply: agreement,
  }),
  evaluateUse: route({
    method: 'POST',
    path: '/api/agreements/:id/evaluations',
    summary: { zh: '使用前判定', en: 'Judge one use before it happens; the answer is kept' },
    access: ['operator'],
    params: idParams,
    body: useAsked.extend({ key: text(100, 8) }),
    reply: evaluationLine,
  }),
  listEvaluations: route({
    method: 'GET',
    path: '/api/agreements/:id/evaluations',
    summary: { zh: '使用判定记录', en: 'The judgements of uses under an agreement' },
    access: 'signed-in',
    params: idParams,
    query: z.object({ ...pageQuery, outcome: z.enum(['permitted', 'refused']).optional() }),
    reply: page(evaluationLine),
  }),
} as const

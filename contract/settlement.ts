import { z } from 'zod'
import {
  type DistributionState,
  distributionStates,
  type ReceivableState,
  receivableStates,
  type RemittanceState,
  remittanceStates,
  type SharingForm,
  sharingForms,
  type SharingPart,
  sharingParts,
  type SharingState,
  sharingStates,
} from '#law/settlement-words.ts'
import { civilDate, id, idParams, instant, page, pageQuery, route, sortBy, text } from './route.ts'

const whole = z.number().int()
const fen = whole
const keys = <K extends string>(record: { readonly [key in K]: unknown }) => z.enum(Object.keys(record) as [K, ...K[]])
const part = keys<SharingPart>(sharingParts)
const form = keys<SharingForm>(sharingForms)

/** One party of a sharing agreement with its parts in each slice, and whether it has signed. */
export const sharingParty = z.object({
  position: whole,
  organisationId: id,
  organisationName: z.string(),
  part,
  isPublic: z.boolean(),
  parts: z.array(whole),
  signedName: z.string(),
  signedAt: instant.nullable(),
})
export type SharingParty = z.infer<typeof sharingParty>
/**
 * A sharing agreement: what comes off an income, how the rest is shared, since when; in force once every party has signed, until it lapsed
 * or another follows.
 */
export const sharingAgreement = z.object({
  id,
  number: z.string(),
  productId: id,
  productName: z.string(),
  operatorId: id,
  operatorName: z.string(),
  version: whole,
  form,
  feePpm: whole,
  taxPpm: whole,
  costFen: fen,
  whole,
  bounds: z.array(fen),
  firstPosition: whole.nullable(),
  firstFen: fen.nullable(),
  isFirstPerCall: z.boolean(),
  effectiveOn: civilDate,
  madeName: z.string(),
  madeAt: instant,
  inForceAt: instant.nullable(),
  lapsedOn: civilDate.nullable(),
  /** The version that came into force before this one was signed by all. */
  supersededBy: whole.nullable(),
  state: keys<SharingState>(sharingStates),
  parties: z.array(sharingParty),
})
export type SharingAgreement = z.infer<typeof sharingAgreement>

/**
 * A product of the operator, who must share in it, and how far its agreements are: the version in force, since when the last one counts no
 * more, and the day from which the next must count at the latest.
 */
export const sharingProduct = z.object({
  id,
  name: z.string(),
  isPublic: z.boolean(),
  inForce: whole.nullable(),
  lapsedOn: civilDate.nullable(),
  uncovered: civilDate.nullable(),
  parties: z.array(z.object({ organisationId: id, organisationName: z.string(), part })),
})
export type SharingProduct = z.infer<typeof sharingProduct>
/** A proposal: ratios as exact parts, slice after slice; equal remainders fall to the party that stands first. */
export const sharingProposal = z.object({
  productId: id,
  form,
  feePpm: whole.min(0).max(1_000_000),
  taxPpm: whole.min(0).max(1_000_000),
  costFen: fen.min(0).max(1_000_000_000_00),
  effectiveOn: civilDate,
  bounds: z.array(fen.min(0)).min(1).max(6),
  parties: z
    .array(z.object({ organisationId: id, part, parts: z.array(whole.min(0).max(1_000_000)).min(1).max(6) }))
    .min(2)
    .max(12),
  first: z.object({ position: whole.min(0).max(11), fen: fen.min(1).max(1_000_000_000_00) }).optional(),
  key: text(80, 8),
})
export type SharingProposal = z.infer<typeof sharingProposal>

/** A distribution of an operator’s income up to a day; sums in whole fen. */
export const distributionLine = z.object({
  id,
  number: z.string(),
  title: z.string(),
  operatorId: id,
  operatorName: z.string(),
  untilOn: civilDate,
  incomes: whole,
  grossFen: fen,
  netFen: fen,
  state: keys<DistributionState>(distributionStates),
  parties: whole,
  agreed: whole,
  /** What falls to most first. */
  partyNames: z.array(z.string()),
  madeAt: instant,
  /** The last day to agree or to raise a dispute; silence counts as agreement afterwards. */
  agreeUntil: civilDate,
  filedAt: instant.nullable(),
})
export type DistributionLine = z.infer<typeof distributionLine>
/** The same with its deductions, what falls to each organisation and whether it agreed, and each agreement’s share in it. */
export const distribution = distributionLine.extend({
  feeFen: fen,
  taxFen: fen,
  costFen: fen,
  partyList: z.array(
    z.object({
      organisationId: id,
      organisationName: z.string(),
      parts: z.array(part),
      isPublic: z.boolean(),
      amountFen: fen,
      /** What of it is due to the treasury, and what goes back out of it. */
      dueFen: fen,
      backFen: fen,
      agreedName: z.string(),
      agreedAt: instant.nullable(),
    }),
  ),
  /** The disputes that hold it back, as far as the reader sees them. */
  disputes: z.array(z.object({ caseId: id, title: z.string(), organisationId: id, organisationName: z.string() })),
})
export type Distribution = z.infer<typeof distribution>
/** Whether something of a distribution is due to the treasury, or goes back out of it (choice:shares-silence). Pure. */
export const concernsTreasury = ({ partyList }: Pick<Distribution, 'partyList'>): boolean =>
  partyList.some(({ dueFen, backFen }) => dueFen !== 0 || backFen !== 0)
/** One income of a distribution as it was settled; `parties` are those of its agreement by name, each at the place of its share. */
export const settledLine = z.object({
  incomeId: whole,
  orderNumber: z.string(),
  productName: z.string(),
  agreementNumber: z.string(),
  earnedOn: civilDate,
  grossFen: fen,
  feeFen: fen,
  taxFen: fen,
  costFen: fen,
  netFen: fen,
  sharesFen: z.array(fen),
  parties: z.array(z.string()),
})
export type SettledLine = z.infer<typeof settledLine>

/** What is due to the treasury of one unit from one distribution, or goes back to the payer, and how far it has come. */
export const receivable = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  operatorName: z.string(),
  distributionId: id,
  distributionNumber: z.string(),
  period: z.string(),
  amountFen: fen,
  state: keys<ReceivableState>(receivableStates),
  madeAt: instant,
  collectedOn: civilDate.nullable(),
  collectedSlip: z.string(),
  collectedName: z.string(),
  remittanceId: id.nullable(),
  remittanceNumber: z.string(),
  remittedAt: instant.nullable(),
  incomeVoucherId: id.nullable(),
  remittedVoucherId: id.nullable(),
  repaymentId: id.nullable(),
  repaymentNumber: z.string(),
  repaidOn: civilDate.nullable(),
  repaidVoucherId: id.nullable(),
})
export type Receivable = z.infer<typeof receivable>
/** A batch to the treasury with its voucher and its receipt. */
export const remittanceLine = z.object({
  id,
  number: z.string(),
  title: z.string(),
  lines: whole,
  amountFen: fen,
  state: keys<RemittanceState>(remittanceStates),
  voucherNumber: z.string(),
  collectionCode: z.string(),
  issuedOn: civilDate.nullable(),
  receiptNumber: z.string(),
  receivedOn: civilDate.nullable(),
  madeAt: instant,
})
export type RemittanceLine = z.infer<typeof remittanceLine>
/**
 * One unit and month: what was due, collected, remitted and still waits, what goes back and what was repaid (both below nothing), and what
 * the unit’s books say; whole only when nothing is missing or netted.
 */
export const reconciliation = z.object({
  unitId: id,
  unitName: z.string(),
  period: z.string(),
  dueFen: fen,
  collectedFen: fen,
  remittedFen: fen,
  waitingFen: fen,
  backFen: fen,
  repaidFen: fen,
  bookedInFen: fen,
  bookedOutFen: fen,
  bookedBackFen: fen,
  isWhole: z.boolean(),
})
export type Reconciliation = z.infer<typeof reconciliation>

const ofReceivables = { unitId: id.optional(), remittanceId: id.optional(), state: keys<ReceivableState>(receivableStates).optional() }
const offices = ['registrar', 'finance-bureau', 'data-bureau', 'producer', 'operator'] as const
export const settlementRoutes = {
  listSharingAgreements: route({
    method: 'GET',
    path: '/api/sharing-agreements',
    summary: { zh: '收益共享协议', en: 'Sharing agreements' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      q: text(100).optional(),
      state: keys<SharingState>(sharingStates).optional(),
      productId: id.optional(),
    }),
    reply: page(sharingAgreement),
  }),
  listSharingProducts: route({
    method: 'GET',
    path: '/api/sharing-products',
    summary: { zh: '可拟订收益共享协议的产品', en: 'Products whose income may be shared' },
    access: ['operator'],
    query: z.object({ ...pageQuery, q: text(100).optional() }),
    reply: page(sharingProduct),
  }),
  readSharingAgreement: route({
    method: 'GET',
    path: '/api/sharing-agreements/:id',
    summary: { zh: '一份收益共享协议', en: 'One sharing agreement' },
    access: 'signed-in',
    params: idParams,
    reply: sharingAgreement,
  }),
  proposeSharing: route({
    method: 'POST',
    path: '/api/sharing-agreements',
    summary: { zh: '拟订收益共享协议', en: 'Propose a sharing agreement' },
    access: ['operator'],
    body: sharingProposal,
    reply: sharingAgreement,
  }),
  signSharing: route({
    method: 'POST',
    path: '/api/sharing-agreements/:id/signature',
    summary: { zh: '确认收益共享协议', en: 'Sign a sharing agreement for one’s organisation' },
    access: 'signed-in',
    params: idParams,
    reply: sharingAgreement,
  }),
  listDistributions: route({
    method: 'GET',
    path: '/api/distributions',
    summary: { zh: '收益分配', en: 'Distributions' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      sort: sortBy('until', 'gross', 'net'),
      q: text(100).optional(),
      state: keys<DistributionState>(distributionStates).optional(),
    }),
    reply: page(distributionLine),
  }),
  readDistribution: route({
    method: 'GET',
    path: '/api/distributions/:id',
    summary: { zh: '一次收益分配及各方份额', en: 'One distribution and what falls to whom' },
    access: 'signed-in',
    params: idParams,
    reply: distribution,
  }),
  listSettledIncomes: route({
    method: 'GET',
    path: '/api/distributions/:id/incomes',
    summary: { zh: '一次收益分配的逐笔明细', en: 'The incomes of a distribution one by one' },
    access: 'signed-in',
    params: idParams,
    query: z.object(pageQuery),
    reply: page(settledLine),
  }),
  agreeDistribution: route({
    method: 'POST',
    path: '/api/distributions/:id/agreement',
    summary: { zh: '确认本方的分配份额', en: 'Agree to what falls to one’s organisation' },
    access: 'signed-in',
    params: idParams,
    reply: distribution,
  }),
  listReceivables: route({
    method: 'GET',
    path: '/api/receivables',
    summary: { zh: '应缴财政款', en: 'What is due to the treasury' },
    access: offices,
    query: z.object({ ...pageQuery, sort: sortBy('period', 'amount'), ...ofReceivables }),
    reply: page(receivable),
  }),
  collectReceivable: route({
    method: 'POST',
    path: '/api/receivables/:id/collection',
    summary: { zh: '登记归集到账', en: 'Record that it was collected, whole' },
    access: ['registrar'],
    params: idParams,
    body: z.object({ amountFen: fen.min(1), collectedOn: civilDate, slip: text(100, 2) }),
    reply: receivable,
  }),
  bookReceivable: route({
    method: 'POST',
    path: '/api/receivables/:id/entry',
    summary: { zh: '将应缴、上缴或退付记入本单位账套', en: 'Post it in one’s own books' },
    access: ['producer'],
    params: idParams,
    body: z.object({ entry: z.enum(['income', 'remittance', 'repayment']) }),
    reply: receivable,
  }),
  listRemittances: route({
    method: 'GET',
    path: '/api/remittances',
    summary: { zh: '汇缴批次', en: 'Batches to the treasury' },
    access: offices,
    query: z.object({ ...pageQuery, sort: sortBy('amount'), id: id.optional() }),
    reply: page(remittanceLine),
  }),
  listReconciliation: route({
    method: 'GET',
    path: '/api/treasury-reconciliation',
    summary: { zh: '按单位和期间对账', en: 'Reconciliation by unit and month' },
    access: offices,
    query: z.object({ ...pageQuery, unitId: id.optional() }),
    reply: page(reconciliation),
  }),
} as const

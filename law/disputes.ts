import type { Party } from './parties.ts'
import type { Words } from './words.ts'

/** What a dispute is about. */
export const disputeKinds = {
  right: { zh: '权属', en: 'Rights in the data' },
  agreement: { zh: '使用协议', en: 'An agreement for use' },
  quality: { zh: '质量和交付', en: 'Quality and delivery' },
  income: { zh: '收益分配', en: 'Distribution of income' },
  trade: { zh: '交易', en: 'A trade' },
  other: { zh: '其他', en: 'Something else' },
} as const satisfies Record<string, Words>

export type DisputeKind = keyof typeof disputeKinds

/**
 * What an office brings disputes about, where it is no side but has the public shares as its concern; whoever is not named here brings any
 * (choice:shares-silence).
 */
export const concerns: { readonly [P in Party]?: readonly DisputeKind[] } = { 'finance-bureau': ['income'] }

/** The four ways of the clause, in the order they are connected. */
export const disputeWays = {
  negotiation: { zh: '协商', en: 'Negotiation' },
  mediation: { zh: '调解', en: 'Mediation' },
  arbitration: { zh: '仲裁', en: 'Arbitration' },
  litigation: { zh: '诉讼', en: 'Litigation' },
} as const satisfies Record<string, Words>

/** The ways outside of the platform. */
export const outsideWays = { arbitration: disputeWays.arbitration, litigation: disputeWays.litigation } as const satisfies Record<
  string,
  Words
>

/** How a dispute ended. */
export const disputeOutcomes = {
  settled: { zh: '达成一致', en: 'Settled' },
  decided: { zh: '已裁决或者判决', en: 'Decided' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  lapsed: { zh: '未再提起', en: 'Not taken further' },
} as const satisfies Record<string, Words>

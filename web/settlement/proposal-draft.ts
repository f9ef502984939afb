import type { SharingProduct, SharingProposal } from '#contract/settlement.ts'
import type { SharingForm, SharingPart } from '#law/settlement-words.ts'
import type { Words } from '#law/words.ts'

/**
 * A proposal as it is being filled in: rates in percent, amounts in fen (null while nothing is written, not a number while what is written
 * is none), parts by slice.
 */
export type ProposalDraft = {
  readonly productId: string
  readonly form: SharingForm
  readonly fee: number
  readonly tax: number
  readonly costFen: number | null
  readonly effectiveOn: string
  readonly bounds: readonly (number | null)[]
  readonly parties: readonly {
    readonly organisationId: string
    readonly organisationName: string
    readonly part: SharingPart
    readonly parts: readonly number[]
  }[]
  readonly firstPosition: number
  readonly firstFen: number | null
}

/** An empty proposal for a product with those who must share in it. */
export function draftOf(product: SharingProduct, today: string): ProposalDraft {
  const seen = new Set<string>()
  const parties = product.parties
    .filter((party) => !seen.has(party.organisationId) && seen.add(party.organisationId))
    .map((party) => ({ ...party, parts: [0, 0, 0, 0, 0, 0] }))
  return {
    productId: product.id,
    form: 'fixed',
    fee: 0,
    tax: 0,
    costFen: 0,
    effectiveOn: product.uncovered ?? today,
    bounds: [0],
    parties,
    firstPosition: 0,
    firstFen: null,
  }
}

/** What each slice of a draft adds up to. */
export const totalsOf = ({ bounds, parties }: ProposalDraft): number[] =>
  bounds.map((_, slice) => parties.reduce((sum, party) => sum + (party.parts[slice] ?? 0), 0))

/** Whether an amount is written, in whole fen. */
export const isAmount = (fen: number | null): fen is number => fen !== null && Number.isInteger(fen) && fen >= 0
const hasFirst = (form: SharingForm) => form === 'minimum' || form === 'per-call'

/** What a draft still lacks before it can be sent; null when nothing. The platform checks everything anew. */
export function whyNotWhole(draft: ProposalDraft): Words | null {
  const [total, ...others] = totalsOf(draft)
  if (!isAmount(draft.costFen))
    return { zh: '填写每单直接成本，以元为单位，没有的填0', en: 'Give the direct cost of an order in yuan, 0 when there is none' }
  const low = draft.bounds.findIndex((bound, slice) => slice > 0 && !(isAmount(bound) && bound > Number(draft.bounds[slice - 1])))
  if (low > 0) return { zh: `第${low + 1}档的起点以元填写，须大于上一档`, en: `Slice ${low + 1} begins at an amount above the one before` }
  if (draft.parties.length < 2) return { zh: '至少两方', en: 'At least two parties' }
  if (!total || others.some((other) => other !== total))
    return { zh: '填写各方份额，各档合计相同', en: 'Give the parts; every slice adds up to the same' }
  if (hasFirst(draft.form) && !(draft.firstFen! > 0)) return { zh: '填写先付的金额', en: 'Say how much is paid first' }
  return draft.effectiveOn ? null : { zh: '填写起算日', en: 'Give the day' }
}

/** The proposal a draft stands for, without the key it is sent with. */
export function proposalOf(draft: ProposalDraft): Omit<SharingProposal, 'key'> {
  const { productId, form, costFen, effectiveOn, bounds, parties } = draft
  return {
    productId,
    form,
    costFen: costFen ?? 0,
    effectiveOn,
    bounds: bounds.map(Number),
    feePpm: Math.round(draft.fee * 10_000),
    taxPpm: Math.round(draft.tax * 10_000),
    parties: parties.map((party) => ({
      organisationId: party.organisationId,
      part: party.part,
      parts: party.parts.slice(0, bounds.length),
    })),
    ...(hasFirst(form) ? { first: { position: draft.firstPosition, fen: draft.firstFen! } } : {}),
  }
}

import type { Answers } from '#contract/forms.ts'
import type { AssetBooks } from '#contract/books.ts'
import type { Regime } from '#law/accounts/account.ts'
import { gate, type GateQuestion } from '#law/accounts/gate.ts'

/** What the gate looks at: the information card, whether there is an asset card, and whether the cost has its documents. */
export type GateFacts = { readonly card: Answers; readonly hasAssetCard: boolean; readonly isMeasured: boolean; readonly regime: Regime }
type GateAnswer = AssetBooks['gate'][number]

const has = (value: unknown) => typeof value === 'string' && value.trim() !== ''

/** Answers the questions of the recognition gate, each with its reason and what would help; pure. */
export function askGate({ card, hasAssetCard, isMeasured, regime }: GateFacts): GateAnswer[] {
  const benefit = card['expectedBenefit']
  const answers: { readonly [question in GateQuestion]: boolean } = {
    control: has(card['rightsBasis']) && card['disputed'] !== true,
    benefit: has(card['benefitReason']) && (regime === 'government' ? has(benefit) : benefit === 'economic' || benefit === 'both'),
    card: hasAssetCard,
    measure: isMeasured,
  }
  return (Object.keys(gate) as GateQuestion[]).map(question => ({ question, title: gate[question].question, isYes: answers[question], because: answers[question] ? gate[question].yes : gate[question].no, remedy: gate[question].remedy, basis: gate[question].basis }))
}

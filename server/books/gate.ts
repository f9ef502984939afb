import type { Answers } from '#contract/forms.ts'
import type { AssetBooks } from '#contract/books.ts'
import type { Problem } from '#contract/route.ts'
import type { CardEffect, Regime } from '#law/accounts/account.ts'
import { gate, type GateQuestion } from '#law/accounts/gate.ts'
import { eventOfDestruction } from '#law/accounts/disposal.ts'
import { fallen as fallenWords, type FallenHow } from '#law/fallen.ts'
import { whyNot } from './denials.ts'

/**
 * What the gate looks at: whether the asset was destroyed, the information card, whether there is an asset card and how its registration
 * ended (null while it stands), and whether the cost has its documents.
 */
export type GateFacts = {
  readonly card: Answers
  readonly hasAssetCard: boolean
  readonly fallen: FallenHow | null
  readonly isMeasured: boolean
  readonly regime: Regime
  readonly gone: Problem | null
}
type GateAnswer = AssetBooks['gate'][number]

const has = (value: unknown) => typeof value === 'string' && value.trim() !== ''

/** Answers the questions of the recognition gate, each with its reason and what would help; pure. */
export function askGate({ card, hasAssetCard, fallen, isMeasured, regime }: Omit<GateFacts, 'gone'>): GateAnswer[] {
  const benefit = card['expectedBenefit']
  const answers: { readonly [question in GateQuestion]: boolean } = {
    control: has(card['rightsBasis']) && card['disputed'] !== true,
    benefit: has(card['benefitReason']) && (regime === 'government' ? has(benefit) : benefit === 'economic' || benefit === 'both'),
    card: hasAssetCard && fallen === null,
    measure: isMeasured,
  }
  const ended = fallen && {
    zh: `${fallenWords[fallen].zh}，资产卡随之终止`,
    en: `${fallenWords[fallen].en}, and the asset card ended with it`,
  }
  return (Object.keys(gate) as GateQuestion[]).map((question) => ({
    question,
    title: gate[question].question,
    isYes: answers[question],
    because: answers[question] ? gate[question].yes : (question === 'card' && ended) || gate[question].no,
    remedy: gate[question].remedy,
    basis: gate[question].basis,
  }))
}

/**
 * Why an event cannot move the asset: what was destroyed neither comes in nor leaves but as destroyed (§4.8), and the gate stands before
 * what comes in; null when it can. Development expenditure needs no asset card yet (choice:recognition-gate); whether the documents come
 * to the cost is seen when they are there.
 */
export function whyNotMove(event: string, effect: CardEffect | undefined, facts: Omit<GateFacts, 'isMeasured'>): Problem | null {
  if (effect?.does === 'leave') return facts.gone && eventOfDestruction[facts.regime][effect.of] !== event ? whyNot.onlyAsDestroyed() : null
  if (effect?.does !== 'add' && effect?.does !== 'finish') return null
  if (facts.gone) return facts.gone
  const isDevelopment = effect.does === 'add' && effect.to === 'development'
  const [first, ...others] = askGate({ ...facts, isMeasured: true }).filter(
    (each) => !each.isYes && !(isDevelopment && each.question === 'card'),
  )
  if (!first) return null
  const because = [first, ...others].map((each) => each.because)
  return {
    code: 'not-recognisable',
    message: {
      zh: `不符合入账条件：${because.map((each) => each.zh).join('；')}`,
      en: `It cannot be recognised: ${because.map((each) => each.en).join('; ')}`,
    },
    basis: first.basis,
    remedy: first.remedy,
  }
}

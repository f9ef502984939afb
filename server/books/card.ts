import type { CardClass, Manner } from '#law/accounts/account.ts'
import type { LifeGround } from '#law/accounts/amortisation.ts'
import type { Run } from './run.ts'

/** The card of an asset in the books, with what is amortised on it. */
export type Card = {
  readonly class: CardClass
  readonly manner: Manner
  readonly state: 'held' | 'gone' | 'withdrawn'
  readonly costFen: number
  readonly amortisedFen: number
  readonly impairedFen: number
  readonly lifeGround: LifeGround | null
  readonly lifeMonths: number | null
  readonly lifeEnds: string | null
  readonly expense: string | null
  readonly run: Run
  readonly recognisedOn: string
  readonly movedOn: string
}

/** What moves on a card: one row for each class it touches; differences, so that a reversal is the same with the signs turned. */
export type Move = { readonly class: CardClass; readonly costFen: number; readonly amortisedFen: number; readonly impairedFen: number }

/** What the card is carried at. */
export const carryingOf = (card: Pick<Card, 'costFen' | 'amortisedFen' | 'impairedFen'>): number =>
  card.costFen - card.amortisedFen - card.impairedFen

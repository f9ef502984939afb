import type { CardEffect, Regime } from '#law/accounts/account.ts'
import { amortisation, type LifeGround } from '#law/accounts/amortisation.ts'
import { choices } from '#law/choices.ts'
import type { Problem } from '#contract/route.ts'
import { carryingOf, type Card, type Move } from './card.ts'
import { whyNot } from './denials.ts'
import { amountOf, type Amounts } from './lines.ts'
import { addMonths, lastDayOf, monthOf } from './months.ts'
import { dueOf, nextMonthOf, noRun, spreadRest } from './run.ts'

/** How long an intangible asset is used and where its amortisation is charged. */
export type Life = { readonly ground: LifeGround; readonly months: number | null; readonly expense: string }
type Given = { readonly regime: Regime; readonly onDate: string; readonly amounts: Amounts; readonly life: Life | null }
/** The card after an event with what moved on it, or why the event cannot be. */
export type Effected = { readonly card: Card; readonly moves: readonly Move[] } | { readonly problem: Problem }

const nothing = { costFen: 0, amortisedFen: 0, impairedFen: 0 }
const no = (problem: Problem): Effected => ({ problem })

/** What an event does to a card; pure. `found` is null when there is none; one whose recognition was reversed may be recognised anew. */
export function effectOn(found: Card | null, effect: CardEffect, given: Given): Effected {
  if (found?.state === 'gone') return no(whyNot.gone(found.movedOn))
  if (found && given.onDate < found.movedOn) return no(whyNot.earlier(found.movedOn))
  const card = found?.state === 'withdrawn' ? null : found
  if (effect.does === 'add' && !card) return recognise(effect, given)
  if (!card) return no(whyNot.noCard())
  if (card.class !== (effect.does === 'add' ? effect.to : effect.does === 'finish' ? 'development' : effect.of))
    return no(whyNot.otherClass())
  switch (effect.does) {
    case 'add':
      return increase(card, amountOf(effect.cost, given.amounts), given)
    case 'finish':
      return finish(card, effect, given)
    case 'impair':
      return impair(card, amountOf(effect.by, given.amounts), given)
    case 'write-back':
      return writeBack(card, amountOf(effect.by, given.amounts), given)
    case 'leave':
      return leave(card, given)
  }
}

function lifeOf(
  given: Given,
  costFen: number,
): { readonly problem: Problem } | Pick<Card, 'lifeGround' | 'lifeMonths' | 'lifeEnds' | 'expense' | 'run'> {
  const { life, regime, onDate } = given
  const expenses: readonly string[] = amortisation.expenses[regime]
  if (!life || !expenses.includes(life.expense) || (life.ground !== 'indefinite' && life.months === null))
    return { problem: whyNot.lifeAsked() }
  if (life.ground === 'indefinite') return { lifeGround: life.ground, lifeMonths: null, lifeEnds: null, expense: life.expense, run: noRun }
  const months = life.months!
  if (regime === 'government' && life.ground === 'estimate' && months < choices['useful-life'].value) return { problem: whyNot.lifeShort() }
  const from = monthOf(onDate)
  return {
    lifeGround: life.ground,
    lifeMonths: months,
    lifeEnds: addMonths(from, months - 1),
    expense: life.expense,
    run: { from, months, baseFen: costFen, bookedFen: 0 },
  }
}

function recognise(effect: CardEffect & { does: 'add' }, given: Given): Effected {
  const costFen = amountOf(effect.cost, given.amounts)
  const life =
    effect.to === 'intangible' ? lifeOf(given, costFen) : { lifeGround: null, lifeMonths: null, lifeEnds: null, expense: null, run: noRun }
  if ('problem' in life) return life
  return {
    card: {
      class: effect.to,
      manner: effect.manner,
      state: 'held',
      ...nothing,
      costFen,
      ...life,
      recognisedOn: given.onDate,
      movedOn: given.onDate,
    },
    moves: [{ class: effect.to, ...nothing, costFen }],
  }
}

function finish(card: Card, effect: CardEffect & { does: 'finish' }, given: Given): Effected {
  const life = lifeOf(given, card.costFen)
  if ('problem' in life) return life
  const { costFen } = card
  return {
    card: { ...card, class: effect.to, manner: effect.manner, ...life, movedOn: given.onDate },
    moves: [
      { class: card.class, ...nothing, costFen: -costFen },
      { class: effect.to, ...nothing, costFen },
    ],
  }
}

/** Earlier months must be amortised before what is carried changes, as far as a run still would: a card that moved later is left to a later run. */
function amortisedUpTo(card: Card, month: string): { readonly problem: Problem } | null {
  return monthOf(card.movedOn) <= month && dueOf(card.run, month) > 0 ? { problem: whyNot.amortiseFirst(month) } : null
}

function respread(card: Card, after: Card, from: string): { readonly problem: Problem } | Card {
  if (card.lifeEnds === null) return after
  const run = spreadRest(carryingOf(after), from, card.lifeEnds)
  return run ? { ...after, run } : { problem: whyNot.lifeOver() }
}

function increase(card: Card, costFen: number, { onDate }: Given): Effected {
  const late = amortisedUpTo(card, addMonths(monthOf(onDate), -1))
  if (late) return late
  const after = respread(card, { ...card, costFen: card.costFen + costFen, movedOn: onDate }, nextMonthOf(card.run, onDate))
  return 'problem' in after ? after : { card: after, moves: [{ class: card.class, ...nothing, costFen }] }
}

function impair(card: Card, impairedFen: number, { onDate }: Given): Effected {
  if (impairedFen > carryingOf(card)) return no(whyNot.tooMuch(carryingOf(card)))
  const late = amortisedUpTo(card, monthOf(onDate))
  const last = lastDayOf(monthOf(onDate))
  // The month is amortised on its last day, and nothing comes before that any more.
  if (late) return onDate < last ? no(whyNot.impairAtEnd(last)) : late
  const after = respread(card, { ...card, impairedFen: card.impairedFen + impairedFen, movedOn: onDate }, addMonths(monthOf(onDate), 1))
  return 'problem' in after ? after : { card: after, moves: [{ class: card.class, ...nothing, impairedFen }] }
}

function writeBack(card: Card, fen: number, { onDate }: Given): Effected {
  if (fen > card.impairedFen) return no(whyNot.tooMuch(card.impairedFen))
  return {
    card: { ...card, impairedFen: card.impairedFen - fen, movedOn: onDate },
    moves: [{ class: card.class, ...nothing, impairedFen: -fen }],
  }
}

function leave(card: Card, { onDate }: Given): Effected {
  const late = amortisedUpTo(card, addMonths(monthOf(onDate), -1))
  if (late) return late
  return {
    card: { ...card, state: 'gone', ...nothing, run: noRun, movedOn: onDate },
    moves: [{ class: card.class, costFen: -card.costFen, amortisedFen: -card.amortisedFen, impairedFen: -card.impairedFen }],
  }
}

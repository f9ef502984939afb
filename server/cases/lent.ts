import type { Condition } from '#law/conditions.ts'
import type { EarlierDecision } from '#law/earlier.ts'
import type { Effect } from '#law/effects.ts'
import type { Form } from '#law/forms.ts'
import type { SubjectKind } from '#law/procedure.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Personal } from '#server/vault/personal.ts'
import type { Actor, CaseState } from './state.ts'

/** Why a condition does not hold; `basis` and `remedy` where that rests on something else than the condition itself. */
export type Why = Words & { readonly basis?: string; readonly remedy?: Words }
/** What to mind about a condition that holds, and on what that rests. */
export type Care = Words & { readonly basis: string }
/** Several things to mind about one point as one; the first says on what they rest. Pure. */
export function allCares(...given: readonly (Care | null)[]): Care | null {
  const cares = given.filter((each) => each !== null)
  const [first] = cares
  return first ? { zh: cares.map(({ zh }) => zh).join('；'), en: cares.map(({ en }) => en).join('; '), basis: first.basis } : null
}
/** Whether a condition holds, on what that rests and what to mind about it, where it is worth saying; when it does not, why, in words. */
export type Fact = { readonly holds: true; readonly says?: Words; readonly care?: Care } | { readonly holds: false; readonly why: Why }

/** Answers some of the conditions in as few statements as possible; leaves out those of other rooms. */
export type FactLender = (tx: Tx, kase: CaseState, wanted: readonly Condition[], today: string) => Promise<{ [C in Condition]?: Fact }>

/** What an effect is given: the case after the act, who acted, the forms that went with it, and the time. */
export type EffectGiven = {
  readonly kase: CaseState
  readonly actor: Actor
  readonly asked: Record<string, unknown>
  readonly at: Date
  readonly today: string
}
export type EffectWork = (tx: Tx, given: EffectGiven) => Promise<void>

/**
 * What a case is about: who holds it and which version, so that scope and separation of duties can be judged; and what its room can tell
 * of conditions by having found it.
 */
export type Subject = {
  readonly id: string
  readonly version: number | null
  readonly title: string
  readonly holderId: string
  readonly holderKind: string
  readonly holderSector: string
  readonly facts?: { readonly [C in Condition]?: Fact }
}
export type Opening = {
  readonly caseId: string
  readonly subjectId: string | null
  readonly answers: Record<string, unknown>
  readonly actor: Actor
  readonly at: Date
}
/** Finds (or, for a thing that begins with its case, makes) the subject; null when it is not there or hidden. */
export type SubjectLender = (tx: Tx, opening: Opening) => Promise<Subject | null>

/**
 * What an application about a subject begins with on a day, beside what was filled in already and by whom, for forms that start from what
 * stands; empty for all others.
 */
export type BeginningLender = (
  tx: Tx,
  application: readonly Form[],
  subjectId: string,
  today: string,
  filled: Readonly<Record<string, unknown>>,
  by: Pick<Actor, 'officerId' | 'organisationId'>,
) => Promise<Record<string, unknown>>

/** How two organisations are tied by declared control on a day, in words; null when they are not. */
export type KinshipLender = (tx: Tx, holder: string, office: string, today: string) => Promise<Words | null>

/** Finds the case of the decision that a case is about; null when there is none, or it is hidden. */
export type EarlierLender = (tx: Tx, kase: CaseState) => Promise<string | null>

/** What the rooms lend to the desk in main.ts. */
export type Lent = {
  readonly facts: readonly FactLender[]
  readonly effects: { readonly [E in Effect]: EffectWork }
  /**
   * Effects whose work may stand side by side with that of other cases in one transaction: each writes of its own case and subject alone,
   * and what it asks is asked together.
   */
  readonly along: ReadonlySet<Effect>
  readonly subjects: { readonly [K in Exclude<SubjectKind, 'case'>]: SubjectLender }
  readonly kinship: KinshipLender
  readonly earlier: { readonly [E in EarlierDecision]: EarlierLender }
  readonly beginning?: BeginningLender
  /** Told of every act and how it ended. */
  readonly counted?: (told: { readonly procedure: string; readonly act: string; readonly outcome: 'done' | 'denied' | 'failed' }) => void
  /** How personal answers are kept. */
  readonly personal: Personal
}

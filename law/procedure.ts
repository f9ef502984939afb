import type { Choice } from './choices.ts'
import type { Clause } from './clauses.ts'
import type { Condition } from './conditions.ts'
import type { EarlierDecision } from './earlier.ts'
import type { Effect, Gravity } from './effects.ts'
import type { Form } from './forms.ts'
import type { CaseParty, Party } from './parties.ts'
import type { Verb } from './verbs.ts'
import type { Words } from './words.ts'

/** Where a rule comes from: a clause of the guideline or a recorded choice. There is no third kind. */
export type Basis = `§${Clause}` | `choice:${Choice}`

/**
 * Which organisation plays a party in one case: the applicant who opened it, the addressee it was sent to, the holder of what it is about
 * where that is neither of them, an office any holder of that role staffs, anyone without signing in, or the platform itself.
 */
export type Seat = 'applicant' | 'addressee' | 'holder' | 'office' | 'anyone' | 'platform'

/**
 * What a case can be about: an asset version, an inventory round, a sector list, an organisation and what it does here, a product, a
 * matter that begins with its case, or another case.
 */
export const subjectKinds = ['asset', 'round', 'list', 'organisation', 'product', 'matter', 'case'] as const

/** Those of them that are there before the case and named as it is opened; the others are made with it or found by whom it is for. */
export const namedSubjects: readonly SubjectKind[] = ['asset', 'organisation', 'product', 'case']

/** What a case is about: one of `subjectKinds`. */
export type SubjectKind = (typeof subjectKinds)[number]

/** A time limit in working days. Steps named in `together` share one clock. */
export type TimeLimit<S extends string> = {
  readonly workingDays: number
  readonly basis: Basis
  readonly together?: readonly S[]
  /** What happens to the clock when the case comes back from a step that pauses it. */
  readonly onReturn?: 'resume' | 'restart'
}

/** One thing that may be done at a step. */
export type Move<S extends string, E extends string> = {
  /** The next step or ending; `back` is the step this one was reached from; absent when the case stays (an opened side case). */
  readonly to?: S | E | 'back'
  readonly title?: Words
  readonly basis?: Basis
  /** Who alone takes it, from the seat the procedure gives it, where that is not who acts at the step. */
  readonly by?: CaseParty
  /** Forms that must be complete before the act is taken. */
  readonly asks?: readonly Form[]
  readonly needs?: readonly Condition[]
  /** At most once in the life of the case. */
  readonly once?: true
  /** Opens a side case of this procedure instead of moving this one. */
  readonly opens?: string
  readonly effects?: readonly Effect[]
  /** How the act weighs, where its effects do not tell (choice:step-up). */
  readonly gravity?: Gravity
}

/**
 * A step several parties must pass (共同审核): each once, from its own seat, by different people, in any order. The act `pass` leads on when
 * the last of them has passed; every other act leads on at once. At one that is `hidden` no act leads on before all have decided, and
 * until then the others read only that a seat handed in its review; what stands last in `may` of what was decided is what happens. In
 * earlier editions only what was said was hidden (`reasons`), and the act that passed.
 */
export type Joint = { readonly with: readonly CaseParty[]; readonly pass: Verb; readonly basis: Basis; readonly hidden?: true | 'reasons' }

/** One step (环节): who acts, until when, and what may be done. */
export type Step<S extends string, E extends string> = {
  readonly title: Words
  readonly basis: Basis
  readonly by: CaseParty
  /** Who acts here in its place, from the same seat, where one of several parties sits there: the first to act leads on. */
  readonly orBy?: readonly CaseParty[]
  /** The seat from which the party acts here, when it has another one in this case too. */
  readonly seat?: Seat
  /** Who must pass here too before it leads on. */
  readonly joint?: Joint
  /** Colleagues who may not act here because they decided one of these steps, or the decision in another case that this one is about. */
  readonly notBy?: { readonly steps: readonly S[]; readonly earlier?: EarlierDecision; readonly basis: Basis }
  readonly within?: TimeLimit<S>
  /** The case's other clocks stand still while it is here. */
  readonly pauses?: true
  /** The subject's answers may be edited here: all of them, or only the parts pinned by the last return. */
  readonly edits?: 'all' | 'pinned'
  readonly may: { readonly [V in Verb]?: Move<S, E> }
  /** What the clock does: after so many working days, unless a side case of that procedure is open (then time stands still). */
  readonly after?: {
    readonly workingDays: number
    readonly basis: Basis
    readonly to: S | E
    readonly unlessOpen?: string
    readonly effects?: readonly Effect[]
    /** What must still hold as the time runs out, and where the case goes when it does not; at `stay` it waits and is judged again every day. */
    readonly needs?: { readonly [C in Condition]?: S | E | 'stay' }
  }
  /** What follows here when a side case of that procedure ends: the step or ending to go to, or `stay`. */
  readonly sides?: { readonly [procedure: string]: { readonly [ending: string]: S | E | 'stay' } }
  readonly onEnter?: readonly Effect[]
  readonly onLeave?: readonly Effect[]
}

/** How a case may end (办结), whether that is what the applicant wanted, and what follows. */
export type Ending = {
  readonly title: Words
  readonly basis: Basis
  readonly outcome: 'granted' | 'refused' | 'withdrawn'
  readonly effects?: readonly Effect[]
  /** Procedures whose open cases about the same thing end with it. */
  readonly overtakes?: readonly string[]
  /** Of a side case: which answers of the act that led here stand in the record of the case it is about too. */
  readonly tells?: readonly string[]
}

/** A procedure (程序) as data: printed, drawn, compared, sent to the browser; it contains no function. */
export type Procedure<S extends string = string, E extends string = string> = {
  readonly id: string
  readonly edition: string
  readonly title: Words
  readonly summary: Words
  readonly basis: readonly Basis[]
  /** What the case is about. */
  readonly subject: SubjectKind
  /** Whose things it is about: the applicant's own unless said, or what the applicant supervises. */
  readonly about?: 'supervised'
  /** Who may open it: one party, or any of several. */
  readonly opensBy: CaseParty | readonly CaseParty[]
  /** What must hold already when it is opened. */
  readonly opensIf?: readonly Condition[]
  /** Who asks for it, and how, where that is not who opens it. */
  readonly asked?: { readonly by: Words; readonly how: Words }
  /** By which rule an organisation has one draft of it at a time about one thing: who opens another is led to it. */
  readonly oneDraft?: Basis
  /**
   * Who the addressee is: chosen in the application unless said; the holder from the beginning, or from the step at which it is asked,
   * before which it does not read the case.
   */
  readonly addressee?: 'holder' | 'holder-once-asked'
  /** Where a case ends that the ending of another one overtakes. */
  readonly overtaken?: NoInfer<E>
  /** Who sits where; a party that acts at a step must sit somewhere. */
  readonly seats: { readonly [P in CaseParty]?: Seat }
  /** The forms the application consists of (editable while a step `edits`). */
  readonly application: readonly Form[]
  readonly first: NoInfer<S>
  readonly steps: { readonly [K in S]: Step<NoInfer<S>, NoInfer<E>> }
  readonly ends: { readonly [K in E]: Ending }
}

/** The parties that act at a step: one, any of several, or all that must pass it. */
export function partiesAt(step: Step<string, string>): readonly Party[] {
  return [step.by, ...(step.orBy ?? []), ...(step.joint?.with ?? [])]
}

/** The parties that may take a move at a step. */
export function takersOf(step: Step<string, string>, move: Move<string, string>): readonly Party[] {
  return move.by ? [move.by] : partiesAt(step)
}

/**
 * The move a case took last, by its verb and where it stands now: one that leads there, else one that leaves it there; undefined where
 * several are called differently.
 */
export function lastMoveOf(
  { steps }: Pick<Procedure, 'steps'>,
  { step, ending, lastAct }: { readonly step: string | null; readonly ending: string | null; readonly lastAct: string },
): Move<string, string> | undefined {
  const all = Object.entries(steps).flatMap(([at, { may }]) => (Object.hasOwn(may, lastAct) ? [{ at, move: may[lastAct as Verb]! }] : []))
  const led = all.filter(({ move: { to } }) => to === 'back' || to === (step ?? ending))
  const [first, ...others] = led.length > 0 ? led : all.filter(({ at }) => at === step)
  return others.every(({ move }) => move.title?.zh === first?.move.title?.zh) ? first?.move : undefined
}

/** The parties that may open a case of a procedure, the first one first. */
export function openersOf({ opensBy }: Pick<Procedure, 'opensBy'>): readonly CaseParty[] {
  return typeof opensBy === 'string' ? [opensBy] : opensBy
}

/** The seat from which a party of a step acts. */
export function seatOf(procedure: Procedure, step: Step<string, string>, party: Party = step.by): Seat | undefined {
  return (
    (party === step.by || (step.orBy as readonly Party[] | undefined)?.includes(party) ? step.seat : undefined) ??
    (procedure.seats as { readonly [P in Party]?: Seat })[party]
  )
}

/** Keeps the literal types of a procedure while checking it against the vocabulary. */
export function defineProcedure<const S extends string, const E extends string>(procedure: Procedure<S, E>): Procedure<S, E> {
  return procedure
}

import type { Basis } from './procedure.ts'
import type { SecurityLabel } from './protection.ts'
import type { Words } from './words.ts'

/** The kinds of answer a field takes; screen, API, Excel and print all read this one list. */
export type FieldKind =
  | 'text'
  | 'long-text'
  | 'choice'
  | 'choices'
  | 'date'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'yes-no'
  | 'paper'
  | 'parameters'
  | 'calculation'
  | 'pins'
  | 'organisation'

/**
 * What a day is measured by: `today`, what another date field of the form answers, or either of them (`from`, today unless said) so many
 * years on; below zero, back.
 */
export type DayMark = string | { readonly years: number; readonly from?: string }

/** How far any day lies from today where its field says nothing else: what is farther is a slip of the hand (choice:date-bounds). */
export const dayLimits = { notBefore: { years: -100 }, notAfter: { years: 30 } } as const satisfies Pick<Field, 'notBefore' | 'notAfter'>

/** One field a form asks for. `max` is characters for text, a number for numbers, a count for lists. Money is whole fen. */
export type Field = {
  readonly label: Words
  readonly kind: FieldKind
  readonly help?: Words
  readonly required?: true
  readonly options?: { readonly [value: string]: Words }
  readonly min?: number
  readonly max?: number
  readonly unit?: Words
  /** What the three columns of `parameters` are called, when not name, value and source. */
  readonly heads?: readonly [Words, Words, Words]
  readonly basis?: Basis
  /** Asked only while the answer to another field is one of these; otherwise it is neither shown nor required, and not kept. */
  readonly when?: { readonly field: string; readonly is: readonly string[] }
  /** Must be true: an undertaking. */
  readonly must?: 'be-true'
  /** The earliest and the latest day it takes, each by one mark or by all of several; where it sets none, `dayLimits` counts. */
  readonly notBefore?: DayMark | readonly DayMark[]
  readonly notAfter?: DayMark | readonly DayMark[]
  /** Personal data of the one who filled the form: shown to the deciding office only. */
  readonly isPrivate?: true
  /**
   * What whoever opened the case without an account said of it: the office that goes on with it answers beside and does not write it anew;
   * private fields are so too.
   */
  readonly isSaid?: true
  /** Reaches or identifies a person: shown covered (138****1234) to whoever has no step to take; the whole is shown for a reason (choice:covered-contacts). */
  readonly isPersonal?: true
  /** How a person is reached, so that an answer by which nobody is reached is not taken: a telephone, or that or a mail address. */
  readonly reaches?: 'telephone' | 'telephone-or-mail'
  /**
   * Shown to the public, or to a unit that may not learn who is behind it; always or while the answer to another field, of the form itself
   * or of the application its act belongs to, is one of these: a number or an address that identifies or reaches a person does not get in
   * (choice:public-texts).
   */
  readonly isPublic?: true | { readonly field: string; readonly of?: 'application'; readonly is: readonly string[] }
  /** Shown by the grade of the data (choice:security-labels). */
  readonly security?: SecurityLabel
  /** Names an organisation that may have ended: what is settled with it, or ends (choice:organisation-end). */
  readonly mayHaveEnded?: true
  /** Filled by the platform, shown but not edited. */
  readonly computed?: true
  /** Known from other records of the platform (register, books, use marks): shown with the answers, never one of them; always `computed` too. */
  readonly derived?: true
}

/** A form: titled sections of fields, in the order people read them. */
export type FormShape = {
  readonly title: Words
  readonly basis: Basis
  readonly sections: readonly { readonly id: string; readonly title: Words; readonly fields: { readonly [id: string]: Field } }[]
}

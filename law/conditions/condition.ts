import type { Words } from '../words.ts'

/**
 * A fact an act may require: `demand` is the sentence of the checklist; `remedy` says what would help when it fails; `chooses` only tells
 * which of two acts it is, and is no point of the checklist; `neverFor` says whose things it can never hold for; `metBy` names the
 * procedure that makes it hold.
 */
export type ConditionShape = {
  readonly demand: Words
  readonly remedy: Words
  readonly basis: string
  readonly chooses?: true
  readonly neverFor?: 'public-units'
  readonly metBy?: string
}

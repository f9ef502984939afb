import { FIT } from '#scanner/recognise/kind.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Fit, Kind } from '#scanner/recognise/kind.ts'

/** How a kind fits a column: shares of the sample with the form, with a right check, and masked; the hint of the heading; a score of 0 to 1. */
export type Candidate = {
  kind: Kind
  type: SemanticType
  score: number
  form: number
  checked: number
  masked: number
  hint: number
  held: 'clearly' | 'partly'
}

const FIRST_LOOK = 200
/** One in this many values of the first look is tried before the others. */
const GLANCE = 4
/** Moves each place of the first look within its stretch, so that what comes every so many rows is met as often as it is there. */
const GOLDEN = 0.618_033_988_749_895
/** Below this share of fitting values at a first look the rest is not looked at. */
const PROMISING = 0.1

/** Judges one value by one kind; a value of an impossible length costs nothing. */
export function fitOf(kind: Kind, value: string): Fit {
  const { length } = kind
  const isPossible = length ? value.length >= length[0] && value.length <= length[1] : value.length <= 400
  return isPossible ? kind.fit!(value) : FIT.no
}

/** Measures one kind against the sample: form 40, check 40, heading 20 of 100; null when it does not hold for at least a fifth. */
export function measure(kind: Kind, view: ColumnView): Candidate | null {
  if (!kind.fit) return null
  const hint = view.heading.hints.get(kind.type) ?? 0
  if (kind.needsHeading && hint === 0) return null
  const { values } = view
  if (values.length > FIRST_LOOK && !promises(kind, values)) return null
  const counts = [0, 0, 0, 0]
  for (const value of values) counts[fitOf(kind, value)]!++
  const all = values.length
  const masked = counts[FIT.masked]! / all
  const checked = counts[FIT.checked]! / all + masked
  const form = counts[FIT.form]! / all + checked
  const held = holds(kind, hint, form, checked) ?? (hint === 1 && form >= 0.7 && kind.outright?.test(view.name) ? 'clearly' : null)
  if (!held || kind.unless?.(view, hint)) return null
  return { kind, type: kind.type, score: 0.4 * form + 0.4 * checked + 0.2 * hint, form, checked, masked, hint, held }
}

/** A first look at values taken evenly, since rows are often sorted; where none of a quarter of them fits, the rest is not tried. */
function promises(kind: Kind, values: readonly string[]): boolean {
  let fitting = 0
  for (let from = 0; from < GLANCE; from++) {
    for (let n = from; n < FIRST_LOOK; n += GLANCE)
      if (fitOf(kind, values[Math.floor(((n + ((n * GOLDEN) % 1)) * values.length) / FIRST_LOOK)]!) !== FIT.no) fitting++
    if (fitting === 0) return false
    if (fitting >= FIRST_LOOK * PROMISING) return true
  }
  return false
}

/** At least 60 of 100 hold clearly; between 20 and 60 of 100 hold partly, if what has the form passes the check too often for chance. */
function holds(kind: Kind, hint: number, form: number, checked: number): Candidate['held'] | null {
  const least = kind.least ?? 0.6
  if (checked >= least || (hint >= 0.8 && form >= 0.6 && checked >= 0.2) || (hint === 1 && form >= 0.7 && !kind.needsCheck))
    return 'clearly'
  // Half of a column called 姓名 may be something else, as where two tables stand below each other.
  if (kind.type === 'person_name' && hint === 1 && checked >= 0.2) return 'partly'
  // Old numbers of 15 places, which have no check, among new ones.
  if (kind.type === 'id_number' && form >= 0.95 && checked >= 0.3) return 'clearly'
  const certain = kind.needsCheck === true || kind.type === 'mobile'
  return certain && kind.by !== 'form' && checked >= 0.2 && checked >= form * 0.6 ? 'partly' : null
}

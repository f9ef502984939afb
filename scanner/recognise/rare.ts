import { idNumber } from '#scanner/recognise/kinds/id-number.ts'
import { areNoTelephones, mobile } from '#scanner/recognise/kinds/mobile.ts'
import { bankCard } from '#scanner/recognise/kinds/bank-card.ts'
import { email } from '#scanner/recognise/kinds/email.ts'
import { fitOf } from '#scanner/recognise/measure.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Personal values scattered in a column of something else: of which kind, how many, and whether all cells were counted or the sample alone. */
export type Scattered = { type: SemanticType; count: number; share: number; exact: boolean }

const WATCHED: readonly { kind: Kind; digits: number }[] = [
  { kind: idNumber, digits: 18 },
  { kind: mobile, digits: 11 },
  { kind: bankCard, digits: 16 },
  { kind: email, digits: 0 },
]

/**
 * Looks for whole cells that are identity numbers, mobile numbers, cards or addresses of mail in a column of another kind; chance hits
 * among numbers of the same length do not count.
 */
export function scatteredIn(view: ColumnView): Scattered[] {
  if (view.running || view.physical === 'decimal' || view.facts.raw.maxLength < 5) return []
  const counted =
    Object.values(view.facts.checks).some((count) => count > 0) &&
    WATCHED.some(({ kind }) => kind.exact !== undefined && view.facts.checks[kind.exact] > 0)
  const found: Scattered[] = []
  for (const { kind, digits } of WATCHED) {
    if ((digits > 0 && view.facts.raw.maxLength < digits) || (kind === mobile && areNoTelephones(view))) continue
    let right = 0
    let alike = 0
    for (const value of view.values) {
      if (fitOf(kind, value) === FIT.checked) right += isRound(value) ? 0 : 1
      else if (digits > 0 && isAlike(value, digits)) alike++
    }
    const exact = counted && kind.exact !== undefined ? view.facts.checks[kind.exact] : 0
    // Where many numbers of this length fail the check, those that pass do so by chance.
    if (alike * 2 > right && !(right === 0 && alike === 0)) continue
    // A count over all cells that the sample should have met and did not is of something that only looks so, such as logo@2x.png.
    const missed = right === 0 && (exact / view.filled) * view.values.length >= 10
    if (exact > 0 && !missed && (right > 0 || alike === 0))
      found.push({ type: kind.type, count: exact, share: exact / view.filled, exact: true })
    else if (!counted && (right > 1 || (right === 1 && view.values.length <= 50)))
      found.push({ type: kind.type, count: right, share: right / view.values.length, exact: view.values.length >= view.filled })
  }
  return found
}

/** Sums of money in billions are as long as a mobile number. */
const isRound = (value: string): boolean => value.length === 11 && value.endsWith('000')

function isAlike(value: string, digits: number): boolean {
  return value.length >= digits - 1 && value.length <= digits + 3 && /^[A-Za-z]{0,2}\d+[Xx]?$/.test(value)
}

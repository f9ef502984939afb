import type { Variant } from '#law/valuation/variants.ts'
import { variantShapes } from '#law/valuation/variants.ts'
import { choices } from '#law/choices.ts'
import type { Parameter, Tested } from '#law/valuation/parameter.ts'
import type { Calculation } from './calculation.ts'
import { costFormulas } from './cost-formulas.ts'
import { fenOf, fraction, isLess, product } from './exact.ts'
import { type Given, givenOf, type Moved } from './given.ts'
import { incomeFormulas } from './income-formulas.ts'
import { marketFormulas } from './market-formulas.ts'
import type { Worked } from './worked.ts'

const formulas: { readonly [V in Variant]: (given: Given) => Worked } = { ...costFormulas, ...incomeFormulas, ...marketFormulas }

/** A computed value: the amount in whole fen, and how it was come to. */
export type Computed = Worked & { readonly fen: number }
/** One parameter moved down and up by the tested share, and the amounts that follow. */
export type Sensitivity = { readonly tested: Tested; readonly lowFen: number; readonly highFen: number; readonly isAtEdge: boolean }

/**
 * Computes a calculation that was found right. Everything is exact; the amount alone is rounded, once, to the fen
 * (choice:valuation-rounding). The same function serves screen, filing, workbook and computing again.
 */
export function compute(calculation: Calculation, moved?: Moved): Computed {
  const worked = formulas[calculation.variant](givenOf(calculation, moved))
  return { ...worked, fen: Number(fenOf(worked.amount)) }
}

/** How far the amount follows each main parameter of a calculation that was found right (choice:sensitivity). */
export function sensitivityOf(calculation: Calculation): Sensitivity[] {
  const share = BigInt(choices.sensitivity.value)
  return variantShapes[calculation.variant].tested.map((tested) => {
    let isAtEdge = false
    const moveBy = (percent: bigint): number => compute(calculation, (place, number, parameter) => {
      if (!tested.scales.includes(place)) return number
      const edge = edgeOf(parameter, product(number, fraction(percent, 100n)))
      isAtEdge ||= edge.isEdge
      return edge.number
    }).fen
    return { tested, lowFen: moveBy(100n - share), highFen: moveBy(100n + share), isAtEdge }
  })
}

function edgeOf({ min, max }: Parameter, number: ReturnType<typeof fraction>) {
  const [least, most] = [fraction(BigInt(Math.round(min * 1e6)), 1_000_000n), fraction(BigInt(Math.round(max * 1e6)), 1_000_000n)]
  return isLess(number, least) ? { number: least, isEdge: true } : isLess(most, number) ? { number: most, isEdge: true } : { number, isEdge: false }
}

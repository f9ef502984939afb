import type { Variant } from '#law/valuation/variants.ts'
import { variantShapes } from '#law/valuation/variants.ts'
import { choices } from '#law/choices.ts'
import type { Parameter, Tested } from '#law/valuation/parameter.ts'
import type { Calculation } from './calculation.ts'
import { costFormulas } from './cost-formulas.ts'
import { type Exact, fenOf, fraction, isLess, limitOf, minus, over, product, sum } from './exact.ts'
import { type Given, givenOf, mostOf, type Moved } from './given.ts'
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

/** How far the amount follows each main parameter of a calculation that was found right; none leaves its limits (choice:sensitivity). */
export function sensitivityOf(calculation: Calculation): Sensitivity[] {
  const share = BigInt(choices.sensitivity.value)
  return variantShapes[calculation.variant].tested.map((tested) => {
    let isAtEdge = false
    const moveBy = (percent: bigint): number => {
      const wanted = fraction(percent, 100n)
      const by = withinLimits(calculation, tested, wanted)
      isAtEdge ||= by !== wanted
      return compute(calculation, (place, number, parameter) => {
        if (!tested.scales.includes(place)) return number
        const moved = product(number, by)
        const kept = withinRange(parameter, moved)
        isAtEdge ||= kept !== moved
        return kept
      }).fen
    }
    return { tested, lowFen: moveBy(100n - share), highFen: moveBy(100n + share), isAtEdge }
  })
}

/** By how much the tested values may be multiplied at most, for the limits that hold for several together. */
function withinLimits(calculation: Calculation, { scales }: Tested, wanted: Exact): Exact {
  const given = givenOf(calculation)
  return (variantShapes[calculation.variant].limits ?? []).reduce((by, limit) => {
    const [moving, standing] = [true, false].map((isMoved) => sum(...limit.sum.filter((id) => scales.includes(id) === isMoved).map((id) => given.value(id)))) as [Exact, Exact]
    const room = minus(mostOf(given, limit), standing)
    return isLess(room, product(moving, by)) ? over(room, moving) : by
  }, wanted)
}

function withinRange({ min, max }: Parameter, number: Exact): Exact {
  const [least, most] = [limitOf(min), limitOf(max)]
  return isLess(number, least) ? least : isLess(most, number) ? most : number
}

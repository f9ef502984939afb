import { choices } from '#law/choices.ts'
import type { Parameter, Tested, VariantShape } from '#law/valuation/parameter.ts'
import type { Calculation } from './calculation.ts'
import { type Edition, editionOf, shapeOf } from './editions.ts'
import { type Exact, fenOf, fraction, isLess, limitOf, minus, over, product, sum } from './exact.ts'
import { givenOf, mostOf, type Moved } from './given.ts'
import type { Worked } from './worked.ts'

/** A computed value: the amount in whole fen, and how it was come to. */
export type Computed = Worked & { readonly fen: number }
/** One parameter moved down and up by the tested share, and the amounts that follow. */
export type Sensitivity = { readonly tested: Tested; readonly lowFen: number; readonly highFen: number; readonly isAtEdge: boolean }

/**
 * Computes a calculation that was found right, by the edition it names unless by another. Everything is exact; the amount alone is
 * rounded, once, to the fen (choice:valuation-rounding). The same function serves screen, filing, workbook and computing again.
 */
export function compute(calculation: Calculation, edition: Edition = editionOf(calculation), moved?: Moved): Computed {
  const worked = edition.formulas[calculation.variant]!(givenOf(calculation, shapeOf(calculation, edition), moved))
  return { ...worked, fen: Number(fenOf(worked.amount)) }
}

/** How far the amount follows each main parameter of a calculation that was found right; none leaves its limits (choice:sensitivity). */
export function sensitivityOf(calculation: Calculation): Sensitivity[] {
  const share = BigInt(choices.sensitivity.value)
  const edition = editionOf(calculation)
  const shape = shapeOf(calculation)
  return shape.tested.map((tested) => {
    let isAtEdge = false
    const moveBy = (percent: bigint): number => {
      const wanted = fraction(percent, 100n)
      const by = withinLimits(calculation, shape, tested, wanted)
      isAtEdge ||= by !== wanted
      return compute(calculation, edition, (place, number, parameter) => {
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
function withinLimits(calculation: Calculation, shape: VariantShape, { scales }: Tested, wanted: Exact): Exact {
  const given = givenOf(calculation, shape)
  return (shape.limits ?? []).reduce((by, limit) => {
    const [moving, standing] = [true, false].map((isMoved) =>
      sum(...limit.sum.filter((id) => scales.includes(id) === isMoved).map((id) => given.value(id))),
    ) as [Exact, Exact]
    const room = minus(mostOf(given, limit), standing)
    return isLess(room, product(moving, by)) ? over(room, moving) : by
  }, wanted)
}

function withinRange({ min, max }: Parameter, number: Exact): Exact {
  const [least, most] = [limitOf(min), limitOf(max)]
  return isLess(number, least) ? least : isLess(most, number) ? most : number
}

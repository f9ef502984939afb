import type { VariantShape } from '#law/valuation/parameter.ts'
import { formulaEdition, type Variant, variantShapes } from '#law/valuation/variants.ts'
import { costFormulas } from './cost-formulas.ts'
import type { Given } from './given.ts'
import { incomeFormulas } from './income-formulas.ts'
import { marketFormulas } from './market-formulas.ts'
import type { Worked } from './worked.ts'

/** An edition of the formulas (公式版本): by variant, what each asks for and what it comes to. */
export type Edition = {
  readonly id: string
  readonly shapes: { readonly [variant: string]: VariantShape }
  readonly formulas: { readonly [variant: string]: (given: Given) => Worked }
}

const first = {
  id: formulaEdition,
  shapes: variantShapes,
  formulas: { ...costFormulas, ...incomeFormulas, ...marketFormulas } satisfies { readonly [V in Variant]: unknown },
} as const satisfies Edition

/**
 * Every edition reports were filed by, the present one last. A report is computed again by its own for ever, so that none is altered or
 * taken away: a change of the formulas is an edition more, written as its difference from the one before (choice:formula-editions).
 */
export const editions: readonly [Edition, ...Edition[]] = [first]
/** The edition new reports are computed by. */
export const presentEdition: Edition = editions.at(-1)!

/** The edition a calculation names. Throws when there is no such one, which reading the calculation would have told. */
export function editionOf({ edition }: { readonly edition: string }): Edition {
  const found = editions.find(({ id }) => id === edition)
  if (!found) throw new Error(`there is no edition ${edition} of the formulas`)
  return found
}

/** The shape of a calculation's variant, in an edition that has it. */
export function shapeOf(
  { variant, edition }: { readonly variant: string; readonly edition: string },
  by: Edition = editionOf({ edition }),
): VariantShape {
  const shape = by.shapes[variant]
  if (!shape) throw new Error(`edition ${by.id} of the formulas has no ${variant}`)
  return shape
}

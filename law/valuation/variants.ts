import { costVariants } from './cost.ts'
import { incomeVariants } from './income.ts'
import { marketVariants } from './market.ts'
import type { VariantShape } from './parameter.ts'

/** The edition these formulas are, which a filed report names. They stay as they are: a change is an edition more (choice:formula-editions). */
export const formulaEdition = '2026-11'

/** Every way to compute a value that a report may use, by id. */
export const variants = { ...costVariants, ...incomeVariants, ...marketVariants } as const satisfies {
  readonly [variant: string]: VariantShape
}
export type Variant = keyof typeof variants

/** The shape of a variant, all of them alike. */
export const variantShapes: { readonly [V in Variant]: VariantShape } = variants

import { costVariants } from './cost.ts'
import { incomeVariants } from './income.ts'
import { marketVariants } from './market.ts'
import type { VariantShape } from './parameter.ts'

/** The edition of the formulas, which a filed report names; only reports of this edition can be computed again. */
export const formulaEdition = '2026-11'

/** Every way to compute a value that a report may use, by id. */
export const variants = { ...costVariants, ...incomeVariants, ...marketVariants } as const satisfies { readonly [variant: string]: VariantShape }
export type Variant = keyof typeof variants

/** The shape of a variant, all of them alike. */
export const variantShapes: { readonly [V in Variant]: VariantShape } = variants

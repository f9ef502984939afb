import { z } from 'zod'
import { formulaEdition, type Variant, variants } from '#law/valuation/variants.ts'

const short = z.string().max(40)
const value = z.strictObject({ value: short, source: z.string().max(400), reason: z.string().max(400).optional() })
const table = z.strictObject({ source: z.string().max(400), rows: z.array(z.record(short, z.string().max(100))).max(60) })
const few = (held: Record<string, unknown>) => Object.keys(held).length <= 40

/**
 * How a report computes its value: the variant and edition of the formula, each number and table with its source, and what
 * comes out in whole fen. Numbers are decimals as text in the unit of their parameter (a share of 30 % is `30`).
 */
export const calculation = z.strictObject({
  variant: z.enum(Object.keys(variants) as [Variant]),
  edition: z.literal(formulaEdition),
  values: z.record(short, value).refine(few),
  alternatives: z.record(short, short).refine(few),
  tables: z.record(short, table).refine(few),
  resultFen: z.int().nullable(),
})
export type Calculation = z.infer<typeof calculation>

/** An empty calculation of a variant, for filling in. */
export function emptyCalculation(variant: Variant): Calculation {
  return { variant, edition: formulaEdition, values: {}, alternatives: {}, tables: {}, resultFen: null }
}

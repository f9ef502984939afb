import { z } from 'zod'
import { formulaEdition, type Variant, variants } from '#law/valuation/variants.ts'
import type { Words } from '#law/words.ts'

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

/** Why a filed calculation that is not of this shape cannot be read by the formulas of today: the edition it names. */
export function whyUnreadable(filed: unknown): Words {
  const edition = z.object({ edition: z.string() }).safeParse(filed).data?.edition
  return { zh: `公式版本${edition ?? '不明'}，不能按现行版本${formulaEdition}复算`, en: `Its formulas are of edition ${edition ?? 'unknown'} and cannot be computed again by edition ${formulaEdition}` }
}

/** An empty calculation of a variant, for filling in. */
export function emptyCalculation(variant: Variant): Calculation {
  return { variant, edition: formulaEdition, values: {}, alternatives: {}, tables: {}, resultFen: null }
}

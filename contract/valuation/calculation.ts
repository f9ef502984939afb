import { z } from 'zod'
import type { Words } from '#law/words.ts'
import { type Edition, editions, presentEdition } from './editions.ts'

const short = z.string().max(40)
const value = z.strictObject({ value: short, source: z.string().max(400), reason: z.string().max(400).optional() })
const table = z.strictObject({ source: z.string().max(400), rows: z.array(z.record(short, z.string().max(100))).max(60) })
const few = (held: Record<string, unknown>) => Object.keys(held).length <= 40

/**
 * How a report computes its value: the variant and edition of the formula, each number and table with its source, and what
 * comes out in whole fen. Numbers are decimals as text in the unit of their parameter (a share of 30 % is `30`).
 */
export const filedCalculation = z.strictObject({
  variant: short,
  edition: short,
  values: z.record(short, value).refine(few),
  alternatives: z.record(short, short).refine(few),
  tables: z.record(short, table).refine(few),
  resultFen: z.int().nullable(),
})
export type Calculation = z.infer<typeof filedCalculation>

/** A calculation as it is filed today: by a formula of the present edition. */
export const calculation = filedCalculation.extend({
  variant: z.enum(Object.keys(presentEdition.shapes)),
  edition: z.literal(presentEdition.id),
})

/** Reads a calculation filed at any time, with the edition it is computed by; null when it is none, or names an edition or a variant that is not known. */
export function readCalculation(
  filed: unknown,
  known: readonly Edition[] = editions,
): { readonly calculation: Calculation; readonly edition: Edition } | null {
  const read = filedCalculation.safeParse(filed)
  const edition = known.find(({ id }) => id === read.data?.edition)
  return read.success && edition && Object.hasOwn(edition.shapes, read.data.variant) ? { calculation: read.data, edition } : null
}

/** Why a filed calculation cannot be read: the edition it names is none that is kept here. */
export function whyUnreadable(filed: unknown): Words {
  const edition = z.object({ edition: z.string() }).safeParse(filed).data?.edition
  return {
    zh: `公式版本${edition ?? '不明'}，平台没有保存这一版的公式，不能复算`,
    en: `Its formulas are of edition ${edition ?? 'unknown'}, which is not kept here: it cannot be computed again`,
  }
}

/** An empty calculation of a variant, for filling in. */
export function emptyCalculation(variant: string): Calculation {
  return { variant, edition: presentEdition.id, values: {}, alternatives: {}, tables: {}, resultFen: null }
}

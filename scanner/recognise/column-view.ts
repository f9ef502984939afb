import { headingOf } from '#scanner/recognise/heading.ts'
import type { ColumnProfile } from '#scanner/profile/column.ts'
import type { Heading } from '#scanner/recognise/heading.ts'
import type { PhysicalType } from '#contract/findings.ts'

/** What the recognisers see of a column: its heading, its sample made comparable, and its counts. */
export type ColumnView = {
  name: string
  heading: Heading
  physical: PhysicalType
  values: string[]
  filled: number
  distinct: number
  /** Share of different values among the filled cells. */
  variety: number
  /** Whole numbers that go up by small steps from row to row. */
  running: boolean
  min: number
  max: number
  meanLength: number
  profile: ColumnProfile
}

/** Turns full-width signs into ordinary ones and cuts blanks off both ends. */
export function plain(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ').trim()
}

/** Gathers the view of one profiled column. */
export function viewOf(profile: ColumnProfile): ColumnView {
  const filled = profile.seen - profile.nulls
  const { count } = profile.distinct()
  const values = profile.sample.items.map(plain)
  const steps = profile.ascents + profile.descents
  return {
    name: profile.name,
    heading: headingOf(profile.name),
    physical: physicalOf(profile),
    values,
    filled,
    distinct: count,
    variety: filled > 0 ? count / filled : 0,
    running: steps > 8 && profile.ascents >= steps * 0.98 && profile.integers >= filled * 0.98 && (profile.maxNumber - profile.minNumber) / filled < 1000,
    min: profile.minNumber,
    max: profile.maxNumber,
    meanLength: values.length > 0 ? values.reduce((sum, value) => sum + value.length, 0) / values.length : 0,
    profile,
  }
}

/** The physical type that at least 95 of 100 filled cells share; text otherwise. */
export function physicalOf(profile: ColumnProfile): PhysicalType {
  const filled = profile.seen - profile.nulls
  if (filled === 0) return 'empty'
  const most = filled * 0.95
  if (profile.jsons >= most) return profile.name === 'geometry' ? 'geometry' : 'json'
  if (profile.booleans >= most) return 'boolean'
  if (profile.codes > filled * 0.01) return 'text'
  if (profile.integers + profile.codes >= most) return profile.maxLength > 19 ? 'text' : 'integer'
  if (profile.integers + profile.decimals + profile.codes >= most) return 'decimal'
  if (profile.days >= most) return 'date'
  if (profile.days + profile.times >= most) return 'datetime'
  return 'text'
}

/** The share of values for which the test holds. */
export function share(values: readonly string[], test: (value: string) => boolean): number {
  if (values.length === 0) return 0
  let count = 0
  for (const value of values) if (test(value)) count++
  return count / values.length
}

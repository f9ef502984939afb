import { headingOf } from '#scanner/recognise/heading.ts'
import { filledOf } from '#scanner/profile/facts.ts'
import { plain } from '#scanner/recognise/values.ts'
import type { ColumnFacts } from '#scanner/profile/facts.ts'
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
  facts: ColumnFacts
}

/** Gathers the view of one profiled column. */
export function viewOf(facts: ColumnFacts): ColumnView {
  const filled = filledOf(facts)
  const { count } = facts.distinct
  let known: string[] | null = null
  const values = (): string[] => (known ??= facts.sample.map(plain))
  const steps = facts.ascents + facts.descents
  const min = facts.numbers?.min ?? Number.POSITIVE_INFINITY
  const max = facts.numbers?.max ?? Number.NEGATIVE_INFINITY
  return {
    name: facts.name,
    heading: headingOf(facts.name, facts.comment),
    physical: physicalOf(facts),
    get values() {
      return values()
    },
    filled,
    distinct: count,
    variety: filled > 0 ? count / filled : 0,
    running: steps > 8 && facts.ascents >= steps * 0.98 && facts.checks.integer >= filled * 0.98 && (max - min) / filled < 1000,
    min,
    max,
    get meanLength() {
      return values().length > 0 ? values().reduce((sum, value) => sum + value.length, 0) / values().length : 0
    },
    facts,
  }
}

/** The physical type that at least 95 of 100 filled cells share; text otherwise. */
export function physicalOf(facts: ColumnFacts): PhysicalType {
  const filled = filledOf(facts)
  const { checks } = facts
  if (filled === 0) return 'empty'
  const most = filled * 0.95
  if (checks.json >= most) return facts.name === 'geometry' ? 'geometry' : 'json'
  if (checks.boolean >= most) return 'boolean'
  if (checks.digits > filled * 0.01) return 'text'
  if (checks.integer + checks.digits >= most) return facts.raw.maxLength > 19 ? 'text' : 'integer'
  if (checks.integer + checks.decimal + checks.digits >= most) return 'decimal'
  if (checks.date >= most) return 'date'
  if (checks.date + checks.datetime >= most) return 'datetime'
  return 'text'
}

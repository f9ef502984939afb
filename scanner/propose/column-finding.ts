import { ALWAYS_MASKED, maskValue } from '#scanner/mask.ts'
import { maskInside } from '#scanner/mask-inside.ts'
import { filledOf } from '#scanner/profile/facts.ts'
import { parseTime, writeTime } from '#scanner/profile/day.ts'
import { undressed, unlisted, unwrapped } from '#scanner/recognise/values.ts'
import { mayName } from '#scanner/propose/own-names.ts'
import { patternsOf } from '#scanner/propose/patterns.ts'
import type { Words } from '#law/words.ts'
import type { ColumnFinding, SemanticType } from '#contract/findings.ts'
import type { ColumnFacts, Counted } from '#scanner/profile/facts.ts'
import type { Hide } from '#scanner/propose/own-names.ts'
import type { JudgedColumn } from '#scanner/propose/company.ts'
import type { Graded } from '#scanner/propose/grade-columns.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'

const SHARES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
const MOST_TOP = 10
const LONGEST = 120

/** Kinds of which the ends and quantiles tell nothing of one person while the column is not of a high grade; what names somebody has none. */
const FIGURES: ReadonlySet<SemanticType> = new Set(['age', 'score', 'amount', 'unit_price', 'quantity', 'measure', 'index', 'rank'])

/** Turns the facts of one column into what may leave the scan: masked where it is personal, without values where a leak would be very serious. */
export function columnFinding({ view, verdict, type }: JudgedColumn, graded: Graded, hide: (type: SemanticType) => Hide): ColumnFinding {
  const { facts } = view
  const { grade, personal } = graded
  const masked = (text: string): string => maskValue(personal ? undressed(unlisted(unwrapped(text))) : unwrapped(text), type, personal)
  // Cut last: half a name is not known as one.
  const show = (text: string): string => (mayName(type) ? hide(type)(masked(text)) : masked(text)).slice(0, LONGEST)
  // A comment of the source is told with its words.
  const told = ({ zh, en }: Words): Words => ({ zh: hide('free_text')(zh), en: hide('free_text')(en) })
  const nulls = facts.seen - filledOf(facts)
  const [min, max] = rangeOf(view).map((text) => (text === null ? null : show(text)))
  return {
    name: facts.name,
    position: facts.position,
    physicalType: view.physical,
    semanticType: type,
    confidence: Math.round(verdict.confidence * 100) / 100,
    evidence: withPlaceholders(told(verdict.evidence), facts),
    grade,
    gradeReason: graded.reason,
    personal,
    category: graded.category,
    sensitive: graded.sensitive,
    masked: verdict.masked,
    nulls,
    nullRatio: facts.seen > 0 ? Math.round((nulls / facts.seen) * 1e6) / 1e6 : 0,
    distinct: facts.distinct.count,
    distinctExact: facts.distinct.exact,
    distinctError: facts.distinct.error,
    min: min!,
    max: max!,
    minLength: facts.raw.maxLength > 0 ? facts.raw.minLength : null,
    maxLength: facts.raw.maxLength > 0 ? facts.raw.maxLength : null,
    meanLength: facts.raw.count > 0 ? Math.round((facts.raw.characters / facts.raw.count) * 100) / 100 : null,
    samples: firstOf(facts.sample, 5).map(show),
    comment: hide('free_text')(maskInside(facts.comment)).slice(0, 500),
    declaredType: facts.declaredType.slice(0, 200),
    grounds: groundsOf(verdict).map((ground) => ({ ...ground, words: told(ground.words) })),
    empties: facts.empties,
    placeholders: [...facts.placeholders]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_TOP)
      .map(([text, count]) => ({ text: text.slice(0, LONGEST), count })),
    numbers: (personal && (grade >= 3 || !FIGURES.has(type))) || ALWAYS_MASKED.has(type) ? null : numbersOf(view),
    times: personal ? null : quantilesOfTimes(view),
    patterns: facts.alone?.patterns ?? patternsOf(facts.sample),
    top: grade === 4 ? [] : topOf(facts.top.values, show),
    topExact: facts.top.exact,
    checked: Object.fromEntries(Object.entries(facts.checks).filter(([, times]) => times > 0)),
    sketch: facts.smallest.length > 0 ? { distinct: facts.distinct.count, hashes: facts.smallest.slice(0, 1024) } : null,
  }
}

/** The first different values. */
function firstOf(values: readonly string[], most: number): string[] {
  const found = new Set<string>()
  for (const value of values) if (found.add(value).size === most) break
  return [...found]
}

function groundsOf(verdict: JudgedColumn['verdict']): ColumnFinding['grounds'] {
  const { grounds = [] } = verdict as { grounds?: ColumnFinding['grounds'] }
  return grounds
}

function withPlaceholders(evidence: ColumnFinding['evidence'], facts: ColumnFacts): ColumnFinding['evidence'] {
  if (facts.placeholders.size === 0) return evidence
  const list = [...facts.placeholders]
    .slice(0, 5)
    .map(([text, count]) => `${text} × ${count}`)
    .join(', ')
  return { zh: `${evidence.zh}；按空值计：${list}`, en: `${evidence.en}; counted as null: ${list}` }
}

function rangeOf({ facts, physical }: ColumnView): [string | null, string | null] {
  if ((physical === 'date' || physical === 'datetime') && facts.times)
    return [writeTime(facts.times.min, physical === 'datetime'), writeTime(facts.times.max, physical === 'datetime')]
  const numeric = physical === 'integer' || physical === 'decimal'
  if (numeric && facts.numbers) return [String(facts.numbers.min), String(facts.numbers.max)]
  return endsOf(facts)
}

/** The least and the greatest text. What stands for nothing is neither: of few values those that are left are all known, of many they are not. */
function endsOf({ raw: { min, max }, placeholders, top, distinct }: ColumnFacts): [string | null, string | null] {
  const isNothing = (text: string | null) => text !== null && placeholders.has(text)
  if (!isNothing(min) && !isNothing(max)) return [min, max]
  if (!top.exact || top.values.length < distinct.count) return [null, null]
  const texts = top.values
    .map(({ text }) => text)
    .filter((text) => !isNothing(text))
    .sort((a, b) => (a < b ? -1 : 1))
  return [texts[0] ?? null, texts.at(-1) ?? null]
}

/** Figures of a column of numbers; quantiles that are not known are left out. */
function numbersOf({ facts, physical }: ColumnView): ColumnFinding['numbers'] {
  const { numbers } = facts
  if (!numbers || (physical !== 'integer' && physical !== 'decimal') || !Number.isFinite(numbers.sum) || numbers.count === 0) return null
  const quantiles = SHARES.map((share) => [String(share), numbers.quantile(share)] as const).filter(([, value]) => Number.isFinite(value))
  return {
    count: numbers.count,
    min: numbers.min,
    max: numbers.max,
    mean: numbers.sum / numbers.count,
    quantiles: Object.fromEntries(quantiles),
    error: numbers.error,
  }
}

/** Quantiles of a column of days or times, by the sample; null when there is no time in it. */
function quantilesOfTimes({ facts, physical }: ColumnView): ColumnFinding['times'] {
  if (physical !== 'date' && physical !== 'datetime') return null
  const times = facts.sample
    .map(parseTime)
    .filter((time) => !Number.isNaN(time))
    .sort((a, b) => a - b)
  if (times.length === 0) return null
  const quantiles = SHARES.map((share) => [
    String(share),
    writeTime(times[Math.min(times.length - 1, Math.floor(share * times.length))]!, physical === 'datetime'),
  ])
  return { looked: times.length, quantiles: Object.fromEntries(quantiles) as Record<string, string> }
}

/** The most frequent values as they may be shown; values that look alike once masked are counted together, and such as come once say nothing. */
function topOf(values: readonly Counted[], show: (text: string) => string): Counted[] {
  const counts = new Map<string, number>()
  for (const { text, count } of values.slice(0, 3 * MOST_TOP)) {
    if (count < 2) continue
    const shown = show(text)
    counts.set(shown, (counts.get(shown) ?? 0) + count)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_TOP)
    .map(([text, count]) => ({ text, count }))
}

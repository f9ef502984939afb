import { GRADE_BASIS, gradeRule } from '#scanner/propose/grades.ts'
import { judgeColumn } from '#scanner/recognise/judge.ts'
import { judgeNeighbours } from '#scanner/recognise/neighbours.ts'
import { viewOf } from '#scanner/recognise/column-view.ts'
import { maskValue } from '#scanner/mask.ts'
import { writeTime } from '#scanner/profile/day.ts'
import type { ColumnFinding, Finding, Grade, SemanticType } from '#contract/findings.ts'
import type { GradeRule, TableTraits } from '#scanner/propose/grades.ts'
import { filledOf } from '#scanner/profile/facts.ts'
import type { ColumnFacts, TableFacts } from '#scanner/profile/facts.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Verdict } from '#scanner/recognise/judge.ts'

type Judged = Pick<Finding, 'columns' | 'grade' | 'reason' | 'from' | 'to'>

/** Judges, grades and masks every column of a profiled table. */
export function assembleTable(table: TableFacts): Judged {
  const views = table.columns.map(viewOf)
  const verdicts = views.map(judgeColumn)
  judgeNeighbours(views, verdicts)
  const traits = traitsOf(verdicts)
  const columns = views.map((view, at) => columnFinding(view, verdicts[at]!, traits))
  const highest = columns.reduce<ColumnFinding | null>((top, column) => (column.grade > (top?.grade ?? 0) ? column : top), null)
  const grade: Grade = highest?.grade ?? 1
  const reason = highest
    ? { zh: `按最高字段“${highest.name}”定为 ${grade} 级：${highest.gradeReason.zh}`, en: `Grade ${grade} by its highest field “${highest.name}”: ${highest.gradeReason.en}` }
    : { zh: '没有可判断的字段', en: 'There is no field to judge by' }
  return { columns, grade, reason, ...periodOf(views, verdicts) }
}

function traitsOf(verdicts: readonly Verdict[]): TableTraits {
  const has = (...types: SemanticType[]): boolean => verdicts.some((verdict) => types.includes(verdict.type) && verdict.confidence >= 0.5)
  const persons = has('id_number', 'birth_date', 'gender', 'ethnicity', 'medical_record_no', 'bank_card', 'passport')
  const people = persons || has('person_name', 'mobile')
  return { institutions: has('org_name') && !people, health: has('health_status', 'medical_record_no'), persons, enterprises: has('uscc', 'org_name') && has('uscc', 'org_code', 'business_licence_no'), movement: has('card_no', 'plate', 'imei') && has('datetime', 'timestamp') }
}

function columnFinding(view: ColumnView, verdict: Verdict, traits: TableTraits): ColumnFinding {
  const { facts } = view
  const rule: GradeRule = gradeRule(verdict.type, verdict.masked, view.name, traits)
  const show = (text: string): string => maskValue(text, verdict.type, rule.personal).slice(0, 120)
  const { count, exact, error } = facts.distinct
  const nulls = facts.seen - filledOf(facts)
  const { min, max } = rangeOf(view)
  return {
    name: facts.name,
    position: facts.position,
    physicalType: view.physical,
    semanticType: verdict.type,
    confidence: Math.round(verdict.confidence * 100) / 100,
    evidence: withPlaceholders(verdict.evidence, facts),
    grade: rule.grade,
    gradeReason: { zh: `${rule.why.zh}（${GRADE_BASIS}）`, en: `${rule.why.en} (${GRADE_BASIS})` },
    personal: rule.personal,
    masked: verdict.masked,
    nulls,
    nullRatio: facts.seen > 0 ? Math.round((nulls / facts.seen) * 1e6) / 1e6 : 0,
    distinct: count,
    distinctExact: exact,
    min: min === null ? null : show(min),
    max: max === null ? null : show(max),
    minLength: facts.raw.maxLength > 0 ? facts.raw.minLength : null,
    maxLength: facts.raw.maxLength > 0 ? facts.raw.maxLength : null,
    samples: samplesOf(facts.sample).map(show),
    comment: facts.comment,
    declaredType: facts.declaredType,
    grounds: [],
    empties: facts.empties,
    placeholders: [...facts.placeholders].map(([text, times]) => ({ text, count: times })),
    distinctError: error,
    meanLength: facts.raw.count > 0 ? facts.raw.characters / facts.raw.count : null,
    numbers: null,
    patterns: [],
    top: [],
    topExact: facts.top.exact,
    checked: Object.fromEntries(Object.entries(facts.checks).filter(([, times]) => times > 0)),
    category: 'business',
    sensitive: rule.sensitive,
    sketch: null,
  }
}

function withPlaceholders(evidence: Verdict['evidence'], facts: ColumnFacts): Verdict['evidence'] {
  if (facts.placeholders.size === 0) return evidence
  const list = [...facts.placeholders].slice(0, 5).map(([text, count]) => `${text} × ${count}`).join(', ')
  return { zh: `${evidence.zh}；按空值计：${list}`, en: `${evidence.en}; counted as null: ${list}` }
}

function rangeOf({ facts, physical }: ColumnView): { min: string | null; max: string | null } {
  if ((physical === 'date' || physical === 'datetime') && facts.times) {
    const withTime = physical === 'datetime'
    return { min: writeTime(facts.times.min, withTime), max: writeTime(facts.times.max, withTime) }
  }
  const numeric = physical === 'integer' || physical === 'decimal'
  if (numeric && facts.numbers) return { min: String(facts.numbers.min), max: String(facts.numbers.max) }
  return { min: facts.raw.min, max: facts.raw.max }
}

function samplesOf(sample: readonly string[]): string[] {
  const seen = new Set<string>()
  for (const item of sample) {
    seen.add(item)
    if (seen.size === 5) break
  }
  return [...seen]
}

const YEAR_LIMITS = [Date.UTC(1900, 0, 1), Date.UTC(2101, 0, 1)] as const

/** The period the dataset speaks of: the widest of its date columns, birthdays and impossible years left out. */
function periodOf(views: readonly ColumnView[], verdicts: readonly Verdict[]): { from: string | null; to: string | null } {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  const widen = (low: number, high: number): void => {
    if (!(low >= YEAR_LIMITS[0] && high < YEAR_LIMITS[1] && low <= high)) return
    from = Math.min(from, low)
    to = Math.max(to, high)
  }
  for (const [at, { facts, min, max }] of views.entries()) {
    const { type } = verdicts[at]!
    if (type === 'date' || type === 'datetime' || type === 'month') {
      if (facts.times) widen(facts.times.min, facts.times.max)
      else if (min >= 19000101 && max <= 21001231) widen(dayOfNumber(min), dayOfNumber(max))
    }
    if (type === 'timestamp') widen(min * (max > 1e11 ? 1 : 1000), max * (max > 1e11 ? 1 : 1000))
    if (type === 'year' && min >= 1900 && max <= 2100) widen(Date.UTC(min, 0, 1), Date.UTC(max, 11, 31))
  }
  return from <= to ? { from: writeTime(from, false), to: writeTime(to, false) } : { from: null, to: null }
}

function dayOfNumber(number: number): number {
  return Date.UTC(Math.floor(number / 10_000), (Math.floor(number / 100) % 100) - 1, number % 100)
}

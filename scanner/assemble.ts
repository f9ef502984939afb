import { GRADE_BASIS, gradeRule } from '#scanner/propose/grades.ts'
import { judgeColumn } from '#scanner/recognise/judge.ts'
import { judgeNeighbours } from '#scanner/recognise/neighbours.ts'
import { viewOf } from '#scanner/recognise/column-view.ts'
import { maskValue } from '#scanner/mask.ts'
import { writeTime } from '#scanner/profile/day.ts'
import type { ColumnFinding, Finding, Grade, SemanticType } from '#contract/findings.ts'
import type { GradeRule, TableTraits } from '#scanner/propose/grades.ts'
import type { ColumnProfile } from '#scanner/profile/column.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Verdict } from '#scanner/recognise/judge.ts'
import type { TableProfile } from '#scanner/profile/table.ts'

type Judged = Pick<Finding, 'columns' | 'grade' | 'reason' | 'from' | 'to'>

/** Judges, grades and masks every column of a profiled table. */
export function assembleTable(table: TableProfile): Judged {
  for (const column of table.columns) completeNulls(column, table.rows)
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

/** A key missing from a record is a null of its column; elements of lists are counted among themselves. */
function completeNulls(column: ColumnProfile, rows: number): void {
  if (column.seen >= rows || column.name.includes('[]')) return
  column.nulls += rows - column.seen
  column.seen = rows
}

function traitsOf(verdicts: readonly Verdict[]): TableTraits {
  const has = (...types: SemanticType[]): boolean => verdicts.some((verdict) => types.includes(verdict.type) && verdict.confidence >= 0.5)
  const persons = has('id_number', 'birth_date', 'gender', 'ethnicity', 'medical_record_no', 'bank_card', 'passport')
  const people = persons || has('person_name', 'mobile')
  return { institutions: has('org_name') && !people, health: has('health_status', 'medical_record_no'), persons, enterprises: has('uscc', 'org_name') && has('uscc', 'org_code', 'business_licence_no'), movement: has('card_no', 'plate', 'imei') && has('datetime', 'timestamp') }
}

function columnFinding(view: ColumnView, verdict: Verdict, traits: TableTraits): ColumnFinding {
  const { profile } = view
  const rule: GradeRule = gradeRule(verdict.type, verdict.masked, view.name, traits)
  const show = (text: string): string => maskValue(text, verdict.type, rule.personal).slice(0, 120)
  const { count, exact } = profile.distinct()
  const { min, max } = rangeOf(profile, view)
  return {
    name: profile.name,
    position: profile.position,
    physicalType: view.physical,
    semanticType: verdict.type,
    confidence: Math.round(verdict.confidence * 100) / 100,
    evidence: withPlaceholders(verdict.evidence, profile),
    grade: rule.grade,
    gradeReason: { zh: `${rule.why.zh}（${GRADE_BASIS}）`, en: `${rule.why.en} (${GRADE_BASIS})` },
    personal: rule.personal,
    masked: verdict.masked,
    nulls: profile.nulls,
    nullRatio: profile.seen > 0 ? Math.round((profile.nulls / profile.seen) * 1e6) / 1e6 : 0,
    distinct: count,
    distinctExact: exact,
    min: min === null ? null : show(min),
    max: max === null ? null : show(max),
    minLength: profile.maxLength > 0 ? profile.minLength : null,
    maxLength: profile.maxLength > 0 ? profile.maxLength : null,
    samples: samplesOf(profile).map(show),
  }
}

function withPlaceholders(evidence: Verdict['evidence'], profile: ColumnProfile): Verdict['evidence'] {
  if (profile.placeholders.size === 0) return evidence
  const list = [...profile.placeholders].slice(0, 5).map(([text, count]) => `${text} × ${count}`).join(', ')
  return { zh: `${evidence.zh}；按空值计：${list}`, en: `${evidence.en}; counted as null: ${list}` }
}

function rangeOf(profile: ColumnProfile, view: ColumnView): { min: string | null; max: string | null } {
  if ((view.physical === 'date' || view.physical === 'datetime') && profile.minTime <= profile.maxTime) {
    const withTime = view.physical === 'datetime'
    return { min: writeTime(profile.minTime, withTime), max: writeTime(profile.maxTime, withTime) }
  }
  const numeric = view.physical === 'integer' || view.physical === 'decimal'
  if (numeric && profile.minNumber <= profile.maxNumber) return { min: String(profile.minNumber), max: String(profile.maxNumber) }
  return { min: profile.minText, max: profile.maxText }
}

function samplesOf(profile: ColumnProfile): string[] {
  const seen = new Set<string>()
  for (const item of profile.sample.items) {
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
  for (const [at, { profile }] of views.entries()) {
    const { type } = verdicts[at]!
    if (type === 'date' || type === 'datetime' || type === 'month') {
      if (profile.minTime <= profile.maxTime) widen(profile.minTime, profile.maxTime)
      else if (profile.minNumber >= 19000101 && profile.maxNumber <= 21001231) widen(dayOfNumber(profile.minNumber), dayOfNumber(profile.maxNumber))
    }
    if (type === 'timestamp') widen(profile.minNumber * (profile.maxNumber > 1e11 ? 1 : 1000), profile.maxNumber * (profile.maxNumber > 1e11 ? 1 : 1000))
    if (type === 'year' && profile.minNumber >= 1900 && profile.maxNumber <= 2100) widen(Date.UTC(profile.minNumber, 0, 1), Date.UTC(profile.maxNumber, 11, 31))
  }
  return from <= to ? { from: writeTime(from, false), to: writeTime(to, false) } : { from: null, to: null }
}

function dayOfNumber(number: number): number {
  return Date.UTC(Math.floor(number / 10_000), (Math.floor(number / 100) % 100) - 1, number % 100)
}

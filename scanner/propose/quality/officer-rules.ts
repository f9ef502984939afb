import { yearlessName } from '#contract/like-names.ts'
import { patternTest, whyNotPattern } from '#contract/rule-pattern.ts'
import { maskValue } from '#scanner/mask.ts'
import { DAY, isWholeDay, parseCompactDay, parseTime } from '#scanner/profile/day.ts'
import { RuleWork } from '#scanner/propose/quality/rule-work.ts'
import { filled } from '#scanner/propose/quality/seen.ts'
import { titleOf } from '#scanner/propose/quality/rule-titles.ts'
import { plain as plainly } from '#scanner/recognise/values.ts'
import type { ColumnRule, Quality } from '#contract/findings.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'
import type { Company, JudgedColumn } from '#scanner/propose/company.ts'
import type { Graded } from '#scanner/propose/grade-columns.ts'

type Outcome = Quality['rules'][number]
type Counted = { tested: number; failed: number; examples: string[]; exact: boolean; isCut?: boolean }
type RuleOf<K extends ColumnRule['kind']> = Extract<ColumnRule, { kind: K }>

const NONE: Counted = { tested: 0, failed: 0, examples: [], exact: true }
const MOST_EXAMPLES = 5

type Rules = Readonly<Record<string, readonly ColumnRule[]>>

/** The rules that hold for a dataset: those set for its name, or for the file of another year, and those for every dataset. */
export function rulesFor(rules: Rules | undefined, dataset: string): ColumnRule[] {
  if (!rules) return []
  const own = dataset === '*' ? [] : Object.hasOwn(rules, dataset) ? rules[dataset]! : ofAnotherYear(rules, dataset)
  return [...(rules['*'] ?? []), ...own]
}

const yearless = new WeakMap<Rules, ReadonlyMap<string, readonly ColumnRule[]>>()

function ofAnotherYear(rules: Rules, dataset: string): readonly ColumnRule[] {
  const name = yearlessName(dataset)
  if (name === null) return []
  const known =
    yearless.get(rules) ??
    new Map(
      Object.entries(rules).flatMap(([key, set]) => {
        const stem = yearlessName(key)
        return stem === null ? [] : [[stem, set] as const]
      }),
    )
  yearless.set(rules, known)
  return known.get(name) ?? []
}

/**
 * Runs the rules officers set. Presence is counted over every cell, ranges and lists too where the facts tell; the rest over the values
 * that were kept (`exact` says which). Examples are masked, and none are given where a leak would be very serious. A rule whose column is
 * not there tests nothing. Once the work that rules may cost is spent, a rule tells of the values it saw and that it was cut (`isCut`);
 * patterns, which cost most, come last.
 */
export function runRules(
  rules: readonly ColumnRule[],
  table: TableFacts,
  company: Company,
  graded: readonly Graded[],
  work: RuleWork = new RuleWork(),
): Outcome[] {
  work.begin()
  const met = new Map<string, number>()
  const names = new Set(company.columns.map(({ view }) => view.name))
  const places = rules.map((rule) => company.columns.findIndex((column) => column.view.name === rule.column))
  const counts = new Map<ColumnRule, Counted>()
  // Patterns are the only ones that may cost much: what is cheap is counted before them.
  for (const [at, rule] of [...rules.entries()].toSorted(([, a], [, b]) => Number(a.kind === 'pattern') - Number(b.kind === 'pattern')))
    counts.set(rule, places[at]! < 0 ? NONE : count(rule, places[at]!, { table, company, work }))
  return rules.map((rule, nth) => {
    const at = places[nth]!
    const column = company.columns[at]
    const key = `${rule.kind}:${rule.column}`
    met.set(key, (met.get(key) ?? 0) + 1)
    const counted = counts.get(rule)!
    const grade = graded[at]
    const show = (text: string): string => maskValue(text, column!.type, grade!.personal).slice(0, 60)
    const examples = column && grade && grade.grade < 4 ? [...new Set(counted.examples.slice(0, 50).map(show))].slice(0, MOST_EXAMPLES) : []
    return {
      ...counted,
      rule: met.get(key) === 1 ? key : `${key}:${met.get(key)}`,
      ...(rule.kind === 'compare' ? { with: rule.with } : {}),
      title: titleOf(rule, names),
      examples,
    }
  })
}

type Run = { readonly table: TableFacts; readonly company: Company; readonly work: RuleWork }

function count(rule: ColumnRule, at: number, { table, company, work }: Run): Counted {
  const column = company.columns[at]!
  if (rule.kind !== 'required' && work.isSpent) return { ...NONE, exact: false, isCut: true }
  switch (rule.kind) {
    case 'required':
      return { tested: column.view.facts.seen, failed: column.view.facts.seen - filled(column), examples: [], exact: true }
    case 'pattern':
      return whyNotPattern(rule.pattern) ? NONE : inSample(column, work, patternTest(rule.pattern, work.spend))
    case 'list':
      return inList(rule, column, work)
    case 'range':
      return inRange(rule, column, work)
    case 'compare':
      return compared(
        rule,
        at,
        company.columns.findIndex((other) => other.view.name === rule.with),
        table,
        work,
      )
  }
}

function inSample(column: JudgedColumn, work: RuleWork, isGood: (value: string) => boolean): Counted {
  const { sample } = column.view.facts
  const bad: string[] = []
  for (const [tested, value] of sample.entries()) {
    if (work.isSpent) return { tested, failed: bad.length, examples: bad, exact: false, isCut: true }
    work.spend(value.length + 1)
    if (!isGood(value)) bad.push(value)
  }
  return { tested: sample.length, failed: bad.length, examples: bad, exact: sample.length === filled(column) }
}

/** Few enough different values were all counted; then the list is held against every cell. */
function inList({ values }: RuleOf<'list'>, column: JudgedColumn, work: RuleWork): Counted {
  const known = new Set(values)
  work.spend(values.length)
  const { top } = column.view.facts
  const counted = top.values.reduce((sum, one) => sum + one.count, 0)
  if (!top.exact || counted !== filled(column)) return inSample(column, work, (value) => known.has(value))
  const bad = top.values.filter((one) => !known.has(one.text))
  return { tested: counted, failed: bad.reduce((sum, one) => sum + one.count, 0), examples: bad.map((one) => one.text), exact: true }
}

/** Numbers or times between two ends; when the lowest and highest of all lie within, every cell does. */
function inRange({ from, to }: RuleOf<'range'>, column: JudgedColumn, work: RuleWork): Counted {
  const [low, high] = [measureOf(from ?? ''), endOf(to ?? '')]
  const isWithin = (value: number): boolean => !Number.isNaN(value) && !(value < low) && !(value > high)
  const { facts } = column.view
  const of = filled(column)
  const whole = facts.numbers?.count === of ? facts.numbers : facts.times?.count === of ? facts.times : null
  if (whole && isWithin(whole.min) && isWithin(whole.max)) return { tested: of, failed: 0, examples: [], exact: true }
  return inSample(column, work, (value) => isWithin(measureOf(value)))
}

/** Numbers as people write them: ￥1,234.50 and 12.5%. */
const WRITTEN = /^[￥¥]?\s*([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*[%％]?$/

/** A number, or a day or time in milliseconds; NaN when it is neither. */
function measureOf(text: string): number {
  const bare = plainly(text)
  const plain = /[,%￥¥]/.test(bare) ? (WRITTEN.exec(bare)?.[1]?.replaceAll(',', '') ?? bare) : bare
  if (plain !== '' && !Number.isNaN(Number(plain)) && plain.length !== 8) return Number(plain)
  const time = parseTime(plain)
  if (!Number.isNaN(time)) return time
  const compact = parseCompactDay(plain)
  return Number.isNaN(compact) && plain !== '' ? Number(plain) : compact
}

const isDay = (text: string): boolean => isWholeDay(plainly(text))
/** The same as its last millisecond where it is a day without a time, which lasts to its end. */
const endOf = (text: string): number => measureOf(text) + (isDay(text) ? DAY - 1 : 0)

/** What one value is more than the other; where one of two times is a whole day, the time of day of the other says nothing. */
function differenceOf(one: string, other: string): number {
  const [a, b] = [measureOf(one), measureOf(other)]
  return isDay(one) === isDay(other) ? a - b : Math.floor(a / DAY) * DAY - Math.floor(b / DAY) * DAY
}

const OPERATORS: Record<RuleOf<'compare'>['operator'], (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '=': (order) => order === 0,
  '>=': (order) => order >= 0,
  '>': (order) => order > 0,
  '!=': (order) => order !== 0,
}

/** Two columns of the same row: numbers and times by size, other texts only by whether they are the same. */
function compared({ operator }: RuleOf<'compare'>, a: number, b: number, table: TableFacts, work: RuleWork): Counted {
  let tested = 0
  const examples: string[] = []
  let failed = 0
  for (const row of table.sampleRows) {
    const [one, other] = [row[a], row[b]]
    if (b < 0 || one == null || other == null) continue
    if (work.isSpent) return { tested, failed, examples, exact: false, isCut: true }
    work.spend(one.length + other.length + 1)
    tested++
    const difference = differenceOf(one, other)
    const order = Number.isNaN(difference) ? (one === other ? 0 : Number.NaN) : difference
    if (OPERATORS[operator](order)) continue
    failed++
    if (examples.length < 50) examples.push(one)
  }
  return { tested, failed, examples, exact: tested > 0 && table.sampleRows.length === table.rows }
}

import { parseCompactDay, timesIn, YEAR_MONTH } from '#scanner/profile/day.ts'
import { isNaming } from '#scanner/recognise/lost-digits.ts'
import { spoiltIn } from '#scanner/propose/alone.ts'
import { answered, filled, number, reckon, reckonedOf, sumUp } from '#scanner/propose/quality/seen.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { JudgedColumn } from '#scanner/propose/company.ts'
import type { Count, Findings, Measured, Seen } from '#scanner/propose/quality/seen.ts'

const BOUNDS: Partial<Record<SemanticType, readonly [number, number]>> = {
  longitude: [-180, 180],
  latitude: [-90, 90],
  age: [0, 120],
  day: [1, 31],
  hour: [0, 24],
  year: [1000, 2200],
}
const NUMERIC: readonly SemanticType[] = ['amount', 'unit_price', 'quantity', 'measure', 'index', 'rank', 'age', 'longitude', 'latitude']
const FORMS: Partial<Record<SemanticType, RegExp>> = {
  post_code: /^\d{6}$/,
  phone_area_code: /^0\d{2,3}$/,
  landline: /^[\d\s()（）\-—－转,、;；/+]{7,60}$/,
  phone: /^[\d\s()（）\-—－转,、;；/+*]{7,60}$/,
  region_code: /^\d{2,12}$/,
  url: /^[a-z][a-z0-9+.-]*:\/\/|^www\./i,
}
const TIMES: readonly SemanticType[] = ['date', 'datetime', 'birth_date']

/** Accuracy: values that are possible, well formed, not repeated, unique where they name a row, and clean. */
export function measureAccurate(seen: Seen): Findings {
  const { table, company } = seen
  return {
    '0301': sumUp(company.columns.flatMap((column) => impossible(column, company.now))),
    '0302': sumUp(company.columns.flatMap(malformed)),
    '0303':
      table.duplicates && table.rows > 0
        ? { a: table.rows - table.duplicates.rows, b: table.rows, evidence: repeated(table.duplicates) }
        : null,
    '0304': uniqueness(seen),
    '0305': dirt(seen),
  }
}

function repeated({ rows, exact }: { rows: number; exact: boolean }): Measured['evidence'] {
  return rows === 0
    ? []
    : [{ zh: `${exact ? '' : '约 '}${number(rows)} 行与别的行完全相同`, en: `${exact ? '' : 'About '}${number(rows)} rows repeat another` }]
}

function impossible(column: JudgedColumn, now: number): Count[] {
  const { type, view } = column
  const name = view.name
  // A month with its year is told by its form.
  const bounds: readonly [number, number] | undefined = type === 'month' ? (view.max > 12 ? undefined : [1, 12]) : BOUNDS[type]
  if (bounds) {
    // Terminals of vehicles write millionths of a degree.
    const times = view.physical === 'integer' && (type === 'longitude' || type === 'latitude') && view.min > 1_000_000 ? 1_000_000 : 1
    const [low, high] = [bounds[0] * times, bounds[1] * times]
    const what = { zh: `不在 ${low}—${high} 之间`, en: `are not between ${low} and ${high}` }
    if (view.facts.numbers && view.min >= low && view.max <= high) return [{ name, bad: 0, of: filled(column), what }]
    return [
      {
        name,
        ...reckon(column, (value) => Number.isNaN(Number(value)) || (Number(value) >= low && Number(value) <= high)),
        what,
        sampled: true,
      },
    ]
  }
  if (type !== 'birth_date') return []
  const times = timesIn(view.values)
  const least = Date.UTC(1890, 0, 1)
  const isPossible = (time: number): boolean => !(time > now) && !(time < least)
  return [
    {
      name,
      ...reckon(column, (value, at) => isPossible(orCompact(times[at]!, value))),
      what: { zh: '是未来或不可能的出生日期', en: 'are birth dates in the future or too long ago' },
      sampled: true,
    },
  ]
}

/** The time that was read of a value, or else the day it is when written without separators, or the first of a month. */
function orCompact(time: number, value: string): number {
  if (!Number.isNaN(time)) return time
  const month = YEAR_MONTH.exec(value)
  return month ? Date.UTC(Number(month[1]), Number(month[2]) - 1) : parseCompactDay(value)
}

/** Numbers are counted exactly over all cells, other forms in the sample. */
function malformed(column: JudgedColumn): Count[] {
  const { type, view } = column
  const of = filled(column)
  if (NUMERIC.includes(type)) {
    const { integer, decimal, digits } = view.facts.checks
    const numeric = integer + decimal + digits
    return numeric >= of * 0.5
      ? [{ name: view.name, bad: Math.max(0, of - numeric), of, what: { zh: '不是数字', en: 'are not numbers' } }]
      : []
  }
  const lost = isNaming(type) ? reckonedOf(column, view.facts.alone?.spoilt ?? spoiltIn(view)) : null
  if (lost && lost.bad > 0)
    return [
      {
        name: view.name,
        ...lost,
        what: {
          zh: '的末几位被表格软件丢失（须从原系统以文本重新导出）',
          en: 'lost their last digits in a spreadsheet program (export them anew as text)',
        },
        sampled: true,
      },
    ]
  const times = TIMES.includes(type) ? timesIn(view.values) : null
  if (times)
    return [
      {
        name: view.name,
        ...reckon(
          column,
          (value, at) =>
            !Number.isNaN(times[at]!) ||
            !Number.isNaN(parseCompactDay(value)) ||
            (type === 'birth_date' && YEAR_MONTH.test(value)) ||
            /^\d{1,2}:\d{2}/.test(value),
        ),
        what: { zh: '不是存在的日期', en: 'are not dates that exist' },
        sampled: true,
      },
    ]
  const form = column.verdict.masked ? undefined : FORMS[type]
  const counted = form ? reckon(column, (value) => form.test(value)) : null
  // A form that most values do not have is not the form of this column.
  return counted && counted.bad <= counted.of * 0.5
    ? [{ name: view.name, ...counted, what: { zh: '格式不合', en: 'are not well formed' }, sampled: true }]
    : []
}

function uniqueness({ table }: Seen): Measured | null {
  const [key] = table.keys.toSorted((a, b) => Number(b.declared) - Number(a.declared) || a.duplicates + a.nulls - b.duplicates - b.nulls)
  if (!key || table.rows === 0) return null
  const bad = Math.min(table.rows, key.duplicates + key.nulls)
  const name = key.columns.join('＋')
  return {
    a: table.rows - bad,
    b: table.rows,
    evidence:
      bad > 0
        ? [
            {
              zh: `主键“${name}”：${number(key.duplicates)} 行重复、${number(key.nulls)} 行为空`,
              en: `Key “${name}”: ${number(key.duplicates)} rows repeated, ${number(key.nulls)} empty`,
            },
          ]
        : [],
  }
}

function dirt({ company }: Seen): Measured | null {
  return sumUp(
    company.columns.map((column) => {
      const { facts } = column.view
      const placeholders = [...facts.placeholders.values()].reduce((sum, count) => sum + count, 0) - answered(column)
      const broken = reckonedOf(
        column,
        facts.sample.reduce((sum, text) => sum + (text.includes('\ufffd') ? 1 : 0), 0),
      ).bad
      const bad = placeholders + facts.formulas + facts.longCells + broken
      return {
        name: column.view.name,
        bad,
        of: facts.seen,
        what: { zh: '是占位符、乱码或异常字符', en: 'are placeholders, garbled or hold odd signs' },
      }
    }),
  )
}

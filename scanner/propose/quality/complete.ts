import { DAY } from '#scanner/profile/day.ts'
import { isWorkingSeries, spanOf } from '#scanner/propose/times.ts'
import { answered, filled, number, sumUp } from '#scanner/propose/quality/seen.ts'
import type { JudgedColumn } from '#scanner/propose/company.ts'
import type { Count, Findings, Measured, Seen } from '#scanner/propose/quality/seen.ts'

const OPTIONAL = /备注|说明|附注|曾用|传真|别名|其他|remark|note|comment|memo|alias|fax|optional/i
const SELDOM = 0.05
const WHOLE = 0.6
const MOSTLY = 0.9

/** Completeness: cells of the columns that should be filled, and periods of a series, or rows that are not blank. */
export function measureComplete(seen: Seen): Findings {
  const { columns } = seen.company
  const required = columns.filter(
    (column) => !OPTIONAL.test(column.heading) && !column.view.name.includes('[]') && filled(column) > column.view.facts.seen * SELDOM,
  )
  return {
    '0201': sumUp(required.map(missing)),
    '0202': columns.map(periods).find((one) => one !== null) ?? rows(seen),
  }
}

function missing(column: JudgedColumn): Count {
  const { seen } = column.view.facts
  return { name: column.view.name, bad: seen - filled(column) - answered(column), of: seen, what: { zh: '为空', en: 'are empty' } }
}

function rows({ table }: Seen): Measured | null {
  if (table.rows === 0) return null
  const evidence =
    table.blankRows > 0 ? [{ zh: `${number(table.blankRows)} 行是空行`, en: `${number(table.blankRows)} rows are blank` }] : []
  return { a: Math.max(0, table.rows - table.blankRows), b: table.rows, evidence }
}

/** A series that has most of its days, months or years has gaps where the others are; null when the column is no such series. */
function periods(column: JudgedColumn): Measured | null {
  const span = spanOf(column)
  if (!span || column.view.distinct < 10) return null
  const days = Math.round((span[1] - span[0]) / DAY) + 1
  const [zh, en, expected] = ((): [string, string, number] => {
    if (column.type === 'year') return ['年', 'years', Math.round(days / 365.25)]
    if (column.type === 'month') return ['个月', 'months', Math.round(days / 30.44) + 1]
    if (column.type === 'date') return isWorkingSeries(column) ? ['个工作日', 'weekdays', Math.ceil((days * 5) / 7)] : ['天', 'days', days]
    return ['小时', 'hours', Math.round((span[1] - span[0]) / 3_600_000) + 1]
  })()
  const present = Math.min(column.view.distinct, expected)
  // One row a time is a series, many rows a day are events: for these a day without any is no gap unless nearly every day has some.
  const least = column.view.variety > 0.9 ? WHOLE : MOSTLY
  if (present < expected * least || column.view.distinct > expected * 1.2) return null
  const gap = expected - present
  return {
    a: present,
    b: expected,
    evidence:
      gap > 0
        ? [
            {
              zh: `列“${column.view.name}”：应有 ${number(expected)} ${zh}，缺 ${number(gap)} ${zh}`,
              en: `Column “${column.view.name}”: ${number(expected)} ${en} expected, ${number(gap)} missing`,
            },
          ]
        : [],
  }
}

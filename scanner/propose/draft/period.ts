import { DAY } from '#scanner/profile/day.ts'
import { frequencyOf } from '#scanner/propose/frequency.ts'
import { isUntil } from '#scanner/propose/times.ts'
import type { CardDraft, ColumnFinding, Finding } from '#contract/findings.ts'

const NUMBERS = ['measure', 'quantity', 'index', 'amount', 'unit_price', 'range']

/** The time in the name of an asset: 2013—2017年, 2024年, 2007年1月; by the data, else by the name of the file. */
export function timeWords({ from, to }: Pick<Finding, 'from' | 'to'>, text: string): string | null {
  if (from && to) {
    const [start, end] = [from.slice(0, 4), to.slice(0, 4)]
    if (start !== end) return `${start}—${end}年`
    return from.slice(0, 7) === to.slice(0, 7) ? `${start}年${Number(from.slice(5, 7))}月` : `${start}年`
  }
  const years = [...text.replace(/gb[-_/ ]?t?[-_ ]?\d+/gi, ' ').matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d{3,})/g)]
    .map((match) => match[1]!)
    .sort()
  if (years.length === 0) return null
  return years[0] === years.at(-1) ? `${years[0]}年` : `${years[0]}—${years.at(-1)}年`
}

/** How often the data grow, from their columns of times. */
export function frequencyIn(columns: readonly ColumnFinding[], { from, to }: Pick<Finding, 'from' | 'to'>): CardDraft['updateFrequency'] {
  const whole = from && to ? (Date.parse(to) - Date.parse(from)) / DAY : 0
  const parts = partsOf(columns)
  if (parts) return parts
  return frequencyOf(
    columns
      .filter((column) => ['datetime', 'timestamp', 'date', 'month', 'year'].includes(column.semanticType) && !isUntil(column.name))
      .map((column) => ({
        type: column.semanticType,
        heading: column.name,
        distinct: column.distinct,
        days: daysOf(column) ?? whole,
        filled: 1 - column.nullRatio,
      })),
  )
}

/** Year, month, day and hour in columns of their own tell the frequency together. */
function partsOf(columns: readonly ColumnFinding[]): CardDraft['updateFrequency'] | null {
  const has = (type: ColumnFinding['semanticType']): boolean =>
    columns.some((column) => column.semanticType === type && column.distinct > 2)
  if (
    !has('month') ||
    !columns.some((column) => column.semanticType === 'year') ||
    columns.some((column) => column.semanticType === 'month' && /^\d{4}/.test(column.min ?? ''))
  )
    return null
  if (has('day')) return has('hour') ? 'realtime' : 'daily'
  return 'monthly'
}

/** The days a column spans by its own lowest and highest; none for a part of a date, which says nothing alone. */
function daysOf({ semanticType, min, max }: ColumnFinding): number | null {
  if (semanticType === 'year' && /^\d{4}$/.test(min ?? '') && /^\d{4}$/.test(max ?? '')) return (Number(max) - Number(min)) * 365.25
  if (semanticType === 'month' && !/^\d{4}/.test(min ?? '')) return 0
  const days = (Date.parse((max ?? '').slice(0, 10)) - Date.parse((min ?? '').slice(0, 10))) / DAY
  return /^\d{4}-\d\d-\d\d/.test(min ?? '') && days > 0 ? days : null
}

/** The type of data in the name: 日报数据, 小时数据, 年度数据, 空间数据 …; figures that follow each other in time are a series, else it is plain data. */
export function kindWords({ columns, rows, format }: Finding, frequency: CardDraft['updateFrequency']): string {
  if (format === 'geojson' || columns.some((column) => column.physicalType === 'geometry')) return '空间数据'
  const figures = columns.filter((column) => NUMBERS.includes(column.semanticType)).length
  if (figures < 2 && figures < columns.length * 0.25) return '数据'
  if (columns.some((column) => column.personal)) return '数据'
  const hours =
    columns.some((column) => column.semanticType === 'hour') ||
    columns.some((column) => column.semanticType === 'datetime' && column.distinct > 2 && isHourly(column))
  if (hours) return '小时数据'
  const words = {
    realtime: '实时数据',
    daily: '日报数据',
    weekly: '周报数据',
    monthly: '月度数据',
    quarterly: '季度数据',
    yearly: '年度数据',
    unknown: '数据',
  }
  return rows > 2 ? words[frequency] : '数据'
}

function isHourly(column: ColumnFinding): boolean {
  const days = daysOf(column)
  return days !== null && Math.abs((days * 24) / column.distinct - 1) < 0.5
}

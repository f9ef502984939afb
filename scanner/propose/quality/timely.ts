import { cycleDays, frequencyOf } from '#scanner/propose/frequency.ts'
import { filledShare, freshnessOf, isUntil, spanOf } from '#scanner/propose/times.ts'
import { DAY, parseTime } from '#scanner/profile/day.ts'
import { orderOfTimes } from '#scanner/propose/quality/relations.ts'
import { number, reckon, sumUp } from '#scanner/propose/quality/seen.ts'
import type { Words } from '#law/words.ts'
import type { Company } from '#scanner/propose/company.ts'
import type { Findings, Measured, Seen } from '#scanner/propose/quality/seen.ts'

const CYCLES: Readonly<Record<string, Words>> = {
  realtime: { zh: '实时', en: 'in real time' },
  daily: { zh: '每日', en: 'daily' },
  weekly: { zh: '每周', en: 'weekly' },
  monthly: { zh: '每月', en: 'monthly' },
  quarterly: { zh: '每季', en: 'quarterly' },
  yearly: { zh: '每年', en: 'yearly' },
}

/** Timeliness: times that are possible, data as new as their cycle, and first things before later ones. */
export function measureTimely({ table, company }: Seen): Findings {
  const dated = company.columns.filter((column) => ['date', 'datetime'].includes(column.type) && !isUntil(column.heading))
  return {
    '0501': sumUp(
      dated.map((column) => ({
        name: column.view.name,
        ...reckon(column, (value) => isPossible(parseTime(value), company.now)),
        what: { zh: '早于1900年或在将来', en: 'lie before 1900 or in the future' },
        sampled: true,
      })),
    ),
    '0502': upToDate(company),
    '0503': orderOfTimes(table, company),
  }
}

/** Whether a moment is neither before 1900 nor in the future; what is no moment is not judged here. */
function isPossible(time: number, now: number): boolean {
  return !(time > now + DAY) && !(time < Date.UTC(1900, 0, 1))
}

/** How old the newest data are against the cycle in which they grow; null when no cycle can be told. */
function upToDate(company: Company): Measured | null {
  const fresh = freshnessOf(company)
  const series = company.columns.flatMap((column) => {
    const span = isUntil(column.heading) ? null : spanOf(column)
    return span
      ? [
          {
            type: column.type,
            heading: column.heading,
            distinct: column.view.distinct,
            days: (span[1] - span[0]) / DAY,
            filled: filledShare(column),
          },
        ]
      : []
  })
  const frequency = frequencyOf(series)
  if (!fresh || frequency === 'unknown') return null
  const age = Math.max(0, Math.floor((company.now - parseTime(fresh.latest)) / DAY))
  const cycle = cycleDays(frequency)
  const words = CYCLES[frequency]!
  return {
    a: Math.min(cycle, Math.max(age, 1)),
    b: Math.max(age, 1),
    evidence:
      age <= cycle
        ? []
        : [
            {
              zh: `列“${fresh.column}”：最新数据到 ${fresh.latest.slice(0, 10)}，距扫描 ${number(age)} 天，数据按${words.zh}增长`,
              en: `Column “${fresh.column}”: the newest data are of ${fresh.latest.slice(0, 10)}, ${number(age)} days old; they grow ${words.en}`,
            },
          ],
  }
}

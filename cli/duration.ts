import { endOfDay, provisional } from '#contract/working-days.ts'
import { CommandDenied } from './denial.ts'

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 }

/** How far to push a clock, and the year whose calendar is not published yet if working days of it were counted. */
export type Push = { readonly forwardMs: number; readonly uncertainYear: number | null }

/**
 * Reads `30m 2h 3d 1w` as plain time, and `10wd` as: until ten working days after today are over, in Beijing.
 * Denied when it is none of these, or not more than nothing.
 */
export function pushOf(duration: string, now: Date, today: string): Push {
  const [, digits = '', unit = ''] = /^(\d{1,4})(wd|[mhdw])$/.exec(duration.trim().toLowerCase()) ?? []
  const count = Number(digits)
  if (!unit || count === 0)
    throw new CommandDenied({
      zh: `“${duration}”不是时长。例如 10wd（工作日）、3d（天）、2h（小时）、30m（分钟）、1w（周）`,
      en: `“${duration}” is no duration. Say 10wd (working days), 3d, 2h, 30m or 1w`,
    })
  if (unit !== 'wd') return { forwardMs: count * unitMs[unit]!, uncertainYear: null }
  const last = provisional(today, count)
  return { forwardMs: endOfDay(last.date).getTime() - now.getTime(), uncertainYear: last.provisional ? last.year : null }
}

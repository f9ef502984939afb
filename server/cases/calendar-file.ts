import { z } from 'zod'
import { isCivilDate } from '#contract/answers.ts'
import { daysAfter, daysBetween } from '#contract/working-days.ts'
import type { Words } from '#law/words.ts'
import type { CalendarYear } from '#law/working-days.ts'
import { Denied } from '#server/denied.ts'

const day = z.string().refine(isCivilDate)
const text = z.string().trim().min(4).max(300)
const calendarFile = z.strictObject({
  year: z.int().min(2000).max(2199),
  source: z.strictObject({ zh: text, en: text }),
  holidays: z
    .array(z.tuple([day, day]))
    .min(1)
    .max(40),
  makeUp: z.array(day).max(40),
})
/** What is a holiday each year on the same day (《全国年节及纪念日放假办法》): a file without it is not the notice. */
const fixedHolidays = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']

/** The calendar of a year out of a file, or a refusal that names everything wrong with it (choice:calendar-horizon). */
export function readCalendarFile(content: string): { readonly year: number; readonly published: CalendarYear } {
  const { year, ...published } = parsed(content)
  const wrong = faultsOf(year, published)
  if (wrong.length > 0) throw refused({ zh: wrong.map(({ zh }) => zh).join('；'), en: wrong.map(({ en }) => en).join('; ') })
  return { year, published }
}

function parsed(content: string): z.infer<typeof calendarFile> {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch {
    throw refused({ zh: '文件不是 JSON', en: 'the file is no JSON' })
  }
  const read = calendarFile.safeParse(json)
  if (read.success) return read.data
  const places = [
    ...new Set(read.error.issues.map(({ path, code, ...issue }) => path.join('.') || ('keys' in issue ? String(issue.keys) : code))),
  ].join('、')
  throw refused({ zh: `内容不合格式：${places}`, en: `not of the form asked for: ${places}` })
}

function faultsOf(year: number, { holidays, makeUp }: CalendarYear): Words[] {
  const free = holidays.flatMap(([first, last]) =>
    Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, n) => daysAfter(first, n)),
  )
  const isWeekend = (date: string) => [0, 6].includes(new Date(date).getUTCDay())
  const fault = (zh: string, en: string, dates: readonly string[]): Words[] =>
    dates.length > 0 ? [{ zh: `${zh}：${dates.join('、')}`, en: `${en}: ${dates.join(', ')}` }] : []
  return [
    ...fault(
      `不在${year}年（跨年的假期只写其中本年的日子）`,
      `not in ${year} (of holidays over the turn of a year give its own days alone)`,
      [...holidays.flat(), ...makeUp].filter((date) => !date.startsWith(`${year}-`)),
    ),
    ...fault(
      '止日早于起日',
      'a last day before its first',
      holidays.filter(([first, last]) => last < first).map(([first]) => first),
    ),
    ...fault(
      '重复',
      'named twice',
      [...free, ...makeUp].filter((date, n, all) => all.indexOf(date) !== n),
    ),
    ...fault(
      '不是周末，无需调休上班',
      'no weekend day, so none to make up on',
      makeUp.filter((date) => !isWeekend(date)),
    ),
    ...fault(
      '缺少法定节假日',
      'a holiday by law is missing',
      fixedHolidays.map((date) => `${year}-${date}`).filter((date) => !free.includes(date)),
    ),
  ]
}

const refused = ({ zh, en }: Words) =>
  new Denied(422, {
    code: 'calendar-file',
    message: { zh: `放假安排文件不能载入：${zh}`, en: `The calendar cannot be loaded: ${en}` },
    basis: 'choice:calendar-horizon',
    remedy: {
      zh: '对照国务院办公厅通知逐日填写；格式见运行说明“放假安排”',
      en: 'Write it day by day after the notice of the State Council; for its form see “The calendar” in the notes on running',
    },
  })

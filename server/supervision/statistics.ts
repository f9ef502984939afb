import { registrationMarks } from '#law/marks.ts'
import { type OpenStatistics, supervisionRoutes } from '#contract/supervision.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { type FiguresAsk, keepFigures } from './kept-figures.ts'
import { countRegistrations } from './statistics.view.sql.ts'

/** The open statistics of a day, kept for a while once counting them takes long (choice:open-statistics). */
export function makeStatistics(): (ask: FiguresAsk) => Promise<OpenStatistics> {
  const counted = keepFigures((ask: FiguresAsk) => ask.transaction(countRegistrations), found => found.certificates)
  return async ask => {
    const { registrations, notices } = await counted(ask)
    return { asOf: ask.today, registrations, notices }
  }
}

/** The open statistics over the interface. */
export function statisticsHandlings(): Handling[] {
  const statistics = makeStatistics()
  return [handle(supervisionRoutes.openStatistics, ask => statistics(ask))]
}

const quoted = (text: string | number) => (/[",\n\r]/.test(String(text)) ? `"${String(text).replaceAll('"', '""')}"` : String(text))

/** The registrations as CSV that a spreadsheet opens as Chinese: month, type, marks, sector, count. */
export function statisticsCsv({ registrations }: OpenStatistics): string {
  const lines = [['月份', '登记类型', '登记标注', '行业', '登记数'], ...registrations.map(r => [r.month, r.type, r.marks.map(mark => registrationMarks[mark].title.zh).join('、'), r.sector || '未注明', r.registered])]
  return `\ufeff${lines.map(line => line.map(quoted).join(',')).join('\r\n')}\r\n`
}

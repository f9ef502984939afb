import { registrationMarks } from '#law/marks.ts'
import { type OpenStatistics, supervisionRoutes } from '#contract/supervision.ts'
import { inTransaction, stranger } from '#server/db/transaction.ts'
import { csvLine, csvMark } from '#server/http/csv.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { type FiguresAsk, keepFigures } from '#server/http/kept-figures.ts'
import { countRegistrations } from './statistics.view.sql.ts'

/** The open statistics as of a day. */
export type Statistics = (today: string) => Promise<OpenStatistics>

/** The open statistics, the same for interface and pages: counted in nobody's name and kept for a while once counting takes long (choice:open-statistics). */
export function makeStatistics({ db }: Pick<Platform, 'db'>): Statistics {
  const counted = keepFigures(
    (ask: FiguresAsk) => ask.transaction(countRegistrations),
    (found) => found.certificates,
  )
  return async (today) => {
    const { registrations, notices } = await counted({ today, visitor: stranger, transaction: (work) => inTransaction(db, stranger, work) })
    return { asOf: today, registrations, notices }
  }
}

/** The open statistics over the interface. */
export function statisticsHandlings(statistics: Statistics): Handling[] {
  return [handle(supervisionRoutes.openStatistics, (ask) => statistics(ask.today))]
}

/** The registrations as CSV that a spreadsheet opens as Chinese: month, type, marks, sector, count. */
export function statisticsCsv({ registrations }: OpenStatistics): string {
  const lines = [
    ['月份', '登记类型', '登记标注', '行业', '登记数'],
    ...registrations.map((r) => [
      r.month,
      r.type,
      r.marks.map((mark) => registrationMarks[mark].title.zh).join('、'),
      r.sector || '未注明',
      r.registered,
    ]),
  ]
  return csvMark + lines.map((line) => csvLine(line)).join('')
}

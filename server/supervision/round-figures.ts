import type { DeskFigure } from '#contract/desks.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Reader } from '#server/http/ask.ts'
import { dutyKinds } from '#server/inventory/reminders.sql.ts'
import { figure } from './desk-parts.ts'
import type { RoundsRow } from './desks.view.sql.ts'
import { type CoverageRow, findCoverage } from './duties.view.sql.ts'

const said = (zh: string, en: string): Words => ({ zh, en })
const listOf = (year: number, state?: string) => `/desk/inventory/duties?${state ? `state=${state}&` : ''}year=${year}`

/** How a unit stands with its inventory: where it is a duty (§3.9), of this year and of the last one while that is open; others are encouraged (§3.12). */
export async function ownRoundFigures(tx: Tx, { visitor, today }: Reader, rounds: RoundsRow, year: number): Promise<DeskFigure[]> {
  const hasDuty = dutyKinds.includes(visitor.organisationKind ?? '')
  const isDone = rounds.published > 0
  const note = isDone
    ? said('本年度已完成', 'done this year')
    : rounds.open > 0
      ? said(`正在盘点 ${rounds.open} 次`, `${rounds.open} under way`)
      : hasDuty
        ? said('每年至少一次，尚未开始', 'at least once a year; not begun')
        : said('鼓励开展', 'encouraged')
  const late = hasDuty ? (await findCoverage(tx, { year: year - 1, today })).overdue : 0
  return [
    ...(late > 0
      ? [
          figure('round-before', said(`${year - 1}年度盘点未完成`, `Inventory of ${year - 1} not done`), late, listOf(year - 1), {
            tone: 'bad',
            note: said('已逾期，请尽快完成并发布', 'overdue; take and publish it soon'),
          }),
        ]
      : []),
    figure('round', said(`${year}年度盘点`, `Inventory of ${year}`), rounds.published, hasDuty ? listOf(year) : '/desk/inventory', {
      tone: isDone ? 'good' : hasDuty ? 'bad' : 'plain',
      note,
    }),
  ]
}

/** Units whose duty is late: of this year, and of the last one while any of them is open, each with the list of its year. */
export async function overdueFigures(tx: Tx, ask: Reader, duty: CoverageRow, year: number): Promise<DeskFigure[]> {
  const before = await findCoverage(tx, { year: year - 1, today: ask.today })
  const late = (key: string, of: number, n: number) =>
    figure(key, said(`${of}年度盘点逾期的单位`, `Units overdue with ${of}`), n, listOf(of, 'overdue'), { tone: n > 0 ? 'bad' : 'good' })
  return [...(before.overdue > 0 ? [late('overdue-before', year - 1, before.overdue)] : []), late('overdue', year, duty.overdue)]
}

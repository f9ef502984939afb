import { type Duty, dutyRoutes } from '#contract/duties.ts'
import { organisationKinds } from '#law/parties.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { type ExcelColumn, sendExcel } from '#server/http/excel.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { dutyEndsOn } from '#server/inventory/reminders.ts'
import { type DutyRow, findCoverage, listDuties } from './duties.view.sql.ts'

const stateWords = { done: '已完成', 'under-way': '进行中', 'not-begun': '未开始' } as const
const excelColumns: readonly ExcelColumn[] = [
  { title: '单位', width: 34 },
  { title: '性质', width: 12 },
  { title: '行业', width: 14 },
  { title: '年度', width: 8 },
  { title: '期限', width: 12 },
  { title: '状态', width: 10 },
  { title: '逾期', width: 8 },
  { title: '方案结束日期', width: 14 },
  { title: '发布时间', width: 22 },
  { title: '上次发布', width: 22 },
]

/** The yearly inventory duty of public producers, as far as one supervises them: list, overdue, coverage (§3.9, §3.12). */
export function dutyHandlings(): Handling[] {
  const yearOf = (asked: number | undefined, today: string) => asked ?? Number(today.slice(0, 4))
  return [
    handle(dutyRoutes.listDuties, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const year = yearOf(query.year, ask.today)
        const { rows, counted } = await listDuties(
          tx,
          { ...query, year, today: ask.today },
          { limit: query.limit, after: fromCursor(query.cursor, ['text', 'uuid']) },
        )
        return toPage(
          rows,
          query.limit,
          counted,
          (d) => [d.initials, d.id],
          (d) => dutyOf(d, year),
        )
      }),
    ),
    handle(dutyRoutes.dutiesExcel, async (ask, { query }) => {
      const year = yearOf(query.year, ask.today)
      return sendExcel(ask, `${year}年度盘点责任`, excelColumns, (after) =>
        ask.transaction(async (tx) => {
          const { rows } = await listDuties(
            tx,
            { ...query, year, today: ask.today },
            { limit: 500, after: after as (string | null)[] | null },
          )
          const last = rows.length > 500 ? rows[499]! : null
          return { rows: rows.slice(0, 500).map((d) => toCells(d, year)), next: last ? [last.initials, last.id] : null }
        }),
      )
    }),
    handle(dutyRoutes.readDutyCoverage, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const year = yearOf(query.year, ask.today)
        const { units, done, under_way, not_begun, overdue, encouraged } = await findCoverage(tx, { year, today: ask.today })
        return { year, dueOn: dutyEndsOn(year), units, done, underWay: under_way, notBegun: not_begun, overdue, encouraged }
      }),
    ),
  ]
}

function dutyOf(d: DutyRow, year: number): Duty {
  return {
    holderId: d.id,
    holderName: d.name,
    kind: d.kind,
    sector: d.sector,
    year,
    dueOn: dutyEndsOn(year),
    state: d.state,
    isOverdue: d.is_overdue,
    roundId: d.round_id,
    caseId: d.case_id,
    step: d.step,
    planEndsOn: d.ends_on,
    publishedAt: d.published_at?.toISOString() ?? null,
    lastPublishedAt: d.last_published_at?.toISOString() ?? null,
  }
}

function toCells(d: DutyRow, year: number): (string | number | null)[] {
  return [
    d.name,
    organisationKinds[d.kind as keyof typeof organisationKinds]?.title.zh ?? d.kind,
    d.sector,
    year,
    dutyEndsOn(year),
    stateWords[d.state],
    d.is_overdue ? '逾期' : '',
    d.ends_on,
    d.published_at?.toISOString() ?? null,
    d.last_published_at?.toISOString() ?? null,
  ]
}

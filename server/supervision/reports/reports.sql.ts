import { sql } from 'kysely'
import type { ReportDuty } from '#contract/supervision-reports.ts'
import type { ReportFigures } from './figures.view.sql.ts'
import { dutyKinds } from '#server/inventory/reminders.sql.ts'
import { byKey } from '#server/db/by-key.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Enters the report of a year that was received. */
export async function insertReport(
  tx: Tx,
  r: {
    readonly caseId: string
    readonly holderId: string
    readonly year: number
    readonly figures: ReportFigures
    readonly handedInOn: string
    readonly at: Date
  },
): Promise<void> {
  await sql`insert into annual_reports (case_id, holder_id, holder_kind, holder_sector, year, figures, handed_in_on, received_at)
    select ${r.caseId}, o.id, o.kind, o.sector, ${r.year}, ${JSON.stringify(r.figures)}::jsonb, ${r.handedInOn}::date, ${r.at}
    from organisations o
    where o.id = ${r.holderId}`.execute(tx)
}

/** Whether the report of a year was received, or another one of that year is on its way. */
export async function findReportMade(
  tx: Tx,
  holderId: string,
  year: number,
  besides: string,
): Promise<{ readonly isReceived: boolean; readonly other: string | null }> {
  const { rows } = await sql<{
    isReceived: boolean
    other: string | null
  }>`select exists (select from annual_reports where holder_id = ${holderId} and year = ${year}) as "isReceived",
    (
      select number
      from cases
      where procedure = 'annual-report'
        and applicant_id = ${holderId}
        and id <> ${besides}
        and closed_at is null
        and submitted_at is not null
        and answers ->> 'year' = ${String(year)}
      limit 1
    ) as other`.execute(tx)
  return rows[0]!
}

export type ReportsAsked = {
  readonly year: number
  readonly dueOn: string
  readonly today: string
  readonly state?: string | undefined
  readonly q?: string | undefined
}

/**
 * The public producers the reader supervises (or is), each with how its report of a year stands: in time is one handed in by the last day,
 * whenever it is received (§7.3, choice:annual-report-due).
 */
const reporting = ({ year, dueOn, today }: ReportsAsked) => sql`duties as (
  select o.id as "holderId", o.name as "holderName", o.kind, o.sector, o.initials,
    case when r.case_id is not null then 'received' when c.id is not null then 'under-way' else 'not-begun' end as state,
    coalesce(r.handed_in_on, c.handed_in_on, ${today}::date) > ${dueOn}::date as "isOverdue",
      coalesce(r.case_id, c.id) as "caseId", coalesce(r.handed_in_on, c.handed_in_on)::text as "handedInOn", r.figures
  from organisations o left join annual_reports r on r.holder_id = o.id and r.year = ${year}
    left join lateral (
      select id,
        case when step = 'receiving' then (
          select max(e.at at time zone 'Asia/Shanghai')::date
          from entries e
          where e.case_id = cases.id and e.from_step = 'confirming' and e.act = 'confirm'
        ) end as handed_in_on
      from cases
      where procedure = 'annual-report'
        and applicant_id = o.id
        and closed_at is null
        and submitted_at is not null
        and answers ->> 'year' = ${String(year)}
      order by opened_at desc
      limit 1
    ) c
      on true
  where (o.is_open or r.case_id is not null or c.id is not null) and 'producer' = any(o.roles) and o.kind = any(${sql.val([...dutyKinds])}::text[]) and (o.id = (select me_organisation()) or (select me_everywhere()) or o.kind = any ((select me_kinds())::text[]) or o.sector = (select me_field())))`

const fitting = ({ state, q }: ReportsAsked) =>
  sql`${state === 'overdue' ? sql`d."isOverdue"` : state ? sql`d.state = ${state}` : sql`true`} and ${q ? sql`(lower(d."holderName") like ${likeWord(q)} or d.initials like ${likeWord(q)})` : sql`true`}`

/** A page of the duty to report by the initials of the names, one more than `limit`, with their count. */
export async function listReportDuties(
  tx: Tx,
  asked: ReportsAsked,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<{ rows: (Omit<ReportDuty, 'year' | 'dueOn'> & { initials: string })[]; counted: number }> {
  const after = place.after ? sql`(d.initials, d."holderId") > (${place.after[0]}, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<Omit<ReportDuty, 'year' | 'dueOn'> & { initials: string; n: number }>`
    with ${reporting(asked)}, fits as (select * from duties d where ${fitting(asked)})
    select d.*, (select count(*)::int from fits) as n
    from fits d
    where ${after}
    order by d.initials, d."holderId"
    limit ${place.limit + 1}
  `.execute(tx)
  return { rows, counted: rows[0]?.n ?? 0 }
}

/** How many public producers there are in the reader's scope, whose report of a year was received, and is overdue. */
export async function sumReportDuties(tx: Tx, asked: ReportsAsked): Promise<{ units: number; received: number; overdue: number }> {
  const { rows } = await sql<{
    units: number
    received: number
    overdue: number
  }>`
    ${byKey}with ${reporting(asked)}
    select count(*)::int as units, count(*) filter (where state = 'received')::int as received,
      count(*) filter (where "isOverdue" and state <> 'received')::int as overdue
    from duties
  `.execute(tx)
  return rows[0]!
}

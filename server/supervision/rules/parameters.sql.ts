import { sql } from 'kysely'
import type { Parameter } from '#contract/supervision-rulings.ts'
import type { Tx } from '#server/db/transaction.ts'

type Version = Parameter['versions'][number] & { readonly choice: string }

/** Enters the value both bureaux decided for a parameter. */
export async function insertVersion(tx: Tx, v: Omit<Version, 'decidedAt'> & { readonly at: Date }): Promise<void> {
  await sql`insert into parameter_versions (case_id, choice, value_before, value, effective_on, carried_by, reason, decided_at) values (${v.caseId}, ${v.choice}, ${v.valueBefore}, ${v.value}, ${v.effectiveOn}::date, ${v.carriedBy}, ${v.reason}, ${v.at})`.execute(tx)
}

/** Every value that was decided, by parameter, the latest first. */
export async function listVersions(tx: Tx): Promise<Version[]> {
  const { rows } = await sql<Omit<Version, 'decidedAt'> & { decidedAt: Date }>`select case_id as "caseId", choice, value_before as "valueBefore", value, effective_on as "effectiveOn", carried_by as "carriedBy", reason, decided_at as "decidedAt" from parameter_versions order by choice, decided_at desc limit 2000`.execute(tx)
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }))
}

/** A step whose time limit rests on a parameter. */
export type LimitedStep = { readonly procedure: string; readonly step: string; readonly limit: number; readonly endsItself: boolean }

/** The query as it is run and as it is shown: `limited` holds the steps, `days` the working days of the calendar, `span` the year looked back over; time that stood still is not taken off. What went on by itself took the limit, no more. */
export const effectQuery = `with moved as (
  select e.case_id, c.procedure, e.from_step, e.act, (e.at at time zone 'Asia/Shanghai')::date as left_on,
    (lag(e.at) over (partition by e.case_id order by e.seq) at time zone 'Asia/Shanghai')::date as came_on
  from entries e join cases c on c.id = e.case_id where e.from_step is distinct from e.to_step and c.procedure in (select procedure from limited)),
visits as (
  select l.procedure, l.step, case when m.act = 'lapse' then l.days else (select count(*)::int from days d where d.day > m.came_on and d.day <= m.left_on) end as used
  from limited l join moved m on m.procedure = l.procedure and m.from_step = l.step cross join span where m.left_on between span.first and span.last and m.came_on is not null)
select l.procedure, l.step, l.ends_itself as "endsItself", l.days as "limit", count(v.used)::int as left, count(*) filter (where v.used > l.days)::int as "lateBefore", count(*) filter (where v.used > span.value)::int as "lateAfter"
from limited l cross join span left join visits v on v.procedure = l.procedure and v.step = l.step group by l.procedure, l.step, l.ends_itself, l.days order by l.procedure, l.step`

/** What a new limit would have changed at these steps between two days, by the calendar given. */
export async function findEffect(tx: Tx, steps: readonly LimitedStep[], value: number, span: { readonly from: string; readonly until: string; readonly days: readonly string[] }) {
  const { rows } = await sql<LimitedStep & { left: number; lateBefore: number; lateAfter: number }>`with limited as materialized (select * from jsonb_to_recordset(${JSON.stringify(steps.map((s) => ({ procedure: s.procedure, step: s.step, days: s.limit, ends_itself: s.endsItself })))}::jsonb) as s(procedure text, step text, days int, ends_itself boolean)),
      days as materialized (select unnest(${sql.val([...span.days])}::date[]) as day), span as (select ${span.from}::date as first, ${span.until}::date as last, ${value}::int as value), found as (${sql.raw(effectQuery)}) select * from found`.execute(tx)
  return rows
}

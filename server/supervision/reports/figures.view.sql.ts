import { sql } from 'kysely'
import { readingActions } from '#law/audit.ts'
import type { ReportFigure } from '#law/reports.ts'
import type { Tx } from '#server/db/transaction.ts'

export type ReportFigures = { readonly [F in ReportFigure]: number }

/** What the records say of the use of a producer's data in a year (§7.3): use marks and agreements that ran in it, and what others read and took out. */
export async function findReportFigures(tx: Tx, holderId: string, year: number): Promise<ReportFigures> {
  const [first, last] = [sql`make_date(${year}::int, 1, 1)`, sql`make_date(${year}::int, 12, 31)`]
  const begins = sql`(${first}::timestamp at time zone 'Asia/Shanghai')`
  const ends = sql`((${last} + 1)::timestamp at time zone 'Asia/Shanghai')`
  const { rows } = await sql<ReportFigures>`
      with m as (
        select asset_id, operator_id
        from use_marks
        where holder_id = ${holderId}
          and starts_on <= ${last}
          and coalesce((ended_at at time zone 'Asia/Shanghai')::date, ends_on) >= ${first}
      ),
        a as (
        select asset_id, operator_id, developer_id, suspensions, ended_at
        from agreements
        where holder_id = ${holderId}
          and signed_operator_at is not null
          and signed_developer_at is not null
          and begins_on <= ${last}
          and coalesce((ended_at at time zone 'Asia/Shanghai')::date, ends_on) >= ${first}
      ),
        r as (
        select action
        from audit_log
        where holder_id = ${holderId}
          and action = any (${sql.val([...readingActions])}::text[])
          and outcome = 'done'
          and organisation_id is distinct from ${holderId}
          and platform_at >= ${begins}
          and platform_at < ${ends}
      )
      select (select count(*)::int from m) as marks,
        (select count(distinct asset_id)::int from (select asset_id from m union all select asset_id from a) u) as assets,
        (
        select count(distinct operator_id)::int from (select operator_id from m union all select operator_id from a) u
      ) as operators,
        (select count(*)::int from a) as agreements, (select count(distinct developer_id)::int from a) as developers,
        (
          select count(*)::int
          from a
          where exists (select from unnest(suspensions) s (at) where s.at >= ${begins} and s.at < ${ends})
            or ended_at >= ${begins} and ended_at < ${ends}
        ) as suspensions,
        (select count(*)::int from r where action like 'read-%') as readings,
        (select count(*)::int from r where action not like 'read-%') as exports`.execute(tx)
  return rows[0]!
}

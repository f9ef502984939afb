import { sql } from 'kysely'
import type { Cockpit } from '#contract/supervision.ts'
import type { Tx } from '#server/db/transaction.ts'
import { standing } from './standings.view.sql.ts'

/** What is counted by the month it happened in. */
const monthly = sql`'submitted', 'month', 'changed', 'deregistered', 'revoked', 'lapsed'`

export type CockpitRow = {
  funnel: { catalogued: number; opined: number; valued: number; submitted: number; registered: number; carded: number }
  coverage: { id: string; name: string; registered: number; total: number }[]
  overdue: { role: string; id: string | null; name: string | null; n: number }[]
  grades: { grade: number; origin: string; value: number }[]
  monthly: Cockpit['monthly']
  open_cases: number
  overdue_cases: number
  median_days: number | null
}

/**
 * The cockpit's figures in one statement, over the units the reader supervises: out of the sums that are kept beside the rows, and of the
 * cases that run. Coverage counts public bodies only (3.12). Granted applications took so many days in the middle, to a tenth of one.
 */
export async function findCockpit(tx: Tx, today: string): Promise<CockpitRow> {
  const { rows } = await sql<CockpitRow>`
    with since as (select date_trunc('month', ${today}::date) - interval '11 months' as first),
      months as (
      select to_char(m, 'YYYY-MM') as month
      from since, generate_series(first, date_trunc('month', ${today}::date), interval '1 month') m
    ),
      s as materialized (${standing(sql`what in ('state', 'grade', 'opined', 'valued', 'took') or (what in (${monthly}) and key >= (select min(month) from months))`)}),
      g as materialized (select what, key, sum(n)::bigint as n from s group by 1, 2),
      open as materialized (
      select owner_role, owner_id, due_on < ${today}::date as is_late, count(*) as n
      from cases
      where closed_at is null and submitted_at is not null
      group by 1, 2, 3
    ),
      late as (select owner_role, owner_id, n from open where is_late order by n desc, owner_role, owner_id limit 20),
      took as (
      select key::int as tenths, sum(n) over (order by key::int)::bigint as upto, sum(n) over ()::bigint as of from g
      where what = 'took' and n > 0
    )
    select
      (select jsonb_build_object('carded', coalesce(sum(n) filter (where what = 'state'), 0), 'catalogued', coalesce(sum(n) filter (where what = 'state' and key <> 'carded'), 0),
        'opined', coalesce(sum(n) filter (where what = 'opined'), 0), 'valued', coalesce(sum(n) filter (where what = 'valued'), 0),
        'submitted', coalesce(sum(n) filter (where what = 'state' and key in ('in-registration', 'registered')), 0), 'registered', coalesce(sum(n) filter (where what = 'state' and key = 'registered'), 0)) from g) as funnel,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'registered', t.registered, 'total', t.total) order by t.registered::numeric / t.total desc, o.name)
        from organisations o
        join (select holder_id, sum(n)::bigint as total, coalesce(sum(n) filter (where key = 'registered'), 0)::bigint as registered from s where what = 'state' and holder_kind in ('administrative-organ', 'public-institution') group by 1 having sum(n) > 0) t on t.holder_id = o.id), '[]') as coverage,
      coalesce(
        (
          select jsonb_agg(
            jsonb_build_object('role', d.owner_role, 'id', d.owner_id, 'name', o.name, 'n', d.n)
            order by d.n desc, d.owner_role, d.owner_id
          )
          from late d
          left join organisations o on o.id = d.owner_id
        ),
        '[]'
      ) as overdue,
      coalesce(
        (
          select jsonb_agg(
            jsonb_build_object('grade', split_part(key, '/', 1)::int, 'origin', split_part(key, '/', 2), 'value', n) order by key
          )
          from g
          where what = 'grade' and n > 0
        ),
        '[]'
      ) as grades,
      (
        select jsonb_agg(t.of || jsonb_build_object('month', t.month) order by t.month)
        from (
          select m.month,
            jsonb_object_agg(case w.what when 'month' then 'registered' else w.what end, coalesce(g.n, 0)) as of from months m
          cross join unnest(array[${monthly}]) w (what)
          left join g on g.what = w.what and g.key = m.month
          group by 1
        ) t
      ) as monthly,
      (select coalesce(sum(n), 0)::bigint from open) as open_cases,
      (select coalesce(sum(n), 0)::bigint from open where is_late) as overdue_cases,
      (
        select ((min(tenths) filter (where upto >= (of + 1) / 2) + min(tenths) filter (where upto >= of / 2 + 1)) / 20.0)::float8
        from took
      ) as median_days`.execute(tx)
  return rows[0]!
}

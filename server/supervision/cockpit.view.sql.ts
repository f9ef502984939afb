import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

export type CockpitRow = {
  funnel: { catalogued: number; opined: number; valued: number; submitted: number; registered: number; carded: number }
  coverage: { id: string; name: string; registered: number; total: number }[]
  overdue: { role: string; id: string | null; name: string | null; n: number }[]
  grades: { grade: number; origin: string; value: number }[]
  monthly: { month: string; submitted: number; registered: number }[]
  open_cases: number
  overdue_cases: number
  median_days: number | null
}

/** The cockpit's figures in one statement, over what the reader may see; each table is gone through once. Coverage counts public bodies only (3.12). */
export async function findCockpit(tx: Tx, today: string): Promise<CockpitRow> {
  const { rows } = await sql<CockpitRow>`
    with a as materialized (select id, holder_id, holder_kind, state, grade, origin, registered_at, version from assets),
    live as (select * from a where state <> 'destroyed'),
    opined as (select distinct asset_id, asset_version from opinions where conclusion = 'unqualified'),
    valued as (select distinct asset_id, asset_version from valuations),
    open as materialized (select owner_role, owner_id, due_on from cases where closed_at is null and submitted_at is not null),
    late as (select owner_role, owner_id, count(*) as n from open where due_on < ${today}::date group by 1, 2 order by 3 desc, 1, 2 limit 20),
    applied as materialized (select submitted_at, closed_at, ending from cases where procedure in ('first-registration', 'legacy-registration') and submitted_at is not null),
    months as (select to_char(m, 'YYYY-MM') as month from generate_series(date_trunc('month', ${today}::date) - interval '11 months', date_trunc('month', ${today}::date), interval '1 month') m),
    submitted as (select to_char(submitted_at, 'YYYY-MM') as month, count(*) as n from applied group by 1),
    registered as (select to_char(registered_at, 'YYYY-MM') as month, count(*) as n from a where registered_at is not null group by 1)
    select
      (select jsonb_build_object('carded', count(*), 'catalogued', count(*) filter (where state <> 'carded'),
        'opined', count(*) filter (where state <> 'carded' and o.asset_id is not null), 'valued', count(*) filter (where state <> 'carded' and o.asset_id is not null and v.asset_id is not null),
        'submitted', count(*) filter (where state in ('in-registration', 'registered')), 'registered', count(*) filter (where state = 'registered'))
        from live a left join opined o on o.asset_id = a.id and o.asset_version = a.version left join valued v on v.asset_id = a.id and v.asset_version = a.version) as funnel,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'registered', t.registered, 'total', t.total) order by t.registered::numeric / greatest(t.total, 1) desc, o.name)
        from organisations o join (select holder_id, count(*) as total, count(*) filter (where state = 'registered') as registered from live where holder_kind in ('administrative-organ', 'public-institution') group by 1) t on t.holder_id = o.id), '[]') as coverage,
      coalesce((select jsonb_agg(jsonb_build_object('role', d.owner_role, 'id', d.owner_id, 'name', o.name, 'n', d.n) order by d.n desc, d.owner_role, d.owner_id) from late d left join organisations o on o.id = d.owner_id), '[]') as overdue,
      coalesce((select jsonb_agg(jsonb_build_object('grade', g.grade, 'origin', g.origin, 'value', g.n) order by g.grade, g.origin) from (select grade, origin, count(*) as n from live group by 1, 2) g), '[]') as grades,
      (select jsonb_agg(jsonb_build_object('month', m.month, 'submitted', coalesce(s.n, 0), 'registered', coalesce(r.n, 0)) order by m.month) from months m left join submitted s on s.month = m.month left join registered r on r.month = m.month) as monthly,
      (select count(*) from open) as open_cases,
      (select count(*) from open where due_on < ${today}::date) as overdue_cases,
      (select percentile_cont(0.5) within group (order by extract(epoch from closed_at - submitted_at) / 86400) from applied where ending = 'registered') as median_days`.execute(tx)
  return rows[0]!
}

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

/** The cockpit's figures in one statement, over what the reader may see. Coverage counts public bodies only (3.12). */
export async function findCockpit(tx: Tx, today: string): Promise<CockpitRow> {
  const { rows } = await sql<CockpitRow>`
    with a as (select id, holder_id, holder_kind, state, grade, origin, registered_at, version from assets),
    c as (select id, procedure, step, due_on, closed_at, submitted_at, ending, owner_role, owner_id, subject_id from cases where submitted_at is not null),
    months as (select to_char(m, 'YYYY-MM') as month from generate_series(date_trunc('month', ${today}::date) - interval '11 months', date_trunc('month', ${today}::date), interval '1 month') m)
    select
      (select jsonb_build_object('carded', count(*), 'catalogued', count(*) filter (where state <> 'carded'),
        'opined', count(*) filter (where state <> 'carded' and exists (select from opinions o where o.asset_id = a.id and o.asset_version = a.version and o.conclusion = 'unqualified')),
        'valued', count(*) filter (where state <> 'carded' and exists (select from opinions o where o.asset_id = a.id and o.asset_version = a.version and o.conclusion = 'unqualified') and exists (select from valuations v where v.asset_id = a.id and v.asset_version = a.version)),
        'submitted', count(*) filter (where state in ('in-registration', 'registered')), 'registered', count(*) filter (where state = 'registered')) from a) as funnel,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'registered', t.registered, 'total', t.total) order by t.registered::numeric / greatest(t.total, 1) desc, o.name)
        from organisations o join (select holder_id, count(*) as total, count(*) filter (where state = 'registered') as registered from a where holder_kind in ('administrative-organ', 'public-institution') group by 1) t on t.holder_id = o.id), '[]') as coverage,
      coalesce((select jsonb_agg(jsonb_build_object('role', d.owner_role, 'id', d.owner_id, 'name', o.name, 'n', d.n) order by d.n desc)
        from (select owner_role, owner_id, count(*) as n from c where closed_at is null and due_on < ${today}::date group by 1, 2 order by 3 desc limit 20) d left join organisations o on o.id = d.owner_id), '[]') as overdue,
      coalesce((select jsonb_agg(jsonb_build_object('grade', g.grade, 'origin', g.origin, 'value', g.n) order by g.grade, g.origin) from (select grade, origin, count(*) as n from a group by 1, 2) g), '[]') as grades,
      (select jsonb_agg(jsonb_build_object('month', m.month,
        'submitted', (select count(*) from c where c.procedure = 'first-registration' and to_char(c.submitted_at, 'YYYY-MM') = m.month),
        'registered', (select count(*) from a where to_char(a.registered_at, 'YYYY-MM') = m.month)) order by m.month) from months m) as monthly,
      (select count(*) from c where closed_at is null) as open_cases,
      (select count(*) from c where closed_at is null and due_on < ${today}::date) as overdue_cases,
      (select percentile_cont(0.5) within group (order by extract(epoch from closed_at - submitted_at) / 86400) from c where procedure = 'first-registration' and ending = 'registered') as median_days`.execute(tx)
  return rows[0]!
}


import { sql } from 'kysely'
import type { OpenStatistics } from '#contract/supervision.ts'
import type { Tx } from '#server/db/transaction.ts'

type Counted = Omit<OpenStatistics, 'asOf'> & { certificates: number }

/** What the city registered, by month, type and sector, and how many notices and objections each month had: counted from what is public, in one statement. */
export async function countRegistrations(tx: Tx): Promise<Counted> {
  const { rows } = await sql<Counted>`
      with r as materialized (
        select to_char(month, 'YYYY-MM') as month, type, marks, sector, registered from public_registrations
      ),
        n as (
        select to_char(opened_on, 'YYYY-MM') as month, count(*) as opened, count(*) filter (where outcome = 'terminated') as ended
        from notices
        group by 1
      )
      select coalesce(
        (
        select jsonb_agg(
          jsonb_build_object('month', month, 'type', type, 'marks', marks, 'sector', sector, 'registered', registered)
          order by month, type, marks, sector
        )
        from r
      ),
        '[]'
      ) as registrations,
        coalesce(
        (select jsonb_agg(jsonb_build_object('month', month, 'opened', opened, 'ended', ended) order by month) from n), '[]'
      ) as notices,
        (select coalesce(sum(registered), 0)::int from r) as certificates`.execute(tx)
  return rows[0]!
}

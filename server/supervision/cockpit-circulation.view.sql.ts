import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { nobody, standing } from './standings.view.sql.ts'
import { mandateStateOn } from '#server/operation/operators/mandates.sql.ts'

export type CockpitCirculation = {
  readonly mandated: number
  readonly traded: number
  readonly banked: number
  readonly months: readonly { readonly month: string; readonly earned: number; readonly due: number; readonly received: number }[]
}

/**
 * How many registered assets are under a mandate that runs, are the source of a listed product as well, and brought their holder a share
 * that the treasury received; and, in fen, what the orders of each of the last twelve months earned, what fell to public units for it, and
 * what the treasury received in it (§5.1, §6.1, §6.5). All out of the sums that are kept beside the rows.
 */
export async function findCockpitCirculation(tx: Tx, today: string): Promise<CockpitCirculation> {
  const { rows } = await sql<CockpitCirculation>`
    with live as materialized (select array(select m.id::text from mandates m where ${mandateStateOn(today)} = 'live') as ids),
      months as (
      select to_char(m, 'YYYY-MM') as month
      from generate_series(
        date_trunc('month', ${today}::date) - interval '11 months', date_trunc('month', ${today}::date), interval '1 month'
      ) m
    ),
      s as materialized (${standing(sql`holder_id = ${nobody}::uuid and (what in ('mandated', 'traded', 'banked') or (what in ('earned', 'due', 'received') and key >= (select min(month) from months)))`)}),
      operated as (
      select what, coalesce(sum(n), 0)::int as n
      from s
      where what in ('mandated', 'traded', 'banked') and string_to_array(key, ' ') && (select ids from live)
      group by 1
    ),
      money as (select key as month, what, sum(n)::bigint as fen from s where what in ('earned', 'due', 'received') group by 1, 2)
    select coalesce((select n from operated where what = 'mandated'), 0) as mandated,
      coalesce((select n from operated where what = 'traded'), 0) as traded,
      coalesce((select n from operated where what = 'banked'), 0) as banked,
      (select jsonb_agg(jsonb_build_object('month', m.month, 'earned', coalesce(e.fen, 0), 'due', coalesce(d.fen, 0), 'received', coalesce(r.fen, 0)) order by m.month)
        from months m
        left join money e on e.month = m.month and e.what = 'earned'
        left join money d on d.month = m.month and d.what = 'due'
        left join money r on r.month = m.month and r.what = 'received') as months`.execute(tx)
  return rows[0]!
}

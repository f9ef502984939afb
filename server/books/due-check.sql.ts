import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { dueFen, isDueOn } from './amortise.sql.ts'
import { addMonths, monthOf } from './months.ts'

/**
 * Months in which what is kept of what falls due is not what every card says, by unit: each from the opening to the month of a day, and
 * all later ones together, named by the first of them.
 */
export async function findDriftedDues(tx: Tx, at: string, limit: number): Promise<string[]> {
  const later = sql`${addMonths(monthOf(at), 1)}::date`
  const month = sql`m.period`
  const { rows } = await sql<{
    what: string
  }>`
    with months as materialized (
      select s.holder_id, g::date as period
      from book_sets s, generate_series(s.opened_on::timestamp, ${at}::timestamp, interval '1 month') g
    ),
      said as (select m.holder_id, m.period, count(*) as cards, sum(${dueFen(month)}) as fen from months m join book_cards c on c.holder_id = m.holder_id and ${isDueOn(month)} group by 1, 2
      union all
      select holder_id, ${later}, count(*), sum(run_base_fen - run_booked_fen)
      from book_cards
      where due_from is not null
      group by 1),
      kept as (select m.holder_id, m.period, sum(d.cards) as cards, sum(d.fen) as fen from months m join due_months d on d.holder_id = m.holder_id and d.period <= m.period group by 1, 2
      union all select holder_id, ${later}, sum(cards), sum(fen) from due_months group by 1),
      apart as (select holder_id, period, coalesce(k.cards, 0) - coalesce(s.cards, 0) as cards, coalesce(k.fen, 0) - coalesce(s.fen, 0) as fen
      from (select holder_id, period from months union select holder_id, ${later} from book_sets) m
      left join said s using (holder_id, period)
      left join kept k using (holder_id, period))
    select o.name || ' ' || to_char(a.period, 'YYYY-MM') as what
    from (
      select *, lag(cards, 1, 0::bigint) over w as cards_before, lag(fen, 1, 0::numeric) over w as fen_before
      from apart
      window w as (partition by holder_id order by period)
    ) a
    join organisations o on o.id = a.holder_id
    where (a.cards, a.fen) is distinct from (a.cards_before, a.fen_before)
    order by 1
    limit ${limit}`.execute(tx)
  return rows.map(({ what }) => what)
}

import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { mandateStateOn } from '#server/operation/operators/mandates.sql.ts'

export type CockpitCirculation = { readonly mandated: number; readonly traded: number; readonly banked: number; readonly months: readonly { readonly month: string; readonly earned: number; readonly due: number; readonly received: number }[] }

/**
 * How many registered assets are under a mandate that runs, are the source of a listed product as well, and brought their holder a share that the treasury received;
 * and, in fen, what the orders of each of the last twelve months earned, what fell to public units for it, and what the treasury received in it (§5.1, §6.1, §6.5).
 */
export async function findCockpitCirculation(tx: Tx, today: string): Promise<CockpitCirculation> {
  const { rows } = await sql<CockpitCirculation>`
    with mandated as materialized (select distinct x.asset_id as id from mandate_assets x join mandates m on m.id = x.mandate_id join assets a on a.id = x.asset_id where x.ended_at is null and ${mandateStateOn(today)} = 'live' and a.state = 'registered'),
    traded as materialized (select distinct s.asset_id as id from product_sources s join products p on p.id = s.product_id where p.state = 'listed' and s.asset_id in (select id from mandated)),
    banked as (select distinct s.asset_id as id from receivables r join remittances t on t.id = r.remittance_id and t.state = 'received' join distribution_shares d on d.distribution_id = r.distribution_id and d.organisation_id = r.unit_id
      join sharing_agreements g on g.id = d.agreement_id join product_sources s on s.product_id = g.product_id and s.holder_id = r.unit_id where s.asset_id in (select id from traded)),
    months as (select m::date as first, to_char(m, 'YYYY-MM') as month from generate_series(date_trunc('month', ${today}::date) - interval '11 months', date_trunc('month', ${today}::date), interval '1 month') m),
    since as (select min(first) as first from months),
    earned as (select to_char(earned_on, 'YYYY-MM') as month, sum(gross_fen) as fen from incomes where earned_on >= (select first from since) group by 1),
    due as (select to_char(period, 'YYYY-MM') as month, sum(amount_fen) as fen from receivables where amount_fen > 0 and period >= (select first from since) group by 1),
    received as (select to_char(received_on, 'YYYY-MM') as month, sum(amount_fen) as fen from remittances where received_on >= (select first from since) group by 1)
    select (select count(*)::int from mandated) as mandated, (select count(*)::int from traded) as traded, (select count(*)::int from banked) as banked,
      (select jsonb_agg(jsonb_build_object('month', m.month, 'earned', coalesce(e.fen, 0), 'due', coalesce(d.fen, 0), 'received', coalesce(r.fen, 0)) order by m.month)
        from months m left join earned e on e.month = m.month left join due d on d.month = m.month left join received r on r.month = m.month) as months`.execute(tx)
  return rows[0]!
}

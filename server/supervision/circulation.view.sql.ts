import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { mandateStateOn } from '#server/operation/operators/mandates.sql.ts'
import { agreementStateOn } from '#server/operation/use/agreements.sql.ts'

type Bar = { readonly key: string; readonly n: number }
/** What an operator, a developer or the exchange has on its table: mandates with their assets, agreements, products, orders. */
export type CirculationRow = {
  readonly mandates: number; readonly assets: number; readonly agreements: number; readonly unsigned: number; readonly ending: number; readonly suspended: number
  readonly requests: number; readonly listed: number; readonly making: number; readonly orders: number; readonly completed: number; /** Orders of every state. */ readonly counted: number; readonly amount_fen: number
  readonly purposes: readonly Bar[]; readonly products: readonly Bar[]; readonly months: readonly { readonly key: string; readonly n: number; readonly fen: number }[]
}

/** Whose figures: an operator’s or a developer’s own, or those of all that is traded, which the exchange reads. */
export type Side = 'operator' | 'developer' | 'exchange'

const whose = (side: Side, organisationId: string) => (side === 'exchange' ? sql`true` : sql`${sql.ref(`${side}_id`)} = ${organisationId}::uuid`)

/** When the months begin whose orders are told, the running one and the eleven before it. */
const monthsUpTo = (today: string) => sql`array(select m at time zone 'Asia/Shanghai' from generate_series(date_trunc('month', ${today}::timestamp) - interval '11 months', date_trunc('month', ${today}::timestamp), interval '1 month') m order by m)`

/** The figures of one side, each table gone through once; the orders, which may be hundreds of thousands, are summed by state and month in that one pass. */
export async function findCirculation(tx: Tx, side: Side, organisationId: string, today: string): Promise<CirculationRow> {
  const mine = whose(side, organisationId)
  const { rows } = await sql<CirculationRow>`
    with g as materialized (select g.ends_on, g.purpose_class, ${agreementStateOn(today)} as state from agreements g where ${side === 'exchange' ? sql`false` : mine}),
    p as materialized (select state from products where ${mine}),
    t as materialized (select ${monthsUpTo(today)} as months, date_trunc('year', ${today}::timestamp) at time zone 'Asia/Shanghai' as year),
    o as materialized (select state, settled_at is not null as is_settled, coalesce(settled_at >= (select year from t), false) as is_of_year, width_bucket(placed_at, (select months from t)) as month, count(*) as n, sum(amount_fen) as fen from orders where ${mine} group by 1, 2, 3, 4)
    select (select count(*)::int from mandates m where ${side === 'operator' ? sql`m.operator_id = ${organisationId}::uuid` : sql`false`} and ${mandateStateOn(today)} = 'live') as mandates,
      (select count(*)::int from mandate_assets a where ${side === 'operator' ? sql`a.operator_id = ${organisationId}::uuid` : sql`false`} and a.ended_at is null) as assets,
      (select count(*)::int from g where state = 'live') as agreements, (select count(*)::int from g where state = 'unsigned' and ends_on >= ${today}::date) as unsigned, (select count(*)::int from g where state = 'live' and ends_on <= ${today}::date + 90) as ending,
      (select count(*)::int from g where state = 'suspended') as suspended,
      (select count(*)::int from cases c where c.procedure = 'use-request' and c.closed_at is null and c.applicant_id = ${organisationId}::uuid) as requests,
      (select count(*)::int from p where state = 'listed') as listed, (select count(*)::int from p where state in ('draft', 'reviewed', 'filed')) as making,
      (select coalesce(sum(n), 0)::int from o where state not in ('completed', 'cancelled', 'refunded')) as orders, (select coalesce(sum(n), 0)::int from o where state = 'completed') as completed, (select coalesce(sum(n), 0)::int from o) as counted,
      (select coalesce(sum(fen), 0)::bigint from o where is_of_year) as amount_fen,
      coalesce((select jsonb_agg(jsonb_build_object('key', purpose_class, 'n', n) order by n desc, purpose_class) from (select purpose_class, count(*)::int as n from g where state = 'live' group by 1) x), '[]') as purposes,
      coalesce((select jsonb_agg(jsonb_build_object('key', state, 'n', n) order by n desc, state) from (select state, count(*)::int as n from p group by 1) x), '[]') as products,
      coalesce((select jsonb_agg(jsonb_build_object('key', to_char(t.months[month] at time zone 'Asia/Shanghai', 'YYYY-MM'), 'n', x.n, 'fen', x.fen) order by month) from t, (select month, sum(n)::int as n, coalesce(sum(fen) filter (where is_settled), 0)::bigint as fen from o where month > 0 group by 1) x), '[]') as months`.execute(tx)
  return rows[0]!
}

import { sql } from 'kysely'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'
import { mandateStateOn } from '#server/operation/operators/mandates.sql.ts'
import { agreementStateOn } from '#server/operation/use/agreements.sql.ts'
import { nobody, standing } from './standings.view.sql.ts'

type Bar = { readonly key: string; readonly n: number }
/** What an operator, a developer or the exchange has on its table: mandates with their assets, agreements, products, orders. */
export type CirculationRow = {
  readonly mandates: number
  readonly assets: number
  readonly agreements: number
  readonly unsigned: number
  readonly ending: number
  readonly suspended: number
  readonly requests: number
  readonly listed: number
  readonly making: number
  readonly orders: number
  readonly completed: number
  /** Orders of every state. */
  readonly counted: number
  readonly amount_fen: number
  readonly purposes: readonly Bar[]
  readonly products: readonly Bar[]
  readonly months: readonly { readonly key: string; readonly n: number; readonly fen: number }[]
}

/** Whose figures: an operator’s or a developer’s own, or those of all that is traded, which the exchange reads. */
export type Side = 'operator' | 'developer' | 'exchange'

const whose = (side: Side, organisationId: string) =>
  side === 'exchange' ? sql`true` : sql`${sql.ref(`${side}_id`)} = ${organisationId}::uuid`

/**
 * The figures of one side, each table gone through once; orders, which may be hundreds of thousands, and assets under mandates out of the
 * sums that are kept beside the rows. Orders of a month not begun yet count in the running one. What was settled and given back is no
 * turnover: the orders refunded are gone through, where there are any.
 */
export async function findCirculation(tx: Tx, side: Side, organisationId: string, today: string): Promise<CirculationRow> {
  const mine = whose(side, organisationId)
  const what = { orders: `orders-${side}`, placed: `placed-${side}`, settled: `settled-${side}`, turnover: `turnover-${side}` }
  const { rows } = await sql<CirculationRow>`${byKey}
    with g as materialized (
      select g.ends_on, g.purpose_class, ${agreementStateOn(today)} as state
      from agreements g
      where ${side === 'exchange' ? sql`false` : mine}
    ),
    p as materialized (select state from products where ${mine}),
    s as materialized (
      select what, key, sum(n)::bigint as n
      from (${standing(sql`holder_id = ${side === 'exchange' ? nobody : organisationId}::uuid and what in (${what.orders}, ${what.placed}, ${what.settled}, ${what.turnover}, 'operated')`)}) s
      group by 1, 2
    ),
    o as (select key as state, n from s where what = ${what.orders}),
    back as materialized (select to_char(placed_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, to_char(settled_at at time zone 'Asia/Shanghai', 'YYYY') as year, sum(amount_fen)::bigint as fen from orders
      where state = 'refunded' and settled_at is not null and ${side === 'exchange' ? sql`exchange_number is not null` : mine} and (select coalesce(sum(n), 0) from o where state = 'refunded') > 0
      group by 1, 2),
    t as (select least(key, to_char(${today}::date, 'YYYY-MM')) as month, coalesce(sum(n) filter (where what = ${what.placed}), 0)::int as n, coalesce(sum(n) filter (where what = ${what.settled}), 0)::bigint as fen
      from (select what, key, n from s union all select ${what.settled}, month, -fen from back) s
      where what in (${what.placed}, ${what.settled}) and key >= to_char(${today}::date - interval '11 months', 'YYYY-MM')
      group by 1)
    select (
      select count(*)::int
      from mandates m
      where ${side === 'operator' ? sql`m.operator_id = ${organisationId}::uuid` : sql`false`}
        and ${mandateStateOn(today)} = 'live'
    ) as mandates,
      (select coalesce(sum(n), 0)::int from s where what = 'operated' and ${side === 'operator'}) as assets,
      (select count(*)::int from g where state = 'live') as agreements,
        (select count(*)::int from g where state = 'unsigned' and ends_on >= ${today}::date) as unsigned,
        (select count(*)::int from g where state = 'live' and ends_on <= ${today}::date + 90) as ending,
      (select count(*)::int from g where state = 'suspended') as suspended,
      (
        select count(*)::int
        from cases c
        where c.procedure = 'use-request' and c.closed_at is null and c.applicant_id = ${organisationId}::uuid
      ) as requests,
      (select count(*)::int from p where state = 'listed') as listed,
        (select count(*)::int from p where state in ('draft', 'reviewed', 'filed')) as making,
      (select coalesce(sum(n), 0)::int from o where state not in ('completed', 'cancelled', 'refunded')) as orders,
        (select coalesce(sum(n), 0)::int from o where state = 'completed') as completed,
        (select coalesce(sum(n), 0)::int from o) as counted,
      (
        select coalesce(sum(n), 0)::bigint from s where what = ${what.turnover} and key >= to_char(${today}::date, 'YYYY')
      ) - (select coalesce(sum(fen), 0)::bigint from back where year >= to_char(${today}::date, 'YYYY')) as amount_fen,
      coalesce(
        (
          select jsonb_agg(jsonb_build_object('key', purpose_class, 'n', n) order by n desc, purpose_class)
          from (select purpose_class, count(*)::int as n from g where state = 'live' group by 1) x
        ),
        '[]'
      ) as purposes,
      coalesce(
        (
          select jsonb_agg(jsonb_build_object('key', state, 'n', n) order by n desc, state)
          from (select state, count(*)::int as n from p group by 1) x
        ),
        '[]'
      ) as products,
      coalesce((select jsonb_agg(jsonb_build_object('key', month, 'n', n, 'fen', fen) order by month) from t where n > 0), '[]') as months`.execute(
    tx,
  )
  return rows[0]!
}

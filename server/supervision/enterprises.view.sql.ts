import { sql } from 'kysely'
import { municipalKinds } from '#law/parties.ts'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'
import { mandateStateOn } from '#server/operation/operators/mandates.sql.ts'

/**
 * How a municipal state-owned enterprise stands as an operator or developer: mandates in force, products listed, orders under way, and
 * what was settled and what was shared out to it this year.
 */
export type EnterpriseRow = {
  readonly id: string
  readonly name: string
  readonly mandates: number
  readonly listed: number
  readonly orders: number
  readonly settled_fen: number
  readonly shared_fen: number
}

/**
 * The municipal state-owned enterprises that operate or develop, those that settled most first (§2.3). An order is its operator's; its
 * developer's where it has none.
 */
export async function findEnterprises(tx: Tx, today: string): Promise<EnterpriseRow[]> {
  const { rows } = await sql<EnterpriseRow>`${byKey}
    select e.id, e.name,
      (select count(*)::int from mandates m where m.operator_id = e.id and ${mandateStateOn(today)} = 'live') as mandates,
      (
        select count(*)::int from products p where coalesce(p.operator_id, p.developer_id) = e.id and p.state = 'listed'
      ) as listed,
        t.orders, t.fen as settled_fen,
      (
        select coalesce(sum(p.amount_fen), 0)::bigint
        from distribution_parties p
        join distributions d on d.id = p.distribution_id
        where p.organisation_id = e.id
          and d.state = 'filed'
          and (d.filed_at at time zone 'Asia/Shanghai')::date >= date_trunc('year', ${today}::date)
      ) as shared_fen
    from organisations e
    cross join lateral (select count(*) filter (where state not in ('completed', 'cancelled', 'refunded'))::int as orders,
        coalesce(
          sum(amount_fen) filter (
            where state = 'completed' and (settled_at at time zone 'Asia/Shanghai')::date >= date_trunc('year', ${today}::date)
          ),
          0
        )::bigint as fen
      from (select state, amount_fen, settled_at from orders where operator_id = e.id union all select state, amount_fen, settled_at from orders where developer_id = e.id and operator_id is null) o) t
    where e.kind = any (${sql.val([...municipalKinds])}::text[]) and e.is_active and e.roles && array['operator', 'developer'] order by t.fen desc, mandates desc, e.name`.execute(
    tx,
  )
  return rows
}

import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Whose officer made one of the moves of an order. */
export async function moverOf(tx: Tx, orderId: string, seq: number): Promise<string | null> {
  const { rows } = await sql<{
    id: string | null
  }>`select organisation_id as id from order_entries where order_id = ${orderId} and seq = ${seq}`.execute(tx)
  return rows[0]?.id ?? null
}

/** The exchanges that are on the platform. */
export async function exchangesOf(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from organisations where is_active and 'exchange' = any (roles) order by id limit 10`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Whoever was told that an order waits for them needs no more reading once it went on; what is told of the move `seq` stays. */
export async function settleTurns(tx: Tx, orderId: string, seq: number, at: Date): Promise<void> {
  await sql`
    update notes
    set read_at = ${at}::timestamptz
    where kind = 'order-turn'
      and subject = any (select ${orderId}::text || ':' || n from generate_series(1, ${seq}::int - 1) n)
      and read_at is null
      and organisation_id in (
      select unnest(array[o.buyer_id, o.operator_id, o.developer_id])
      from orders o
      where o.id = ${orderId}
      union all
      select id
      from organisations
      where 'exchange' = any (roles)
    )`.execute(tx)
}

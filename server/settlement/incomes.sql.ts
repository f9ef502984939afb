import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'

/** What an order brought in: whole fen, nothing taken off yet. */
export type Income = { readonly orderId: string; readonly productId: string; readonly amountFen: bigint | number; readonly at: Date }

/**
 * Records what an order brought in (6.4), once however often it is told; an order that costs nothing brings in nothing. Throws when the
 * product has no operator, who leads the sharing.
 */
export async function takeIncome(tx: Tx, { orderId, productId, amountFen, at }: Income): Promise<void> {
  if (BigInt(amountFen) === 0n) return
  const {
    rows: [product],
  } = await sql<{
    operator: string | null
  }>`
    select coalesce(o.operator_id, p.operator_id) as operator
    from products p
    left join orders o on o.id = ${orderId}
    where p.id = ${productId}
  `.execute(tx)
  if (!product?.operator)
    throw new Denied(409, {
      code: 'no-operator',
      message: { zh: '该产品没有数据运营主体，收入无从分配', en: 'The product has no operator, so its income cannot be shared' },
      basis: '§6.4',
      remedy: { zh: '先明确牵头的数据运营主体', en: 'Name the operator who leads first' },
    })
  await sql`insert into incomes (order_id, product_id, operator_id, gross_fen, quantity, earned_on, agreed_on, taken_at)
    select o.id, o.product_id, ${product.operator}::uuid, ${String(amountFen)}::bigint, o.quantity, ${at}::timestamptz::date,
      ${at}::timestamptz::date, ${at}
    from orders o
    where o.id = ${orderId} and o.product_id = ${productId}
    on conflict do nothing`.execute(tx)
}

/**
 * Takes back what an order brought in, whole, by a line of its own that counts in the period it is made in, under the agreement of the
 * first one (choice:counter-entries); once. Throws when it brought in nothing.
 */
export async function returnIncome(tx: Tx, { orderId, at }: { readonly orderId: string; readonly at: Date }): Promise<void> {
  const {
    rows: [found],
  } = await sql<{ id: number }>`select id from incomes where order_id = ${orderId} and reverses is null`.execute(tx)
  if (!found)
    throw new Denied(409, {
      code: 'no-income',
      message: { zh: '该订单没有记入收入，无款可退', en: 'The order brought in no income, so nothing is refunded' },
      remedy: { zh: '核对订单编号和收款记录', en: 'Check the order and what was paid' },
      basis: 'choice:counter-entries',
    })
  await sql`insert into incomes (order_id, product_id, operator_id, gross_fen, quantity, earned_on, agreed_on, reverses, taken_at)
    select order_id, product_id, operator_id, -gross_fen, quantity, ${at}::timestamptz::date, agreed_on, id, ${at}
    from incomes
    where id = ${found.id}
      on conflict do nothing`.execute(tx)
}

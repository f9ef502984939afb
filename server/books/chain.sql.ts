import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** How many vouchers a unit has and what they come to. */
export async function findVoucherSums(tx: Tx, holderId: string): Promise<{ count: number; turnoverFen: number }> {
  const { rows } = await sql<{
    count: number
    turnoverFen: number
  }>`select count(*)::int as count, coalesce(sum(amount_fen), 0)::bigint as "turnoverFen" from vouchers where holder_id = ${holderId}`.execute(
    tx,
  )
  return rows[0]!
}

import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** The units of a batch and what was remitted for each. */
export async function unitsOfRemittance(tx: Tx, id: string): Promise<{ unitId: string; amountFen: number }[]> {
  const { rows } = await sql<{ unitId: string; amountFen: number }>`select unit_id as "unitId", sum(amount_fen)::bigint as "amountFen" from receivables where remittance_id = ${id} group by unit_id`.execute(tx)
  return rows
}

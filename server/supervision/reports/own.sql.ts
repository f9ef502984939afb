import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** The organisation in whose name this transaction acts; null when there is none. */
export async function findOwn(tx: Tx): Promise<{ readonly id: string; readonly name: string } | null> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from organisations where id = me_organisation()`.execute(tx)
  return rows[0] ?? null
}

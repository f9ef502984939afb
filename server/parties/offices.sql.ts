import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Organisations that play one of these parts, to be told of something. */
export async function findOffices(tx: Tx, roles: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from organisations where is_active and roles && ${sql.val([...roles])}::text[] order by id limit 100`.execute(tx)
  return rows.map(({ id }) => id)
}

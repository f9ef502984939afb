import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Which of these codes are those of assets the visitor may read. */
export async function findAssetCodes(tx: Tx, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`select code from assets where code = any(${sql.val([...codes])}::text[])`.execute(tx)
  return new Set(rows.map((row) => row.code))
}

import { sql } from 'kysely'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Whether the holder agreed to a correction as it answered last; null while it has not answered. */
export async function findAgreement(tx: Tx, caseId: string): Promise<string | null> {
  const { rows } = await sql<{
    agrees: string | null
  }>`${byKey}select e.asked ->> 'agrees' as agrees from entries e where e.case_id = ${caseId} and e.act = 'file' order by e.seq desc limit 1`.execute(
    tx,
  )
  return rows[0]?.agrees ?? null
}

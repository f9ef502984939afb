import { sql } from 'kysely'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'

export type OversightRow = { readonly inspections: number; readonly rectifying: number; readonly incidents: number; readonly late: number }

/**
 * What supervision has on its table, as far as the reader may see it: inspections that run and those being put right, incidents not
 * closed, and clocks that ran out unmet.
 */
export async function findOversight(tx: Tx, at: Date): Promise<OversightRow> {
  const { rows } = await sql<OversightRow>`${byKey}select (select count(*)::int from inspections where outcome is null) as inspections,
    (
      select count(*)::int
      from inspections i
      join cases c on c.id = i.case_id
      where i.outcome is null and c.step in ('rectifying', 'recheck')
    ) as rectifying,
    (select count(*)::int from incidents where closed_at is null) as incidents,
      (select count(*)::int from incident_clocks where met_at is null and due_at < ${at}) as late`.execute(tx)
  return rows[0]!
}

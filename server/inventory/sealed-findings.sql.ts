import { sql } from 'kysely'
import type { FindingChange } from '#contract/inventory.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { KeptFinding, ReadFinding } from './kept-findings.ts'

export type AgedFinding = ReadFinding & { readonly changes: readonly FindingChange[] }

/**
 * Findings that lie open or are sealed by another key than this one, after one, in order, held until they are sealed anew; such as
 * somebody is at work on are left for the next time.
 */
export async function lockAgedFindings(tx: Tx, current: string, after: string, limit: number): Promise<AgedFinding[]> {
  const { rows } = await sql<AgedFinding>`
      select id, finding as bare, sealed, changes
      from findings
      where (sealed_by is null or sealed_by < ${current} or sealed_by > ${current}) and id > ${after}::uuid
      order by id
      limit ${limit} for no key update skip locked
    `.execute(tx)
  return rows
}

/** Keeps findings sealed by another key, all in one statement; nothing else about them changes. */
export async function resealFindings(
  tx: Tx,
  fresh: readonly { readonly id: string; readonly kept: KeptFinding; readonly changes: readonly FindingChange[] }[],
): Promise<void> {
  if (fresh.length === 0) return
  const of = <T>(pick: (each: (typeof fresh)[number]) => T) => sql.val(fresh.map(pick))
  await sql`update findings f set finding = n.finding::jsonb, changes = n.changes::jsonb, sealed = n.sealed, sealed_by = n.by
    from unnest(${of((each) => each.id)}::uuid[], ${of((each) => JSON.stringify(each.kept.bare))}::text[], ${of((each) => JSON.stringify(each.changes))}::text[], ${of((each) => each.kept.sealed)}::bytea[], ${of((each) => each.kept.sealedBy)}::text[]) n (id, finding, changes, sealed, by)
    where f.id = n.id`.execute(tx)
}

import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Whom an officer last named to be reached for their unit, in an application they sent in themselves; null when they never did. */
export async function findLastContact(tx: Tx, { officerId, organisationId }: { readonly officerId: string | null; readonly organisationId: string | null }): Promise<{ readonly contact: unknown; readonly telephone: unknown } | null> {
  const { rows } = await sql<{ contact: unknown; telephone: unknown }>`select answers -> 'contact' as contact, answers -> 'telephone' as telephone from entries
    where officer_id = ${officerId} and organisation_id = ${organisationId} and act in ('submit', 'resubmit') and answers ?& array['contact', 'telephone'] order by id desc limit 1`.execute(tx)
  return rows[0] ?? null
}

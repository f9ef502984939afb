import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** How an asset stands: whether an inventory brought it into the catalogue, and what the card of that version says of its origin. */
export async function findAssetStanding(tx: Tx, id: string, version: number | null): Promise<{ is_catalogued: boolean; origin: string | null; evidence: string | null } | null> {
  const { rows } = await sql<{ is_catalogued: boolean; origin: string | null; evidence: string | null }>`select a.catalogued_at is not null as is_catalogued, v.card ->> 'origin' as origin, v.card ->> 'originEvidence' as evidence
    from assets a join asset_versions v on v.asset_id = a.id and v.version = coalesce(${version}::int, a.version) where a.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

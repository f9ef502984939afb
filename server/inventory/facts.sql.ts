import { sql } from 'kysely'
import type { Answers } from '#contract/forms.ts'
import type { Tx } from '#server/db/transaction.ts'

/** How an asset stands: whether an inventory brought it into the catalogue, and the card of that version. */
export async function findAssetStanding(
  tx: Tx,
  id: string,
  version: number | null,
): Promise<{ is_catalogued: boolean; card: Answers } | null> {
  const { rows } = await sql<{ is_catalogued: boolean; card: Answers }>`select a.catalogued_at is not null as is_catalogued, v.card
    from assets a join asset_versions v on v.asset_id = a.id and v.version = coalesce(${version}::int, a.version) where a.id = ${id}`.execute(
    tx,
  )
  return rows[0] ?? null
}

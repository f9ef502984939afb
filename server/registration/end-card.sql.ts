import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** The asset card ends and the memorandum register lets the asset go, since it is no more (§4.6, §4.8); what stood there stays readable. */
export async function endCard(tx: Tx, assetId: string, reason: string, at: Date): Promise<void> {
  await sql`with ended as (update asset_cards set ended_at = ${at}, end_reason = ${reason} where asset_id = ${assetId} and ended_at is null)
    update memo_entries set left_at = ${at} where asset_id = ${assetId} and left_at is null`.execute(tx)
}

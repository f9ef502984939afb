import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Enters an asset in the memorandum register, or enters it anew with another reason and review date (§4.6). */
export async function enterMemo(tx: Tx, m: { assetId: string; caseId: string; reason: string; reviewOn: string; at: Date }): Promise<void> {
  await sql`insert into memo_entries (asset_id, holder_id, holder_kind, holder_sector, case_id, reason, review_on, entered_at)
    select a.id, a.holder_id, a.holder_kind, a.holder_sector, ${m.caseId}, ${m.reason}, ${m.reviewOn}, ${m.at} from assets a where a.id = ${m.assetId}
    on conflict (asset_id) do update set case_id = excluded.case_id, reason = excluded.reason, review_on = excluded.review_on, entered_at = excluded.entered_at, left_at = null`.execute(tx)
}

/** Why an asset stands in the memorandum register and when that is looked at again; null when it does not. */
export async function memoOf(tx: Tx, assetId: string): Promise<{ reason: string; reviewOn: string } | null> {
  const { rows } = await sql<{ reason: string; reviewOn: string }>`select reason, review_on as "reviewOn" from memo_entries where asset_id = ${assetId} and left_at is null`.execute(tx)
  return rows[0] ?? null
}

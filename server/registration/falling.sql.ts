import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** How a certificate falls: its term is over, the holder gave it up, or the registrar took it back. */
export type Falling = 'expired' | 'deregistered' | 'revoked'
export type Fallen = { readonly assetId: string; readonly holderId: string; readonly number: string }

/**
 * Certificates fall, and their assets enter the memorandum register with the reason and a day of review, in one statement (§4.6).
 * `which` is one asset, or null for every certificate whose term was over before `today`, at most 500. The asset card is kept and marked as ended.
 */
export async function fallCertificates(tx: Tx, which: string | null, fall: { how: Falling; reason: string; memo: string; reviewOn: string; today: string; at: Date }): Promise<Fallen[]> {
  const falls = which === null ? sql`valid_until < ${fall.today}::date` : sql`asset_id = ${which}`
  const { rows } = await sql<Fallen>`with fallen as (
      update certificates set status = ${fall.how}, status_on = case when ${fall.how} = 'expired' then valid_until + 1 else ${fall.today}::date end, status_reason = ${fall.reason}
      where number in (select number from certificates where status = 'valid' and ${falls} order by serial limit 500 for update skip locked)
      returning number, asset_id, holder_id, valid_until),
    cards as (update asset_cards k set ended_at = ${fall.at}, end_reason = ${fall.reason} from fallen f where k.asset_id = f.asset_id and k.certificate_number = f.number),
    entered as (insert into memo_entries (asset_id, holder_id, holder_kind, holder_sector, case_id, ground, reason, review_on, entered_at)
      select k.asset_id, k.holder_id, k.holder_kind, k.holder_sector, null, ${fall.how}, replace(replace(${fall.memo}, '{number}', f.number), '{until}', f.valid_until::text), ${fall.reviewOn}::date, ${fall.at} from fallen f join asset_cards k on k.asset_id = f.asset_id
      on conflict (asset_id) do update set case_id = null, ground = excluded.ground, reason = excluded.reason, review_on = excluded.review_on, reminded_at = null, entered_at = excluded.entered_at, left_at = null)
    select asset_id as "assetId", holder_id as "holderId", number from fallen`.execute(tx)
  return rows
}

import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** A code a unit's asset had before, in the unit's own numbering. */
export type OldCode = { readonly code: string; readonly assetId: string }
/** What a code of a unit leads to: the asset, its code now, and whether the code asked for is that one or an old one. */
export type KnownCode = { readonly code: string; readonly asset_id: string; readonly asset_code: string; readonly kind: 'given' | 'old' }

/** What these codes of a unit lead to, old ones and given ones alike; those that lead nowhere are left out. */
export async function findKnownCodes(tx: Tx, holderId: string, codes: readonly string[]): Promise<KnownCode[]> {
  const { rows } =
    await sql<KnownCode>`select c.code, c.asset_id, a.code as asset_code, c.kind from asset_codes c join assets a on a.id = c.asset_id
    where c.holder_id = ${holderId} and c.code = any(${sql.val([...codes])}::text[]) order by c.code`.execute(tx)
  return rows
}

/** The old codes of an asset, in the order they were brought along. */
export async function listOldCodes(tx: Tx, assetId: string): Promise<string[]> {
  const { rows } = await sql<{
    code: string
  }>`select code from asset_codes where asset_id = ${assetId} and kind = 'old' order by entered_at, code limit 100`.execute(tx)
  return rows.map((row) => row.code)
}

/** Enters old codes of one unit in one statement; those the unit has already are passed over. Answers the codes that were entered. */
export async function insertOldCodes(
  tx: Tx,
  holder: { id: string; kind: string; sector: string },
  codes: readonly OldCode[],
  by: { id: string | null; name: string },
  at: Date,
): Promise<string[]> {
  const { rows } = await sql<{
    code: string
  }>`insert into asset_codes (holder_id, holder_kind, holder_sector, code, asset_id, kind, entered_by, entered_name, entered_at)
    select ${holder.id}::uuid, ${holder.kind}, ${holder.sector}, given.code, given.asset_id, 'old', ${by.id}::uuid, ${by.name},
      ${at}::timestamptz
    from unnest(${sql.val(codes.map((each) => each.code))}::text[], ${sql.val(codes.map((each) => each.assetId))}::uuid[]) as given(code, asset_id)
    on conflict (holder_id, code) do nothing returning code`.execute(tx)
  return rows.map((row) => row.code)
}

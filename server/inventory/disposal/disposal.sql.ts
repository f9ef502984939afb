import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** What stands in the way of destroying an asset: its card's term of retention, marks of use that run. */
export type DisposalStanding = { readonly retention: string; readonly marks: readonly string[] }

/** Looks at an asset that is to be destroyed; null when it is not there or hidden. */
export async function findDisposalStanding(tx: Tx, assetId: string, today: string): Promise<DisposalStanding | null> {
  const { rows } = await sql<DisposalStanding>`select coalesce(v.card ->> 'retention', '') as retention,
      coalesce((select jsonb_agg(m.operator_name || '（' || m.agreement || '，至' || m.ends_on || '）' order by m.set_at) from use_marks m where m.asset_id = a.id and m.ended_at is null and m.ends_on >= ${today}::date), '[]') as marks
    from assets a join asset_versions v on v.asset_id = a.id and v.version = a.version where a.id = ${assetId}`.execute(tx)
  return rows[0] ?? null
}

/** The asset stands as destroyed from this moment; nothing holds it any longer. */
export async function destroyAsset(tx: Tx, assetId: string, at: Date): Promise<void> {
  await sql`update assets set state = 'destroyed', destroyed_at = ${at}, frozen_by = null, state_before = null where id = ${assetId}`.execute(tx)
}

/** Takes the values out of these findings of a destroyed asset; answers how many. */
export async function eraseDestroyed(tx: Tx, assetId: string, emptied: readonly { id: string; finding: object }[]): Promise<number> {
  if (emptied.length === 0) return 0
  const { rows } = await sql<{ n: number }>`select erase_destroyed(${assetId}, ${JSON.stringify(emptied)}::jsonb) as n`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Files of uploads in which a destroyed asset was found, and that the platform still has. */
export async function findUploadsOfDestroyed(tx: Tx, assetId: string): Promise<{ id: string; path: string }[]> {
  const { rows } = await sql<{ id: string; path: string }>`select s.id, s.path from sources s where s.arrived_by = 'upload' and s.erased_at is null and exists (select from assets a where a.id = ${assetId} and a.state = 'destroyed')
    and s.id in (select f.source_id from findings f where f.asset_id = ${assetId} or (f.asset_id is null and (f.known_as = ${assetId} or (f.known_as is null and (f.holder_id, f.identity) in (select g.holder_id, g.identity from findings g where g.asset_id = ${assetId})))))`.execute(tx)
  return rows
}

/** Notes that the files of these sources of one unit are gone; answers whose they were. */
export async function noteErased(tx: Tx, ids: readonly string[], at: Date): Promise<string | null> {
  const { rows } = await sql<{ holder: string }>`update sources set erased_at = ${at} where id = any(${sql.val([...ids])}::uuid[]) returning holder_id as holder`.execute(tx)
  return rows[0]?.holder ?? null
}

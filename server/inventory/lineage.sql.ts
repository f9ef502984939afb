import { sql } from 'kysely'
import type { Lineage } from '#contract/cards.ts'
import type { Tx } from '#server/db/transaction.ts'

type Link = {
  readonly id: string
  readonly assetId: string
  readonly fromId: string
  readonly process: string
  readonly addedBy: string
  readonly addedAt: Date
}
export type Kin = Lineage['assets'][number]

/** Links shown in one drawing, each way; a larger family is cut and says so. */
export const mostLinks = 200

/** Every link above and below an asset as far as the reader may see, nearest first, and whether there were more. */
export async function findLinks(
  tx: Tx,
  assetId: string,
): Promise<{ links: Lineage['links']; depths: Map<string, number>; isCut: boolean }> {
  const { rows } = await sql<Link & { depth: number; way: 'up' | 'down' }>`with recursive up as (
      select l.*, -1 as depth from asset_links l where l.asset_id = ${assetId} and l.ended_at is null
      union select l.*, u.depth - 1 from asset_links l join up u on l.asset_id = u.from_id where l.ended_at is null and u.depth > -20),
    down as (
      select l.*, 1 as depth from asset_links l where l.from_id = ${assetId} and l.ended_at is null
      union select l.*, d.depth + 1 from asset_links l join down d on l.from_id = d.asset_id where l.ended_at is null and d.depth < 20)
    select distinct
      on (abs(depth), id) id, asset_id as "assetId", from_id as "fromId", process, added_name as "addedBy", added_at as "addedAt",
        depth, way
    from (select *, 'up' as way from up union all select *, 'down' from down) linked order by abs(depth), id limit ${mostLinks + 1}`.execute(
    tx,
  )
  const kept = rows.slice(0, mostLinks)
  const depths = new Map<string, number>([[assetId, 0]])
  for (const { assetId: made, fromId, depth, way } of kept)
    depths.set(way === 'up' ? fromId : made, depths.get(way === 'up' ? fromId : made) ?? depth)
  const links = new Map(
    kept.map(({ id, assetId: made, fromId, process, addedBy, addedAt }) => [
      id,
      { id, assetId: made, fromId, process, addedBy, addedAt: addedAt.toISOString() },
    ]),
  )
  return { links: [...links.values()], depths, isCut: rows.length > mostLinks }
}

/** What these assets are called, as far as the reader may see them. */
export async function findKin(tx: Tx, ids: readonly string[]): Promise<Omit<Kin, 'depth'>[]> {
  const { rows } = await sql<Omit<Kin, 'depth'>>`
    select a.id, a.code, a.name, o.name as "holderName", a.grade, a.state
    from assets a
    join organisations o on o.id = a.holder_id
    where a.id = any (${ids as string[]}::uuid[])
  `.execute(tx)
  return rows
}

/** What an asset was made from directly. */
export async function madeFrom(tx: Tx, assetId: string): Promise<{ code: string; name: string; process: string }[]> {
  const { rows } = await sql<{
    code: string
    name: string
    process: string
  }>`
    select a.code, a.name, l.process
    from asset_links l
    join assets a on a.id = l.from_id
    where l.asset_id = ${assetId} and l.ended_at is null
    order by l.added_at, l.id
    limit 100
  `.execute(tx)
  return rows
}

/** Whether an asset was made, over however many steps, from another; nobody else adds a link until the transaction ends. */
export async function isMadeFrom(tx: Tx, assetId: string, other: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('asset_links'))`.execute(tx)
  const { rows } = await sql`with recursive above(id) as (
      select l.from_id from asset_links l where l.asset_id = ${assetId} and l.ended_at is null
      union select l.from_id from asset_links l join above a on l.asset_id = a.id where l.ended_at is null)
    select from above where id = ${other}`.execute(tx)
  return rows.length > 0
}

/** Enters a link; false when it stands already. */
export async function insertLink(
  tx: Tx,
  link: { id: string; assetId: string; fromId: string; process: string; by: string | null; byName: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
      insert into asset_links (
        id, asset_id, from_id, holder_id, holder_kind, holder_sector, process, added_by, added_name, added_at
      )
      select ${link.id}, a.id, ${link.fromId}, a.holder_id, a.holder_kind, a.holder_sector, ${link.process}, ${link.by},
      ${link.byName}, ${link.at}
      from assets a
      where a.id = ${link.assetId}
      on conflict (asset_id, from_id) where ended_at is null do nothing returning id`.execute(tx)
  return rows.length === 1
}

/** Ends a link of the unit; answers whose asset it was about, null when there is none that stands. */
export async function endLink(
  tx: Tx,
  id: string,
  end: { holderId: string | null; name: string; at: Date },
): Promise<{ assetId: string; fromId: string } | null> {
  const { rows } = await sql<{
    assetId: string
    fromId: string
  }>`
    update asset_links
    set ended_name = ${end.name}, ended_at = ${end.at}
    where id = ${id} and holder_id = ${end.holderId} and ended_at is null
    returning asset_id as "assetId", from_id as "fromId"
  `.execute(tx)
  return rows[0] ?? null
}

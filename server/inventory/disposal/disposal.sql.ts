import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import type { BareFinding } from '../kept-findings.ts'

/** How a card's term of retention was before a change of it (empty where the card did not say), who confirmed that change and when. */
export type TermChanged = { readonly before: string; readonly by: string; readonly on: string }
/**
 * What stands in the way of destroying an asset: its card's term of retention and every change of it, in order, the last day its data is
 * of (empty where the card does not say), marks of use that run, and agreements that stand without one.
 */
export type DisposalStanding = {
  readonly retention: string
  readonly changes: readonly TermChanged[]
  readonly timeTo: string
  readonly marks: readonly string[]
  readonly agreements: readonly string[]
}

/** Looks at an asset that is to be destroyed; null when it is not there or hidden. */
export async function findDisposalStanding(tx: Tx, assetId: string, today: string): Promise<DisposalStanding | null> {
  const { rows } = await sql<DisposalStanding>`select coalesce(v.card ->> 'retention', '') as retention,
      (select coalesce(jsonb_agg(jsonb_build_object('before', coalesce(p.card ->> 'retention', ''), 'by', n.confirmed_name, 'on', to_char(n.confirmed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')) order by n.version), '[]') from asset_versions p join asset_versions n on n.asset_id = p.asset_id and n.version = p.version + 1
        where p.asset_id = a.id and coalesce(p.card ->> 'retention', '') <> coalesce(n.card ->> 'retention', '')) as changes,
      coalesce(v.card ->> 'timeTo', '') as "timeTo",
      coalesce(
        (
          select jsonb_agg(m.operator_name || '（' || m.agreement || '，至' || m.ends_on || '）' order by m.set_at)
          from use_marks m
          where m.asset_id = a.id and m.ended_at is null and m.ends_on >= ${today}::date
        ),
        '[]'
      ) as marks,
      coalesce((select jsonb_agg(g.number || '（' || o.name || '、' || d.name || '，至' || g.ends_on || '）' order by g.number) from agreements g join organisations o on o.id = g.operator_id join organisations d on d.id = g.developer_id
        where g.asset_id = a.id and g.ended_at is null and g.ends_on >= ${today}::date and not exists (select from use_marks m where m.asset_id = a.id and m.operator_id = g.operator_id and m.agreement = g.number and m.ended_at is null)), '[]') as agreements
    from assets a join asset_versions v on v.asset_id = a.id and v.version = a.version where a.id = ${assetId}`.execute(tx)
  return rows[0] ?? null
}

/** The asset stands as destroyed from this moment; nothing holds it any longer. */
export async function destroyAsset(tx: Tx, assetId: string, at: Date): Promise<void> {
  await sql`update assets set state = 'destroyed', destroyed_at = ${at}, frozen_by = null, state_before = null where id = ${assetId}`.execute(
    tx,
  )
}

/**
 * Assets destroyed or found to be core data of which the platform still holds copies: found before it erased them, or restored before it
 * had (choice:core-data, choice:destruction-copies).
 */
export async function findStillHeld(tx: Tx): Promise<string[]> {
  // What copies_of answers for one asset, joined once for all of them.
  const { rows } = await sql<{
    id: string
  }>`with gone as (select id, importance, destroyed_at from assets where importance = 'core' or state = 'destroyed'),
      copy as (select g.*, f.source_id, f.erased_at from gone g join findings f on f.asset_id = g.id
        union all select g.*, f.source_id, f.erased_at from gone g join findings f on f.asset_id is null and f.known_as = g.id
        union all
        select g.*, f.source_id, f.erased_at
        from gone g
        join findings o on o.asset_id = g.id
        join findings f on f.asset_id is null and f.known_as is null and (f.holder_id, f.identity) = (o.holder_id, o.identity))
    select distinct c.id
    from copy c
    join sources s on s.id = c.source_id
    where (c.importance = 'core' or s.added_at <= c.destroyed_at)
      and (c.erased_at is null or (s.arrived_by = 'upload' and s.erased_at is null))
    order by c.id
    limit 1000`.execute(tx)
  return rows.map(({ id }) => id)
}

/** How many pieces of one holder were erased. */
export type Erased = { readonly holderId: string; readonly pieces: number }

/** Findings of a destroyed asset whose values the platform still has, whoever made them. */
export async function findCopiesOf(tx: Tx, assetId: string): Promise<{ id: string; finding: BareFinding }[]> {
  const { rows } = await sql<{
    id: string
    finding: BareFinding
  }>`
    select f.id, f.finding
    from findings f
    where f.erased_at is null and f.id in (select c.finding_id from copies_of(${assetId}) c)
    order by f.id
  `.execute(tx)
  return rows
}

/** Destroyed assets of which a source that was read only now shows copies still to be erased. */
export async function findDestroyedWithin(tx: Tx, sourceId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select destroyed_within(${sourceId}) as id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Takes the values out of these findings of a destroyed asset; answers how many of each holder. */
export async function eraseDestroyed(
  tx: Tx,
  assetId: string,
  emptied: readonly { id: string; finding: BareFinding }[],
  at: Date,
): Promise<Erased[]> {
  if (emptied.length === 0) return []
  const { rows } = await sql<Erased>`
      select holder_id as "holderId", findings as pieces
      from erase_destroyed(${assetId}, ${JSON.stringify(emptied)}::jsonb, ${at})
    `.execute(tx)
  return rows
}

/** Files of uploads in which a destroyed asset was found, and that the platform still has. */
export async function findUploadsOfDestroyed(tx: Tx, assetId: string): Promise<{ id: string; path: string }[]> {
  const { rows } = await sql<{
    id: string
    path: string
  }>`
    select s.id, s.path
    from sources s
    where s.arrived_by = 'upload' and s.erased_at is null and s.id in (select c.source_id from copies_of(${assetId}) c)
  `.execute(tx)
  return rows
}

/** Notes that the files of these sources are gone; answers how many of each holder. */
export async function noteErased(tx: Tx, ids: readonly string[], at: Date): Promise<Erased[]> {
  const { rows } = await sql<Erased>`
      with done as (
        update sources set erased_at = ${at}, sealed_by = null where id = any(${sql.val([...ids])}::uuid[]) returning holder_id
      )
      select holder_id as "holderId", count(*)::int as pieces from done group by holder_id`.execute(tx)
  return rows
}

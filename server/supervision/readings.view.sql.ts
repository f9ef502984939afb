import { sql } from 'kysely'
import { mostCounted } from '#contract/route.ts'
import { readingActions } from '#law/audit.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'

export type ReadingRow = {
  readonly id: number
  readonly at: Date
  readonly officer_id: string | null
  readonly stands_for: string | null
  readonly organisation_name: string | null
  readonly role: string
  readonly action: string
  readonly object_kind: string
  readonly object_id: string
  /** The name of an asset, finding or paper, the number of a case; null when the reader does not see it. */
  readonly object_name: string | null
  /** Of a case. */
  readonly procedure: string | null
  readonly reason: string
}

/** Who holds an asset, as far as the reader sees it; null when it is hidden. */
export async function findHolder(tx: Tx, assetId: string): Promise<string | null> {
  const { rows } = await sql<{ holder_id: string }>`select holder_id from assets where id = ${assetId}`.execute(tx)
  return rows[0]?.holder_id ?? null
}

/** An asset and what belongs to it, as the log names it. */
const things = (assetId: string) => sql`select 'asset' as kind, ${assetId}::text as id
  union all (select 'finding', f.id::text from findings f where f.asset_id = ${assetId} order by f.found_at desc limit 1000)
  union all (select 'case', c.id::text from cases c where c.subject_id = ${assetId} limit 1000)
  union all (select distinct 'file', u.sha256 from file_uses u join cases c on c.id = u.case_id where c.subject_id = ${assetId} limit 1000)`

/** Lines of the log about these things that others than the holder wrote by looking, each thing by the index of the log. */
const looks = (
  assetId: string,
  holderId: string,
  before: string | null,
  limit: number,
) => sql`select l.id from (${things(assetId)}) t cross join lateral (
  select l.id
  from audit_log l
  where l.object_kind = t.kind
    and l.object_id = t.id
    and l.holder_id = ${holderId}
    and l.organisation_id is distinct from ${holderId}::uuid
    and l.action = any (${sql.val([...readingActions])}::text[]) and ${before === null ? sql`true` : sql`l.id < ${before}::bigint`}
    order by l.id desc
    limit ${limit}) l`

/** Looks at an asset by others than its holder, latest first. */
export async function findReadings(
  tx: Tx,
  of: { assetId: string; holderId: string },
  place: { limit: number; before: string | null },
): Promise<ReadingRow[]> {
  const { rows } = await sql<ReadingRow>`
      select l.id, l.at, l.officer_id, l.detail ->> 'standsFor' as stands_for, g.name as organisation_name, l.role, l.action,
        l.object_kind, l.object_id, coalesce(a.name, f.dataset, c.number, u.name) as object_name, c.procedure,
        coalesce(l.detail ->> 'reason', '') as reason
      from (
        select id from (${looks(of.assetId, of.holderId, place.before, place.limit)}) n order by id desc limit ${place.limit}
      ) page
      join audit_log l on l.id = page.id
      left join organisations g on g.id = l.organisation_id
      left join assets a on l.object_kind = 'asset' and a.id = ${of.assetId}
      left join findings f on l.object_kind = 'finding' and f.asset_id = ${of.assetId} and f.id::text = l.object_id
      left join cases c on l.object_kind = 'case' and c.subject_id = ${of.assetId} and c.id::text = l.object_id
      left join lateral (
        select u.name
        from file_uses u
        join cases c on c.id = u.case_id
        where l.object_kind = 'file' and u.sha256 = l.object_id and c.subject_id = ${of.assetId}
        order by u.id desc
        limit 1
      ) u
        on true
      order by l.id desc`.execute(tx)
  return rows
}

/** How many looks there were, counted to 1,001 at most. */
export async function countReadings(tx: Tx, of: { assetId: string; holderId: string }): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select id from (${looks(of.assetId, of.holderId, null, mostCounted + 1)}) n limit ${countLimit}) t`.execute(
    tx,
  )
  return rows[0]!.n
}

/** The names of some officers, by id: asked by the platform, since nobody reads who works elsewhere but for those who looked at what they hold. */
export async function findNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, name from officers where id = any (${sql.val([...ids])}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

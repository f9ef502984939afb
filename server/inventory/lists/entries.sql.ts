import { type RawBuilder, sql } from 'kysely'
import type { ListDifference, SectorCandidate, SectorEntry } from '#contract/sector-lists.ts'
import { potentialParts, type PotentialPart, potentialPoints } from '#law/potential.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'

const points = JSON.stringify(potentialPoints)
const most = (part: PotentialPart) => potentialParts[part].most
const given = (name: string) => sql`(${points}::jsonb -> ${name})`

/** The parts of the score of asset `a` with its card `v.card` on a list, each with its points and what they were seen in (choice:potential). */
const partsOn = (listId: string) => sql`jsonb_build_object(
  'benefit',
    jsonb_build_object(
      'points', coalesce((${given('benefit')} ->> (v.card ->> 'expectedBenefit'))::int, 0), 'seen',
      coalesce(v.card ->> 'expectedBenefit', '')
    ),
  'quality',
    jsonb_build_object(
      'points', least(${most('quality')}::int, floor(coalesce((v.card ->> 'qualityScore')::numeric, 0) / 5)::int), 'seen',
      coalesce(v.card ->> 'qualityScore', '')
    ),
  'scale',
    jsonb_build_object(
      'points', least(${most('scale')}::int, 2 * greatest(0, length(coalesce(v.card ->> 'records', '')) - 1)), 'seen',
      coalesce(v.card ->> 'records', '')
    ),
  'updates',
    jsonb_build_object(
      'points',
      case
        when v.card ->> 'updateFrequency' is null then 0
        else coalesce((${given('updates')} ->> (v.card ->> 'updateFrequency'))::int, ${potentialPoints.otherUpdates}::int)
      end,
      'seen', coalesce(v.card ->> 'updateFrequency', '')
    ),
  'openness',
    jsonb_build_object(
      'points', case when a.importance = 'general' then coalesce((${given('openness')} ->> a.grade::text)::int, 0) else 0 end,
      'seen', a.grade::text
    ),
  'registration', jsonb_build_object('points', coalesce((${given('registration')} ->> a.state)::int, 0), 'seen', a.state),
  'demand', (select jsonb_build_object('points', least(${most('demand')}::int, coalesce(sum((${given('demand')} ->> d.strength::text)::int), 0))::int, 'seen', count(*)::text) from demand_notes d where d.list_id = ${listId}::uuid and d.asset_id = a.id))`
const total = sql`(select sum((value ->> 'points')::int)::int from jsonb_each(p.parts))`

/** What entries or candidates are narrowed by. */
export type EntriesAsked = { readonly q?: string | undefined; readonly holderId?: string | undefined; readonly grade?: number | undefined }
function ofSector(sector: string, asked: EntriesAsked) {
  return sql`
    a.holder_sector = ${sector}
      and a.catalogued_at is not null
      and a.state <> 'destroyed'
      and a.importance <> 'core'
      and ${asked.q ? sql`a.search ilike ${likeWord(asked.q)}` : sql`true`}
      and ${asked.holderId ? sql`a.holder_id = ${asked.holderId}` : sql`true`}
      and ${asked.grade ? sql`a.grade = ${asked.grade}` : sql`true`}
  `
}

async function upsert(tx: Tx, listId: string, which: RawBuilder<unknown>, by: string, at: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`with scored as (
      select a.*, v.card, o.name as holder_name, p.parts, ${total} as score
      from assets a
      join organisations o on o.id = a.holder_id
      join asset_versions v on v.asset_id = a.id and v.version = a.version
        cross join lateral (select ${partsOn(listId)} as parts) p where ${which}),
    entered as (insert into sector_entries (list_id, asset_id, holder_id, holder_kind, holder_sector, asset_version, code, name, holder_name, summary, category, industry, grade, importance, records, parts, score, added_name, added_at)
      select ${listId}::uuid, s.id, s.holder_id, s.holder_kind, s.holder_sector, s.version, s.code, s.name, s.holder_name,
        coalesce(s.card ->> 'summary', ''), coalesce(s.card ->> 'category', ''), coalesce(s.card ->> 'industry', ''), s.grade,
        s.importance, (s.card ->> 'records')::bigint, s.parts, s.score, ${by}, ${at}
      from scored s
      on conflict (list_id, asset_id) do update
      set asset_version = excluded.asset_version, name = excluded.name, summary = excluded.summary, category = excluded.category,
        industry = excluded.industry, grade = excluded.grade, importance = excluded.importance,
        records = excluded.records, parts = excluded.parts, score = excluded.score, removed_at = null, removed_reason = ''
        returning asset_id)
    select count(*)::int as n from entered`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Takes assets of the sector onto a list, those named or all that fit, in one statement; those that are on it are scored anew. Answers how many. */
export async function addEntries(
  tx: Tx,
  list: { id: string; sector: string },
  which: { assetIds: readonly string[] } | { all: EntriesAsked },
  by: string,
  at: Date,
): Promise<number> {
  const named =
    'assetIds' in which
      ? sql`${ofSector(list.sector, {})} and a.id = any(${sql.val([...which.assetIds])}::uuid[])`
      : ofSector(list.sector, which.all)
  return upsert(tx, list.id, named, by, at)
}

/** Scores every entry that stands on a list by what is known of its asset now. */
export async function rescore(tx: Tx, listId: string, at: Date): Promise<void> {
  await upsert(
    tx,
    listId,
    sql`a.importance <> 'core' and a.id in (select asset_id from sector_entries where list_id = ${listId} and removed_at is null)`,
    '',
    at,
  )
}

/** Takes an asset off a list; false when it is not on it. */
export async function removeEntry(tx: Tx, listId: string, assetId: string, reason: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
      update sector_entries
      set removed_at = ${at}, removed_reason = ${reason}
      where list_id = ${listId} and asset_id = ${assetId} and removed_at is null
      returning asset_id
    `.execute(tx)
  return rows.length > 0
}

type EntryRow = Omit<SectorEntry, 'parts'> & { parts: { [part in PotentialPart]?: { points: number; seen: string } } }
const entryColumns = sql`
  e.asset_id as "assetId", e.code, e.name, e.holder_id as "holderId", e.holder_name as "holderName", e.summary, e.category,
    e.industry, e.grade, e.importance,
    coalesce(
      is_public_entry(e.importance, e.grade, (select a.importance from assets a where a.id = e.asset_id)), false
    ) as "isPublic",
    e.records, e.asset_version as "assetVersion", e.score, e.parts,
    (select count(*)::int from demand_notes d where d.list_id = e.list_id and d.asset_id = e.asset_id) as demands,
    (select count(*)::int from list_comments c where c.list_id = e.list_id and c.asset_id = e.asset_id) as comments,
    (select a.fallen from assets a where a.id = e.asset_id) as fallen`

function entryOf(row: EntryRow): SectorEntry {
  const parts = (Object.keys(potentialParts) as PotentialPart[]).map((part) => ({
    part,
    points: row.parts[part]?.points ?? 0,
    seen: row.parts[part]?.seen ?? '',
  }))
  return { ...row, parts }
}

function entriesFitting(listId: string, asked: EntriesAsked) {
  return sql`
    e.list_id = ${listId}
      and e.removed_at is null
      and ${asked.q ? sql`(e.name || ' ' || e.code) ilike ${likeWord(asked.q)}` : sql`true`}
      and ${asked.holderId ? sql`e.holder_id = ${asked.holderId}` : sql`true`}
      and ${asked.grade ? sql`e.grade = ${asked.grade}` : sql`true`}
  `
}

/** Entries of a list the reader may see, the highest score first, at most `limit`. */
export async function listEntries(
  tx: Tx,
  listId: string,
  asked: EntriesAsked,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<SectorEntry[]> {
  const after = place.after
    ? sql`(e.score < ${place.after[0]}::int or (e.score = ${place.after[0]}::int and e.asset_id > ${place.after[1]}::uuid))`
    : sql`true`
  const { rows } = await sql<EntryRow>`
      select ${entryColumns}
      from sector_entries e
      where ${entriesFitting(listId, asked)} and ${after}
      order by e.score desc, e.asset_id
      limit ${place.limit}
    `.execute(tx)
  return rows.map(entryOf)
}

/** One entry that stands on a list; null when there is none. */
export async function findEntry(tx: Tx, listId: string, assetId: string): Promise<SectorEntry | null> {
  const { rows } = await sql<EntryRow>`
      select ${entryColumns}
      from sector_entries e
      where e.list_id = ${listId} and e.asset_id = ${assetId} and e.removed_at is null
    `.execute(tx)
  return rows[0] ? entryOf(rows[0]) : null
}

/** How many entries fit, counted up to the cap. */
export async function countEntries(tx: Tx, listId: string, asked: EntriesAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from sector_entries e where ${entriesFitting(listId, asked)} limit ${countLimit}) counted`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** Assets of the sector that do not stand on the list, those that entered the catalogue last first, with their count up to the cap. */
export async function listCandidates(
  tx: Tx,
  list: { id: string; sector: string },
  asked: EntriesAsked,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<{ rows: SectorCandidate[]; counted: number }> {
  const fits = sql`
    ${ofSector(list.sector, asked)}
      and not exists (select from sector_entries e where e.list_id = ${list.id} and e.asset_id = a.id and e.removed_at is null)
  `
  const after = place.after ? sql`(a.catalogued_at, a.id) < (${place.after[0]}::timestamptz, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<Omit<SectorCandidate, 'cataloguedAt'> & { cataloguedAt: Date }>`
    select a.id as "assetId", a.code, a.name, a.holder_id as "holderId", o.name as "holderName", a.grade, a.importance, a.state,
      a.catalogued_at as "cataloguedAt"
    from assets a
    join organisations o on o.id = a.holder_id
    where ${fits} and ${after}
    order by a.catalogued_at desc, a.id desc
    limit ${place.limit}`.execute(tx)
  const {
    rows: [count],
  } = await sql<{ n: number }>`select count(*)::int as n from (select from assets a where ${fits} limit ${countLimit}) counted`.execute(tx)
  return { rows: rows.map((row) => ({ ...row, cataloguedAt: row.cataloguedAt.toISOString() })), counted: count?.n ?? 0 }
}

/** What differs between two editions as far as the reader may see their entries, by name, at most `limit`, with the count up to the cap. */
export async function listDifferences(
  tx: Tx,
  from: string | null,
  to: string,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<{ rows: ListDifference[]; counted: number }> {
  const standing = (id: string | null) =>
    sql`(select asset_id, name, holder_name, score, grade from sector_entries where list_id = ${id}::uuid and removed_at is null)`
  const differing = sql`
    select coalesce(n.asset_id, b.asset_id) as "assetId", left(coalesce(n.name, b.name), 100) as name,
      coalesce(n.holder_name, b.holder_name) as "holderName",
      case when b.asset_id is null then 'added' when n.asset_id is null then 'removed' else 'changed' end as what,
      b.score as before, n.score as after, b.grade as "gradeBefore", n.grade as "gradeAfter"
    from ${standing(to)} n
    full join ${standing(from)} b on b.asset_id = n.asset_id
    where n.asset_id is null or b.asset_id is null or n.score <> b.score or n.grade <> b.grade or n.name <> b.name`
  const after = place.after ? sql`(d.name, d."assetId") > (${place.after[0]}, ${place.after[1]}::uuid)` : sql`true`
  const { rows } =
    await sql<ListDifference>`select * from (${differing}) d where ${after} order by d.name, d."assetId" limit ${place.limit}`.execute(tx)
  const {
    rows: [count],
  } = await sql<{ n: number }>`select count(*)::int as n from (select from (${differing}) d limit ${countLimit}) counted`.execute(tx)
  return { rows, counted: count?.n ?? 0 }
}

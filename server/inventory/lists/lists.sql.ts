import { sql } from 'kysely'
import type { SectorListLine } from '#contract/sector-lists.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'

export type ListRow = {
  readonly id: string
  readonly title: string
  readonly sector: string
  readonly year: number
  readonly authority_id: string
  readonly authority_name: string
  readonly state: SectorListLine['state']
  readonly edition: number | null
  readonly case_id: string
  readonly plan: Record<string, unknown>
  readonly entries: number
  readonly open_comments: number
  readonly created_at: Date
  readonly published_at: Date | null
  readonly published_name: string
}

const columns = sql`
  l.id, l.title, l.sector, l.year, l.authority_id, o.name as authority_name, l.state, l.edition, l.case_id, l.plan, l.created_at,
    l.published_at, l.published_name,
    (select count(*)::int from sector_entries e where e.list_id = l.id and e.removed_at is null) as entries,
    (select count(*)::int from list_comments c where c.list_id = l.id and c.answered_at is null) as open_comments`

/** A list as lists show it. */
export function listLineOf(r: ListRow): SectorListLine {
  return {
    id: r.id,
    title: r.title,
    sector: r.sector,
    year: r.year,
    authorityId: r.authority_id,
    authorityName: r.authority_name,
    state: r.state,
    edition: r.edition,
    caseId: r.case_id,
    entries: r.entries,
    openComments: r.open_comments,
    createdAt: r.created_at.toISOString(),
    publishedAt: r.published_at?.toISOString() ?? null,
    publishedName: r.published_name,
  }
}

/** Enters an edition in the making; its case follows in the same transaction. */
export async function insertList(
  tx: Tx,
  l: { id: string; authorityId: string; sector: string; title: string; year: number; caseId: string; at: Date },
): Promise<void> {
  await sql`
    insert into sector_lists (id, authority_id, sector, title, year, case_id, created_at)
    values (${l.id}, ${l.authorityId}, ${l.sector}, ${l.title}, ${l.year}, ${l.caseId}, ${l.at})
  `.execute(tx)
}

/** Sector lists the reader may see, newest first, with their count up to the cap. */
export async function listLists(
  tx: Tx,
  asked: { state?: string | undefined; authorityId?: string | undefined },
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<{ rows: ListRow[]; counted: number }> {
  const fits = sql`${asked.state ? sql`l.state = ${asked.state}` : sql`true`} and ${asked.authorityId ? sql`l.authority_id = ${asked.authorityId}` : sql`true`}`
  const after = place.after ? sql`(l.created_at, l.id) < (${place.after[0]}::timestamptz, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<ListRow>`
      select ${columns}
      from sector_lists l
      join organisations o on o.id = l.authority_id
      where ${fits} and ${after}
      order by l.created_at desc, l.id desc
      limit ${place.limit}
    `.execute(tx)
  const {
    rows: [count],
  } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from sector_lists l where ${fits} limit ${countLimit}) counted`.execute(tx)
  return { rows, counted: count?.n ?? 0 }
}

/** One list; null when it is not there or hidden. */
export async function findList(tx: Tx, id: string): Promise<ListRow | null> {
  const { rows } =
    await sql<ListRow>`select ${columns} from sector_lists l join organisations o on o.id = l.authority_id where l.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Holds a list until the end of the transaction; null when it is not there, hidden or not the reader's to change. */
export async function lockList(tx: Tx, id: string): Promise<ListRow | null> {
  const { rows } = await sql`select id from sector_lists where id = ${id} for no key update`.execute(tx)
  return rows.length > 0 ? findList(tx, id) : null
}

/** The edition of the same authority before this one; for one in the making, its last published. */
export async function findPreviousList(tx: Tx, list: Pick<ListRow, 'authority_id' | 'edition'>): Promise<string | null> {
  const { rows } = await sql<{
    id: string
  }>`
    select id
    from sector_lists
    where authority_id = ${list.authority_id} and edition < coalesce(${list.edition}::int, 2147483647)
    order by edition desc
    limit 1
  `.execute(tx)
  return rows[0]?.id ?? null
}

/** The plan was submitted: the list is open for comments. */
export async function openList(tx: Tx, id: string, plan: { title: string; year: number; answers: Record<string, unknown> }): Promise<void> {
  await sql`
    update sector_lists
    set state = 'discussing', title = ${plan.title}, year = ${plan.year}, plan = ${JSON.stringify(plan.answers)}::jsonb
    where id = ${id} and state = 'compiling'
  `.execute(tx)
}

/** Publishes a list as the next edition of its authority. */
export async function publishList(tx: Tx, id: string, byName: string, at: Date): Promise<void> {
  await sql`
    update sector_lists l
    set state = 'published', published_at = ${at}, published_name = ${byName},
      edition = 1 + coalesce((select max(p.edition) from sector_lists p where p.authority_id = l.authority_id), 0)
    where id = ${id}
  `.execute(tx)
}

/** The list came to nothing. */
export async function cancelList(tx: Tx, id: string): Promise<void> {
  await sql`update sector_lists set state = 'cancelled' where id = ${id} and state in ('compiling', 'discussing')`.execute(tx)
}

/** What a list must answer before it goes on. */
export async function findListStanding(tx: Tx, id: string): Promise<{ entries: number; core: number; open: number }> {
  const { rows } = await sql<{
    entries: number
    core: number
    open: number
  }>`select (select count(*)::int from sector_entries where list_id = ${id} and removed_at is null) as entries,
    (
      select count(*)::int
      from sector_entries e
      join assets a on a.id = e.asset_id
      where e.list_id = ${id} and e.removed_at is null and a.importance = 'core'
    ) as core,
    (select count(*)::int from list_comments where list_id = ${id} and answered_at is null) as open`.execute(tx)
  return rows[0]!
}

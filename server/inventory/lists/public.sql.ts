import { sql } from 'kysely'
import type { PublicEntry, PublicList } from '#contract/sector-lists.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'

type PlaceInList = { limit: number; after: readonly (string | null)[] | null }
const columns = sql`id, title, sector, year, edition, authority_name as "authorityName", published_at as "publishedAt", entries::int, shown::int`
type ListRow = Omit<PublicList, 'publishedAt'> & { publishedAt: Date }
const listOf = (row: ListRow): PublicList => ({ ...row, publishedAt: row.publishedAt.toISOString() })

/** Published lists, the latest first, with their count up to the cap. */
export async function listPublicLists(tx: Tx, place: PlaceInList): Promise<{ rows: PublicList[]; counted: number }> {
  const after = place.after ? sql`(published_at, id) < (${place.after[0]}::timestamptz, ${place.after[1]}::uuid)` : sql`true`
  const { rows } =
    await sql<ListRow>`select ${columns} from public_sector_lists where ${after} order by published_at desc, id desc limit ${place.limit}`.execute(
      tx,
    )
  const {
    rows: [count],
  } = await sql<{ n: number }>`select count(*)::int as n from (select from public_sector_lists limit ${countLimit}) counted`.execute(tx)
  return { rows: rows.map(listOf), counted: count?.n ?? 0 }
}

/** One published list; null when there is none of that id. */
export async function findPublicList(tx: Tx, id: string): Promise<PublicList | null> {
  const { rows } = await sql<ListRow>`select ${columns} from public_sector_lists where id = ${id}`.execute(tx)
  return rows[0] ? listOf(rows[0]) : null
}

/** What of a published list anybody may see, by name, with the count up to the cap. */
export async function listPublicEntries(
  tx: Tx,
  listId: string,
  q: string | undefined,
  place: PlaceInList,
): Promise<{ rows: PublicEntry[]; counted: number }> {
  const fits = sql`list_id = ${listId} and ${q ? sql`(name || holder_name) ilike ${likeWord(q)}` : sql`true`}`
  const after = place.after ? sql`(name, asset_id) > (${place.after[0]}, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<PublicEntry>`
      select asset_id as "assetId", name, holder_name as "holderName", summary, industry
      from public_sector_entries
      where ${fits} and ${after}
      order by name, asset_id
      limit ${place.limit}
    `.execute(tx)
  const {
    rows: [count],
  } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from public_sector_entries where ${fits} limit ${countLimit}) counted`.execute(tx)
  return { rows, counted: count?.n ?? 0 }
}

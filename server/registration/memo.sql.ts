import { sql } from 'kysely'
import type { MemoLine } from '#contract/cards.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

/** Enters an asset in the memorandum register, or enters it anew with another reason and review date (§4.6). */
export async function enterMemo(tx: Tx, m: { assetId: string; caseId: string; reason: string; reviewOn: string; at: Date }): Promise<void> {
  await sql`insert into memo_entries (asset_id, holder_id, holder_kind, holder_sector, case_id, reason, review_on, entered_at)
    select a.id, a.holder_id, a.holder_kind, a.holder_sector, ${m.caseId}, ${m.reason}, ${m.reviewOn}, ${m.at}
    from assets a
    where a.id = ${m.assetId}
    on conflict (asset_id) do update
    set case_id = excluded.case_id, ground = 'not-confirmed', reason = excluded.reason, review_on = excluded.review_on,
      reminded_at = null, entered_at = excluded.entered_at, left_at = null`.execute(tx)
}

/** Why an asset stands in the memorandum register and when that is looked at again; null when it does not. */
export async function memoOf(tx: Tx, assetId: string): Promise<{ reason: string; reviewOn: string } | null> {
  const { rows } = await sql<{
    reason: string
    reviewOn: string
  }>`select reason, review_on as "reviewOn" from memo_entries where asset_id = ${assetId} and left_at is null`.execute(tx)
  return rows[0] ?? null
}

/** What the register is narrowed and sorted by. */
export type MemosAsked = {
  readonly sort?: Parameters<typeof memosBy>[0]
  readonly state: 'due' | 'open' | 'left' | 'all'
  readonly q?: string | undefined
  readonly holderId?: string | undefined
}
type Row = Omit<MemoLine, 'enteredAt' | 'leftAt'> & { readonly enteredAt: Date; readonly leftAt: Date | null }

function fitting({ state, q, holderId }: MemosAsked, today: string) {
  const like = q?.trim() ? likeWord(q) : null
  const stands = {
    due: sql`m.left_at is null and m.review_on <= ${today}::date`,
    open: sql`m.left_at is null`,
    left: sql`m.left_at is not null`,
    all: sql`true`,
  }[state]
  return sql`${stands} and ${holderId ? sql`m.holder_id = ${holderId}` : sql`true`} and ${like ? sql`(a.name ilike ${like} or a.code ilike ${like} or m.reason ilike ${like})` : sql`true`}`
}

const columns = (today: string) => sql`
  m.asset_id as "assetId", a.code, a.name, m.holder_id as "holderId", o.name as "holderName", m.ground, m.reason,
    m.review_on as "reviewOn", m.left_at is null
    and m.review_on <= ${today}::date as "isDue", m.entered_at as "enteredAt", m.left_at as "leftAt",
    (select count(*)::int from memo_reviews r where r.asset_id = m.asset_id) as reviews,
    (select r.finding from memo_reviews r where r.asset_id = m.asset_id order by r.reviewed_at desc limit 1) as "lastFinding"`
const toLine = (row: Row): MemoLine => ({ ...row, enteredAt: row.enteredAt.toISOString(), leftAt: row.leftAt?.toISOString() ?? null })

/** How the memorandum register may be sorted. */
export const memosBy = sortable<MemoLine, 'reviewOn'>(
  [sql`m.asset_id`, (row) => row.assetId],
  { reviewOn: { by: sql`m.review_on`, kind: 'date', of: (row) => row.reviewOn } },
  'reviewOn',
)

/** The memorandum register as far as the reader may see it, a page of it. */
export async function listMemos(tx: Tx, asked: MemosAsked, today: string, place: SortedPlace): Promise<MemoLine[]> {
  const { rows } = await sql<Row>`
      select ${columns(today)}
      from memo_entries m
      join assets a on a.id = m.asset_id
      join organisations o on o.id = m.holder_id
      where ${fitting(asked, today)} and ${place.after}
      order by ${place.order}
      limit ${place.limit}
    `.execute(tx)
  return rows.map(toLine)
}

/** How many entries fit, counted to 1,001 at most. */
export async function countMemos(tx: Tx, asked: MemosAsked, today: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`
    select count(*)::int as n
    from (
      select from memo_entries m join assets a on a.id = m.asset_id where ${fitting(asked, today)} limit ${countLimit}
    ) counted
  `.execute(tx)
  return rows[0]?.n ?? 0
}

/** One entry, held until the end of the transaction; null when it is not there or hidden. */
export async function lockMemo(tx: Tx, assetId: string, today: string): Promise<MemoLine | null> {
  await sql`select from memo_entries where asset_id = ${assetId} for no key update`.execute(tx)
  const { rows } = await sql<Row>`
      select ${columns(today)}
      from memo_entries m
      join assets a on a.id = m.asset_id
      join organisations o on o.id = m.holder_id
      where m.asset_id = ${assetId}
    `.execute(tx)
  return rows[0] ? toLine(rows[0]) : null
}

/** Keeps a review and moves the day of the next one. */
export async function insertReview(
  tx: Tx,
  r: { id: string; assetId: string; finding: string; reviewOn: string; by: string | null; byName: string; at: Date },
): Promise<void> {
  await sql`with kept as (insert into memo_reviews (id, asset_id, holder_id, holder_kind, holder_sector, finding, review_on, reviewed_by, reviewed_name, reviewed_at)
      select ${r.id}, m.asset_id, m.holder_id, m.holder_kind, m.holder_sector, ${r.finding}, ${r.reviewOn}, ${r.by}, ${r.byName}, ${r.at}
      from memo_entries m
      where m.asset_id = ${r.assetId})
    update memo_entries set review_on = ${r.reviewOn}, reminded_at = null where asset_id = ${r.assetId}`.execute(tx)
}

/** Marks entries whose day of review has come as told, at most 500; answers which and whose they are. */
export async function remindMemos(
  tx: Tx,
  today: string,
  at: Date,
): Promise<{ assetId: string; holderId: string; name: string; reviewOn: string }[]> {
  const { rows } = await sql<{
    assetId: string
    holderId: string
    name: string
    reviewOn: string
  }>`update memo_entries m set reminded_at = ${at} from assets a where a.id = m.asset_id and m.asset_id in (
      select asset_id
      from memo_entries
      where left_at is null and reminded_at is null and review_on <= ${today}::date
      order by review_on
      limit 500 for update skip locked)
    returning m.asset_id as "assetId", m.holder_id as "holderId", a.name, m.review_on as "reviewOn"`.execute(tx)
  return rows
}

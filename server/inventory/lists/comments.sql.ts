import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { DemandNote, ListComment } from '#contract/sector-lists.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'

type CommentRow = Omit<ListComment, 'at' | 'answeredAt'> & { at: Date; answeredAt: Date | null }
const columns = sql`
  c.id, c.asset_id as "assetId", e.name as "assetName", c.person, c.organisation, i.kind, c.body, c.at, c.answer,
    c.answered_name as "answeredName", c.answered_at as "answeredAt"
`
const from = sql`
  list_comments c
  join list_invitations i on i.id = c.invitation_id
  left join sector_entries e on e.list_id = c.list_id and e.asset_id = c.asset_id
`
const commentOf = (row: CommentRow): ListComment => ({
  ...row,
  at: row.at.toISOString(),
  answeredAt: row.answeredAt?.toISOString() ?? null,
})
type PlaceInList = { limit: number; after: readonly (string | null)[] | null }
const earlier = ({ after }: PlaceInList, at: string) =>
  after ? sql`(${sql.ref(at)}, ${sql.ref(at.replace(/\w+$/, 'id'))}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`

/** Comments on a list, the latest first, with their count up to the cap. */
export async function listComments(
  tx: Tx,
  listId: string,
  asked: { open?: 'yes' | undefined },
  place: PlaceInList,
): Promise<{ rows: ListComment[]; counted: number }> {
  const fits = sql`c.list_id = ${listId} and ${asked.open ? sql`c.answered_at is null` : sql`true`}`
  const { rows } = await sql<CommentRow>`
      select ${columns}
      from ${from}
      where ${fits} and ${earlier(place, 'c.at')}
      order by c.at desc, c.id desc
      limit ${place.limit}
    `.execute(tx)
  const {
    rows: [count],
  } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from list_comments c where ${fits} limit ${countLimit}) counted`.execute(tx)
  return { rows: rows.map(commentOf), counted: count?.n ?? 0 }
}

/** One comment of a list; null when there is none. */
export async function findComment(tx: Tx, listId: string, id: string): Promise<ListComment | null> {
  const { rows } = await sql<CommentRow>`select ${columns} from ${from} where c.list_id = ${listId} and c.id = ${id}`.execute(tx)
  return rows[0] ? commentOf(rows[0]) : null
}

/** The comments one contributor made, the latest first. */
export async function commentsOf(tx: Tx, invitationId: string): Promise<ListComment[]> {
  const { rows } =
    await sql<CommentRow>`select ${columns} from ${from} where c.invitation_id = ${invitationId} order by c.at desc, c.id desc limit 200`.execute(
      tx,
    )
  return rows.map(commentOf)
}

/** Keeps a comment; sent twice under one key it is kept once. Null when the contributor has said all they may. */
export async function insertComment(
  tx: Tx,
  c: {
    listId: string
    assetId: string | null
    invitationId: string
    person: string
    organisation: string
    body: string
    at: Date
    key: string
    most: number
  },
): Promise<{ id: string; at: Date } | null> {
  const { rows } = await sql<{ id: string; at: Date }>`with made as (
      insert into list_comments (id, list_id, asset_id, invitation_id, person, organisation, body, at, client_key)
      select ${randomUUID()}::uuid, ${c.listId}::uuid, ${c.assetId}::uuid, ${c.invitationId}::uuid, ${c.person},
        ${c.organisation}, ${c.body}, ${c.at}::timestamptz, ${c.key}
      where (select count(*) from list_comments where invitation_id = ${c.invitationId}) < ${c.most}
      on conflict (invitation_id, client_key) do nothing returning id, at)
    select id, at
    from made
    union all
    select id, at
    from list_comments
    where invitation_id = ${c.invitationId} and client_key = ${c.key}
    limit 1`.execute(tx)
  return rows[0] ?? null
}

/** Answers a comment that has no answer yet; false when it has one. */
export async function answerComment(
  tx: Tx,
  listId: string,
  id: string,
  answer: string,
  by: { id: string | null; name: string },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
      update list_comments
      set answer = ${answer}, answered_by = ${by.id}, answered_name = ${by.name}, answered_at = ${at}
      where list_id = ${listId} and id = ${id} and answered_at is null
      returning id
    `.execute(tx)
  return rows.length > 0
}

/** Notes who asks for an asset of a list. */
export async function insertDemand(
  tx: Tx,
  d: { listId: string; assetId: string; who: string; body: string; strength: number; by: { id: string | null; name: string }; at: Date },
): Promise<void> {
  await sql`
    insert into demand_notes (id, list_id, asset_id, who, body, strength, noted_by, noted_name, noted_at)
    values (${randomUUID()}, ${d.listId}, ${d.assetId}, ${d.who}, ${d.body}, ${d.strength}, ${d.by.id}, ${d.by.name}, ${d.at})
  `.execute(tx)
}

/** Notes of demand on a list, the latest first, with their count up to the cap. */
export async function listDemands(
  tx: Tx,
  listId: string,
  asked: { assetId?: string | undefined },
  place: PlaceInList,
): Promise<{ rows: DemandNote[]; counted: number }> {
  const fits = sql`d.list_id = ${listId} and ${asked.assetId ? sql`d.asset_id = ${asked.assetId}` : sql`true`}`
  const { rows } = await sql<Omit<DemandNote, 'notedAt'> & { notedAt: Date }>`
    select d.id, d.asset_id as "assetId", e.name as "assetName", d.who, d.body, d.strength, d.noted_name as "notedName",
      d.noted_at as "notedAt"
    from demand_notes d
    join sector_entries e on e.list_id = d.list_id and e.asset_id = d.asset_id
    where ${fits} and ${earlier(place, 'd.noted_at')}
    order by d.noted_at desc, d.id desc
    limit ${place.limit}`.execute(tx)
  const {
    rows: [count],
  } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from demand_notes d where ${fits} limit ${countLimit}) counted`.execute(tx)
  return { rows: rows.map((row) => ({ ...row, notedAt: row.notedAt.toISOString() })), counted: count?.n ?? 0 }
}

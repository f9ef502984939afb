import { sql } from 'kysely'
import type { Invitation } from '#contract/sector-lists.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'

type InvitationRow = Omit<Invitation, 'madeAt' | 'usedAt' | 'endedAt'> & { madeAt: Date; usedAt: Date | null; endedAt: Date | null }
const columns = (today: string) => sql`
  i.id, i.kind, i.invitee, i.until_on as "untilOn", i.made_name as "madeName", i.made_at as "madeAt",
    case when i.ended_at is not null then 'ended' when i.until_on < ${today}::date then 'over' when i.used_at is not null then 'used' else 'waiting' end as state,
    i.person, i.organisation, i.used_at as "usedAt", i.ended_at as "endedAt",
    (select count(*)::int from list_comments c where c.invitation_id = i.id) as comments`

const invitationOf = (row: InvitationRow): Invitation => ({
  ...row,
  madeAt: row.madeAt.toISOString(),
  usedAt: row.usedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
})

/** Makes an invitation; only the digest of its token is kept. */
export async function insertInvitation(
  tx: Tx,
  i: {
    id: string
    listId: string
    kind: string
    invitee: string
    tokenDigest: Buffer
    untilOn: string
    by: string | null
    byName: string
    at: Date
  },
): Promise<void> {
  await sql`
    insert into list_invitations (id, list_id, kind, invitee, token_digest, until_on, made_by, made_name, made_at)
    values (${i.id}, ${i.listId}, ${i.kind}, ${i.invitee}, ${i.tokenDigest}, ${i.untilOn}, ${i.by}, ${i.byName}, ${i.at})
  `.execute(tx)
}

/** Invitations of a list, the latest first, with their count up to the cap. */
export async function listInvitations(
  tx: Tx,
  listId: string,
  today: string,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<{ rows: Invitation[]; counted: number }> {
  const after = place.after ? sql`(i.made_at, i.id) < (${place.after[0]}::timestamptz, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<InvitationRow>`
      select ${columns(today)}
      from list_invitations i
      where i.list_id = ${listId} and ${after}
      order by i.made_at desc, i.id desc
      limit ${place.limit}
    `.execute(tx)
  const {
    rows: [count],
  } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from list_invitations where list_id = ${listId} limit ${countLimit}) counted`.execute(tx)
  return { rows: rows.map(invitationOf), counted: count?.n ?? 0 }
}

/** One invitation of a list; null when there is none. */
export async function findInvitation(tx: Tx, listId: string, id: string, today: string): Promise<Invitation | null> {
  const { rows } =
    await sql<InvitationRow>`select ${columns(today)} from list_invitations i where i.list_id = ${listId} and i.id = ${id}`.execute(tx)
  return rows[0] ? invitationOf(rows[0]) : null
}

/** Takes an invitation back: neither link nor key opens anything from now on. One that has ended stays as it is. */
export async function endInvitation(tx: Tx, listId: string, id: string, by: string | null, at: Date): Promise<void> {
  await sql`update list_invitations set ended_by = ${by}, ended_at = ${at} where list_id = ${listId} and id = ${id} and ended_at is null`.execute(
    tx,
  )
}

/** A contributor's place: the invitation that was used and the one list it opens. */
export type Place = {
  readonly invitationId: string
  readonly listId: string
  readonly authorityId: string
  readonly title: string
  readonly untilOn: string
}
const place = sql`i.id as "invitationId", i.list_id as "listId", l.authority_id as "authorityId", l.title, i.until_on as "untilOn"`
const isOpen = (today: string) => sql`i.ended_at is null and i.until_on >= ${today}::date and l.state in ('compiling', 'discussing')`

/** Whether a link would open something now, and what, without using it; null when it would not. */
export async function findByToken(tx: Tx, digest: Buffer, today: string): Promise<Place | null> {
  const { rows } = await sql<Place>`
      select ${place}
      from list_invitations i
      join sector_lists l on l.id = i.list_id
      where i.token_digest = ${digest} and i.used_at is null and ${isOpen(today)}
    `.execute(tx)
  return rows[0] ?? null
}

/** Uses a link, once whoever else is using it at the same moment: the key takes its place. Null when there is nothing to use. */
export async function takeInvitation(
  tx: Tx,
  digest: Buffer,
  given: { keyDigest: Buffer; person: string; organisation: string; at: Date; today: string },
): Promise<Place | null> {
  const { rows } = await sql<Place>`
      update list_invitations i
      set key_digest = ${given.keyDigest}, person = ${given.person}, organisation = ${given.organisation}, used_at = ${given.at}
      from sector_lists l
      where l.id = i.list_id and i.token_digest = ${digest} and i.used_at is null and ${isOpen(given.today)}
      returning ${place}`.execute(tx)
  return rows[0] ?? null
}

/** The place a key opens now; null when it opens none. */
export async function findByKey(
  tx: Tx,
  digest: Buffer,
  today: string,
): Promise<(Place & { readonly person: string; readonly organisation: string }) | null> {
  const { rows } = await sql<Place & { person: string; organisation: string }>`
    select ${place}, i.person, i.organisation
    from list_invitations i
    join sector_lists l on l.id = i.list_id
    where i.key_digest = ${digest} and ${isOpen(today)}
  `.execute(tx)
  return rows[0] ?? null
}

import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { heldOn } from './held-on.sql.ts'

/** A stand-in as kept: both people, and the part one acts in for the other. */
export type StandInRow = {
  readonly id: string
  readonly officerId: string
  readonly officerName: string
  readonly forOfficerId: string
  readonly forName: string
  readonly role: string
  readonly untilOn: string
  readonly reason: string
}

/** Who stands in for whom in an organisation on this day, or one of them. */
export async function findStandIns(
  tx: Tx,
  asked: { readonly organisationId: string; readonly id?: string },
  today: string,
): Promise<StandInRow[]> {
  const { rows } = await sql<StandInRow>`
      select p.id, o.id as "officerId", o.name as "officerName", f.id as "forOfficerId", f.name as "forName", p.role,
        p.until_on::text as "untilOn", p.stand_reason as reason
      from posts p join officers o on o.id = p.officer_id join posts m on m.id = p.stands_for join officers f on f.id = m.officer_id
      where p.organisation_id = ${asked.organisationId} and ${asked.id ? sql`p.id = ${asked.id}` : sql`true`} and ${heldOn(today)}
      order by p.until_on, p.id
      limit 500`.execute(tx)
  return rows
}

/** A colleague, and what part of the post they have already: as their own, or for somebody else; nothing when it can be theirs. */
export type Colleague = {
  readonly officerId: string
  readonly name: string
  readonly title: string
  readonly has: 'own' | 'another' | null
}

/** The other officers of an organisation who hold a post of their own there, without its administrators, for a post to be handed over. */
export async function findColleagues(
  tx: Tx,
  post: { readonly organisationId: string; readonly officerId: string; readonly postId: string },
  today: string,
): Promise<Colleague[]> {
  const { organisationId, officerId, postId } = post
  const { rows } = await sql<Colleague>`select distinct on (o.name, o.id) o.id as "officerId", o.name, p.title,
      (select case when q.stands_for is null then 'own' else 'another' end from posts q join posts m on m.id = ${postId} and m.role = q.role and m.organisation_id = q.organisation_id
        where q.officer_id = o.id and q.ended_at is null and (q.stands_for is null or (q.stands_for <> m.id and q.until_on >= ${today}))
        limit 1) as has
    from posts p join officers o on o.id = p.officer_id and o.is_active
    where p.organisation_id = ${organisationId}
      and o.id <> ${officerId}
      and p.ended_at is null
      and p.stands_for is null
      and not is_administrator(p.role)
    order by o.name, o.id, p.created_at
    limit 500`.execute(tx)
  return rows
}

/** What is kept of a hand-over. */
export type NewStandIn = {
  readonly postId: string
  readonly officerId: string
  readonly title: string
  readonly untilOn: string
  readonly reason: string
  /** Who started it where the officer could not. */
  readonly startedBy: string | null
}

/**
 * Gives a colleague the part of a post until a day; nothing when the colleague stands in for somebody else in that part, or the post has
 * ended meanwhile. Holds back whoever would end it.
 */
export async function insertStandIn(tx: Tx, given: NewStandIn, today: string): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string
  }>`insert into posts (officer_id, organisation_id, role, title, stands_for, until_on, stand_reason, stand_started_by, created_at)
    select ${given.officerId}, m.organisation_id, m.role, ${given.title}, m.id, ${given.untilOn}, ${given.reason},
      ${given.startedBy}::uuid, clock_timestamp()
      from posts m
      join officers f on f.id = m.officer_id and f.is_active
      where m.id = ${given.postId} and m.ended_at is null for share of m, f
    on conflict (officer_id, organisation_id, role) do update
    set ended_at = null, title = excluded.title, stands_for = excluded.stands_for, until_on = excluded.until_on,
      stand_reason = excluded.stand_reason, stand_started_by = excluded.stand_started_by
      where posts.ended_at is not null or posts.until_on < ${today} or posts.stands_for = excluded.stands_for returning id`.execute(tx)
  return rows[0]?.id
}

/** Who stands in for an officer by the hand of somebody else, on this day; held, so that it is ended once. */
export async function findStoodInFor(
  tx: Tx,
  officerId: string,
  today: string,
): Promise<(StandInRow & { readonly organisationId: string })[]> {
  const { rows } = await sql<StandInRow & { organisationId: string }>`
    select p.id, o.id as "officerId", o.name as "officerName", f.id as "forOfficerId", f.name as "forName", p.role,
      p.organisation_id as "organisationId", p.until_on::text as "untilOn", p.stand_reason as reason
    from posts p join officers o on o.id = p.officer_id join posts m on m.id = p.stands_for join officers f on f.id = m.officer_id
    where f.id = ${officerId} and p.stand_started_by is not null and ${heldOn(today)} for update of p`.execute(tx)
  return rows
}

/** Whether a stand-in has not ended: one that ends may have taken another along. */
export async function stillStands(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select from posts where id = ${id} and ended_at is null`.execute(tx)
  return rows.length > 0
}

import { sql } from 'kysely'
import { type Administrator, isAdministrator, parties } from '#law/parties.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { heldOn } from './held-on.sql.ts'
import { lockOfficer } from './officers.sql.ts'

/** A post to be given: for which organisation, in which of its parts. */
export type NewPost = {
  readonly organisationId: string
  readonly role: string
  readonly title?: string
  /** The last day of a grant. */
  readonly untilOn?: string | null
}

/** A post that is held, whose it is, and for which other post it stands. */
export type HeldPost = {
  readonly role: string
  readonly organisationId: string
  readonly officerId: string
  readonly officerName: string
  readonly standsFor: string | null
}

/** A post that was ended, whose it was and where, and until when it was for if for a time. */
export type EndedPost = {
  readonly id: string
  readonly officerId: string
  readonly officerName: string
  readonly organisationId: string
  readonly organisationName: string
  readonly role: string
  readonly untilOn: string | null
}

/** A post that is held on a day by somebody who acts. */
export async function findPost(tx: Tx, postId: string, today: string): Promise<HeldPost | undefined> {
  const { rows } = await sql<HeldPost>`
      select p.role, p.organisation_id as "organisationId", p.officer_id as "officerId", o.name as "officerName",
        p.stands_for as "standsFor"
      from posts p
      join officers o on o.id = p.officer_id
      where p.id = ${postId} and o.is_active and ${heldOn(today)}
    `.execute(tx)
  return rows[0]
}

/**
 * Refuses a post that an officer cannot be given on a day, and holds the officer meanwhile. The part must be one the organisation plays;
 * one person is at most one of the three administrators and acts in no case besides (choice:administrators).
 */
export async function requireGivable(tx: Tx, officerId: string, given: NewPost): Promise<void> {
  if (!(await lockOfficer(tx, officerId))) throw notFound()
  const organisation = await tx
    .selectFrom('organisations')
    .select(['roles', 'is_open', 'name'])
    .where('id', '=', given.organisationId)
    .forShare()
    .executeTakeFirst()
  if (!organisation?.is_open)
    throw invalid(
      [
        {
          field: 'organisationId',
          message: { zh: '没有这个机构，或者它已撤销、停用', en: 'There is no such organisation, or it has ended or is no longer active' },
        },
      ],
      'choice:organisation-end',
    )
  if (!isAdministrator(given.role) && !organisation.roles.includes(given.role))
    throw invalid([
      { field: 'role', message: { zh: `${organisation.name}没有这一身份`, en: `${organisation.name} does not play this part` } },
    ])
  const held = await tx
    .selectFrom('posts')
    .select(['organisation_id', 'role', 'until_on'])
    .where('officer_id', '=', officerId)
    .where('ended_at', 'is', null)
    .where('stands_for', 'is', null)
    .execute()
  if (held.some((post) => post.role !== given.role && (isAdministrator(post.role) || isAdministrator(given.role))))
    throw new Denied(409, {
      code: 'administrators-decide-nothing',
      message: {
        zh: '三员分立：同一人至多任系统、安全、审计管理员之一，且不得兼任办理岗位',
        en: 'Three separated administrators: one person is at most one of them and holds no post that acts in a case',
      },
      remedy: { zh: '先免去原岗位，或由另一人担任', en: 'End the other posts first, or name another person' },
      basis: 'choice:administrators',
    })
  if (
    held.some(
      (post) =>
        post.organisation_id === given.organisationId &&
        post.role === given.role &&
        (post.until_on === null || Boolean(given.untilOn && given.untilOn <= post.until_on)),
    )
  )
    throw invalid([{ field: 'role', message: { zh: '已任此职', en: 'The officer already holds this post' } }])
}

/** Gives an officer a post, or again one that had ended, for good or until a day; answers its id. Who becomes an administrator stands in no more. */
export async function addPost(tx: Tx, officerId: string, given: NewPost): Promise<string> {
  await requireGivable(tx, officerId, given)
  if (isAdministrator(given.role))
    await sql`update posts set ended_at = clock_timestamp() where officer_id = ${officerId} and stands_for is not null and ended_at is null`.execute(
      tx,
    )
  const { rows } = await sql<{
    id: string
  }>`
    insert into posts (officer_id, organisation_id, role, title, until_on, created_at)
    values (
      ${officerId}, ${given.organisationId}, ${given.role}, ${given.title ?? ''}, ${given.untilOn ?? null}, clock_timestamp()
    )
    on conflict (officer_id, organisation_id, role) do update
    set ended_at = null, title = excluded.title, stands_for = null, until_on = excluded.until_on, stand_reason = ''
    returning id`.execute(tx)
  return rows[0]!.id
}

/**
 * Ends a post and with it whoever stands in for it, what its officer stands in for once no own post is left in that organisation
 * (choice:hand-over), and (in the database) the sessions that act for them; answers whose it was, and the last day where it was for a
 * time.
 */
export async function endPost(tx: Tx, postId: string, at: Date): Promise<EndedPost> {
  await sql`select from posts p join officers o on o.id = p.officer_id where p.id = ${postId} for update of o`.execute(tx)
  const {
    rows: [row],
  } = await sql<EndedPost>`
      update posts p
      set ended_at = ${at}
      from officers o, organisations g
      where o.id = p.officer_id and g.id = p.organisation_id and p.id = ${postId} and p.ended_at is null
      returning p.id, p.officer_id as "officerId", o.name as "officerName", g.id as "organisationId", g.name as "organisationName",
        p.role, p.until_on::text as "untilOn"`.execute(tx)
  if (!row) throw notFound()
  await sql`
    update posts p
    set ended_at = ${at}
    where p.ended_at is null and (p.stands_for = ${postId} or p.stands_for is not null and p.officer_id = ${row.officerId} and p.organisation_id = ${row.organisationId}
      and not exists (select from posts own where own.officer_id = p.officer_id and own.organisation_id = p.organisation_id and own.stands_for is null and own.ended_at is null))`.execute(
    tx,
  )
  return row
}

/** Refuses what leaves one of the three administrators with nobody, once there was somebody; waits for others who take an administrator away. */
export async function keepAdministrators(tx: Tx): Promise<void> {
  await waitForAdministrators(tx)
  const { rows } = await sql<{
    role: Administrator
  }>`
    select p.role
    from posts p
    join officers o on o.id = p.officer_id
    where is_administrator(p.role)
    group by p.role
    having not bool_or(p.ended_at is null and o.is_active)
  `.execute(tx)
  const left = rows[0]
  if (left)
    throw new Denied(409, {
      code: 'last-administrator',
      message: {
        zh: `这是最后一名${parties[left.role].title.zh}，先任命另一名`,
        en: `This is the last ${parties[left.role].title.en.toLowerCase()}; appoint another one first`,
      },
      remedy: { zh: '另任命一名并经批准后再办理', en: 'Have another one appointed and approved, then do it' },
      basis: 'choice:administrators',
    })
}

/** Holds back others who give or take an administrator's post. */
export async function waitForAdministrators(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('rongshu administrators', 0))`.execute(tx)
}

/** How many people act on a day in each part, and how many at most in one organisation. */
export async function countActing(tx: Tx, today: string): Promise<{ role: string; people: number; mostInOne: number }[]> {
  const { rows } = await sql<{
    role: string
    people: number
    mostInOne: number
  }>`select role, count(distinct officer_id)::int as people, max(n)::int as "mostInOne"
    from (
      select p.role, p.officer_id, count(*) over (partition by p.role, p.organisation_id) as n
      from posts p
      join officers o on o.id = p.officer_id and o.is_active
      join organisations g on g.id = p.organisation_id and g.is_active
      where ${heldOn(today)}
    ) held
    group by role`.execute(tx)
  return rows
}

/** Whether anybody ever held a part. */
export async function wasEverHeld(tx: Tx, role: string): Promise<boolean> {
  return Boolean(await tx.selectFrom('posts').select('id').where('role', '=', role).limit(1).executeTakeFirst())
}

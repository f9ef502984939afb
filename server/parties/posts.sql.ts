import { sql } from 'kysely'
import type { Party } from '#law/parties.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { heldOn } from './held-on.sql.ts'
import { lockOfficer } from './officers.sql.ts'

/** A post to be given: for which organisation, in which of its parts. */
export type NewPost = { readonly organisationId: string; readonly role: string; readonly title?: string }

const administrator: Party = 'administrator'

/** A post that is held, whose it is, and for which other post it stands. */
export type HeldPost = { readonly role: string; readonly officerName: string; readonly standsFor: string | null }

/** A post that is held on a day by somebody who acts. */
export async function findPost(tx: Tx, postId: string, today: string): Promise<HeldPost | undefined> {
  const { rows } = await sql<HeldPost>`select p.role, o.name as "officerName", p.stands_for as "standsFor" from posts p join officers o on o.id = p.officer_id where p.id = ${postId} and o.is_active and ${heldOn(today)}`.execute(tx)
  return rows[0]
}

/**
 * Gives an officer a post, or again one that had ended; answers its id. The part must be one the organisation plays;
 * whoever administers accounts decides nothing (choice:administrators), so the two never meet in one officer, and who becomes administrator stands in no more.
 */
export async function addPost(tx: Tx, officerId: string, given: NewPost): Promise<string> {
  if (!(await lockOfficer(tx, officerId))) throw notFound()
  const organisation = await tx.selectFrom('organisations').select(['roles', 'is_active', 'name']).where('id', '=', given.organisationId).forShare().executeTakeFirst()
  if (!organisation?.is_active) throw invalid([{ field: 'organisationId', message: { zh: '没有这个机构，或已停用', en: 'There is no such organisation, or it is no longer active' } }])
  if (given.role !== administrator && !organisation.roles.includes(given.role)) throw invalid([{ field: 'role', message: { zh: `${organisation.name}没有这一身份`, en: `${organisation.name} does not play this part` } }])
  const held = await tx.selectFrom('posts').select(['organisation_id', 'role']).where('officer_id', '=', officerId).where('ended_at', 'is', null).where('stands_for', 'is', null).execute()
  if (held.some(post => (post.role === administrator) !== (given.role === administrator))) throw new Denied(409, {
    code: 'administrators-decide-nothing', message: { zh: '系统管理员不办理业务：同一人不能既是管理员又有办理岗位', en: 'Administrators decide nothing: one officer cannot hold both kinds of post' },
    remedy: { zh: '先免去原岗位，或另设一个账号', en: 'End the other posts first, or use another person’s account' }, basis: 'choice:administrators',
  })
  if (held.some(post => post.organisation_id === given.organisationId && post.role === given.role)) throw invalid([{ field: 'role', message: { zh: '已任此职', en: 'The officer already holds this post' } }])
  if (given.role === administrator) await sql`update posts set ended_at = clock_timestamp() where officer_id = ${officerId} and stands_for is not null and ended_at is null`.execute(tx)
  const { rows } = await sql<{ id: string }>`insert into posts (officer_id, organisation_id, role, title, created_at) values (${officerId}, ${given.organisationId}, ${given.role}, ${given.title ?? ''}, clock_timestamp())
    on conflict (officer_id, organisation_id, role) do update set ended_at = null, title = excluded.title, stands_for = null, until_on = null, stand_reason = '' returning id`.execute(tx)
  return rows[0]!.id
}

/**
 * Ends a post and with it whoever stands in for it, what its officer stands in for once no own post is left in that organisation (choice:hand-over),
 * and (in the database) the sessions that act for them; answers whose it was.
 */
export async function endPost(tx: Tx, postId: string, at: Date): Promise<{ officerId: string; organisationId: string; role: string }> {
  await sql`select from posts p join officers o on o.id = p.officer_id where p.id = ${postId} for update of o`.execute(tx)
  const row = await tx.updateTable('posts').set({ ended_at: at }).where('id', '=', postId).where('ended_at', 'is', null).returning(['officer_id as officerId', 'organisation_id as organisationId', 'role']).executeTakeFirst()
  if (!row) throw notFound()
  await sql`update posts p set ended_at = ${at} where p.ended_at is null and (p.stands_for = ${postId} or p.stands_for is not null and p.officer_id = ${row.officerId} and p.organisation_id = ${row.organisationId}
    and not exists (select from posts own where own.officer_id = p.officer_id and own.organisation_id = p.organisation_id and own.stands_for is null and own.ended_at is null))`.execute(tx)
  return row
}

/** Refuses what leaves nobody to administer accounts; waits for others who take an administrator away. */
export async function keepAnAdministrator(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('rongshu administrators', 0))`.execute(tx)
  const left = await tx.selectFrom('posts as p').innerJoin('officers as o', 'o.id', 'p.officer_id').select('p.id').where('p.role', '=', administrator).where('p.ended_at', 'is', null).where('o.is_active', '=', true).limit(1).executeTakeFirst()
  if (!left) throw new Denied(409, { code: 'last-administrator', message: { zh: '这是最后一名系统管理员，先任命另一名', en: 'This is the last administrator; appoint another one first' }, basis: 'choice:administrators' })
}

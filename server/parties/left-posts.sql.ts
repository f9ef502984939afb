import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { heldOn } from './held-on.sql.ts'

/** A post somebody leaves: whose it is and in which part of which organisation. */
export type LeftPost = {
  readonly officerId: string
  readonly officerName: string
  readonly organisationId: string
  readonly organisationName: string
  readonly role: string
}

/** The own posts that officers hold on a day, those of the three administrators aside, who act for no organisation. */
export async function findOwnPosts(tx: Tx, officerIds: readonly string[], today: string): Promise<LeftPost[]> {
  const { rows } =
    await sql<LeftPost>`select o.id as "officerId", o.name as "officerName", g.id as "organisationId", g.name as "organisationName", p.role
    from posts p join officers o on o.id = p.officer_id join organisations g on g.id = p.organisation_id
    where o.id = any (${sql.val([...officerIds])}::uuid[])
      and p.stands_for is null
      and not is_administrator(p.role)
      and ${heldOn(today)}
    order by o.id, p.created_at, p.id`.execute(tx)
  return rows
}

/** Whether somebody acts on a day in the part `l` of an organisation or, where the place is left open, of any. */
const mans = (today: string) =>
  sql`from posts p join officers o on o.id = p.officer_id and o.is_active where p.role = l.role and ${heldOn(today)}`

/**
 * What was told of posts of an organisation that nobody held is read where somebody acts in them again: by the system administrators for
 * each of its parts, by itself when that is so for every post whoever left held until then.
 */
export async function settleUnmanned(
  tx: Tx,
  organisationId: string,
  { by, at, today }: { readonly by: string; readonly at: Date; readonly today: string },
): Promise<void> {
  const isManned = sql`exists (select ${mans(today)} and p.organisation_id = ${organisationId})`
  await sql`update notes n set read_by = ${by}::uuid, read_at = ${at}::timestamptz where n.read_at is null and (
    (
      n.for_role = 'system-administrator'
        and n.kind = 'post-unmanned'
        and exists (
          select
          from (values (split_part(n.subject, ':', 2))) l(role)
          where split_part(n.subject, ':', 1) = ${organisationId}::text and ${isManned}
        )
    )
    or (n.organisation_id = ${organisationId} and n.kind in ('account-suspended', 'account-closed', 'account-dormant', 'account-ended') and n.href like '%#grants'
      and not exists (select from posts l where l.officer_id::text = split_part(n.subject, ':', 1) and l.organisation_id = ${organisationId} and l.stands_for is null and not is_administrator(l.role) and (l.ended_at is null or l.ended_at > n.at - interval '1 day') and not ${isManned})))`.execute(
    tx,
  )
}

/**
 * Of parts of organisations those nobody can act in on a day, with the open cases that wait for them, counted to 1,001 at most: an
 * office's cases wait only where no other office has anybody either.
 */
export async function findUnmanned(
  tx: Tx,
  parts: readonly Pick<LeftPost, 'organisationId' | 'role'>[],
  today: string,
): Promise<{ organisationId: string; role: string; waiting: number }[]> {
  const { rows } = await sql<{ organisationId: string; role: string; waiting: number }>`select l."organisationId", l.role, w.n as waiting
    from (select distinct * from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as p("organisationId" uuid, role text)) l
    cross join lateral (select count(*)::int as n from (select from cases c where c.closed_at is null
      and ((c.owner_role = l.role and (c.owner_id = l."organisationId" or (c.owner_id is null and not exists (select ${mans(today)})))) or c.also_owners @> array[l.role || ':' || l."organisationId"])
      limit 1001) c) w
    where not exists (select ${mans(today)} and p.organisation_id = l."organisationId")`.execute(tx)
  return rows
}

import { sql } from 'kysely'
import type { IdleReason } from '#law/account-states.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { heldOn } from './held-on.sql.ts'

/** An account the review found, as lists show it. */
export type IdleRow = {
  readonly officerId: string
  readonly officerName: string
  readonly login: string
  readonly organisations: readonly string[]
  readonly why: IdleReason
  readonly since: Date
  readonly foundAt: Date
  readonly suspendsAt: Date | null
}
/** One that was found just now, with the organisations to tell. */
export type NewlyIdle = {
  readonly officerId: string
  readonly officerName: string
  readonly why: IdleReason
  readonly suspendsAt: Date | null
  readonly organisationIds: readonly string[]
}

type Asked = { readonly why?: IdleReason | undefined; readonly q?: string | undefined }
const fits = ({ why, q }: Asked) =>
  sql`${why ? sql`i.why = ${why}` : sql`true`} and ${q ? sql`(o.name like ${likeWord(q)} or o.login like ${likeWord(q)})` : sql`true`}`

/** Accounts that were found, those idle for longest first, one more than the limit. */
export async function listIdle(
  tx: Tx,
  asked: Asked & { readonly limit: number; readonly after: readonly (string | null)[] | null },
): Promise<IdleRow[]> {
  const place = asked.after
    ? sql`(i.since, i.officer_id, i.why) > (${asked.after[0]}::timestamptz, ${asked.after[1]}::uuid, ${asked.after[2]})`
    : sql`true`
  const { rows } = await sql<IdleRow>`
      select o.id as "officerId", o.name as "officerName", o.login, i.why, i.since, i.found_at as "foundAt",
        i.suspends_at as "suspendsAt",
        coalesce(
        (
          select array_agg(distinct g.name)
          from posts p
          join organisations g on g.id = p.organisation_id
          where p.officer_id = o.id and p.ended_at is null
        ),
        '{}'
      ) as organisations
      from idle_accounts i
      join officers o on o.id = i.officer_id
      where ${fits(asked)} and ${place}
      order by i.since, i.officer_id, i.why
      limit ${asked.limit + 1}`.execute(tx)
  return rows
}

/** How many there are, counted to 1,001 at most. */
export async function countIdle(tx: Tx, asked: Asked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`
    select count(*)::int as n
    from (select from idle_accounts i join officers o on o.id = i.officer_id where ${fits(asked)} limit ${countLimit}) t
  `.execute(tx)
  return rows[0]?.n ?? 0
}

/** A granted post whose last day has passed. */
type EndedGrant = {
  readonly id: string
  readonly officerId: string
  readonly officerName: string
  readonly organisationId: string
  readonly role: string
  readonly untilOn: string
}

/** Ends granted posts whose last day has passed; what is used of them is refused without this as well. */
export async function endGrants(tx: Tx, today: string, at: Date): Promise<EndedGrant[]> {
  const { rows } = await sql<EndedGrant>`
      update posts p
      set ended_at = ${at}
      from officers o
      where o.id = p.officer_id and p.stands_for is null and p.until_on < ${today}::date and p.ended_at is null
      returning p.id, p.officer_id as "officerId", o.name as "officerName", p.organisation_id as "organisationId", p.role,
        p.until_on::text as "untilOn"`.execute(tx)
  return rows
}

type Days = { readonly dormant: number; readonly suspension: number }

/**
 * Looks through every account that may be used: what is idle now is written down, what is no longer is forgotten; answers what was not
 * known before. `realAt` is real time; administrators are never to be suspended by themselves.
 */
export async function reviewIdle(tx: Tx, realAt: Date, today: string, { dormant, suspension }: Days): Promise<NewlyIdle[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('rongshu idle accounts', 0))`.execute(tx)
  const administers = sql`exists (select from posts p where p.officer_id = o.id and p.ended_at is null and is_administrator(p.role))`
  const found = sql`found as materialized (
    select o.id, 'dormant' as why, o.idle_from as since,
      case when not ${administers} then ${realAt}::timestamptz + make_interval(days => ${suspension}) end as suspends_at
      from officers o where o.is_active and o.idle_from <= ${realAt}::timestamptz - make_interval(days => ${dormant})
    union all
    select o.id,
      case
        when held.n > 0 or not last.is_active then 'organisation-ended'
        when last.until_on < ${today}::date then 'term-over'
        else 'no-post'
      end,
      coalesce(last.ended_at, ${realAt}::timestamptz), null
      from officers o
      cross join lateral (
        select count(*) as n, count(*) filter (where g.is_active) as standing
        from posts p
        join organisations g on g.id = p.organisation_id
        where p.officer_id = o.id and ${heldOn(today)}
      ) held
      left join lateral (
        select p.until_on, p.ended_at, g.is_active
        from posts p
        join organisations g on g.id = p.organisation_id
        where p.officer_id = o.id
        order by p.ended_at desc nulls last
        limit 1
      ) last
        on true
      where o.is_active and held.standing = 0)`
  await sql`with ${found} delete from idle_accounts i where not exists (select from found f where f.id = i.officer_id and f.why = i.why)`.execute(
    tx,
  )
  const { rows } = await sql<NewlyIdle>`with ${found}, came as (
      insert into idle_accounts (officer_id, why, since, found_at, suspends_at)
      select id, why, since, ${realAt}, suspends_at
      from found
      on conflict do nothing
      returning officer_id, why, suspends_at)
    select c.officer_id as "officerId", o.name as "officerName", c.why, c.suspends_at as "suspendsAt",
      coalesce(
        (select array_agg(distinct p.organisation_id) from posts p where p.officer_id = o.id and p.ended_at is null), '{}'
      ) as "organisationIds"
    from came c join officers o on o.id = c.officer_id order by c.officer_id limit 5000`.execute(tx)
  return rows
}

/**
 * Dormant accounts whose days after the finding are over with the real time nobody signed in since, held; none that administers, was
 * signed in to or taken out of use by now, and none that somebody else holds.
 */
export async function lockToSuspend(tx: Tx, realAt: Date): Promise<{ id: string; since: Date }[]> {
  const { rows } = await sql<{
    id: string
    since: Date
  }>`
    select o.id, i.since
    from idle_accounts i
    join officers o on o.id = i.officer_id
    where i.why = 'dormant' and i.suspends_at <= ${realAt} and o.is_active and o.idle_from <= i.since
      and not exists (select from posts p where p.officer_id = o.id and p.ended_at is null and is_administrator(p.role))
    order by i.suspends_at, o.id
    limit 500 for update of o skip locked`.execute(tx)
  return rows
}

/** Since when an account was found dormant, in real time; null when it was not. */
export async function findDormancy(tx: Tx, officerId: string): Promise<Date | null> {
  const { rows } = await sql<{ since: Date }>`select since from idle_accounts where officer_id = ${officerId} and why = 'dormant'`.execute(
    tx,
  )
  return rows[0]?.since ?? null
}

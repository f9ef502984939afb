import { sql } from 'kysely'
import type { RequestKind, RequestStanding } from '#law/account-states.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A request as lists show it. */
export type RequestRow = {
  readonly id: string
  readonly kind: RequestKind
  readonly officerId: string | null
  readonly officerName: string
  readonly login: string
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly role: string | null
  readonly title: string
  readonly untilOn: string | null
  readonly endedOn: string | null
  readonly successorId: string | null
  readonly successorName: string | null
  /** The post somebody is to stand in for. */
  readonly standsFor: string | null
  readonly reason: string
  readonly askedBy: string
  readonly askedName: string
  readonly askedAt: Date
  readonly standing: RequestStanding
  readonly decidedName: string | null
  readonly decidedAt: Date | null
  readonly decisionReason: string
}
/** What is asked: for whom, what, until when, why and by whom. */
export type NewRequest = {
  readonly id: string
  readonly kind: RequestKind
  readonly officerId: string | null
  readonly organisationId: string | null
  readonly role: string | null
  readonly title: string
  readonly untilOn: string | null
  readonly endedOn: string | null
  readonly successorId: string | null
  readonly standsFor: string | null
  readonly reason: string
  readonly askedBy: string
  readonly askedName: string
  readonly askedAt: Date
}
/** Which requests are looked for, on which day. */
export type RequestsAsked = {
  readonly standing?: RequestStanding | undefined
  readonly kind?: RequestKind | undefined
  readonly officerId?: string | undefined
  readonly q?: string | undefined
  readonly today: string
}
type Page = { readonly order: 'newest' | 'oldest'; readonly limit: number; readonly after: readonly (string | null)[] | null }

const from = sql`
  account_requests r
  left join officers o on o.id = r.officer_id
  left join organisations g on g.id = r.organisation_id
  left join posts p on p.id = r.post_id
`
/** A grant or a hand-over that was approved is over once its day has passed, its post was ended, or the same post was given anew. */
const standing = (today: string) =>
  sql`
    case
      when r.decision is null then 'open'
      when r.decision = 'approved'
        and r.kind in ('grant', 'stand-in')
        and (
          p.ended_at is not null
            or r.until_on < ${today}::date
            or exists (
              select
              from account_requests later
              where later.officer_id = r.officer_id and later.post_id = r.post_id and later.decided_at > r.decided_at
            )
        ) then 'over'
      else r.decision
      end
  `
const columns = (today: string) => sql`
  r.id, r.kind, r.officer_id as "officerId", coalesce(o.name, '') as "officerName", coalesce(o.login, '') as login,
    r.organisation_id as "organisationId", g.name as "organisationName", r.role, r.title, r.until_on::text as "untilOn",
    r.ended_on::text as "endedOn", r.successor_id as "successorId",
    (select s.name from organisations s where s.id = r.successor_id) as "successorName", r.stands_for as "standsFor", r.reason,
    r.asked_by as "askedBy", r.asked_name as "askedName", r.asked_at as "askedAt", ${standing(today)} as standing,
    r.decided_name as "decidedName", r.decided_at as "decidedAt", r.decision_reason as "decisionReason"`

function fits({ standing: asked, kind, officerId, q, today }: RequestsAsked) {
  const state =
    asked === undefined
      ? sql`true`
      : asked === 'open'
        ? sql`r.decision is null`
        : sql`r.decision is not null and ${standing(today)} = ${asked}`
  return sql`
    ${state}
      and ${kind ? sql`r.kind = ${kind}` : sql`true`}
      and ${officerId ? sql`r.officer_id = ${officerId}` : sql`true`}
      and ${q ? sql`(o.name like ${likeWord(q)} or o.login like ${likeWord(q)} or g.name like ${likeWord(q)})` : sql`true`}
  `
}

/** Requests the reader may see, newest or oldest first, one more than the limit. */
export async function listRequests(tx: Tx, asked: RequestsAsked, { order, limit, after }: Page): Promise<RequestRow[]> {
  const newest = order === 'newest'
  const place = after ? sql`(r.asked_at, r.id) ${newest ? sql`<` : sql`>`} (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`
  const { rows } = await sql<RequestRow>`
      select ${columns(asked.today)}
      from ${from}
      where ${fits(asked)} and ${place}
      order by ${newest ? sql`r.asked_at desc, r.id desc` : sql`r.asked_at, r.id`}
      limit ${limit + 1}
    `.execute(tx)
  return rows
}

/** How many there are, counted to 1,001 at most. */
export async function countRequests(tx: Tx, asked: RequestsAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from ${from} where ${fits(asked)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

/** One request, held until the end of the transaction. */
export async function lockRequest(tx: Tx, id: string, today: string): Promise<RequestRow | undefined> {
  await sql`select from account_requests where id = ${id} for update`.execute(tx)
  return (await sql<RequestRow>`select ${columns(today)} from ${from} where r.id = ${id}`.execute(tx)).rows[0]
}

/** Writes a request; false when the same is asked for already and not decided. */
export async function insertRequest(tx: Tx, r: NewRequest): Promise<boolean> {
  const { rows } = await sql`
      insert into account_requests (
        id, kind, officer_id, organisation_id, role, title, until_on, ended_on, successor_id, stands_for, reason, asked_by,
        asked_name, asked_at
      )
      values (
        ${r.id}, ${r.kind}, ${r.officerId}, ${r.organisationId}, ${r.role}, ${r.title}, ${r.untilOn}, ${r.endedOn},
        ${r.successorId}, ${r.standsFor}, ${r.reason}, ${r.askedBy}, ${r.askedName}, ${r.askedAt}
      )
      on conflict do nothing
      returning id`.execute(tx)
  return rows.length === 1
}

/** Writes what was decided on a request that is held, and the post that came of it. */
export async function closeRequest(
  tx: Tx,
  id: string,
  d: {
    readonly decision: 'approved' | 'refused' | 'withdrawn'
    readonly by: string
    readonly name: string
    readonly at: Date
    readonly reason: string
    readonly postId?: string | null
  },
): Promise<void> {
  await sql`
    update account_requests
    set decision = ${d.decision}, decided_by = ${d.by}, decided_name = ${d.name}, decided_at = ${d.at},
      decision_reason = ${d.reason}, post_id = ${d.postId ?? null}
    where id = ${id}
  `.execute(tx)
}

/** Withdraws what is still asked for an account that is closed; answers which requests those were. */
export async function withdrawRequestsFor(
  tx: Tx,
  officerId: string,
  d: { readonly by: string; readonly name: string; readonly at: Date; readonly reason: string },
): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    update account_requests
    set decision = 'withdrawn', decided_by = ${d.by}, decided_name = ${d.name}, decided_at = ${d.at},
      decision_reason = ${d.reason}
    where officer_id = ${officerId} and decision is null
    returning id
  `.execute(tx)
  return rows.map((row) => row.id)
}

/** Withdraws what is still asked in place of somebody who is back; answers which requests those were. */
export async function withdrawStandInsFor(tx: Tx, officerId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    update account_requests r
    set decision = 'withdrawn', decided_by = o.id, decided_name = o.name, decided_at = ${at}, decision_reason = '本人已经回来登录'
    from posts p
    join officers o on o.id = p.officer_id
    where p.id = r.stands_for and o.id = ${officerId} and r.decision is null
    returning r.id`.execute(tx)
  return rows.map((row) => row.id)
}

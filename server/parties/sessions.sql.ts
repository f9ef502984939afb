import { sql, type Kysely } from 'kysely'
import type { Post } from '#contract/session.ts'
import { byKey } from '#server/db/by-key.ts'
import type { Database } from '#server/db/database.generated.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { hasFactor } from './factors.sql.ts'
import { hasOfficersOn, heldOn } from './held-on.sql.ts'
import { idleMs } from './session-life.ts'

/** By what beside the password a session was entered; `switch` is the demonstration’s, `provider` that of the city’s identity provider. */
export type Factor = 'none' | 'code' | 'recovery' | 'passkey' | 'switch' | 'provider'
/** By what a session was begun. */
export type EnteredBy = 'password' | 'provider'
/** What goes on when a session is rotated: until when it lasts, how and when it was entered, and when it was last proved who acts. */
export type Entered = { readonly expiresAt: Date; readonly factor: Factor; readonly provedAt: Date; readonly begunAt: Date }
/** A session that is alive: who acts, for which post, and the token its page must send back. */
export type OpenSession = Visitor &
  Entered & {
    readonly id: string
    readonly officerId: string
    readonly postId: string
    readonly csrf: string
    readonly enteredBy: EnteredBy
    readonly hasFactor: boolean
    readonly mustChange: boolean
    readonly passwordSetAt: Date
  }

const minute = 60_000
const before = (at: Date, ms: number) => new Date(at.getTime() - ms)

/**
 * The session of a token in one statement, which also notes once a minute that it is in use, where somebody is there to use it
 * (`isAttended`); nothing when it is over, idle for too long, or its officer, post or organisation no longer acts; whoever stands in is
 * named with for whom. Takes the pool: it comes before every transaction.
 */
export async function findSession(
  db: Kysely<Database>,
  digest: Buffer,
  at: Date,
  today: string,
  isAttended = true,
): Promise<OpenSession | undefined> {
  const { rows } = await sql<OpenSession>`${byKey}
    with alive as (
      select id, officer_id, post_id, csrf, expires_at, factor, entered_by, proved_at, begun_at
      from sessions
      where token_digest = ${digest} and expires_at > ${at} and seen_at > ${before(at, idleMs)}
    ),
      touched as (
        update sessions
        set seen_at = ${at}
        where token_digest = ${digest}
          and seen_at < ${before(at, minute)}
          and ${isAttended}::boolean
          and exists (select from alive)
      )
    select o.id as "officerId", o.name || coalesce('（代' || f.name || '）', '') as "officerName", p.id as "postId", p.role,
      g.id as "organisationId", g.name as "organisationName",
      g.kind as "organisationKind", g.sector, g.ended_on::text as "endedOn", s.csrf, s.expires_at as "expiresAt", s.id, s.factor,
        s.entered_by as "enteredBy", s.proved_at as "provedAt", s.begun_at as "begunAt", o.must_change_password as "mustChange",
        o.password_set_at as "passwordSetAt",
      ${hasFactor} as "hasFactor"
    from alive s
    join officers o on o.id = s.officer_id and o.is_active
    join posts p on p.id = s.post_id and ${heldOn(today)}
    join organisations g on g.id = p.organisation_id and ${hasOfficersOn(today)}
    left join posts m on m.id = p.stands_for left join officers f on f.id = m.officer_id`.execute(db)
  return rows[0]
}

/** A post that came to its end on its last day, under a session that would be alive otherwise: for whom it was held, nobody where it was granted, and until when. */
type TermOver = { readonly forName: string | null; readonly untilOn: string; readonly role: string }

/** The hand-over or grant a session acted by whose last day is over; nothing when the session ended for another reason. */
export async function findTermOver(tx: Tx, digest: Buffer, at: Date, today: string): Promise<TermOver | undefined> {
  const { rows } = await sql<TermOver>`
      select f.name as "forName", p.until_on::text as "untilOn", p.role
      from sessions s
      join officers o on o.id = s.officer_id and o.is_active
      join posts p on p.id = s.post_id and p.ended_at is null and p.until_on < ${today}::date
      left join posts m on m.id = p.stands_for
      left join officers f on f.id = m.officer_id
      where s.token_digest = ${digest} and s.expires_at > ${at} and s.seen_at > ${before(at, idleMs)}`.execute(tx)
  return rows[0]
}

/** Opens a session; only the digest of its token is kept. */
export async function openSession(
  tx: Tx,
  given: Entered & {
    digest: Buffer
    officerId: string
    postId: string
    csrf: string
    enteredBy: EnteredBy
    at: Date
    address: string
    browser: string
  },
): Promise<void> {
  await tx
    .insertInto('sessions')
    .values({
      token_digest: given.digest,
      officer_id: given.officerId,
      post_id: given.postId,
      csrf: given.csrf,
      created_at: given.at,
      seen_at: given.at,
      expires_at: given.expiresAt,
      factor: given.factor,
      proved_at: given.provedAt,
      begun_at: given.begunAt,
      address: given.address,
      browser: given.browser,
      entered_by: given.enteredBy,
    })
    .execute()
}

/** Notes that it was proved just now who acts in a session. */
export async function noteProof(tx: Tx, digest: Buffer, at: Date): Promise<void> {
  await tx.updateTable('sessions').set({ proved_at: at }).where('token_digest', '=', digest).execute()
}

/** Keeps what a passkey is asked to sign, in the session that asked; the one before is void. */
export async function keepChallenge(tx: Tx, digest: Buffer, challenge: string): Promise<void> {
  await tx.updateTable('sessions').set({ challenge }).where('token_digest', '=', digest).execute()
}

/** Takes the challenge of a session, which answers once. */
export async function takeChallenge(tx: Tx, digest: Buffer): Promise<string | null> {
  const { rows } = await sql<{
    challenge: string | null
  }>`
    update sessions s
    set challenge = null
    from (select token_digest, challenge from sessions where token_digest = ${digest} for update) o
    where s.token_digest = o.token_digest
    returning o.challenge
  `.execute(tx)
  return rows[0]?.challenge ?? null
}

/** Ends a session; answers whether it was still there, so that two who rotate it at once do not both go on. */
export async function closeSession(tx: Tx, digest: Buffer): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('sessions').where('token_digest', '=', digest).executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ends every session of an officer, or all but one; answers how many. */
export async function closeSessionsOf(tx: Tx, officerId: string, but?: Buffer): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('sessions')
    .where('officer_id', '=', officerId)
    .$if(but !== undefined, (q) => q.where('token_digest', '<>', but!))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Forgets sessions that are over; a few at a time, passing those that somebody else is ending. */
export async function sweepSessions(tx: Tx, at: Date): Promise<void> {
  await sql`delete from sessions where token_digest in (
    select token_digest from sessions where expires_at <= ${at} or seen_at <= ${before(at, idleMs)} limit 200 for update skip locked)`.execute(
    tx,
  )
}

/** The posts an officer may act for now, the own ones first, each oldest first. */
export async function findPosts(tx: Tx, officerId: string, today: string): Promise<Post[]> {
  const { rows } = await sql<Post>`
      ${byKey}select p.id, g.id as "organisationId", g.name as "organisationName", g.kind as "organisationKind", g.sector, p.role,
        p.title, g.ended_on::text as "endedOn"
      from posts p
      join organisations g on g.id = p.organisation_id and ${hasOfficersOn(today)}
      where p.officer_id = ${officerId} and ${heldOn(today)}
      order by p.stands_for is not null, p.created_at, p.id`.execute(tx)
  return rows
}

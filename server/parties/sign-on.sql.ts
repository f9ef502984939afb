import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { hasFactor } from './factors.sql.ts'
import type { Expected } from './provider.ts'

/** A sign-in by the provider that is under way lasts so long. */
export const attemptMs = 10 * 60_000

/** Keeps what a sign-in that begins must be answered with, for the browser that began it; forgets a few of those that are over. */
export async function keepAttempt(
  tx: Tx,
  given: { state: Buffer; browser: Buffer; expected: Expected; then: string; at: Date },
): Promise<void> {
  await sql`
    delete
    from sign_on_attempts
    where state in (
      select state
      from sign_on_attempts
      where begun_at <= ${new Date(given.at.getTime() - attemptMs)}
      limit 200 for update skip locked
    )
  `.execute(tx)
  await tx
    .insertInto('sign_on_attempts')
    .values({
      state: given.state,
      browser: given.browser,
      nonce: given.expected.nonce,
      verifier: given.expected.verifier,
      then_to: given.then,
      begun_at: given.at,
    })
    .execute()
}

/** Takes a sign-in that is under way, which answers once; undefined when there is none, it is over, or another browser began it. */
export async function takeAttempt(
  tx: Tx,
  given: { state: Buffer; browser: Buffer; at: Date },
): Promise<{ nonce: string; verifier: string; then: string } | undefined> {
  const { rows } = await sql<{
    nonce: string
    verifier: string
    then: string
  }>`
    delete
    from sign_on_attempts
    where state = ${given.state} and browser = ${given.browser} and begun_at > ${new Date(given.at.getTime() - attemptMs)}
    returning nonce, verifier, then_to as "then"
  `.execute(tx)
  return rows[0]
}

/** Which officer a person of the provider is bound to. */
export async function findBound(tx: Tx, issuer: string, subject: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('officer_identities')
    .select('officer_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.officer_id
}

/** Whom of the provider an officer is bound to, since when; a null once that was ended. */
export async function findIdentity(
  tx: Tx,
  issuer: string,
  officerId: string,
): Promise<{ subject: string | null; boundAt: Date } | undefined> {
  return tx
    .selectFrom('officer_identities')
    .select(['subject', 'bound_at as boundAt'])
    .where('issuer', '=', issuer)
    .where('officer_id', '=', officerId)
    .executeTakeFirst()
}

/**
 * Whether an account, held, was used or bound by its owner before and has no factor of its own, so that a person of the provider it was
 * not bound to last would have it.
 */
export async function isUnguarded(tx: Tx, { officerId, issuer, subject }: Omit<NewIdentity, 'at'>): Promise<boolean> {
  const { rows } = await sql<{
    is: boolean
  }>`
    select (
      o.signed_in_at is not null
        or (o.identity_bound_by is null and exists (select from officer_identities i where i.officer_id = o.id))
    )
      and not ${hasFactor}
      and not exists (
      select from officer_identities i where i.officer_id = o.id and i.issuer = ${issuer} and i.ended_subject = ${subject}
    ) as is from officers o
    where o.id = ${officerId} for no key update`.execute(tx)
  return rows[0]!.is
}

type NewIdentity = { readonly issuer: string; readonly subject: string; readonly officerId: string; readonly at: Date }

/** Binds an officer who never was bound to a person of the provider; answers false when either is, or the officer was. */
export async function bindIdentity(tx: Tx, given: NewIdentity): Promise<boolean> {
  const row = await tx
    .insertInto('officer_identities')
    .values({ issuer: given.issuer, subject: given.subject, officer_id: given.officerId, bound_at: given.at })
    .onConflict((c) => c.doNothing())
    .returning('subject')
    .executeTakeFirst()
  return row !== undefined
}

/** Binds an officer to a person of the provider in the place of whoever it was; answers false when that person is bound to somebody else. */
export async function rebindIdentity(tx: Tx, given: NewIdentity): Promise<boolean> {
  const { rows } = await sql`
      insert into officer_identities (issuer, officer_id, subject, bound_at)
      select ${given.issuer}, ${given.officerId}::uuid, ${given.subject}, ${given.at}::timestamptz
      where not exists (
        select
        from officer_identities
        where issuer = ${given.issuer} and subject = ${given.subject} and officer_id <> ${given.officerId}
      )
      on conflict (officer_id, issuer) do update
      set subject = excluded.subject, ended_subject = null, bound_at = excluded.bound_at
      returning officer_id`.execute(tx)
  return rows.length === 1
}

/** Ends the binding of an officer, who is not bound again by the login; answers whom they were bound to, or undefined. */
export async function unbindIdentity(tx: Tx, issuer: string, officerId: string, at: Date): Promise<string | undefined> {
  const { rows } = await sql<{
    subject: string
  }>`
    update officer_identities i
    set subject = null, ended_subject = o.subject, bound_at = ${at}
    from (
      select subject
      from officer_identities
      where issuer = ${issuer} and officer_id = ${officerId} and subject is not null for update
    ) o
    where i.issuer = ${issuer} and i.officer_id = ${officerId} returning o.subject`.execute(tx)
  return rows[0]?.subject
}

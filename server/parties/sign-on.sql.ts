import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import type { Expected } from './provider.ts'

/** A sign-in by the provider that is under way lasts so long. */
export const attemptMs = 10 * 60_000

/** Keeps what a sign-in that begins must be answered with, for the browser that began it; forgets a few of those that are over. */
export async function keepAttempt(tx: Tx, given: { state: Buffer; browser: Buffer; expected: Expected; then: string; at: Date }): Promise<void> {
  await sql`delete from sign_on_attempts where state in (select state from sign_on_attempts where begun_at <= ${new Date(given.at.getTime() - attemptMs)} limit 200 for update skip locked)`.execute(tx)
  await tx.insertInto('sign_on_attempts').values({ state: given.state, browser: given.browser, nonce: given.expected.nonce, verifier: given.expected.verifier, then_to: given.then, begun_at: given.at }).execute()
}

/** Takes a sign-in that is under way, which answers once; undefined when there is none, it is over, or another browser began it. */
export async function takeAttempt(tx: Tx, given: { state: Buffer; browser: Buffer; at: Date }): Promise<{ nonce: string; verifier: string; then: string } | undefined> {
  const { rows } = await sql<{ nonce: string; verifier: string; then: string }>`delete from sign_on_attempts where state = ${given.state} and browser = ${given.browser} and begun_at > ${new Date(given.at.getTime() - attemptMs)} returning nonce, verifier, then_to as "then"`.execute(tx)
  return rows[0]
}

/** Which officer a person of the provider is bound to. */
export async function findBound(tx: Tx, issuer: string, subject: string): Promise<string | undefined> {
  const row = await tx.selectFrom('officer_identities').select('officer_id').where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst()
  return row?.officer_id
}

/** Whom of the provider an officer is bound to, since when. */
export async function findIdentity(tx: Tx, issuer: string, officerId: string): Promise<{ subject: string; boundAt: Date } | undefined> {
  return tx.selectFrom('officer_identities').select(['subject', 'bound_at as boundAt']).where('issuer', '=', issuer).where('officer_id', '=', officerId).executeTakeFirst()
}

/** Binds an officer to a person of the provider; answers false when either is bound already. */
export async function bindIdentity(tx: Tx, given: { issuer: string; subject: string; officerId: string; at: Date }): Promise<boolean> {
  const row = await tx.insertInto('officer_identities').values({ issuer: given.issuer, subject: given.subject, officer_id: given.officerId, bound_at: given.at }).onConflict(c => c.doNothing()).returning('subject').executeTakeFirst()
  return row !== undefined
}

/** Ends the binding of an officer; answers whom they were bound to, or undefined. */
export async function unbindIdentity(tx: Tx, issuer: string, officerId: string): Promise<string | undefined> {
  const row = await tx.deleteFrom('officer_identities').where('issuer', '=', issuer).where('officer_id', '=', officerId).returning('subject').executeTakeFirst()
  return row?.subject
}

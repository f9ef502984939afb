import { sql } from 'kysely'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'

/** An address as it is kept: sealed, when it was asked to be confirmed, how many codes were tried, and since when it is confirmed. */
export type KeptAddress = { readonly sealed: Buffer; readonly askedAt: Date; readonly tries: number; readonly confirmedAt: Date | null }

/** An officer’s address, held until the end of the transaction. */
export async function findAddress(tx: Tx, officerId: string): Promise<KeptAddress | undefined> {
  return tx
    .selectFrom('mail_addresses')
    .select(['sealed', 'asked_at as askedAt', 'tries', 'confirmed_at as confirmedAt'])
    .where('officer_id', '=', officerId)
    .forUpdate()
    .executeTakeFirst()
}

/** Keeps a new address, not confirmed yet, over the one before, and queues the letter with its code. What waited for the old one is dropped. */
export async function askAddress(tx: Tx, officerId: string, sealed: Buffer, at: Date): Promise<void> {
  await sql`insert into mail_addresses (officer_id, sealed, asked_at) values (${officerId}, ${sealed}, ${at})
    on conflict (officer_id) do update set sealed = excluded.sealed, asked_at = excluded.asked_at, tries = 0, confirmed_at = null`.execute(
    tx,
  )
  await dropWaiting(tx, officerId)
  await sql`insert into letters (officer_id, queued_at, due_at) values (${officerId}, ${at}, now())`.execute(tx)
}

/** Counts a wrong code. */
export async function countTry(tx: Tx, officerId: string): Promise<void> {
  await sql`update mail_addresses set tries = tries + 1 where officer_id = ${officerId}`.execute(tx)
}

/** Takes an address into use; from now on it is kept without its code. */
export async function confirmAddress(tx: Tx, officerId: string, sealed: Buffer, at: Date): Promise<void> {
  await sql`update mail_addresses set confirmed_at = ${at}, sealed = ${sealed} where officer_id = ${officerId}`.execute(tx)
}

/** Takes an address away with what waits for it; answers whether there was one. */
export async function removeAddress(tx: Tx, officerId: string): Promise<boolean> {
  await dropWaiting(tx, officerId)
  const { numDeletedRows } = await tx.deleteFrom('mail_addresses').where('officer_id', '=', officerId).executeTakeFirst()
  return numDeletedRows > 0n
}

async function dropWaiting(tx: Tx, officerId: string): Promise<void> {
  await sql`delete from letters where officer_id = ${officerId} and sent_at is null and given_up_at is null`.execute(tx)
}

/** The last letters of an officer that were given up, with the reason. */
export async function findGivenUp(tx: Tx, officerId: string): Promise<{ at: Date; problem: string }[]> {
  const { rows } = await sql<{
    at: Date
    problem: string
  }>`
    select given_up_at as at, problem
    from letters
    where officer_id = ${officerId} and given_up_at is not null
    order by given_up_at desc
    limit 3
  `.execute(tx)
  return rows
}

/** A letter to be sent: to whom, about which note; null words for the one with the code. */
export type DueLetter = {
  readonly id: string
  readonly officerId: string
  readonly sealed: Buffer
  readonly tries: number
  readonly queuedAt: Date
  readonly words: Words | null
  readonly href: string | null
  readonly basis: string | null
  readonly organisation: string | null
  /** The posts the officer holds there, by which the note comes to them. */
  readonly posts: readonly {
    readonly title: string
    readonly role: string
  }[]
}

/**
 * The next letter that is due, held until the end of the transaction; those another process holds are passed over. A note goes to a
 * confirmed address of an officer at work alone, a code to one not confirmed: letters queued while an address changes wait.
 */
export async function takeLetter(tx: Tx): Promise<DueLetter | undefined> {
  const { rows } = await sql<DueLetter>`
      select l.id::text as id, l.officer_id as "officerId", m.sealed, l.tries, l.queued_at as "queuedAt", n.words, n.href,
        n.basis, o.name as organisation,
        (
        select coalesce(jsonb_agg(jsonb_build_object('title', p.title, 'role', p.role) order by p.created_at, p.id), '[]')
        from posts p
        where p.officer_id = l.officer_id
          and (p.organisation_id = n.organisation_id or p.role = n.for_role)
          and p.ended_at is null
          and (p.until_on is null or p.until_on >= (n.at at time zone 'Asia/Shanghai')::date)
      ) as posts
      from letters l
      join mail_addresses m on m.officer_id = l.officer_id and (m.confirmed_at is null) = (l.note_id is null)
      join officers f on f.id = l.officer_id and f.is_active
      left join notes n on n.id = l.note_id
      left join organisations o on o.id = n.organisation_id
      where l.sent_at is null and l.given_up_at is null and l.due_at <= now() order by l.due_at, l.id limit 1 for update of l skip locked`.execute(
    tx,
  )
  return rows[0]
}

/** A letter was taken by the mail server. */
export async function noteSent(tx: Tx, id: string): Promise<void> {
  await sql`update letters set sent_at = now(), tries = tries + 1, problem = '' where id = ${id}`.execute(tx)
}

/** A letter was not taken: it is tried again after so many seconds, or given up at null. */
export async function noteUnsent(tx: Tx, id: string, problem: string, againAfter: number | null): Promise<void> {
  await sql`
    update letters
    set tries = tries + 1, problem = ${problem}, due_at = now() + make_interval(secs => ${againAfter ?? 0}),
      given_up_at = ${againAfter === null ? sql`now()` : null}
    where id = ${id}
  `.execute(tx)
}

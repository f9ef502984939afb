import { sql } from 'kysely'
import { choices } from '#law/choices.ts'
import type { Administrator } from '#law/parties.ts'
import type { Words } from '#law/words.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'

const day = 86_400_000

type Told = { readonly kind: string; readonly subject: string; readonly words: Words; readonly basis: string; readonly href: string }
/** A note to an organisation: of one kind and about one subject it is sent once, however often it is tried. */
export type NewNote = Told & { readonly organisationId: string }
/** A note to whoever is one of the three administrators, who act for no organisation. */
export type NewDuty = Told & { readonly forRole: Administrator }
/** Who reads notes: an organisation, or one of the administrators. */
export type Reads = { readonly organisationId: string } | { readonly forRole: Administrator }
export type NoteRow = {
  readonly id: number
  readonly kind: string
  readonly words: Words
  readonly basis: string
  readonly href: string
  readonly at: Date
  readonly read_at: Date | null
}

const isTo = (to: Reads) => ('forRole' in to ? sql`n.for_role = ${to.forRole}` : sql`n.organisation_id = ${to.organisationId}`)
const columns = sql`n.id, n.kind, n.words, n.basis, n.href, n.at, coalesce(r.read_at, n.read_at) as read_at`
const readings = sql`left join note_readings r on r.note_id = n.id and r.officer_id = me_officer()`
/** Neither done nor read by whoever asks, and not so old that it counts no more (choice:note-readings). */
const isUnread = (now: Date) =>
  sql`(n.read_at is null and r.read_at is null and n.at > ${new Date(now.getTime() - choices['note-readings'].value * day)}::timestamptz)`

/** The part of a statement that writes notes; those that were sent before are passed over. */
export const writing = (notes: readonly (NewNote | NewDuty)[], at: Date) =>
  // No arbiter and nothing returned: whoever tells another organisation may not read its notes.
  sql`insert into notes (organisation_id, for_role, kind, subject, words, basis, href, at)
    select n."organisationId"::uuid, n."forRole", n.kind, n.subject, n.words, n.basis, n.href, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as n(
      "organisationId" text, "forRole" text, kind text, subject text, words jsonb, basis text, href text
    )
    on conflict do nothing`

/** Sends notes in one statement; those that were sent before are passed over. Only the platform and the registrar may. Answers how many were new. */
export async function sendNotes(tx: Tx, notes: readonly (NewNote | NewDuty)[], at: Date): Promise<number> {
  if (notes.length === 0) return 0
  const { numAffectedRows } = await writing(notes, at).execute(tx)
  return Number(numAffectedRows ?? 0)
}

/**
 * Notes to an organisation or an administrator, all or those whoever asks has not read or has, newest first, one more than `limit`, with
 * their count counted to 1,001 at most.
 */
export async function listNotes(
  tx: Tx,
  to: Reads,
  asked: { unread: 'yes' | 'no' | null; limit: number; after: readonly (string | null)[] | null },
  now: Date,
): Promise<{ rows: NoteRow[]; counted: number }> {
  const whether = { yes: isUnread(now), no: sql`not ${isUnread(now)}` }
  const fits = sql`${isTo(to)} and ${asked.unread ? whether[asked.unread] : sql`true`}`
  const after = asked.after ? sql`(n.at, n.id) < (${asked.after[0]}::timestamptz, ${asked.after[1]}::bigint)` : sql`true`
  const { rows } = await sql<NoteRow>`
    select ${columns} from notes n ${readings} where ${fits} and ${after} order by n.at desc, n.id desc limit ${asked.limit + 1}
  `.execute(tx)
  const {
    rows: [count],
  } = await sql<{ n: number }>`
    select count(*)::int as n from (select from notes n ${readings} where ${fits} limit ${countLimit}) c
  `.execute(tx)
  return { rows, counted: count?.n ?? 0 }
}

/** Whoever asks has read a note; null when it is not there or to somebody else. When they read it first stays. */
export async function markRead(tx: Tx, to: Reads, id: number, at: Date): Promise<NoteRow | null> {
  await sql`
    insert into note_readings (officer_id, note_id, read_at)
    select me_officer(), n.id, ${at}::timestamptz from notes n where n.id = ${id} and ${isTo(to)}
    on conflict do nothing
  `.execute(tx)
  const { rows } = await sql<NoteRow>`select ${columns} from notes n ${readings} where n.id = ${id} and ${isTo(to)}`.execute(tx)
  return rows[0] ?? null
}

/** Whoever asks has read all that is unread up to a note, that one included; answers how many these were. */
export async function markAllRead(tx: Tx, to: Reads, upTo: number, at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into note_readings (officer_id, note_id, read_at)
    select me_officer(), n.id, ${at}::timestamptz from notes n ${readings} where n.id <= ${upTo} and ${isTo(to)} and ${isUnread(at)}
    on conflict do nothing
  `.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** What a note asked for was done: nobody needs to read it any more. Nothing happens when there is none, or it was read. */
export async function settleNote(
  tx: Tx,
  note: Pick<NewNote, 'organisationId' | 'kind' | 'subject'>,
  by: string | null,
  at: Date,
): Promise<void> {
  await sql`
    update notes
    set read_by = ${by}::uuid, read_at = ${at}::timestamptz
    where organisation_id = ${note.organisationId} and kind = ${note.kind} and subject = ${note.subject} and read_at is null
  `.execute(tx)
}

/** What notes to an administrator asked for was done, or is asked for no more. */
export async function settleDuties(
  tx: Tx,
  { forRole, kind }: Pick<NewDuty, 'forRole' | 'kind'>,
  subjects: readonly string[],
  by: string,
  at: Date,
): Promise<void> {
  if (subjects.length > 0)
    await sql`
      update notes
      set read_by = ${by}::uuid, read_at = ${at}::timestamptz
      where for_role = ${forRole} and kind = ${kind} and subject = any(${subjects}::text[]) and read_at is null
    `.execute(tx)
}

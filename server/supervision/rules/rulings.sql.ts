import { sql } from 'kysely'
import type { Meeting, Ruling } from '#contract/supervision-rulings.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'

type Place = { readonly limit: number; readonly after: readonly (string | null)[] | null }

/** Enters what both bureaux decided, under the next number. */
export async function insertRuling(
  tx: Tx,
  r: Omit<Ruling, 'number' | 'decidedAt'> & { readonly askedBy: string; readonly at: Date },
): Promise<void> {
  await sql`insert into rulings (case_id, number, kind, is_public, asked_by, clause, title, question, answer, effective_on, decided_at)
    values (
      ${r.caseId},
      'JS' || extract(
        year from ${r.at}::timestamptz at time zone 'Asia/Shanghai'
      ) || '-' || lpad(nextval('ruling_numbers')::text, 4, '0'),
      ${r.kind}, ${r.isPublic}, ${r.askedBy}, ${r.clause}, ${r.title}, ${r.question}, ${r.answer}, ${r.effectiveOn}::date, ${r.at}
    )`.execute(tx)
}

const fitting = (q: string | undefined) =>
  q?.trim()
    ? sql`
      (
        title ilike ${likeWord(q)}
          or question ilike ${likeWord(q)}
          or answer ilike ${likeWord(q)}
          or clause ilike ${likeWord(q)}
          or number ilike ${likeWord(q)}
      )
    `
    : sql`true`

/** What was decided, as far as the reader may see it, latest first, at most `limit`. */
export async function listRulings(tx: Tx, q: string | undefined, { limit, after }: Place): Promise<Ruling[]> {
  const { rows } = await sql<Omit<Ruling, 'decidedAt'> & { decidedAt: Date }>`
    select case_id as "caseId", number, kind, is_public as "isPublic", clause, title, question, answer,
      effective_on as "effectiveOn", decided_at as "decidedAt"
    from rulings
    where ${fitting(q)} and ${after ? sql`(decided_at, case_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by decided_at desc, case_id desc
    limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }))
}

/** How many there are, counted to 1,001 at most. */
export async function countRulings(tx: Tx, q: string | undefined): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from rulings where ${fitting(q)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Records a liaison meeting; a repeated key records none. */
export async function insertMeeting(
  tx: Tx,
  m: {
    readonly id: string
    readonly key: string
    readonly title: string
    readonly metOn: string
    readonly participants: string
    readonly decisions: string
    readonly by: string
    readonly organisationId: string
    readonly at: Date
  },
): Promise<void> {
  await sql`
    insert into liaison_meetings (id, title, met_on, participants, decisions, noted_name, noted_by, noted_at, client_key)
    values (
      ${m.id}, ${m.title}, ${m.metOn}::date, ${m.participants}, ${m.decisions}, ${m.by}, ${m.organisationId}, ${m.at}, ${m.key}
    )
      on conflict (noted_by, client_key) do nothing
  `.execute(tx)
}

const columns = sql`id, title, met_on as "metOn", participants, decisions, noted_name as "notedBy", noted_at as "notedAt"`
type MeetingRow = Omit<Meeting, 'notedAt'> & { notedAt: Date }
const shown = (row: MeetingRow): Meeting => ({ ...row, notedAt: row.notedAt.toISOString() })

/** The meeting an organisation recorded with a key; null when there is none. */
export async function findMeeting(tx: Tx, organisationId: string, key: string): Promise<Meeting | null> {
  const { rows } =
    await sql<MeetingRow>`select ${columns} from liaison_meetings where noted_by = ${organisationId} and client_key = ${key}`.execute(tx)
  return rows[0] ? shown(rows[0]) : null
}

/** Liaison meetings, latest first, at most `limit`. */
export async function listMeetings(tx: Tx, { limit, after }: Place): Promise<Meeting[]> {
  const { rows } = await sql<MeetingRow>`
      select ${columns}
      from liaison_meetings
      where ${after ? sql`(met_on, id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
      order by met_on desc, id desc
      limit ${limit}
    `.execute(tx)
  return rows.map(shown)
}

/** How many meetings there are, counted to 1,001 at most. */
export async function countMeetings(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from liaison_meetings limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

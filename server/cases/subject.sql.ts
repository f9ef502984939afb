import { sql } from 'kysely'
import type { Party } from '#law/parties.ts'
import { procedures } from '#law/procedures.ts'
import type { Tx } from '#server/db/transaction.ts'

export type CaseOfSubject = {
  id: string
  number: string
  procedure: string
  step: string | null
  ending: string | null
  openedAt: string
  closedAt: string | null
}

/** The cases about a subject that the reader may see, oldest first. */
export async function casesOf(tx: Tx, subjectId: string): Promise<CaseOfSubject[]> {
  const { rows } = await sql<Omit<CaseOfSubject, 'openedAt' | 'closedAt'> & { opened_at: Date; closed_at: Date | null }>`
    select id, number, procedure, step, ending, opened_at, closed_at
    from cases
    where subject_id = ${subjectId}
    order by opened_at, id
    limit 200`.execute(tx)
  return rows.map(({ opened_at, closed_at, ...r }) => ({
    ...r,
    openedAt: opened_at.toISOString(),
    closedAt: closed_at?.toISOString() ?? null,
  }))
}

/** Where the cases of some rounds stand. */
export async function roundCases(
  tx: Tx,
  roundIds: readonly string[],
): Promise<{ roundId: string; caseId: string; step: string | null; ending: string | null }[]> {
  const { rows } = await sql<{ roundId: string; caseId: string; step: string | null; ending: string | null }>`
    select subject_id as "roundId", id as "caseId", step, ending
    from cases
    where subject_kind = 'round' and subject_id = any(${sql.val([...roundIds])}::uuid[])`.execute(tx)
  return rows
}

/** How many cases an organisation has open, as applicant or addressee. */
export async function countOpenCases(tx: Tx, organisationId: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from cases where closed_at is null and (applicant_id = ${organisationId} or addressee_id = ${organisationId})`.execute(
    tx,
  )
  return rows[0]!.n
}

/** How many open cases need an organisation in this part, whoever may read them. */
export async function countCasesUsing(tx: Tx, organisationId: string, role: Party): Promise<number> {
  const seated = (seat: string) =>
    sql.val(
      Object.values(procedures).flatMap(({ id, seats }) => ((seats as { readonly [P in Party]?: string })[role] === seat ? [id] : [])),
    )
  const { rows } = await sql<{
    n: number
  }>`select cases_using(${organisationId}, ${role}, ${seated('applicant')}::text[], ${seated('addressee')}::text[]) as n`.execute(tx)
  return rows[0]!.n
}

/** The step a case stands at, held there until the end of the transaction; null when it has ended or is hidden. */
export async function holdStep(tx: Tx, caseId: string): Promise<string | null> {
  const { rows } = await sql<{ step: string | null }>`select step from cases where id = ${caseId} for share`.execute(tx)
  return rows[0]?.step ?? null
}

/** The step a case stands at; null when it has ended or is hidden. */
export async function findStep(tx: Tx, caseId: string): Promise<string | null> {
  const { rows } = await sql<{ step: string | null }>`select step from cases where id = ${caseId}`.execute(tx)
  return rows[0]?.step ?? null
}

/** Who last took an act of this name in a case, and when; null when nobody did. */
export async function findHand(tx: Tx, caseId: string, act: string): Promise<{ id: string | null; name: string; at: Date } | null> {
  const { rows } = await sql<{
    id: string | null
    name: string
    at: Date
  }>`select officer_id as id, officer_name as name, at from entries where case_id = ${caseId} and act = ${act} order by seq desc limit 1`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** The open case of one of these procedures about a subject, as far as the reader may see it. */
export async function findOpenCase(tx: Tx, subjectId: string, procedures: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{
    id: string
  }>`
    select id
    from cases
    where subject_id = ${subjectId} and procedure = any (${sql.val([...procedures])}::text[]) and closed_at is null
    order by opened_at desc
    limit 1
  `.execute(tx)
  return rows[0]?.id ?? null
}

/** The open cases of these procedures about a subject that were sent to somebody, each with whom. */
export async function findSentTo(
  tx: Tx,
  subjectId: string,
  procedures: readonly string[],
): Promise<{ id: string; number: string; procedure: string; addresseeId: string }[]> {
  const { rows } = await sql<{
    id: string
    number: string
    procedure: string
    addresseeId: string
  }>`select id, number, procedure, addressee_id as "addresseeId" from cases
    where subject_id = ${subjectId}
      and procedure = any (${sql.val([...procedures])}::text[])
      and submitted_at is not null
      and closed_at is null
      and addressee_id is not null
    order by opened_at, id`.execute(tx)
  return rows
}

/** What was filed at one step of a case, by whom. */
export type Filed = { readonly officerId: string; readonly officerName: string; readonly at: Date; readonly asked: Record<string, unknown> }

/** The last act of this name at a step of a case; null when nobody took it. */
export async function findFiled(tx: Tx, caseId: string, step: string, act: string): Promise<Filed | null> {
  const { rows } = await sql<Filed>`
      select officer_id as "officerId", officer_name as "officerName", at, asked
      from entries
      where case_id = ${caseId} and from_step = ${step} and act = ${act} and officer_id is not null
      order by seq desc
      limit 1
    `.execute(tx)
  return rows[0] ?? null
}

/** The numbers of other open cases about a subject, as far as the reader may see them, oldest first. */
export async function otherOpenCases(tx: Tx, subjectId: string, caseId: string): Promise<string[]> {
  const { rows } = await sql<{
    number: string
  }>`select number from cases where subject_id = ${subjectId} and id <> ${caseId} and closed_at is null order by opened_at, id limit 100`.execute(
    tx,
  )
  return rows.map((row) => row.number)
}

import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

export type FileRow = {
  readonly sha256: string
  readonly sm3: string
  readonly bytes: number
  readonly mediaType: string
  readonly name: string
  readonly organisationId: string | null
  readonly officerId: string | null
  readonly caseId: string | null
  /** Left to whoever brought it in and the deciding office. */
  readonly isPrivate?: true
  readonly at: Date
}

/**
 * Notes a kept file and who brought it in, in one statement; the same content twice is one file with two uses. Papers of a
 * case are brought in by its applicant, its addressee, the office whose move it is, or the platform: false for anybody else.
 */
export async function writeFile(tx: Tx, f: FileRow): Promise<boolean> {
  const { rows } = await sql`
      with kept as (
        insert into files (sha256, sm3, bytes, media_type, created_at)
        values (${f.sha256}, ${f.sm3}, ${f.bytes}, ${f.mediaType}, ${f.at})
          on conflict do nothing
      )
      insert into file_uses (sha256, name, organisation_id, officer_id, case_id, is_private, created_at)
      select ${f.sha256}, ${f.name}, ${f.organisationId}::uuid, ${f.officerId}::uuid, ${f.caseId}::uuid, ${f.isPrivate ?? false},
      ${f.at}::timestamptz
      where ${f.caseId}::uuid is null or exists (select from cases c where c.id = ${f.caseId}
        and (is_platform() or me_organisation() in (c.applicant_id, c.addressee_id) or (c.owner_role = me_role() and c.owner_id is null) or me_role() = any (c.also_owners))) returning id`.execute(
    tx,
  )
  return rows.length > 0
}

/**
 * Leaves the papers brought in with a case so far to whoever brought them in and the deciding office, but for those shown; what was
 * replaced before is not shown either.
 */
export async function hidePapers(tx: Tx, caseId: string, shown: readonly string[]): Promise<void> {
  await sql`update file_uses set is_private = true where case_id = ${caseId} and sha256 <> all(${sql.val([...shown])}::text[])`.execute(tx)
}

/** A paper as its reader may see it. */
export type FoundFile = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly caseId: string | null
  /** Whom the paper is about, or who brought it in. */
  readonly holderId: string | null
  readonly isOwn: boolean
}

/**
 * A file the reader may see, under the name they may see it by, with whether their own organisation brought it in or holds what it is
 * about; null otherwise.
 */
export async function findFile(tx: Tx, sha256: string): Promise<FoundFile | null> {
  const { rows } = await sql<FoundFile>`
      select u.name, f.media_type as "mediaType", f.bytes, u.case_id as "caseId",
        coalesce(c.holder_id, u.organisation_id) as "holderId",
        coalesce(me_organisation() in (u.organisation_id, c.holder_id), false) as "isOwn"
      from file_uses u
      join files f on f.sha256 = u.sha256
      left join cases c on c.id = u.case_id
      where u.sha256 = ${sha256}
      order by "isOwn" desc, u.id
      limit 1`.execute(tx)
  return rows[0] ?? null
}

/** Which of these papers are kept here and were brought in by this organisation. */
export async function findBroughtIn(tx: Tx, organisationId: string, papers: readonly string[]): Promise<Set<string>> {
  if (papers.length === 0) return new Set()
  const { rows } = await sql<{
    sha256: string
  }>`select distinct sha256 from file_uses where organisation_id = ${organisationId} and sha256 = any(${sql.val([...papers])}::text[])`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.sha256))
}

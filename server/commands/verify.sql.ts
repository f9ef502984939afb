import { sql, type Kysely } from 'kysely'
import { edgeOfSight } from '#server/audit/chain.sql.ts'
import type { Database } from '#server/db/database.generated.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Runs the work as the owner of the tables in one snapshot that cannot write; a row hidden by row security would be an error. */
export async function inSnapshot<T>(db: Kysely<Database>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`select set_config('row_security', 'off', true), set_config('statement_timeout', '0', true)`.execute(tx)
      return work(tx)
    })
}

/** How long the log and its chain are; `head` is the last digest, in hexadecimal. */
export type Extent = { readonly lines: number; readonly sealed: number; readonly lastPosition: number; readonly head: string | null }

/** Counts the lines and their places in the chain. */
export async function findExtent(tx: Tx): Promise<Extent> {
  const { rows } =
    await sql<Extent>`select (select count(*) from audit_log) as lines, count(*) as sealed, coalesce(max(position), 0) as "lastPosition",
    (select encode(digest, 'hex') from audit_chain order by position desc limit 1) as head from audit_chain`.execute(tx)
  return rows[0]!
}

/** Lines outside of the chain that are not as they were written, or that no sealer will take up any more since later ones are long sealed. */
export async function findLooseLines(tx: Tx, limit: number): Promise<{ id: number; isChanged: boolean }[]> {
  const { rows } = await sql<{ id: number; isChanged: boolean }>`select id, "isChanged" from (
      select l.id, l.digest is distinct from sha256(convert_to(audit_canonical(l), 'UTF8')) as "isChanged",
        l.id <= ${edgeOfSight} as is_late
      from audit_log l left join audit_chain c on c.line_id = l.id where c.line_id is null) loose
    where "isChanged" or is_late order by id limit ${limit}`.execute(tx)
  return rows
}

/** Whether a digest noted earlier is still one of the chain: a chain cut at its end cannot tell by itself. */
export async function hasDigest(tx: Tx, digest: string): Promise<boolean> {
  const { rows } = await sql`select 1 from audit_chain where digest = decode(${digest}, 'hex') limit 1`.execute(tx)
  return rows.length > 0
}

/** What stands in the register and does not agree, by kind; `what` is the asset's code or the certificate's number. */
export type Disagreement = {
  readonly kind:
    | 'asset-without-certificate'
    | 'asset-without-card'
    | 'certificate-without-registration'
    | 'certificate-without-card'
    | 'certificate-without-case'
    | 'certificate-file'
    | 'certificate-state'
  readonly what: string
}

/** Registered assets, certificates in force and asset cards that do not point at each other (§4.3 §4.6). */
export async function findDisagreements(tx: Tx, limit: number): Promise<Disagreement[]> {
  const { rows } = await sql<Disagreement>`
    select 'asset-without-certificate' as kind, a.code as what
    from assets a
    where a.registered_at is not null and not exists (select from certificates c where c.asset_id = a.id)
    union all
    select 'asset-without-card', a.code
    from assets a
    where a.registered_at is not null
      and not exists (
        select
        from asset_cards k
        join certificates c on c.number = k.certificate_number and c.asset_id = k.asset_id
        where k.asset_id = a.id
      )
    union all
    select 'certificate-without-registration', c.number
    from certificates c
    join assets a on a.id = c.asset_id
    where a.registered_at is null or (c.status = 'valid' and a.holder_id <> c.holder_id)
    union all
    select 'certificate-state', c.number
    from certificates c
    where c.status is distinct from (
      select h.status from certificate_changes h where h.number = c.number order by h.seq desc limit 1
    )
    union all
    select 'certificate-without-card', c.number
    from certificates c
    where c.status = 'valid'
      and not exists (
        select
        from asset_cards k
        where k.asset_id = c.asset_id and k.certificate_number = c.number and k.asset_version = c.asset_version
      )
    union all
    select 'certificate-without-case', c.number
    from certificates c
    join cases k on k.id = c.case_id
    where k.ending is null or k.subject_id <> c.asset_id
    union all select 'certificate-file', c.number from certificates c join files f on f.sha256 = c.pdf_sha256 where f.sm3 <> c.pdf_sm3
    order by kind, what limit ${limit}`.execute(tx)
  return rows
}

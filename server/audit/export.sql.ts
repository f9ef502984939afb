import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** The places in the chain that hold the lines written between two instants, and the digest before the first; null when there is none. */
export async function findSpan(tx: Tx, from: Date, to: Date): Promise<{ first: number; last: number; before: string } | null> {
  const {
    rows: [span],
  } = await sql<{
    first: number | null
    last: number | null
  }>`
    select min(c.position) as first, max(c.position) as last
    from audit_log l
    join audit_chain c on c.line_id = l.id
    where l.at >= ${from} and l.at < ${to}
  `.execute(tx)
  if (!span || span.first === null || span.last === null) return null
  const { rows } = await sql<{
    digest: string
  }>`select encode(digest, 'hex') as digest from audit_chain where position = ${span.first - 1}`.execute(tx)
  return { first: span.first, last: span.last, before: rows[0]?.digest ?? '' }
}

/** A sealed line: the text its digest is of, its digest, the digest of the chain up to it, and the names as they are now. */
export type ExportedLine = {
  readonly position: number
  readonly line: string
  readonly digest: string
  readonly chain: string
  readonly officer: string | null
  readonly organisation: string | null
}

/** A stretch of the chain with its lines, in order. */
export async function findStretch(tx: Tx, from: number, to: number): Promise<ExportedLine[]> {
  const { rows } = await sql<ExportedLine>`
      select c.position, audit_canonical(l) as line, encode(l.digest, 'hex') as digest, encode(c.digest, 'hex') as chain,
        o.name as officer, g.name as organisation
      from audit_chain c
      join audit_log l on l.id = c.line_id
      left join officers o on o.id = l.officer_id
      left join organisations g on g.id = l.organisation_id
      where c.position between ${from} and ${to}
      order by c.position`.execute(tx)
  return rows
}

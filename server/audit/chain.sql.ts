import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Lines sealed at a time. */
const batch = 5_000
/** How far back a line may still turn up whose transaction committed late. */
const lookBack = 50_000

/**
 * Seals lines that are not in the chain yet: each gets the next position and sha256(previous digest || its own digest).
 * One sealer at a time; answers how many were sealed.
 */
export async function sealAudit(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('rongshu audit chain'))`.execute(tx)
  const { rows } = await sql<{ n: number }>`
    with recursive last as (
      select coalesce(max(position), 0) as position, (select digest from audit_chain order by position desc limit 1) as digest, coalesce(max(line_id), 0) as line_id from audit_chain
    ), fresh as (
      select l.id, l.digest, row_number() over (order by l.id) as n from audit_log l, last
      where l.id > last.line_id - ${lookBack} and not exists (select from audit_chain c where c.line_id = l.id) order by l.id limit ${batch}
    ), chained as (
      select f.n, f.id, sha256(coalesce(last.digest, ''::bytea) || f.digest) as digest from fresh f, last where f.n = 1
      union all
      select f.n, f.id, sha256(c.digest || f.digest) from chained c join fresh f on f.n = c.n + 1
    ), sealed as (insert into audit_chain (position, line_id, digest) select last.position + c.n, c.id, c.digest from chained c, last order by c.n returning 1)
    select count(*) as n from sealed`.execute(tx)
  return rows[0]!.n
}

/** A break found in the log or its chain. */
export type Break = { readonly lineId: number; readonly what: 'line-changed' | 'chain-broken' | 'line-missing' }

/** Checks one stretch of the chain from a position on: every line against its digest, every digest against the one before. */
export async function checkStretch(tx: Tx, from: number, size: number): Promise<{ checked: number; head: string; breaks: Break[] }> {
  const { rows } = await sql<{ position: number; line_id: number; digest: string; is_there: boolean; is_line: boolean; is_link: boolean }>`
    select c.position, c.line_id, encode(c.digest, 'hex') as digest, l.id is not null as is_there, coalesce(l.digest = sha256(convert_to(audit_canonical(l), 'UTF8')), false) as is_line,
      coalesce(c.digest = sha256(coalesce(p.digest, ''::bytea) || l.digest), false) and (c.position = 1 or p.digest is not null) as is_link
    from audit_chain c left join audit_log l on l.id = c.line_id left join audit_chain p on p.position = c.position - 1
    where c.position >= ${from} and c.position < ${from + size} order by c.position`.execute(tx)
  const breaks = rows.flatMap((r, i): Break[] => {
    if (r.position !== from + i && i === 0) return [{ lineId: r.line_id, what: 'chain-broken' }]
    if (!r.is_there) return [{ lineId: r.line_id, what: 'line-missing' }]
    if (!r.is_line) return [{ lineId: r.line_id, what: 'line-changed' }]
    return r.is_link ? [] : [{ lineId: r.line_id, what: 'chain-broken' }]
  })
  return { checked: rows.length, head: rows.at(-1)?.digest ?? '', breaks }
}

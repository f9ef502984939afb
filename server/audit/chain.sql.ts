import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Lines sealed at a time. */
export const linesAtOnce = 5_000
/** How many sealed lines back a line may still turn up whose transaction committed late. */
export const lookBack = 50_000

const edgeOf = (back: number) =>
  sql<number>`coalesce((select line_id from audit_chain where position = (select max(position) from audit_chain) - ${back}), 0)`

/** The line so far back in the chain. Ids do not count lines: those of transactions that were rolled back are missing. */
export const edgeOfSight = edgeOf(lookBack)

/** Where in the chain a batch began and where it ended, late lines with it; whether as many were new as are sealed at a time. */
export type Batch = { readonly from: number; readonly to: number; readonly isFull: boolean }

/**
 * Seals lines that are not in the chain yet: each gets the next position and sha256(previous digest || its own digest). First the late
 * ones, whose transaction committed after later lines were sealed, as far back as so many sealed lines; then those after the last of the
 * chain, so many at a time. One sealer at a time. The digests are made here: in SQL a batch would cost its square.
 */
export async function sealAudit(tx: Tx, back: number): Promise<Batch> {
  await sql`select pg_advisory_xact_lock(hashtext('rongshu audit chain'))`.execute(tx)
  const {
    rows: [last],
  } = await sql<{
    position: number
    digest: Buffer
    line_id: number
    after: number
  }>`select coalesce(max(position), 0) as position, coalesce(max(line_id), 0) as line_id,
    coalesce((select digest from audit_chain order by position desc limit 1), ''::bytea) as digest, ${edgeOf(back)} as after
    from audit_chain`.execute(tx)
  const { position, line_id: newest, after } = last!
  const rows = await findUnsealed(tx, after, newest)
  let head = last!.digest
  const digests = rows.map((row) => (head = createHash('sha256').update(head).update(row.digest).digest()))
  if (rows.length > 0) {
    await sql`insert into audit_chain (position, line_id, digest) select ${position}::bigint + n, id, digest
      from unnest(${sql.val(rows.map((row) => row.id))}::bigint[], ${sql.val(digests)}::bytea[]) with ordinality as sealed (id, digest, n)`.execute(
      tx,
    )
  }
  return { from: position, to: position + rows.length, isFull: rows.filter((row) => row.id > newest).length === linesAtOnce }
}

type Unsealed = { readonly id: number; readonly digest: Buffer }

/**
 * Lines after one of them that have no place in the chain, in their order: all up to the last one sealed, grouped and not joined, since
 * row security hides from the planner how many there are; and some of those after it.
 */
async function findUnsealed(tx: Tx, after: number, last: number): Promise<Unsealed[]> {
  const { rows } = await sql<Unsealed>`select id, (array_agg(digest))[1] as digest from (
      select id, digest, false as is_sealed
      from audit_log
      where id > ${after} and id <= ${last}
      union all
      select line_id, null, true
      from audit_chain
      where line_id > ${after}) lines
    group by id having not bool_or(is_sealed)
    union all (select id, digest from audit_log where id > ${last} order by id limit ${linesAtOnce}) order by id`.execute(tx)
  return rows
}

/** A break found in the log or its chain. */
export type Break = { readonly lineId: number; readonly what: 'line-changed' | 'chain-broken' | 'line-missing' }

/**
 * Checks one stretch of the chain from a position on: every line against its digest, every digest against the one before. Quick for the
 * owner of the tables only.
 */
export async function checkStretch(tx: Tx, from: number, size: number): Promise<{ checked: number; head: string; breaks: Break[] }> {
  const { rows } = await sql<{ position: number; line_id: number; digest: string; is_there: boolean; is_line: boolean; is_link: boolean }>`
    select c.position, c.line_id, encode(c.digest, 'hex') as digest, l.id is not null as is_there,
      coalesce(l.digest = sha256(convert_to(audit_canonical(l), 'UTF8')), false) as is_line,
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

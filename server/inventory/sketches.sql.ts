import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { OTHERS_PROBED, type Sketch } from './sketches.ts'

type Holder = { readonly holder_id: string; readonly holder_kind: string; readonly holder_sector: string }
/** The sketches of one finding. */
export type FindingSketches = { readonly findingId: string; readonly sketches: readonly Sketch[] }

/** How many of a column's hashes others are found by: all of a large key, in which a small part has few, less of a small one. */
const probesOf = (s: Sketch) => Math.min(s.hashes.length, !s.isKey ? OTHERS_PROBED : s.distinct > LARGE_KEY ? 1024 : 256)
const LARGE_KEY = 10_000
/** Sketches looked at for one column: the bound of a question, whatever the number of assets. */
const MOST_PER_COLUMN = 500

/** Enters the sketches of findings of one holder, all in one statement. */
export async function insertSketches(tx: Tx, holder: Holder, entered: readonly FindingSketches[]): Promise<void> {
  const lines = entered.flatMap(({ findingId, sketches }) =>
    sketches.map((s) => ({
      id: randomUUID(),
      finding_id: findingId,
      position: s.position,
      name: s.name.slice(0, 200),
      distinct_count: s.distinct,
      is_key: s.isKey,
      hashes: s.hashes,
      probes: probesOf(s),
    })),
  )
  if (lines.length === 0) return
  await sql`
    insert into column_sketches (
      id, finding_id, position, holder_id, holder_kind, holder_sector, name, distinct_count, is_key, hashes, probes
    )
    select l.id, l.finding_id, l.position, ${holder.holder_id}::uuid, ${holder.holder_kind}, ${holder.holder_sector}, l.name,
      l.distinct_count, l.is_key, l.hashes, l.probes
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (
      id uuid, finding_id uuid, position int, name text, distinct_count bigint, is_key boolean, hashes int[], probes int
    )
    on conflict (finding_id, position) do nothing`.execute(tx)
}

/** The sketches of these findings, by finding. */
export async function findSketches(tx: Tx, findingIds: readonly string[]): Promise<Map<string, Sketch[]>> {
  if (findingIds.length === 0) return new Map()
  const { rows } = await sql<Sketch & { finding_id: string }>`
    select finding_id, position, name, distinct_count as distinct, is_key as "isKey", hashes
    from column_sketches
    where finding_id = any(${sql.val([...findingIds])}::uuid[])
    order by finding_id, position
  `.execute(tx)
  return Map.groupBy(rows, (r) => r.finding_id)
}

/** Keeps findings that a later scan replaced from being found by their values. */
export async function hideSketches(tx: Tx, findingIds: readonly string[]): Promise<void> {
  await sql`update column_sketches set probes = 0 where finding_id = any(${sql.val([...findingIds])}::uuid[])`.execute(tx)
}

/**
 * Findings the reader may see that share values with these, the likeliest first, at most `most` for each of them: by index,
 * in one statement, of each column at most 500. `holderId` narrows to what one holder has.
 */
export async function findCandidates(
  tx: Tx,
  asked: readonly FindingSketches[],
  most: number,
  holderId: string | null = null,
): Promise<{ findingId: string; candidateId: string }[]> {
  const ours = asked.flatMap(({ findingId, sketches }) =>
    sketches.map((s) => ({ finding_id: findingId, is_key: s.isKey, probes: s.isKey ? s.hashes : s.hashes.slice(0, OTHERS_PROBED) })),
  )
  if (ours.length === 0) return []
  const { rows } = await sql<{
    findingId: string
    candidateId: string
  }>`with ours as (select * from jsonb_to_recordset(${JSON.stringify(ours)}::jsonb) as o (finding_id uuid, is_key boolean, probes int[])),
    met as (select o.finding_id, t.finding_id as candidate_id, sum(case when o.is_key and t.is_key then 5 when o.is_key or t.is_key then 3 else 1 end) as weight
      from ours o
      cross join lateral (
        select s.finding_id, s.is_key
        from readable_sketches s
        where s.hashes[1:s.probes] && o.probes
          and s.finding_id <> o.finding_id
          and ${holderId ? sql`s.holder_id = ${holderId}::uuid` : sql`true`}
        limit ${MOST_PER_COLUMN}
      ) t
      group by 1, 2)
    select finding_id as "findingId", candidate_id as "candidateId"
    from (select met.*, row_number() over (partition by finding_id order by weight desc, candidate_id) as place from met) ranked
    where place <= ${most}
    order by finding_id, place`.execute(tx)
  return rows
}

import { sql } from 'kysely'
import type { Answers } from '#contract/forms.ts'
import type { FindingChange, FindingView } from '#contract/inventory.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { FindingState } from './findings.sql.ts'
import type { BareFinding, ReadFinding } from './kept-findings.ts'

/** What an earlier scan of the same source left; `isCovered` where this scan looked at all that that one did, so that what it does not find is gone. */
export type OldFinding = {
  readonly id: string
  readonly isCovered: boolean
  readonly state: FindingState
  readonly finding: BareFinding
  readonly card: Answers
  readonly drafted: Answers
}

/**
 * The findings of a source that stand, held until the end of the transaction; of a database also those of its earlier connections in the
 * round, since connecting it again is how it is scanned again.
 */
export async function lockFindingsOfSource(tx: Tx, sourceId: string): Promise<OldFinding[]> {
  const { rows } =
    await sql<OldFinding>`select f.id, f.state, f.finding, f.card, f.drafted, f.source_id = ${sourceId} or coalesce((select n.target -> 'schemas' in ('[]', o.target -> 'schemas') and n.target -> 'tables' in ('[]', o.target -> 'tables')
        from source_connections n, source_connections o
        where n.source_id = ${sourceId} and o.source_id = f.source_id), false) as "isCovered" from findings f
    where f.state <> 'replaced'
      and f.source_id in (
        select ${sourceId}::uuid
        union all
        select s.id
        from sources n
        join sources s on s.round_id = n.round_id and s.arrived_by = n.arrived_by and s.name = n.name
        where n.id = ${sourceId} and n.arrived_by = 'connection'
      )
    order by f.id for no key update`.execute(tx)
  return rows
}

/** A later scan took the place of these undecided findings. */
export async function markReplaced(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update findings set state = 'replaced', version = version + 1 where id = any(${sql.val([...ids])}::uuid[])`.execute(tx)
}

/** The asset a finding became or was known as, and whether a person had only named it. */
export type KnownAs = { readonly knownAs: string | null; readonly isNamed: boolean }
const knownAs = sql`coalesce(p.asset_id, p.known_as) as "knownAs", p.is_named and p.asset_id is null as "isNamed"`

const asPrevious = sql`p.id as "previousId", p.finding as bare, p.sealed`
type PreviousRow = { readonly previousId: string } & Omit<ReadFinding, 'id'>
const previousOf = <R extends PreviousRow>({ previousId, bare, sealed, ...rest }: R) => ({
  ...rest,
  previous: { id: previousId, bare, sealed },
})

/** The last finding of the same dataset in another round of the holder. */
export type Previous = KnownAs & { readonly id: string; readonly previous: ReadFinding; readonly isTable: boolean }

/**
 * For each of these findings the last one of the same identity in another round, where there is one; of files that differ by their year
 * only, the one of the very name goes first, and of databases of one name on several machines the one at the same address.
 */
export async function findPrevious(tx: Tx, ids: readonly string[]): Promise<Previous[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<
    Omit<Previous, 'previous'> & PreviousRow
  >`select n.id, ${asPrevious}, ${knownAs}, n.identity like 'db:%' as "isTable"
    from findings n
    join sources s on s.id = n.source_id
    cross join lateral (select p.id, p.finding, p.sealed, p.asset_id, p.known_as, p.is_named from findings p
      join sources o on o.id = p.source_id
      where p.holder_id = n.holder_id and p.identity = n.identity and p.round_id <> n.round_id and p.state in ('proposed', 'carded', 'kept', 'set-aside')
      order by (p.dataset = n.dataset) desc, (o.name = s.name) desc, p.found_at desc, p.id
      limit 1) p
    where n.id = any(${sql.val([...ids])}::uuid[])`.execute(tx)
  return rows.map(previousOf)
}

type Earlier = KnownAs & ReadFinding & { readonly roundId: string; readonly rows: number; readonly isFound: boolean }
/**
 * The same for findings that are known by their id: those of other rounds, or those another scan replaced; `isFound` where a finding of
 * this round that stands is compared with it already.
 */
export async function findEarlier(tx: Tx, ids: readonly string[], roundId: string): Promise<Earlier[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Earlier>`
      select p.id, p.finding as bare, p.sealed, p.round_id as "roundId", p.rows, ${knownAs},
        exists (
        select
        from findings g
        where g.round_id = ${roundId} and g.previous_id = p.id and g.state in ('proposed', 'carded', 'kept')
      ) as "isFound"
      from findings p
      where p.id = any(${sql.val([...ids])}::uuid[])
    `.execute(tx)
  return rows
}

/** The finding this one is compared with; null when there is none. */
export async function findComparedWith(tx: Tx, id: string): Promise<(KnownAs & { previous: ReadFinding }) | null> {
  const { rows } = await sql<KnownAs & PreviousRow>`
    select ${asPrevious}, n.known_as as "knownAs", n.is_named as "isNamed"
    from findings n
    join findings p on p.id = n.previous_id
    where n.id = ${id}
  `.execute(tx)
  return rows[0] ? previousOf(rows[0]) : null
}

/**
 * What one finding is compared with and what came of it, without values; `sealed` where the changes tell values, which are sealed with
 * those of the finding.
 */
export type Comparison = KnownAs & {
  readonly id: string
  readonly previousId: string
  readonly changes: readonly FindingChange[]
  readonly sealed: { readonly bytes: Buffer; readonly by: string } | null
}

/** Writes comparisons, all in one statement. */
export async function writeComparisons(tx: Tx, comparisons: readonly Comparison[]): Promise<void> {
  if (comparisons.length === 0) return
  const lines = comparisons.map(({ sealed, ...c }) => ({
    ...c,
    sealed: sealed && sealed.bytes.toString('hex'),
    by: sealed && sealed.by,
    attention: c.changes.filter((change) => change.attention).length,
  }))
  await sql`
    update findings f
    set previous_id = l."previousId", known_as = l."knownAs", is_named = l."isNamed", changes = l.changes,
      attention = l.attention, sealed = coalesce(decode(l.sealed, 'hex'), f.sealed), sealed_by = coalesce(l.by, f.sealed_by)
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (
      id uuid, "previousId" uuid, "knownAs" uuid, "isNamed" boolean, changes jsonb, attention int, sealed text, by text
    )
    where f.id = l.id`.execute(tx)
}

/** What a finding is remembered by: the scan before and what changed, as far as the reader may see them. */
export type Memory = { readonly previous: FindingView['previous']; readonly changes: FindingChange[] }

/** Reads what a finding is remembered by. */
export async function findMemory(tx: Tx, id: string): Promise<Memory> {
  const { rows } = await sql<{
    changes: FindingChange[]
    previous_id: string | null
    round_id: string | null
    found_at: Date | null
    title: string | null
  }>`select f.changes, p.id as previous_id, p.round_id, p.found_at, r.title
    from findings f left join findings p on p.id = f.previous_id left join rounds r on r.id = p.round_id where f.id = ${id}`.execute(tx)
  const row = rows[0]
  const previous =
    row?.previous_id && row.round_id && row.found_at
      ? { findingId: row.previous_id, roundId: row.round_id, foundAt: row.found_at.toISOString(), roundTitle: row.title ?? '' }
      : null
  return { previous, changes: row?.changes ?? [] }
}

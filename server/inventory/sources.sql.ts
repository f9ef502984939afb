import { sql } from 'kysely'
import type { FirstLook } from '#contract/inventory.ts'
import type { SourceScope } from '#contract/source-scope.ts'
import type { OrganisationKind } from '#law/parties.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'

export type SourceState = 'waiting' | 'scanning' | 'scanned' | 'faulty'
export type ArrivedBy = 'upload' | 'folder' | 'connection' | 'findings'
/** One source; `path` is inside the data folder for an upload, absolute for a file of a folder, and names the digest of a findings file. */
export type SourceRow = {
  readonly id: string
  readonly round_id: string
  readonly holder_id: string
  readonly holder_kind: string
  readonly holder_sector: string
  readonly name: string
  readonly arrived_by: ArrivedBy
  readonly path: string
  readonly bytes: number
  readonly state: SourceState
  readonly done_bytes: number
  readonly done_rows: number
  readonly fault: Words | null
  readonly took_ms: number | null
  readonly added_at: Date
  readonly findings: number
  readonly preliminary: FirstLook | null
  /** When the platform deleted the file because an asset in it was destroyed. */
  readonly erased_at: Date | null
  /** Of several files that are one source: their real paths in a folder, or their names in an upload. */
  readonly parts: readonly string[] | null
  /** Files of an archive that were read as parts of one dataset with others; 0 for what is no archive. */
  readonly joined: number
  /** Whether each of its files is a dataset of its own. */
  readonly is_apart: boolean
  /** What of a database it looks at; null of whatever is no database. */
  readonly scope: SourceScope | null
}

/** A source that holds files which may be one dataset or several. */
export const ofFiles = sql`(s.parts is not null or s.name ~* '\\.zip$')`

const columns = sql`
  s.id, s.round_id, s.holder_id, s.holder_kind, s.holder_sector, s.name, s.arrived_by, s.path, s.bytes, s.state, s.done_bytes,
    s.done_rows, s.fault, s.took_ms, s.added_at, s.preliminary, s.erased_at, s.parts, s.joined, s.is_apart, s.scope,
    (select count(*)::int from findings f where f.source_id = s.id and f.state <> 'replaced') as findings`

/** A source to be entered: where it lies, how it is called, whose it is. */
export type NewSource = {
  readonly id: string
  readonly name: string
  readonly arrivedBy: ArrivedBy
  readonly path: string
  readonly bytes: number
  readonly parts?: readonly string[] | null
  /** Which key seals it, of an upload. */
  readonly sealedBy?: string
  /** What of a database it looks at. */
  readonly scope?: SourceScope
}

/** Enters sources of a round, waiting; one whose path the round already has is passed over. Answers the ids that were entered. */
export async function insertSources(
  tx: Tx,
  round: { id: string; holder_id: string; holder_kind: string; holder_sector: string },
  sources: readonly NewSource[],
  by: string | null,
  at: Date,
): Promise<string[]> {
  if (sources.length === 0) return []
  const values = sources.map(
    (s) =>
      sql`
        (
          ${s.id}::uuid, ${round.id}::uuid, ${round.holder_id}::uuid, ${round.holder_kind}, ${round.holder_sector}, ${s.name},
          ${s.arrivedBy}, ${s.path}, ${s.bytes}::bigint, ${s.parts ? sql.val([...s.parts]) : null}::text[], ${s.sealedBy ?? null},
          ${s.scope ? JSON.stringify(s.scope) : null}::jsonb, ${by}::uuid, ${at}::timestamptz
        )
      `,
  )
  const { rows } = await sql<{
    id: string
  }>`
    insert into sources (
      id, round_id, holder_id, holder_kind, holder_sector, name, arrived_by, path, bytes, parts, sealed_by, scope, added_by,
      added_at
    )
    values ${sql.join(values)} on conflict (round_id, path) do nothing returning id`.execute(tx)
  return rows.map((row) => row.id)
}

/** The files of folders that a round has already, whether alone or as parts, and the source each belongs to. */
export async function findFolderFiles(tx: Tx, roundId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{
    place: string
    id: string
  }>`select unnest(coalesce(s.parts, array[s.path])) as place, s.id from sources s where s.round_id = ${roundId} and s.arrived_by = 'folder'`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.place, row.id]))
}

/** The sources of a round in the order they came, at most 5,000. */
export async function listSources(tx: Tx, roundId: string): Promise<SourceRow[]> {
  const { rows } =
    await sql<SourceRow>`select ${columns} from sources s where s.round_id = ${roundId} order by s.added_at, s.name, s.id limit 5000`.execute(
      tx,
    )
  return rows
}

/** Counts anew how many files of an archive are parts of one dataset with others. */
export async function countJoined(tx: Tx, id: string): Promise<void> {
  await sql`
    update sources s
    set joined = (
      select coalesce(sum(jsonb_array_length(f.finding -> 'parts')), 0)
      from findings f
      where f.source_id = s.id and f.state <> 'replaced'
    )
    where s.id = ${id} and s.parts is null and ${ofFiles}
  `.execute(tx)
}

/** A source with how many of its findings are decided. */
export type SourceStanding = SourceRow & { readonly decided: number }

/** Holds a source until the end of the transaction; null when it is not there or hidden. */
export async function lockSource(tx: Tx, id: string): Promise<SourceStanding | null> {
  const { rows } = await sql<SourceStanding>`
      select ${columns},
        (select count(*)::int from findings f where f.source_id = s.id and f.state in ('carded', 'kept', 'set-aside')) as decided
      from sources s
      where s.id = ${id} for no key update of s
    `.execute(tx)
  return rows[0] ?? null
}

/** The files a source is made of: where the first lies, all of them when they are several, and their size. */
export type SourceFiles = { readonly path: string; readonly parts: readonly string[] | null; readonly bytes: number }

/** Whether each file of a source is a dataset of its own from its next scan on. */
export async function setApart(tx: Tx, id: string, isApart: boolean): Promise<void> {
  await sql`update sources set is_apart = ${isApart} where id = ${id}`.execute(tx)
}

/**
 * A source that was scanned waits for another scan, with the files it is made of now where they came or went; what was found before stands
 * until that has ended.
 */
export async function startAgain(tx: Tx, id: string, files: SourceFiles | null = null): Promise<void> {
  const now = files
    ? sql`
      , path = ${files.path}, parts = ${files.parts ? sql.val([...files.parts]) : null}::text[], is_apart = is_apart
        and ${files.parts !== null}, bytes = ${files.bytes}::bigint
    `
    : sql``
  await sql`
    update sources
    set state = 'waiting', done_bytes = 0, done_rows = 0, fault = null${now}
    where id = ${id} and state in ('scanned', 'faulty')
  `.execute(tx)
}

/** Takes a source for scanning; null when it is not there or its scan has ended already. */
export async function claimSource(tx: Tx, id: string): Promise<SourceRow | null> {
  const { rows } = await sql<SourceRow>`
      update sources s
      set state = 'scanning', done_bytes = 0, done_rows = 0, preliminary = null, fault = null
      where s.id = ${id} and s.state in ('waiting', 'scanning')
      returning ${columns}
    `.execute(tx)
  return rows[0] ?? null
}

/** A scan that could not be done for now waits again, and says what for. */
export async function noteHeldUp(tx: Tx, id: string, why: Words): Promise<void> {
  await sql`
    update sources
    set state = 'waiting', done_bytes = 0, done_rows = 0, preliminary = null, fault = ${JSON.stringify(why)}::jsonb
    where id = ${id} and state in ('waiting', 'scanning')
  `.execute(tx)
}

/** Notes how far a running scan is; a scan that has ended is left as it is. */
export async function noteProgress(tx: Tx, id: string, done: { bytes: number; rows: number }): Promise<void> {
  await sql`update sources set done_bytes = ${done.bytes}, done_rows = ${done.rows} where id = ${id} and state = 'scanning'`.execute(tx)
}

/** Keeps the first answer of a running scan, so that whoever comes back sees it; a scan that has ended is left as it is. */
export async function notePreliminary(tx: Tx, id: string, first: FirstLook): Promise<void> {
  await sql`update sources set preliminary = ${JSON.stringify(first)}::jsonb where id = ${id} and state = 'scanning'`.execute(tx)
}

/** Ends the scan of a source, holding the row; answers whose round it is and what its plan says, null when another delivery ended it before. */
export async function endScan(
  tx: Tx,
  id: string,
  ended: { state: 'scanned' | 'faulty'; rows: number; fault: Words | null; tookMs: number; at: Date },
): Promise<{ holderName: string; holderKind: OrganisationKind; plan: Record<string, unknown> } | null> {
  const { rows } = await sql<{
    holderName: string
    holderKind: OrganisationKind
    plan: Record<string, unknown>
  }>`
    update sources s
    set state = ${ended.state}, done_bytes = s.bytes, done_rows = ${ended.rows},
      fault = ${ended.fault ? JSON.stringify(ended.fault) : null}::jsonb, took_ms = ${ended.tookMs}, scanned_at = ${ended.at},
      preliminary = null
    from rounds r
    join organisations o on o.id = r.holder_id
    where s.id = ${id} and s.state in ('waiting', 'scanning') and r.id = s.round_id
    returning o.name as "holderName", r.holder_kind as "holderKind", r.plan`.execute(tx)
  return rows[0] ?? null
}

/** Sources whose scan has not ended, oldest first. */
export async function findUnfinished(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from sources where state in ('waiting', 'scanning') order by added_at, id limit 10000`.execute(tx)
  return rows.map((row) => row.id)
}

/** Which of these upload paths belong to a source. */
export async function findKnownPaths(tx: Tx, paths: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    path: string
  }>`select path from sources where arrived_by = 'upload' and path = any(${sql.val([...paths])}::text[])`.execute(tx)
  return new Set(rows.map((row) => row.path))
}

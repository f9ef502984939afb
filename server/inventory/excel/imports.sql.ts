import { sql } from 'kysely'
import type { CardImport, ImportFault } from '#contract/cards.ts'
import type { ImportWay } from '#contract/card-columns.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Fault } from './check-lines.ts'

/** One import; `path` lies inside the data folder. */
export type ImportRow = {
  readonly id: string
  readonly round_id: string
  readonly holder_id: string
  readonly holder_kind: string
  readonly holder_sector: string
  readonly way: ImportWay
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly state: CardImport['state']
  readonly lines: number
  readonly done: number
  readonly faults: number
  readonly failure: Words | null
  readonly added_by: string | null
  readonly added_name: string
  readonly added_at: Date
  readonly ended_at: Date | null
  readonly took_ms: number | null
  /** By which token it was sent in, as the log marks it. */
  readonly token: { readonly token: string; readonly tokenName: string } | null
}
export type NewImport = {
  readonly id: string
  readonly roundId: string
  readonly way: ImportWay
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly by: string | null
  readonly byName: string
  readonly at: Date
}

/** Enters an import of a round, waiting. */
export async function insertImport(tx: Tx, i: NewImport): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`
      insert into card_imports (
        id, round_id, holder_id, holder_kind, holder_sector, way, name, path, bytes, sha256, added_by, added_name, added_at, token
      )
      select ${i.id}, r.id, r.holder_id, r.holder_kind, r.holder_sector, ${i.way}, ${i.name}, ${i.path}, ${i.bytes}, ${i.sha256},
      ${i.by}, ${i.byName}, ${i.at}, nullif(current_setting('app.token', true), '')::jsonb
      from rounds r
      where r.id = ${i.roundId}
      returning *`.execute(tx)
  return rows[0]!
}

/** When this very file was taken in by the unit before; null when it was not. */
export async function findTaken(tx: Tx, holderId: string, sha256: string): Promise<{ name: string; at: Date } | null> {
  const { rows } = await sql<{
    name: string
    at: Date
  }>`select name, ended_at as at from card_imports where holder_id = ${holderId} and sha256 = ${sha256} and state = 'taken'`.execute(tx)
  return rows[0] ?? null
}

/** One import; null when it is not there or hidden. */
export async function findImport(tx: Tx, id: string): Promise<ImportRow | null> {
  const { rows } =
    await sql<ImportRow>`select * from card_imports where id = ${id} and reads_holder(holder_id, holder_kind, holder_sector)`.execute(tx)
  return rows[0] ?? null
}

/** The imports of a round, latest first, one more than `limit`, and how many there are. */
export async function listImports(
  tx: Tx,
  roundId: string,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<{ rows: ImportRow[]; counted: number }> {
  const after = place.after ? sql`(added_at, id) < (${place.after[0]}::timestamptz, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<
    ImportRow & { counted: number }
  >`select *, (select count(*)::int from card_imports where round_id = ${roundId}) as counted from card_imports
    where round_id = ${roundId} and ${after} order by added_at desc, id desc limit ${place.limit + 1}`.execute(tx)
  return { rows, counted: rows[0]?.counted ?? 0 }
}

/** Takes an import for checking; null when it is not there or has ended. */
export async function claimImport(tx: Tx, id: string): Promise<ImportRow | null> {
  const { rows } = await sql<ImportRow>`
      update card_imports
      set state = 'checking', lines = 0, done = 0, faults = 0
      where id = ${id} and state in ('waiting', 'checking', 'taking')
      returning *
    `.execute(tx)
  return rows[0] ?? null
}

/** Notes how far an import has come, and what it is at. */
export async function noteImport(tx: Tx, id: string, now: { state: 'checking' | 'taking'; lines: number; done: number }): Promise<void> {
  await sql`
    update card_imports
    set state = ${now.state}, lines = ${now.lines}, done = ${now.done}
    where id = ${id} and state in ('checking', 'taking')
  `.execute(tx)
}

/** Ends an import; false when it had ended before. */
export async function endImport(
  tx: Tx,
  id: string,
  end: { state: 'taken' | 'refused' | 'failed'; lines: number; faults: number; failure: Words | null; at: Date; tookMs: number },
): Promise<boolean> {
  const { rows } = await sql`
      update card_imports
      set state = ${end.state}, lines = ${end.lines}, done = ${end.state === 'taken' ? end.lines : 0}, faults = ${end.faults},
        failure = ${end.failure ? JSON.stringify(end.failure) : null}::jsonb, ended_at = ${end.at}, took_ms = ${end.tookMs}
      where id = ${id} and state in ('checking', 'taking') returning id`.execute(tx)
  return rows.length === 1
}

/** Keeps errors, numbered on from `from`. */
export async function insertFaults(tx: Tx, importId: string, from: number, faults: readonly Fault[]): Promise<void> {
  await sql`insert into card_import_faults (import_id, seq, sheet, row, col, field, given, words)
    select ${importId}, ${from} + f.n::int - 1, f.fault ->> 'sheet', (f.fault ->> 'row')::int, f.fault ->> 'col',
      f.fault ->> 'field', f.fault ->> 'given', f.fault -> 'words'
    from jsonb_array_elements(${JSON.stringify(faults)}::jsonb) with ordinality f(fault, n)`.execute(tx)
}

/** The errors of an import in the order of the table, after number `after`. */
export async function listFaults(tx: Tx, importId: string, after: number, limit: number): Promise<ImportFault[]> {
  const { rows } = await sql<ImportFault>`
      select seq, sheet, row, col as column, field, given, words
      from card_import_faults
      where import_id = ${importId} and seq > ${after}
      order by seq
      limit ${limit}
    `.execute(tx)
  return rows
}

/** Imports that a crash cut off. */
export async function findUnfinishedImports(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from card_imports where state in ('waiting', 'checking', 'taking') order by added_at limit 1000`.execute(tx)
  return rows.map((row) => row.id)
}

/** Which of these names assets of the unit have that were not destroyed, with the code of the asset. */
export async function findNamed(tx: Tx, holderId: string, names: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    key: string
    code: string
  }>`
    select distinct on (a.name) a.name as key, a.code
    from assets a
    where a.holder_id = ${holderId} and a.state <> 'destroyed' and a.name = any (${sql.val([...names])}::text[])
    order by a.name, a.created_at
  `.execute(tx)
  return new Map(rows.map((row) => [row.key, row.code]))
}

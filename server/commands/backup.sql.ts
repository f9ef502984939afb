import type pg from 'pg'
import type { WrappedKey } from '#server/vault/keys.sql.ts'
import type { Summary } from './manifest.ts'

/** Begins one snapshot of the database that cannot write, and in which row security hides nothing from the owner. */
export async function beginSnapshot(client: pg.ClientBase): Promise<void> {
  await client.query('begin isolation level repeatable read, read only')
  await client.query(
    `
      select set_config('row_security', 'off', true), set_config('statement_timeout', '0', true),
        set_config('idle_in_transaction_session_timeout', '0', true)
    `,
  )
}

/** Keeps the sealing keys as the snapshot has them until its end: papers sealed meanwhile are sealed by one of these. Asked before anything is read. */
export async function shareSealingKeys(client: pg.ClientBase): Promise<void> {
  await client.query(`select pg_advisory_lock_shared(hashtext('rongshu sealing keys'))`)
}

/** Where the sequences stand. Asked first: whatever the snapshot holds took its number before. */
export async function findSequences(client: pg.ClientBase): Promise<Summary['sequences']> {
  const { rows } = await client.query<{ name: string; value: string | null }>(
    `select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' order by 1`,
  )
  return rows.map(({ name, value }) => ({ name, value: value === null ? null : Number(value) }))
}

/** When the snapshot was taken, by which server, and which migrations made its tables. */
export async function findOrigin(client: pg.ClientBase): Promise<Pick<Summary, 'takenAt' | 'postgres' | 'migrations'>> {
  const { rows } = await client.query<{ taken: string; postgres: string }>(
    `
      select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS') || '+08:00' as taken,
        current_setting('server_version') as postgres
    `,
  )
  const migrations = await client.query<{ name: string; hash: string }>('select name, hash from migrations order by name')
  return { takenAt: rows[0]!.taken, postgres: rows[0]!.postgres, migrations: migrations.rows }
}

/** The sealing keys of the snapshot, each wrapped by the master key that it names. */
export async function findWrappedKeys(client: pg.ClientBase): Promise<WrappedKey[]> {
  const { rows } = await client.query<WrappedKey>(
    'select id, purpose, method, master, wrapped, made_at as "madeAt", ended_at as "endedAt" from sealing_keys order by made_at, id',
  )
  return rows
}

/** A table to be copied: its columns but the computed ones, and in what order its rows come, so that equal tables give equal files. */
export type TableShape = { readonly name: string; readonly columns: readonly string[]; readonly key: readonly string[] }

/**
 * Sessions and tokens are left behind: whoever holds a cookie or a token of the old place must not be in at the new one, where what was
 * revoked since would count again.
 */
const leftBehind = ['sessions', 'api_tokens']

/** Every table of the platform. The queue lives in a schema of its own and is made again by the next start, from the rows. */
export async function findTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select c.relname::text as name,
      (
        select array_agg(a.attname::text order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      ) as columns,
      coalesce(
        (
          select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
          from pg_index i
          join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
          where i.indrelid = c.oid and i.indisprimary
        ),
        '{}'
      ) as key
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p' and c.relname <> all($1)
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1`,
    [leftBehind],
  )
  return rows
}

/** The statement that sends a whole table. */
export function sendTable(client: pg.ClientBase, { name, columns, key }: TableShape): string {
  const list = (names: readonly string[]) => names.map((each) => client.escapeIdentifier(each)).join(', ')
  return `copy (select ${list(columns)} from ${client.escapeIdentifier(name)}${key.length > 0 ? ` order by ${list(key)}` : ''}) to stdout`
}

/**
 * The files the snapshot speaks of, some at a time: evidence by its SHA-256, uploads by their path in the data folder, but for those that
 * went with a destroyed asset (choice:destruction-copies).
 */
export async function* findFilePlaces(client: pg.ClientBase): AsyncGenerator<{ sha256: string | null; path: string }> {
  await client.query(`declare places no scroll cursor for select sha256, 'files/' || left(sha256, 2) || '/' || sha256 as path from files
    union all select distinct null, path from sources where arrived_by = 'upload' and erased_at is null order by path`)
  for (;;) {
    const { rows } = await client.query<{ sha256: string | null; path: string }>('fetch 1000 from places')
    if (rows.length === 0) return
    yield* rows
  }
}

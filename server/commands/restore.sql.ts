import type pg from 'pg'
import { copyIn } from '#server/db/copy.ts'
import type { Summary } from './manifest.ts'

/** Whether nobody has used the database yet: no table at all, or tables without a person, a unit or a line of the log. */
export async function isUnused(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>(
    `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  )
  if (rows.length === 0) return true
  const used = ['organisations', 'officers', 'audit_log']
  if (!rows.some(({ name }) => name === 'migrations') || !used.every((table) => rows.some(({ name }) => name === table))) return false
  const { rowCount } = await client.query(
    `select from organisations union all select from officers union all select from audit_log limit 1`,
  )
  return rowCount === 0
}

type Reference = { table: string; name: string; definition: string }

async function findReferences(client: pg.ClientBase): Promise<Reference[]> {
  const { rows } =
    await client.query<Reference>(`select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by 1, 2`)
  return rows
}

/** The rows of one table of the backup, and the table they belong to. */
export type Arriving = Summary['tables'][number] & { readonly rowsOf: () => AsyncIterable<Buffer> }

/** The rows that came are not as many as the manifest says. */
export class RowsMissing extends Error {
  override readonly name = 'RowsMissing'
}

/**
 * Fills the tables in one transaction: all of it or nothing. Triggers rest meanwhile, since an append-only log must take
 * its old digests as they are; references are taken off and put back, which checks every one of them, in any order of tables.
 */
export async function fill(client: pg.ClientBase, tables: readonly Arriving[], sequences: Summary['sequences']): Promise<void> {
  const quote = (name: string) => client.escapeIdentifier(name)
  await client.query('begin')
  const references = await findReferences(client)
  for (const { table, name } of references) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of tables) await client.query(`alter table ${quote(name)} disable trigger user`)
  await client.query(`truncate ${tables.map(({ name }) => quote(name)).join(', ')}`)
  for (const { name, columns, rows, rowsOf } of tables) {
    const came = await copyIn(client, `copy ${quote(name)} (${columns.map(quote).join(', ')}) from stdin`, rowsOf())
    if (came !== rows) throw new RowsMissing(`table ${name}: ${came} rows instead of ${rows}`)
  }
  for (const { name, value } of sequences) if (value !== null) await client.query('select setval($1::regclass, $2)', [quote(name), value])
  for (const { table, name, definition } of references) await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  for (const { name } of tables) await client.query(`alter table ${quote(name)} enable trigger user`)
  await client.query('commit')
  await client.query('analyze')
}

import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartRefused } from './embedded-owner.ts'

/** One migration as it is on disk; the hash covers its text with Unix line ends. */
export type Migration = { readonly name: string; readonly text: string; readonly hash: string }

const closeOwnTable = `do $$ begin
  if to_regrole('rongshu_app') is not null then revoke all on migrations from rongshu_app; grant select on migrations to rongshu_app; end if;
end $$`
const ownFolder = path.join(import.meta.dirname, 'migrations')

/** The migrations of a folder in the order of their numbers; throws when a name or a number is not as it should be. */
export function readMigrations(folder = ownFolder): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort()
  return names.map((name, index) => {
    const number = String(index + 1).padStart(3, '0')
    if (!/^\d{3}-[a-z0-9-]+\.sql$/.test(name) || !name.startsWith(`${number}-`)) {
      throw new Error(`migration ${name}: expected a name like ${number}-what-it-adds.sql`)
    }
    const text = readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, text, hash: createHash('sha256').update(text).digest('hex') }
  })
}

/** One hash over all migrations: two databases with the same hash have the same schema. */
export function hashOfMigrations(migrations: readonly Migration[]): string {
  const hash = createHash('sha256')
  for (const each of migrations) hash.update(`${each.name} ${each.hash}\n`)
  return hash.digest('hex')
}

/**
 * Brings a database up to date and answers the names of what was applied. Concurrent callers wait for each other.
 * Throws StartRefused on a PostgreSQL before 15, and an error when an applied migration was changed or is unknown to this program.
 */
export async function migrate(url: string, folder = ownFolder): Promise<string[]> {
  const migrations = readMigrations(folder)
  const client = new pg.Client({ connectionString: url, application_name: 'rongshu migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    await refuseTooOld(client)
    await client.query(`select pg_advisory_lock(hashtext('rongshu migrations'))`)
    await client.query(`create table if not exists migrations (
      name text primary key, hash text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migrations order by name')
    refuseSurprises(migrations, rows)
    const pending = migrations.slice(rows.length)
    for (const each of pending) await apply(client, each)
    // A migration may grant on "all tables"; this one records what was done to the schema and is nobody's to write.
    if (pending.length > 0) await client.query(closeOwnTable)
    return pending.map((each) => each.name)
  } finally {
    // Closing the connection gives the advisory lock back.
    await client.end()
  }
}

/** The oldest PostgreSQL that has everything schema and statements ask for: a run of amortisation tells what it changed by `old` and `new`. */
const oldest = 18

/** Refuses a server that is too old before anything is written to it. */
async function refuseTooOld(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(`select current_setting('server_version_num')::int as number, current_setting('server_version') as version`)
  const { number, version } = rows[0]!
  if (number < oldest * 10_000) throw new StartRefused(`数据库是 PostgreSQL ${version}，需要 ${oldest} 或更高版本；请在 DATABASE_URL 中换一个\nThe database is PostgreSQL ${version}, and ${oldest} or later is needed: name another by DATABASE_URL`)
}

function refuseSurprises(migrations: readonly Migration[], applied: readonly { name: string; hash: string }[]): void {
  applied.forEach((row, index) => {
    const onDisk = migrations[index]
    if (onDisk?.name !== row.name) {
      throw new Error(`the database has migration ${row.name}, which this program does not know: it is newer, or another product's`)
    }
    if (onDisk.hash !== row.hash) {
      throw new Error(`migration ${row.name} was changed after it had been applied: put it back and write a new one`)
    }
  })
}

/** Roles belong to the whole cluster, so two databases that migrate at once can collide on them without being wrong. */
function isRoleCollision(problem: { code?: string; message?: string; constraint?: string }): boolean {
  const { code, message = '', constraint = '' } = problem
  return code === '42710' || (code === '23505' && constraint.startsWith('pg_auth')) || message.includes('tuple concurrently')
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query('begin')
      await client.query(migration.text)
      await client.query('insert into migrations (name, hash) values ($1, $2)', [migration.name, migration.hash])
      await client.query('commit')
      return
    } catch (problem) {
      await client.query('rollback').catch(() => {})
      if (attempt < 6 && isRoleCollision(problem as object)) {
        await sleep(20 * attempt + Math.random() * 50)
        continue
      }
      throw new Error(`migration ${migration.name}: ${(problem as Error).message}`, { cause: problem })
    }
  }
}

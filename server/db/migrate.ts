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
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
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
 * Brings a database up to date and answers the names of what was applied: all that is missing or nothing, so that after an upgrade
 * that failed the version of before starts as if none had been tried. Concurrent callers wait for each other. Throws StartRefused
 * on a PostgreSQL before 18, when an applied migration was changed or is unknown to this program, and when one fails.
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
    if (pending.length > 0) await applyAll(client, pending)
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
  const { rows } = await client.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  )
  const { number, version } = rows[0]!
  if (number < oldest * 10_000)
    throw new StartRefused(
      `数据库是 PostgreSQL ${version}，需要 ${oldest} 或更高版本；请在 DATABASE_URL 中换一个\nThe database is PostgreSQL ${version}, and ${oldest} or later is needed: name another by DATABASE_URL`,
    )
}

function refuseSurprises(migrations: readonly Migration[], applied: readonly { name: string; hash: string }[]): void {
  applied.forEach((row, index) => {
    const onDisk = migrations[index]
    if (onDisk?.name !== row.name)
      throw new StartRefused(
        `数据库已由较新的版本升级过（${row.name}），这个版本不能用它，也没有改动它。请启动较新的版本；要回到这个版本，须用升级前的备份（docs/operations.md“升级”）。\nThe database was brought up to date by a newer version (${row.name}); this one cannot use it and changed nothing. Start the newer one; going back to this one takes the backup from before the upgrade (docs/operations.md, Upgrading).`,
      )
    if (onDisk.hash !== row.hash)
      throw new StartRefused(
        `数据库里的迁移 ${row.name} 与本程序的不同：数据出自未发布的版本，或程序文件被改动过。请换回建立它的版本。\nMigration ${row.name} was changed after it had been applied: the data are of a build that was not released, or files of the program were altered. Take the version that made it.`,
      )
  })
}

/**
 * Roles belong to the whole cluster, so two databases that migrate at once can collide on them without being wrong; and processes that are
 * at work meanwhile may lock tables in another order.
 */
function isPassing(problem: { code?: string; message?: string; constraint?: string }): boolean {
  const { code, message = '', constraint = '' } = problem
  return (
    code === '42710' || code === '40P01' || (code === '23505' && constraint.startsWith('pg_auth')) || message.includes('tuple concurrently')
  )
}

async function applyAll(client: pg.Client, pending: readonly Migration[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    let at = ''
    try {
      await client.query('begin')
      for (const { name, text, hash } of pending) {
        at = name
        await client.query(text)
        await client.query('insert into migrations (name, hash) values ($1, $2)', [name, hash])
        // What was put off is checked before the next one changes tables, as if this one had been committed.
        await client.query('set constraints all immediate; set constraints all deferred')
      }
      // A migration may grant on "all tables"; this one records what was done to the schema and is nobody's to write.
      await client.query(closeOwnTable)
      await client.query('commit')
      return
    } catch (problem) {
      await client.query('rollback').catch(() => {})
      if (attempt < 6 && isPassing(problem as object)) {
        await sleep(20 * attempt + Math.random() * 50)
        continue
      }
      const why = `${at}: ${(problem as Error).message}`
      throw new StartRefused(
        `升级失败，数据库没有变：迁移 ${why}。可先启动原来的版本，请把这句话告诉开发者。\nThe upgrade failed and the database is as it was: migration ${why}. The version of before can be started meanwhile; tell these words to the makers.`,
        { cause: problem },
      )
    }
  }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { migrate, readMigrations } from '#server/db/migrate.ts'
import { openDatabase } from './database.ts'
import type { Fault } from './outcome.ts'

const migrationsFolder = path.resolve(import.meta.dirname, '../../server/db/migrations')

/** An upgrade is killed in the middle of a migration, and by the loss of its connection. */
export const migrationInterrupted: Fault = {
  id: 'migration-interrupted',
  zh: '迁移中断',
  en: 'a migration interrupted half-way',
  done: 'a migration that changes a table, takes long and changes it again: its process killed in the middle, then its connection ended in the middle; then run again',
  run: async () => {
    const database = await openDatabase()
    const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-faults-migrations-'))
    const client = new pg.Client({ connectionString: database.url })
    try {
      cpSync(migrationsFolder, folder, { recursive: true })
      await migrate(database.url, folder)
      await client.connect()
      const next = `${String(readMigrations().length + 1).padStart(3, '0')}-halfway.sql`
      writeFileSync(
        path.join(folder, next),
        `alter table organisations add column halfway text; select pg_sleep(4); create table halfway (id int primary key); insert into halfway select generate_series(1, 1000);`,
      )
      const program = `const { migrate } = await import(${JSON.stringify(path.resolve(import.meta.dirname, '../../server/db/migrate.ts'))}); await migrate(${JSON.stringify(database.url)}, ${JSON.stringify(folder)})`
      const begin = async () => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' })
        for (let tries = 0; tries < 300; tries++, await sleep(50))
          if (
            (await client.query(`select from pg_stat_activity where application_name = 'rongshu migrate' and wait_event = 'PgSleep'`))
              .rowCount
          )
            return child
        throw new Error('the migration did not begin')
      }
      const traces = async () =>
        (
          await client.query<{ n: string }>(
            `select (select count(*) from information_schema.columns where column_name = 'halfway') + (select count(*) from pg_class where relname = 'halfway') + (select count(*) from migrations where name = $1) as n`,
            [next],
          )
        ).rows[0]!.n
      const killed = await begin()
      killed.kill('SIGKILL')
      await once(killed, 'exit')
      // The server finds out that nobody is there any more when the statement is over.
      await sleep(5000)
      const afterKill = await traces()
      const cut = await begin()
      await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rongshu migrate'`)
      const [code] = (await once(cut, 'exit')) as [number | null]
      const afterCut = await traces()
      const applied = await migrate(database.url, folder)
      const whole = await traces()
      const isGood = afterKill === '0' && afterCut === '0' && code !== 0 && applied.length === 1 && whole === '3'
      return {
        isGood,
        seen: [
          `traces left of the unfinished migration: ${afterKill} after the kill, ${afterCut} after the lost connection; run again it was applied whole (${applied.join(', ')})`,
          'no acts are taken while a migration runs: the server listens after it',
        ],
      }
    } finally {
      await client.end().catch(() => {})
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCheckpoint } from '#contract/proof/checkpoint.ts'
import { seal } from '#server/audit/sealer.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { testPlatform } from '#server/test/platform.ts'
import { ensureKeys } from './keys.ts'
import { prove } from './prove.ts'
import { leafHashOf, rootOf } from './tree.ts'

const root = path.resolve(import.meta.dirname, '../..')
const dataDir = mkdtempSync(path.join(tmpdir(), 'rongshu-log-killed-'))
const acts = 9_000
let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(async () => {
  await database.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Brings the log up to date in a process of its own. */
const program = (url: string, begin: string) => `
import { connect } from '#server/db/pool.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { keyStoreOf } from '#server/proof/key-file-store.ts'
import { prove } from '#server/proof/prove.ts'
const config = ${JSON.stringify({ dataDir, publicUrl: 'https://data.example.test' })}
const { db } = connect(${JSON.stringify(url)})
await prove({ db, clock: makeClock(() => Date.parse(${JSON.stringify(begin)})), config, keys: keyStoreOf(config) })
process.exit(0)`

test('被强行终止后自己接着办：每次办理恰好一条，次序与审计链相同，检查点与条目相符', async () => {
  const platform = await testPlatform(database, { config: { dataDir, publicUrl: 'https://data.example.test' } })
  await ensureKeys(platform, platform.clock.now())
  await sql`insert into audit_log (platform_at, role, action, object_kind, object_id, outcome, detail)
    select '2026-11-04T01:00:00Z'::timestamptz + i * interval '1 second', 'registrar', case when i % 3 = 0 then 'read-case' else 'act:pass' end, 'case', i::text, 'done', jsonb_build_object('procedure', 'first-registration') from generate_series(1, ${acts}) i`.execute(
    database.db,
  )
  await seal(database)
  const count = async () => (await sql<{ n: number }>`select count(*) as n from log_entries`.execute(database.db)).rows[0]!.n
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program(database.url, platform.clock.now().toISOString())], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const over = new Promise((done) => child.once('exit', done))
  while (child.exitCode === null && (await count()) === 0) await sleep(20)
  child.kill('SIGKILL')
  await over
  const before = await count()
  expect(before).toBeGreaterThan(0)
  await prove(platform)
  const { rows } = await sql<{
    position: number
    kind: string
    ref: string
    entry: Buffer
    hash: Buffer
  }>`select position, kind, ref, entry, hash from log_entries order by position`.execute(database.db)
  expect(rows.map(({ position }) => position)).toEqual(rows.map((_, at) => at))
  const refs = rows.flatMap(({ kind, ref }) => (kind === 'event' ? [Number(ref)] : []))
  const { rows: sealed } = await sql<{
    position: number
  }>`select c.position from audit_chain c join audit_log l on l.id = c.line_id where l.action = 'act:pass' order by c.position`.execute(
    database.db,
  )
  expect([sealed.length, refs]).toEqual([6_000, sealed.map(({ position }) => position)])
  expect(rows.filter(({ kind }) => kind === 'audit-head')).toHaveLength(1)
  const { rows: heads } = await sql<{ note: string; size: number }>`select note, size from log_checkpoints order by size`.execute(
    database.db,
  )
  const leaves = rows.map(({ entry }) => leafHashOf(entry))
  for (const { note, size } of heads) expect([size, Buffer.from(readCheckpoint(note)!.root)]).toEqual([size, rootOf(leaves.slice(0, size))])
  expect(heads.at(-1)!.size).toBe(rows.length)
})

test('日志、凭据和检查点只增不改，所有者也不行', async () => {
  for (const table of ['log_entries', 'log_nodes', 'log_checkpoints']) {
    for (const statement of [
      `update ${table} set hash = hash`.replace('log_checkpoints set hash = hash', 'log_checkpoints set root = root'),
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ])
      await expect(database.pool.query(statement)).rejects.toMatchObject({ code: 'RS001' })
  }
  await expect(database.pool.query(`update signing_keys set valid_from = now()`)).rejects.toMatchObject({ code: 'RS001' })
  await expect(database.pool.query(`delete from signing_keys`)).rejects.toMatchObject({ code: 'RS001' })
})

test('盐只能是日志里某一条的，所有者写也不行', async () => {
  const refused = async (positions: string) =>
    expect(
      database.pool.query(`insert into log_salts select position, '\\x00'::bytea from (${positions}) s (position)`),
    ).rejects.toMatchObject({ code: '23503' })
  await refused('select max(position) + 1 from log_entries')
  // One that has its entry does not cover for one that has none.
  await refused(`select position from log_entries where kind = 'audit-head' union select max(position) + 1 from log_entries`)
})

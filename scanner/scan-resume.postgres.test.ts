import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import type { Finding } from '#contract/findings.ts'
import type { Connection } from '#contract/scan-files.ts'
import { scanConnection, type ConnectionOptions } from '#scanner/scan-connection.ts'
import { invented, TestFolder } from '#scanner/test/files.ts'

const mark = randomBytes(6).toString('hex')
const [database, reader, password] = [`resume_${mark}`, `resume_reader_${mark}`, `Secret-${mark}`]
const folder = new TestFolder()
const salt = 'ab'.repeat(16)
let admin: pg.Client
let own: pg.Client

const connection = (): Connection => {
  const { hostname, port } = new URL(inject('cluster').url)
  return {
    kind: 'postgresql',
    host: hostname,
    port: Number(port),
    database,
    user: reader,
    password,
    tls: 'off',
    schemas: [],
    tables: [],
    mode: 'full',
    statementSeconds: 30,
  }
}

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('cluster').url })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${database} TEMPLATE template0`)
  const url = new URL(inject('cluster').url)
  url.pathname = `/${database}`
  own = new pg.Client({ connectionString: url.href })
  await own.connect()
})
beforeEach(async () => {
  const people = Array.from({ length: 100 }, (_, n) => `(${n + 1}, '${invented.idNumber(n)}')`).join(',')
  await own.query(`DROP TABLE IF EXISTS a_people, b_long, c_visits;
    CREATE TABLE a_people (id int PRIMARY KEY, sfzh char(18)); INSERT INTO a_people VALUES ${people};
    CREATE TABLE b_long AS SELECT n, repeat('x', 500) AS pad FROM generate_series(1, 40000) n;
    CREATE TABLE c_visits AS SELECT n, n % 100 + 1 AS a_people_id FROM generate_series(1, 300) n;
    DROP ROLE IF EXISTS ${reader}; CREATE ROLE ${reader} LOGIN PASSWORD '${password}'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${reader}; ANALYZE`)
})
afterAll(async () => {
  await own.query(`DROP OWNED BY ${reader}`)
  await own.end()
  await admin.query(`DROP DATABASE ${database} WITH (FORCE)`)
  await admin.query(`DROP ROLE ${reader}`)
  await admin.end()
  folder.remove()
})

const cut = () =>
  admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}' AND application_name = 'rongshu-scan'`)
/** Reads slowly, and does something once when the long table is being read. */
function within(what: () => Promise<unknown>, options: ConnectionOptions = {}): ConnectionOptions {
  let isDone: Promise<unknown> | null = null
  return {
    salt,
    throttle: 4_000_000,
    ...options,
    onProgress: ({ bytes }) => {
      if (bytes > 1_500_000) isDone ??= what()
    },
  }
}
const rows = (findings: readonly Finding[]) =>
  findings.map(({ dataset, mode, rows: count, faults }) => [dataset, mode, count, faults.map(({ code }) => code)])
const more = () => own.query(`INSERT INTO a_people SELECT n, 'X' FROM generate_series(1001, 1010) n`)

test('a connection that is cut in the middle of a table is made again, and that table read anew; what was read before is not read again', async () => {
  let cuts = 0
  const findings = await scanConnection(
    connection(),
    within(
      async () => {
        await more()
        cuts = (await cut()).rowCount!
      },
      { pauses: [100, 1000] },
    ),
  )
  expect(cuts).toBeGreaterThan(0)
  expect(rows(findings)).toEqual([
    ['public.a_people', 'full', 100, []],
    ['public.b_long', 'full', 40_000, []],
    ['public.c_visits', 'full', 300, []],
  ])
  expect(findings[2]!.references).toContainEqual({
    column: 'a_people_id',
    dataset: 'public.a_people',
    key: 'id',
    share: 1,
    declared: false,
  })
})

test('a connection that cannot be made again leaves the rest unread in words; the same scan with its journal goes on at the table where it broke', async () => {
  const journal = path.join(folder.path, 'tables')
  let cuts = 0
  const broken = await scanConnection(
    connection(),
    within(
      async () => {
        await admin.query(`ALTER ROLE ${reader} NOLOGIN`)
        await cut()
      },
      { pauses: [20, 20], journal, onCut: () => cuts++ },
    ),
  )
  expect([cuts, rows(broken)[0], broken[1]!.faults[0]!.message.zh, broken[2]!.columns, broken[2]!.faults[0]!.message.zh]).toEqual([
    1,
    ['public.a_people', 'full', 100, []],
    '读取 public.b_long 时连接中断',
    [],
    expect.stringContaining('public.c_visits 没有读取'),
  ])
  const kept = readFileSync(journal, 'utf8')
  expect([kept.split('\n').length, kept.includes(invented.idNumber(1)), kept.includes(password)]).toEqual([3, false, false])

  // Still away: nothing of what was kept is lost.
  const away = await scanConnection(connection(), { salt, journal, onCut: () => cuts++ })
  expect([cuts, away.length, readFileSync(journal, 'utf8')]).toEqual([2, 1, kept])

  await admin.query(`ALTER ROLE ${reader} LOGIN`)
  await more()
  const progress: number[] = []
  const whole = await scanConnection(connection(), {
    salt,
    journal,
    onCut: () => cuts++,
    onProgress: ({ ofBytes }) => progress.push(ofBytes),
  })
  expect(cuts).toBe(2)
  expect(rows(whole)).toEqual([
    ['public.a_people', 'full', 100, []],
    ['public.b_long', 'full', 40_000, []],
    ['public.c_visits', 'full', 300, []],
  ])
  expect(whole[2]!.references).toContainEqual({ column: 'a_people_id', dataset: 'public.a_people', key: 'id', share: 1, declared: false })
  expect(Math.max(...progress)).toBe(whole[1]!.bytes + whole[2]!.bytes)

  // What changed its columns is read again, and so is all under another salt.
  await own.query('ALTER TABLE c_visits ADD COLUMN day date')
  expect(rows(await scanConnection(connection(), { salt, journal })).map(([, , count]) => count)).toEqual([100, 40_000, 300])
  await own.query('DELETE FROM c_visits WHERE n > 200; ALTER TABLE c_visits DROP COLUMN day')
  expect(rows(await scanConnection(connection(), { salt, journal })).map(([, , count]) => count)).toEqual([100, 40_000, 200])
  expect(rows(await scanConnection(connection(), { salt: 'cd'.repeat(16), journal })).map(([, , count]) => count)).toEqual([
    110, 40_000, 200,
  ])
  expect(existsSync(journal)).toBe(true)
})

test('a table that breaks the connection every time is passed over', async () => {
  const options: ConnectionOptions = {
    salt,
    pauses: [20, 200],
    throttle: 20_000_000,
    onProgress: ({ bytes }) => {
      if (bytes > 1_500_000) void cut()
    },
  }
  // Every later table is cut too as long as bytes are counted, so the long one stands last.
  await own.query('ALTER TABLE b_long RENAME TO z_long')
  const findings = await scanConnection(connection(), options)
  await own.query('ALTER TABLE z_long RENAME TO b_long')
  expect(rows(findings).map(([name, , , faults]) => [name, faults])).toEqual([
    ['public.a_people', []],
    ['public.c_visits', []],
    ['public.z_long', expect.arrayContaining(['connection'])],
  ])
})

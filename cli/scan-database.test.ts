import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { findingsFile } from '#contract/scan-files.ts'
import { readSigned } from '#contract/signing.ts'
import { invented, TestFolder } from '#scanner/test/files.ts'

const main = path.join(import.meta.dirname, 'main.ts')
const folder = new TestFolder()
const mark = randomBytes(6).toString('hex')
const [database, reader, password] = [`cli_${mark}`, `cli_reader_${mark}`, `Secret-${mark}`]
const environment = {
  ...process.env,
  RONGSHU_DATA: '/nowhere/rongshu',
  DATABASE_URL: '',
  RONGSHU_KEY_PASSPHRASE: '',
  RONGSHU_SCAN_PASSWORD: password,
}
let admin: pg.Client
let own: pg.Client

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('cluster').url })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${database} TEMPLATE template0`)
  const url = new URL(inject('cluster').url)
  url.pathname = `/${database}`
  own = new pg.Client({ connectionString: url.href })
  await own.connect()
  // The view stands after the table and keeps the worker waiting.
  await own.query(`CREATE TABLE a AS SELECT n FROM generate_series(1, 50) n; CREATE VIEW b AS SELECT 'x'::text AS word, pg_sleep(100)::text AS slept;
    CREATE ROLE ${reader} LOGIN PASSWORD '${password}'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${reader}`)
})
afterAll(async () => {
  await own.query(`DROP OWNED BY ${reader}`)
  await own.end()
  await admin.query(`DROP DATABASE ${database} WITH (FORCE)`)
  await admin.query(`DROP ROLE ${reader}`)
  await admin.end()
  folder.remove()
})

/** Ends what the server still does for a worker that is gone. */
const forget = () =>
  admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}' AND application_name = 'rongshu-scan'`)
const place = (name: string) => path.join(folder.path, name)
const beside = () => readdirSync(folder.path).filter((name) => name.startsWith('out.json.part'))
const linesIn = (name: string) => readFileSync(place(name), 'utf8').split('\n').length - 2
const childrenOf = (pid: number) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)

/** Starts the scan and answers it once the table is kept. */
async function begun(args: readonly string[]) {
  const child = spawn(process.execPath, [main, ...args], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const over = new Promise<number | null>((done) => child.on('close', (code) => done(code)))
  await expect
    .poll(
      () =>
        beside()
          .filter((name) => name !== 'out.json.part')
          .map(linesIn),
      { timeout: 50_000 },
    )
    .toEqual([1])
  return { child, over, said: () => said }
}

test('a database whose scan is killed, or whose worker dies, is gone on with at the table where it broke', async () => {
  spawnSync(process.execPath, [main, 'unit-key', 'create', place('unit.pem')], { env: environment })
  const { hostname, port } = new URL(inject('cluster').url)
  const args = [
    'scan',
    `postgresql://${reader}@${hostname}:${port}/${database}`,
    '--out',
    place('out.json'),
    '--sign',
    place('unit.pem'),
    '--unit',
    invented.uscc(7),
    '--unit-name',
    '市测绘院',
  ]
  const first = await begun(args)
  const [orphan] = childrenOf(first.child.pid!)
  first.child.kill('SIGKILL')
  await first.over
  process.kill(orphan!, 'SIGKILL')
  await forget()
  expect(beside().length).toBe(2)
  await own.query('INSERT INTO a SELECT n FROM generate_series(51, 60) n')

  const second = await begun(args)
  await expect
    .poll(
      async () =>
        (
          await own.query(
            `SELECT 1 FROM pg_stat_activity WHERE application_name = 'rongshu-scan' AND datname = '${database}' AND wait_event = 'PgSleep'`,
          )
        ).rowCount,
    )
    .toBeGreaterThan(0)
  process.kill(childrenOf(second.child.pid!)[0]!, 'SIGKILL')
  expect([await second.over, second.said().includes('从断开的表继续'), existsSync(place('out.json')), beside().length]).toEqual([
    1,
    true,
    true,
    2,
  ])

  await forget()
  await own.query(`CREATE OR REPLACE VIEW b AS SELECT 'x'::text AS word, ''::text AS slept`)
  const third = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env: environment })
  const { findings } = findingsFile.parse(JSON.parse(readSigned(readFileSync(place('out.json'), 'utf8'))!.payload))
  expect([third.status, findings.map(({ finding }) => [finding.dataset, finding.rows]), beside()]).toEqual([
    0,
    [
      ['public.a', 50],
      ['public.b', 1],
    ],
    [],
  ])

  // What was written is not gone on with.
  expect(spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env: environment }).status).toBe(0)
  expect(findingsFile.parse(JSON.parse(readSigned(readFileSync(place('out.json'), 'utf8'))!.payload)).findings[0]!.finding.rows).toBe(60)
})

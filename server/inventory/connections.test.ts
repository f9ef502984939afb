import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rulesOfSource } from '#contract/kit-rules.ts'
import { connection } from '#contract/scan-files.ts'
import { asSystem, inTransaction } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { startJobs } from '#server/jobs/jobs.ts'
import { emptyDatabase, type TestDatabase } from '#server/test/database.ts'
import { openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { masterFileName } from '#server/vault/master-keys.ts'
import { rulesForKit, rulesForScan } from './column-rules.ts'
import { isOpenHost } from './connection-hosts.ts'
import { sealSecret, unsealSecret } from './connection-seal.ts'
import { resumeScans, scanSource, workOnScans } from './scan-source.ts'

const mark = randomBytes(6).toString('hex')
const [reader, password] = [`reader_${mark}`, `Banyan-${mark}`]
let room: InventoryRoom
let source: TestDatabase
let producer: Visitor
let roundId: string
const noted: string[] = []

beforeAll(async () => {
  room = await openInventoryRoom({ scanHosts: ['127.0.0.1', 'db.unit.example:5432'] })
  const note = (...words: unknown[]) => void noted.push(JSON.stringify(words))
  Object.assign(room.platform.log, { info: note, warn: note, error: note })
  source = await emptyDatabase()
  for (const statement of [
    `create role ${reader} login password '${password}'`,
    'create table stations (id int primary key, name text not null)',
    `comment on table stations is '公交站点'`,
    `insert into stations select n, n || '路站' from generate_series(1, 50) n`,
    'create table trips (no text primary key, station_id int references stations, at date)',
    `insert into trips select 'T' || n, n % 50 + 1, date '2026-01-01' + n from generate_series(1, 200) n`,
    `grant select on all tables in schema public to ${reader}`,
  ])
    await sql.raw(statement).execute(source.db)
  producer = await room.newUnit('市交通局')
  roundId = (await room.newRound(producer)).roundId
})
afterAll(async () => {
  await sql.raw(`drop owned by ${reader}; drop role ${reader}`).execute(source.db)
  await source.close()
  await room.close()
})

const at = () => new URL(source.url)
const body = (given: object = {}) => ({
  kind: 'postgresql',
  host: '127.0.0.1',
  port: Number(at().port),
  database: at().pathname.slice(1),
  user: reader,
  password,
  ...given,
})
const connect = (given: object = {}, who = producer) => room.ask(who, 'POST', `/api/rounds/${roundId}/connections`, body(given))
const kept = async (id: string) =>
  (
    await asSystem(room.platform.db, (tx) =>
      sql<{
        target: Record<string, unknown>
        sealed: Buffer | null
      }>`select target, sealed from source_connections where source_id = ${id}`.execute(tx),
    )
  ).rows[0]!

async function stateOf(id: string) {
  const { sourceList } = (await room.ask(producer, 'GET', `/api/rounds/${roundId}`)).body
  const { items } = (await room.ask(producer, 'GET', `/api/rounds/${roundId}/findings?limit=100`)).body
  return {
    source: sourceList.find((s: { id: string }) => s.id === id),
    findings: items.filter((f: { sourceId: string }) => f.sourceId === id),
  }
}

/** Everything of the platform that could hold the secret by mistake: answers, every row of every table, what was logged, the files of the data folder. */
async function everythingKept(): Promise<string> {
  const { rows: tables } = await asSystem(room.platform.db, (tx) =>
    sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'pgboss')`.execute(
      tx,
    ),
  )
  const rows: string[] = []
  for (const { name } of tables)
    rows.push(
      (await sql<{ all: string }>`select coalesce(string_agg(t::text, ' '), '') as all from ${sql.table(name)} t`.execute(room.database.db))
        .rows[0]!.all,
    )
  expect(rows.join(' ')).toContain(reader)
  const { dataDir } = room.platform.config
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => readFileSync(path.join(f.parentPath, f.name), 'latin1'))
  return [...rows, ...files, ...noted].join(' ')
}

test('two tables of an open host are found, the password is gone afterwards and was nowhere in the clear', async () => {
  const { status, body: answer } = await connect()
  expect([status, answer.added?.length]).toEqual([200, 1])
  const [added] = answer.added
  expect(added).toMatchObject({ arrivedBy: 'connection', name: `postgresql://127.0.0.1:${at().port}${at().pathname}`, state: 'waiting' })
  expect(room.enqueued).toContain(added.id)
  const waiting = await kept(added.id)
  expect([waiting.target['user'], 'password' in waiting.target, waiting.sealed!.length]).toEqual([reader, false, 41 + password.length])
  expect(await everythingKept()).not.toContain(password)
  expect(statSync(path.join(room.platform.config.keysDir, masterFileName)).mode & 0o777).toBe(0o600)

  await scanSource(room.platform, { sourceId: added.id })
  const { source: ended, findings } = await stateOf(added.id)
  expect([ended.state, ended.findings, findings.map((f: { dataset: string; rows: number }) => [f.dataset, f.rows])]).toEqual([
    'scanned',
    2,
    [
      ['public.stations', 50],
      ['public.trips', 200],
    ],
  ])
  const { finding } = (await room.ask(producer, 'GET', `/api/findings/${findings[1].id}`)).body
  expect(finding.origin).toMatchObject({
    kind: 'postgresql',
    schema: 'public',
    table: 'trips',
    server: expect.stringContaining('PostgreSQL'),
  })
  expect(finding.references).toMatchObject([{ column: 'station_id', dataset: 'public.stations', key: 'id', declared: true }])
  expect((await kept(added.id)).sealed).toBeNull()
  expect(await everythingKept()).not.toContain(password)
})

test('a unit is told how it reached a database, so that it connects again next year: without the password, nobody else at all; the scope is told with the source, the account not', async () => {
  const unit = await room.newUnit('市苗圃中心')
  const { roundId: own } = await room.newRound(unit)
  const given = body({ schemas: ['public'], tables: ['public.trips'], mode: 'sample', statementSeconds: 60 })
  const once = () => room.ask(unit, 'POST', `/api/rounds/${own}/connections`, given)
  const [first] = (await once()).body.added
  await scanSource(room.platform, { sourceId: first.id })
  const [second] = (await once()).body.added
  const { sourceList } = (await room.ask(unit, 'GET', `/api/rounds/${own}`)).body
  expect(sourceList[0].scope).toEqual({ schemas: ['public'], tables: ['public.trips'], mode: 'sample' })
  expect(JSON.stringify(sourceList)).not.toContain(reader)
  const past = await room.ask(unit, 'GET', '/api/connections')
  const { password: _never, ...reached } = given
  expect(past.body.items).toMatchObject([{ sourceIds: expect.arrayContaining([second.id, first.id]), reached: { ...reached, tls: 'off' } }])
  expect(JSON.stringify(past.body)).not.toContain(password)
  const others = (await room.ask(await room.newUnit('市绿道办'), 'GET', '/api/connections')).body
  expect(others).toEqual({ items: [] })
})

test('a database connected again in its round is scanned again: what is undecided is replaced, what was decided stays, what was not looked at too', async () => {
  const unit = await room.newUnit('市水务局')
  const { roundId: own } = await room.newRound(unit)
  const scan = async (given: object) => {
    const { body: answer } = await room.ask(unit, 'POST', `/api/rounds/${own}/connections`, body(given))
    await scanSource(room.platform, { sourceId: answer.added[0].id })
    const { items } = (await room.ask(unit, 'GET', `/api/rounds/${own}/findings?limit=100`)).body
    return items.filter((f: { state: string }) => f.state !== 'replaced') as { id: string; dataset: string; rows: number; state: string }[]
  }
  const told = (items: { dataset: string; rows: number; state: string }[]) => items.map((f) => [f.dataset, f.rows, f.state])
  await scan({ password: 'Wrong-0000' })
  const [stations] = await scan({})
  const read = (await room.ask(unit, 'GET', `/api/findings/${stations!.id}`)).body
  await room.ask(unit, 'POST', `/api/findings/${stations!.id}/set-aside`, { version: read.version, reason: '站点由市地铁公司盘点' })
  await sql
    .raw("insert into trips values ('T900', 1, date '2026-11-01'); create table passes (no int); insert into passes values (1), (2)")
    .execute(source.db)
  await sql.raw(`grant select on passes to ${reader}`).execute(source.db)
  expect(told(await scan({}))).toEqual([
    ['public.passes', 2, 'proposed'],
    ['public.stations', 50, 'set-aside'],
    ['public.trips', 201, 'proposed'],
  ])
  await sql.raw("delete from trips where no = 'T900'; delete from passes where no = 2").execute(source.db)
  expect(told(await scan({ tables: ['public.passes'] }))).toEqual([
    ['public.passes', 1, 'proposed'],
    ['public.stations', 50, 'set-aside'],
    ['public.trips', 201, 'proposed'],
  ])
  await sql.raw('drop table passes').execute(source.db)
  expect(told(await scan({}))).toEqual([
    ['public.stations', 50, 'set-aside'],
    ['public.trips', 200, 'proposed'],
  ])
})

test('a table that vanished before anybody decided about it is told until it is found again; one that was not looked for, or was decided, is not', async () => {
  const unit = await room.newUnit('市档案局')
  const { roundId: own } = await room.newRound(unit)
  const scan = async (given: object) => {
    const { body: answer } = await room.ask(unit, 'POST', `/api/rounds/${own}/connections`, body(given))
    await scanSource(room.platform, { sourceId: answer.added[0].id })
    const { vanished } = (await room.ask(unit, 'GET', `/api/rounds/${own}`)).body
    return vanished.map((each: { dataset: string; rows: number; assetCode: string | null }) => [each.dataset, each.rows, each.assetCode])
  }
  const make = async () =>
    sql.raw(`create table passes (no int); insert into passes values (1), (2); grant select on passes to ${reader}`).execute(source.db)
  await make()
  expect(await scan({ password: 'Wrong-0000' })).toEqual([])
  expect(await scan({})).toEqual([])
  await sql.raw('drop table passes').execute(source.db)
  expect(await scan({ tables: ['public.trips'] })).toEqual([])
  expect(await scan({})).toEqual([['public.passes', 2, null]])
  expect(await scan({ tables: ['public.trips'] })).toEqual([['public.passes', 2, null]])
  const { vanished } = (await room.ask(unit, 'GET', `/api/rounds/${own}`)).body
  expect((await room.ask(unit, 'GET', `/api/findings/${vanished[0].findingId}`)).body).toMatchObject({ state: 'replaced', mayEdit: false })
  await make()
  expect(await scan({})).toEqual([])
  const { items } = (await room.ask(unit, 'GET', `/api/rounds/${own}/findings?limit=100&q=passes`)).body
  await room.ask(unit, 'POST', `/api/findings/${items[0].id}/set-aside`, {
    version: (await room.ask(unit, 'GET', `/api/findings/${items[0].id}`)).body.version,
    reason: '卡证由公交公司盘点',
  })
  await sql.raw('drop table passes').execute(source.db)
  expect(await scan({})).toEqual([])
})

test('a quality rule on a table of a database is saved though its password is gone, and checked when it is connected next; tables called alike in other databases are not judged by it', async () => {
  const unit = await room.newUnit('市港口局')
  const { roundId: own } = await room.newRound(unit)
  const scan = async () => {
    const { body: answer } = await room.ask(unit, 'POST', `/api/rounds/${own}/connections`, body())
    await scanSource(room.platform, { sourceId: answer.added[0].id })
    const { items } = (await room.ask(unit, 'GET', `/api/rounds/${own}/findings?limit=100&q=public.trips`)).body
    return (await room.ask(unit, 'GET', `/api/findings/${items[0].id}`)).body
  }
  const trips = await scan()
  expect((await room.ask(unit, 'POST', `/api/sources/${trips.sourceId}/rescan`)).body).toMatchObject({ code: 'connection-closed' })
  const [column] = trips.finding.columns
  const saved = await room.ask(unit, 'PUT', `/api/findings/${trips.id}/rules`, {
    version: trips.version,
    rules: [{ kind: 'pattern', column: column.name, pattern: 'X.*' }],
  })
  expect([saved.status, saved.body.rules.length]).toEqual([200, 1])
  expect((await scan()).finding.quality.rules).toMatchObject([{ rule: `pattern:${column.name}`, tested: 200, failed: 200 }])
  const rules = (name: string) => asSystem(room.platform.db, (tx) => rulesForScan(tx, unit.organisationId!, name))
  expect(Object.keys(await rules(`postgresql://127.0.0.1:${at().port}${at().pathname}`))).toEqual(['public.trips'])
  expect([await rules('postgresql://127.0.0.1:5432/another'), await rules('trips.csv')]).toEqual([{}, {}])
  const kit = await asSystem(room.platform.db, (tx) => rulesForKit(tx, unit.organisationId!))
  const picked = ['', 'x'].map((more) => {
    const to = connection.parse(body({ database: at().pathname.slice(1) + more }))
    return rulesOfSource(kit, { kind: 'connection', connection: to }, '')
  })
  expect(picked).toEqual([await rules(`postgresql://127.0.0.1:${at().port}${at().pathname}`), {}])
})

test('a host that was not opened is refused with what would help, and so is every host where none was', async () => {
  for (const given of [
    { host: '10.0.0.8' },
    { host: 'localhost' },
    { host: 'db.unit.example', port: 3306 },
    { host: '169.254.169.254', port: 80 },
  ]) {
    const denied = await connect(given)
    expect([given, denied.status, denied.body.code, denied.body.basis]).toEqual([given, 403, 'host-not-open', 'choice:scan-hosts'])
    expect(denied.body.remedy.zh).toContain('RONGSHU_SCAN_HOSTS')
    expect(JSON.stringify(denied.body)).not.toContain(password)
  }
  expect([
    isOpenHost([], { host: 'a', port: 1 }),
    isOpenHost(['*'], { host: 'a', port: 1 }),
    isOpenHost(['[::1]:5432'], { host: '::1', port: 5432 }),
    isOpenHost(['A.b:5432'], { host: 'a.B.', port: 5432 }),
    isOpenHost(['a.b:5432'], { host: 'a.b', port: 5433 }),
    isOpenHost(['a.b'], { host: 'xa.b', port: 1 }),
  ]).toEqual([false, true, true, true, false, false])
})

test('a wrong password is a finding with its reason; the same database can then be connected again, but not twice at once', async () => {
  const { body: first } = await connect({ password: 'Wrong-0000' })
  expect((await connect()).body.code).toBe('being-scanned')
  await scanSource(room.platform, { sourceId: first.added[0].id })
  const { source: ended, findings } = await stateOf(first.added[0].id)
  expect([ended.state, ended.fault.zh]).toEqual(['faulty', expect.stringContaining('用户名或密码不正确')])
  // What was read before stands, and the source says why nothing was read now.
  expect(findings).toEqual([])
  expect((await kept(first.added[0].id)).sealed).toBeNull()
  const again = await connect()
  expect(again.status).toBe(200)
  await scanSource(room.platform, { sourceId: again.body.added[0].id })
  expect((await stateOf(again.body.added[0].id)).source.state).toBe('scanned')
})

test('a scan that a crash cut off begins again with the sealed password', async () => {
  const { body: answer } = await connect()
  const { id } = answer.added[0]
  await asSystem(room.platform.db, (tx) => sql`update sources set state = 'scanning', done_rows = 7 where id = ${id}`.execute(tx))
  const jobs = await startJobs(room.database.url, room.platform.db, () => {})
  try {
    const platform = { ...room.platform, jobs }
    await resumeScans(platform)
    await workOnScans(platform)
    await expect.poll(async () => (await stateOf(id)).source.state).toBe('scanned')
  } finally {
    await jobs.stop()
  }
  expect(await everythingKept()).not.toContain(password)
})

test('a scan whose worker dies in the middle is gone on with when the database is connected again: its tables read to their end are not read again', async () => {
  // The view stands after the tables and keeps the worker waiting.
  await sql
    .raw(`create view waiting as select 'x'::text as word, pg_sleep(300)::text as slept; grant select on waiting to ${reader}`)
    .execute(source.db)
  const { body: first } = await connect()
  const journals = path.join(room.platform.config.dataDir, 'sources', producer.organisationId!, '.tables')
  const linesKept = () =>
    existsSync(journals) ? readdirSync(journals).map((name) => readFileSync(path.join(journals, name), 'utf8').split('\n').length - 2) : []
  let worker = 0
  const scan = scanSource(
    room.platform,
    { sourceId: first.added[0].id },
    {
      onStart: (pid) => {
        worker = pid
      },
    },
  )
  await expect.poll(linesKept).toEqual([2])
  process.kill(worker, 'SIGKILL')
  await scan
  expect((await stateOf(first.added[0].id)).source.state).toBe('faulty')
  expect([linesKept(), (await everythingKept()).includes(password)]).toEqual([[2], false])
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'rongshu-scan'`.execute(
    source.db,
  )
  await sql
    .raw(`create or replace view waiting as select 'x'::text as word, ''::text as slept; insert into stations values (1000, '新站')`)
    .execute(source.db)
  const { body: again } = await connect()
  await scanSource(room.platform, { sourceId: again.added[0].id })
  const { source: ended, findings } = await stateOf(again.added[0].id)
  await sql.raw('drop view waiting; delete from stations where id = 1000').execute(source.db)
  expect([ended.state, findings.map((f: { dataset: string; rows: number }) => [f.dataset, f.rows])]).toEqual([
    'scanned',
    [
      ['public.stations', 50],
      ['public.trips', 200],
      ['public.waiting', 1],
    ],
  ])
  expect(linesKept()).toEqual([])
})

test('a round that ends takes the passwords of its waiting databases with it', async () => {
  const unit = await room.newUnit('市园林局')
  const { roundId: other } = await room.newRound(unit)
  const { body: answer } = await room.ask(unit, 'POST', `/api/rounds/${other}/connections`, body())
  await asSystem(room.platform.db, (tx) => sql`update rounds set state = 'cancelled' where id = ${other}`.execute(tx))
  expect((await kept(answer.added[0].id)).sealed).toBeNull()
  await scanSource(room.platform, { sourceId: answer.added[0].id })
  const { rows } = await asSystem(room.platform.db, (tx) =>
    sql<{ fault: { zh: string } }>`select fault from sources where id = ${answer.added[0].id}`.execute(tx),
  )
  expect(rows[0]!.fault.zh).toContain('重新连接')
})

test('how a database is reached is shown to nobody, the unit itself included; another unit’s round is not there', async () => {
  const { rows } = await inTransaction(room.platform.db, producer, (tx) => sql`select 1 from source_connections`.execute(tx))
  expect(rows).toEqual([])
  expect((await connect({}, await room.newUnit('市气象局'))).status).toBe(404)
  const malformed = await connect({ port: 0 })
  expect([malformed.status, JSON.stringify(malformed.body).includes(password)]).toEqual([400, false])
})

test('what was sealed opens for its source alone, and not when it was changed', async () => {
  const means = { vault: room.platform.vault, dataDir: room.platform.config.dataDir }
  const sealed = await sealSecret(means.vault, 'one', '密码 pass')
  expect([await unsealSecret(means, 'one', sealed), await unsealSecret(means, 'two', sealed)]).toEqual(['密码 pass', null])
  const another = Buffer.from(sealed)
  another[5]! ^= 1
  // A key that is not there is no password that was deleted: the scan waits for it.
  await expect(unsealSecret(means, 'one', another)).rejects.toMatchObject({ problem: { code: 'sealing-key-missing' } })
  sealed[sealed.length - 1]! ^= 1
  expect([await unsealSecret(means, 'one', sealed), await unsealSecret(means, 'one', Buffer.alloc(3))]).toEqual([null, null])
})

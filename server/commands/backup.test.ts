import { createHash, randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seal } from '#server/audit/sealer.ts'
import { printSchema } from '#server/db/schema-print.ts'
import { sealUpload } from '#server/files/uploads.ts'
import { resumeScans } from '#server/inventory/scan-source.ts'
import { emptyDatabase, freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { smallRegistry, type Registry } from '#server/test/registry.ts'
import { toNotice } from '#server/test/registry-acts.ts'
import { rotateDataKey } from '#server/vault/rotate.ts'
import { backUp, type Backup } from './backup.ts'
import { reachDatabase } from './database.ts'
import { markOf } from '#server/db/half-restored.ts'
import { readManifest } from './manifest.ts'
import { proveBackup } from './prove-backup.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'

const signal = new AbortController().signal
const place = mkdtempSync(path.join(tmpdir(), 'rongshu-backup-'))
const databases: TestDatabase[] = []
let origin: TestDatabase
let city: Registry
let dataDir: string
let done: Backup
let waitingId: string

/** Everything the rows hold and where the sequences stand, as one text for each table. */
async function contents({ pool }: TestDatabase): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('sessions', 'api_tokens') order by 1`,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables)
    found[name] = (
      await pool.query<{ all: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as all from "${name}" t`,
      )
    ).rows[0]!.all
  found['sequences'] = JSON.stringify((await pool.query('select sequencename, last_value from pg_sequences order by 1')).rows)
  return found
}

async function schemaOf({ url }: TestDatabase): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await printSchema(client)
  } finally {
    await client.end()
  }
}

async function emptyOne(): Promise<TestDatabase> {
  const database = await emptyDatabase()
  databases.push(database)
  return database
}

/** A source that waits to be scanned, with its upload in the unit's own area. */
async function addWaitingSource(): Promise<string> {
  const { organisationId } = city.people.producer
  const id = randomUUID()
  const relative = `sources/${organisationId}/${id}`
  mkdirSync(path.dirname(path.join(dataDir, relative)), { recursive: true })
  const { keyId } = await sealUpload(
    city.platform.vault,
    path.join(dataDir, relative),
    relative,
    Readable.from([Buffer.from(`a,b\n${'1,2\n'.repeat(200_000)}`)], { objectMode: false }),
  )
  await sql`with r as (insert into rounds (id, holder_id, holder_kind, title, year, case_id, created_at) select ${id}, ${organisationId}, 'administrative-organ', '2026年度盘点', 2026, id, now() from cases order by number limit 1 returning id, holder_id)
    insert into sources (id, round_id, holder_id, holder_kind, name, arrived_by, path, bytes, sealed_by, added_at) select ${id}, id, holder_id, 'administrative-organ', '公交.csv', 'upload', ${relative}, 800004, ${keyId}, now() from r`.execute(
    origin.db,
  )
  return id
}

beforeAll(async () => {
  origin = await freshDatabase()
  databases.push(origin)
  city = await smallRegistry(origin)
  dataDir = city.platform.config.dataDir
  await toNotice(city, await city.makeAsset())
  city.platform.clock.setOffset(40 * 86_400_000)
  await city.platform.desk.tick()
  waitingId = await addWaitingSource()
  await sql`update platform_clock set offset_ms = 3456000000`.execute(origin.db)
  await sql`insert into demonstration_steps (name, outcome) values (${'tab\tline\nback\\slash \\N 榕🌳 "quote"'}, 'null'::jsonb), ('fraction', '{"n": 1.10, "big": 12345678901234567890}')`.execute(
    origin.db,
  )
  await sql`insert into audit_log (platform_at, role, action, object_kind, object_id, outcome, detail) select now(), 'producer', 'read-asset', 'asset', i::text, 'done', jsonb_build_object('n', repeat('x', 200)) from generate_series(1, 3000) i`.execute(
    origin.db,
  )
  await seal(origin)
  done = await backUp({ url: origin.url, dataDir, signal }, path.join(place, 'one'))
})
afterAll(async () => {
  for (const database of databases) await database.close()
  for (const folder of [place, dataDir]) rmSync(folder, { recursive: true, force: true })
})

test('a backup comes back as it was: rows, numbers to come, schema, files, and a log that verifies', async () => {
  const target = await emptyOne()
  const folder = path.join(place, 'home')
  const found = await restore({ databaseUrl: target.url, dataDir: folder, signal }, done.folder, () => verify(target.db))
  expect(found.faults).toEqual([])
  expect(found.head).toBe((await verify(origin.db)).head)
  expect(await contents(target)).toEqual(await contents(origin))
  expect(await schemaOf(target)).toBe(await schemaOf(origin))
  expect(existsSync(markOf(folder))).toBe(false)
  const { rows } = await sql<{
    path: string
  }>`select 'files/' || left(sha256, 2) || '/' || sha256 as path from files union all select path from sources`.execute(target.db)
  expect(rows.length).toBeGreaterThan(3)
  for (const each of rows) expect(readFileSync(path.join(folder, each.path)).equals(readFileSync(path.join(dataDir, each.path)))).toBe(true)
  await expect(sql`update audit_log set role = 'nobody' where id = 1`.execute(target.db)).rejects.toThrow('append-only')
  const queued: string[] = []
  const jobs = {
    ...city.platform.jobs,
    enqueue: async (_: unknown, queue: string, data: Record<string, string>) => void queued.push(`${queue} ${data['sourceId']}`),
  }
  expect(await resumeScans({ ...city.platform, config: { ...city.platform.config, dataDir: folder }, db: target.db, jobs })).toBe(1)
  expect(queued).toEqual([`scan-source ${waitingId}`])
})

test('a backup is proven by a restore into a second server, and says by digest which keys it was taken beside', async () => {
  const proof = await proveBackup(done.folder, signal)
  expect(proof).toMatchObject({ differing: [], verification: { faults: [] }, tables: done.tables.length, files: done.files })
  expect(proof.rows).toBeGreaterThan(3000)
  writeFileSync(path.join(dataDir, 'scan-key'), 'a key of the test')
  const beside = await backUp({ url: origin.url, dataDir, signal }, path.join(place, 'beside'))
  rmSync(path.join(dataDir, 'scan-key'))
  const { keys } = await readManifest(beside.folder, async () => {})
  expect(keys).toContainEqual({ name: 'scan-key', bytes: 17, sha256: createHash('sha256').update('a key of the test').digest('hex') })
})

test('no key is rotated while a backup is being made, so that what it copies opens by the keys it has', async () => {
  const shared = async () =>
    (
      await sql<{
        n: number
      }>`select count(*)::int as n from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and granted and database = (select oid from pg_database where datname = current_database())`.execute(
        origin.db,
      )
    ).rows[0]!.n
  const busy = backUp({ url: origin.url, dataDir, signal }, path.join(place, 'keys'))
  while ((await shared()) === 0) await new Promise(setImmediate)
  await expect(rotateDataKey(city.platform)).rejects.toMatchObject({ status: 409, problem: { code: 'keys-in-use' } })
  expect((await busy).missing).toEqual([])
})

test('the platform works on meanwhile: what is committed after the snapshot is not in it, and nothing is torn', async () => {
  let isOver = false
  let written = 0
  const writer = (async () => {
    for (; !isOver; written++)
      await sql`insert into audit_log (platform_at, role, action, object_kind, object_id, outcome) values (now(), 'public', 'look', 'notice', ${String(written)}, 'done')`.execute(
        origin.db,
      )
  })()
  const busy = await backUp({ url: origin.url, dataDir, signal }, path.join(place, 'busy'))
  isOver = true
  await writer
  expect(written).toBeGreaterThan(0)
  const target = await emptyOne()
  const found = await restore({ databaseUrl: target.url, dataDir: path.join(place, 'busy-home'), signal }, busy.folder, () =>
    verify(target.db),
  )
  expect(found.faults).toEqual([])
  expect(found.lines).toBe(busy.tables.find(({ name }) => name === 'audit_log')!.rows)
})

test('a folder or a database in use is left alone', async () => {
  const target = await emptyOne()
  await expect(restore({ databaseUrl: target.url, dataDir, signal }, done.folder, async () => {})).rejects.toMatchObject({
    problem: { code: 'not-empty' },
  })
  await expect(
    restore({ databaseUrl: origin.url, dataDir: path.join(place, 'new'), signal }, done.folder, async () => {}),
  ).rejects.toMatchObject({ problem: { code: 'not-empty', message: { en: expect.stringContaining('DATABASE_URL') } } })
  await expect(backUp({ url: origin.url, dataDir, signal }, done.folder)).rejects.toMatchObject({ problem: { code: 'not-empty' } })
  expect(existsSync(path.join(place, 'new'))).toBe(false)
})

test('a damaged, cut off or foreign backup is refused before anything is written', async () => {
  const target = { databaseUrl: (await emptyOne()).url, dataDir: path.join(place, 'never'), signal }
  const attempt = (folder: string) =>
    restore(target, folder, async () => {}).then(
      () => null,
      (problem: { problem: { code: string; message: { en: string } } }) => problem.problem,
    )
  const copy = (await backUp({ url: origin.url, dataDir, signal }, path.join(place, 'copy'))).folder
  const manifest = path.join(copy, 'manifest.ndjson')
  const good = readFileSync(manifest, 'utf8')
  writeFileSync(manifest, good.replace('001-house.sql","hash":"', '001-house.sql","hash":"0'))
  expect(await attempt(copy)).toMatchObject({ code: 'other-version' })
  writeFileSync(manifest, good.replace('"tables/assets.copy.gz"', '"tables/../../assets.copy.gz"'))
  expect(await attempt(copy)).toMatchObject({ code: 'backup-damaged' })
  writeFileSync(manifest, good.split('\n').slice(0, 5).join('\n'))
  expect(await attempt(copy)).toMatchObject({ code: 'backup-damaged' })
  writeFileSync(manifest, good)
  appendFileSync(path.join(copy, 'tables/cases.copy.gz'), 'x')
  truncateSync(path.join(copy, `sources/${city.people.producer.organisationId}/${waitingId}`), 100)
  expect((await attempt(copy))?.message.en).toMatch(/sources\/.*|tables\/cases/)
  rmSync(manifest)
  expect(await attempt(copy)).toMatchObject({ code: 'no-backup' })
  expect(existsSync(target.dataDir)).toBe(false)
})

test('a restore that was cut off leaves nothing that starts, and begins anew when repeated', async () => {
  const target = await emptyOne()
  const folder = path.join(place, 'cut')
  const stop = new AbortController()
  const cut = restore({ databaseUrl: target.url, dataDir: folder, signal: stop.signal }, done.folder, async () => {})
  const watch = setInterval(() => {
    if (existsSync(path.join(folder, 'files'))) stop.abort(new Error('cut off'))
  }, 1)
  await expect(cut).rejects.toThrow(/abort|cut off/i)
  clearInterval(watch)
  expect(existsSync(markOf(folder))).toBe(true)
  await expect(reachDatabase({ databaseUrl: target.url, dataDir: folder, archive: null })).rejects.toThrow('did not finish')
  const { rows } = await target.pool.query(`select to_regclass('organisations') as there`)
  if (rows[0]!.there) expect((await target.pool.query('select from organisations')).rowCount).toBe(0)
  const found = await restore({ databaseUrl: target.url, dataDir: folder, signal }, done.folder, () => verify(target.db))
  expect(found.faults).toEqual([])
})

test('rows that do not fit take everything back', async () => {
  const target = await emptyOne()
  const client = new pg.Client({ connectionString: origin.url })
  await client.connect()
  try {
    await client.query('create table temporary_stray (case_id uuid)')
    const strange = await backUp({ url: origin.url, dataDir, signal }, path.join(place, 'strange'))
    await expect(
      restore({ databaseUrl: target.url, dataDir: path.join(place, 'strange-home'), signal }, strange.folder, async () => {}),
    ).rejects.toThrow('temporary_stray')
  } finally {
    await client.query('drop table temporary_stray')
    await client.end()
  }
  expect((await target.pool.query('select from organisations')).rowCount).toBe(0)
  expect(existsSync(markOf(path.join(place, 'strange-home')))).toBe(true)
})

test('a file that is lost is named, and the rest is backed up', async () => {
  const {
    rows: [file],
  } = await sql<{ sha256: string }>`select sha256 from files order by 1 limit 1`.execute(origin.db)
  const lost = path.join('files', file!.sha256.slice(0, 2), file!.sha256)
  const content = readFileSync(path.join(dataDir, lost))
  rmSync(path.join(dataDir, lost))
  const short = await backUp({ url: origin.url, dataDir, signal }, path.join(place, 'short'))
  expect(short.missing).toEqual([lost])
  expect(short.files).toBe(done.files - 1)
  writeFileSync(path.join(dataDir, lost), content)
})

test('an upload that is not what was sealed is named', async () => {
  const upload = path.join('sources', city.people.producer.organisationId!, waitingId)
  const content = readFileSync(path.join(dataDir, upload))
  const spoilt = Buffer.from(content)
  spoilt[400_000]! ^= 1
  writeFileSync(path.join(dataDir, upload), spoilt)
  expect((await backUp({ url: origin.url, dataDir, signal }, path.join(place, 'spoilt'))).missing).toEqual([upload])
  writeFileSync(path.join(dataDir, upload), content)
})

test('an upload that was erased with a destroyed asset is not missed', async () => {
  const upload = path.join('sources', city.people.producer.organisationId!, waitingId)
  const content = readFileSync(path.join(dataDir, upload))
  rmSync(path.join(dataDir, upload))
  expect((await backUp({ url: origin.url, dataDir, signal }, path.join(place, 'unerased'))).missing).toEqual([upload])
  await sql`update sources set state = 'scanned', erased_at = now() where id = ${waitingId}`.execute(origin.db)
  expect((await backUp({ url: origin.url, dataDir, signal }, path.join(place, 'erased'))).missing).toEqual([])
  await sql`update sources set state = 'waiting', erased_at = null where id = ${waitingId}`.execute(origin.db)
  writeFileSync(path.join(dataDir, upload), content)
})

import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#server/db/database.generated.ts'
import { findClusterFolder } from '#server/db/embedded-place.ts'
import { startEmbedded, type Embedded } from '#server/db/embedded.ts'
import { markOf } from '#server/db/half-restored.ts'
import { migrate } from '#server/db/migrate.ts'
import { listBases, listCutOff } from './bases.ts'
import { reachDatabase } from './database.ts'
import { connect } from '#server/db/pool.ts'
import { archiveFiles } from '#server/files/archive-files.ts'
import { openFileStore } from '#server/files/store.ts'
import { openUpload, resealUpload, sealUpload, uploadKey } from '#server/files/uploads.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { rotateDataKey } from '#server/vault/rotate.ts'
import { openVault } from '#server/vault/vault.ts'
import { recover } from './recover.ts'
import { takeBase } from './run-base.ts'
import { makeStandby, promoteStandby, resumeStandby } from './standby.ts'

/** A place for a cluster that its account can enter, so that it lies within. */
function place(name: string): string {
  mkdirSync(path.join(home, name), { recursive: true, mode: 0o755 })
  return path.join(home, name)
}
const signal = new AbortController().signal
const home = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-recover-`))
const [dataDir, archive] = [path.join(home, 'data'), path.join(home, 'archive')]
const lost: string[] = []
const running: Embedded[] = []
let url: string

async function ask<T = string>(question: string, at = url): Promise<T[]> {
  const client = new pg.Client({ connectionString: at })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<{ it: T }>(question)).rows.map(({ it }) => it)
  } finally {
    await client.end()
  }
}
const note = (what: string, at = url) =>
  ask(
    `insert into audit_log (platform_at, role, action, object_kind, object_id, outcome) values (now(), 'public', 'look', 'notice', '${what}', 'done')`,
    at,
  )
const notes = `select object_id as it from audit_log where action = 'look' order by id`
const now = async () => (await ask<Date>('select clock_timestamp() as it'))[0]!
/** Brings the log so far into the archive. */
async function archived(at = url): Promise<void> {
  const [segment] = await ask(`select pg_walfile_name(pg_switch_wal()) as it`, at)
  for (let tries = 0; tries < 300 && !existsSync(path.join(archive, 'wal', segment!)); tries++) await sleep(100)
}
const refused = (to: Date | null, folder = 'never') =>
  recover({ dataDir: place(folder), archive, to, signal }, async () => {}).then(
    () => null,
    (problem: Error & { problem?: { code: string } }) => problem.problem?.code ?? problem.message,
  )

beforeAll(async () => {
  chmodSync(home, 0o755)
  const embedded = await startEmbedded(dataDir, { archive, onLost: (problem) => lost.push(problem) })
  running.push(embedded)
  url = embedded.url
  await migrate(url)
})
afterAll(async () => {
  for (const each of running.splice(0)) await each.stop()
  rmSync(home, { recursive: true, force: true })
})

test('a base backup and the archived log bring back any instant after it: what was committed before it, and nothing of what came after', async () => {
  const before = await now()
  expect(await refused(null)).toBe('no-base')
  await note('one')
  const base = await takeBase(dataDir, archive, signal)
  expect(base.endedAt.getTime()).toBeGreaterThan(before.getTime())
  await note('two')
  await sleep(50)
  const instant = await now()
  await sleep(50)
  await note('three')
  await archived()
  const { recovered, then } = await recover({ dataDir: place('instant'), archive, to: instant, signal }, (at) => ask(notes, at))
  expect(then).toEqual(['one', 'two'])
  expect(recovered.missing).toEqual([])
  expect(existsSync(markOf(path.join(home, 'instant')))).toBe(false)
  expect((await recover({ dataDir: place('end'), archive, to: null, signal }, (at) => ask(notes, at))).then).toEqual([
    'one',
    'two',
    'three',
  ])
  expect(await refused(before)).toBe('too-early')
  expect(await refused(new Date(Date.now() + 3_600_000))).toBe('future')
  expect(await refused(instant, 'instant')).toBe('not-empty')
})

test.skipIf(process.getuid?.() !== 0)(
  'an archive that the account of the database cannot enter is refused by name, and nothing is laid down',
  async () => {
    const { uid, gid } = statSync(archive)
    chownSync(archive, 0, 0)
    try {
      expect(await refused(null, 'closed')).toMatch(/^内置 PostgreSQL 的账户不能进入归档目录 .*请以归档所属的账户执行/)
    } finally {
      chownSync(archive, uid, gid)
    }
    expect(readdirSync(path.join(home, 'closed'))).toEqual([])
  },
)

/** A row of an upload, without the unit and the round it belongs to. */
async function noteUpload(relative: string, bytes: number, keyId: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('set session_replication_role = replica')
  await client.query(
    `insert into sources (id, round_id, holder_id, holder_kind, name, arrived_by, path, bytes, sealed_by, added_at) values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'x', 'x.csv', 'upload', $1, $2, $3, now())`,
    [relative, bytes, keyId],
  )
  await client.end()
}

test('a paper and an upload sealed anew come back under a key that the recovered instant has, before the rotation and after', async () => {
  const { db, close } = connect(url, { max: 2 })
  const keysDir = path.join(home, 'keys')
  const vaultOf = (at: Kysely<Database>) => openVault({ db: at, keysDir, method: 'aes-256-gcm' })
  const [vault, content] = [vaultOf(db), Buffer.from('%PDF-1.4 榕城')]
  const files = await openFileStore(path.join(dataDir, 'files'), vault)
  const { sha256, sm3, bytes } = await files.keep(content)
  const first = (await vault.current()).id
  await ask(`insert into files (sha256, sm3, bytes, media_type) values ('${sha256}', '${sm3}', ${bytes}, 'application/pdf')`)
  await ask(`insert into sealed_files (sha256, key_id, sealed_at) values ('${sha256}', '${first}', now())`)
  const relative = 'sources/unit/upload'
  const [upload, rows] = [path.join(dataDir, relative), Buffer.from('线路,站点\n1路,东街口\n')]
  mkdirSync(path.dirname(upload), { recursive: true })
  await sealUpload(vault, upload, relative, Readable.from([rows], { objectMode: false }))
  await noteUpload(relative, rows.length, first)
  await archiveFiles(dataDir, archive)
  await sleep(50)
  const before = await now()
  await sleep(50)
  const second = await rotateDataKey({ db, clock: makeClock(), config: { keysDir, sealingMethod: 'aes-256-gcm' } })
  expect(await vault.whyLocked()).toBeNull()
  await files.reseal(sha256)
  await (await resealUpload(vault, upload, relative)).keep()
  await ask(`update sealed_files set key_id = '${second}'`)
  await ask(`update sources set sealed_by = '${second}'`)
  await ask(`delete from sealing_keys where id = '${first}'`)
  await archiveFiles(dataDir, archive)
  await archived()
  await close()
  for (const [name, to, key] of [
    ['keys-before', before, first],
    ['keys-after', null, second],
  ] as const) {
    const { recovered } = await recover({ dataDir: place(name), archive, to, signal }, async (at) => {
      const there = connect(at, { max: 1 })
      const store = await openFileStore(path.join(home, name, 'files'), vaultOf(there.db))
      expect([
        await store.sealedBy(sha256),
        await buffer(store.read(sha256)),
        await ask('select key_id as it from sealed_files', at),
      ]).toEqual([key, content, []])
      const opening = await openUpload(vaultOf(there.db), path.join(home, name, relative), relative, home)
      await opening.lay()
      expect([
        await uploadKey(path.join(home, name, relative)),
        readFileSync(`/proc/self/fd/${opening.fd}`),
        await ask('select sealed_by as it from sources', at),
      ]).toEqual([key, rows, [null]])
      await opening.end()
      await there.close()
    })
    expect(recovered.missing).toEqual([])
  }
})

test('an instant the archive does not reach, and a gap in the archived log, are refused by name', async () => {
  expect(await refused(new Date())).toBe('archive-short')
  expect(readdirSync(place('never'))).toEqual([])
  await archived()
  await note('four')
  await archived()
  const segments = readdirSync(path.join(archive, 'wal'))
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .sort()
  const gone = path.join(archive, 'wal', segments.at(-2)!)
  renameSync(gone, `${gone}.away`)
  expect(await refused(null)).toBe('log-missing')
  renameSync(`${gone}.away`, gone)
})

test('a segment of the archive that cannot be read is named, and is not taken for the end of the archive', async () => {
  const wal = path.join(archive, 'wal')
  const last = readdirSync(wal)
    .filter((each) => /^[0-9A-F]{24}$/.test(each))
    .toSorted()
    .at(-1)!
  renameSync(path.join(wal, last), path.join(wal, 'aside'))
  // A link to what no account can read as a file, root neither.
  symlinkSync('/proc/self/mem', path.join(wal, last))
  await expect(refused(null)).resolves.toBe('log-closed')
  rmSync(path.join(wal, last))
  renameSync(path.join(wal, 'aside'), path.join(wal, last))
})

test('a database that somebody killed is started again on the same port by the process that has it', async () => {
  process.kill(Number(readFileSync(path.join(findClusterFolder(dataDir)!, 'data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  for (let tries = 0; tries < 300; tries++, await sleep(100))
    if (
      await ask(notes).then(
        (found) => found.length > 0,
        () => false,
      )
    )
      break
  expect(await ask(notes)).toEqual(['one', 'two', 'three', 'four'])
  expect(lost.length).toBeGreaterThan(0)
})

test('a standby follows its primary, starts no platform while it does, and takes over', async () => {
  const standby = place('standby')
  const slots = 'select slot_name as it from pg_replication_slots'
  await expect(makeStandby(standby, new URL('/postgres', url).href, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped')
  expect([readdirSync(standby), await ask(slots)]).toEqual([[], []])
  const { url: at, isHeard } = await makeStandby(standby, new URL('/postgres', url).href, signal)
  expect(isHeard).toBe(true)
  await note('five')
  for (let tries = 0; tries < 1200 && !(await ask(notes, at)).includes('five'); tries++) await sleep(50)
  expect((await ask(notes, at)).at(-1)).toBe('five')
  await expect(startEmbedded(standby)).rejects.toThrow('is a standby')
  await expect(promoteStandby(standby)).rejects.toMatchObject({ problem: { code: 'primary-lives' } })
  expect(await ask('select pg_is_in_recovery() as it', at)).toEqual([true])
  await running.pop()!.stop()
  expect((await resumeStandby(standby)).isHeard, 'what has no primary any more says so').toBe(false)
  await promoteStandby(standby)
  await note('six', at)
  const after = await startEmbedded(standby)
  running.push(after)
  expect(after.adopted).toBe(true)
  expect(await ask(notes, after.url)).toEqual(['one', 'two', 'three', 'four', 'five', 'six'])
  await expect(takeBase(standby, archive, signal)).rejects.toMatchObject({ problem: { code: 'not-archiving' } })
  await running.pop()!.stop()
})

test('what was promoted goes on in the archive, though the old primary archived more of the segment in which it ended', async () => {
  const [standby, shared] = [path.join(home, 'standby'), place('shared')]
  const wal = path.join(shared, 'wal')
  const own = path.join(findClusterFolder(standby)!, 'data', 'pg_wal')
  mkdirSync(wal)
  for (const name of readdirSync(own).filter((each) => /^00000001[0-9A-F]{16}$/.test(each)))
    writeFileSync(path.join(wal, name), 'what the old one went on to')
  running.push(await startEmbedded(standby, { archive: shared }))
  expect((await takeBase(standby, shared, signal)).firstSegment).toMatch(/^00000002/)
  // The old one comes back: it is not let in beside the other.
  await expect(startEmbedded(dataDir, { archive: shared })).rejects.toThrow(
    /^另一台服务器已从这个数据库接管.*\nAnother server has taken over.*empty RONGSHU_ARCHIVE$/,
  )
})

test('a base backup whose log cannot be archived says so instead of waiting for ever', async () => {
  const [standby, shared] = [path.join(home, 'standby'), path.join(home, 'shared')]
  const [next] = await ask('select pg_walfile_name(pg_current_wal_insert_lsn()) as it', running.at(-1)!.url)
  writeFileSync(path.join(shared, 'wal', next!), 'of another primary')
  await expect(takeBase(standby, shared, signal)).rejects.toMatchObject({ problem: { code: 'archive-fails' } })
  expect(await listBases(shared)).toHaveLength(1)
  await running.pop()!.stop()
})

test('what was done after a recovery comes back from a second loss too, and another recovery under the same number is refused by the archive', async () => {
  const again = place('again')
  const { recovered, then: kept } = await recover({ dataDir: again, archive, to: null, signal }, (at) => ask(notes, at))
  expect([kept.slice(0, 4), recovered.masterKeys.length]).toEqual([['one', 'two', 'three', 'four'], 1])
  running.push(await startEmbedded(again, { archive }))
  const at = running.at(-1)!.url
  await note('seven', at)
  await archived(at)
  expect(readdirSync(path.join(archive, 'wal'))).toContain('00000002.history')
  const second = await recover({ dataDir: place('second'), archive, to: null, signal }, (there) => ask(notes, there))
  expect(second.then).toEqual([...kept, 'seven'])
  await expect(startEmbedded(path.join(home, 'end'), { archive })).rejects.toThrow('another recovery')
  const base = await takeBase(again, archive, signal)
  expect(base.firstSegment).toMatch(/^00000002/)
  mkdirSync(path.join(archive, 'bases', '2020-01-01T000000'))
  expect(await listCutOff(archive)).toEqual([path.join(archive, 'bases', '2020-01-01T000000')])
  await running.pop()!.stop()
  const reached = await reachDatabase({ databaseUrl: null, dataDir: again, archive })
  expect(await ask(`select current_setting('archive_mode') as it`, reached.url)).toEqual(['on'])
  await reached.close()
  const third = await recover({ dataDir: place('third'), archive, to: null, signal }, (there) => ask(notes, there))
  expect([third.recovered.base.firstSegment, third.then]).toEqual([base.firstSegment, [...kept, 'seven']])
})

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { multipartOf, openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { citySalt } from '#server/vault/city-salt.ts'
import { rotateDataKey, sealingKeys } from '#server/vault/rotate.ts'
import { sealStored } from '#server/vault/seal-stored.ts'
import { sealFindings } from './seal-findings.ts'
import { noteErased } from './disposal/disposal.sql.ts'
import { scanSource, type ScanOptions } from './scan-source.ts'

const row = '闽江北岸榕荫里七号'
const table = (rows: number) => Buffer.from(`序号,地点\n${Array.from({ length: rows }, (_, n) => `${n},${row}${n}\n`).join('')}`)
let room: InventoryRoom
let unit: Visitor
let roundId: string
const workers = mkdtempSync(path.join(tmpdir(), 'rongshu-sealed-'))
beforeAll(async () => {
  room = await openInventoryRoom()
  unit = await room.newUnit('市园林中心')
  roundId = (await room.newRound(unit)).roundId
})
afterAll(async () => {
  await room.close()
  rmSync(workers, { recursive: true, force: true })
})

const area = () => path.join(room.platform.config.dataDir, 'sources', unit.organisationId!)
/** Files of the data folder in which some text can be read. */
const showing = (text: string) =>
  readdirSync(room.platform.config.dataDir, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => path.join(each.parentPath, each.name))
    .filter((place) => readFileSync(place).includes(text))
const ask = async <T extends object>(text: string, values: unknown[] = []) => (await room.database.pool.query<T>(text, values)).rows

async function upload(name: string, content: Buffer): Promise<{ id: string; place: string }> {
  const { payload, contentType } = multipartOf([{ name, content }])
  const reply = await room.app.inject({
    method: 'POST',
    url: `/api/rounds/${roundId}/uploads`,
    headers: { 'x-officer': unit.officerId!, 'x-csrf-token': 'test', 'content-type': contentType },
    payload,
  })
  const { id } = reply.json<{ added: { id: string }[] }>().added[0]!
  return { id, place: path.join(area(), id) }
}

async function scanned(id: string, options: ScanOptions = {}) {
  await scanSource(room.platform, { sourceId: id }, options)
  const { sourceList } = (await room.ask(unit, 'GET', `/api/rounds/${roundId}`)).body
  return sourceList.find((each: { id: string }) => each.id === id) as {
    state: string
    doneRows: number
    fault: { zh: string } | null
    bytes: number
  }
}

function worker(code: string): string {
  const entry = path.join(workers, `${process.hrtime.bigint()}.mjs`)
  writeFileSync(entry, code)
  return entry
}

test('a row of an upload can be read nowhere in the data folder: before, during and after its scan, and after one that was killed', async () => {
  const { id, place } = await upload('树木.csv', table(60_000))
  expect([
    showing(row),
    statSync(place).mode & 0o777,
    (await ask<{ by: string }>('select sealed_by as by from sources where id = $1', [id]))[0]!.by,
  ]).toEqual([[], 0o600, (await room.platform.vault.current()).id])
  // It has what it was handed, and is killed before it has an answer.
  let during: string[] | null = null
  const reads = worker(`import { readFileSync, writeFileSync } from 'node:fs'
    import { text } from 'node:stream/consumers'
    console.log('{"waits":true}')
    await text(process.stdin)
    writeFileSync(${JSON.stringify(path.join(workers, 'seen'))}, String(readFileSync('/proc/self/fd/3').includes(${JSON.stringify(`${row}59999`)})))
    setInterval(() => {}, 1000)`)
  const killed = await scanned(id, {
    entry: reads,
    onStart: (pid) =>
      void (async () => {
        await expect
          .poll(() => {
            try {
              return readFileSync(path.join(workers, 'seen'), 'utf8')
            } catch {
              return ''
            }
          })
          .toBe('true')
        during = showing(row)
        process.kill(pid, 'SIGKILL')
      })(),
  })
  expect([killed.state, during, showing(row)]).toEqual(['faulty', [], []])
  await ask(`update sources set state = 'waiting' where id = $1`, [id])
  expect(await scanned(id)).toMatchObject({ state: 'scanned', doneRows: 60_000, fault: null, bytes: table(60_000).length })
  expect(showing(row)).toEqual([])
})

test('every kind of file is scanned from what was opened: a Parquet, a JSON, a zipped and a packed table', async () => {
  const parquet = path.join(workers, 'made.parquet')
  const duck = await (await DuckDBInstance.create(':memory:')).connect()
  await duck.run(`copy (select i as n, '${row}' || i as place from range(500) t(i)) to '${parquet}' (format parquet)`)
  const { gzipSync } = await import('node:zlib')
  const files: [string, Buffer, number][] = [
    ['树.parquet', readFileSync(parquet), 500],
    ['树.json', Buffer.from(JSON.stringify(Array.from({ length: 300 }, (_, n) => ({ n, place: row + n })))), 300],
    ['树.csv.gz', gzipSync(table(400)), 400],
  ]
  for (const [name, content, rows] of files) {
    const { id } = await upload(name, content)
    expect([name, await scanned(id)]).toEqual([name, expect.objectContaining({ state: 'scanned', doneRows: rows, fault: null })])
  }
  expect(showing(row)).toEqual([])
})

test('a spoilt byte is told and not scanned; so is a file put in the place of another, and one that is gone', async () => {
  const [one, other, gone] = [await upload('一.csv', table(9000)), await upload('二.csv', table(9000)), await upload('三.csv', table(1))]
  const bytes = readFileSync(one.place)
  bytes[bytes.length - 100]! ^= 1
  writeFileSync(other.place, readFileSync(one.place))
  writeFileSync(one.place, bytes)
  rmSync(gone.place)
  for (const { id } of [one, other])
    expect(await scanned(id)).toMatchObject({ state: 'faulty', doneRows: 0, fault: { zh: expect.stringContaining('与上传时不符') } })
  expect(await scanned(gone.id)).toMatchObject({ state: 'faulty', fault: { zh: '文件不存在或无权读取' } })
  expect((await sealStored(room.platform, sealFindings)).faulty).toEqual([])
  await rotateDataKey(room.platform)
  await room.platform.vault.whyLocked()
  expect((await sealStored(room.platform, sealFindings)).faulty.toSorted()).toEqual(
    [one, other].map(({ place }) => path.relative(room.platform.config.dataDir, place)).toSorted(),
  )
  await ask(`update sources set erased_at = now(), sealed_by = null where id = any($1)`, [[one.id, other.id, gone.id]])
})

test('a full disk is told as what it is', async () => {
  const { whyNotOpened } = await import('./open-upload.ts')
  expect(whyNotOpened(Object.assign(new Error('no space'), { code: 'ENOSPC' })).zh).toMatch(/磁盘已满.*重新扫描/)
})

test('what lay open before is sealed by the job, and all of it anew after a rotation; a key that seals an upload stays', async () => {
  const { id, place } = await upload('旧.csv', table(20_000))
  writeFileSync(place, table(20_000))
  await ask('update sources set sealed_by = null where id = $1', [id])
  expect(showing(row)).toEqual([place])
  const first = (await room.platform.vault.current()).id
  expect([(await sealStored(room.platform, sealFindings)).uploads, showing(row)]).toEqual([1, []])
  const later = new Date(Date.now() + 48 * 3_600_000)
  await rotateDataKey(room.platform)
  await room.platform.vault.whyLocked()
  // As if another process had not come to it yet.
  await ask(`update sources set erased_at = null where id = $1`, [id])
  expect((await sealingKeys(room.platform)).find((key) => key.id === first)!.files).toBeGreaterThan(0)
  const done = await sealStored(room.platform, sealFindings, later)
  expect([
    done.uploads > 0,
    done.faulty,
    done.dropped.includes(first),
    (await sealingKeys(room.platform)).some((key) => key.id === first),
  ]).toEqual([true, [], true, false])
  expect(await scanned(id)).toMatchObject({ state: 'scanned', doneRows: 20_000 })
})

test('an upload that is erased while it is sealed anew does not come back', async () => {
  const { id, place } = await upload('毁.csv', table(10))
  await rotateDataKey(room.platform)
  await room.platform.vault.whyLocked()
  let isErased = false
  const vault = {
    ...room.platform.vault,
    key: async (key: string) => {
      if (!isErased) {
        isErased = true
        await asSystem(room.platform.db, (tx) => noteErased(tx, [id], new Date()))
      }
      return room.platform.vault.key(key)
    },
  }
  await ask(
    `update sources set sealed_by = (select id from sealing_keys where purpose = 'data' and ended_at is null) where id <> $1 and erased_at is null`,
    [id],
  )
  const before = readFileSync(place)
  await sealStored({ ...room.platform, vault }, sealFindings)
  expect([isErased, readFileSync(place).equals(before), readdirSync(area()).filter((name) => name.endsWith('.coming'))]).toEqual([
    true,
    true,
    [],
  ])
})

test('the salt of the city is kept sealed, is the same after a rotation, and nobody can put another in its place', async () => {
  const salt = await citySalt(room.platform, new Date())
  const kept = async () => (await ask<{ salt: Buffer | null; sealed: Buffer }>('select salt, sealed from city_salt'))[0]!
  const was = await kept()
  expect([salt.length, was.salt, was.sealed.includes(Buffer.from(salt, 'hex')), was.sealed.includes(salt)]).toEqual([
    64,
    null,
    false,
    false,
  ])
  // As one of before: it lay open.
  await ask('alter table city_salt disable trigger city_salt_fixed')
  await ask(`update city_salt set sealed = null, salt = decode($1, 'hex')`, [salt])
  await ask('alter table city_salt enable trigger city_salt_fixed')
  expect(await citySalt(room.platform, new Date())).toBe(salt)
  await sealStored(room.platform, sealFindings)
  await rotateDataKey(room.platform)
  await room.platform.vault.whyLocked()
  await sealStored(room.platform, sealFindings)
  expect([(await kept()).salt, await citySalt(room.platform, new Date())]).toEqual([null, salt])
  const code = async (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (problem: { code?: string }) => problem.code,
    )
  expect(await code(asSystem(room.platform.db, (tx) => sql`update city_salt set sealed = '\\x00'`.execute(tx)))).toBe('42501')
  expect(await code(ask(`update city_salt set salt = sha256('x'), sealed = null`))).toBe('RS001')
})

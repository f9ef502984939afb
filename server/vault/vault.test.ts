import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem } from '#server/db/transaction.ts'
import { FileAltered, openFileStore } from '#server/files/store.ts'
import type { Platform } from '#server/platform.ts'
import { newMaster } from '#server/commands/run-sealing.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { testPlatform } from '#server/test/platform.ts'
import { masterFileName } from './master-keys.ts'
import { keyBytes, nonceBytes, openBox, sealBox, sealingMethods } from './methods.ts'
import { rotateDataKey, rotateMasterKey, sealingKeys } from './rotate.ts'
import { sealStored } from './seal-stored.ts'
import { openVault } from './vault.ts'

let database: TestDatabase
let platform: Platform
beforeAll(async () => {
  database = await freshDatabase()
  platform = await testPlatform(database)
})
afterAll(() => database.close())

const placeOf = (sha256: string) => path.join(platform.config.dataDir, 'files', sha256.slice(0, 2), sha256)
const anotherVault = () => openVault({ db: database.db, keysDir: platform.config.keysDir, method: 'aes-256-gcm' })
const paper = async (content: Buffer) => {
  const kept = await platform.files.keep(content)
  await sql`insert into files (sha256, sm3, bytes, media_type) values (${kept.sha256}, ${kept.sm3}, ${kept.bytes}, 'application/pdf') on conflict do nothing`.execute(
    database.db,
  )
  return kept.sha256
}

test.each(sealingMethods)('%s: opens with its key, for its purpose, unchanged; not otherwise', (method) => {
  const [key, nonce, bound, plain] = [
    randomBytes(keyBytes),
    randomBytes(nonceBytes),
    Buffer.from('case 1'),
    Buffer.from('350102199001010011 榕树'),
  ]
  const sealed = sealBox(method, key, nonce, bound, plain)
  expect([sealed.length, sealed.includes(plain.subarray(0, 18))]).toEqual([plain.length + 16, false])
  expect(openBox(method, key, nonce, bound, sealed)).toEqual(plain)
  const changed = Buffer.from(sealed)
  changed[3]! ^= 1
  expect([
    openBox(method, randomBytes(keyBytes), nonce, bound, sealed),
    openBox(method, key, nonce, Buffer.from('case 2'), sealed),
    openBox(method, key, nonce, bound, changed),
    openBox(method, key, nonce, bound, sealed.subarray(0, 8)),
  ]).toEqual([null, null, null, null])
})

/** The inventory has nothing here. */
const noFindings = async () => ({ sealed: 0, faulty: [] })

test('SM4 in counter mode is the SM4 of GB/T 32907, as OpenSSL has it, with a check by SM3', () => {
  expect(
    openBox(
      'sm4-ctr-hmac-sm3',
      Buffer.alloc(32, 1),
      Buffer.alloc(12),
      Buffer.alloc(0),
      sealBox('sm4-ctr-hmac-sm3', Buffer.alloc(32, 1), Buffer.alloc(12), Buffer.alloc(0), Buffer.alloc(0)),
    ),
  ).toEqual(Buffer.alloc(0))
})

const sizes = [0, 1, 65_535, 65_536, 65_537, 200_000].flatMap(
  (bytes) =>
    [
      [bytes, 'from memory'],
      [bytes, 'from a stream'],
    ] as const,
)
test.each(sizes)('a paper of %i bytes %s lies sealed and comes back as it was, its size known', async (bytes, from) => {
  const content = Buffer.concat([Buffer.from('%PDF-'.slice(0, bytes)), Buffer.alloc(Math.max(0, bytes - 5), from)])
  const kept = await platform.files.keep(from === 'from memory' ? content : Readable.from([content]))
  expect(kept.bytes).toBe(bytes)
  expect(await buffer(platform.files.read(kept.sha256))).toEqual(content)
  expect(await platform.files.sizeOf(kept.sha256)).toBe(bytes)
  const { id } = await platform.vault.current()
  expect(await platform.files.sealedBy(kept.sha256)).toBe(id)
  if (bytes > 5) expect(readFileSync(placeOf(kept.sha256)).includes('%PDF-')).toBe(false)
})

test('a paper beyond a megabyte is not hashed and sealed at one stretch while everybody waits', async () => {
  const content = randomBytes(3 * 1024 * 1024 + 7)
  const keeping = platform.files.keep(content)
  // That what is changed after the call returned is in the digests tells that the call had not read all of it.
  content.fill(0, content.length - 100)
  const kept = await keeping
  expect(kept).toEqual({
    sha256: createHash('sha256').update(content).digest('hex'),
    sm3: createHash('sm3').update(content).digest('hex'),
    bytes: content.length,
  })
  expect((await buffer(platform.files.read(kept.sha256))).equals(content)).toBe(true)
})

test('chunks that are changed, exchanged, left out or cut off are noticed; so is a paper under another one’s name', async () => {
  const [one, two] = [await paper(randomBytes(200_000)), await paper(randomBytes(200_000))]
  const whole = readFileSync(placeOf(one))
  const chunk = (n: number) => whole.subarray(24 + n * 65_552, 24 + (n + 1) * 65_552)
  const tampered = [
    Buffer.concat([whole.subarray(0, 100), Buffer.from([whole[100]! ^ 1]), whole.subarray(101)]),
    Buffer.concat([whole.subarray(0, 24), chunk(1), chunk(0), whole.subarray(24 + 2 * 65_552)]),
    Buffer.concat([whole.subarray(0, 24), chunk(0), whole.subarray(24 + 2 * 65_552)]),
    whole.subarray(0, 24 + 2 * 65_552),
  ]
  for (const each of tampered) {
    writeFileSync(placeOf(one), each)
    await expect(buffer(platform.files.read(one))).rejects.toMatchObject({ status: 503 })
  }
  writeFileSync(placeOf(one), readFileSync(placeOf(two)))
  await expect(buffer(platform.files.read(one))).rejects.toBeInstanceOf(FileAltered)
  writeFileSync(placeOf(one), whole)
  expect((await buffer(platform.files.read(one))).length).toBe(200_000)
})

test('the same paper again stays as it lies; one that was damaged is mended by it', async () => {
  const content = randomBytes(1000)
  const sha256 = await paper(content)
  const first = readFileSync(placeOf(sha256))
  await paper(content)
  expect(readFileSync(placeOf(sha256))).toEqual(first)
  writeFileSync(placeOf(sha256), first.subarray(0, 500))
  await paper(content)
  expect(await buffer(platform.files.read(sha256))).toEqual(content)
})

test('a paper kept before there was sealing stays readable, and is sealed by the job, which goes on where it stopped', async () => {
  const content = Buffer.from('%PDF-1.4 from before')
  const sha256 = await paper(content)
  writeFileSync(placeOf(sha256), content)
  expect([await platform.files.sealedBy(sha256), await buffer(platform.files.read(sha256))]).toEqual([null, content])
  const first = await sealStored(platform, noFindings)
  expect([first.faulty, first.files > 0]).toEqual([[], true])
  expect([await platform.files.sealedBy(sha256), await buffer(platform.files.read(sha256))]).toEqual([
    (await platform.vault.current()).id,
    content,
  ])
  expect((await sealStored(platform, noFindings)).files).toBe(0)
})

test('a new data key seals anew what is there; the old one goes when nothing is left to it; a new master key changes no content', async () => {
  const content = randomBytes(70_000)
  const sha256 = await paper(content)
  await sealStored(platform, noFindings)
  const before = await platform.vault.current()
  const secret = await platform.vault.seal('somewhere', '密码')
  const id = await rotateDataKey(platform)
  const done = await sealStored(platform, noFindings)
  expect([done.faulty, done.files > 0, await platform.files.sealedBy(sha256)]).toEqual([[], true, id])
  expect([await buffer(platform.files.read(sha256)), await platform.vault.open('somewhere', secret)]).toEqual([content, '密码'])
  expect((await sealingKeys(platform)).map((key) => [key.id, key.endedAt === null, key.files > 0, key.isHeld])).toEqual(
    expect.arrayContaining([
      [before.id, false, false, true],
      [id, true, true, true],
    ]),
  )
  const earlier = (await sealingKeys(platform))[0]!.master
  const said = await newMaster(platform, new AbortController().signal)
  const master = /new master key: (\w+)/.exec(said)![1]!
  // Whoever writes the new file over the copy in the safe could open no backup from before.
  expect(said).toContain(`此前的备份和归档仍需旧主密钥 ${earlier}`)
  expect(new Set((await sealingKeys(platform)).map((key) => key.master))).toEqual(new Set([master]))
  expect(await buffer((await openFileStore(path.join(platform.config.dataDir, 'files'), anotherVault())).read(sha256))).toEqual(content)
  expect((await sealStored(platform, noFindings, new Date(Date.now() + 25 * 3_600_000))).dropped).toEqual([before.id])
  const { rows } = await asSystem(database.db, (tx) =>
    sql<{ action: string }>`select action from audit_log where object_kind = 'sealing-key' order by id`.execute(tx),
  )
  expect(rows.map((row) => row.action)).toEqual(['rotate-sealing-key', 'rotate-sealing-key', 'drop-sealing-keys'])
})

test('while a backup holds the keys, or another rotation does, neither key is rotated and it says why', async () => {
  const client = await database.pool.connect()
  try {
    await client.query(`select pg_advisory_lock_shared(hashtext('rongshu sealing keys'))`)
    for (const rotate of [rotateDataKey, rotateMasterKey])
      await expect(rotate(platform)).rejects.toMatchObject({
        status: 409,
        problem: { code: 'keys-in-use', remedy: { zh: expect.stringContaining('备份') } },
      })
  } finally {
    client.release(true)
  }
})

test('a file of keys that is not whole is a denial that says where it belongs, for who looks at the keys and who rotates them', async () => {
  const keysDir = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-keys-`))
  writeFileSync(path.join(keysDir, masterFileName), '{')
  const ground = { db: platform.db, clock: platform.clock, config: { ...platform.config, keysDir } }
  for (const ask of [sealingKeys, rotateDataKey, rotateMasterKey])
    await expect(ask(ground)).rejects.toMatchObject({
      problem: {
        code: 'sealing-key-missing',
        message: { zh: expect.stringContaining('密钥文件读不出来') },
        remedy: { zh: expect.stringContaining('放回') },
      },
    })
  rmSync(keysDir, { recursive: true })
})

/** The database, counting how often somebody asks it for a transaction. */
function counted() {
  const asked = { times: 0 }
  const db = new Proxy(database.db, {
    get(target, name) {
      if (name === 'transaction') asked.times++
      const found: unknown = Reflect.get(target, name)
      return typeof found === 'function' ? (found as (...given: unknown[]) => unknown).bind(target) : found
    },
  })
  return { db, asked }
}

test('what is refused, and a key that is not there, are remembered for a while: nobody asks the database for them again and again', async () => {
  const { db, asked } = counted()
  const vault = openVault({ db, keysDir: platform.config.keysDir, method: 'aes-256-gcm' })
  const file = path.join(platform.config.keysDir, masterFileName)
  const kept = readFileSync(file, 'utf8')
  rmSync(file)
  for (let n = 0; n < 3; n++) await expect(vault.current()).rejects.toMatchObject({ problem: { code: 'sealing-key-missing' } })
  expect(asked.times).toBe(1)
  writeFileSync(file, kept)
  expect(await vault.whyLocked()).toBeNull()
  for (let n = 0; n < 3; n++)
    await expect(vault.key('0123456789abcdef')).rejects.toMatchObject({ problem: { code: 'sealing-key-missing' } })
  expect(asked.times).toBe(3)
})

test('without its master key, or with another one of the same name, nothing crashes and everything says why; with it, all is back', async () => {
  const sha256 = await paper(Buffer.from('%PDF-1.4 kept'))
  const file = path.join(platform.config.keysDir, masterFileName)
  const kept = readFileSync(file, 'utf8')
  const isDenied = { status: 503, problem: { code: 'sealing-key-missing', basis: 'choice:sealing' } }
  const attempt = async () => {
    const vault = anotherVault()
    const files = await openFileStore(path.join(platform.config.dataDir, 'files'), vault)
    expect((await vault.whyLocked())?.zh).toMatch(/主密钥|密钥文件/)
    await expect(vault.seal('a', 'b')).rejects.toMatchObject(isDenied)
    await expect(files.keep(Buffer.from('new'))).rejects.toMatchObject(isDenied)
    await expect(buffer(files.read(sha256))).rejects.toMatchObject(isDenied)
    await expect(sealStored({ ...platform, vault, files }, noFindings)).rejects.toMatchObject(isDenied)
  }
  rmSync(file)
  await attempt()
  expect((await sealingKeys(platform)).some((key) => key.isHeld)).toBe(false)
  writeFileSync(file, '{')
  await attempt()
  writeFileSync(file, kept.replace(/"secret": "[0-9a-f]{64}"/, `"secret": "${'0'.repeat(64)}"`))
  await attempt()
  writeFileSync(file, kept)
  expect(await anotherVault().whyLocked()).toBeNull()
})

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { extended, type KeyHistory } from '#contract/proof/key-history.ts'
import { seal } from '#server/audit/sealer.ts'
import { asSystem } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { testPlatform } from '#server/test/platform.ts'
import { historyOf } from './history.ts'
import { keyFileName, readKeys, writeKeys } from './key-file.ts'
import { headFileName } from './kept-heads.ts'
import { ensureKeys, rotateKeys } from './keys.ts'
import { findCheckpoint } from './log.sql.ts'
import { prove } from './prove.ts'

let databases: TestDatabase[]
let dataDir: string
const warnings: string[] = []
beforeEach(async () => {
  databases = [await freshDatabase(), await freshDatabase()]
  dataDir = mkdtempSync(path.join(tmpdir(), 'rongshu-keys-'))
  warnings.length = 0
})
afterEach(async () => {
  for (const database of databases) await database.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A start of the platform on one database, over the one data folder. */
async function start(database: TestDatabase) {
  const platform = await testPlatform(database, {
    config: { dataDir },
    log: {
      info: () => {},
      warn: (words: unknown) => {
        warnings.push(String(words))
      },
      error: () => {},
    },
  })
  await ensureKeys(platform, platform.clock.now())
  return platform
}
const held = async () => (await readKeys(dataDir))!
const kept = () =>
  readdirSync(dataDir)
    .filter((name) => name.startsWith(keyFileName))
    .sort()
const published = (database: TestDatabase) => asSystem(database.db, (tx) => historyOf(tx, 'https://data.example.test'))

test('用另一个数据库启动：原来的密钥移到一旁，见证用的密钥留用；换回来时重新启用，历史上没有丢失', async () => {
  const [own, wrong] = databases as [TestDatabase, TestDatabase]
  await start(own)
  const first = await held()
  await start(wrong)
  const [, aside = ''] = kept()
  expect([kept(), warnings]).toEqual([[keyFileName, expect.stringMatching(/\.[0-9a-f]{16}$/)], [expect.stringContaining(aside)]])
  expect(JSON.parse(readFileSync(path.join(dataDir, aside), 'utf8'))).toMatchObject(first)
  const second = await held()
  expect(second.witness).toEqual(first.witness)
  expect(second.keys).not.toEqual(first.keys)
  await start(own)
  expect([await held(), kept().length]).toEqual([first, 2])
  expect((await published(own)).keys.map(({ endedBecause }) => endedBecause)).toEqual(['', ''])
})

test('移到一旁的密钥文件不顶替先前移开的，哪怕它们以同一把密钥开头', async () => {
  const [own, wrong] = databases as [TestDatabase, TestDatabase]
  await start(own)
  const first = await held()
  await start(wrong)
  await writeKeys(dataDir, { ...first, keys: [first.keys[0]!, ...first.keys] })
  await start(wrong)
  expect(kept()).toHaveLength(3)
})

test('移到一旁的密钥文件有一个损坏：记入警告、不妨碍启动，也不妨碍启用完好的；在用的文件损坏时不启动', async () => {
  const [own, wrong] = databases as [TestDatabase, TestDatabase]
  await start(own)
  const first = await held()
  const damaged = `${keyFileName}.0000000000000000`
  writeFileSync(path.join(dataDir, damaged), '{')
  await start(wrong)
  expect(warnings).toContainEqual(expect.stringContaining(damaged))
  await start(own)
  expect([await held(), kept().includes(damaged)]).toEqual([first, true])
  writeFileSync(path.join(dataDir, keyFileName), '{')
  await expect(start(own)).rejects.toThrow(keyFileName)
})

test('中断的更换留下两对密钥，启动时只留在用的；写到一半的文件被清除', async () => {
  const [database, other] = databases as [TestDatabase, TestDatabase]
  const platform = await start(database)
  const before = await held()
  await rotateKeys(platform, platform.clock.now())
  const after = await held()
  await writeKeys(dataDir, { ...after, keys: [...before.keys, ...after.keys] })
  writeFileSync(path.join(dataDir, `${keyFileName}.0123456789ab`), '{')
  await start(database)
  expect([await held(), kept()]).toEqual([after, [keyFileName]])
  // Before its commit a rotation that is cut off leaves the old pair in use.
  await start(other)
  const fresh = await held()
  await writeKeys(dataDir, { ...fresh, keys: [...fresh.keys, ...after.keys] })
  await start(other)
  expect(await held()).toEqual(fresh)
})

test('旧钥作保的新钥被接续，一环接一环；保书被改动、作保的已停用、或换了日志公钥的不算', async () => {
  const [database] = databases as [TestDatabase]
  const platform = await start(database)
  const before = await published(database)
  await rotateKeys(platform, new Date(platform.clock.now().getTime() + 1000))
  const between = await published(database)
  await rotateKeys(platform, new Date(platform.clock.now().getTime() + 2000))
  const after = await published(database)
  const ids = (history: KeyHistory) => history.keys.map(({ id }) => id).sort()
  const whole = await extended(before, { ...after, keys: after.keys.toReversed() })
  expect([ids(whole.keys), whole.taken.length]).toEqual([ids(after), 4])
  const fresh = after.keys.filter(({ validUntil }) => validUntil === null)
  const forged = (change: Partial<KeyHistory['keys'][number]>) =>
    extended(between, { ...after, keys: fresh.map((key) => ({ ...key, ...change })) })
  expect((await forged({})).taken).toHaveLength(2)
  expect((await forged({ voucher: `${'A'.repeat(86)}==` })).taken).toEqual([])
  // Of a taken key only what its voucher covers is believed: not the name under which it would sign the log.
  expect((await forged({ noteKey: before.keys[0]!.noteKey })).keys.keys.map(({ noteKey }) => noteKey).sort()).toEqual(
    after.keys
      .filter(({ id }) => ids(whole.keys).includes(id))
      .map(({ noteKey }) => noteKey)
      .sort(),
  )
  // Keys kept from after the first rotation: what a key of before it says counts no more.
  const ended = { ...between, keys: between.keys.map((key) => ({ ...key, validUntil: key.validUntil ?? '2026-11-30T00:00:00Z' })) }
  expect((await extended(ended, after)).taken).toEqual([])
})

/** Starts, signs what there is, and answers under which name. */
async function signed(database: TestDatabase): Promise<string> {
  const platform = await start(database)
  await seal(platform)
  await prove(platform)
  return (await asSystem(database.db, findCheckpoint))!.note.split('\n')[0]!
}

test('清空数据库而保留数据目录：新日志另起名称并记入警告，不必手工处理；旧数据库回来时用原来的名称', async () => {
  const [own, reset] = databases as [TestDatabase, TestDatabase]
  const name = await signed(own)
  expect(warnings).toEqual([])
  const another = await signed(reset)
  expect(another).toMatch(new RegExp(`^${name.replaceAll('.', String.raw`\.`)}/after/0/\\d{8}T\\d{4}Z$`))
  expect(warnings[0]).toContain(another)
  // Cleared twice within a minute it is still no name that was signed under.
  databases.push(await freshDatabase())
  const third = await signed(databases[2]!)
  expect(third.startsWith(`${another}/after/0/`)).toBe(true)
  expect(await signed(own)).toBe(name)
  expect(Object.keys((JSON.parse(readFileSync(path.join(dataDir, headFileName), 'utf8')) as { heads: object }).heads)).toEqual([
    name,
    another,
    third,
  ])
})

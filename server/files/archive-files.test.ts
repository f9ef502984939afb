import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Platform } from '#server/platform.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { testPlatform } from '#server/test/platform.ts'
import { rotateDataKey } from '#server/vault/rotate.ts'
import { archivedName, archiveFiles, type Looked } from './archive-files.ts'

const archive = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-archive-`))
let database: TestDatabase
let platform: Platform
beforeAll(async () => {
  database = await freshDatabase()
  platform = await testPlatform(database)
})
afterAll(async () => {
  await database.close()
  rmSync(archive, { recursive: true, force: true })
})

test('a paper that is sealed anew is archived once more, under the name of each key; a folder that did not change is not looked into', async () => {
  const { dataDir } = platform.config
  const { sha256 } = await platform.files.keep(Buffer.from('%PDF-1.4 榕城'))
  const folder = path.join('files', sha256.slice(0, 2))
  const first = (await platform.vault.current()).id
  const [was, looked] = [readFileSync(path.join(dataDir, folder, sha256)), new Map() as Looked]
  expect([await archiveFiles(dataDir, archive, looked), await archiveFiles(dataDir, archive, looked)]).toEqual([1, 0])
  const second = await rotateDataKey(platform)
  await platform.vault.whyLocked()
  await platform.files.reseal(sha256)
  expect(await archiveFiles(dataDir, archive, looked)).toBe(1)
  expect(readdirSync(path.join(archive, folder)).toSorted()).toEqual([archivedName(sha256, first), archivedName(sha256, second)].toSorted())
  expect(readFileSync(path.join(archive, folder, archivedName(sha256, first)))).toEqual(was)
  expect(readFileSync(path.join(archive, folder, archivedName(sha256, second)))).toEqual(readFileSync(path.join(dataDir, folder, sha256)))
  // One that lies open has no key to its name; a folder that has not changed for a while is left alone.
  const open = `${sha256.slice(0, 2)}${'0'.repeat(62)}`
  writeFileSync(path.join(dataDir, folder, open), '%PDF-1.4 open')
  const long = new Date(Date.now() - 60_000)
  utimesSync(path.join(dataDir, folder), long, long)
  expect(await archiveFiles(dataDir, archive, looked)).toBe(1)
  rmSync(path.join(archive, folder, open))
  expect(await archiveFiles(dataDir, archive, looked)).toBe(0)
  expect([existsSync(path.join(archive, folder, open)), await archiveFiles(dataDir, archive)]).toEqual([false, 1])
})

test('the platform and a base backup that archive the same papers at the same time both come to the end, and nothing half is left', async () => {
  const { dataDir } = platform.config
  const papers = await Promise.all(Array.from({ length: 30 }, (_, n) => platform.files.keep(Buffer.from(`%PDF-1.4 ${n}`))))
  const other = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-archive-`))
  const stale = path.join(other, 'files', papers[0]!.sha256.slice(0, 2))
  mkdirSync(stale, { recursive: true })
  writeFileSync(path.join(stale, 'left.coming'), 'half')
  utimesSync(path.join(stale, 'left.coming'), new Date(Date.now() - 7_200_000), new Date(Date.now() - 7_200_000))
  await Promise.all(Array.from({ length: 4 }, () => archiveFiles(dataDir, other)))
  const { id } = await platform.vault.current()
  for (const { sha256 } of papers)
    expect(readFileSync(path.join(other, 'files', sha256.slice(0, 2), archivedName(sha256, id)))).toEqual(
      readFileSync(path.join(dataDir, 'files', sha256.slice(0, 2), sha256)),
    )
  expect(readdirSync(other, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.coming'))).toEqual([])
  rmSync(other, { recursive: true, force: true })
})

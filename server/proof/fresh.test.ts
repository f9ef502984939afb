import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '#contract/canonical.ts'
import { digestsOf, leafHashes } from '#contract/proof/tree-hash.ts'
import { asSystem } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { eventText, momentSpeller } from './fresh.ts'
import { appendEntries, type Fresh } from './log.sql.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

test('办理事项的条目与规范写法逐字相同，时刻也是', () => {
  const spell = momentSpeller()
  for (const at of [
    '2026-11-28T00:00:00.000Z',
    '2026-11-28T00:00:59.999Z',
    '2026-11-28T00:01:00.000Z',
    '2026-11-28T00:00:07.050Z',
    '1969-12-31T23:59:58.001Z',
    '2024-02-29T12:34:56.789Z',
  ].map((each) => new Date(each))) {
    const commitment = createHash('sha256').update(at.toISOString()).digest('hex')
    expect(eventText(spell(at.getTime()), commitment)).toBe(canonicalJson({ kind: 'event', at: at.toISOString(), commitment }))
  }
})

test('一次求出的多个摘要各是各的 SHA-256', () => {
  const messages = Array.from({ length: 150 }, (_, n) => Buffer.alloc(n, n))
  expect(Buffer.from(digestsOf(messages)).toString('hex')).toBe(
    messages.map((each) => createHash('sha256').update(each).digest('hex')).join(''),
  )
})

test('条目与盐原样入库，编号里有什么字符都一样', async () => {
  const refs = ['7', 'NULL', '', 'a "b"', String.raw`back\slash \"`, '{a,b}', '榕数登字 第 1 号', 'line\nbreak']
  const fresh = refs.map((ref, n): Fresh => ({
    kind: n === 0 ? 'event' : 'status',
    ref,
    spelled: Buffer.from(`{"n":${10 ** n}}`),
    salt: n % 3 === 0 ? Buffer.alloc(16, n) : null,
  }))
  const hashes = leafHashes(fresh.map(({ spelled }) => spelled))
  const { entries, salts } = await asSystem(database.db, async (tx) => {
    await appendEntries(tx, 70, fresh, hashes, [], new Date('2026-11-28T01:00:00Z'))
    const { rows: entries } = await sql<{
      position: number
      kind: string
      ref: string
      entry: Buffer
      hash: Buffer
    }>`select position, kind, ref, entry, hash from log_entries where position >= 70 order by position`.execute(tx)
    const { rows: salts } = await sql<{
      position: number
      salt: Buffer
    }>`select position, salt from log_salts where position >= 70 order by position`.execute(tx)
    return { entries, salts }
  })
  expect(entries).toEqual(
    fresh.map(({ kind, ref, spelled }, n) => ({
      position: 70 + n,
      kind,
      ref,
      entry: spelled,
      hash: Buffer.from(hashes.subarray(n * 32, n * 32 + 32)),
    })),
  )
  expect(salts).toEqual([0, 3, 6].map((n) => ({ position: 70 + n, salt: Buffer.alloc(16, n) })))
})

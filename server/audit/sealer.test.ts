import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { checkStretch, linesAtOnce, lookBack } from './chain.sql.ts'
import { seal } from './sealer.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const lines = (n: number) => sql`insert into audit_log (platform_at, role, action, object_kind, object_id, outcome, detail)
  select '2026-11-04T01:00:00Z'::timestamptz + i * interval '1 second', 'producer', 'read-asset', 'asset', i::text, 'done', jsonb_build_object('n', i) from generate_series(1, ${n}) i`
const count = async (table: 'audit_log' | 'audit_chain') =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(database.db)).rows[0]!.n
const check = () => database.db.transaction().execute((tx) => checkStretch(tx, 1, 100_000))

test('twelve thousand lines are sealed in one call, in batches, and hold', async () => {
  await lines(12_000).execute(database.db)
  expect(await seal(database)).toBe(12_000)
  expect(await seal(database)).toBe(0)
  expect(await check()).toMatchObject({ checked: 12_000, breaks: [] })
})

test('two sealers at once seal each line once', async () => {
  await lines(7_000).execute(database.db)
  const [one, other] = await Promise.all([seal(database), seal(database)])
  expect(one + other).toBe(7_000)
  expect(await count('audit_chain')).toBe(await count('audit_log'))
  expect((await check()).breaks).toEqual([])
})

test('a line whose transaction commits late is sealed after later ones', async () => {
  const late = await database.pool.connect()
  await late.query('begin')
  await late.query(
    `insert into audit_log (platform_at, role, action, object_kind, object_id, outcome) values (now(), 'registrar', 'act', 'case', 'late', 'done')`,
  )
  await lines(3).execute(database.db)
  expect(await seal(database)).toBe(3)
  await late.query('commit')
  late.release()
  expect(await seal(database)).toBe(1)
  const { rows } = await sql<{
    object_id: string
  }>`select l.object_id from audit_chain c join audit_log l on l.id = c.line_id order by c.position desc limit 1`.execute(database.db)
  expect(rows[0]!.object_id).toBe('late')
  expect((await check()).breaks).toEqual([])
})

test('a line that is later than those looked for each time is sealed with those that come, before it is out of sight', async () => {
  const late = await database.pool.connect()
  await late.query('begin')
  await late.query(
    `insert into audit_log (platform_at, role, action, object_kind, object_id, outcome) values (now(), 'registrar', 'act', 'case', 'later', 'done')`,
  )
  await lines(6_000).execute(database.db)
  await seal(database)
  await late.query('commit')
  late.release()
  expect(await seal(database)).toBe(0)
  await lines(10_000).execute(database.db)
  expect(await seal(database)).toBe(10_001)
  expect((await check()).breaks).toEqual([])
})

/** Ids as transactions leave them that were rolled back. */
const burn = (n: number) => sql`select nextval(pg_get_serial_sequence('audit_log', 'id')) from generate_series(1, ${n})`

test('a line that commits late while more are sealed than are looked back over is not passed by, though ids are missing', async () => {
  await seal(database)
  const sealed = await count('audit_chain')
  const late = await database.pool.connect()
  await late.query('begin')
  await late.query(
    `insert into audit_log (platform_at, role, action, object_kind, object_id, outcome) values (now(), 'registrar', 'act', 'case', 'very late', 'done')`,
  )
  await burn(lookBack).execute(database.db)
  await lines(lookBack + 2 * linesAtOnce).execute(database.db)
  const sealing = seal(database)
  while ((await count('audit_chain')) === sealed) await new Promise((done) => setTimeout(done, 10))
  await late.query('commit')
  late.release()
  await sealing
  await seal(database)
  expect(await count('audit_chain')).toBe(await count('audit_log'))
  const { rows } = await sql`select from audit_chain c join audit_log l on l.id = c.line_id where l.object_id = 'very late'`.execute(
    database.db,
  )
  expect(rows).toHaveLength(1)
})

test('a chain that is written to meanwhile is left for the next call', async () => {
  let isOver = false
  const writer = (async () => {
    while (!isOver) await lines(1).execute(database.db)
  })()
  const before = await count('audit_log')
  await seal(database)
  isOver = true
  await writer
  await seal(database)
  expect(await count('audit_chain')).toBeGreaterThan(before - 1)
  expect((await check()).breaks).toEqual([])
})

import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { testUscc } from '#server/test/inventory-room.ts'
import { asSystem, inTransaction, type Tx, type Who } from './transaction.ts'
import { newest, saying } from './words.ts'

let database: TestDatabase
const [mine, other] = [randomUUID(), randomUUID()]
const who: Who = { officerId: null, postId: null, organisationId: mine, role: 'producer', organisationKind: null, sector: null }
const common = 10_005

beforeAll(async () => {
  database = await freshDatabase()
  await asSystem(database.db, async (tx) => {
    for (const [i, unit] of [mine, other].entries())
      await sql`insert into organisations (id, uscc, name, kind) values (${unit}, ${testUscc(i + 1)}, ${`单位${i}`}, 'company')`.execute(tx)
    await insert(tx, mine, `select '排水管网监测信息' || n from generate_series(1, ${common}) n`)
    await sql`update assets set created_at = now() - interval '1 year'`.execute(tx)
    await insert(tx, mine, `select '教育学位信息' || n from generate_series(1, 600) n`)
    await insert(tx, mine, `values ('公交线路'), ('a_b%c'), ('AbC 大写'), ('𠮷野家菜单'), ('甲')`)
    await insert(tx, other, `values ('公交站点')`)
  })
})
afterAll(() => database.close())

function insert(tx: Tx, unit: string, names: string) {
  return sql`insert into assets (id, holder_id, holder_kind, code, name, grade, origin, search, created_at) select gen_random_uuid(), ${unit}, 'company', gen_random_uuid()::text, name, 1, 'collected', lower(name), now() from (${sql.raw(names)}) t (name)`.execute(
    tx,
  )
}

async function found(q: string, reach: 'wide' | 'narrow' = 'wide'): Promise<{ names: string[]; condition: RawBuilder<boolean> }> {
  return inTransaction(database.db, who, async (tx) => {
    const condition = await saying(
      tx,
      'assets',
      'a',
      q,
      reach === 'wide' ? sql`select a.search from assets a order by a.created_at desc limit ${newest}` : null,
    )
    const { rows } = await sql<{ name: string }>`select name from assets a where ${condition} order by name`.execute(tx)
    return { names: rows.map((row) => row.name), condition }
  })
}

test.each([
  ['公交', ['公交线路']],
  ['线路 ', ['公交线路']],
  ['_b%', ['a_b%c']],
  ['a%c', []],
  ['ABC', ['AbC 大写']],
  ['𠮷野', ['𠮷野家菜单']],
  ['甲', ['甲']],
  ['交', ['公交线路']],
  ['不存在的词', []],
])('“%s” finds what says so and may be read', async (q, names) => {
  for (const reach of ['wide', 'narrow'] as const) expect((await found(q, reach)).names).toEqual(names)
})

test('a word that too many say is read for, and none is lost', async () => {
  expect((await found('监测信息')).names).toHaveLength(common)
  expect((await found('学位')).names).toHaveLength(600)
  expect((await found('监测信息1234')).names).toEqual(['排水管网监测信息1234'])
})

test('the doors apply the rules of reading as they are today', async () => {
  const { rows } = await sql<{
    name: string
    is: boolean
  }>`select tablename as name, position(qual in (select prosrc from pg_proc where proname = tablename || '_saying')) > 0 as is from pg_policies where policyname = 'read' and tablename in ('cases', 'assets')`.execute(
    database.db,
  )
  expect(rows).toEqual(
    expect.arrayContaining([
      { name: 'cases', is: true },
      { name: 'assets', is: true },
    ]),
  )
})

test('the ids of the index are only those one may read', async () => {
  const idsFor = (reader: Who) =>
    inTransaction(database.db, reader, async (tx) => (await sql`select assets_saying('公交', '%公交%', 10)`.execute(tx)).rows.length)
  expect(
    await Promise.all([idsFor(who), idsFor({ ...who, organisationId: randomUUID() }), idsFor({ ...who, role: 'data-bureau' })]),
  ).toEqual([1, 0, 2])
})

test.each([
  ['公交公交', ['公交', '交公']],
  ['𠮷野a', ['𠮷野', '野a']],
  ['甲', []],
  ['', []],
])('the pairs of “%s” are its neighbouring characters', async (words, pairs) => {
  const { rows } = await sql<{ pairs: string[] }>`select pairs_of(${words}) as pairs`.execute(database.db)
  expect([...new Set(rows[0]!.pairs)]).toEqual(pairs)
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Denied } from '#server/denied.ts'
import { emptyDatabase, freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { toPage } from './pages.ts'
import { sortable } from './sorting.sql.ts'

type Well = { readonly id: string; readonly depth: number; readonly dugAt: Date; readonly name: string }
const wellsBy = sortable<Well, 'dug' | 'depth' | 'name'>(
  [sql`id`, (row) => row.id],
  {
    dug: { by: sql`dug_at`, kind: 'instant', of: (well) => well.dugAt },
    depth: { by: sql`depth`, kind: 'number', of: (well) => well.depth },
    name: { by: sql`name`, kind: 'text', of: (well) => well.name },
  },
  '-dug',
)
// Few different depths and names, so that pages end among rows that are the same.
const wells = Array.from({ length: 37 }, (_, n): Well => ({
  id: randomUUID(),
  depth: (n % 3) - 1,
  dugAt: new Date(Date.UTC(2026, 0, 1 + (n % 5), 8, 0, 0, n)),
  name: ['甲', '乙井', '丙 "井"'][n % 3]!,
}))
let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase()
  await database.pool.query(
    'create table wells (id uuid primary key, depth bigint not null, dug_at timestamptz not null, name text not null)',
  )
  for (const { id, depth, dugAt, name } of wells)
    await database.pool.query('insert into wells values ($1, $2, $3, $4)', [id, depth, dugAt, name])
})
afterAll(() => database.close())

/** Every page of the list in turn. */
async function all(asked: Parameters<typeof wellsBy>[0], limit: number): Promise<Well[]> {
  const [by, found] = [wellsBy(asked), [] as Well[]]
  for (let cursor: string | undefined; ;) {
    const place = by.place({ cursor, limit })
    const { rows } =
      await sql<Well>`select id, depth, dug_at as "dugAt", name from wells where ${place.after} order by ${place.order} limit ${place.limit}`.execute(
        database.db,
      )
    const { items, next } = toPage(rows, limit, wells.length, by.keysOf)
    found.push(...items)
    if (!next) return found
    cursor = next
  }
}

describe('列表排序：一种办法，翻页不重不漏', () => {
  test.each(['dug', '-dug', 'depth', '-depth', 'name', '-name', undefined] as const)('%s', async (asked) => {
    const whole = await all(asked, 100)
    expect(await all(asked, 4)).toEqual(whole)
    expect(new Set(whole.map(({ id }) => id)).size).toBe(wells.length)
    if (asked === 'depth' || asked === '-depth')
      expect(whole.map(({ depth }) => depth)).toEqual(wells.map(({ depth }) => depth).sort((a, b) => (asked === 'depth' ? a - b : b - a)))
    if (asked === undefined) expect(whole).toEqual(await all('-dug', 100))
  })

  test('换了排序，原来的翻页位置不再有效；不是位置的也拒绝', () => {
    const cursor = Buffer.from(JSON.stringify(wellsBy('depth').keysOf(wells[0]!))).toString('base64url')
    expect(() => wellsBy('depth').place({ cursor, limit: 5 })).not.toThrow()
    for (const asked of ['-depth', 'dug', undefined] as const) expect(() => wellsBy(asked).place({ cursor, limit: 5 })).toThrow(Denied)
    expect(() => wellsBy('depth').place({ cursor: 'nothing', limit: 5 })).toThrow(Denied)
  })
})

test('长列表可排序的列都有索引，不必整表排序', async () => {
  const { pool, close } = await freshDatabase()
  const client = await pool.connect()
  await client.query('set enable_sort = off; set enable_seqscan = off')
  for (const [table, column] of [
    ['orders', 'amount_fen'],
    ['orders', 'number'],
    ['orders', 'placed_at'],
    ['products', 'name'],
    ['products', 'coalesce(price_fen, -1)'],
    ['agreements', 'number'],
    ['agreements', 'ends_on'],
  ] as const) {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain select id from ${table} order by ${column} desc, id desc limit 50`,
    )
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect([table, column, /Index/.test(plan), /(^|-> +)Sort +\(/m.test(plan)]).toEqual([table, column, true, false])
  }
  client.release()
  await close()
})

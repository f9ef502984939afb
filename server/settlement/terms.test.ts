import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { terms } from './settle.sql.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

type Version = { readonly effective: number; readonly signed: number; readonly lapsed: number | null }
const dayOf = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)

/** Which version, by its place, counts for each of so many days, as the platform has it. */
async function countedBy(versions: readonly Version[], days: number): Promise<number[][]> {
  const product = randomUUID()
  const client = await database.pool.connect()
  await client.query('set session_replication_role = replica')
  for (const [n, { effective, signed, lapsed }] of versions.entries()) {
    await client.query(
      `insert into sharing_agreements (id, number, product_id, operator_id, version, form, fee_ppm, tax_ppm, cost_fen, parties, bounds, parts, whole, effective_on, client_key, made_name, made_at, in_force_at, lapsed_on) values ($1, $7, $2, $1, $3, 'fixed', 0, 0, 0, 2, '{0}', '{1,1}', 2, $4, 'key', '拟订', now(), $5, $6)`,
      [randomUUID(), product, n + 1, dayOf(effective), `${dayOf(signed)}T00:00:00Z`, lapsed === null ? null : dayOf(lapsed), randomUUID()],
    )
  }
  await client.query('reset session_replication_role')
  client.release()
  const { rows } = await asSystem(database.db, (tx) =>
    sql<{
      places: number[]
    }>`select array(select (a.version - 1)::int from ${terms} t join sharing_agreements a on a.id = t.id where t.product_id = ${product} and d.on >= t.from_on and (t.before_on is null or d.on < t.before_on) order by 1) as places from (select ${dayOf(0)}::date + n as "on" from generate_series(0, ${days - 1}::int) n) d order by d.on`.execute(
      tx,
    ),
  )
  return rows.map(({ places }) => places)
}

/** The same in words: of the versions that have begun the latest, unless it lapsed. */
function model(versions: readonly Version[], day: number): number[] {
  const from = versions.map(({ effective, signed }, n) => {
    const before = versions[n - 1]
    return before ? Math.max(effective, before.lapsed ?? signed + 1) : effective
  })
  const latest = from.findLastIndex((begins) => begins <= day)
  return latest < 0 || (versions[latest]!.lapsed ?? Infinity) <= day ? [] : [latest]
}

test('后订的版本起算日更早：前一版本在它起算之后不再适用，没有一天同时适用两个版本', async () => {
  const [first, later, earlier] = [
    { effective: 0, signed: 1, lapsed: null },
    { effective: 30, signed: 5, lapsed: null },
    { effective: 10, signed: 8, lapsed: null },
  ]
  const counted = await countedBy([first, later, earlier], 40)
  expect(counted.filter((places) => places.length !== 1)).toEqual([])
  expect([counted[9], counted[10], counted[29], counted[30]]).toEqual([[0], [2], [2], [2]])
})

test('任何次序签订、起算、停止的版本：一天最多适用一个，是已起算的最后一版', async () => {
  const version = fc.record({
    effective: fc.integer({ min: 0, max: 30 }),
    gap: fc.integer({ min: 0, max: 8 }),
    lapsed: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(version, { minLength: 1, maxLength: 5 }), async (drawn) => {
      let signed = 0
      const versions = drawn.map(({ effective, gap, lapsed }) => ({
        effective,
        signed: (signed += gap),
        lapsed: lapsed === null ? null : signed + lapsed,
      }))
      expect(await countedBy(versions, 45)).toEqual(Array.from({ length: 45 }, (_, day) => model(versions, day)))
    }),
    { numRuns: 60 },
  )
})

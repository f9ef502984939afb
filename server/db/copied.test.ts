import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase, type TestDatabase } from '#server/test/database.ts'
import { loadCopied, longAt, readCopied } from './copied.ts'
import { inTransaction, type Who } from './transaction.ts'

const whoOf = (organisationId: string): Who => ({
  officerId: 'officer-1',
  postId: 'post-1',
  organisationId,
  role: 'producer',
  organisationKind: 'public-body',
  sector: null,
})
const longs = async (count: number, expression = 'n::bigint') => {
  const read: number[] = []
  await inTransaction(database.db, whoOf('water'), (tx) =>
    readCopied(tx, sql.raw(`select ${expression} from generate_series(1, ${count}) n`), (bytes, at) => {
      read.push(longAt(bytes, at))
    }),
  )
  return read
}
let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase({ max: 1 })
  await database.pool.query(`
    do $$ begin create role rongshu_app nologin; exception when duplicate_object or unique_violation then null; end $$;
    create table wells (organisation text not null); insert into wells values ('water'), ('water'), ('health');
    alter table wells enable row level security; create policy own on wells using (organisation = (select current_setting('app.organisation'))); grant select on wells to rongshu_app;
    create table depths (metres bigint primary key); alter table depths enable row level security; create policy own on depths for select using (true); grant select on depths to rongshu_app`)
})
afterAll(() => database.close())

test.each([0, 1, 100_000])('%i rows come whole, however they are cut on their way, below nothing and up to 2^53', async (count) => {
  expect(await longs(count, '(n * 45000000001::bigint - 1) * case when n % 2 = 0 then 1 else -1 end')).toEqual(
    Array.from({ length: count }, (_, n) => ((n + 1) * 45_000_000_001 - 1) * ((n + 1) % 2 === 0 ? 1 : -1)),
  )
})

test('what is beyond 2^53 is an error, also in the middle of many rows, and the connection serves the next one', async () => {
  await expect(longs(100_000, `case when n = 50000 then 9007199254740993 else n end`)).rejects.toThrow(RangeError)
  expect(await longs(3)).toEqual([1, 2, 3])
})

test('what the database refuses is told as it says it, and the connection serves the next one', async () => {
  await expect(longs(3, '10 / (n - 2)::bigint')).rejects.toThrow(/division by zero/)
  expect(await longs(3)).toEqual([1, 2, 3])
})

test('rows are those of who asks', async () => {
  const count = async (organisation: string) => {
    let rows = 0
    await inTransaction(database.db, whoOf(organisation), (tx) =>
      readCopied(tx, sql`select organisation from wells`, () => {
        rows++
      }),
    )
    return rows
  }
  expect([await count('water'), await count('health'), await count('forest')]).toEqual([2, 1, 0])
})

test('a query with parameters is refused before anything is asked', async () => {
  await expect(inTransaction(database.db, whoOf('water'), (tx) => readCopied(tx, sql`select ${1}::bigint`, () => {}))).rejects.toThrow(
    /COPY takes no parameters/,
  )
})

describe('rows are copied into a table', () => {
  const row = (metres: bigint) => {
    const bytes = Buffer.alloc(14)
    bytes.writeInt16BE(1)
    bytes.writeInt32BE(8, 2)
    bytes.writeBigInt64BE(metres, 6)
    return bytes
  }
  async function* rowsOf(count: number, failsAt = -1): AsyncGenerator<Buffer> {
    for (let n = 0; n < count; n++) {
      if (n === failsAt) throw new Error('the well is dry')
      yield row(BigInt(n))
    }
  }
  const load = (rows: () => AsyncIterable<Buffer>) =>
    inTransaction(database.db, whoOf('water'), async (tx) => {
      await loadCopied(tx, sql`depths (metres)`, rows())
      return (
        await sql<{ name: string; sum: string }>`select current_user as name, (select sum(metres)::text from depths) as sum`.execute(tx)
      ).rows[0]
    })
  const metres = async () => (await database.pool.query<{ count: number }>('select count(*) from depths')).rows[0]!.count

  test('many of them, and afterwards the rules of rows hold again', async () => {
    expect(await load(() => rowsOf(20_000))).toEqual({ name: 'rongshu_app', sum: '199990000' })
    await database.pool.query('truncate depths')
  })

  test.each([0, 7, 15_000])(
    'what gives them fails at row %i: nothing of them stays, and the connection serves the next one',
    async (at) => {
      await expect(load(() => rowsOf(20_000, at))).rejects.toThrow('the well is dry')
      expect([await metres(), await longs(3)]).toEqual([0, [1, 2, 3]])
    },
  )

  test('what the database refuses in the middle is told as it says it, and nothing stays', async () => {
    const twice = async function* () {
      yield* rowsOf(20_000)
      yield row(9n)
      yield* rowsOf(3)
    }
    await expect(load(twice)).rejects.toThrow(/duplicate key/)
    await expect(
      load(async function* () {
        yield Buffer.from([0, 9])
      }),
    ).rejects.toThrow(/row field count/)
    expect([await metres(), await longs(3)]).toEqual([0, [1, 2, 3]])
  })
})

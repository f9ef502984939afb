import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, type TestDatabase } from '#server/test/database.ts'
import { longAt, readCopied } from './copied.ts'
import { inTransaction, type Who } from './transaction.ts'

const whoOf = (organisationId: string): Who => ({ officerId: 'officer-1', postId: 'post-1', organisationId, role: 'producer', organisationKind: 'public-body', sector: null })
const longs = async (count: number, expression = 'n::bigint') => {
  const read: number[] = []
  await inTransaction(database.db, whoOf('water'), tx => readCopied(tx, sql.raw(`select ${expression} from generate_series(1, ${count}) n`), (bytes, at) => { read.push(longAt(bytes, at)); return at + 12 }))
  return read
}
let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase({ max: 1 })
  await database.pool.query(`
    do $$ begin create role rongshu_app nologin; exception when duplicate_object or unique_violation then null; end $$;
    create table wells (organisation text not null); insert into wells values ('water'), ('water'), ('health');
    alter table wells enable row level security; create policy own on wells using (organisation = (select current_setting('app.organisation'))); grant select on wells to rongshu_app`)
})
afterAll(() => database.close())

test.each([0, 1, 100_000])('%i rows come whole, however they are cut on their way, below nothing and up to 2^53', async (count) => {
  expect(await longs(count, '(n * 45000000001::bigint - 1) * case when n % 2 = 0 then 1 else -1 end')).toEqual(Array.from({ length: count }, (_, n) => ((n + 1) * 45_000_000_001 - 1) * ((n + 1) % 2 === 0 ? 1 : -1)))
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
    await inTransaction(database.db, whoOf(organisation), tx => readCopied(tx, sql`select organisation from wells`, (bytes, at) => { rows++; return at + 4 + bytes.readInt32BE(at) }))
    return rows
  }
  expect([await count('water'), await count('health'), await count('forest')]).toEqual([2, 1, 0])
})

test('a query with parameters is refused before anything is asked', async () => {
  await expect(inTransaction(database.db, whoOf('water'), tx => readCopied(tx, sql`select ${1}::bigint`, (_, at) => at))).rejects.toThrow(/COPY takes no parameters/)
})

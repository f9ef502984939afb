import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase, type TestDatabase } from '#server/test/database.ts'

describe('what comes back from the database', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await emptyDatabase()
  })
  afterAll(() => database.close())

  async function value(expression: string): Promise<unknown> {
    const { rows } = await database.pool.query<{ value: unknown }>(`select ${expression} as value`)
    return rows[0]?.value
  }

  test('a bigint is a number, and never a rounded one', async () => {
    expect(await value('9007199254740991::bigint')).toBe(9_007_199_254_740_991)
    expect(await value('array[1, null, 3]::bigint[]')).toEqual([1, null, 3])
    await expect(value('9007199254740993::bigint')).rejects.toThrow(RangeError)
  })

  test('a numeric is a string, a day is its text, a moment is a Date', async () => {
    expect(await value('12.50::numeric')).toBe('12.50')
    expect(await value(`'2026-11-05'::date`)).toBe('2026-11-05')
    expect(await value(`array['2026-11-05', '2026-11-06']::date[]`)).toEqual(['2026-11-05', '2026-11-06'])
    expect(await value(`'2026-11-05 00:00:00+08'::timestamptz`)).toEqual(new Date('2026-11-04T16:00:00Z'))
  })

  test('the day begins at midnight in the city', async () => {
    expect(await value(`('2026-11-04 16:30:00+00'::timestamptz)::date`)).toBe('2026-11-05')
  })

  test('losing every connection does not end the process, and the next query works', async () => {
    await sql`select 1`.execute(database.db)
    const kill = database.pool.query('select pg_terminate_backend(pg_backend_pid())')
    await expect(kill).rejects.toMatchObject({ code: '57P01' })
    await expect(value('1')).resolves.toBe(1)
  })
})

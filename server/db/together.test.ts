import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { emptyDatabase, type TestDatabase } from '#server/test/database.ts'
import { sideBySide, together } from './together.ts'
import type { Tx } from './transaction.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase()
  await database.pool.query('create table wells (name text primary key, depth int not null check (depth >= 0))')
})
beforeEach(() => database.pool.query('truncate wells'))
afterAll(() => database.close())

const asked: string[][] = []
beforeEach(() => {
  asked.length = 0
})
const lengthOf = together(async (_tx: Tx, words: readonly string[]) => {
  asked.push([...words])
  return words.map((word) => word.length)
})
const dig = together(async (tx: Tx, wells: readonly { readonly name: string; readonly depth: number }[]) => {
  await sql`insert into wells select * from unnest(${wells.map(({ name }) => name)}::text[], ${wells.map(({ depth }) => depth)}::int[])`.execute(
    tx,
  )
  return wells
})
const inOne = <A>(works: (tx: Tx) => readonly (() => Promise<A>)[]) => database.db.transaction().execute((tx) => sideBySide(tx, works(tx)))
const dug = async () => (await database.pool.query<{ name: string }>('select name from wells order by name')).rows.map(({ name }) => name)

test('alone a question is a list of one', async () => {
  expect(await database.db.transaction().execute((tx) => lengthOf(tx, 'well'))).toBe(4)
  expect(asked).toEqual([['well']])
})

test('works side by side ask the same as one list, each gets its own answer, whoever is slower is waited for', async () => {
  const lengths = await inOne((tx) =>
    ['a', 'bb', 'ccc'].map((word, n) => async () => {
      await sleep(n * 5)
      const first = await lengthOf(tx, word)
      return [first, await lengthOf(tx, word.repeat(2))]
    }),
  )
  expect(lengths).toEqual([
    [1, 2],
    [2, 4],
    [3, 6],
  ])
  expect(asked).toEqual([
    ['a', 'bb', 'ccc'],
    ['aa', 'bbbb', 'cccccc'],
  ])
})

test('one that asks nothing, or asks something else, holds up nobody; other shapes are other lists', async () => {
  const byShape = together(
    async (_tx: Tx, words: readonly string[]) => {
      asked.push([...words])
      return words
    },
    (word) => word[0]!,
  )
  expect(
    await inOne<unknown>((tx) => [
      () => byShape(tx, 'a1'),
      () => byShape(tx, 'b1'),
      () => byShape(tx, 'a2'),
      () => lengthOf(tx, 'xyz'),
      async () => 'nothing',
    ]),
  ).toEqual(['a1', 'b1', 'a2', 3, 'nothing'])
  expect(asked).toEqual([['a1', 'a2'], ['b1'], ['xyz']])
})

test('a statement that fails, and a work that fails, take all of the transaction back and tell why', async () => {
  await expect(inOne((tx) => [1, -1, 2].map((depth) => () => dig(tx, { name: `w${depth}`, depth })))).rejects.toMatchObject({
    code: '23514',
  })
  let after = 0
  await expect(
    inOne((tx) =>
      [1, 2, 3].map((depth) => async () => {
        await dig(tx, { name: `w${depth}`, depth })
        if (depth === 2) throw new Error('it caved in')
        await dig(tx, { name: `again ${depth}`, depth })
        after++
      }),
    ),
  ).rejects.toThrow('it caved in')
  expect([after, await dug()]).toEqual([0, []])
  await inOne((tx) => [1, 2].map((depth) => () => dig(tx, { name: `w${depth}`, depth })))
  expect(await dug()).toEqual(['w1', 'w2'])
})

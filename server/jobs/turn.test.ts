import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#server/db/pool.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { inTurn } from './turn.sql.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

/** Work that says when it has begun and goes on until it is told to end. */
function held() {
  const { promise, resolve } = Promise.withResolvers<string>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  return {
    work: () => {
      begin()
      return promise
    },
    begun,
    end: resolve,
  }
}

test('one does the work of a name at a time, others are told that somebody does, and work of other names goes on', async () => {
  const other = connect(database.url, { max: 1 })
  const { work, begun, end } = held()
  const first = inTurn(database.db, 'count', work)
  await begun
  expect(await inTurn(other.db, 'count', async () => 'twice')).toBeNull()
  expect(await inTurn(other.db, 'weigh', async () => 'once')).toEqual({ done: 'once' })
  end('done')
  expect(await first).toEqual({ done: 'done' })
  expect(await inTurn(other.db, 'count', async () => 'next')).toEqual({ done: 'next' })
  await expect(
    inTurn(other.db, 'count', async () => {
      throw new Error('broken')
    }),
  ).rejects.toThrow('broken')
  expect(await inTurn(other.db, 'count', async () => 'after')).toEqual({ done: 'after' })
  await other.close()
})

test('whoever loses the connection has lost the turn', async () => {
  const lost = connect(database.url, { max: 1, onLost: () => {} })
  const { work, begun, end } = held()
  const first = inTurn(lost.db, 'scan', work)
  await begun
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`,
  )
  let again = await inTurn(database.db, 'scan', async () => 'mine')
  while (again === null) again = await inTurn(database.db, 'scan', async () => 'mine')
  expect(again).toEqual({ done: 'mine' })
  end('late')
  expect(await first).toEqual({ done: 'late' })
  await lost.close()
})

test('however many turns a process holds, one connection holds them all, and it is given back after the last', async () => {
  const small = connect(database.url, { max: 2, waitSeconds: 1 })
  const all = Array.from({ length: 40 }, held)
  const turns = all.map(({ work }, n) => inTurn(small.db, `scan ${n}`, work))
  await Promise.all(all.map(({ begun }) => begun))
  expect([
    small.pool.totalCount - small.pool.idleCount,
    await inTurn(small.db, 'scan 7', async () => 'twice'),
    await inTurn(database.db, 'scan 7', async () => 'twice'),
  ]).toEqual([1, null, null])
  all[7]!.end('over')
  expect(await turns[7]).toEqual({ done: 'over' })
  expect(await inTurn(database.db, 'scan 7', async () => 'next')).toEqual({ done: 'next' })
  for (const { end } of all) end('over')
  await Promise.all(turns)
  await expect.poll(() => small.pool.totalCount - small.pool.idleCount).toBe(0)
  await small.close()
})

test('while work goes on whose turn was lost, other work of the same process takes its turns on another connection', async () => {
  const lost = connect(database.url, { max: 2, onLost: () => {} })
  const { work, begun, end } = held()
  const first = inTurn(lost.db, 'long scan', work)
  await begun
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`,
  )
  expect(await inTurn(lost.db, 'next scan', async () => 'done')).toEqual({ done: 'done' })
  expect(await inTurn(lost.db, 'long scan', async () => 'twice')).toBeNull()
  end('over')
  expect(await first).toEqual({ done: 'over' })
  await lost.close()
})

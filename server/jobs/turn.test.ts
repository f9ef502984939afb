import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#server/db/pool.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { inTurn } from './turn.sql.ts'

let database: TestDatabase
beforeAll(async () => { database = await freshDatabase() })
afterAll(() => database.close())

/** Work that says when it has begun and goes on until it is told to end. */
function held() {
  const { promise, resolve } = Promise.withResolvers<string>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  return { work: () => { begin(); return promise }, begun, end: resolve }
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
  await expect(inTurn(other.db, 'count', async () => { throw new Error('broken') })).rejects.toThrow('broken')
  expect(await inTurn(other.db, 'count', async () => 'after')).toEqual({ done: 'after' })
  await other.close()
})

test('whoever loses the connection has lost the turn', async () => {
  const lost = connect(database.url, { max: 1, onLost: () => {} })
  const { work, begun, end } = held()
  const first = inTurn(lost.db, 'scan', work)
  await begun
  await database.pool.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`)
  let again = await inTurn(database.db, 'scan', async () => 'mine')
  while (again === null) again = await inTurn(database.db, 'scan', async () => 'mine')
  expect(again).toEqual({ done: 'mine' })
  end('late')
  expect(await first).toEqual({ done: 'late' })
  await lost.close()
})

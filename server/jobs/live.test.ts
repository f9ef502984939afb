import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, type TestDatabase } from '#server/test/database.ts'
import { type Change, listenForChanges } from './live.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase()
})
afterAll(async () => {
  await database.close()
})

test('when the connection was lost and stands again, listeners are told that they missed something, and hear again', async () => {
  const lost: unknown[] = []
  const live = await listenForChanges(database.url, (problem) => lost.push(problem))
  const heard: Change[] = []
  const next = () =>
    new Promise<void>((done) => {
      const stop = live.onChange((change) => {
        heard.push(change)
        stop()
        done()
      })
    })
  const admin = new pg.Client({ connectionString: database.url })
  await admin.connect()
  try {
    const told = next()
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'rongshu live'`,
    )
    await told
    expect(heard).toEqual([{ kind: 'missed', id: '' }])
    expect(lost.length).toBeGreaterThan(0)
    const again = next()
    await admin.query(`select pg_notify('rongshu_changes', '{"kind":"case","id":"a"}')`)
    await again
    expect(heard[1]).toEqual({ kind: 'case', id: 'a' })
  } finally {
    await admin.end()
    await live.close()
  }
})

import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { startJobs } from './jobs.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

test('a queue that an earlier version made without its policy is made anew, and its clock with it; one that holds work is left', async () => {
  const before = new PgBoss({ connectionString: database.url })
  await before.start()
  for (const name of ['tick', 'erase-copies']) await before.createQueue(name, {})
  for (const name of ['tick', 'tick', 'erase-copies']) await before.send(name, {})
  await before.stop({ graceful: false })
  const jobs = await startJobs(database.url, database.db, () => {})
  const rows = async (query: string) => (await database.pool.query<{ it: unknown }>(query)).rows.map(({ it }) => it)
  expect(await rows(`select name || ' ' || policy as it from pgboss.queue where name in ('tick', 'erase-copies') order by name`)).toEqual([
    'erase-copies standard',
    'tick short',
  ])
  expect(await rows(`select name as it from pgboss.schedule where name = 'tick'`)).toEqual(['tick'])
  expect(await rows(`select name || ' ' || count(*) as it from pgboss.job where name = 'erase-copies' group by name`)).toEqual([
    'erase-copies 1',
  ])
  await jobs.stop()
})

import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { emptyDatabase, type TestDatabase } from '#server/test/database.ts'
import { asSystem, type Who, inTransaction } from './transaction.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase({ max: 1 })
  await database.pool.query(`
    do $$ begin create role rongshu_app nologin; exception when duplicate_object or unique_violation then null; end $$;
    create table wells (depth int primary key);
    grant select, insert on wells to rongshu_app`)
})
afterAll(() => database.close())

/** What goes to the database while something is done, each message by its first words. */
async function saidDuring(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    return query.mock.calls.map(([given]) =>
      (typeof given === 'string' ? given : (given as { text: string }).text)
        .trim()
        .split(/[\s(]+/, 3)
        .join(' '),
    )
  } finally {
    query.mockRestore()
  }
}
const depths = async () =>
  (await database.pool.query<{ depth: number }>('select depth from wells order by depth')).rows.map((row) => row.depth)

test('a transaction begins in one message with who asks, and nothing else goes to the database than what is asked and its end', async () => {
  expect(await saidDuring(() => asSystem(database.db, (tx) => sql`insert into wells values (${10})`.execute(tx)))).toEqual([
    'begin; select set_config',
    'insert into wells',
    'commit',
  ])
  expect(await depths()).toEqual([10])
})

test('a first statement with parameters comes after its begin, and is rolled back with it', async () => {
  const [none, one] = [new Error('no'), database.db.transaction()]
  const said = await saidDuring(() =>
    one
      .execute(async (tx) => {
        await sql`insert into wells values (${20}::int)`.execute(tx)
        throw none
      })
      .catch((problem: unknown) => expect(problem).toBe(none)),
  )
  expect([said, await depths()]).toEqual([['begin', 'insert into wells', 'rollback'], [10]])
  await one.execute((tx) => sql`insert into wells values (${20}::int)`.execute(tx))
  expect(await depths()).toEqual([10, 20])
})

test('what fails in the first message is told, rolled back, and the connection goes on', async () => {
  await expect(database.db.transaction().execute((tx) => sql.raw('select 1 / 0').execute(tx))).rejects.toMatchObject({ code: '22012' })
  expect((await database.db.transaction().execute((tx) => sql<{ n: number }>`select 3 as n`.execute(tx))).rows).toEqual([{ n: 3 }])
})

test('whatever stands in who asks arrives as it is', async () => {
  const odd = `O'Brien \\ "榕"; --\n$1`
  const who: Who = {
    officerId: odd,
    postId: odd,
    organisationId: odd,
    role: 'producer',
    organisationKind: odd,
    sector: odd,
    token: { id: odd, name: odd },
  }
  const names = ['app.officer', 'app.post', 'app.organisation', 'app.organisation_kind', 'app.sector'] as const
  const { rows } = await inTransaction(database.db, who, (tx) =>
    sql<
      Record<string, string>
    >`select ${sql.join(names.map((name) => sql`current_setting(${sql.lit(name)}) as ${sql.id(name)}`))}, current_setting('app.token')::jsonb ->> 'tokenName' as token`.execute(
      tx,
    ),
  )
  expect(rows).toEqual([{ ...Object.fromEntries(names.map((name) => [name, odd])), token: odd }])
})

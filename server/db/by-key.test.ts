import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, type TestDatabase } from '#server/test/database.ts'
import { byKey, planningAnew } from './by-key.ts'
import { inTransaction, type Tx, type Who } from './transaction.ts'

const whoOf = (organisationId: string): Who => ({
  officerId: 'officer-1',
  postId: 'post-1',
  organisationId,
  role: 'producer',
  organisationKind: 'public-body',
  sector: null,
})
let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase({ max: 1 })
  await database.pool.query(`
    do $$ begin create role rongshu_app nologin; exception when duplicate_object or unique_violation then null; end $$;
    create table wells (organisation text not null, depth int not null primary key);
    alter table wells enable row level security;
    create policy own on wells using (organisation = (select current_setting('app.organisation')));
    grant select on wells to rongshu_app;
    insert into wells values ('water', 10), ('energy', 20)`)
})
afterAll(() => database.close())

const found = (organisation: string, depth: number) =>
  inTransaction(
    database.db,
    whoOf(organisation),
    async (tx) => (await sql<{ depth: number }>`${byKey}select depth from wells where depth = ${depth}`.execute(tx)).rows.length,
  )

test('a plan that is kept shows everybody their own rows only, however often and by turns it is used', async () => {
  for (let turn = 0; turn < 10; turn++) {
    expect([await found('water', 10), await found('water', 20), await found('energy', 10), await found('energy', 20)]).toEqual([1, 0, 0, 1])
  }
  const { rows } = await database.pool.query<{ statement: string; generic_plans: number }>(
    'select statement, generic_plans::int from pg_prepared_statements',
  )
  expect(rows.map(({ statement }) => statement)).toEqual(['/* by key */select depth from wells where depth = $1'])
  expect(rows[0]!.generic_plans).toBeGreaterThan(0)
})

test('a statement without the mark is planned each time; one with it goes on after it failed', async () => {
  await database.db.transaction().execute((tx) => sql`select ${1}::int as one`.execute(tx))
  const divided = (by: number) => sql<{ n: number }>`${byKey}select 6 / ${by}::int as n`.execute(database.db)
  expect((await divided(3)).rows).toEqual([{ n: 2 }])
  await expect(divided(0)).rejects.toMatchObject({ code: '22012' })
  expect((await divided(2)).rows).toEqual([{ n: 3 }])
  const { rows } = await database.pool.query('select from pg_prepared_statements')
  expect(rows).toHaveLength(2)
})

test('a kept plan outlives a column that an upgrade adds, since statements with the mark name their columns and never ask for all', async () => {
  const server = path.resolve(import.meta.dirname, '..')
  const texts = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql.ts'))
    .map((name) => [name, readFileSync(path.join(server, name), 'utf8')] as const)
  const marked = texts.flatMap(([name, text]) =>
    text
      .split(/\$\{byKey(?:If\(.*?\))?\}/)
      .slice(1)
      .map((rest) => [name, rest.split('`.execute(')[0]!] as const),
  )
  expect(marked.length).toBeGreaterThan(10)
  for (const [name, statement] of marked)
    expect([name, /(?:select|,|returning)\s+(?:\w+\.)?\*/.exec(statement)?.[0]]).toEqual([name, undefined])
  expect(await found('water', 10)).toBe(1)
  await database.pool.query('alter table wells add column note text')
  expect(await found('water', 10)).toBe(1)
})

test('in a transaction that keeps its plans a statement by key is planned for whoever asks at once, until it says that what follows is planned anew', async () => {
  const wells = (depth: number) => sql`${byKey}select organisation, depth from wells where depth = ${depth}`
  const modes: string[] = []
  const mode = async (tx: Tx) =>
    modes.push((await sql<{ mode: string }>`select current_setting('plan_cache_mode') as mode`.execute(tx)).rows[0]!.mode)
  const seen = await inTransaction(
    database.db,
    whoOf('water'),
    async (tx) => {
      await mode(tx)
      return [(await wells(10).execute(tx)).rows.length, (await wells(20).execute(tx)).rows.length]
    },
    'kept',
  )
  await inTransaction(
    database.db,
    whoOf('water'),
    async (tx) => {
      await sql`select ${planningAnew}`.execute(tx)
      await mode(tx)
    },
    'kept',
  )
  await inTransaction(database.db, whoOf('water'), mode)
  expect([seen, modes]).toEqual([
    [1, 0],
    ['force_generic_plan', 'auto', 'auto'],
  ])
  const { rows } = await database.pool.query<{ generic: number; custom: number }>(
    `select generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements where statement like '%organisation, depth%'`,
  )
  expect(rows).toEqual([{ generic: 2, custom: 0 }])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, type TestDatabase } from '#server/test/database.ts'
import { printSchema } from './schema-print.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase()
})
afterAll(() => database.close())

const schema = `
  create type grade as enum ('general', 'core');
  create table wells (id bigint generated always as identity primary key, name text not null check (name <> ''),
    grade grade not null default 'general', depth int, twice int generated always as (depth * 2) stored);
  create table readings (well bigint not null references wells (id), at date not null, unique (well, at));
  create index wells_by_name on wells (name) where depth > 1;
  create view deep as select id from wells where depth > 100;
  alter table wells enable row level security;
  create policy shallow on wells for select using (depth < 100);
  create function refuse() returns trigger language plpgsql as $$ begin return null; end $$;
  create trigger kept before delete on wells for each row execute function refuse();`

test('the printed text makes the same schema again', async () => {
  await database.pool.query(schema)
  const printed = await printSchema(database.pool)
  for (const part of ['create type grade', 'twice integer generated always as', 'create policy shallow', 'CREATE TRIGGER kept']) {
    expect(printed).toContain(part)
  }
  const copy = await emptyDatabase()
  // Tables are printed by name, so a table may come before the one it refers to: references are added at the end.
  const references: string[] = []
  const withoutReferences = printed.replace(/,\n {2}constraint (\S+) (FOREIGN KEY .*)/g, (_, name: string, text: string) => {
    references.push(`alter table readings add constraint ${name} ${text};`)
    return ''
  })
  await copy.pool.query(withoutReferences + references.join('\n'))
  expect(await printSchema(copy.pool)).toBe(printed)
  await copy.close()
})

test('a database without anything prints only the heading', async () => {
  const empty = await emptyDatabase()
  expect((await printSchema(empty.pool)).trim().split('\n')).toHaveLength(1)
  await empty.close()
})

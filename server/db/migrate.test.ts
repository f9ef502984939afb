import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyDatabase, type TestDatabase } from '#server/test/database.ts'
import { hashOfMigrations, migrate, readMigrations } from './migrate.ts'

let folder: string
let database: TestDatabase
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rongshu-migrations-'))
  mkdirSync(folder, { recursive: true })
  database = await emptyDatabase()
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)

test('each is applied once, in order', async () => {
  write('001-wells.sql', 'create table wells (id int);')
  write('002-depth.sql', 'alter table wells add depth int;')
  expect(await migrate(database.url, folder)).toEqual(['001-wells.sql', '002-depth.sql'])
  expect(await migrate(database.url, folder)).toEqual([])
  write('003-name.sql', 'alter table wells add name text;')
  expect(await migrate(database.url, folder)).toEqual(['003-name.sql'])
})

test('four programs that start at once apply each once', async () => {
  write('001-wells.sql', 'create table wells (id int);')
  const results = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, folder)))
  expect(results.flat()).toEqual(['001-wells.sql'])
})

test('a failing one leaves nothing behind and names itself', async () => {
  write('001-wells.sql', 'create table wells (id int); select 1 / 0;')
  await expect(migrate(database.url, folder)).rejects.toThrow('001-wells.sql: division by zero')
  const { rows } = await database.pool.query(`select to_regclass('wells') as wells, (select count(*) from migrations) as n`)
  expect(rows).toEqual([{ wells: null, n: 0 }])
})

test('an upgrade that fails half-way leaves the database as the version of before knows it, and says so', async () => {
  write('001-wells.sql', 'create table wells (id int);')
  await migrate(database.url, folder)
  write('002-depth.sql', 'alter table wells add depth int; insert into wells values (1, 2);')
  write('003-name.sql', 'alter table wells add name text; select 1 / 0;')
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /^升级失败，数据库没有变：迁移 003-name\.sql: division by zero.*\n.*as it was: migration 003-name\.sql: division by zero/,
  )
  rmSync(path.join(folder, '003-name.sql'))
  rmSync(path.join(folder, '002-depth.sql'))
  expect(await migrate(database.url, folder)).toEqual([])
  expect((await database.pool.query('select * from wells')).fields.map(({ name }) => name)).toEqual(['id'])
})

test('what one puts off to the commit is checked before the next one changes the table', async () => {
  write(
    '001-wells.sql',
    'create table wells (id int primary key); create table pumps (well int references wells deferrable initially deferred);',
  )
  await migrate(database.url, folder)
  write('002-pump.sql', 'insert into pumps values (1); insert into wells values (1);')
  write('003-name.sql', 'alter table pumps add name text; insert into pumps values (2); insert into wells values (2);')
  expect(await migrate(database.url, folder)).toEqual(['002-pump.sql', '003-name.sql'])
})

test('an applied one that was changed, or is unknown, is refused in both languages', async () => {
  write('001-wells.sql', 'create table wells (id int);')
  await migrate(database.url, folder)
  write('001-wells.sql', 'create table wells (id bigint);')
  await expect(migrate(database.url, folder)).rejects.toThrow(/未发布的版本.*\n.*was changed after it had been applied/)
  rmSync(path.join(folder, '001-wells.sql'))
  await expect(migrate(database.url, folder)).rejects.toThrow(/^数据库已由较新的版本.*\n.*newer version \(001-wells\.sql\).*Upgrading\)\.$/)
})

test('a PostgreSQL before 18 is refused before anything is written to it', async () => {
  write('001-wells.sql', 'create table wells (id int);')
  const name = new URL(database.url).pathname.slice(1)
  await database.pool.query(
    `create function public.current_setting(text) returns text language sql as $$ select case $1 when 'server_version_num' then '170006' else '17.6' end $$; alter database ${name} set search_path = public, pg_catalog`,
  )
  await expect(migrate(database.url, folder)).rejects.toThrow(/PostgreSQL 17\.6.*18/)
  const { rows } = await database.pool.query(`select to_regclass('migrations') as migrations`)
  expect(rows).toEqual([{ migrations: null }])
})

test('names are numbered without gaps, and line ends do not matter to the hash', () => {
  write('001-wells.sql', 'select 1;\r\n')
  const windows = hashOfMigrations(readMigrations(folder))
  write('001-wells.sql', 'select 1;\n')
  expect(hashOfMigrations(readMigrations(folder))).toBe(windows)
  write('003-gap.sql', 'select 1;')
  expect(() => readMigrations(folder)).toThrow('003-gap.sql')
})

test('two databases of one cluster may make the same role at the same time', async () => {
  const other = await emptyDatabase()
  write(
    '001-role.sql',
    `do $$ begin if not exists (select from pg_roles where rolname = 'rongshu_probe')
    then create role rongshu_probe; end if; end $$;`,
  )
  await Promise.all([migrate(database.url, folder), migrate(other.url, folder)])
  await other.close()
  const { rows } = await database.pool.query(`select count(*) as n from pg_roles where rolname = 'rongshu_probe'`)
  expect(rows).toEqual([{ n: 1 }])
})

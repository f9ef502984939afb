import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, type TestDatabase } from '#server/test/database.ts'
import { connect } from './pool.ts'
import { DatabaseBusy, DatabaseUnavailable, asSystem, inTransaction, system, type Tx, type Who } from './transaction.ts'

const who: Who = {
  officerId: 'officer-1',
  postId: 'post-1',
  organisationId: 'water',
  role: 'producer',
  organisationKind: 'public-body',
  sector: null,
}

let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase()
  await database.pool.query(`
    do $$ begin create role rongshu_app nologin; exception when duplicate_object or unique_violation then null; end $$;
    create table wells (organisation text not null, depth int not null);
    alter table wells enable row level security;
    create policy own on wells using (organisation = current_setting('app.organisation'));
    grant select, insert, update on wells to rongshu_app;
    insert into wells values ('water', 10), ('energy', 20)`)
})
afterAll(() => database.close())

async function depths(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ depth: number }>`select depth from wells order by depth`.execute(tx)
  return rows.map((row) => row.depth)
}

test('the rows of another organisation are not there, and cannot be written', async () => {
  expect(await inTransaction(database.db, who, depths)).toEqual([10])
  const foreign = inTransaction(database.db, who, (tx) => sql`insert into wells values ('energy', 1)`.execute(tx))
  await expect(foreign).rejects.toMatchObject({ code: '42501' })
})

test('nothing of who asked stays on the connection', async () => {
  await inTransaction(database.db, who, depths)
  const { rows } = await database.pool.query(`select current_user as me, current_setting('app.officer', true) as officer`)
  expect(rows[0]).toEqual({ me: 'postgres', officer: '' })
})

test('every setting is there, and empty where it does not apply', async () => {
  const read = (tx: Tx) =>
    sql`select current_setting('app.post') as post, current_setting('app.role') as role,
      current_setting('app.organisation_kind') as kind, current_setting('app.sector') as sector`.execute(tx)
  const mine = await inTransaction(database.db, who, read)
  expect(mine.rows).toEqual([{ post: 'post-1', role: 'producer', kind: 'public-body', sector: '' }])
  const platform = await asSystem(database.db, read)
  expect(platform.rows).toEqual([{ post: '', role: 'system', kind: '', sector: '' }])
})

test('a failure rolls everything back', async () => {
  const failing = inTransaction(database.db, who, async (tx) => {
    await sql`insert into wells values ('water', 99)`.execute(tx)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await inTransaction(database.db, who, depths)).toEqual([10])
})

test('two transactions in a deadlock both arrive in the end', async () => {
  await database.pool.query(`create table pair (id int, hits int); insert into pair values (1, 0), (2, 0);
    grant select, update on pair to rongshu_app`)
  let bothHoldOne = () => {}
  const meeting = new Promise<void>((resolve) => (bothHoldOne = resolve))
  let arrived = 0
  const hit = (tx: Tx, id: number) => sql`update pair set hits = hits + 1 where id = ${id}`.execute(tx)
  const cross = (first: number, second: number) =>
    inTransaction(database.db, system, async (tx) => {
      await hit(tx, first)
      arrived += 1
      if (arrived === 2) bothHoldOne()
      await meeting
      await hit(tx, second)
    })
  await Promise.all([cross(1, 2), cross(2, 1)])
  const { rows } = await database.pool.query('select hits from pair')
  expect(rows).toEqual([{ hits: 2 }, { hits: 2 }])
})

test('what somebody entered a moment before is seen at the second look, and still refused when nobody looks', async () => {
  await database.pool.query(`create table places (name text primary key, by text); grant select, insert on places to rongshu_app`)
  let bothLooked = () => {}
  const meeting = new Promise<void>((resolve) => (bothLooked = resolve))
  let looked = 0
  const take = (by: string) =>
    inTransaction(database.db, system, async (tx) => {
      const { rows } = await sql<{ by: string }>`select by from places where name = 'one'`.execute(tx)
      if (rows[0]) return rows[0].by
      looked += 1
      if (looked === 2) bothLooked()
      await meeting
      await sql`insert into places values ('one', ${by})`.execute(tx)
      return by
    })
  const [first, second] = await Promise.all([take('a'), take('b')])
  expect(second).toBe(first)
  await expect(inTransaction(database.db, system, (tx) => sql`insert into places values ('one', 'c')`.execute(tx))).rejects.toMatchObject({
    code: '23505',
  })
})

test('a database that is there but has no connection left is not said to be away', async () => {
  const narrow = connect(database.url, { max: 1, waitSeconds: 0.2 })
  const waiting = await asSystem(narrow.db, () => asSystem(narrow.db, depths).catch((problem: unknown) => problem))
  expect(waiting).toBeInstanceOf(DatabaseBusy)
  await narrow.close()
})

test('a database that is away is told apart from one that says no', async () => {
  const nowhere = connect('postgres://nobody:x@127.0.0.1:1/none')
  await expect(asSystem(nowhere.db, depths)).rejects.toThrow(DatabaseUnavailable)
  await nowhere.close()
  const dropped = inTransaction(database.db, system, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    return depths(tx)
  })
  await expect(dropped).rejects.toThrow(DatabaseUnavailable)
})

import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seal } from '#server/audit/sealer.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { smallRegistry } from '#server/test/registry.ts'
import { toNotice } from '#server/test/registry-acts.ts'
import { verify } from './verify.ts'
import { pageOf } from './verify-words.ts'

let database: TestDatabase
let assetId: string
let caseId: string

beforeAll(async () => {
  database = await freshDatabase()
  const city = await smallRegistry(database)
  assetId = await city.makeAsset()
  caseId = (await toNotice(city, assetId)).caseId
  city.platform.clock.setOffset(40 * 86_400_000)
  await city.platform.desk.tick()
  await seal(database)
})
afterAll(() => database.close())

/** Does what only the owner of the tables could do, looks, and puts everything back. */
async function after(change: (client: { query(text: string): Promise<unknown> }) => Promise<void>) {
  const snapshot = `copy_${Math.random().toString(36).slice(2, 8)}`
  const tables = ['audit_log', 'audit_chain', 'entries', 'cases', 'asset_cards', 'assets']
  const client = await database.pool.connect()
  try {
    for (const table of tables) await client.query(`create table ${snapshot}_${table} as table ${table}`)
    await client.query(`set session_replication_role = replica`)
    await change(client)
    const found = await verify(database.db)
    for (const table of tables) {
      const { rows } = await client.query<{ names: string }>(
        `select string_agg(quote_ident(attname), ', ') as names from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      )
      await client.query(`delete from ${table}`)
      await client.query(
        `insert into ${table} (${rows[0]!.names}) overriding system value select ${rows[0]!.names} from ${snapshot}_${table}`,
      )
      await client.query(`drop table ${snapshot}_${table}`)
    }
    return found
  } finally {
    await client.query(`set session_replication_role = origin`)
    client.release()
  }
}

beforeEach(async () => {
  assert.deepEqual((await verify(database.db)).faults, [], 'the test before put everything back')
})

test('a registered asset with all its cases is clean, and what is not sealed yet is counted', async () => {
  const clean = await verify(database.db)
  expect(clean.cases).toBe(3)
  expect(clean.sealed).toBe(clean.lines)
  expect(clean.unsealed).toBe(0)
  expect(clean.head).toMatch(/^[0-9a-f]{64}$/)
  await sql`insert into audit_log (platform_at, role, action, object_kind, object_id, outcome) values (now(), 'public', 'look', 'notice', '1', 'done')`.execute(
    database.db,
  )
  expect(await verify(database.db)).toMatchObject({ unsealed: 1, head: clean.head, faults: [] })
  expect(pageOf(clean)).toContain('没有发现改动')
  expect((await verify(database.db, clean.head)).faults).toEqual([])
})

test('a changed line is named', async () => {
  const { faults } = await after(
    async (client) => void (await client.query(`update audit_log set detail = '{"nothing": "happened"}' where id = 5`)),
  )
  expect(faults).toEqual([{ kind: 'line-changed', what: '5' }])
})

test('a changed line whose own digest was made to fit breaks the chain', async () => {
  const { faults } = await after(async (client) => {
    await client.query(`update audit_log set outcome = 'denied' where id = 5`)
    await client.query(`update audit_log l set digest = sha256(convert_to(audit_canonical(l), 'UTF8')) where id = 5`)
  })
  expect(faults).toEqual([{ kind: 'chain-broken', what: '5' }])
})

test('a line not sealed yet is watched as well', async () => {
  const { faults, unsealed } = await after(
    async (client) => void (await client.query(`update audit_log set object_id = '2' where object_kind = 'notice'`)),
  )
  expect(unsealed).toBe(1)
  expect(faults).toMatchObject([{ kind: 'line-changed' }])
})

test('a removed link, a removed line, and a removed line with its link are found', async () => {
  const link = await after(async (client) => void (await client.query('delete from audit_chain where position = 6')))
  expect(link.faults).toEqual([{ kind: 'chain-broken', what: '7' }])
  const line = await after(async (client) => void (await client.query('delete from audit_log where id = 6')))
  expect(line.faults).toEqual([{ kind: 'line-missing', what: '6' }])
  const both = await after(
    async (client) => void (await client.query('delete from audit_chain where position = 6; delete from audit_log where id = 6')),
  )
  expect(both.faults).toEqual([{ kind: 'chain-broken', what: '7' }])
})

test('a chain cut off at its end is missed by itself and found by a head noted earlier', async () => {
  const { head } = await verify(database.db)
  const cut = await after(async (client) => {
    await client.query(`delete from audit_log where id > 10; delete from audit_chain where line_id > 10`)
    expect((await verify(database.db, head)).faults).toEqual([{ kind: 'head-missing', what: head }])
  })
  expect(cut.faults).toEqual([])
})

test('a changed case, a removed entry and a case nobody can replay are each named with what differs', async () => {
  const {
    rows: [kase],
  } = await sql<{ number: string }>`select number from cases where id = ${caseId}`.execute(database.db)
  const ended = await after(
    async (client) => void (await client.query(`update cases set answers = answers || '{"limits": "更多"}' where id = '${caseId}'`)),
  )
  expect(ended.faults).toEqual([{ kind: 'case-differs', what: kase!.number, fields: ['answers'] }])
  const short = await after(async (client) => void (await client.query(`delete from entries where case_id = '${caseId}' and seq = 3`)))
  expect(short.faults).toMatchObject([{ kind: 'case-differs', what: kase!.number, fields: expect.arrayContaining(['version']) }])
  const strange = await after(async (client) => void (await client.query(`update cases set procedure = 'no-such' where id = '${caseId}'`)))
  expect(strange.faults).toMatchObject([{ kind: 'case-differs', what: kase!.number }])
})

test('register, certificate and asset card must name each other (§4.3 §4.6)', async () => {
  const card = await after(async (client) => void (await client.query(`delete from asset_cards where asset_id = '${assetId}'`)))
  expect(card.faults.map((each) => each.kind)).toEqual(['asset-without-card', 'certificate-without-card'])
  const state = await after(async (client) => void (await client.query(`update assets set registered_at = null where id = '${assetId}'`)))
  expect(state.faults.map((each) => each.kind)).toEqual(['certificate-without-registration'])
  expect(pageOf(card)).toContain('没有数据资产卡')
  const told = await after(
    async (client) => void (await client.query(`update certificates set status = 'changed' where asset_id = '${assetId}'`)),
  )
  expect(told.faults.map((each) => each.kind)).toEqual(['certificate-state'])
  expect(pageOf(told)).toContain('的状态与它的状态变更记录不一致')
})

import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, stranger, type Who } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { drawRemittance } from './remittances.sql.ts'
import { bringIntoForce, holdSharing, signSharing } from './sharing.sql.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  // Officers, cases and organisations are not what is tested here.
  await database.pool.query(
    'alter table sharing_parties drop constraint sharing_parties_signed_by_fkey; alter table remittances drop constraint remittances_id_fkey',
  )
})
afterAll(() => database.close())

/** Enters rows whose references lead nowhere. */
async function enter(statements: string): Promise<void> {
  const client = await database.pool.connect()
  await client.query(`set session_replication_role = replica; ${statements}; reset session_replication_role`)
  client.release()
}
const of = (role: string, organisationId: string | null): Who => ({ ...stranger, role, organisationId })
const at = new Date('2026-11-27T02:00:00Z')

test('最后两方同时确认，协议照样生效', async () => {
  const [agreement, operator, developer] = [randomUUID(), randomUUID(), randomUUID()]
  await enter(`insert into sharing_agreements (id, number, product_id, operator_id, version, form, fee_ppm, tax_ppm, cost_fen, parties, bounds, parts, whole, effective_on, client_key, made_name, made_at) values ('${agreement}', 'SY-1', '${randomUUID()}', '${operator}', 1, 'fixed', 0, 0, 0, 2, '{0}', '{1,1}', 2, '2026-01-01', 'key-of-it', '拟订', now());
    insert into sharing_parties (agreement_id, position, organisation_id, part, is_public) values ('${agreement}', 0, '${operator}', 'operator', false), ('${agreement}', 1, '${developer}', 'developer', false)`)
  const sign = (role: string, organisationId: string, [before, after]: readonly [number, number]) =>
    inTransaction(database.db, of(role, organisationId), async (tx) => {
      await holdSharing(tx, agreement)
      expect(await signSharing(tx, agreement, { organisationId, officerId: randomUUID(), officerName: role, at })).toBe(true)
      await sleep(before)
      await bringIntoForce(tx, agreement, at)
      await sleep(after)
    })
  await Promise.all([sign('operator', operator, [300, 0]), sign('developer', developer, [0, 600])])
  const { rows } = await database.pool.query<{ on: boolean }>('select in_force_at is not null as on from sharing_agreements')
  expect(rows).toEqual([{ on: true }])
})

test('列批次时又有一笔归集，批次的笔数和合计仍与所含各笔一致', async () => {
  const [first, second] = [randomUUID(), randomUUID()]
  const line = (id: string, fen: number, on: string) =>
    `('${id}', '${randomUUID()}', '${randomUUID()}', '${randomUUID()}', '2026-11-01', ${fen}, now(), ${on})`
  await enter(
    `insert into receivables (id, distribution_id, unit_id, operator_id, period, amount_fen, made_at, collected_on, collected_at) values ${line(first, 100, `'2026-11-20', now()`)}, ${line(second, 50, 'null, null')}`,
  )
  const holds = await database.pool.connect()
  await holds.query('begin')
  await holds.query('select from receivables where id = $1 for update', [first])
  const drawing = inTransaction(database.db, of('registrar', randomUUID()), (tx) =>
    drawRemittance(tx, { id: randomUUID(), number: 'HJ-1', title: '第一批', until: '2026-11-30', at }),
  )
  const waiting = () => database.pool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
  await expect.poll(async () => (await waiting()).rowCount).toBeGreaterThan(0)
  await database.pool.query(`update receivables set collected_on = '2026-11-21', collected_at = now() where id = $1`, [second])
  await holds.query('rollback')
  holds.release()
  expect(await drawing).toBe(1)
  const { rows } = await database.pool.query<object>(
    'select m.lines, m.amount_fen as fen, (select count(*)::int from receivables r where r.remittance_id = m.id) as held from remittances m',
  )
  expect(rows).toEqual([{ lines: 1, fen: 100, held: 1 }])
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCity, type City } from '#server/test/city.ts'
import { onNotice, submitted, takeInventory } from './lives.ts'
import { expectGenuineHistory, readHistory } from './proof.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
  const [asset, registered] = await takeInventory(city, ['只增不改', '已登记'])
  await onNotice(city, registered!)
  await city.pass(30)
  await submitted(city, asset!)
  await expectGenuineHistory(city)
})
afterAll(() => city.close())

/** What the database says to one statement, as the owner or in a transaction of the application role. */
async function tried(statement: string, role: 'owner' | 'rongshu_app'): Promise<string> {
  const client = await city.database.pool.connect()
  try {
    await client.query('begin')
    if (role !== 'owner') await client.query(`select set_config('role', $1, true), set_config('app.role', 'system', true)`, [role])
    return await client.query(statement).then(
      ({ rowCount }) => `done ${rowCount}`,
      (problem: { code: string }) => problem.code,
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const kept = [
  'audit_log',
  'audit_chain',
  'entries',
  'asset_versions',
  'opinions',
  'valuations',
  'asset_codes',
  'classifications',
  'certificate_changes',
] as const
const column: Record<(typeof kept)[number], string> = {
  audit_log: 'action',
  audit_chain: 'digest',
  entries: 'reason',
  asset_versions: 'confirmed_name',
  opinions: 'number',
  valuations: 'number',
  asset_codes: 'entered_name',
  classifications: 'reason',
  certificate_changes: 'ground',
}

describe('只增不改（§7.1）', () => {
  test.each(kept)('%s：应用角色没有修改和删除的权限，所有者也被触发器拒绝', async (table) => {
    for (const statement of [
      `update ${table} set ${column[table]} = ${column[table]}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      expect([statement, await tried(statement, 'rongshu_app')]).toEqual([statement, '42501'])
      if (!statement.startsWith('truncate') || ['audit_log', 'audit_chain', 'entries', 'asset_codes'].includes(table))
        expect([statement, await tried(statement, 'owner')]).toEqual([statement, 'RS001'])
    }
  })

  test('凭证一经发出不能改动、不能删除；资产编码不能改动', async () => {
    expect(await tried(`delete from certificates`, 'rongshu_app')).toBe('42501')
    expect(await tried(`delete from cases`, 'rongshu_app')).toBe('42501')
    expect(await tried(`update assets set code = 'x'`, 'rongshu_app')).toBe('RS002')
    expect(await tried(`delete from assets`, 'owner')).toBe('RS001')
  })

  test('越过触发器的改动、删除和办件行的改动，都被核验指出', async () => {
    const { pool } = city.database
    const {
      rows: [line],
    } = await pool.query<{ id: number }>(`select id from audit_log where action = 'act:submit' order by id limit 1`)
    const {
      rows: [kase],
    } = await pool.query<{ id: string; number: string }>(
      `select id, number from cases where procedure = 'first-registration' and closed_at is null`,
    )
    const cheat = async (statement: string, values: unknown[]) => {
      const client = await pool.connect()
      await client.query('begin')
      await client.query(`set local session_replication_role = replica`)
      await client.query(statement, values)
      await client.query('commit')
      client.release()
    }
    await cheat(`update audit_log set detail = detail || '{"amount": 1}' where id = $1`, [line!.id])
    expect((await readHistory(city)).breaks).toEqual([{ lineId: line!.id, what: 'line-changed' }])
    await cheat(`update audit_log set detail = detail - 'amount' where id = $1`, [line!.id])
    await cheat(`update cases set step = 'second-review' where id = $1`, [kase!.id])
    expect((await readHistory(city)).differing).toEqual([`${kase!.number} first-registration: step`])
    await cheat(`update cases set step = 'acceptance' where id = $1`, [kase!.id])
    await expectGenuineHistory(city)
  })
})

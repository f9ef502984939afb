import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, system } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { beginDisclosure } from './disclosing.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  const client = await database.pool.connect()
  await client.query(`set session_replication_role = replica`)
  const mandate = async (number: string, begins: string, ends: string, ended: string | null) => {
    const {
      rows: [made],
    } = await client.query<{ id: string }>(
      `insert into mandates (id, number, operator_id, operator_name, kind, case_id, begins_on, ends_on, ended_at, made_at) values (gen_random_uuid(), $1, $2, '榕城数据运营企业', 'selected', gen_random_uuid(), $3, $4, $5, now()) returning id`,
      [number, randomUUID(), begins, ends, ended],
    )
    for (const [added, gone] of [
      ['2024-06-01', null],
      ['2025-02-01', null],
      ['2024-06-01', '2024-12-01'],
      ['2026-02-01', null],
    ])
      await client.query(
        `insert into mandate_assets (mandate_id, asset_id, operator_id, holder_id, holder_kind, added_at, ended_at) values ($1, gen_random_uuid(), $2, $2, 'company', $3, $4)`,
        [made!.id, randomUUID(), added, gone],
      )
  }
  await mandate('SQ-before', '2022-01-01', '2024-12-31', null)
  await mandate('SQ-ended', '2023-01-01', '2026-12-31', '2024-12-30')
  await mandate('SQ-runs', '2024-06-01', '2026-12-31', null)
  await mandate('SQ-after', '2026-01-01', '2027-12-31', null)
  const product = (number: string, listed: string, delisted: string | null) =>
    client.query(
      `insert into products (id, number, name, kind, purpose_class, developer_id, state, made_at, listed_at, delisted_at) values (gen_random_uuid(), $1, $1, 'api', 'industry', gen_random_uuid(), $2, now(), $3, $4)`,
      [number, delisted ? 'delisted' : 'listed', listed, delisted],
    )
  await product('CP-gone', '2023-03-01', '2024-12-31T12:00:00Z')
  await product('CP-left', '2023-03-01', '2025-06-01')
  await product('CP-stands', '2024-12-31T15:59:00Z', null)
  await product('CP-later', '2025-12-31T16:00:00Z', null)
  client.release()
})
afterAll(() => database.close())

const begun = (today: string, filled: Record<string, unknown>) =>
  inTransaction(database.db, { ...system, organisationId: randomUUID(), role: 'data-bureau' }, (tx) =>
    beginDisclosure(tx, ['disclosure-report'], '', today, filled),
  )

test('草稿只列披露年度内有效的授权、当时的资产和挂牌过的产品；没有填写年度的按上一年度（§6.8，choice:disclosure-report）', async () => {
  const draft = await begun('2026-03-02', {})
  expect(draft).toMatchObject({ year: 2025, authorisation: 'SQ-runs：榕城数据运营企业，2024-06-01至2026-12-31，资产2项' })
  expect((draft['products'] as { name: string }[]).map(({ name }) => name)).toEqual(['CP-stands（CP-stands）', 'CP-left（CP-left）'])
})

test('填写了年度的，按那一年', async () => {
  expect((await begun('2027-03-02', { year: 2024 }))['authorisation']).toMatch(/SQ-runs：.*资产2项\nSQ-ended：.*\nSQ-before：/)
  expect(await begun('2027-03-02', { year: 2020 })).toEqual({ year: 2020 })
})

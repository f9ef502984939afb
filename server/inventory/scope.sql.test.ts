import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parties } from '#law/parties.ts'
import { asSystem, inTransaction, type Who } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { testUscc } from '#server/test/inventory-room.ts'
import { countAssets, fittingAssets, listAssets, newestAssets } from './assets.sql.ts'

let database: TestDatabase
const units = [
  ['administrative-organ', 'transport'],
  ['municipal-soe', 'transport'],
  ['municipal-utility', ''],
  ['company', 'health'],
].map(([kind, sector]) => ({ id: randomUUID(), kind: kind!, sector: sector! }))
const firm = randomUUID()

beforeAll(async () => {
  database = await freshDatabase()
  await asSystem(database.db, async (tx) => {
    for (const [i, u] of [...units, { id: firm, kind: 'law-firm', sector: '' }].entries())
      await sql`insert into organisations (id, uscc, name, kind, sector) values (${u.id}, ${testUscc(i + 1)}, ${`单位${i}`}, ${u.kind}, ${u.sector})`.execute(
        tx,
      )
    for (const u of units)
      for (const i of [1, 2])
        await sql`insert into assets (id, holder_id, holder_kind, holder_sector, code, name, grade, origin, search, created_at) values (${randomUUID()}, ${u.id}, ${u.kind}, ${u.sector}, ${u.id + i}, 'x', 1, 'collected', '公交线路', now())`.execute(
          tx,
        )
    // The firm was commissioned for the first unit's assets; for the second unit's the commission is still a draft.
    for (const [unit, submitted] of [
      [units[0]!, true],
      [units[1]!, false],
    ] as const) {
      await sql`insert into cases (id, number, receipt, procedure, edition, title, subject_kind, subject_id, applicant_id, addressee_id, holder_id, holder_kind, step, last_act, opened_at, submitted_at, acted_at)
        select gen_random_uuid(), code, code, 'legal-opinion', '1', 'x', 'asset', id, holder_id, ${firm}, holder_id, holder_kind, 'x', 'open', now(), ${submitted ? new Date() : null}, now() from assets where holder_id = ${unit.id}`.execute(
        tx,
      )
    }
  })
})
afterAll(() => database.close())

test('the predicate of lists and row-level security say the same, for every role, organisation and sector', async () => {
  const seen = new Map<string, number>()
  for (const role of Object.keys(parties))
    for (const organisationId of [...units.map((u) => u.id), firm, null])
      for (const sector of ['transport', 'health', '', null]) {
        const who: Who = { officerId: null, postId: null, organisationId, role, organisationKind: null, sector }
        const { listed, said, counted, allowed } = await inTransaction(database.db, who, async (tx) => ({
          listed: (await listAssets(tx, await fittingAssets(tx, who, {}), newestAssets(100))).map((a) => a.id).sort(),
          said: (await listAssets(tx, await fittingAssets(tx, who, { q: '交线' }), newestAssets(100))).map((a) => a.id).sort(),
          counted: await countAssets(tx, await fittingAssets(tx, who, {})),
          allowed: (await sql<{ id: string }>`select id from assets`.execute(tx)).rows.map((a) => a.id).sort(),
        }))
        expect([role, organisationId, sector, listed, said, counted]).toEqual([
          role,
          organisationId,
          sector,
          allowed,
          allowed,
          allowed.length,
        ])
        if (organisationId === firm && sector === 'health') seen.set(role, counted)
      }
  expect(Object.fromEntries(seen)).toMatchObject({
    'law-firm': 2,
    registrar: 8,
    sasac: 6,
    'finance-bureau': 2,
    'sector-authority': 4,
    producer: 2,
  })
})

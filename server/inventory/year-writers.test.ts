import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, inTransaction, type Tx } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'

let room: InventoryRoom
let people: { readonly [name: string]: Visitor }
let roundId: string
let assetId: string
beforeAll(async () => {
  room = await openInventoryRoom()
  const own = await room.newUnit('写入单位')
  const sector = { ...(await room.newUnit('行业主管部门', 'sector-authority')), sector: '交通运输' }
  people = {
    own,
    other: await room.newUnit('别的单位'),
    registrar: await room.newUnit('登记机构', 'registrar'),
    sector,
    otherSector: { ...sector, sector: '卫生健康' },
    bureau: await room.newUnit('数据局', 'data-bureau'),
  }
  ;({ roundId } = await room.newRound(own))
  assetId = randomUUID()
  await asSystem(room.platform.db, (tx) =>
    sql`insert into assets (id, holder_id, holder_kind, code, name, grade, origin, created_at) values (${assetId}, ${own.organisationId}, 'administrative-organ', 'W-1', '资产', 1, 'collected', now())`.execute(
      tx,
    ),
  )
})
afterAll(() => room.close())

class Undone extends Error {}
/** What the database says to one statement in somebody's name; nothing of it stays. */
async function tried(who: Visitor, work: (tx: Tx) => Promise<{ numAffectedRows?: bigint | undefined }>): Promise<string> {
  let said = ''
  await inTransaction(room.platform.db, who, async (tx) => {
    said = `${(await work(tx)).numAffectedRows ?? 0} rows`
    throw new Undone(said)
  }).catch((problem: unknown) => {
    if (!(problem instanceof Undone)) said = (problem as { code?: string }).code ?? String(problem)
  })
  return said
}
const whoMay = async (work: (tx: Tx) => Promise<{ numAffectedRows?: bigint | undefined }>) => {
  const may: string[] = []
  for (const [name, who] of Object.entries(people)) {
    const said = await tried(who, work)
    if (said === '1 rows') may.push(name)
    // Whoever does not see the round is stopped by its trigger before the policy is asked.
    else expect([name, said]).toEqual([name, expect.stringMatching(/^(42501|RS002|0 rows)$/)])
  }
  return may
}

test('a coding rule and a difference are written by the unit itself, whoever knows the table (§3.5, §3.7)', async () => {
  const unit = people['own']!.organisationId
  expect(
    await whoMay((tx) =>
      sql`insert into coding_rules (id, holder_id, holder_kind, version, segments, shape, pattern, holds_from, reason, set_name, set_at, client_key) values (${randomUUID()}, ${unit}, 'x', 1, '[]', '{}', '^$', '2026-11-04', '试写', 'x', now(), 'k')`.execute(
        tx,
      ),
    ),
  ).toEqual(['own'])
  expect(
    await whoMay((tx) =>
      sql`insert into count_differences (round_id, asset_id, holder_id, holder_kind, difference, outcome, explanation, statement, stated_by, stated_name, stated_at) values (${roundId}, ${assetId}, ${unit}, 'x', 'missing', 'present', '仍在运行中', '保管人确认', ${people['own']!.officerId}, 'x', now())`.execute(
        tx,
      ),
    ),
  ).toEqual(['own'])
})

test('an old code is brought along by the unit of the asset; a given one is written by nobody but the asset itself', async () => {
  const add = (kind: string) => (tx: Tx) =>
    sql`insert into asset_codes (holder_id, holder_kind, code, asset_id, kind, entered_at) values (${people['own']!.organisationId}, 'x', '旧-1', ${assetId}, ${kind}, now())`.execute(
      tx,
    )
  expect(await whoMay(add('old'))).toEqual(['own'])
  expect(await whoMay(add('given'))).toEqual([])
})

test('a round is called by the authority of the sector and names units of that sector only; notes come from the platform, or the registrar or the bureau that decided (§2.4, §3.1, §5.1)', async () => {
  const call = (id: string, organisation: string | null) =>
    sql`insert into round_calls (id, organisation_id, sector, title, year, plan, ends_on, issued_name, issued_at, client_key) values (${id}, ${organisation}, '交通运输', '盘点', 2026, '{}', '2026-12-01', 'x', now(), ${id})`
  expect(await whoMay((tx) => call(randomUUID(), people['sector']!.organisationId).execute(tx))).toEqual(['sector'])
  const id = randomUUID()
  await inTransaction(room.platform.db, people['sector']!, (tx) => call(id, people['sector']!.organisationId).execute(tx))
  const name = (sector: string) => (tx: Tx) =>
    sql`insert into round_call_units (call_id, holder_id, holder_kind, holder_sector) values (${id}, ${people['own']!.organisationId}, 'x', ${sector})`.execute(
      tx,
    )
  expect(await whoMay(name('交通运输'))).toEqual(['sector'])
  // The same office with another field of supervision.
  expect(await tried(people['sector']!, name('卫生健康'))).toBe('42501')
  expect(
    await whoMay((tx) =>
      sql`insert into notes (organisation_id, kind, subject, words, basis, href, at) values (${people['own']!.organisationId}, 'x', 'x', '{}', '§3.9', '/', now())`.execute(
        tx,
      ),
    ),
  ).toEqual(['registrar', 'bureau'])
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { completion, openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { madeColumn as column, madeFinding as finding } from '#server/test/made-findings.ts'
import { findNewer } from './following.sql.ts'
import { keepFindings } from './keep-findings.ts'
import { findRound } from './rounds.sql.ts'
import { claimSource, insertSources } from './sources.sql.ts'

let room: InventoryRoom
let before: Visitor
let holder: Visitor
beforeAll(async () => {
  room = await openInventoryRoom()
  ;[before, holder] = [await room.newUnit('市水利局'), await room.newUnit('市水务集团')]
})
afterAll(() => room.close())

/** What a scan in a round of its own found. */
async function scanned(day: number): Promise<{ id: string; version: number }> {
  const { roundId } = await room.newRound(before)
  const at = new Date(room.platform.clock.now().getTime() + day * 86_400_000)
  await asSystem(room.platform.db, async (tx) => {
    const [id] = await insertSources(
      tx,
      (await findRound(tx, roundId))!,
      [{ id: randomUUID(), name: '水库.csv', arrivedBy: 'upload', path: randomUUID(), bytes: 1 }],
      before.officerId,
      at,
    )
    await keepFindings(
      tx,
      room.platform,
      (await claimSource(tx, id!))!,
      [{ finding: finding('水库.csv', [column('水库')]), draft: null }],
      1,
      at,
    )
  })
  const { items } = (await room.ask(before, 'GET', `/api/rounds/${roundId}/findings`)).body
  return (await room.ask(before, 'GET', `/api/findings/${items[0].id}`)).body
}

test('a change of before is told as things stood for whoever held the asset then, also after it has passed on (choice:transfer-of-holding)', async () => {
  const first = await scanned(0)
  const card = {
    name: '水库',
    dataForm: 'structured',
    records: 10,
    bytes: 100,
    grade: '1',
    importance: 'general',
    containsPersonal: false,
    containsSensitive: false,
    timeFrom: '2026-01-01',
    timeTo: '2026-12-31',
    ...completion,
  }
  const saved = (await room.ask(before, 'PUT', `/api/findings/${first.id}/card`, { version: first.version, card })).body
  const { assetId } = (await room.ask(before, 'POST', `/api/findings/${first.id}/confirm`, { version: saved.version, key: randomUUID() }))
    .body
  const again = await scanned(1)
  expect((await room.ask(before, 'POST', `/api/findings/${again.id}/keep`, { version: again.version })).body.state).toBe('kept')
  const then = new Date(room.platform.clock.now().getTime() + 2 * 86_400_000)
  const found = (holderId: string | null) =>
    asSystem(room.platform.db, async (tx) => (await findNewer(tx, assetId, 1, { holderId, then })).found?.id ?? null)
  expect([await found(before.organisationId), await found(null)]).toEqual([again.id, again.id])
  await asSystem(room.platform.db, (tx) => sql`select transfer_asset(${assetId}, ${holder.organisationId}, now())`.execute(tx))
  expect([await found(before.organisationId), await found(holder.organisationId), await found(null)]).toEqual([again.id, null, null])
})

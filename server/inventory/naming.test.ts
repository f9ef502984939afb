import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from '#contract/findings.ts'
import type { FindingView } from '#contract/inventory.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { completion, openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { madeColumn as column, madeFinding as finding } from '#server/test/made-findings.ts'
import { keepFindings } from './keep-findings.ts'
import { findRound } from './rounds.sql.ts'
import { claimSource, insertSources } from './sources.sql.ts'

let room: InventoryRoom
let producer: Visitor
let other: Visitor
beforeAll(async () => {
  room = await openInventoryRoom()
  producer = await room.newUnit('市港口局')
  other = await room.newUnit('市海事局')
})
afterAll(() => room.close())

const card = { name: '泊位', dataForm: 'structured', records: 10, bytes: 100, grade: '1', importance: 'general', containsPersonal: false, containsSensitive: false, timeFrom: '2026-01-01', timeTo: '2026-12-31', ...completion }

/** A scan of a new source of the round found this. */
async function scanned(of: Visitor, roundId: string, found: readonly Finding[]): Promise<void> {
  const at = room.platform.clock.now()
  await asSystem(room.platform.db, async (tx) => {
    const [id] = await insertSources(tx, (await findRound(tx, roundId))!, [{ id: randomUUID(), name: found[0]!.file, arrivedBy: 'upload', path: randomUUID(), bytes: 1 }], of.officerId, at)
    await keepFindings(tx, room.platform.jobs, (await claimSource(tx, id!))!, found.map((f) => ({ finding: f, draft: null })), 1, at)
  })
}

async function listed(of: Visitor, roundId: string): Promise<FindingView[]> {
  const { items } = (await room.ask(of, 'GET', `/api/rounds/${roundId}/findings?limit=100`)).body
  return Promise.all(items.map(async (line: { id: string }) => (await room.ask(of, 'GET', `/api/findings/${line.id}`)).body))
}

/** Fills the card of a finding and confirms it. */
async function confirm(view: FindingView, extra: object = {}) {
  const saved = (await room.ask(producer, 'PUT', `/api/findings/${view.id}/card`, { version: view.version, card: { ...card, grade: String(view.finding.grade), containsPersonal: view.finding.columns.some((c) => c.personal) } })).body
  return room.ask(producer, 'POST', `/api/findings/${view.id}/confirm`, { version: saved.version, key: randomUUID(), ...extra })
}

test('what the scan does not know may be named as an asset of the unit, and is then decided like any known one (choice:known-asset)', async () => {
  const [last, now] = [await room.newRound(producer), await room.newRound(producer)]
  await scanned(producer, last.roundId, [finding('旧台账.csv', [column('泊位号')])])
  const asset = (await confirm((await listed(producer, last.roundId))[0]!)).body
  await scanned(producer, now.roundId, [finding('现行表.csv', [column('车场')]), finding('另一表.csv', [column('闸机')])])
  const [first, second] = ['现行表.csv', '另一表.csv'].map(dataset => listed(producer, now.roundId).then(all => all.find(f => f.dataset === dataset)!))
  const name = (f: { id: string; version: number }, assetId: string, who = producer) => room.ask(who, 'POST', `/api/findings/${f.id}/known-as`, { version: f.version, assetId })
  const view = await first!
  expect(view.knownAs).toBeNull()
  expect(await name(view, randomUUID())).toMatchObject({ status: 422, body: { fields: [{ field: 'assetId' }] } })
  expect((await name(view, asset.assetId, other)).status).toBe(404)
  const named = await name(view, asset.assetId)
  expect(named).toMatchObject({ status: 200, body: { version: view.version + 1, knownAs: { assetId: asset.assetId, whyNot: null } } })
  expect(await name(view, asset.assetId)).toMatchObject({ status: 409 })
  expect((await room.ask(producer, 'GET', `/api/rounds/${now.roundId}/count`)).body).toMatchObject({ unexpected: 0 })
  expect((await confirm(named.body)).body.code).toBe('asset-exists')
  const renewed = await confirm({ ...named.body, version: named.body.version + 1 }, { assetId: asset.assetId })
  expect(renewed.body).toMatchObject({ state: 'carded', assetId: asset.assetId, assetCode: asset.assetCode })
  const kept = (await name(await second!, asset.assetId)).body
  expect(await room.ask(producer, 'POST', `/api/findings/${kept.id}/keep`, { version: kept.version })).toMatchObject({ status: 200, body: { state: 'kept', assetId: asset.assetId } })
})

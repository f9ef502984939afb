import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from '#contract/findings.ts'
import type { FindingView } from '#contract/inventory.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { standDestroyed } from '#server/test/destroyed.ts'
import { completion, openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { madeColumn as column, madeFinding as finding } from '#server/test/made-findings.ts'
import { keepFindings } from './keep-findings.ts'
import { findRound } from './rounds.sql.ts'
import { claimSource, insertSources, startAgain } from './sources.sql.ts'

let room: InventoryRoom
let producer: Visitor
let other: Visitor
beforeAll(async () => {
  room = await openInventoryRoom()
  producer = await room.newUnit('市港口局')
  other = await room.newUnit('市海事局')
})
afterAll(() => room.close())

const card = {
  name: '泊位',
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

/** A scan of a new source of the round, or of one again, found this. */
async function scanned(of: Visitor, roundId: string, found: readonly Finding[], again?: string): Promise<string> {
  const at = room.platform.clock.now()
  return asSystem(room.platform.db, async (tx) => {
    const id =
      again ??
      (
        await insertSources(
          tx,
          (await findRound(tx, roundId))!,
          [{ id: randomUUID(), name: found[0]!.file, arrivedBy: 'upload', path: randomUUID(), bytes: 1 }],
          of.officerId,
          at,
        )
      )[0]!
    if (again) await startAgain(tx, id)
    await keepFindings(
      tx,
      room.platform,
      (await claimSource(tx, id))!,
      found.map((f) => ({ finding: f, draft: null })),
      1,
      at,
    )
    return id
  })
}

async function listed(of: Visitor, roundId: string): Promise<FindingView[]> {
  const { items } = (await room.ask(of, 'GET', `/api/rounds/${roundId}/findings?limit=100`)).body
  return Promise.all(items.map(async (line: { id: string }) => (await room.ask(of, 'GET', `/api/findings/${line.id}`)).body))
}

const seen = async (of: Visitor, roundId: string, dataset: string) => (await listed(of, roundId)).find((f) => f.dataset === dataset)!
const name = (f: { id: string; version: number }, assetId: string, who = producer) =>
  room.ask(who, 'POST', `/api/findings/${f.id}/known-as`, { version: f.version, assetId })
const keep = (f: { id: string; version: number }, note?: string) =>
  room.ask(producer, 'POST', `/api/findings/${f.id}/keep`, { version: f.version, ...(note === undefined ? {} : { note }) })
/** The asset stands in the catalogue from before the rounds that are open. */
const catalogue = (assetId: string) =>
  asSystem(room.platform.db, (tx) => sql`update assets set catalogued_at = created_at, round_id = null where id = ${assetId}`.execute(tx))
const resultOf = async (roundId: string, assetId: string) =>
  (await room.ask(producer, 'GET', `/api/rounds/${roundId}/count/lines?limit=100`)).body.items.find(
    (line: { assetId: string }) => line.assetId === assetId,
  ).result
const hasValues = (view: FindingView) => view.finding.columns.some((each) => each.samples.length > 0)

/** Fills the card of a finding and confirms it. */
async function confirm(view: FindingView, extra: object = {}) {
  const saved = (
    await room.ask(producer, 'PUT', `/api/findings/${view.id}/card`, {
      version: view.version,
      card: { ...card, grade: String(view.finding.grade), containsPersonal: view.finding.columns.some((c) => c.personal) },
    })
  ).body
  return room.ask(producer, 'POST', `/api/findings/${view.id}/confirm`, { version: saved.version, key: randomUUID(), ...extra })
}

test('what the scan does not know may be named as an asset of the unit, and is then decided like any known one (choice:known-asset)', async () => {
  const [last, now] = [await room.newRound(producer), await room.newRound(producer)]
  await scanned(producer, last.roundId, [finding('旧台账.csv', [column('泊位号')])])
  const asset = (await confirm((await listed(producer, last.roundId))[0]!)).body
  await catalogue(asset.assetId)
  await scanned(producer, now.roundId, [finding('现行表.csv', [column('车场')]), finding('另一表.csv', [column('闸机')])])
  const [first, second] = ['现行表.csv', '另一表.csv'].map((dataset) => seen(producer, now.roundId, dataset))
  const view = await first!
  expect(view.knownAs).toBeNull()
  expect(await name(view, randomUUID())).toMatchObject({ status: 422, body: { fields: [{ field: 'assetId' }] } })
  expect((await name(view, asset.assetId, other)).status).toBe(404)
  const named = await name(view, asset.assetId)
  expect(await resultOf(now.roundId, asset.assetId)).toBe('missing')
  expect(named).toMatchObject({ status: 200, body: { version: view.version + 1, knownAs: { assetId: asset.assetId, whyNot: null } } })
  expect(await name(view, asset.assetId)).toMatchObject({ status: 409 })
  expect((await confirm(named.body)).body.code).toBe('asset-exists')
  const renewed = await confirm({ ...named.body, version: named.body.version + 1 }, { assetId: asset.assetId })
  expect(renewed.body).toMatchObject({ state: 'carded', assetId: asset.assetId, assetCode: asset.assetCode })
  expect(await resultOf(now.roundId, asset.assetId)).toBe('found')
  const kept = (await name(await second!, asset.assetId)).body
  expect(await keep(kept, '短')).toMatchObject({
    status: 422,
    body: { fields: [{ field: 'note', message: { zh: expect.stringContaining('依据') } }] },
  })
  expect(await keep(kept, '与台账逐项核对')).toMatchObject({
    status: 200,
    body: { state: 'kept', assetId: asset.assetId, setAsideReason: '与台账逐项核对' },
  })
})

test('what a person only named is not found by that, however often it is scanned again, until it is kept with its grounds (choice:known-asset)', async () => {
  const last = await room.newRound(producer)
  await scanned(producer, last.roundId, [finding('潮位台账.csv', [column('潮位站')])])
  const { assetId } = (await confirm((await listed(producer, last.roundId))[0]!)).body
  await catalogue(assetId)
  const now = await room.newRound(producer)
  const stray = [finding('不相干.csv', [column('车牌')])]
  const result = (roundId: string) => resultOf(roundId, assetId)
  const source = await scanned(producer, now.roundId, stray)
  await name(await seen(producer, now.roundId, '不相干.csv'), assetId)
  await scanned(producer, now.roundId, stray, source)
  const view = await seen(producer, now.roundId, '不相干.csv')
  expect([view.knownAs, await result(now.roundId)]).toMatchObject([{ assetId, isNamed: true }, 'missing'])
  expect(
    (await room.ask(producer, 'POST', `/api/findings/${view.id}/set-aside`, { version: view.version, reason: '只是样表' })).body.state,
  ).toBe('set-aside')
  expect(await result(now.roundId)).toBe('missing')
  const next = await room.newRound(producer)
  await scanned(producer, next.roundId, stray)
  const again = await seen(producer, next.roundId, '不相干.csv')
  expect([again.knownAs, again.attention, (await keep(again)).status]).toMatchObject([{ assetId, isNamed: true }, 0, 422])
  expect([(await keep(again, '已与保管人核对')).status, await result(next.roundId)]).toEqual([200, 'found'])
})

test('what was found to be core data is taken for nothing else, and no value of it is kept under another name either (choice:core-data)', async () => {
  const last = await room.newRound(producer)
  await scanned(producer, last.roundId, [finding('航道.csv', [column('航道')]), finding('锚地.csv', [column('锚地')])])
  const [core, other] = [
    (await confirm(await seen(producer, last.roundId, '航道.csv'))).body.assetId,
    (await confirm(await seen(producer, last.roundId, '锚地.csv'))).body.assetId,
  ]
  await asSystem(room.platform.db, (tx) => sql`update assets set importance = 'core' where id = ${core}`.execute(tx))
  const now = await room.newRound(producer)
  await scanned(producer, now.roundId, [finding('航道.csv', [column('航道')])])
  const view = await seen(producer, now.roundId, '航道.csv')
  expect([hasValues(view), view.knownAs?.whyNotOther?.zh]).toEqual([false, expect.stringContaining('核心数据')])
  expect(await name(view, other)).toMatchObject({ status: 409, body: { code: 'core-data', basis: 'choice:core-data' } })
  for (const assetId of [other, null])
    expect(await confirm(await seen(producer, now.roundId, '航道.csv'), { assetId })).toMatchObject({
      status: 409,
      body: { code: 'core-data' },
    })
  // One that was named so before.
  await asSystem(room.platform.db, (tx) => sql`update findings set known_as = ${other} where id = ${view.id}`.execute(tx))
  const next = await room.newRound(producer)
  await scanned(producer, next.roundId, [finding('航道.csv', [column('航道')]), finding('锚地.csv', [column('锚地')])])
  expect([hasValues(await seen(producer, next.roundId, '航道.csv')), hasValues(await seen(producer, next.roundId, '锚地.csv'))]).toEqual([
    false,
    true,
  ])
})

test('what was destroyed is named as nothing else either, but may be counted anew (§4.8)', async () => {
  const [last, now] = [await room.newRound(producer), await room.newRound(producer)]
  await scanned(producer, last.roundId, [finding('浮标.csv', [column('浮标')]), finding('灯塔.csv', [column('灯塔')])])
  const [gone, other] = [
    (await confirm(await seen(producer, last.roundId, '浮标.csv'))).body.assetId,
    (await confirm(await seen(producer, last.roundId, '灯塔.csv'))).body.assetId,
  ]
  await scanned(producer, now.roundId, [finding('浮标.csv', [column('浮标')])])
  await standDestroyed(room.database, gone, room.platform.clock.now())
  const view = await seen(producer, now.roundId, '浮标.csv')
  expect(await name(view, other)).toMatchObject({ status: 409, body: { code: 'destroyed' } })
  expect(await confirm(view, { assetId: other })).toMatchObject({ status: 409, body: { code: 'destroyed' } })
  expect((await confirm(await seen(producer, now.roundId, '浮标.csv'), { assetId: null })).body.state).toBe('carded')
})

test('nothing is named as what was found to be core data or was destroyed: it stays what it was (choice:known-asset, choice:core-data, §4.8)', async () => {
  const [last, now] = [await room.newRound(producer), await room.newRound(producer)]
  await scanned(producer, last.roundId, [finding('水深.csv', [column('水深')]), finding('潮汐.csv', [column('潮汐')])])
  const [core, gone] = [
    (await confirm(await seen(producer, last.roundId, '水深.csv'))).body.assetId,
    (await confirm(await seen(producer, last.roundId, '潮汐.csv'))).body.assetId,
  ]
  await asSystem(room.platform.db, (tx) => sql`update assets set importance = 'core' where id = ${core}`.execute(tx))
  await standDestroyed(room.database, gone, room.platform.clock.now())
  await scanned(producer, now.roundId, [finding('食堂菜单.csv', [column('菜名')])])
  const view = await seen(producer, now.roundId, '食堂菜单.csv')
  expect(await name(view, core)).toMatchObject({ status: 409, body: { code: 'core-data', basis: 'choice:core-data' } })
  expect(await name(view, gone)).toMatchObject({ status: 409, body: { code: 'destroyed', basis: '§4.8' } })
  const after = await seen(producer, now.roundId, '食堂菜单.csv')
  expect([after.version, after.knownAs, hasValues(after)]).toEqual([view.version, null, true])
  expect((await confirm(after)).body.state).toBe('carded')
})

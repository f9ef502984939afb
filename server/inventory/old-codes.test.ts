import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, type Tx } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { addVersion } from './asset-changes.sql.ts'
import { findHolder } from './holders.sql.ts'
import { findByCodes, keepOldCodes, listOldCodes } from './old-codes.ts'

let room: InventoryRoom
let unit: Visitor
let other: Visitor
beforeAll(async () => {
  room = await openInventoryRoom()
  unit = await room.newUnit('有旧台账的单位')
  other = await room.newUnit('另一单位')
})
afterAll(() => room.close())

const as = <T>(who: Visitor, work: (tx: Tx) => Promise<T>) => inTransaction(room.platform.db, who, work)
async function newAsset(who: Visitor, code: string): Promise<string> {
  const id = randomUUID()
  await as(who, tx => sql`insert into assets (id, holder_id, holder_kind, code, name, grade, origin, search, created_at) values (${id}, ${who.organisationId}, 'administrative-organ', ${code}, '资产', 1, 'collected', ${code.toLowerCase()}, now())`.execute(tx))
  return id
}
const keep = (who: Visitor, codes: { code: string; assetId: string }[]) => as(who, async tx => keepOldCodes(tx, (await findHolder(tx, who.organisationId!))!, codes, { id: who.officerId, name: who.officerName }, room.platform.clock.now()))

test('old codes lead to their asset, find it in the catalogue, and stay when its card is revised', async () => {
  const id = await newAsset(unit, 'NEW-1')
  expect(await keep(unit, [{ code: ' 旧-001 ', assetId: id }, { code: 'K/2019/7', assetId: id }])).toEqual({ kept: 2, refused: [] })
  expect(await as(unit, tx => listOldCodes(tx, id))).toEqual(expect.arrayContaining(['旧-001', 'K/2019/7']))
  const known = await as(unit, tx => findByCodes(tx, unit.organisationId!, ['旧-001', 'NEW-1', '没有']))
  expect([...known].map(([code, { asset_id, kind }]) => [code, asset_id, kind])).toEqual(expect.arrayContaining([['旧-001', id, 'old'], ['NEW-1', id, 'given']]))
  expect(known.size).toBe(2)
  const found = async () => (await room.ask(unit, 'GET', `/api/assets?q=${encodeURIComponent('k/2019')}`)).body.items.map((a: { id: string }) => a.id)
  expect(await found()).toEqual([id])
  await as(unit, tx => addVersion(tx, id, { name: '改名', grade: 1, origin: 'collected', search: '改名 new-1' }, { version: 2, card: {}, findingId: null, sha256: '', sm3: '', by: unit.officerId, byName: '', at: room.platform.clock.now(), key: 'v2' }))
  expect(await found()).toEqual([id])
  expect((await room.ask(unit, 'GET', `/api/assets/${id}`)).body.oldCodes.sort()).toEqual(['K/2019/7', '旧-001'])
  expect((await room.ask(unit, 'GET', `/api/codes?code=${encodeURIComponent('旧-001')}`)).body).toMatchObject({ kind: 'old', asset: { id } })
})

test('a code leads to one asset of a unit: twice the same is kept once, another asset is refused with the reason, other units have their own', async () => {
  const [a, b, c] = [await newAsset(unit, 'NEW-2'), await newAsset(unit, 'NEW-3'), await newAsset(other, 'NEW-4')]
  await keep(unit, [{ code: '0001', assetId: a }])
  expect(await keep(unit, [{ code: '0001', assetId: a }])).toEqual({ kept: 1, refused: [] })
  const taken = await keep(unit, [{ code: '0001', assetId: b }, { code: '0002', assetId: b }, { code: 'NEW-2', assetId: b }, { code: '', assetId: b }, { code: '长'.repeat(65), assetId: b }, { code: '0009', assetId: a }, { code: '0009', assetId: b }])
  expect(taken.kept).toBe(2)
  expect(taken.refused.map(each => [each.code, each.why.zh])).toEqual([['', '原编码为空'], ['长'.repeat(65), '原编码超过64个字'], ['0009', expect.stringContaining('两项资产')], ['0001', expect.stringContaining('NEW-2')], ['NEW-2', expect.stringContaining('NEW-2')]])
  expect(await keep(other, [{ code: '0001', assetId: c }])).toEqual({ kept: 1, refused: [] })
})

test('two imports at once give one code to one asset', async () => {
  const [a, b] = [await newAsset(unit, 'NEW-5'), await newAsset(unit, 'NEW-6')]
  const outcomes = await Promise.all([keep(unit, [{ code: '同时', assetId: a }]), keep(unit, [{ code: '同时', assetId: b }])])
  expect(outcomes.map(each => each.kept).sort((x, y) => x - y)).toEqual([0, 1])
})

test('nobody brings old codes for another unit’s asset, and no code once kept becomes the code of a new asset of the unit', async () => {
  const [mine, theirs] = [await newAsset(unit, 'NEW-7'), await newAsset(other, 'NEW-8')]
  await expect(keep(unit, [{ code: '别人的', assetId: theirs }])).rejects.toMatchObject({ code: '42501' })
  await keep(unit, [{ code: 'LATER', assetId: mine }])
  await expect(newAsset(unit, 'LATER')).rejects.toMatchObject({ code: '23505' })
})

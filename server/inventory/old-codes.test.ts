import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, type Tx } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { addVersion } from './asset-changes.sql.ts'
import { findHolder } from './holders.sql.ts'
import { insertOldCodes, listOldCodes } from './old-codes.sql.ts'
import { findByCodes, plainCode } from './old-codes.ts'

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
  await as(who, (tx) =>
    sql`insert into assets (id, holder_id, holder_kind, code, name, grade, origin, search, created_at) values (${id}, ${who.organisationId}, 'administrative-organ', ${code}, '资产', 1, 'collected', ${code.toLowerCase()}, now())`.execute(
      tx,
    ),
  )
  return id
}
const keep = (who: Visitor, codes: { code: string; assetId: string }[]) =>
  as(who, async (tx) =>
    insertOldCodes(
      tx,
      (await findHolder(tx, who.organisationId!))!,
      codes,
      { id: who.officerId, name: who.officerName },
      room.platform.clock.now(),
    ),
  )

test('old codes lead to their asset, and find it in the catalogue when its card is revised', async () => {
  const id = await newAsset(unit, 'NEW-1')
  expect(
    await keep(unit, [
      { code: plainCode(' 旧-001 '), assetId: id },
      { code: 'K/2019/7', assetId: id },
    ]),
  ).toEqual(['旧-001', 'K/2019/7'])
  expect(await as(unit, (tx) => listOldCodes(tx, id))).toEqual(expect.arrayContaining(['旧-001', 'K/2019/7']))
  const known = await as(unit, (tx) => findByCodes(tx, unit.organisationId!, [' 旧-001', 'NEW-1', '没有']))
  expect([...known].map(([code, { asset_id, kind }]) => [code, asset_id, kind])).toEqual(
    expect.arrayContaining([
      ['旧-001', id, 'old'],
      ['NEW-1', id, 'given'],
    ]),
  )
  expect(known.size).toBe(2)
  await as(unit, (tx) =>
    addVersion(
      tx,
      id,
      { name: '改名', grade: 1, origin: 'collected', search: '改名 new-1' },
      {
        version: 2,
        card: {},
        findingId: null,
        sha256: '',
        sm3: '',
        by: unit.officerId,
        byName: '',
        at: room.platform.clock.now(),
        key: 'v2',
      },
    ),
  )
  expect(
    (await room.ask(unit, 'GET', `/api/assets?q=${encodeURIComponent('k/2019')}`)).body.items.map((a: { id: string }) => a.id),
  ).toEqual([id])
  expect((await room.ask(unit, 'GET', `/api/assets/${id}`)).body.oldCodes.sort()).toEqual(['K/2019/7', '旧-001'])
  expect((await room.ask(unit, 'GET', `/api/codes?code=${encodeURIComponent('旧-001')}`)).body).toMatchObject({
    kind: 'old',
    asset: { id },
  })
})

test('a code leads to one asset of a unit, old or given, and other units have their own', async () => {
  const [a, b, c] = [await newAsset(unit, 'NEW-2'), await newAsset(unit, 'NEW-3'), await newAsset(other, 'NEW-4')]
  await keep(unit, [{ code: '0001', assetId: a }])
  expect(
    await keep(unit, [
      { code: '0001', assetId: b },
      { code: '0002', assetId: b },
      { code: 'NEW-2', assetId: b },
      { code: '0009', assetId: a },
      { code: '0009', assetId: b },
    ]),
  ).toEqual(['0002', '0009'])
  const known = await as(unit, (tx) => findByCodes(tx, unit.organisationId!, ['0001', '0009', 'NEW-2']))
  expect([...known.values()].map((each) => each.asset_id)).toEqual([a, a, a])
  expect(await keep(other, [{ code: '0001', assetId: c }])).toEqual(['0001'])
})

test('two imports at once give one code to one asset', async () => {
  const [a, b] = [await newAsset(unit, 'NEW-5'), await newAsset(unit, 'NEW-6')]
  const entered = await Promise.all([keep(unit, [{ code: '同时', assetId: a }]), keep(unit, [{ code: '同时', assetId: b }])])
  expect(entered.flat()).toEqual(['同时'])
})

test('nobody brings old codes for another unit’s asset, and no code once kept becomes the code of a new asset of the unit', async () => {
  const [mine, theirs] = [await newAsset(unit, 'NEW-7'), await newAsset(other, 'NEW-8')]
  await expect(keep(unit, [{ code: '别人的', assetId: theirs }])).rejects.toMatchObject({ code: '42501' })
  await keep(unit, [{ code: 'LATER', assetId: mine }])
  await expect(newAsset(unit, 'LATER')).rejects.toMatchObject({ code: '23505' })
})

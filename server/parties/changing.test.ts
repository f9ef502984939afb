import { afterAll, beforeAll, expect, test } from 'vitest'
import { partyRoutes } from '#contract/parties.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { openCity, refusal, transport, type City } from '#server/test/city.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { ofTransport, onNotice, takeInventory } from '../../stories/lives.ts'

let city: City
let asset: string
beforeAll(async () => {
  city = await openCity()
  ;[asset] = (await takeInventory(city, ['线路'])) as [string]
})
afterAll(() => city.close())

const administrator = firstAdministrator.name
const params = () => ({ id: city.id(transport) })
const see = async (who = administrator) => (await city.as(who)).ask(partyRoutes.readOrganisation, { params: params() })
const change = async (what: object, who = administrator) => {
  const { name, kind, roles, sector } = await see()
  return (await city.as(who)).ask(partyRoutes.changeOrganisation, {
    params: params(),
    body: { name, kind, roles, sector, reason: '机构改革方案', ...what },
  })
}

test('a renamed organisation is known by its new name, what was before is shown, and what was issued keeps the old one (choice:organisation-changes)', async () => {
  await onNotice(city, asset)
  await city.pass(20)
  const card = async () => (await city.as(ofTransport[0])).ask(inventoryRoutes.readAsset, { params: { id: asset } })
  const issued = (await card()).certificate
  expect(issued).not.toBeNull()
  // Its place in the log may come at any time.
  const { isProven: _, ...asIssued } = issued!
  expect(await change({ name: '榕城市交通运输和港口局' })).toMatchObject({ name: '榕城市交通运输和港口局' })
  expect((await see(ofTransport[0])).changes).toEqual([
    expect.objectContaining({
      before: { name: transport },
      after: { name: '榕城市交通运输和港口局' },
      reason: '机构改革方案',
      changedName: administrator,
    }),
  ])
  expect(await card()).toMatchObject({ holderName: '榕城市交通运输和港口局', certificate: asIssued, card: { holder: transport } })
  expect(await refusal(change({}))).toMatchObject({ status: 409, code: 'nothing-changed', basis: 'choice:organisation-changes' })
  expect(await refusal(change({ name: '榕城公共交通集团' }))).toMatchObject({ status: 422, fields: [{ field: 'name' }] })
  expect((await refusal(change({ name: '自己改名' }, ofTransport[0]))).status).toBe(404)
})

test('a licence number is entered afterwards, and stays where it is not named (choice:firm-licence)', async () => {
  const before = (await see()).changes.length
  expect(await change({ licenceNo: ' 23501202610000001 ' })).toMatchObject({ licenceNo: '23501202610000001' })
  expect((await see()).changes).toContainEqual(
    expect.objectContaining({ before: { licenceNo: '' }, after: { licenceNo: '23501202610000001' } }),
  )
  expect(await refusal(change({}))).toMatchObject({ status: 409, code: 'nothing-changed' })
  await change({ licenceNo: '' })
  expect((await see()).changes).toHaveLength(before + 2)
})

test('registered particulars are entered, changed one by one and shown with what was before; each is checked at its field, and they stay where they are not named (choice:registration-forms)', async () => {
  const particulars = {
    legalRepresentative: '林白塔',
    registeredOn: '2001-05-08',
    registeredAddress: '福州市鼓楼区示范路1号',
    term: 'until',
    termUntil: '2051-05-07',
  }
  expect(await change({ particulars })).toMatchObject({ particulars })
  const { term: _, termUntil: __, ...rest } = particulars
  expect(await change({ particulars: { ...rest, term: 'open', termUntil: '2051-05-07', legalRepresentative: '陈乌山' } })).toMatchObject({
    particulars: { ...rest, term: 'open', legalRepresentative: '陈乌山' },
  })
  expect((await see()).changes).toContainEqual(
    expect.objectContaining({
      before: { particulars: { legalRepresentative: '林白塔', term: 'until', termUntil: '2051-05-07' } },
      after: { particulars: { legalRepresentative: '陈乌山', term: 'open' } },
    }),
  )
  const { changes } = await see()
  await change({ licenceNo: '试执9' })
  await change({ licenceNo: '' })
  expect((await see()).particulars).toMatchObject({ legalRepresentative: '陈乌山', registeredOn: '2001-05-08' })
  for (const [wrong, field] of [
    [{ registeredOn: '2099-01-01' }, 'registeredOn'],
    [{ term: 'until' }, 'termUntil'],
    [{ registeredOn: '2001-05-08', term: 'until', termUntil: '2000-01-01' }, 'termUntil'],
    [{ registeredAddress: '路' }, 'registeredAddress'],
    [{ capital: '1' }, 'capital'],
    [{ term: ['open'] }, 'term'],
  ] as const) {
    expect(await refusal(change({ particulars: wrong }))).toMatchObject({
      status: 422,
      basis: 'choice:registration-forms',
      fields: [{ field, message: { zh: expect.any(String), en: expect.any(String) } }],
    })
  }
  expect(await refusal(change({ particulars: rest }, ofTransport[0]))).toMatchObject({ status: 404 })
  expect((await see()).changes).toHaveLength(changes.length + 2)
})

test('a sector that changes takes everything held along, under the eyes of another authority', async () => {
  const seen = async (who: string) =>
    (await (await city.as(who)).ask(inventoryRoutes.listAssets, { query: { holderId: city.id(transport) } })).items.length
  expect([await seen('路行业'), await seen('国资委')]).toEqual([1, 0])
  await change({ sector: '港口航运', kind: 'municipal-soe' })
  expect([await seen('路行业'), await seen('国资委')]).toEqual([0, 1])
  await change({ sector: '交通运输', kind: 'administrative-organ' })
  expect([await seen('路行业'), await seen('国资委')]).toEqual([1, 0])
  expect((await see()).changes).toHaveLength(9)
})

test('what an organ collected in its duties stays that whatever the unit becomes, and a recorded property certificate keeps a unit from becoming an organ (choice:property-registration-scope)', async () => {
  await change({ kind: 'public-institution' })
  const record = (who: string, assetId: string) =>
    city.as(who).then((of) =>
      of.ask(registrationRoutes.recordOutside, {
        params: { id: assetId },
        body: { answers: { register: 'property', number: 'SJ3512026030007', body: '数据产权登记机构', issuedOn: '2026-03-01' } },
      }),
    )
  const duty = await city.database.pool.query<{ duty: boolean }>('select is_duty_data as duty from assets where id = $1', [asset])
  expect(duty.rows).toEqual([{ duty: true }])
  expect(await refusal(record(ofTransport[0], asset))).toMatchObject({ status: 409 })
  await city.database.pool.query('update assets set is_duty_data = false where id = $1', [asset])
  await record(ofTransport[0], asset)
  expect(await refusal(change({ kind: 'administrative-organ' }))).toMatchObject({
    status: 409,
    code: 'property-recorded',
    basis: 'choice:property-registration-scope',
    message: { zh: expect.stringContaining('SJ3512026030007') },
  })
  await city.database.pool.query(
    `update outside_registrations set ended_at = now(), ended_name = '林清查', end_reason = '填错' where asset_id = $1`,
    [asset],
  )
  expect(await change({ kind: 'administrative-organ' })).toMatchObject({ kind: 'administrative-organ' })
})

test('blanks are no name and no reason', async () => {
  for (const [what, field] of [
    [{ name: '   ' }, 'name'],
    [{ sector: '港口', reason: '   ' }, 'reason'],
  ] as const)
    expect(await refusal(change(what))).toMatchObject({ status: 422, fields: [{ field }] })
})

test('a part that somebody holds, or an open case needs, is not taken away', async () => {
  const { roles } = await see()
  expect(roles).toContain('producer')
  const held = await refusal(change({ roles: ['developer'] }))
  expect(held).toMatchObject({ status: 409, code: 'role-held', basis: 'choice:organisation-changes', remedy: { zh: '先免去这些岗位' } })
  await city.open(ofTransport[0], 'memorandum', (await takeInventory(city, ['站点']))[0]!, {})
  await city.database.pool.query(`update posts set ended_at = now() where organisation_id = $1 and role = 'producer'`, [city.id(transport)])
  expect(await refusal(change({ roles: ['developer'] }))).toMatchObject({
    status: 409,
    code: 'role-in-use',
    message: { zh: expect.stringContaining('数据生产主体') },
  })
  expect(await change({ roles: [...roles, 'developer'] })).toMatchObject({ roles: expect.arrayContaining(['producer', 'developer']) })
})

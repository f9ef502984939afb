import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventoryRoutes } from '#contract/inventory.ts'
import { operatorRoutes } from '#contract/operators.ts'
import { partyRoutes } from '#contract/parties.ts'
import { refusal, type City } from '#server/test/city.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { entrusted, entrustingCity, offers, runs } from './entrusting.ts'
import { utility, utilityName } from './operators-city.ts'
import { filed, requestOf } from './use-life.ts'

let city: City
let water: string
beforeAll(async () => {
  ;({ city, water } = await entrustingCity())
})
afterAll(() => city.close())

const admin = () => city.as(firstAdministrator.name)
const unit = async () => (await (await city.as(offers)).ask(partyRoutes.listOrganisations, { query: { q: utilityName } })).items[0]!
const become = async (kind: 'public-institution' | 'company' | 'public-utility' | 'municipal-utility') => {
  const { id, name, roles, sector } = await unit()
  return (await admin()).ask(partyRoutes.changeOrganisation, {
    params: { id },
    body: { name, kind, roles, sector, reason: '机构改革方案' },
  })
}
const refused = async (kind: Parameters<typeof become>[0], number: string) =>
  expect(await refusal(become(kind))).toMatchObject({
    status: 409,
    code: 'uses-rest-on-kind',
    basis: 'choice:use-after-transfer',
    message: { zh: expect.stringContaining(number), en: expect.stringContaining(number) },
    remedy: { zh: expect.stringContaining('委托运营提前终止') },
  })

test('单位改为行政事业单位的，委托取得的授权没有依据：须由该单位先终止，管理员不代为终止（choice:use-after-transfer）', async () => {
  await entrusted(city, water, '委协〔2026〕1号')
  const {
    items: [mandate],
  } = await (await city.as(runs)).ask(operatorRoutes.listMandates, { query: { kind: 'entrusted' } })
  await refused('public-institution', mandate!.number)
  expect((await unit()).kind).toBe('public-utility')
  const id = await city.open(offers, 'entrustment-end', water, { endReason: '双方协商', endCosts: '各自承担' })
  expect(id).toBeTruthy()
  await city.database.pool.query('update mandates set ended_at = now() where id = $1', [mandate!.id])
  expect(await become('company')).toMatchObject({ kind: 'company' })
})

test('企业改为公用企业的，带出原始数据的在办使用需求没有依据；不同意之后可以改', async () => {
  await entrusted(city, water, '委协〔2026〕2号')
  await filed(city)
  await city.database.pool.query(
    'alter table assets disable trigger user; update assets set was_utility = false; alter table assets enable trigger user',
  )
  const id = await city.open(runs, 'use-request', water, requestOf(city, { manner: 'dataset' }))
  await city.act(runs, id, 'submit')
  const { number } = await city.see(runs, id)
  await refused('public-utility', number)
  await city.act('郑局长', id, 'pass')
  await city.act(offers, id, 'refuse', { explanation: '将改为公用企业，不宜带出原始数据。' })
  expect(await become('public-utility')).toMatchObject({ kind: 'public-utility' })
})

test('公用企业改为其他类型的，报备取得的授权没有依据；改为市属国有公用企业的仍是公用企业，并归国资委监管（§2.3、§5.11）', async () => {
  const notification = {
    businessScope: '用水量数据服务',
    platformSaid: '部署在政务云',
    operateFrom: city.clock.today(),
    operateUntil: '2028-12-31',
    head: '江总',
    notificationPaper: await city.paper(utility.operates),
  }
  const id = await city.open(utility.operates, 'utility-notification', null, notification)
  await city.act(utility.operates, id, 'submit')
  await city.act('郑局长', id, 'accept')
  const {
    items: [mandate],
  } = await (await city.as(utility.operates)).ask(operatorRoutes.listMandates, { query: { kind: 'utility' } })
  await refused('company', mandate!.number)
  const seenBy = async (who: string) =>
    (await (await city.as(who)).ask(inventoryRoutes.listAssets, { query: {} })).items.map(({ id }) => id)
  expect(await seenBy('国资委')).not.toContain(water)
  expect(await become('municipal-utility')).toMatchObject({ kind: 'municipal-utility' })
  expect(await seenBy('国资委')).toContain(water)
  expect((await (await city.as(offers)).ask(inventoryRoutes.readAsset, { params: { id: water } })).acquiredAs).toBeNull()
  await refused('company', mandate!.number)
})

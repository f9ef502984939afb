import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { noteRoutes } from '#contract/notes.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { operatorRoutes } from '#contract/operators.ts'
import { partyRoutes } from '#contract/parties.ts'
import { health, refusal, type City } from '#server/test/city.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { entrusted, entrustingCity, offered, offers, runs } from './entrusting.ts'
import { submitted, takeInventory } from './lives.ts'
import { utility } from './operators-city.ts'
import { mandated, operator } from './mandates.ts'
import { review, whole } from './registered-city.ts'
import { developer, filed, judged, requestOf, signature } from './use-life.ts'

const soe = '榕城公共交通集团'
let city: City
let water: string, pipes: string, own: string
let number: string
beforeAll(async () => {
  ;({ city, water } = await entrustingCity())
  ;[pipes = '', own = ''] = await takeInventory(city, ['管网', '水质'], [offers, utility.checker])
  for (const asset of [pipes, own]) await review(city, await submitted(city, asset, offers))
  await city.pass(30)
  await filed(city)
})
afterAll(() => city.close())

const readAsset = async (who: string, id: string) => (await city.as(who)).ask(inventoryRoutes.readAsset, { params: { id } })
const told = async (who: string) =>
  (await (await city.as(who)).ask(noteRoutes.listNotes, { query: { limit: 100 } })).items.filter(({ kind }) => kind === 'use-ended')
const transferTo = async (holder: string, from: string, asset: string) => {
  const id = await city.open(from, 'transfer-registration', asset)
  const { version, draftRevision, draft } = await city.see(from, id)
  await (
    await city.as(from)
  ).ask(caseRoutes.saveDraft, {
    params: { id },
    body: {
      version,
      draftRevision,
      answers: {
        ...draft,
        ...whole,
        newHolder: city.id(holder),
        agreement: '榕划〔2026〕3号',
        agreementPaper: await city.paper(from),
        approval: '办公会纪要〔2026〕9号',
      },
    },
  })
  return id
}
async function transfer(
  holder: string,
  from: string,
  to: string,
  asset: string,
  { asked = async () => {}, meanwhile = async () => {} }: { asked?: (id: string) => Promise<void>; meanwhile?: () => Promise<void> } = {},
): Promise<void> {
  const id = await transferTo(holder, from, asset)
  await city.act(from, id, 'submit')
  await asked(id)
  await city.act(to, id, 'accept', { consent: true, approval: '会议纪要〔2026〕2号' })
  await review(city, id)
  await city.pass(9)
  await meanwhile()
  await city.pass(11)
  expect(await city.see(from, id)).toMatchObject({ ending: 'transferred' })
}
const asked = async (manner: string, asset: string) =>
  city.open(runs, 'use-request', asset, requestOf(city, { manner, columns: '线路编号' }))

describe('公用企业转给企业（§5.6、§5.11，choice:utility-data-stays）', () => {
  test('资产、凭证、登记簿注明取得时为公用企业数据；以后仍不得带出原始数据，也不办理探索登记', async () => {
    await transfer(soe, offers, '车国企', pipes)
    expect(await readAsset('车国企', pipes)).toMatchObject({ holderName: soe, acquiredAs: 'utility-data' })
    number = (await readAsset('车国企', pipes)).certificate!.number
    expect(await city.stranger().ask(registrationRoutes.checkCertificate, { params: { number } })).toMatchObject({
      marks: ['utility-data'],
      markedLater: [],
      facts: { marks: '取得时为公用企业数据，原由公用企业持有' },
    })
    await mandated(city, [pipes])
    expect(await refusal(city.act(runs, await asked('dataset', pipes), 'submit'))).toMatchObject({
      fields: [{ field: 'manner', message: { zh: expect.stringContaining('取得时为公用企业数据') } }],
    })
    await city.database.pool.query('update assets set was_utility = false where id = $1', [pipes])
    expect(await readAsset('车国企', pipes)).toMatchObject({ acquiredAs: 'utility-data' })
  })

  test('报备取得的运营授权只及于本单位的资产：申请时写明，随转移终止，其他资产的照旧，各方得到告知', async () => {
    const notification = {
      businessScope: '用水量数据服务',
      platformSaid: '部署在政务云',
      operateFrom: city.clock.today(),
      operateUntil: '2028-12-31',
      head: '江总',
      notificationPaper: await city.paper(utility.operates),
    }
    const notified = await city.open(utility.operates, 'utility-notification', null, notification)
    await city.act(utility.operates, notified, 'submit')
    await city.act('郑局长', notified, 'accept')
    const of = async () =>
      (await (await city.as(utility.operates)).ask(operatorRoutes.listMandates, { query: { kind: 'utility' } })).items[0]!
    expect(await of()).toMatchObject({ state: 'live', assets: 2 })
    const id = await transferTo(soe, offers, own)
    expect((await city.see(offers, id)).checklist.find(({ condition }) => condition === 'receiver-fits')).toMatchObject({
      holds: true,
      care: { basis: 'choice:use-after-transfer', zh: expect.stringContaining(`运营授权${(await of()).number}随之终止`) },
    })
    await city.act(offers, id, 'withdraw')
    const products = [await listed(own), await listed(water)]
    await transfer(soe, offers, '车国企', own)
    expect(
      (
        await city.database.pool.query('select state, delisted_basis from products where id = any ($1) order by array_position($1, id)', [
          products,
        ])
      ).rows,
    ).toEqual([
      { state: 'delisted', delisted_basis: 'choice:use-after-transfer' },
      { state: 'listed', delisted_basis: '' },
    ])
    expect(await of()).toMatchObject({ state: 'live', assets: 1 })
    for (const who of [utility.operates, '车国企'])
      expect((await told(who))[0]).toMatchObject({ basis: 'choice:use-after-transfer', words: { zh: expect.stringContaining('§5.11') } })
  })
})

describe('企业、公用企业转给行政事业单位（§5.1、§5.2、§5.6，choice:use-after-transfer）', () => {
  test('委托取得的授权、使用标识和带出原始数据的合同随转移终止，在办的需求和委托终止；经选取的授权和只带出结果的合同照旧', async () => {
    const agreement = await entrusted(city, water, '委协〔2026〕1号')
    expect(agreement).toBeTruthy()
    // A selected mandate stands beside it: what rests on that goes on, unless it carries raw data out.
    await mandated(city, [water])
    const kept = await use()
    const raw = await like(kept, '榕使〔2026〕接口', { manner: `'api'` })
    const open = await city.open(runs, 'use-request', water, requestOf(city))
    await city.act(runs, open, 'submit')
    const draft = await city.open(offers, 'entrustment', water, {
      operator: city.id(operator),
      entrustedFrom: city.clock.today(),
      entrustedUntil: '2027-12-31',
      operationScope: '水压数据的开发利用',
      operationLimits: '不得转委托',
      sharing: '按年度收入的三成',
    })
    let again = ''
    // Neither is in force: one was never signed, the term of the other is over.
    await like(kept, '榕使〔2026〕未签', { signed_developer_name: 'null', signed_developer_at: 'null' })
    await like(kept, '榕使〔2024〕已满', { begins_on: `'2024-01-01'`, ends_on: `'2024-12-31'` })
    // Who is to take it over reads what passes to it and what ends, though not the agreements and mandates themselves.
    const asked = async (id: string) => {
      const {
        rows: [numbers],
      } = await city.database.pool.query<Record<'selected' | 'entrusted' | 'kept', string>>(
        `select (select number from agreements where id = $2) as kept, max(m.number) filter (where m.kind = 'selected') as selected, max(m.number) filter (where m.kind = 'entrusted') as entrusted from mandates m join mandate_assets a on a.mandate_id = m.id where a.asset_id = $1`,
        [water, kept],
      )
      const told = (await city.see('苏清查', id)).checklist.find(({ condition }) => condition === 'receiver-fits')
      expect(told?.why?.zh.replaceAll(/（[^）]+）/g, '')).toBe(`随同转移：使用合同${numbers!.kept}、运营授权${numbers!.selected}`)
      expect(told?.care).toMatchObject({
        basis: 'choice:use-after-transfer',
        zh: expect.stringMatching(new RegExp(`${numbers!.entrusted}和使用合同榕使〔2026〕接口随之终止`)),
      })
    }
    await transfer(health, offers, '苏清查', water, {
      asked,
      meanwhile: async () => {
        again = await offered(city, water, '2027-12-31')
      },
    })
    expect((await refusal(city.act(offers, draft, 'submit'))).status).toBe(409)
    expect(await readAsset('苏清查', water)).toMatchObject({ acquiredAs: null, isMarked: true })
    const { rows } = await city.database.pool.query<{ id: string; ended_why: string }>(
      'select id, ended_why from agreements where asset_id = $1 and ended_at is not null',
      [water],
    )
    expect(rows).toEqual([{ id: raw, ended_why: expect.stringContaining(`资产已转移给${health}`) }])
    expect((await judged(city, kept)).outcome).toBe('permitted')
    expect((await judged(city, raw)).outcome).toBe('refused')
    const { items } = await (await city.as(runs)).ask(operatorRoutes.listMandates, { query: { kind: 'entrusted' } })
    expect(items).toMatchObject([{ state: 'ended', why: expect.stringContaining('资产已转移') }])
    for (const id of [open, again]) expect(await city.see(runs, id)).toMatchObject({ ending: 'overtaken' })
    expect((await told(runs))[0]).toMatchObject({
      words: { zh: expect.stringMatching(/运营授权.*使用合同.*§5\.2.*§5\.6|运营授权.*使用合同.*§5\.6.*§5\.2/) },
    })
    expect(await told('康开发')).toHaveLength(1)
  })
})

describe('发证之后才应当注明的（choice:marked-later）', () => {
  test('单位改为其他类型的，登记簿、核验页在有效凭证上补注，写明是发证之后加的；凭证的文件和登记内容不变', async () => {
    const certificate = (await readAsset('苏清查', water)).certificate!.number
    const before = await city.stranger().ask(registrationRoutes.checkCertificate, { params: { number: certificate } })
    await (
      await city.as(firstAdministrator.name)
    ).ask(partyRoutes.changeOrganisation, {
      params: { id: city.id(health) },
      body: { name: health, kind: 'municipal-soe', roles: ['producer', 'sector-authority'], sector: '医疗卫生', reason: '事业单位改企' },
    })
    expect(before).toMatchObject({ marks: [], markedLater: [] })
    expect(await city.stranger().ask(registrationRoutes.checkCertificate, { params: { number: certificate } })).toEqual({
      ...before,
      marks: ['public-data'],
      markedLater: ['public-data'],
    })
    expect(
      (await city.stranger().ask(registrationRoutes.listRegister, { query: { mark: 'public-data' } })).items.map((line) => line.number),
    ).toEqual([certificate])
    expect(await (await fetch(`${city.base}/check/${certificate}`)).text()).toContain('choice-marked-later')
  })
})

/** A listed product of the utility from one of its assets, entered by hand: how one is listed is told elsewhere. */
async function listed(asset: string): Promise<string> {
  const id = randomUUID()
  const { pool } = city.database
  await pool.query(
    `insert into products (id, number, name, kind, purpose_class, developer_id, operator_id, state, made_at) select $1::uuid, 'CP-' || substr($1::uuid::text, 1, 8), '供水指数', 'index', 'industry', $2, holder_id, 'listed', now() from assets where id = $3`,
    [id, city.id(developer), asset],
  )
  await pool.query(
    'insert into product_sources (product_id, position, asset_id, developer_id, operator_id, holder_id, holder_kind, holder_sector) select $1, 1, id, $2, holder_id, holder_id, holder_kind, holder_sector from assets where id = $3',
    [id, city.id(developer), asset],
  )
  return id
}

/** An agreement that is in force over the water data. */
async function use(): Promise<string> {
  const id = await city.open(runs, 'use-request', water, requestOf(city))
  await city.act(runs, id, 'submit')
  await city.act('郑局长', id, 'pass')
  await city.act(offers, id, 'pass')
  await city.act(runs, id, 'confirm', signature)
  await city.act('康开发', id, 'confirm', signature)
  const {
    rows: [found],
  } = await city.database.pool.query<{ id: string }>('select id from agreements where case_id = $1', [id])
  return found!.id
}

/** Another one, entered by hand: as it stands but for its number and what is told otherwise in SQL. */
async function like(agreement: string, number: string, otherwise: Readonly<Record<string, string>>): Promise<string> {
  const id = randomUUID()
  const columns = [
    'mandate_id',
    'operator_id',
    'developer_id',
    'asset_id',
    'asset_version',
    'holder_id',
    'holder_kind',
    'holder_sector',
    'purpose_class',
    'purpose',
    'columns',
    'manner',
    'places',
    'begins_on',
    'ends_on',
    'policy',
    'policy_sha256',
    'signed_operator_name',
    'signed_operator_at',
    'signed_developer_name',
    'signed_developer_at',
    'made_at',
  ]
  await city.database.pool.query(
    `insert into agreements (id, number, ${columns.join(', ')}) select $1, $3, ${columns.map((column) => otherwise[column] ?? column).join(', ')} from agreements where id = $2`,
    [id, agreement, number],
  )
  return id
}

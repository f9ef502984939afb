import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkSettlement } from '#server/commands/check-settlement.ts'
import { settlementRoutes as routes } from '#contract/settlement.ts'
import { tradingRoutes } from '#contract/trading.ts'
import { asSystem } from '#server/db/transaction.ts'
import { takeIncome } from '#server/settlement/incomes.sql.ts'
import { health, refusal, transport, type City } from '#server/test/city.ts'
import { registeredCity, review, whole } from './registered-city.ts'
import { agree, certificateOf, developer, operator } from './trading-life.ts'

const [former, receiver, operates, develops] = ['林清查', '苏清查', '尹运营', '康开发']
let city: City
let { asset, notes, begin } = {} as Awaited<ReturnType<typeof registeredCity<'公交线路'>>>
let product: string
let first: string
let passedOn: string
beforeAll(async () => {
  ;({ city, asset, notes, begin } = await registeredCity(['公交线路']))
  product = randomUUID()
  const number = await agree(city, asset('公交线路'))
  const { pool } = city.database
  await pool.query(
    `insert into products (id, number, name, kind, purpose_class, developer_id, operator_id, uses_public, state, made_at) values ($1, '榕产〔2026〕1号', '公交客流指数', 'api', 'industry', $2, $3, true, 'listed', now())`,
    [product, city.id(developer), city.id(operator)],
  )
  await pool.query(
    `insert into product_sources (product_id, position, asset_id, agreement_id, certificate_number, holder_id, holder_kind, developer_id, operator_id) select $1::uuid, 0, asset_id, id, $2, holder_id, holder_kind, developer_id, operator_id from agreements where number = $3`,
    [product, await certificateOf(city, asset('公交线路')), number],
  )
})
afterAll(() => city.close())

const proposal = (holder: string, changes: object = {}) => ({
  productId: product,
  form: 'fixed' as const,
  feePpm: 0,
  taxPpm: 0,
  costFen: 0,
  effectiveOn: city.clock.today(),
  bounds: [0],
  key: randomUUID(),
  parties: [
    { organisationId: city.id(holder), part: 'producer' as const, parts: [30] },
    { organisationId: city.id(operator), part: 'operator' as const, parts: [45] },
    { organisationId: city.id(developer), part: 'developer' as const, parts: [25] },
  ],
  ...changes,
})
const propose = async (body: ReturnType<typeof proposal>) => (await city.as(operates)).ask(routes.proposeSharing, { body })
const sign = async (who: string, id: string) => (await city.as(who)).ask(routes.signSharing, { params: { id } })
/** An order of 100 yuan, settled today. */
async function sell(): Promise<string> {
  const id = randomUUID()
  await city.database.pool.query(
    `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_name, purpose, kind, quantity, amount_fen, state, placed_at) select $1::uuid, $2, $2, id, developer_id, operator_id, '榕行科技', '出行服务', 'per-use', 1, 10000, 'completed', now() from products where id = $3::uuid`,
    [id, id, product],
  )
  await asSystem(city.db, (tx) => takeIncome(tx, { orderId: id, productId: product, amountFen: 10000, at: city.clock.now() }))
  return id
}
const begun = async () =>
  city.open(operates, 'distribution', null, { title: '收益分配', untilOn: city.clock.today(), negotiation: '各方协商一致，纪要存档' })
const sharesIn = async (id: string) =>
  Object.fromEntries(
    (await (await city.as(operates)).ask(routes.readDistribution, { params: { id } })).partyList.map(({ organisationName, amountFen }) => [
      organisationName,
      amountFen,
    ]),
  )
/** Has the asset pass to the health commission, through consent, reviews and notice. */
async function transfer(): Promise<void> {
  const id = await begin(former, 'transfer-registration', '公交线路', {
    ...whole,
    newHolder: city.id(health),
    agreement: '榕划〔2026〕3号',
    agreementPaper: await city.paper(former),
    approval: '办公会纪要〔2026〕9号',
  })
  await city.act(former, id, 'submit')
  await city.act(receiver, id, 'accept', { consent: true, approval: '党组会纪要〔2026〕2号' })
  await review(city, id)
  await city.pass(20)
  expect(await city.see(former, id)).toMatchObject({ ending: 'transferred' })
}

describe('来源资产转移后的收益共享（§6.4、§4.7、§1.6）', () => {
  test('首个版本的起算日不能晚于首笔收入：否则那些收入一直无法分配', async () => {
    await sell()
    const today = city.clock.today()
    expect((await (await city.as(operates)).ask(routes.listSharingProducts, { query: {} })).items).toMatchObject([{ uncovered: today }])
    expect(await refusal(propose(proposal(transport, { effectiveOn: '2030-01-01' })))).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'effectiveOn' }],
    })
    first = (await propose(proposal(transport))).id
    for (const who of [former, operates, develops]) await sign(who, first)
  })

  test('转移生效：产品的来源改列新持有单位，未列入它的协议自当日起不再适用，待确认的版本作废，各方和登记机构都知道', async () => {
    const waiting = (await propose(proposal(transport))).id
    await transfer()
    const seen = await (await city.as(receiver)).ask(tradingRoutes.readProduct, { params: { id: product } })
    expect(seen.sources).toMatchObject([{ holderName: health }])
    const client = await city.as(operates)
    const lapsed = await client.ask(routes.readSharingAgreement, { params: { id: first } })
    expect(lapsed).toMatchObject({ inForceAt: expect.any(String), lapsedOn: expect.any(String) })
    passedOn = lapsed.lapsedOn!
    expect((await client.ask(routes.listSharingAgreements, { query: { state: 'lapsed' } })).items.map(({ id }) => id).sort()).toEqual(
      [first, waiting].sort(),
    )
    expect(await refusal(sign(former, waiting))).toMatchObject({
      status: 409,
      code: 'sharing-lapsed',
      basis: 'choice:sharing-after-transfer',
    })
    for (const who of [former, receiver, operates, develops, '林初审'])
      expect((await notes(who)).find(({ kind }) => kind === 'sharing-lapsed')?.words.zh).toContain(`自${passedOn}起不再适用`)
    await expect(city.database.pool.query(`update sharing_agreements set lapsed_on = '2030-01-01'`)).rejects.toMatchObject({
      code: 'RS001',
    })
  })

  test('此后的收入不分给原持有单位：没有列入新持有单位的版本以前不能分配，理由写明转移', async () => {
    await city.pass(2)
    await sell()
    const id = await begun()
    const denied = await refusal(city.act(operates, id, 'submit'))
    expect(denied).toMatchObject({ code: 'needs-incomes-agreed', basis: '§6.4' })
    expect(JSON.stringify(denied)).toContain(`来源已转移，原协议自${passedOn}起不再适用`)
    await city.act(operates, id, 'withdraw')
  })

  test('新版本须列入新持有单位，自转移之日起算：转移前的仍按原协议，转移后的按新版本', async () => {
    const [found] = (await (await city.as(operates)).ask(routes.listSharingProducts, { query: {} })).items
    expect(found).toMatchObject({
      inForce: null,
      lapsedOn: passedOn,
      uncovered: passedOn,
      parties: [{ organisationName: health, part: 'producer' }, { part: 'developer' }, { part: 'operator' }],
    })
    expect(await refusal(propose(proposal(transport, { effectiveOn: passedOn })))).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'parties' }],
    })
    expect(await refusal(propose(proposal(health)))).toMatchObject({ code: 'invalid', fields: [{ field: 'effectiveOn' }] })
    const next = (await propose(proposal(health, { effectiveOn: passedOn }))).id
    for (const who of [receiver, operates, develops]) await sign(who, next)
    const id = await begun()
    await city.act(operates, id, 'submit')
    expect(await sharesIn(id)).toEqual({ [transport]: 3000, [health]: 3000, [operator]: 9000, [developer]: 5000 })
    for (const who of [former, receiver, develops]) await (await city.as(who)).ask(routes.agreeDistribution, { params: { id } })
    await city.act(operates, id, 'file')
    await city.act('林初审', id, 'accept')
    expect(await checkSettlement(city.db)).toMatchObject({ faults: [] })
  })
})

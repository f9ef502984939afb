import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { settlementRoutes as routes } from '#contract/settlement.ts'
import { checkSettlement } from '#server/commands/check-settlement.ts'
import { asSystem } from '#server/db/transaction.ts'
import { returnIncome, takeIncome } from '#server/settlement/incomes.sql.ts'
import { tellSettlement } from '#server/settlement/tell.ts'
import { openCity, refusal, transport, type City } from '#server/test/city.ts'
import { developer, operator } from './trading-life.ts'

const [holds, operates, develops] = ['林清查', '尹运营', '康开发']
let city: City
let product: string
let distribution: string
beforeAll(async () => {
  city = await openCity()
  product = randomUUID()
  const [base, { pool }] = [randomUUID(), city.database]
  await pool.query(
    `insert into products (id, name, kind, purpose_class, developer_id, operator_id, uses_public, state, made_at) values ($1, '公交客流指数', 'api', 'industry', $2, $3, true, 'listed', now())`,
    [product, city.id(developer), city.id(operator)],
  )
  await pool.query(
    `insert into products (id, name, kind, purpose_class, developer_id, operator_id, made_at) values ($1, '客流底表', 'dataset', 'industry', $2, null, now())`,
    [base, city.id(developer)],
  )
  await pool.query(
    `insert into product_sources (product_id, position, from_product_id, holder_id, holder_kind) values ($1, 0, $2, $3, 'administrative-organ')`,
    [product, base, city.id(transport)],
  )
})
afterAll(() => city.close())

const propose = async (parts: readonly [number, number, number], effectiveOn = city.clock.today()) =>
  (await city.as(operates)).ask(routes.proposeSharing, {
    body: {
      productId: product,
      form: 'fixed',
      feePpm: 0,
      taxPpm: 0,
      costFen: 0,
      effectiveOn,
      bounds: [0],
      key: randomUUID(),
      parties: [
        { organisationId: city.id(transport), part: 'producer', parts: [parts[0]] },
        { organisationId: city.id(operator), part: 'operator', parts: [parts[1]] },
        { organisationId: city.id(developer), part: 'developer', parts: [parts[2]] },
      ],
    },
  })
const sign = async (who: string, id: string) => (await city.as(who)).ask(routes.signSharing, { params: { id } })
const asked = async (id: string) =>
  (await (await city.as(holds)).ask(noteRoutes.listNotes, { query: { unread: 'yes' } })).items.filter(({ href }) => href.endsWith(id))
    .length

describe('收益共享协议的版本（§6.4）', () => {
  test('还差一方的旧版本，在新版本生效后作废：迟到的确认改不了已经生效的分配', async () => {
    const abandoned = (await propose([10, 45, 45])).id
    for (const who of [operates, develops]) await sign(who, abandoned)
    await tellSettlement(city, 'sign', abandoned)
    expect(await asked(abandoned)).toBe(1)
    const agreed = (await propose([30, 45, 25])).id
    for (const who of [holds, operates]) await sign(who, agreed)
    expect(await sign(develops, agreed)).toMatchObject({ state: 'in-force', supersededBy: null })
    expect(await refusal(sign(holds, abandoned))).toMatchObject({
      status: 409,
      code: 'sharing-superseded',
      basis: 'choice:sharing-signatures',
      remedy: { zh: expect.stringContaining('不用再确认') },
    })
    expect(await (await city.as(holds)).ask(routes.readSharingAgreement, { params: { id: abandoned } })).toMatchObject({
      state: 'superseded',
      supersededBy: 2,
      inForceAt: null,
    })
    expect((await (await city.as(operates)).ask(routes.listSharingAgreements, { query: { state: 'signing' } })).items).toEqual([])
    await expect.poll(() => asked(abandoned)).toBe(0)
    await expect(city.database.pool.query(`update sharing_agreements set superseded_by = null`)).rejects.toMatchObject({ code: 'RS001' })
    await expect(city.database.pool.query(`update sharing_agreements set superseded_by = 9 where version = 2`)).rejects.toMatchObject({
      code: 'RS001',
    })
  })

  test('后拟订的版本照常各方确认，此前生效的不受影响', async () => {
    const next = (await propose([32, 43, 25])).id
    for (const who of [holds, operates, develops]) await sign(who, next)
    const { items } = await (await city.as(operates)).ask(routes.listSharingAgreements, { query: {} })
    expect(items.map(({ version, state }) => `${version} ${state}`).toSorted()).toEqual(['1 superseded', '2 in-force', '3 in-force'])
  })

  test('来源的持有单位不能以别的身份列入，把公共单位的份额留在应缴财政款以外（§6.6）', async () => {
    await city.database.pool.query(`update organisations set roles = roles || '{developer}' where id = $1`, [city.id(transport)])
    const client = await city.as(operates)
    const parties = (part: 'producer' | 'developer') => [
      { organisationId: city.id(transport), part, parts: [30] },
      { organisationId: city.id(operator), part: 'operator' as const, parts: [45] },
      { organisationId: city.id(developer), part: 'developer' as const, parts: [25] },
    ]
    const given = (part: 'producer' | 'developer') => ({
      body: {
        productId: product,
        form: 'fixed' as const,
        feePpm: 0,
        taxPpm: 0,
        costFen: 0,
        effectiveOn: city.clock.today(),
        bounds: [0],
        key: randomUUID(),
        parties: parties(part),
      },
    })
    expect(await refusal(client.ask(routes.proposeSharing, given('developer')))).toMatchObject({
      code: 'invalid',
      fields: [
        {
          field: 'parties',
          message: { zh: expect.stringContaining(`须以数据生产主体列入，公共单位的份额才列为应缴财政款（§6.6）：${transport}`) },
        },
      ],
    })
    expect((await client.ask(routes.proposeSharing, given('producer'))).parties[0]).toMatchObject({ part: 'producer', isPublic: true })
  })

  test('拟订以后成为行政事业单位的，计算分配时份额列为应缴财政款', async () => {
    const { pool } = city.database
    const be = (kind: string) => pool.query('update organisations set kind = $2 where id = $1', [city.id(transport), kind])
    await be('municipal-soe')
    const next = await propose([30, 45, 25])
    expect(next.parties[0]).toMatchObject({ isPublic: false })
    for (const who of [holds, operates, develops]) await sign(who, next.id)
    await be('administrative-organ')
    city.clock.setOffset(city.clock.offsetMs() + 2 * 86_400_000)
    const order = randomUUID()
    await pool.query(
      `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_name, purpose, kind, quantity, amount_fen, state, placed_at) select $1::uuid, $2, $2, id, developer_id, operator_id, '榕行科技', '出行服务', 'per-use', 1, 10000, 'completed', $4 from products where id = $3::uuid`,
      [order, order, product, city.clock.now()],
    )
    await asSystem(city.db, (tx) => takeIncome(tx, { orderId: order, productId: product, amountFen: 10000, at: city.clock.now() }))
    const id = await city.open(operates, 'distribution', null, {
      title: '收益分配',
      untilOn: city.clock.today(),
      negotiation: '各方协商一致，纪要存档',
    })
    await city.act(operates, id, 'submit')
    expect(
      (await (await city.as(operates)).ask(routes.readDistribution, { params: { id } })).partyList.find(
        ({ organisationName }) => organisationName === transport,
      ),
    ).toMatchObject({ amountFen: 3000, isPublic: true })
    distribution = id
  })

  test('一方不作声，不能一直搁置应缴财政的份额：逾期不确认也不提出争议的视为同意；提出争议的，办结以前不能报备（§6.4、§6.5）', async () => {
    const file = () => city.act(operates, distribution, 'file')
    const { agreeUntil } = await (await city.as(develops)).ask(routes.readDistribution, { params: { id: distribution } })
    expect(await refusal(file())).toMatchObject({
      status: 409,
      code: 'needs-shares-agreed',
      message: { zh: expect.stringContaining(`${developer}（至${agreeUntil}不确认也不提出争议的，视为同意）`) },
    })
    const dispute = await city.open(develops, 'dispute', null, {
      title: '收益分配的扣除项',
      respondent: city.id(operator),
      kind: 'income',
      facts: '直接成本没有按约定列示，请核对后重新计算。',
      request: '重新计算本单位份额',
      amountFen: 0,
    })
    const { number } = await city.act(develops, dispute, 'submit')
    await city.pass(16)
    expect(city.clock.today() > agreeUntil).toBe(true)
    expect(await refusal(file())).toMatchObject({
      status: 409,
      code: 'needs-shares-agreed',
      message: { zh: expect.stringContaining(`尚未确认：${developer}（争议${number}没有办结）`) },
    })
    await city.act(operates, dispute, 'submit', { answer: '没有发生直接成本，扣除项为零。', offer: '按原计算分配' })
    await city.act(develops, dispute, 'withdraw')
    await file()
    expect((await city.see('林初审', distribution)).checklist).toMatchObject([
      { condition: 'shares-agreed', holds: true, why: { zh: expect.stringContaining('逾期未确认也未提出争议，视为同意：') } },
    ])
    expect(await city.act('林初审', distribution, 'accept')).toMatchObject({ ending: 'filed' })
    expect(
      (await (await city.as(operates)).ask(routes.readDistribution, { params: { id: distribution } })).partyList.find(
        ({ organisationName }) => organisationName === transport,
      ),
    ).toMatchObject({ agreedAt: null, dueFen: 3000 })
  })

  test('退款只从原分配时应缴财政的份额退付：那时还不是公共单位、份额归本单位的，国库没有收到，也就不退（§6.6）', async () => {
    const { pool } = city.database
    const be = (kind: string) => pool.query('update organisations set kind = $2 where id = $1', [city.id(transport), kind])
    const sell = async () => {
      const id = randomUUID()
      await pool.query(
        `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_name, purpose, kind, quantity, amount_fen, state, placed_at) select $1::uuid, $2, $2, id, developer_id, operator_id, '榕行科技', '出行服务', 'per-use', 1, 10000, 'completed', $4 from products where id = $3::uuid`,
        [id, id, product, city.clock.now()],
      )
      await asSystem(city.db, (tx) => takeIncome(tx, { orderId: id, productId: product, amountFen: 10000, at: city.clock.now() }))
      return id
    }
    const refund = (orderId: string) => asSystem(city.db, (tx) => returnIncome(tx, { orderId, at: city.clock.now() }))
    const distribute = async () => {
      const id = await city.open(operates, 'distribution', null, {
        title: '收益分配',
        untilOn: city.clock.today(),
        negotiation: '各方协商一致，纪要存档',
      })
      await city.act(operates, id, 'submit')
      for (const who of [holds, develops]) await (await city.as(who)).ask(routes.agreeDistribution, { params: { id } })
      await city.act(operates, id, 'file')
      const { number } = await city.act('林初审', id, 'accept')
      return {
        id,
        number,
        due: (
          await pool.query<{ fen: string }>(
            'select amount_fen::text as fen from receivables where distribution_id = $1 order by amount_fen',
            [id],
          )
        ).rows.map(({ fen }) => Number(fen)),
      }
    }
    await be('municipal-soe')
    const own = await sell()
    const kept = await distribute()
    await be('administrative-organ')
    const shared = await sell()
    const owed = await distribute()
    expect([kept.due, owed.due]).toEqual([[], [3000]])
    await refund(own)
    const fromOwn = await distribute()
    await be('municipal-soe')
    await refund(shared)
    const fromTreasury = await distribute()
    expect([fromOwn.due, fromTreasury.due]).toEqual([[], [-3000]])
    expect(await checkSettlement(city.db)).toMatchObject({ faults: [] })
    const waits = async (distributionId: string) =>
      (
        await pool.query<{ number: string | null }>('select not_in_treasury(id) as number from receivables where distribution_id = $1', [
          distributionId,
        ])
      ).rows
    expect(await waits(fromTreasury.id)).toEqual([{ number: owed.number }])
    await pool.query(
      `insert into receivables (distribution_id, unit_id, operator_id, period, amount_fen, made_at) select id, $2, operator_id, date_trunc('month', until_on)::date, -3000, now() from distributions where id = $1`,
      [fromOwn.id, city.id(transport)],
    )
    expect(await waits(fromOwn.id)).toEqual([{ number: kept.number }])
    expect(await checkSettlement(city.db)).toMatchObject({ faults: [{ kind: 'due-differs', what: `${fromOwn.number} ${transport}` }] })
  })
})

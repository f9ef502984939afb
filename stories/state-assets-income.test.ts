import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskRoutes } from '#contract/desks.ts'
import { settlementRoutes as routes } from '#contract/settlement.ts'
import { asSystem } from '#server/db/transaction.ts'
import { takeIncome } from '#server/settlement/incomes.sql.ts'
import { openCity, refusal, transport, type City } from '#server/test/city.ts'

const [operates, develops, holds, finance] = ['尹运营', '康开发', '林清查', '钱财政'] as const
const names = { producer: transport, operator: '榕数运营有限公司', developer: '榕创开发有限公司', regulation: '榕城市财政局' } as const
const enterprises = [names.operator, names.developer] as const
let city: City
let agreement: string
let distribution: string
beforeAll(async () => {
  city = await openCity()
  const { pool } = city.database
  const [product, base, order] = [randomUUID(), randomUUID(), randomUUID()]
  const [operatorId, developerId] = [city.id(names.operator), city.id(names.developer)]
  await pool.query(
    `insert into products (id, name, kind, purpose_class, developer_id, operator_id, uses_public, state, made_at) values ($1, '公交客流指数', 'api', 'industry', $3, $4, true, 'listed', now()), ($2, '客流底表', 'dataset', 'industry', $3, null, false, 'draft', now())`,
    [product, base, developerId, operatorId],
  )
  await pool.query(
    `insert into product_sources (product_id, position, from_product_id, holder_id, holder_kind) values ($1, 0, $2, $3, 'administrative-organ')`,
    [product, base, city.id(transport)],
  )
  const parts = { producer: 30, operator: 40, developer: 25, regulation: 5 } as const
  const parties = (Object.keys(parts) as (keyof typeof parts)[]).map((part) => ({
    organisationId: city.id(names[part]),
    part,
    parts: [parts[part]],
  }))
  const client = await city.as(operates)
  agreement = (
    await client.ask(routes.proposeSharing, {
      body: {
        productId: product,
        form: 'fixed',
        feePpm: 20_000,
        taxPpm: 60_000,
        costFen: 0,
        effectiveOn: '2026-01-01',
        bounds: [0],
        key: randomUUID(),
        parties,
      },
    })
  ).id
  for (const name of [holds, operates, develops, finance])
    await (await city.as(name)).ask(routes.signSharing, { params: { id: agreement } })
  await pool.query(
    `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_name, purpose, kind, quantity, amount_fen, state, placed_at) values ($1, 'DD-1', 'DD-1', $2, $3, $4, '榕行科技', '出行服务', 'per-use', 1, 100000, 'completed', now())`,
    [order, product, developerId, operatorId],
  )
  await asSystem(city.db, (tx) => takeIncome(tx, { orderId: order, productId: product, amountFen: 1000_00, at: city.clock.now() }))
  distribution = await city.open(operates, 'distribution', null, {
    title: '2026年11月收益分配',
    untilOn: city.clock.today(),
    negotiation: '三方协商一致，纪要存档',
  })
  await city.act(operates, distribution, 'submit')
  for (const name of [holds, develops, finance]) await (await city.as(name)).ask(routes.agreeDistribution, { params: { id: distribution } })
  await city.act(operates, distribution, 'file')
  await city.act('林初审', distribution, 'accept')
})
afterAll(() => city.close())

/** Makes an organisation another kind, past the rules of such a change. */
async function become(name: string, kind: string): Promise<void> {
  const client = await city.database.pool.connect()
  try {
    await client.query(`set session_replication_role = replica`)
    await client.query(`update organisations set kind = $2 where id = $1`, [city.id(name), kind])
    await client.query(`reset session_replication_role`)
  } finally {
    client.release()
  }
}

test('市属国有企业作为运营主体或者一方的，国资部门整份看得到，逐笔收入和应缴财政款看不到；与国有企业无关的按不存在处理（§2.3、§6.4、§6.5）', async () => {
  const state = await city.as('国资委')
  const seen = async () => [
    (await state.ask(routes.listDistributions, { query: {} })).total,
    (await state.ask(routes.listSharingAgreements, { query: {} })).total,
  ]
  expect(await seen()).toEqual([0, 0])
  expect(await refusal(state.ask(routes.readDistribution, { params: { id: distribution } }))).toMatchObject({ status: 404 })
  expect(await refusal(state.ask(routes.readSharingAgreement, { params: { id: agreement } }))).toMatchObject({ status: 404 })
  for (const name of enterprises) {
    await become(name, 'municipal-soe')
    expect([name, await seen()]).toEqual([name, [1, 1]])
    const { partyList } = await state.ask(routes.readDistribution, { params: { id: distribution } })
    expect(partyList.map((party) => party.organisationName).sort()).toEqual(Object.values(names).sort())
    expect((await state.ask(routes.readSharingAgreement, { params: { id: agreement } })).parties).toHaveLength(4)
    expect((await state.ask(routes.listSettledIncomes, { params: { id: distribution }, query: {} })).items).toEqual([])
    expect(await refusal(state.ask(routes.listReceivables, { query: {} }))).toMatchObject({ status: 404 })
    expect(await refusal(state.ask(routes.agreeDistribution, { params: { id: distribution } }))).toMatchObject({
      status: 409,
      code: 'not-a-party',
    })
    expect(await refusal(state.ask(routes.signSharing, { params: { id: agreement } }))).toMatchObject({ status: 409 })
    expect((await state.ask(deskRoutes.readDesk)).figures.find(({ key }) => key === 'shared')?.value).toBe(
      partyList.find((party) => party.organisationName === name)!.amountFen,
    )
    await become(name, 'company')
  }
  expect(await seen()).toEqual([0, 0])
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disputeRoutes } from '#contract/supervision-disputes.ts'
import { health, openCity, refusal, transport, type City } from '#server/test/city.ts'
import { developer, operator, traders } from './trading-life.ts'

const number = 'DD-2026-000001'
let city: City
beforeAll(async () => {
  city = await openCity()
  const { pool } = city.database
  const product = randomUUID()
  await pool.query(
    `insert into products (id, number, name, kind, purpose_class, developer_id, operator_id, state, made_at) values ($1, 'CP-2026-000001', '公交客流指数', 'api', 'industry', $2, $3, 'listed', now())`,
    [product, city.id(developer), city.id(operator)],
  )
  await pool.query(
    `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_id, buyer_name, purpose, kind, amount_fen, state, placed_at) values (gen_random_uuid(), $1, 'key-00001', $2, $3, $4, $5, $6, '到院研究', 'per-use', 10000, 'delivery', now())`,
    [number, product, city.id(developer), city.id(operator), city.id(health), health],
  )
})
afterAll(() => city.close())

const claim = async (who: string, about: string, against = operator) => {
  const id = await city.open(who, 'dispute', null, {
    title: '到期没有交付',
    respondent: city.id(against),
    kind: 'trade',
    about,
    facts: '付款以后到期没有交付',
    request: '交付或者退款',
    amountFen: 0,
  })
  return { id, sent: city.act(who, id, 'submit') }
}

test('写明的订单编号不存在，或者本单位不是一方的，一样在该项拒绝，说明怎么办；本单位的可以提出（§6.9）', async () => {
  for (const [who, about] of [
    [traders.buys, 'DD-2026-999999'],
    [traders.buys, 'ＤＤ－２０２６－９９９９９９'],
    ['林清查', number],
  ] as const) {
    const { sent } = await claim(who, about)
    expect(await refusal(sent)).toMatchObject({
      status: 422,
      basis: '§6.9',
      fields: [
        {
          field: 'about',
          message: { zh: `没有编号为${about}的订单，或者本单位不是它的一方；请照“订单”页抄写编号，不是订单的留空，写在事实里` },
        },
      ],
    })
  }
  for (const about of [number, '线下合同2026-3', '']) {
    const { id, sent } = await claim(traders.buys, about)
    await sent
    expect(
      (await (await city.as(traders.buys)).ask(disputeRoutes.listDisputes, { query: {} })).items.find((line) => line.caseId === id),
    ).toMatchObject({ about })
  }
})

test('订单的争议只向订单的另外一方提出，供方和开发主体都可以（§6.9）', async () => {
  expect(await refusal((await claim(traders.buys, number, transport)).sent)).toMatchObject({
    status: 422,
    basis: '§6.9',
    fields: [{ field: 'respondent', message: { zh: expect.stringContaining(`所选单位不是订单${number}的一方；这份订单的另外各方是`) } }],
  })
  await (
    await claim(traders.buys, number, developer)
  ).sent
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskRoutes } from '#contract/desks.ts'
import { tradingRoutes, type OrderView } from '#contract/trading.ts'
import type { OrderMove } from '#law/orders.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { listedProduct, operator, traders } from './trading-life.ts'

let city: City
let productId: string
let done: OrderView
beforeAll(async () => {
  city = await openCity()
  productId = await listedProduct(city)
})
afterAll(() => city.close())

const move = async (who: string, order: OrderView, given: OrderMove, asked: Record<string, unknown> = {}, key = randomUUID()) =>
  (await city.as(who)).ask(tradingRoutes.moveOrder, { params: { id: order.id }, body: { move: given, version: order.version, asked, key } })

test('争议后部分退款：须小于订单金额；其余金额由需方验收，交易凭证和收入按其余金额；不同意的再提争议（choice:order-dispute）', async () => {
  const [buyer, today] = [traders.buys, city.clock.today()]
  let partly = await (
    await city.as(buyer)
  ).ask(tradingRoutes.placeOrder, {
    body: { productId, kind: 'subscription', quantity: 2, purpose: '用于医疗机构的到院便利度研究', key: randomUUID() },
  })
  for (const [who, given, asked] of [
    [traders.operates, 'answer', { amountFen: 1799_99, terms: '按月开通' }],
    [buyer, 'agree', {}],
    [traders.operates, 'sign', { contractNumber: '榕合2026-9', contractDigest: 'c'.repeat(64), signedOn: today }],
    [buyer, 'pay', { amountFen: 1799_99, reference: '转账3', paidOn: today }],
    [traders.operates, 'deliver', { manner: 'api', content: '指数接口', place: '政务云', deliveredOn: today }],
    [buyer, 'dispute', { explanation: '第二个月没有开通' }],
  ] as const)
    partly = await move(who, partly, given, asked)
  const part = (amountFen: number) => ({ amountFen, explanation: '第二个月没有开通，按半数退还', reference: '退款3', refundedOn: today })
  expect((await refusal(move(traders.operates, partly, 'refund', { explanation: '双方协商退款' }))).fields?.map((f) => f.field)).toEqual([
    'reference',
    'refundedOn',
  ])
  expect((await refusal(move(buyer, partly, 'refund-part', part(900_00)))).code).toBe('not-your-side')
  for (const amountFen of [0, 1799_99, 1800_00])
    expect((await refusal(move(traders.operates, partly, 'refund-part', part(amountFen)))).fields?.map((f) => f.field)).toEqual([
      'amountFen',
    ])
  // The seller twice at once: one part goes back. The buyer, who saw the order before, is told that it went on.
  const [key, before] = [randomUUID(), partly]
  const [made, again] = await Promise.all([0, 1].map(() => move(traders.operates, before, 'refund-part', part(900_00), key)))
  expect(again).toEqual(made)
  partly = made!
  expect(partly).toMatchObject({ state: 'acceptance', amountFen: 899_99, turn: ['buyer'] })
  expect(await refusal(move(buyer, before, 'go-on', { explanation: '先继续交付' }))).toMatchObject({ status: 409 })
  partly = await move(buyer, partly, 'dispute', { explanation: '退还太少' })
  partly = await move(traders.operates, partly, 'refund-part', { ...part(99_99), reference: '退款4' })
  partly = await move(buyer, partly, 'accept', {})
  // Recording the trade certificate weighs: whoever does proves anew who they are (choice:step-up).
  const config = city.config as { -readonly [K in keyof City['config']]: City['config'][K] }
  config.forcesIdentity = true
  await city.database.pool.query(`update sessions set factor = 'switch', proved_at = '2020-01-01'`)
  expect(await refusal(move(traders.lists, partly, 'certify', { number: 'FJDE-JY-0009', tradedOn: today }))).toMatchObject({
    status: 403,
    code: 'step-up',
    basis: 'choice:step-up',
  })
  config.forcesIdentity = false
  for (const [who, given, asked] of [
    [traders.lists, 'certify', { number: 'FJDE-JY-0009', tradedOn: today }],
    [traders.operates, 'settle', {}],
  ] as const)
    partly = await move(who, partly, given, asked)
  expect(partly).toMatchObject({ state: 'completed', amountFen: 800_00, certificate: { amountFen: 800_00 } })
  expect((await city.database.pool.query(`select gross_fen as fen from incomes where order_id = $1`, [partly.id])).rows).toEqual([
    { fen: 800_00 },
  ])
  done = partly
})

test('结算后退款的不再算成交：运营主体、开发主体、交易所和国资委的工作台与交易公开栏一致（§6.8）', async () => {
  const figures = async (who: string) => (await city.as(who)).ask(deskRoutes.readDesk)
  const amountAt = async (who: string) => (await figures(who)).figures.find(({ key }) => key === 'amount')?.value
  const everybody = () => Promise.all([traders.operates, traders.develops, traders.lists, '国资委'].map(amountAt))
  await city.database.pool.query(`update organisations set kind = 'municipal-soe' where id = $1`, [city.id(operator)])
  expect(await everybody()).toEqual([800_00, 800_00, 800_00, 800_00])
  expect((await figures('国资委')).panels.find(({ key }) => key === 'enterprises')).toMatchObject({
    basis: ['§2.3', '§6.8'],
    bars: [
      {
        key: city.id(operator),
        value: 800_00,
        note: { zh: '有效权限 1，挂牌 1，办理中的订单 0' },
        href: `/desk/operators/${city.id(operator)}`,
      },
    ],
  })
  await move(traders.operates, done, 'refund-settled', {
    explanation: '经调解，服务没有达到约定，全额退款',
    reference: '退款5',
    refundedOn: city.clock.today(),
  })
  expect(await everybody()).toEqual([0, 0, 0, 0])
  expect((await figures(traders.operates)).panels.find(({ key }) => key === 'months')?.bars.map(({ value }) => value)).toEqual([0])
  expect(await city.stranger().ask(tradingRoutes.readBoard)).toMatchObject({ completed: 0, amountFen: 0 })
})

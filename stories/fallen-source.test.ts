import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tradingRoutes } from '#contract/trading.ts'
import type { OrderMove } from '#law/orders.ts'
import { refusal, type City } from '#server/test/city.ts'
import { tellFallenSources } from '#server/trading/fallen-sources.ts'
import { decided, grounds, registeredCity } from './registered-city.ts'
import { agree, certificateOf, exchange, filed, listed, priced, traders } from './trading-life.ts'

let city: City
let { asset, notes, begin } = {} as Awaited<ReturnType<typeof registeredCity<'公交线路'>>>
let productId: string
let unlisted: string
let certificate: string
let placed: Awaited<ReturnType<typeof place>>
beforeAll(async () => {
  ;({ city, asset, notes, begin } = await registeredCity(['公交线路']))
  await agree(city, asset('公交线路'))
  certificate = await certificateOf(city, asset('公交线路'))
  ;({ productId } = await filed(city, [certificate]))
  await priced(city, productId)
  await listed(city, productId, 'FJDE-2026-0001')
  ;({ productId: unlisted } = await filed(city, [certificate], { title: '公交线路准点指数' }))
  await priced(city, unlisted)
  placed = await place()
})
afterAll(() => city.close())

const place = async () =>
  (await city.as(traders.buys)).ask(tradingRoutes.placeOrder, {
    body: { productId, kind: 'subscription', quantity: 1, purpose: '用于医疗机构的到院便利度研究', key: randomUUID() },
  })
const move = async (who: string, given: OrderMove, asked: Record<string, unknown>) =>
  (await city.as(who)).ask(tradingRoutes.moveOrder, {
    params: { id: placed.id },
    body: { move: given, version: placed.version, asked, key: randomUUID() },
  })
async function revoke(): Promise<void> {
  const id = await begin('叶受理', 'revocation', '公交线路', await grounds(city))
  await city.act('叶受理', id, 'submit')
  await city.act('林清查', id, 'file', { statement: '采集依据由原系统迁移时录错，无意隐瞒。' })
  await city.act('林初审', id, 'pass', decided)
  await city.act('陈复审', id, 'confirm')
}

describe('来源登记被撤销的产品（§4.7、§6.1、§6.2、§8.1）', () => {
  test('撤销以后产品不接受新订单，未签约的订单不得报价，写明来源和原因', async () => {
    await revoke()
    const denied = {
      status: 409,
      code: 'source-fallen',
      basis: 'choice:fallen-source',
      message: { zh: expect.stringContaining(`${certificate}的登记已撤销`) },
      remedy: { zh: expect.stringContaining('不能恢复的，由运营主体申请下架') },
    }
    expect(await refusal(place())).toMatchObject(denied)
    expect(await refusal(move(traders.operates, 'answer', { amountFen: 900_00, terms: '签约后五日内支付' }))).toMatchObject(denied)
    const seen = await (await city.as(traders.operates)).ask(tradingRoutes.readOrder, { params: { id: placed.id } })
    expect(seen.moves.find((each) => each.move === 'answer')?.whyNot?.zh).toContain('登记已撤销')
    expect((await (await city.as(traders.buys)).ask(tradingRoutes.readProduct, { params: { id: productId } })).whyNotOrder).toMatchObject({
      basis: 'choice:fallen-source',
    })
  })

  test('没有挂牌的产品也不能再挂牌', async () => {
    const id = await city.open(traders.operates, 'exchange-listing', unlisted, {
      exchange: city.id(exchange),
      terms: '挂牌一年，签约后支付',
      rights: true,
    })
    expect(await refusal(city.act(traders.operates, id, 'submit'))).toMatchObject({
      code: 'needs-sources-registered',
      basis: 'choice:fallen-source',
    })
  })

  test('运营主体、开发主体、交易所和订单未办完的需方各得到一次告知', async () => {
    const platform = { db: city.db, clock: city.clock }
    await tellFallenSources(platform)
    expect(await tellFallenSources(platform)).toBe(0)
    const told = async (who: string) => (await notes(who)).filter(({ kind }) => kind === 'source-fallen').map(({ words }) => words.zh)
    for (const who of [traders.operates, traders.develops]) expect(await told(who)).toHaveLength(2)
    expect(await told(traders.lists)).toEqual([expect.stringContaining('登记已撤销')])
    expect(await told(traders.buys)).toEqual([expect.stringContaining('1份订单尚未办完')])
  })
})

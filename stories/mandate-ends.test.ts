import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { traceRoutes } from '#contract/trace.ts'
import { tradingRoutes } from '#contract/trading.ts'
import { daysAfter } from '#contract/working-days.ts'
import type { OrderMove } from '#law/orders.ts'
import { endDueMandates } from '#server/operation/operators/end-due.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { tellDelisted } from '#server/trading/delisting.ts'
import { delistUnmandated, remindOfMandates } from '#server/trading/mandate-ends.ts'
import { ofTransport, onNotice, takeInventory } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'
import { agree, certificateOf, filed, listed, operator, priced, traders } from './trading-life.ts'

const bureau = '郑局长'
let city: City
let asset: string
let other: string
/** Two products, each on an asset of its own; the mandate over the second is renewed in time. */
let product: string
let renewed: string
let mandate: { id: string; caseId: string }
let endsOn: string
beforeAll(async () => {
  city = await openCity()
  const [first, second] = await takeInventory(city, ['公交线路', '公交站点'])
  ;[asset, other] = [first!, second!]
  for (const each of [asset, other]) await onNotice(city, each)
  await city.pass(20)
  for (const each of [asset, other]) await agree(city, each)
  product = await trade(asset, 'FJDE-2026-0001')
  renewed = await trade(other, 'FJDE-2026-0002')
  endsOn = daysAfter(city.clock.today(), 61)
  await owner(`update mandates set ends_on = $1`, [endsOn])
  const { rows } = await owner(
    `select m.id, m.case_id as "caseId" from mandates m join mandate_assets a on a.mandate_id = m.id where a.asset_id = $1`,
    [asset],
  )
  mandate = rows[0] as typeof mandate
  await (await city.as(traders.buys)).ask(tradingRoutes.placeOrder, { body: order(product) })
})
afterAll(() => city.close())

const owner = (text: string, values: unknown[] = []) => city.database.pool.query(text, values)
const trade = async (id: string, exchangeNumber: string) => {
  const { productId } = await filed(city, [await certificateOf(city, id)], { title: `出行指数${exchangeNumber}` })
  await priced(city, productId)
  await listed(city, productId, exchangeNumber)
  return productId
}
const order = (productId: string) => ({
  productId,
  kind: 'subscription' as const,
  quantity: 2,
  purpose: '用于医疗机构的到院便利度研究',
  key: randomUUID(),
})
const productAs = async (who: string, id: string) => (await city.as(who)).ask(tradingRoutes.readProduct, { params: { id } })
const told = async (who: string, kind: string, about = '') =>
  (await (await city.as(who)).ask(noteRoutes.listNotes, { query: { limit: 100 } })).items.filter(
    (note) => note.kind === kind && note.href.includes(about),
  )
/** What the platform does of itself by day. */
const byDay = async () => {
  await endDueMandates(city)
  const delisted = await delistUnmandated(city)
  await remindOfMandates(city)
  return delisted
}
/** Another mandate over an asset that follows on the one that ends. */
const renew = async (id: string, from: string) => {
  const next = randomUUID()
  await owner(
    `insert into mandates (id, number, operator_id, operator_name, kind, case_id, begins_on, ends_on, made_at) values ($1, $2, $3, $4, 'selected', (select id from cases limit 1), $5, '2030-12-31', now())`,
    [next, `榕运${next.slice(0, 8)}`, city.id(operator), operator, from],
  )
  await owner(
    `insert into mandate_assets (mandate_id, asset_id, operator_id, holder_id, holder_kind, holder_sector, added_at) select $1, id, $2, holder_id, holder_kind, holder_sector, now() from assets where id = $3`,
    [next, city.id(operator), id],
  )
}

describe('运营授权期限届满（§5.1、§5.2）', () => {
  test('届满前61天不提醒，60天、30天各提醒运营主体和市数据局一次；已有衔接的新授权的不再提醒；届满前照常交易', async () => {
    await byDay()
    expect(await told(traders.operates, 'mandate-ends')).toEqual([])
    await city.pass(1)
    await byDay()
    await byDay()
    for (const who of [traders.operates, bureau])
      expect([who, await told(who, 'mandate-ends', mandate.id)]).toMatchObject([
        who,
        [{ basis: 'choice:mandate-reminders', words: { zh: expect.stringContaining(`将于${endsOn}届满，1项挂牌产品`) } }],
      ])
    expect(await told(traders.operates, 'mandate-ends')).toHaveLength(2)
    await renew(other, daysAfter(endsOn, 1))
    await city.pass(30)
    expect(await byDay()).toBe(0)
    expect(await told(traders.operates, 'mandate-ends', mandate.id)).toHaveLength(2)
    expect(await told(traders.operates, 'mandate-ends')).toHaveLength(3)
    expect(await productAs(traders.buys, product)).toMatchObject({ state: 'listed', delisted: null, whyNotOrder: null })
  })

  test('最后一日仍在期，次日没有续期的产品下架：写明原因、依据和授权办件，公开页注明；有新授权的照旧；只下架一次', async () => {
    await city.pass(30)
    expect(city.clock.today()).toBe(endsOn)
    await byDay()
    expect(await productAs(traders.buys, product)).toMatchObject({ state: 'listed' })
    // Begun in the last second of the term, with midnight while it waits: nothing is over on the day it is recorded for.
    const [last, next] = [city.clock.now(), daysAfter(endsOn, 1)]
    const atMidnight = { ...city, clock: { ...city.clock, now: () => last, today: () => next } }
    expect([await endDueMandates(atMidnight), await delistUnmandated(atMidnight)]).toEqual([0, 0])
    await city.pass(1)
    await byDay()
    expect(await byDay()).toBe(0)
    expect(await productAs(bureau, product)).toMatchObject({
      state: 'delisted',
      delisted: { on: city.clock.today(), why: '运营授权期限届满', basis: '§5.2', caseId: mandate.caseId },
    })
    expect(await productAs(traders.buys, renewed)).toMatchObject({ state: 'listed', delisted: null, whyNotOrder: null })
    const shown = await (await fetch(`${city.base}/market/${(await productAs(bureau, product)).number}`)).text()
    for (const words of ['已下架', '运营授权期限届满', city.clock.today()]) expect(shown).toContain(words)
    const trace = await (await city.as(bureau)).ask(traceRoutes.readTrace, { params: { kind: 'product', id: product } })
    expect(trace.edges).toContainEqual({
      from: `case:${mandate.caseId}`,
      to: `product:${product}`,
      relation: expect.objectContaining({ zh: '下架' }),
    })
  })

  test('需方、开发主体、运营主体和市数据局收到通知；不再接受新订单，下架不能恢复', async () => {
    await tellDelisted(city, mandate.caseId)
    expect(await told(traders.buys, 'product-delisted')).toMatchObject([
      { basis: '§5.2', words: { zh: expect.stringContaining('本单位有1份订单尚未办完') } },
    ])
    expect(await told(traders.develops, 'product-delisted')).toMatchObject([{ words: { zh: expect.stringContaining('运营授权期限届满') } }])
    for (const who of [traders.operates, bureau])
      expect((await told(who, 'mandate-ends', mandate.id)).filter(({ words }) => words.zh.includes(`已于${endsOn}届满`))).toHaveLength(1)
    for (const who of [traders.develops, ofTransport[0]])
      expect([who, await told(who, 'mandate-ends', mandate.id)]).toMatchObject([
        who,
        [{ words: { zh: expect.stringContaining('使用标识和在期协议随之终止') } }],
      ])
    expect(await told(traders.lists, 'product-delisted'), '交易所没有办理这次下架，也要知道').toMatchObject([{ basis: '§5.2' }])
    expect(await refusal((await city.as(traders.buys)).ask(tradingRoutes.placeOrder, { body: order(product) }))).toMatchObject({
      status: 409,
      code: 'not-listed',
    })
    await renew(asset, city.clock.today())
    expect(await byDay()).toBe(0)
    expect(await productAs(traders.buys, product)).toMatchObject({ state: 'delisted' })
    await expectGenuineHistory(city)
  })

  test('授权届满以后，没有签约的订单不能报价、签约，没有支付的不能支付，只能不予供给或者退订（§5.2）', async () => {
    const {
      items: [placed],
    } = await (await city.as(traders.buys)).ask(tradingRoutes.listOrders, { query: {} })
    const move = async (who: string, given: OrderMove, asked: Record<string, unknown>) => {
      const { version } = await (await city.as(who)).ask(tradingRoutes.readOrder, { params: { id: placed!.id } })
      return (await city.as(who)).ask(tradingRoutes.moveOrder, {
        params: { id: placed!.id },
        body: { move: given, version, asked, key: randomUUID() },
      })
    }
    const ended = { status: 409, code: 'no-longer-operated', basis: '§5.2' }
    // The mandate that `renew` gave since is taken back.
    await owner(
      `update mandates set ended_at = now(), ended_why = '试' where ended_at is null and exists (select from mandate_assets a where a.mandate_id = mandates.id and a.asset_id = $1)`,
      [asset],
    )
    expect(await refusal(move(traders.operates, 'answer', { amountFen: 1800_00, terms: '按月开通' }))).toMatchObject(ended)
    await owner(`update orders set state = 'payment' where id = $1`, [placed!.id])
    expect(
      await refusal(move(traders.buys, 'pay', { amountFen: placed!.amountFen, reference: '转账', paidOn: city.clock.today() })),
    ).toMatchObject(ended)
    expect(await move(traders.buys, 'cancel', { explanation: '供方已没有运营授权' })).toMatchObject({ state: 'cancelled' })
  })

  test('运营授权被暂停不是届满：暂停期间产品不因此下架', async () => {
    await owner(`update mandates set suspended_at = now(), suspended_why = '试' where ended_at is null`)
    expect(await byDay()).toBe(0)
    expect(await productAs(traders.buys, renewed)).toMatchObject({ state: 'listed' })
  })
})

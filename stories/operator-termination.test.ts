import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { operatorRoutes } from '#contract/operators.ts'
import { traceRoutes } from '#contract/trace.ts'
import { type OrderView, tradingRoutes } from '#contract/trading.ts'
import { useRoutes } from '#contract/use.ts'
import type { OrderMove } from '#law/orders.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { tellDelisted } from '#server/trading/delisting.ts'
import { ofTransport } from './lives.ts'
import { letInOperators, second } from './operators-city.ts'
import { expectGenuineHistory } from './proof.ts'
import { agreedAsset, certificateOf, exchange, filed, listed, operator, priced, specification, traders } from './trading-life.ts'
import { judged } from './use-life.ts'

const bureau = '郑局长'
const runs = traders.operates
let city: City
let source: string
let product: string
let unlisted: string
let order: OrderView
let termination: string
beforeAll(async () => {
  city = await openCity()
  await letInOperators(city)
  source = await certificateOf(city, await agreedAsset(city))
  product = (await filed(city, [source])).productId
  await priced(city, product)
  await listed(city, product, 'FJDE-2026-0001')
  unlisted = (await filed(city, [source], { title: '公交线路可达性' })).productId
  await priced(city, unlisted)
  order = await place()
})
afterAll(() => city.close())

const place = async () =>
  (await city.as(traders.buys)).ask(tradingRoutes.placeOrder, {
    body: { productId: product, kind: 'subscription', quantity: 2, purpose: '用于医疗机构的到院便利度研究', key: randomUUID() },
  })
const productAs = async (who: string, id = product) => (await city.as(who)).ask(tradingRoutes.readProduct, { params: { id } })
const mandates = async () =>
  (await (await city.as(bureau)).ask(operatorRoutes.listMandates, { query: { operatorId: city.id(operator) } })).items
const agreements = async () => (await (await city.as(traders.develops)).ask(useRoutes.listAgreements, { query: {} })).items
const standing = async () => (await city.as(bureau)).ask(operatorRoutes.readOperator, { params: { id: city.id(operator) } })
const told = async (who: string, kind: string) =>
  (await (await city.as(who)).ask(noteRoutes.listNotes, { query: { limit: 100 } })).items.filter((note) => note.kind === kind)
const decision = { sanctionNumber: '榕数罚〔2026〕2号', considered: '申辩没有提出新的事实，不予采纳' }
const propose = async (sanctionKind: string, creditAct = 'overuse') => {
  const id = await city.open(bureau, 'operator-sanction', city.id(operator), {
    sanctionKind,
    facts: '未按约定保护数据，超出范围提供站点数据',
    clause: '协议第八项、§8.2',
    creditAct,
    evidencePaper: await city.paper(bureau),
  })
  await city.act(bureau, id, 'submit')
  return id
}

describe('运营主体不履行数据安全保护义务的，市数据局处理（§8.2）', () => {
  test('没有听取申辩的不能决定，提出人不能决定，没有提出终止的不能终止；不予处理的，一切照旧', async () => {
    const id = await propose('warning')
    expect(await refusal(city.act(second, id, 'pass', decision))).toMatchObject({ status: 409 })
    await city.act(runs, id, 'file', { statement: '系统配置错误，当日已经整改' })
    expect(await refusal(city.act(bureau, id, 'confirm', decision))).toMatchObject({
      status: 409,
      code: 'same-hand',
      basis: 'choice:sanction-statement',
    })
    expect(await refusal(city.act(second, id, 'pass', decision))).toMatchObject({ status: 409, code: 'needs-termination-proposed' })
    expect(await city.act(second, id, 'dismiss', { explanation: '事实轻微，当日整改，不予处理。' })).toMatchObject({ ending: 'dismissed' })
    expect(await mandates()).toMatchObject([{ state: 'live' }])
    expect(await productAs(traders.buys)).toMatchObject({ state: 'listed', delisted: null, whyNotOrder: null })
    expect(await standing()).toMatchObject({ credit: 100, creditEntries: [] })
  })

  test('暂停期间不能报价、签约，恢复以后可以；此前的询价可以不予供给', async () => {
    const sanction = async (kind: string) => {
      const id = await propose(kind, 'none')
      await city.act(runs, id, 'file', { statement: '已经整改，请从轻处理' })
      expect(await city.act(second, id, 'confirm', decision)).toMatchObject({ ending: 'sanctioned' })
    }
    const move = async (at: OrderView, given: OrderMove, asked: Record<string, unknown>) =>
      (await city.as(runs)).ask(tradingRoutes.moveOrder, {
        params: { id: at.id },
        body: { move: given, version: at.version, asked, key: randomUUID() },
      })
    const inquiry = await place()
    await sanction('suspension')
    const seen = await (await city.as(runs)).ask(tradingRoutes.readOrder, { params: { id: inquiry.id } })
    expect(seen.moves).toMatchObject([
      { move: 'answer', basis: '§8.2', whyNot: { zh: expect.stringContaining('已被暂停运营') } },
      { move: 'decline', whyNot: null },
    ])
    expect(await refusal(move(inquiry, 'answer', { amountFen: 1800_00, terms: '按月开通' }))).toMatchObject({
      status: 409,
      code: 'operator-suspended',
      basis: '§8.2',
    })
    await sanction('resumption')
    expect(await move(inquiry, 'answer', { amountFen: 1800_00, terms: '按月开通' })).toMatchObject({ state: 'negotiation' })
    await (
      await city.as(traders.buys)
    ).ask(tradingRoutes.moveOrder, {
      params: { id: inquiry.id },
      body: { move: 'cancel', version: inquiry.version + 1, asked: { explanation: '价格不合适' }, key: randomUUID() },
    })
  })

  test('决定终止：运营权限和协议终止，不能再使用，扣分记入信用记录，运营主体、持有单位、开发主体收到通知', async () => {
    termination = await propose('termination')
    await city.act(runs, termination, 'file', { statement: '已经整改，请求从轻' })
    expect(await refusal(city.act(second, termination, 'confirm', decision))).toMatchObject({
      status: 409,
      code: 'needs-termination-not-proposed',
    })
    const [before] = await agreements()
    expect(await city.act(second, termination, 'pass', decision)).toMatchObject({ step: 'handover' })
    expect(await mandates()).toMatchObject([{ state: 'ended', why: '终止运营', assets: 0 }])
    expect(await agreements()).toMatchObject([{ id: before!.id, state: 'ended' }])
    expect(await judged(city, before!.id)).toMatchObject({ outcome: 'refused', reason: 'ended' })
    expect(await standing()).toMatchObject({
      mandates: 0,
      agreements: 0,
      credit: 80,
      creditEntries: [{ act: 'overuse', points: 20, caseId: termination }],
    })
    for (const who of [runs, ofTransport[0], traders.develops])
      expect([who, await told(who, 'mandates-ended')]).toMatchObject([
        who,
        [{ basis: '§8.2', words: { zh: expect.stringContaining('终止运营') } }],
      ])
    expect(await told(traders.buys, 'mandates-ended')).toEqual([])
  })

  test('产品随之下架：写明原因、依据和办件，公开页注明，追溯得到；需方和开发主体收到通知', async () => {
    expect(await productAs(bureau)).toMatchObject({
      state: 'delisted',
      delisted: { on: city.clock.today(), why: '运营主体被终止运营', basis: '§8.2', caseId: termination },
    })
    // Who may not see the case reads the reason without it.
    expect((await productAs(traders.buys)).delisted).toMatchObject({ why: '运营主体被终止运营', caseId: null })
    const shown = await (await fetch(`${city.base}/market/${(await productAs(bureau)).number}`)).text()
    for (const words of ['已下架', '运营主体被终止运营', city.clock.today()]) expect(shown).toContain(words)
    const trace = await (await city.as(bureau)).ask(traceRoutes.readTrace, { params: { kind: 'product', id: product } })
    expect(trace.edges).toContainEqual({
      from: `case:${termination}`,
      to: `product:${product}`,
      relation: expect.objectContaining({ zh: '下架' }),
    })
    await tellDelisted(city, termination)
    expect(await told(traders.buys, 'product-delisted')).toMatchObject([
      { basis: '§8.2', words: { zh: expect.stringContaining('本单位有1份订单尚未办完') } },
    ])
    expect(await told(traders.develops, 'product-delisted')).toMatchObject([{ words: { zh: expect.stringContaining('不再接受新订单') } }])
  })

  test('不再接受新订单，下架不能恢复，没有挂牌的也不能再挂牌，不能据原来源另行编制；已下的订单可以退订', async () => {
    expect(await refusal(place())).toMatchObject({ status: 409, code: 'not-listed', message: { zh: expect.stringContaining('已下架') } })
    const change = await city.open(runs, 'listing-change', product, {
      exchange: city.id(exchange),
      explanation: '申请恢复交易',
      change: 'resume',
    })
    expect(await refusal(city.act(runs, change, 'submit'))).toMatchObject({ status: 409, code: 'needs-listing-fits', basis: '§6.1' })
    for (const [id, code] of [
      [product, 'needs-product-filed'],
      [unlisted, 'needs-sources-operated'],
    ] as const) {
      const again = await city.open(runs, 'exchange-listing', id, {
        exchange: city.id(exchange),
        terms: '挂牌一年，签约后支付',
        rights: true,
      })
      expect([code, await refusal(city.act(runs, again, 'submit'))]).toMatchObject([code, { status: 409, code }])
    }
    const anew = await city.open(traders.develops, 'product-filing', null, specification(city, [source]))
    expect(await refusal(city.act(traders.develops, anew, 'submit'))).toMatchObject({ status: 409, code: 'needs-sources-licensed' })
    const given = {
      params: { id: order.id },
      body: { move: 'cancel' as const, version: order.version, asked: { explanation: '产品已下架' }, key: randomUUID() },
    }
    expect(await (await city.as(traders.buys)).ask(tradingRoutes.moveOrder, given)).toMatchObject({ state: 'cancelled' })
  })

  test('原运营主体交接并提交清退证明，核对有误的退回补交，核对无误后办结（§8.2）', async () => {
    const list = {
      handedOver: [{ name: '接口文档', value: '12份', source: '市数据局' }],
      dataCleared: '全部副本已清除',
      accountsClosed: true,
      settled: '费用已结清',
      clearancePaper: await city.paper(runs, termination),
    }
    expect(
      (await refusal(city.act(runs, termination, 'file', { ...list, clearancePaper: null }))).fields?.map((each) => each.field),
    ).toEqual(['clearancePaper'])
    await city.act(runs, termination, 'file', list)
    await city.act(bureau, termination, 'return', {}, '清单缺少账号一项，请补交')
    await city.act(runs, termination, 'file', list)
    expect(
      await city.act(bureau, termination, 'confirm', { listChecked: true, clearanceChecked: true, checkNote: '清单与实物一致' }),
    ).toMatchObject({ ending: 'terminated' })
  })
})

test('全部办件由其记录重放可得，审计日志链条完整（§8.1）', () => expectGenuineHistory(city))

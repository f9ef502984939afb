import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { affiliationRoutes } from '#contract/affiliations.ts'
import { deskRoutes } from '#contract/desks.ts'
import type { Evidence } from '#contract/evidence.ts'
import { noteRoutes } from '#contract/notes.ts'
import { disputeRoutes } from '#contract/supervision-disputes.ts'
import { tradingRoutes, type OrderView } from '#contract/trading.ts'
import type { OrderMove } from '#law/orders.ts'
import { asSystem, inTransaction, stranger } from '#server/db/transaction.ts'
import { addOfficer } from '#server/parties/officers.sql.ts'
import { hashPassword } from '#server/parties/passwords.ts'
import { addPost } from '#server/parties/posts.sql.ts'
import { openCity, password, refusal, type City } from '#server/test/city.ts'
import { tellDelisted } from '#server/trading/delisting.ts'
import { remindOfDisclosures } from '#server/trading/disclosures/reminding.ts'
import { ofTransport, onNotice, takeInventory } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'
import {
  agree,
  certificateOf,
  developer,
  exchange,
  filed,
  listed,
  operator,
  priced,
  pricePaper,
  review,
  specification,
  traders,
} from './trading-life.ts'

let city: City
let lines: string
let other: string
let certificate: string
beforeAll(async () => {
  city = await openCity()
  ;[lines, other] = (await takeInventory(city, ['公交线路', '未签合同'])) as [string, string]
  for (const asset of [lines, other]) await onNotice(city, asset)
  await city.pass(20)
  certificate = await certificateOf(city, lines)
  await agree(city, lines)
})
afterAll(() => city.close())

const product = async (id: string, who: string = traders.develops) =>
  (await city.as(who)).ask(tradingRoutes.readProduct, { params: { id } })
const move = async (who: string, order: OrderView, given: OrderMove, asked: Record<string, unknown> = {}, key = randomUUID()) =>
  (await city.as(who)).ask(tradingRoutes.moveOrder, { params: { id: order.id }, body: { move: given, version: order.version, asked, key } })
const place = async (who: string, productId: string, key = randomUUID(), quantity = 2) =>
  (await city.as(who)).ask(tradingRoutes.placeOrder, {
    body: { productId, kind: 'subscription', quantity, purpose: '用于医疗机构的到院便利度研究', key },
  })
const open = (answers: Record<string, unknown>) => city.open(traders.develops, 'product-filing', null, answers)
const page = async (path: string) => (await fetch(city.base + path)).text()
let productId: string

describe('§6.2 数据产品说明书、第三方合规审查和备案', () => {
  test('没有写明来源、使用范围和获取日期的不能提交，逐项指出', async () => {
    const id = await open({ title: '没有写完的产品' })
    const blocked = await refusal(city.act(traders.develops, id, 'submit'))
    expect(blocked).toMatchObject({
      status: 409,
      code: 'needs-sources-licensed',
      basis: 'choice:licensed-sources',
      message: { zh: expect.stringContaining('还没有写明任何数据来源') },
    })
    await city.act(traders.develops, id, 'withdraw')
    const partly = await open(specification(city, [certificate], { summary: '', delivery: [], truthful: false }))
    expect((await refusal(city.act(traders.develops, partly, 'submit'))).fields?.map((f) => f.field).sort()).toEqual([
      'delivery',
      'summary',
      'truthful',
    ])
    await city.act(traders.develops, partly, 'withdraw')
  })

  test('来源查不到、没有合同、用途不符、获取日期不在合同期内的都不能提交，各说明原因', async () => {
    const why = async (sources: readonly string[], changes: Record<string, unknown> = {}) => {
      const id = await open(specification(city, sources, changes))
      const blocked = await refusal(city.act(traders.develops, id, 'submit'))
      await city.act(traders.develops, id, 'withdraw')
      return [blocked.code, blocked.message.zh] as const
    }
    expect(await why(['FZDA0'])).toEqual(['needs-sources-licensed', expect.stringContaining('没有编号为FZDA0的')])
    expect(await why([await certificateOf(city, other)])).toEqual(['needs-sources-licensed', expect.stringContaining('没有使用凭证')])
    expect(await why([certificate], { purposeClass: 'welfare' })).toEqual([
      'needs-sources-licensed',
      expect.stringContaining('用途类别与产品不同'),
    ])
    expect(await why([certificate], { sources: [{ name: certificate, value: '全部', source: '2025-12-31' }] })).toEqual([
      'needs-sources-licensed',
      expect.stringContaining('不在使用合同'),
    ])
  })

  test('审查通过后送市大数据服务中心备案，给出产品编号；退回补正只改所指之处', async () => {
    const id = await open(specification(city, [certificate]))
    const { subjectId } = await city.act(traders.develops, id, 'submit')
    productId = subjectId
    expect(
      (await refusal(city.act(traders.reviews, id, 'confirm', { ...review, paper: await city.paper(traders.reviews, id) }))).code,
    ).toBe('needs-no-public-data')
    await city.act(traders.reviews, id, 'pass', { ...review, paper: await city.paper(traders.reviews, id) })
    await city.act(traders.files, id, 'return', { pins: [{ field: 'quality', note: '写明完整性和准确性的数值' }] })
    expect((await city.see(traders.develops, id)).step).toBe('correction')
    await city.act(traders.develops, id, 'resubmit')
    // What was reviewed is filed while it may be used: an agreement suspended or ended since stops it (§8.3).
    const suspend = (at: string) => city.database.pool.query(`update agreements set suspended_at = ${at} where asset_id = $1`, [lines])
    await suspend('now()')
    expect(await refusal(city.act(traders.files, id, 'accept'))).toMatchObject({ code: 'needs-sources-licensed' })
    const offered = (await city.see(traders.files, id)).mayNow
    expect(offered.find(({ act }) => act === 'refuse')).toMatchObject({ denial: null })
    await suspend('null')
    expect(await city.act(traders.files, id, 'accept')).toMatchObject({ step: null, ending: 'concluded' })
    expect(await product(productId)).toMatchObject({
      state: 'filed',
      number: expect.stringMatching(/^CP-2026-\d{6}$/),
      operatorName: operator,
      developerName: developer,
      usesPublic: true,
      sources: [{ number: certificate, assetId: lines, acquiredOn: '2026-02-01', scope: '线路名称和里程' }],
    })
  })

  test('持有单位看到由其资产形成的产品，别的单位在挂牌以前看不到', async () => {
    const own = await (await city.as(ofTransport[0])).ask(tradingRoutes.listProducts, { query: { assetId: lines } })
    expect(own.items.map((p) => p.id)).toEqual([productId])
    expect((await (await city.as(traders.buys)).ask(tradingRoutes.listProducts)).items).toEqual([])
    expect(await refusal(product(productId, traders.buys))).toMatchObject({ status: 404 })
    expect(await page('/market')).not.toContain('公交线路出行指数')
  })

  test('以产品为来源的，运营主体的关联方不得再开发（授权运营规范第六条）', async () => {
    const { number } = await product(productId)
    const id = await open(specification(city, [number!], { title: '再开发产品' }))
    const administrator = await city.as('管账号')
    const { id: tie } = await administrator.ask(affiliationRoutes.declareAffiliation, {
      body: { controllerId: city.id(operator), controlledId: city.id(developer), sinceOn: '2020-01-01', ground: '持股51%' },
    })
    expect(await refusal(city.act(traders.develops, id, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-not-redeveloped',
      basis: 'choice:no-redevelopment',
      message: { zh: expect.stringContaining('关联方') },
    })
    await administrator.ask(affiliationRoutes.endAffiliation, {
      params: { id: tie },
      body: { untilOn: '2026-01-01', ground: '股权已转让' },
    })
    expect((await city.act(traders.develops, id, 'submit')).step).toBe('review')
    await city.act(traders.reviews, id, 'return', {}, '产品说明需补充')
    await city.act(traders.develops, id, 'withdraw')
  })
})

describe('§6.3 定价：成本法、收益法、市场法，在上限以内', () => {
  test('只有运营主体能定价；公共数据的产业产品不能自行定市场价；价格不高于上限，上限不突破最高准许收入', async () => {
    expect(await refusal(city.open(traders.develops, 'product-pricing', productId, {}))).toMatchObject({ status: 409, code: 'not-yours' })
    const id = await city.open(traders.operates, 'product-pricing', productId, pricePaper({ charge: 'market' }))
    expect(await refusal(city.act(traders.operates, id, 'submit'))).toMatchObject({
      code: 'needs-price-fits',
      basis: 'choice:purpose-price',
    })
    expect(await refusal(city.act(traders.operates, id, 'file'))).toMatchObject({ status: 409 })
    await city.act(traders.operates, id, 'withdraw')
    for (const [changes, field] of [
      [{ priceFen: 914_41 }, 'priceFen'],
      [{ ceilingFen: 914_41 }, 'ceilingFen'],
      [{ amountFen: 1 }, 'amountFen'],
    ] as const) {
      const wrong = await city.open(traders.operates, 'product-pricing', productId, pricePaper(changes))
      expect((await refusal(city.act(traders.operates, wrong, 'submit'))).fields?.map((f) => f.field)).toEqual([field])
      await city.act(traders.operates, wrong, 'withdraw')
    }
  })

  test('授权主体核定上限以后价格生效，最高准许收入914.4万元可以复算', async () => {
    const early = await city.open(traders.operates, 'exchange-listing', productId, {
      exchange: city.id(exchange),
      terms: '挂牌一年',
      rights: true,
    })
    expect((await refusal(city.act(traders.operates, early, 'submit'))).code).toBe('needs-product-priced')
    await city.act(traders.operates, early, 'withdraw')
    await priced(city, productId)
    expect(await product(productId)).toMatchObject({
      priceFen: 900_00,
      ceilingFen: 914_40,
      unit: 'month',
      prices: [{ charge: 'ceiling', method: 'cost', permittedFen: 9_144_000_00 }],
    })
  })
})

describe('§6.1 通过交易所交易：上架、订单、交易凭证', () => {
  let order: OrderView

  test('没有挂牌的产品不能下订单；挂牌由交易所给号，号不重复', async () => {
    expect(await refusal(place(ofTransport[0], productId))).toMatchObject({ status: 409, code: 'not-listed', basis: '§6.1' })
    await listed(city, productId, 'FJDE-2026-0001')
    expect(await product(productId, traders.buys)).toMatchObject({ state: 'listed', exchangeNumber: 'FJDE-2026-0001', whyNotOrder: null })
  })

  test('挂牌产品的价格谁都看得到，只有其运营主体和核定上限的市数据局能写', async () => {
    const copy = inTransaction(city.db, { ...stranger, role: 'operator', organisationId: randomUUID() }, (tx) =>
      sql`insert into product_prices select * from product_prices where product_id = ${productId}`.execute(tx),
    )
    await expect(copy).rejects.toMatchObject({ code: '42501' })
  })

  test('供方不能买自己的产品；同一键重复下单只有一份；旁人看不到', async () => {
    expect(await refusal(place(traders.operates, productId))).toMatchObject({ code: 'own-product' })
    expect(await product(productId, traders.operates)).toMatchObject({
      whyNotOrder: { message: { zh: expect.stringContaining('供方') }, basis: 'choice:order-states' },
    })
    const key = randomUUID()
    expect((order = await place(traders.buys, productId, key))).toEqual(await place(traders.buys, productId, key))
    expect(await refusal(place(traders.buys, productId, key, 3))).toMatchObject({
      status: 409,
      code: 'key-used',
      basis: 'choice:order-states',
    })
    expect(order).toMatchObject({
      state: 'inquiry',
      amountFen: 1800_00,
      number: expect.stringMatching(/^DD-2026-\d{6}$/),
      exchangeNumber: 'FJDE-2026-0001',
    })
    expect(await refusal((await city.as(ofTransport[0])).ask(tradingRoutes.readOrder, { params: { id: order.id } }))).toMatchObject({
      status: 404,
    })
  })

  test('谁能办哪一步、在哪一步能办，逐一把关；版本旧了不收', async () => {
    expect(await refusal(move(traders.buys, order, 'answer', { amountFen: 1, terms: '无' }))).toMatchObject({
      status: 409,
      code: 'not-your-side',
    })
    expect(await refusal(move(traders.buys, order, 'pay', { amountFen: 1, reference: 'x', paidOn: city.clock.today() }))).toMatchObject({
      status: 409,
      code: 'not-now',
    })
    expect(
      (await refusal(move(traders.operates, order, 'answer', { amountFen: 1800_01, terms: '按月开通' }))).fields?.map((f) => f.field),
    ).toEqual(['amountFen'])
    const seen = order
    order = await move(traders.operates, order, 'answer', { amountFen: 1700_00, terms: '按月开通' })
    expect(await refusal(move(traders.operates, seen, 'decline', { explanation: '来不及办理' }))).toMatchObject({
      status: 409,
      code: 'stale',
    })
    order = await move(traders.buys, order, 'agree')
    order = await move(traders.operates, order, 'sign', {
      contractNumber: '榕合2026-7',
      contractDigest: 'a'.repeat(64),
      signedOn: city.clock.today(),
    })
    expect(
      (await refusal(move(traders.buys, order, 'pay', { amountFen: 1, reference: '转账1', paidOn: '2025-12-31' }))).fields,
    ).toMatchObject([{ field: 'amountFen' }, { field: 'paidOn', message: { zh: `合同签订日期是${city.clock.today()}，不能早于这一天` } }])
    order = await move(traders.buys, order, 'pay', { amountFen: 1700_00, reference: '转账1', paidOn: city.clock.today() })
    expect(
      (
        await refusal(
          move(traders.develops, order, 'deliver', {
            manner: 'dataset',
            content: '指数',
            place: '政务云',
            deliveredOn: city.clock.today(),
          }),
        )
      ).fields?.map((f) => f.field),
    ).toEqual(['manner'])
  })

  test('两人同时办同一步，只有一个办成；同一键重复办理只记一次', async () => {
    const delivery = { manner: 'api', content: '2026年3月指数接口', place: '政务云，研究科', deliveredOn: city.clock.today() }
    const both = await Promise.allSettled([
      move(traders.develops, order, 'deliver', delivery),
      move(traders.operates, order, 'deliver', delivery),
    ])
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    order = (both.find((each) => each.status === 'fulfilled') as PromiseFulfilledResult<OrderView>).value
    const key = randomUUID()
    const [accepted, again] = [await move(traders.buys, order, 'accept', {}, key), await move(traders.buys, order, 'accept', {}, key)]
    expect(again).toEqual(accepted)
    expect(await refusal(move(traders.buys, order, 'cancel', { explanation: '不再需要，退订。' }, key))).toMatchObject({
      status: 409,
      code: 'key-used',
      basis: 'choice:order-states',
      remedy: { zh: expect.stringContaining('换一个标识') },
    })
    expect((order = accepted).entries.filter((entry) => entry.move === 'accept')).toHaveLength(1)
  })

  test('交易所登记交易凭证以前不能结算；凭证写明标的、双方、用途、金额、合约摘要值', async () => {
    expect(await refusal(move(traders.operates, order, 'settle'))).toMatchObject({
      status: 409,
      code: 'no-trade-certificate',
      basis: 'choice:trade-certificate',
    })
    order = await move(traders.lists, order, 'certify', { number: 'FJDE-JY-0001', tradedOn: city.clock.today() })
    expect(order.certificate).toMatchObject({
      number: 'FJDE-JY-0001',
      exchangeNumber: 'FJDE-2026-0001',
      seller: operator,
      amountFen: 1700_00,
      contractDigest: 'a'.repeat(64),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    order = await move(traders.operates, order, 'settle')
    expect(order).toMatchObject({
      state: 'completed',
      settledAt: expect.any(String),
      moves: [{ move: 'refund-settled', whyNot: null, basis: 'choice:counter-entries' }],
    })
  })

  test('§6.8 产品和交易情况对公众公开，随记录更新，不含需方', async () => {
    const board = await city.stranger().ask(tradingRoutes.readBoard)
    expect(board).toMatchObject({
      listed: 1,
      orders: 1,
      completed: 1,
      amountFen: 1700_00,
      byKind: [{ kind: 'index', listed: 1, orders: 1, amountFen: 1700_00 }],
    })
    const market = await page('/market')
    expect(market).toContain('公交线路出行指数')
    expect(market).toContain('1,700.00')
    const { number } = await product(productId)
    const shown = await page(`/market/${number}`)
    for (const words of [certificate, '2026-02-01', '900.00', '914.40', 'FJDE-2026-0001', '不得用于识别个人'])
      expect(shown).toContain(words)
    expect(market + shown).not.toContain('卫生健康')
    expect((await fetch(`${city.base}/market/CP-2026-999999`)).status).toBe(404)
  })

  test('运营、开发主体和交易所的工作台按订单所在月份列出成交，一次读完', async () => {
    for (const who of [traders.operates, traders.develops, traders.lists]) {
      const { figures, panels } = await (await city.as(who)).ask(deskRoutes.readDesk)
      expect({ who, ...Object.fromEntries(figures.map(({ key, value }) => [key, value])) }).toMatchObject({
        who,
        listed: 1,
        orders: 0,
        amount: 1700_00,
      })
      const month = new Date(order.placedAt).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 7)
      expect(panels.find(({ key }) => key === 'months')?.bars).toContainEqual(expect.objectContaining({ key: month, value: 1700_00 }))
    }
  })

  test('争议：交付以后可以提出，了结以后继续或者退款；退订写明理由', async () => {
    let late = await place(ofTransport[0], productId)
    for (const [who, given, asked] of [
      [traders.operates, 'answer', { amountFen: 1800_00, terms: '按月开通' }],
      [ofTransport[0], 'agree', {}],
      [traders.operates, 'sign', { contractNumber: '榕合2026-8', contractDigest: 'b'.repeat(64), signedOn: city.clock.today() }],
      [ofTransport[0], 'pay', { amountFen: 1800_00, reference: '转账2', paidOn: city.clock.today() }],
    ] as const)
      late = await move(who, late, given, asked)
    expect((await refusal(move(ofTransport[0], late, 'dispute'))).fields?.map((f) => f.field)).toEqual(['explanation'])
    late = await move(ofTransport[0], late, 'dispute', { explanation: '到期没有交付' })
    // The dispute that names the order carries what was done in the order, and its lines of the log.
    const quarrel = await city.open(ofTransport[0], 'dispute', null, {
      title: '到期没有交付',
      respondent: city.id(operator),
      kind: 'trade',
      about: late.number,
      facts: '付款以后到期没有交付',
      request: '交付或者退款',
      amountFen: 1800_00,
    })
    await city.act(ofTransport[0], quarrel, 'submit')
    const pack = (await (
      await (await city.as(traders.operates)).ask(disputeRoutes.caseEvidence, { params: { id: quarrel } })
    ).json()) as Evidence
    expect(pack.about).toMatchObject({
      kind: 'order',
      number: late.number,
      entries: [{ move: 'place' }, { move: 'answer' }, { move: 'agree' }, { move: 'sign' }, { move: 'pay' }, { move: 'dispute' }],
    })
    expect(
      pack.about!.lines.map((line) => line.text !== null),
      '各方只看到自己可读的日志行',
    ).toEqual([false, true, false, true, false, false])
    expect(
      await move(traders.operates, late, 'refund', { explanation: '双方协商退款', reference: '退款2', refundedOn: city.clock.today() }),
    ).toMatchObject({ state: 'refunded', amountFen: 1800_00, moves: [] })
  })

  test('下架由交易所办理，以后不能下新订单，公开页写明已下架', async () => {
    const change = (answers: Record<string, unknown>) =>
      city.open(traders.operates, 'listing-change', productId, { exchange: city.id(exchange), explanation: '产品升级', ...answers })
    const wrong = await change({ change: 'resume' })
    expect(await refusal(city.act(traders.operates, wrong, 'submit'))).toMatchObject({ code: 'needs-listing-fits', basis: '§6.1' })
    await city.act(traders.operates, wrong, 'withdraw')
    const id = await change({ change: 'delist' })
    await city.act(traders.operates, id, 'submit')
    expect(await city.act(traders.lists, id, 'confirm')).toMatchObject({ ending: 'changed' })
    expect(await refusal(place(ofTransport[0], productId))).toMatchObject({
      code: 'not-listed',
      message: { zh: expect.stringContaining('已下架') },
    })
    const delisted = await product(productId)
    expect(delisted.delisted).toEqual({ on: city.clock.today(), why: '运营主体申请下架', basis: '§6.1', caseId: null })
    expect((await product(productId, traders.operates)).delisted?.caseId).toBe(id)
    expect(await (await city.as(traders.buys)).ask(tradingRoutes.readOrder, { params: { id: order.id } })).toMatchObject({
      productState: 'delisted',
    })
    const shown = await page(`/market/${delisted.number}`)
    for (const words of ['已下架', '运营主体申请下架']) expect(shown).toContain(words)
    // What can no longer be ordered is not offered, though the page stays.
    expect(shown).not.toContain('登录后询价')
    await tellDelisted(city, id)
    const { items } = await (await city.as(traders.develops)).ask(noteRoutes.listNotes, { query: { limit: 100 } })
    expect(items.filter(({ kind }) => kind === 'product-delisted')).toMatchObject([
      { basis: '§6.1', words: { zh: expect.stringContaining('运营主体申请下架') } },
    ])
  })
})

test('公共治理产品无偿：没有上限核定以外的价格，订单金额为0', async () => {
  await agree(city, other, { purposeClass: 'governance' })
  const { productId: free } = await filed(city, [await certificateOf(city, other)], {
    title: '城市治理线路报告',
    kind: 'report',
    purposeClass: 'governance',
  })
  const charged = await city.open(traders.operates, 'product-pricing', free, pricePaper())
  expect(await refusal(city.act(traders.operates, charged, 'submit'))).toMatchObject({
    code: 'needs-price-fits',
    message: { zh: expect.stringContaining('无偿') },
  })
  await city.act(traders.operates, charged, 'withdraw')
  const id = await city.open(traders.operates, 'product-pricing', free, {
    charge: 'free',
    unit: 'product',
    priceReason: '用于公共治理，无偿提供。',
  })
  await city.act(traders.operates, id, 'submit')
  await city.act(traders.confirms, id, 'pass')
  await listed(city, free, 'FJDE-2026-0002')
  expect(await place(traders.buys, free)).toMatchObject({ amountFen: 0 })
  expect((await city.see(traders.reviews, (await product(free)).cases[0]!.id)).title).toBe('城市治理线路报告')
  const { number } = await product(free)
  const sold = await open(specification(city, [number!], { title: '借道治理产品的产业产品' }))
  expect(await refusal(city.act(traders.develops, sold, 'submit'))).toMatchObject({
    code: 'needs-sources-licensed',
    basis: 'choice:licensed-sources',
    message: { zh: expect.stringContaining(`${number}依约只用于公共治理`) },
  })
  await city.act(traders.develops, sold, 'withdraw')
  const { productId: derived } = await filed(city, [number!], {
    title: '由治理产品做成的治理产品',
    kind: 'report',
    purposeClass: 'governance',
  })
  const price = await city.open(traders.operates, 'product-pricing', derived, {
    charge: 'free',
    unit: 'product',
    priceReason: '用于公共治理，无偿提供。',
  })
  await city.act(traders.operates, price, 'submit')
  await city.act(traders.confirms, price, 'pass')
  await listed(city, derived, 'FJDE-2026-0003')
  await city.database.pool.query(
    'update mandates m set suspended_at = now() from mandate_assets a where a.mandate_id = m.id and a.asset_id = $1',
    [other],
  )
  for (const each of [free, derived])
    expect(await refusal(place(traders.buys, each))).toMatchObject({ code: 'no-longer-operated', basis: '§5.2' })
  await city.database.pool.query(
    'update mandates m set suspended_at = null from mandate_assets a where a.mandate_id = m.id and a.asset_id = $1',
    [other],
  )
  expect(await place(traders.buys, derived)).toMatchObject({ amountFen: 0 })
})

describe('§6.8 定期披露：每年3月底前，按记录生成，另一人签发', () => {
  beforeAll(async () => {
    const passwordHash = await hashPassword(password)
    await asSystem(city.db, async (tx) =>
      addPost(tx, await addOfficer(tx, { login: 'xia', name: '夏运营', passwordHash }), {
        organisationId: city.id(operator),
        role: 'operator',
        title: '签发',
      }),
    )
  })
  const report = {
    title: '年度披露',
    organisation: '榕城数据运营企业',
    dataUse: '按合同使用，均有记录',
    scenes: '出行服务',
    complaints: '无',
    truthful: true,
  }

  test('本年度没有结束的不能披露；草稿已有授权情况和产品清单', async () => {
    const id = await city.open(traders.operates, 'operator-disclosure', null, { ...report, year: Number(city.clock.today().slice(0, 4)) })
    const { draft } = await city.see(traders.operates, id)
    expect(draft).toMatchObject({
      authorisation: expect.stringContaining(operator),
      products: expect.arrayContaining([
        expect.objectContaining({ name: expect.stringContaining('公交线路出行指数'), value: '900.00元/月' }),
      ]),
    })
    expect(await refusal(city.act(traders.operates, id, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-year-undisclosed',
      message: { zh: expect.stringContaining('还没有结束') },
    })
    await city.act(traders.operates, id, 'withdraw')
  })

  test('次年3月提醒，逾期再提醒；编制人不能签发，签发后公开，附平台汇总的数字，不能再披露一次', async () => {
    const year = Number(city.clock.today().slice(0, 4))
    while (city.clock.today() < `${year + 1}-03-02`) await city.pass(30)
    expect(await remindOfDisclosures(city)).toBeGreaterThan(0)
    expect(await remindOfDisclosures(city)).toBe(0)
    const id = await city.open(traders.operates, 'operator-disclosure', null, { ...report, year })
    await city.act(traders.operates, id, 'submit')
    expect(await refusal(city.act(traders.operates, id, 'publish'))).toMatchObject({ status: 409, code: 'same-hand' })
    expect(await city.act('xia', id, 'publish')).toMatchObject({ ending: 'published' })
    expect(await page('/market/reports')).toContain(operator)
    const shown = await page(`/market/reports/${id}`)
    for (const words of ['夏运营', '1,700.00', '公交线路出行指数', '按合同使用，均有记录']) expect(shown).toContain(words)
    const again = await city.open(traders.operates, 'operator-disclosure', null, { ...report, year })
    expect((await refusal(city.act(traders.operates, again, 'submit'))).message.zh).toContain('已经披露')
  })
})

test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))

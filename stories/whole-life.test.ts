import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bookRoutes } from '#contract/books.ts'
import { cardRoutes } from '#contract/cards.ts'
import { disposalRoutes } from '#contract/disposal.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { operatorRoutes } from '#contract/operators.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { settlementRoutes as settlement } from '#contract/settlement.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { type Trace, traceKinds, traceRoutes } from '#contract/trace.ts'
import { tradingRoutes, type OrderView } from '#contract/trading.ts'
import { useRoutes } from '#contract/use.ts'
import type { OrderMove } from '#law/orders.ts'
import { checkSettlement } from '#server/commands/check-settlement.ts'
import { openCity, refusal, transport, type City } from '#server/test/city.ts'
import { approvalOf, hands, proposal, proposed, recognition, recordOf, witnessed } from './disposal-life.ts'
import { accepted, application, ofTransport, opine, takeInventory, value } from './lives.ts'
import {
  applicationToOperate,
  agreementOf,
  callOf,
  fileCompliance,
  letInOperators,
  nameExpert,
  rival,
  rivalName,
  second,
} from './operators-city.ts'
import { expectGenuineHistory } from './proof.ts'
import { deregistered } from './registered-city.ts'
import { developer, filed as productFiled, listed, operator, priced, specification, traders } from './trading-life.ts'
import { filed as developerFiled, granted, judged, requestOf } from './use-life.ts'

const [holder, checker] = ofTransport
const { operates, develops, buys } = traders
const [bureau, treasury, drawer, issuer] = ['郑局长', '钱财政', '林初审', '陈复审']
const [income, share] = [1700_00, 469_20]
let city: City
let asset: string
let number: string
let agreement: string
let product: string
let order: OrderView
let remittance: string
beforeAll(async () => {
  city = await openCity()
  await letInOperators(city)
})
afterAll(() => city.close())

const assetAs = async (who: string) => (await city.as(who)).ask(inventoryRoutes.readAsset, { params: { id: asset } })
const mandates = async () =>
  (await (await city.as(holder)).ask(operatorRoutes.listMandates, { query: { operatorId: city.id(operator) } })).items
const agreementAs = async (who: string) => (await city.as(who)).ask(useRoutes.readAgreement, { params: { id: agreement } })
const marks = async () => (await (await city.as(holder)).ask(cardRoutes.assetUseMarks, { params: { id: asset } })).items
const certificate = async () => city.stranger().ask(registrationRoutes.checkCertificate, { params: { number } })
const traceFrom = async (kind: Trace['nodes'][number]['kind'], id: string) =>
  (await city.as(bureau)).ask(traceRoutes.readTrace, { params: { kind, id } })
const move = async (who: string, given: OrderMove, asked: Record<string, unknown> = {}) => {
  order = await (
    await city.as(who)
  ).ask(tradingRoutes.moveOrder, { params: { id: order.id }, body: { move: given, version: order.version, asked, key: randomUUID() } })
}
const place = async () =>
  (await city.as(buys)).ask(tradingRoutes.placeOrder, {
    body: { productId: product, kind: 'subscription', quantity: 2, purpose: '用于医疗机构的到院便利度研究', key: randomUUID() },
  })
const request = async () => {
  const id = await city.open(operates, 'use-request', asset, requestOf(city))
  return { id, submit: () => city.act(operates, id, 'submit') }
}

describe('从盘点到登记（第三章、第四章）', () => {
  test('扫描、建卡、复核，进入数据资产目录（§3.6—§3.10）', async () => {
    ;[asset] = (await takeInventory(city, ['公交线路'])) as [string]
    const found = await assetAs(checker)
    expect(found).toMatchObject({ state: 'catalogued', name: '公交线路', certificate: null })
    expect(found.finding?.columns.map((column) => column.name)).toEqual(['线路编号', '线路名称', '里程_公里', '开通日期'])
  })

  test('法律意见、价值评估，首次登记经受理、初审、复审、公示，发放凭证（§4.3—§4.7）', async () => {
    const registration = await accepted(city, asset)
    expect((await assetAs(holder)).papers).toHaveLength(2)
    await city.act(drawer, registration, 'pass')
    expect(await refusal(city.act(drawer, registration, 'pass'))).toMatchObject({ code: 'same-hand' })
    await city.act(issuer, registration, 'pass')
    await city.pass(20)
    const found = await assetAs(holder)
    number = found.certificate!.number
    expect(found).toMatchObject({ state: 'registered', certificate: { status: 'valid' } })
    expect(await certificate()).toMatchObject({ status: 'valid', facts: { assetName: application['assetName'] } })
  })
})

describe('授权运营和使用（第五章）', () => {
  test('选取运营主体：公告、报名、资格审查、专家各自秘密评分、公示、签约、另一人核对后授权（§5.1）', async () => {
    const call = await city.open(bureau, 'operator-selection', null, await callOf(city))
    await city.act(bureau, call, 'submit')
    for (const who of [operates, rival])
      await (await city.as(who)).ask(operatorRoutes.applyToCall, { params: { id: call }, body: { answers: applicationToOperate } })
    await city.pass(1)
    await city.act(bureau, call, 'submit')
    const client = await city.as(bureau)
    const { applications } = await client.ask(operatorRoutes.readOperatorCall, { params: { id: call } })
    for (const { id } of applications)
      await client.ask(operatorRoutes.judgeApplication, { params: { id }, body: { isQualified: true, why: '符合公告条件' } })
    for (const expert of [drawer, issuer, '叶受理']) await nameExpert(city, call, expert)
    await city.act(bureau, call, 'submit')
    for (const expert of [drawer, issuer, '叶受理']) {
      for (const { id, operatorName } of applications)
        await (
          await city.as(expert)
        ).ask(operatorRoutes.scoreApplication, {
          params: { id },
          body: {
            scores: [
              { name: '技术与安全', points: operatorName === operator ? 55 : 45 },
              { name: '服务方案', points: 30 },
            ],
          },
        })
      const seen = (await client.ask(operatorRoutes.readOperatorCall, { params: { id: call } })).applications
      expect(seen.flatMap((each) => each.scores)).toEqual([])
    }
    await city.act(bureau, call, 'submit')
    expect(
      (await city.stranger().ask(operatorRoutes.readOperatorCall, { params: { id: call } })).ranking.map((each) => each.operatorName),
    ).toEqual([operator, rivalName])
    await city.pass(12)
    await city.act(bureau, call, 'file', await agreementOf(city, call))
    await city.act(second, call, 'confirm', {
      meeting: '局党组会',
      decidedOn: city.clock.today(),
      decisionNumber: '纪要〔2026〕9号',
      decisionPaper: await city.paper(second, call),
      filedWith: '已报省数据管理局备案',
    })
    expect(await mandates()).toMatchObject([{ kind: 'selected', state: 'live', assets: 1, caseId: call }])
    expect(await assetAs(operates)).toMatchObject({ id: asset, mayEdit: false })
  })

  test('合规档案不全的，有授权也不能提出使用需求；存档以后可以（§5.2、§7.4）', async () => {
    await developerFiled(city)
    const { id, submit } = await request()
    expect(await refusal(submit())).toMatchObject({
      status: 409,
      code: 'needs-mandated',
      basis: '§7.4',
      message: { zh: expect.stringContaining('合规档案') },
    })
    await city.act(operates, id, 'withdraw')
    await fileCompliance(city, operates, { emergency: { expiresOn: '2026-05-31' } })
    expect(await (await city.as(operates)).ask(operatorRoutes.readOperator, { params: { id: city.id(operator) } })).toMatchObject({
      parts: 5,
      mandates: 1,
    })
  })

  test('使用需求经市数据局和持有单位共同审核，双方签订，卡片有使用标识（§5.5、§5.7、§3.11）', async () => {
    const made = await granted(city, asset)
    agreement = made.agreement
    expect(await agreementAs(holder)).toMatchObject({
      state: 'live',
      caseId: made.caseId,
      operatorName: operator,
      developerName: developer,
    })
    expect(await assetAs(holder)).toMatchObject({ isMarked: true, derived: { useMark: expect.stringContaining(made.number) } })
    expect(await marks()).toMatchObject([{ agreement: made.number, state: 'live' }])
  })

  test('每次使用前判定：约定之内允许，超出目的拒绝；合规档案过期一律拒绝，补齐后恢复（§5.5、§7.4）', async () => {
    expect(await judged(city, agreement)).toMatchObject({ outcome: 'permitted', seq: 1 })
    expect(await judged(city, agreement, { purposeClass: 'welfare' })).toMatchObject({ outcome: 'refused', reason: 'purpose' })
    await city.until('2026-06-01T09:00:00+08:00')
    expect(await judged(city, agreement)).toMatchObject({
      outcome: 'refused',
      reason: 'compliance',
      words: { zh: '运营主体的合规档案不完整或已过期' },
    })
    await fileCompliance(city, operates, {}, ['emergency'])
    expect(await judged(city, agreement)).toMatchObject({ outcome: 'permitted' })
    expect(await agreementAs(develops)).toMatchObject({ evaluated: 4, uses: 2 })
  })
})

describe('产品、交易和收益（第六章）', () => {
  test('产品经审查备案、定价核定，在交易所挂牌（§6.1—§6.3）', async () => {
    const sources = [{ name: number, value: '线路编号和线路名称', source: city.clock.today() }]
    product = (await productFiled(city, [number], { ...specification(city, [number]), sources })).productId
    await priced(city, product)
    await listed(city, product, 'FJDE-2026-0001')
    expect(await (await city.as(buys)).ask(tradingRoutes.readProduct, { params: { id: product } })).toMatchObject({
      state: 'listed',
      whyNotOrder: null,
      operatorName: operator,
      usesPublic: true,
      sources: [{ number, assetId: asset }],
    })
  })

  test('订单从询价到结算，交易所登记交易凭证（§6.1）', async () => {
    order = await place()
    await move(operates, 'answer', { amountFen: income, terms: '按月开通' })
    await move(buys, 'agree')
    await move(operates, 'sign', { contractNumber: '榕合2026-7', contractDigest: 'a'.repeat(64), signedOn: city.clock.today() })
    await move(buys, 'pay', { amountFen: income, reference: '转账1', paidOn: city.clock.today() })
    await move(develops, 'deliver', { manner: 'api', content: '出行指数接口', place: '政务云，研究科', deliveredOn: city.clock.today() })
    await move(buys, 'accept')
    await move(traders.lists, 'certify', { number: 'FJDE-JY-0001', tradedOn: city.clock.today() })
    await move(operates, 'settle')
    expect(order).toMatchObject({ state: 'completed', amountFen: income, certificate: { number: 'FJDE-JY-0001', amountFen: income } })
  })

  test('收益共享协议由各方逐一确认后生效，分配由各方确认后报备（§6.4、§6.5）', async () => {
    const party = (name: string, part: 'producer' | 'operator' | 'developer' | 'regulation', parts: number) => ({
      organisationId: city.id(name),
      part,
      parts: [parts],
    })
    const parties = [
      party(transport, 'producer', 30),
      party(operator, 'operator', 40),
      party(developer, 'developer', 25),
      party('榕城市财政局', 'regulation', 5),
    ]
    const client = await city.as(operates)
    const sharing = await client.ask(settlement.proposeSharing, {
      body: {
        productId: product,
        form: 'fixed',
        feePpm: 20_000,
        taxPpm: 60_000,
        costFen: 0,
        effectiveOn: '2026-01-01',
        bounds: [0],
        parties,
        key: randomUUID(),
      },
    })
    for (const who of [holder, operates, develops])
      expect((await (await city.as(who)).ask(settlement.signSharing, { params: { id: sharing.id } })).inForceAt).toBeNull()
    expect((await (await city.as(treasury)).ask(settlement.signSharing, { params: { id: sharing.id } })).inForceAt).not.toBeNull()
    const id = await city.open(operates, 'distribution', null, {
      title: '2026年6月收益分配',
      untilOn: city.clock.today(),
      negotiation: '各方协商一致，纪要存档',
    })
    await city.act(operates, id, 'submit')
    for (const who of [holder, develops, treasury]) await (await city.as(who)).ask(settlement.agreeDistribution, { params: { id } })
    await city.act(operates, id, 'file')
    expect(await city.act(drawer, id, 'accept')).toMatchObject({ ending: 'filed' })
    expect(await client.ask(settlement.readDistribution, { params: { id } })).toMatchObject({
      incomes: 1,
      grossFen: income,
      feeFen: 34_00,
      taxFen: 102_00,
      netFen: 1564_00,
    })
  })

  test('持有单位的份额列为应缴财政款，全额归集、汇缴，国库收讫，记入单位账套（§6.6）', async () => {
    const client = await city.as(drawer)
    const {
      items: [due],
    } = await client.ask(settlement.listReceivables, { query: {} })
    expect(due).toMatchObject({ unitName: transport, amountFen: share, state: 'due' })
    await client.ask(settlement.collectReceivable, {
      params: { id: due!.id },
      body: { amountFen: share, collectedOn: city.clock.today(), slip: 'YH-2026-0001' },
    })
    remittance = await city.open(drawer, 'remittance', null, { title: '2026年6月第一批', collectedUntil: city.clock.today() })
    await city.act(drawer, remittance, 'submit')
    await city.act(issuer, remittance, 'file', {
      voucherNumber: 'JK-350100-1',
      collectionCode: '35010026060000000001',
      executingCode: '350100001',
      itemCode: '103070601',
      issuedOn: city.clock.today(),
      amountFen: share,
    })
    expect(
      await city.act(treasury, remittance, 'accept', { receiptNumber: 'RK-2026-0001', receivedOn: city.clock.today(), amountFen: share }),
    ).toMatchObject({ ending: 'received' })
    const { funnel, income: months } = await (await city.as(bureau)).ask(supervisionRoutes.cockpit)
    expect(funnel.slice(-4).map(({ key, value }) => [key, value])).toEqual([
      ['registered', 1],
      ['mandated', 1],
      ['traded', 1],
      ['banked', 1],
    ])
    expect(months!.at(-1)).toEqual({ month: city.clock.today().slice(0, 7), earned: income, due: share, received: share })
    const own = await city.as(holder)
    await own.ask(bookRoutes.openBooks, { body: { openedOn: `${city.clock.today().slice(0, 7)}-01` } })
    for (const entry of ['income', 'remittance'] as const)
      await own.ask(settlement.bookReceivable, { params: { id: due!.id }, body: { entry } })
    expect((await own.ask(settlement.listReconciliation, { query: {} })).items).toMatchObject([
      { unitName: transport, dueFen: share, remittedFen: share, isWhole: true },
    ])
    expect(await checkSettlement(city.db)).toMatchObject({
      incomes: 1,
      incomeFen: income,
      distributedFen: income,
      waitingFen: 0,
      dueFen: share,
      remittedFen: share,
      dueWaitingFen: 0,
      faults: [],
    })
  })

  test('从国库收讫的这一笔，追溯到订单、产品、合同、授权、凭证、资产和数据源，写明每一步由谁决定（§7.1）', async () => {
    await expectWholeTrace()
  })
})

/** Both ways, everything that lies between the source and the treasury is in the trace, and every deciding officer with it. */
async function expectWholeTrace(): Promise<void> {
  const trace = await traceFrom('remittance', remittance)
  expect([...new Set(trace.nodes.map((node) => node.kind))].sort()).toEqual([...traceKinds].sort())
  expect(trace.isCut).toBe(false)
  const named = (id: string) => trace.nodes.some((node) => node.id === id)
  for (const id of [order.id, product, agreement, asset, number]) expect([id, named(id)]).toEqual([id, true])
  const decided = new Set(trace.nodes.flatMap((node) => node.hands.map((hand) => hand.name)))
  for (const who of [holder, drawer, issuer, '叶受理', bureau, '谢复核', operates, develops, traders.reviews, traders.lists, treasury])
    expect([who, decided.has(who)]).toEqual([who, true])
  const forward = await traceFrom('source', trace.nodes.find((node) => node.kind === 'source')!.id)
  expect(forward.nodes.map((node) => node.id)).toContain(remittance)
}

describe('终止、注销和销毁（§5.9、§4.7、§4.8）', () => {
  test('运营主体退出：授权、合同、使用标识终止，不能再使用、再下订单（§5.9）', async () => {
    const id = await city.open(operates, 'operator-exit', null, {
      exitReason: '公司业务调整',
      exitOn: city.clock.today(),
      users: '已通知全部用户',
      handoverPlan: '按清单移交市数据局',
    })
    await city.act(operates, id, 'submit')
    await city.act(bureau, id, 'pass')
    await city.act(operates, id, 'file', {
      handedOver: [{ name: '接口文档', value: '12份', source: '市数据局' }],
      dataCleared: '全部副本已清除',
      accountsClosed: true,
      settled: '费用已结清',
      clearancePaper: await city.paper(operates, id),
    })
    await city.act(second, id, 'confirm', { listChecked: true, clearanceChecked: true, checkNote: '清单与实物一致' })
    expect(await mandates()).toMatchObject([{ state: 'ended', assets: 0 }])
    expect(await agreementAs(operates)).toMatchObject({ state: 'ended', endedWhy: '运营主体退出' })
    expect(await judged(city, agreement)).toMatchObject({ outcome: 'refused', reason: 'ended' })
    expect(await marks()).toMatchObject([{ state: 'ended', endReason: '运营主体退出' }])
    expect((await assetAs(holder)).isMarked).toBe(false)
    // What the agreement was about is still told to both sides; the asset itself is read by neither any longer.
    for (const who of [operates, develops]) {
      expect((await agreementAs(who)).assetName).not.toBe('')
      expect([who, await refusal(assetAs(who))]).toMatchObject([who, { status: 404 }])
    }
    const { funnel, income: months } = await (await city.as(bureau)).ask(supervisionRoutes.cockpit)
    expect(funnel.slice(-4).map(({ label, value }) => [label, value])).toEqual([
      ['已登记', 1],
      ['授权运营中', 0],
      ['产品挂牌中', 0],
      ['挂牌中、收益已入库', 0],
    ])
    expect(months!.at(-1)).toMatchObject({ earned: income, received: share })
    expect(await refusal(place())).toMatchObject({ status: 409, code: 'not-listed', basis: '§6.1' })
    expect(await (await city.as(buys)).ask(tradingRoutes.readProduct, { params: { id: product } })).toMatchObject({
      state: 'delisted',
      delisted: { on: city.clock.today(), why: '运营主体退出', basis: '§5.9', caseId: null },
      whyNotOrder: { message: { zh: expect.stringContaining('已下架') }, basis: '§6.1' },
    })
  })

  test('注销登记：凭证失效，资产转回备查簿；未注销的不能销毁（§4.7）', async () => {
    const early = await city.open(hands.proposes, 'destruction', asset, proposal)
    expect(await refusal(city.act(hands.proposes, early, 'submit'))).toMatchObject({
      code: 'needs-certificate-fallen',
      basis: 'choice:destruction-after-deregistration',
    })
    await city.act(hands.proposes, early, 'withdraw')
    await deregistered(city, asset)
    expect(await certificate()).toMatchObject({ status: 'deregistered' })
    expect(await assetAs(holder)).toMatchObject({ state: 'memorandum', memo: { reason: expect.stringContaining('已注销') } })
  })

  test('销毁由提出、认定、审批、执行、监销各人分办，卡片终止，台账有记录（§4.8、§4.9）', async () => {
    const id = await proposed(city, asset)
    expect(await refusal(city.act(hands.proposes, id, 'confirm', recognition))).toMatchObject({ code: 'same-hand' })
    await city.act(hands.recognises, id, 'confirm', recognition)
    await city.act(hands.approves, id, 'pass', await approvalOf(city, id))
    await city.act(hands.executes, id, 'file', await recordOf(city, id))
    expect(await city.act(hands.witnesses, id, 'confirm', witnessed)).toMatchObject({ ending: 'destroyed' })
    expect(await assetAs(holder)).toMatchObject({
      state: 'destroyed',
      mayEdit: false,
      memo: null,
      certificate: { number, status: 'deregistered' },
    })
    expect((await (await city.as(bureau)).ask(disposalRoutes.listDestructions)).items).toMatchObject([
      {
        assetId: asset,
        proposedBy: hands.proposes,
        recognisedBy: hands.recognises,
        approvedBy: hands.approves,
        executedBy: hands.executes,
        witnessedBy: hands.witnesses,
      },
    ])
    expect(
      (await city.stranger().ask(registrationRoutes.listRegister, { query: { status: 'deregistered' } })).items.map((line) => line.number),
    ).toEqual([number])
    expect(await refusal(opine(city, asset))).toMatchObject({ code: 'destroyed' })
    expect(await refusal(value(city, asset))).toMatchObject({ code: 'destroyed' })
    await vi.waitFor(
      async () => {
        const { destruction } = await (await city.as(holder)).ask(disposalRoutes.readDestruction, { params: { id: asset } })
        expect(destruction).toMatchObject({ uploads: 1, erased: 1, findings: 1, cleared: 1 })
      },
      { timeout: 120_000, interval: 200 },
    )
  })

  test('销毁以后仍可从国库追溯到数据源，账目相符，全部办件可重放，审计日志链条完整（§7.1、§8.1）', async () => {
    await expectWholeTrace()
    expect((await checkSettlement(city.db)).faults).toEqual([])
    await expectGenuineHistory(city)
  })
})

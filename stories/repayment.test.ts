import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bookRoutes } from '#contract/books.ts'
import { caseRoutes } from '#contract/cases.ts'
import { noteRoutes } from '#contract/notes.ts'
import { settlementRoutes as routes } from '#contract/settlement.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { traceRoutes } from '#contract/trace.ts'
import { tradingRoutes } from '#contract/trading.ts'
import { checkSettlement } from '#server/commands/check-settlement.ts'
import { asSystem } from '#server/db/transaction.ts'
import { takeIncome } from '#server/settlement/incomes.sql.ts'
import { openCity, refusal, transport, type City } from '#server/test/city.ts'
import { expectGenuineHistory } from './proof.ts'

const [operator, developer, producer, other] = ['尹运营', '康开发', '林清查', '苏清查']
const [drawer, checker, finance, treasury] = ['林初审', '陈复审', '钱财政', '付国库']
const share = 276_00
let city: City
let product: string
let order: string
let first: string
let second: string
let repayment: string
beforeAll(async () => {
  city = await openCity()
  product = randomUUID()
  const base = randomUUID()
  const { pool } = city.database
  await pool.query(
    `insert into products (id, name, kind, purpose_class, developer_id, operator_id, uses_public, state, made_at) values ($1, '公交客流指数', 'api', 'industry', $2, $3, true, 'listed', now()), ($4, '客流底表', 'dataset', 'industry', $2, null, false, 'draft', now())`,
    [product, city.id('榕创开发有限公司'), city.id('榕数运营有限公司'), base],
  )
  await pool.query(
    `insert into product_sources (product_id, position, from_product_id, holder_id, holder_kind) values ($1, 0, $2, $3, 'administrative-organ')`,
    [product, base, city.id(transport)],
  )
  const parties = [
    { organisationId: city.id(transport), part: 'producer' as const, parts: [30] },
    { organisationId: city.id('榕数运营有限公司'), part: 'operator' as const, parts: [45] },
    { organisationId: city.id('榕创开发有限公司'), part: 'developer' as const, parts: [25] },
  ]
  const { id } = await (
    await city.as(operator)
  ).ask(routes.proposeSharing, {
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
  for (const name of [producer, operator, developer]) await (await city.as(name)).ask(routes.signSharing, { params: { id } })
  order = randomUUID()
  await pool.query(
    `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_name, purpose, kind, quantity, amount_fen, state, placed_at) select $1::uuid, 'DD-2026-1', 'DD-2026-1', id, developer_id, operator_id, '榕行科技', '出行服务', 'per-use', 1, 100000, 'completed', now() from products where id = $2::uuid`,
    [order, product],
  )
  await asSystem(city.db, (tx) => takeIncome(tx, { orderId: order, productId: product, amountFen: 1_000_00, at: city.clock.now() }))
  first = await distributed()
})
afterAll(() => city.close())

/** All income that waits, distributed and filed; answers the number of the distribution. */
async function distributed(): Promise<string> {
  const id = await city.open(operator, 'distribution', null, {
    title: '收益分配',
    untilOn: city.clock.today(),
    negotiation: '三方协商一致，纪要存档',
  })
  await city.act(operator, id, 'submit')
  for (const name of [producer, developer]) await (await city.as(name)).ask(routes.agreeDistribution, { params: { id } })
  await city.act(operator, id, 'file')
  await city.act(drawer, id, 'accept')
  return (await (await city.as(operator)).ask(caseRoutes.readCase, { params: { id } })).number
}
const apply = async (who: string, distributionNumber: string, amountFen = share) =>
  city.open(who, 'repayment', null, {
    title: `收益分配${distributionNumber}退付`,
    distributionNumber,
    amountFen,
    payeeName: '榕数运营有限公司',
    payeeAccount: '中国银行福州分行 4200001',
    repaymentGround: '订单经调解全额退款，供方已向需方退回',
  })
const lines = async (who = producer) => (await (await city.as(who)).ask(routes.listReceivables, { query: {} })).items
const back = async (who = producer) => (await lines(who)).find((line) => line.amountFen < 0)!
const reconciled = async () =>
  (await (await city.as(finance)).ask(routes.listReconciliation, { query: { unitId: city.id(transport) } })).items
const paid = { repaymentNumber: 'TH-350100-0001', amountFen: share }

describe('已入库的份额因退款退付（§6.6）', () => {
  test('退款以前没有可以退付的；退款只列待退付，不能归集抵减；份额入库以前也不能申请', async () => {
    expect(await refusal(city.act(producer, await apply(producer, first), 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-repayment-due',
      basis: 'choice:treasury-repayment',
    })
    const client = await city.as(operator)
    const { version } = await client.ask(tradingRoutes.readOrder, { params: { id: order } })
    await client.ask(tradingRoutes.moveOrder, {
      params: { id: order },
      body: {
        move: 'refund-settled',
        version,
        asked: { explanation: '经调解，服务没有达到约定，全额退款', reference: '退款2026-1', refundedOn: city.clock.today() },
        key: randomUUID(),
      },
    })
    // Whoever had a share of it is told how much of it goes back, each by what it has to do.
    const told = async (who: string) =>
      (await (await city.as(who)).ask(noteRoutes.listNotes, { query: { limit: 100 } })).items.find(({ kind }) => kind === 'share-refunded')
        ?.words.zh
    await vi.waitFor(
      async () =>
        expect(await Promise.all([producer, operator, developer].map(told))).toEqual(
          ['276.00 元，在下一次收益分配中冲回，列为待退付', '414.00 元，请发起下一次收益分配', '230.00 元，在下一次收益分配中冲回'].map(
            (words) => expect.stringContaining(`订单DD-2026-1结算后退款：本单位在“收益分配”中分得的 ${words}`),
          ),
        ),
      { timeout: 60_000, interval: 300 },
    )
    second = await distributed()
    const line = await back()
    expect(line).toMatchObject({ amountFen: -share, state: 'back', distributionNumber: second, repaymentId: null })
    expect(
      await refusal(
        (await city.as(drawer)).ask(routes.collectReceivable, {
          params: { id: line.id },
          body: { amountFen: share, collectedOn: city.clock.today(), slip: 'YH-1' },
        }),
      ),
    ).toMatchObject({ code: 'repaid-by-finance', basis: '§6.6' })
    expect(await refusal(city.act(producer, await apply(producer, second), 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-share-in-treasury',
      basis: '§6.6',
    })
  })

  test('先全额汇缴入库，再由单位财务申请；金额不符、别的单位、重复申请都不受理，只有市财政局能决定', async () => {
    const client = await city.as(drawer)
    const due = (await lines()).find((line) => line.amountFen > 0)!
    await client.ask(routes.collectReceivable, {
      params: { id: due.id },
      body: { amountFen: share, collectedOn: city.clock.today(), slip: 'YH-2026-1' },
    })
    const batch = await city.open(drawer, 'remittance', null, { title: '第一批', collectedUntil: city.clock.today() })
    await city.act(drawer, batch, 'submit')
    await city.act(checker, batch, 'file', {
      voucherNumber: 'JK-350100-1',
      collectionCode: '35010026110000000001',
      executingCode: '350100001',
      itemCode: '103070601',
      issuedOn: city.clock.today(),
      amountFen: share,
    })
    await city.act(finance, batch, 'accept', { receiptNumber: 'RK-2026-1', receivedOn: city.clock.today(), amountFen: share })
    expect(await refusal(city.act(producer, await apply(producer, second, share - 1), 'submit'))).toMatchObject({
      code: 'invalid',
      basis: 'choice:treasury-repayment',
      fields: [{ field: 'amountFen' }],
    })
    expect(await refusal(city.act(other, await apply(other, second), 'submit'))).toMatchObject({ status: 409, code: 'needs-repayment-due' })
    repayment = await apply(producer, second)
    const twin = await apply(producer, second)
    const tried = await Promise.allSettled([city.act(producer, repayment, 'submit'), city.act(producer, repayment, 'submit')])
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusal(city.act(producer, twin, 'submit'))).toMatchObject({ status: 409, code: 'needs-repayment-due' })
    expect(await back()).toMatchObject({ state: 'repaying', repaymentId: repayment })
    for (const who of [producer, drawer])
      expect(
        await refusal(city.act(who, repayment, 'pass', { decisionNumber: '榕财退〔2026〕1号', decisionOpinion: '凭据齐全，同意' })),
      ).toMatchObject({ code: 'not-yours' })
  })

  test('退回的可以更正后再提；市财政局一人同意，另一人登记收入退还书，金额须一致，只登记一次，撤不回也改不了', async () => {
    await city.act(finance, repayment, 'return', {}, '请补充收款账号的开户银行')
    await city.act(producer, repayment, 'submit')
    await city.act(finance, repayment, 'pass', { decisionNumber: '榕财退〔2026〕1号', decisionOpinion: '凭据齐全，同意' })
    const given = { ...paid, repaidOn: city.clock.today() }
    expect(await refusal(city.act(finance, repayment, 'accept', given))).toMatchObject({
      code: 'same-hand',
      basis: 'choice:treasury-repayment',
    })
    expect(await refusal(city.act(treasury, repayment, 'accept', { ...given, amountFen: share - 1 }))).toMatchObject({
      code: 'invalid',
      basis: 'choice:treasury-repayment',
    })
    expect(await refusal(city.act(treasury, repayment, 'accept', { ...given, repaidOn: '2026-01-01' }))).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'repaidOn', message: { zh: expect.stringContaining('收入截至日') } }],
    })
    const tried = await Promise.allSettled([city.act(treasury, repayment, 'accept', given), city.act(treasury, repayment, 'accept', given)])
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await city.see(finance, repayment)).ending).toBe('repaid')
    expect(await back()).toMatchObject({
      state: 'repaid',
      repaymentNumber: 'TH-350100-0001',
      repaidOn: city.clock.today(),
      repaidVoucherId: null,
    })
    expect(await back(operator)).toMatchObject({ state: 'repaid' })
    expect(await refusal(city.act(producer, await apply(producer, second), 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-repayment-due',
    })
    for (const change of ['amount_fen = 1', `order_number = '别的'`, `state = 'ended', order_number = null, repaid_on = null`])
      await expect(city.database.pool.query(`update repayments set ${change} where id = $1`, [repayment])).rejects.toMatchObject({
        code: 'RS001',
      })
    await expect(city.database.pool.query(`delete from repayments where id = $1`, [repayment])).rejects.toMatchObject({ code: 'RS001' })
  })

  test('单位会计按应缴、上缴的相反方向记一次账；按单位和期间对账，应缴、入库、退付各自列示，不抵减', async () => {
    const own = await city.as(producer)
    const [due, gone] = [(await lines()).find((line) => line.amountFen > 0)!, await back()]
    expect(await reconciled()).toMatchObject([
      { dueFen: share, remittedFen: share, waitingFen: 0, backFen: 0, repaidFen: -share, bookedBackFen: 0, isWhole: false },
    ])
    await own.ask(bookRoutes.openBooks, { body: { openedOn: `${city.clock.today().slice(0, 7)}-01` } })
    for (const entry of ['income', 'remittance'] as const) await own.ask(routes.bookReceivable, { params: { id: due.id }, body: { entry } })
    expect(await refusal(own.ask(routes.bookReceivable, { params: { id: due.id }, body: { entry: 'repayment' } }))).toMatchObject({
      code: 'not-repaid',
    })
    const { repaidVoucherId } = await own.ask(routes.bookReceivable, { params: { id: gone.id }, body: { entry: 'repayment' } })
    expect(await refusal(own.ask(routes.bookReceivable, { params: { id: gone.id }, body: { entry: 'repayment' } }))).toMatchObject({
      code: 'booked',
    })
    const { postings } = await own.ask(bookRoutes.readVoucher, { params: { id: repaidVoucherId! } })
    expect(postings.map(({ account, debitFen, creditFen }) => [account, debitFen, creditFen])).toEqual([
      ['bank', share, 0],
      ['treasury-payable', 0, share],
      ['treasury-payable', share, 0],
      ['bank', 0, share],
    ])
    expect(await reconciled()).toMatchObject([
      { dueFen: share, backFen: 0, repaidFen: -share, bookedInFen: share, bookedOutFen: share, bookedBackFen: -share, isWhole: true },
    ])
    // The cockpit shows what is due, with nothing of what went back taken off.
    const { income } = await (await city.as('郑局长')).ask(supervisionRoutes.cockpit)
    expect(income!.reduce((sum, { due: fen }) => sum + fen, 0)).toBe(share)
    expect(await checkSettlement(city.db)).toMatchObject({
      dueFen: share,
      remittedFen: share,
      backFen: share,
      repaidFen: share,
      backWaitingFen: 0,
      faults: [],
    })
  })

  test('从订单追溯到退款冲回和退付的办件；单位和运营主体收到通知；记录重放一致（§7.1）', async () => {
    const client = await city.as('郑局长')
    const { id, distributionId } = await back()
    const ahead = await client.ask(traceRoutes.readTrace, { params: { kind: 'order', id: order } })
    expect(ahead.edges).toContainEqual({
      from: `order:${order}`,
      to: `distribution:${distributionId}`,
      relation: expect.objectContaining({ zh: '退款冲回' }),
    })
    const trace = await client.ask(traceRoutes.readTrace, { params: { kind: 'receivable', id } })
    expect(trace.edges).toContainEqual({
      from: `case:${repayment}`,
      to: `receivable:${id}`,
      relation: expect.objectContaining({ zh: '国库退付' }),
    })
    expect(trace.nodes.find((node) => node.id === id)).toMatchObject({
      number: expect.stringContaining('TH-350100-0001'),
      state: { zh: '已退付' },
    })
    const kinds = async (who: string) =>
      (await (await city.as(who)).ask(noteRoutes.listNotes, { query: { limit: 100 } })).items.map(({ kind }) => kind)
    await vi.waitFor(
      async () => {
        expect(await kinds(producer)).toEqual(expect.arrayContaining(['income-goes-back', 'income-repaid']))
        expect(await kinds(operator)).toContain('income-repaid')
      },
      { timeout: 60_000, interval: 500 },
    )
    await expectGenuineHistory(city)
  })
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bookRoutes } from '#contract/books.ts'
import { caseRoutes } from '#contract/cases.ts'
import { redistributionRoutes } from '#contract/redistribution.ts'
import { settlementRoutes as routes } from '#contract/settlement.ts'
import { tradingRoutes } from '#contract/trading.ts'
import { checkSettlement } from '#server/commands/check-settlement.ts'
import { asSystem } from '#server/db/transaction.ts'
import { returnIncome, takeIncome } from '#server/settlement/incomes.sql.ts'
import { centre, openCity, refusal, transport, type City } from '#server/test/city.ts'
import { expectGenuineHistory } from './proof.ts'

const [operator, developer, producer] = ['尹运营', '康开发', '林清查'] as const
const [drawer, checker] = ['林初审', '陈复审']
const finance = '钱财政'
let city: City
let product: string
let agreement: string
let distribution: string
const heard = new Set<string>()
let release: () => void
beforeAll(async () => {
  city = await openCity()
  const listener = await city.database.pool.connect()
  listener.on('notification', ({ payload }) => heard.add((JSON.parse(payload ?? '{}') as { kind: string }).kind))
  await listener.query('listen rongshu_changes')
  release = () => listener.release(true)
  product = randomUUID()
  const { pool } = city.database
  await pool.query(
    `insert into products (id, name, kind, purpose_class, developer_id, operator_id, uses_public, state, made_at) values ($1, '公交客流指数', 'api', 'industry', $2, $3, true, 'listed', now())`,
    [product, city.id('榕创开发有限公司'), city.id('榕数运营有限公司')],
  )
  const base = randomUUID()
  await pool.query(
    `insert into products (id, name, kind, purpose_class, developer_id, operator_id, made_at) values ($1, '客流底表', 'dataset', 'industry', $2, null, now())`,
    [base, city.id('榕创开发有限公司')],
  )
  await pool.query(
    `insert into product_sources (product_id, position, from_product_id, holder_id, holder_kind) values ($1, 0, $2, $3, 'administrative-organ')`,
    [product, base, city.id(transport)],
  )
})
afterAll(async () => {
  release()
  await city.close()
})

const who = async (name: string) => city.as(name)
/** An order as trading leaves it once it is settled, and the income of it. */
async function sell(fen: number, quantity = 1): Promise<string> {
  const id = randomUUID()
  await city.database.pool.query(
    `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_name, purpose, kind, quantity, amount_fen, state, placed_at) select $1::uuid, $5, $5, id, developer_id, operator_id, '榕行科技', '出行服务', 'per-use', $3::int, $4::bigint, 'completed', now() from products where id = $2::uuid`,
    [id, product, quantity, fen, id],
  )
  await take(id, fen)
  return id
}
const take = (orderId: string, fen: number) =>
  asSystem(city.db, (tx) => takeIncome(tx, { orderId, productId: product, amountFen: fen, at: city.clock.now() }))
const names = [transport, '榕数运营有限公司', '榕创开发有限公司', '榕城市财政局']
const proposal = (other: object = {}) => ({
  productId: product,
  form: 'fixed' as const,
  feePpm: 20_000,
  taxPpm: 60_000,
  costFen: 0,
  effectiveOn: '2026-01-01',
  bounds: [0],
  key: randomUUID(),
  parties: [
    { organisationId: city.id(transport), part: 'producer' as const, parts: [30] },
    { organisationId: city.id('榕数运营有限公司'), part: 'operator' as const, parts: [40] },
    { organisationId: city.id('榕创开发有限公司'), part: 'developer' as const, parts: [25] },
    { organisationId: city.id('榕城市财政局'), part: 'regulation' as const, parts: [5] },
  ],
  ...other,
})
const refund = async (name: string, id: string) => {
  const { version } = await (await who(operator)).ask(tradingRoutes.readOrder, { params: { id } })
  return (await who(name)).ask(tradingRoutes.moveOrder, {
    params: { id },
    body: {
      move: 'refund-settled',
      version,
      asked: { explanation: '经调解，服务没有达到约定，全额退款', reference: '退款2026-1', refundedOn: city.clock.today() },
      key: randomUUID(),
    },
  })
}
const begin = async () =>
  city.open(operator, 'distribution', null, {
    title: '2026年11月收益分配',
    untilOn: city.clock.today(),
    negotiation: '三方协商一致，纪要存档',
  })

describe('收益共享协议（§6.4）', () => {
  test('缺一方、档内合计不同、身份不符的协议不能提交；别的单位的产品不能拟订', async () => {
    const client = await who(operator)
    const { parties } = proposal()
    for (const wrong of [
      { parties: parties.slice(1) },
      { parties: parties.filter((party) => party.part !== 'developer') },
      { form: 'tiered', bounds: [0, 100], parties: parties.map((party, n) => ({ ...party, parts: [10, 10 + n] })) },
      { parties: parties.map((party) => ({ ...party, part: party.part === 'developer' ? 'producer' : party.part })) },
    ]) {
      expect(await refusal(client.ask(routes.proposeSharing, { body: proposal(wrong) as never }))).toMatchObject({
        code: 'invalid',
        basis: '§6.4',
      })
    }
    expect(await refusal((await who(developer)).ask(routes.proposeSharing, { body: proposal() }))).toMatchObject({ code: 'not-found' })
  })

  test('审查、备案还没有办结的产品不能拟订：来源还可能改动，会漏掉持有单位', async () => {
    const draft = randomUUID()
    await city.database.pool.query(
      `insert into products (id, name, kind, purpose_class, developer_id, operator_id, uses_public, state, made_at) values ($1, '客流早期稿', 'api', 'industry', $2, $3, true, 'draft', now())`,
      [draft, city.id('榕创开发有限公司'), city.id('榕数运营有限公司')],
    )
    const client = await who(operator)
    expect(await refusal(client.ask(routes.proposeSharing, { body: proposal({ productId: draft }) }))).toMatchObject({
      status: 409,
      code: 'product-draft',
      basis: 'choice:sharing-signatures',
    })
    expect((await client.ask(routes.listSharingProducts, { query: {} })).items.map(({ id }) => id)).not.toContain(draft)
  })

  test('运营主体拟订，各方各确认一次，全部确认前不生效；不是一方的不能确认', async () => {
    const client = await who(operator)
    const { items } = await client.ask(routes.listSharingProducts, { query: {} })
    expect(items.map(({ name, parties }) => [name, parties.map((party) => party.part)])).toEqual([
      ['公交客流指数', ['producer', 'developer', 'operator']],
    ])
    const body = proposal()
    agreement = (await client.ask(routes.proposeSharing, { body })).id
    expect((await client.ask(routes.proposeSharing, { body })).id).toBe(agreement)
    expect(await refusal(client.ask(routes.proposeSharing, { body: { ...body, costFen: body.costFen + 1 } }))).toMatchObject({
      status: 409,
      code: 'key-used',
      basis: 'choice:seen-version',
    })
    for (const name of [producer, operator, developer])
      expect((await (await who(name)).ask(routes.signSharing, { params: { id: agreement } })).inForceAt).toBeNull()
    expect(await refusal((await who(producer)).ask(routes.signSharing, { params: { id: agreement } }))).toMatchObject({
      code: 'signed',
      basis: 'choice:sharing-signatures',
    })
    expect(await refusal((await who('苏清查')).ask(routes.signSharing, { params: { id: agreement } }))).toMatchObject({ code: 'not-found' })
    expect(await refusal((await who(drawer)).ask(routes.signSharing, { params: { id: agreement } }))).toMatchObject({ code: 'not-a-party' })
  })

  test('全部确认前收入不能分配；最后一方确认后协议生效，条款谁也不能再改', async () => {
    await sell(1_000_000_00)
    const early = await begin()
    expect(await refusal(city.act(operator, early, 'submit'))).toMatchObject({ code: 'needs-incomes-agreed', basis: '§6.4' })
    await city.act(operator, early, 'withdraw')
    expect((await (await who(finance)).ask(routes.signSharing, { params: { id: agreement } })).inForceAt).not.toBeNull()
    await expect(city.database.pool.query(`update sharing_agreements set fee_ppm = 0`)).rejects.toMatchObject({ code: 'RS001' })
    await expect(city.database.pool.query(`update sharing_parties set signed_name = '别人'`)).rejects.toMatchObject({ code: 'RS001' })
  })
})

describe('收益分配与报备（§6.5）', () => {
  test('同一订单的收入只记一次，不要钱的订单不记，金额与订单不符的记不进', async () => {
    const order = await sell(3_33)
    await take(order, 3_33)
    const { rows } = await city.database.pool.query<{ n: number }>(`select count(*) as n from incomes where order_id = $1`, [order])
    expect(rows[0]!.n).toBe(1)
    await expect(take(order, 9_99)).rejects.toMatchObject({ code: '42501' })
    await sell(0)
  })

  test('逐笔算到分：100万元的例子，生产276,000元、运营368,000元、开发230,000元、调节46,000元；各方之和就是净额', async () => {
    distribution = await begin()
    await city.act(operator, distribution, 'submit')
    const found = await (await who(operator)).ask(routes.readDistribution, { params: { id: distribution } })
    expect(found).toMatchObject({ incomes: 2, grossFen: 1_000_003_33, state: 'agreeing' })
    expect(found.partyList.reduce((sum, party) => sum + party.amountFen, 0)).toBe(found.netFen)
    const { items } = await (await who(operator)).ask(routes.listSettledIncomes, { params: { id: distribution }, query: {} })
    expect(items.map(({ netFen, sharesFen, parties }) => [netFen, sharesFen, parties])).toEqual([
      [920_000_00, [276_000_00, 368_000_00, 230_000_00, 46_000_00], names],
      [3_06, [92, 1_22, 77, 15], names],
    ])
  })

  test('各方全部确认前不能报备，再发起一次也不行；旁人看不到，各方只看到份额', async () => {
    expect(await refusal(city.act(operator, distribution, 'file'))).toMatchObject({ code: 'needs-shares-agreed', basis: '§6.4' })
    const second = await begin()
    expect(await refusal(city.act(operator, second, 'submit'))).toMatchObject({
      code: expect.stringMatching(/^needs-(incomes-waiting|distribution-alone)$/),
    })
    await city.act(operator, second, 'withdraw')
    expect(await refusal((await who('苏清查')).ask(routes.readDistribution, { params: { id: distribution } }))).toMatchObject({
      code: 'not-found',
    })
    expect((await (await who(operator)).ask(routes.listDistributions, { query: { q: '榕创开发' } })).items).toMatchObject([
      { partyNames: expect.arrayContaining(names) },
    ])
    const mine = await (await who(producer)).ask(routes.agreeDistribution, { params: { id: distribution } })
    expect(mine.partyList.find((party) => party.organisationId === city.id(transport))).toMatchObject({
      amountFen: 276_000_92,
      agreedName: producer,
      isPublic: true,
    })
    expect((await (await who(producer)).ask(routes.listSettledIncomes, { params: { id: distribution }, query: {} })).items).toEqual([])
    await (await who(developer)).ask(routes.agreeDistribution, { params: { id: distribution } })
    expect(await refusal((await who(developer)).ask(routes.agreeDistribution, { params: { id: distribution } }))).toMatchObject({
      code: 'agreed',
    })
    await (await who(finance)).ask(routes.agreeDistribution, { params: { id: distribution } })
  })

  test('报市大数据服务中心备案；公共单位的份额列为应缴财政款', async () => {
    await city.act(operator, distribution, 'file')
    const { ending } = await city.act(drawer, distribution, 'accept')
    expect(ending).toBe('filed')
    const { items } = await (await who(producer)).ask(routes.listReceivables, { query: {} })
    expect(items.map(({ unitName, amountFen, state }) => [unitName, amountFen, state])).toEqual([[transport, 276_000_92, 'due']])
  })

  test('退款只记反向一笔，按原协议分给原来各方，待退付单列，不抵减应缴；原来的收入和分配谁也不能改', async () => {
    const order = await sell(100_00)
    expect(await refusal(refund(developer, order))).toMatchObject({ status: 409, code: 'not-your-side' })
    expect(await refund(operator, order)).toMatchObject({ state: 'refunded', moves: [] })
    expect(await refusal(refund(operator, order))).toMatchObject({ status: 409, code: 'not-now', basis: 'choice:counter-entries' })
    expect(await refusal(refund(operator, await sell(0)))).toMatchObject({
      status: 409,
      code: 'no-income',
      basis: 'choice:counter-entries',
    })
    await asSystem(city.db, (tx) => returnIncome(tx, { orderId: order, at: city.clock.now() }))
    await expect(
      asSystem(city.db, (tx) =>
        sql`insert into incomes (order_id, product_id, operator_id, gross_fen, quantity, earned_on, agreed_on, reverses, taken_at) select order_id, product_id, operator_id, -gross_fen - 1, quantity, earned_on, agreed_on, id, now() from incomes where order_id = ${order}`.execute(
          tx,
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' })
    const id = await begin()
    await city.act(operator, id, 'submit')
    const found = await (await who(operator)).ask(routes.readDistribution, { params: { id } })
    expect(found).toMatchObject({ incomes: 2, grossFen: 0, netFen: 0 })
    expect(found.partyList.find((party) => party.organisationId === city.id(transport))).toMatchObject({
      amountFen: 0,
      dueFen: 27_60,
      backFen: -27_60,
    })
    await city.act(operator, id, 'withdraw')
    expect((await (await who(operator)).ask(routes.readDistribution, { params: { id } })).state).toBe('void')
    for (const table of ['incomes', 'settled_incomes', 'distribution_shares']) {
      await expect(
        city.database.pool.query(
          `update ${table} set ${table === 'distribution_shares' ? 'due_fen = 1' : table === 'incomes' ? 'gross_fen = 1' : 'net_fen = 1'}`,
        ),
      ).rejects.toMatchObject({ code: 'RS001' })
      await expect(city.database.pool.query(`delete from ${table}`)).rejects.toMatchObject({ code: 'RS001' })
    }
  })
})

describe('汇缴国库（§6.6）', () => {
  test('全额归集，少一分也不行；归集前不能列批次', async () => {
    const client = await who(drawer)
    const {
      items: [line],
    } = await client.ask(routes.listReceivables, { query: {} })
    const batch = await city.open(drawer, 'remittance', null, { title: '2026年11月第一批', collectedUntil: city.clock.today() })
    expect(await refusal(city.act(drawer, batch, 'submit'))).toMatchObject({ code: 'needs-collections-waiting', basis: '§6.6' })
    const given = { amountFen: 276_000_92, collectedOn: city.clock.today(), slip: 'YH-2026-0001' }
    expect(
      await refusal(client.ask(routes.collectReceivable, { params: { id: line!.id }, body: { ...given, collectedOn: '2025-12-31' } })),
    ).toMatchObject({
      code: 'invalid',
      basis: '§6.6',
      fields: [{ field: 'collectedOn', message: { zh: expect.stringContaining('截至日') } }],
    })
    expect(
      await refusal(client.ask(routes.collectReceivable, { params: { id: line!.id }, body: { ...given, amountFen: 276_000_91 } })),
    ).toMatchObject({ code: 'invalid', basis: '§6.6' })
    expect(await client.ask(routes.collectReceivable, { params: { id: line!.id }, body: given })).toMatchObject({
      state: 'collected',
      collectedName: drawer,
    })
    expect(await refusal(client.ask(routes.collectReceivable, { params: { id: line!.id }, body: given }))).toMatchObject({
      code: 'collected',
    })
    await city.act(drawer, batch, 'submit')
    const voucher = {
      voucherNumber: 'JK-350100-1',
      collectionCode: '35010026110000000001',
      executingCode: '350100001',
      itemCode: '103070601',
      issuedOn: city.clock.today(),
      amountFen: 276_000_92,
    }
    expect(await refusal(city.act(drawer, batch, 'file', voucher))).toMatchObject({ basis: 'choice:remittance-hands' })
    expect(await refusal(city.act(checker, batch, 'file', { ...voucher, amountFen: 1 }))).toMatchObject({ code: 'invalid', basis: '§6.6' })
    expect(await refusal(city.act(checker, batch, 'file', { ...voucher, issuedOn: '2026-01-01' }))).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'issuedOn', message: { zh: expect.stringContaining('归集到账日') } }],
    })
    await city.act(checker, batch, 'file', voucher)
    expect(
      await refusal(city.act(finance, batch, 'accept', { receiptNumber: 'RK-2026-0001', receivedOn: '2026-01-01', amountFen: 276_000_92 })),
    ).toMatchObject({ code: 'invalid', fields: [{ field: 'receivedOn', message: { zh: expect.stringContaining('开票日期') } }] })
    expect(await refusal(city.act(checker, batch, 'accept', {}))).toMatchObject({ code: 'not-yours' })
    const { ending } = await city.act(finance, batch, 'accept', {
      receiptNumber: 'RK-2026-0001',
      receivedOn: city.clock.today(),
      amountFen: 276_000_92,
    })
    expect(ending).toBe('received')
    expect((await client.ask(routes.listRemittances, { query: {} })).items).toMatchObject([
      { state: 'received', amountFen: 276_000_92, voucherNumber: 'JK-350100-1', receiptNumber: 'RK-2026-0001' },
    ])
  })

  test('单位会计记应缴和上缴两笔，2103 平，没有预算分录；按单位和期间对账一致', async () => {
    const own = await who(producer)
    const {
      items: [line],
    } = await own.ask(routes.listReceivables, { query: {} })
    const params = { id: line!.id }
    expect(await refusal(own.ask(routes.bookReceivable, { params, body: { entry: 'remittance' } }))).toMatchObject({ code: 'income-first' })
    expect(await refusal(own.ask(routes.bookReceivable, { params, body: { entry: 'income' } }))).toMatchObject({ code: 'no-books' })
    await own.ask(bookRoutes.openBooks, { body: { openedOn: `${city.clock.today().slice(0, 7)}-01` } })
    expect((await own.ask(routes.listReconciliation, { query: {} })).items).toMatchObject([
      { dueFen: 276_000_92, remittedFen: 276_000_92, waitingFen: 0, isWhole: false },
    ])
    const first = await own.ask(routes.bookReceivable, { params, body: { entry: 'income' } })
    expect(await refusal(own.ask(routes.bookReceivable, { params, body: { entry: 'income' } }))).toMatchObject({ code: 'booked' })
    const second = await own.ask(routes.bookReceivable, { params, body: { entry: 'remittance' } })
    const posted = await Promise.all(
      [first.incomeVoucherId!, second.remittedVoucherId!].map((id) => own.ask(bookRoutes.readVoucher, { params: { id } })),
    )
    expect(posted.flatMap(({ postings }) => postings.map(({ account, debitFen, creditFen }) => [account, debitFen, creditFen]))).toEqual([
      ['bank', 276_000_92, 0],
      ['treasury-payable', 0, 276_000_92],
      ['treasury-payable', 276_000_92, 0],
      ['bank', 0, 276_000_92],
    ])
    expect((await own.ask(routes.listReconciliation, { query: {} })).items).toMatchObject([
      { unitName: transport, bookedInFen: 276_000_92, bookedOutFen: 276_000_92, isWhole: true },
    ])
  })

  test('红字冲销了的不算已记，可以重记：对账随即不符，重记以后相符；上缴记在入库那天', async () => {
    const own = await who(producer)
    const {
      items: [line],
    } = await own.ask(routes.listReceivables, { query: {} })
    const params = { id: line!.id }
    const today = city.clock.today()
    for (const id of [line!.remittedVoucherId!, line!.incomeVoucherId!])
      await own.ask(bookRoutes.reverseVoucher, { params: { id }, body: { onDate: today, reason: '摘要写错', key: randomUUID() } })
    expect((await own.ask(routes.listReconciliation, { query: {} })).items).toMatchObject([
      { collectedFen: 276_000_92, bookedInFen: 0, bookedOutFen: 0, isWhole: false },
    ])
    for (const entry of ['income', 'remittance'] as const) await own.ask(routes.bookReceivable, { params, body: { entry } })
    expect((await own.ask(routes.listReconciliation, { query: {} })).items).toMatchObject([
      { bookedInFen: 276_000_92, bookedOutFen: 276_000_92, isWhole: true },
    ])
    await expect(
      city.database.pool.query(`update receivables set income_voucher_id = null where id = $1`, [line!.id]),
    ).rejects.toMatchObject({
      code: 'RS001',
    })
  })

  test('对账命令：收入＝已分配＋待分配，应缴＝已入库＋待缴，没有不符；越过触发器改一分就被指出', async () => {
    expect(await checkSettlement(city.db)).toMatchObject({
      incomes: 4,
      incomeFen: 1_000_003_33,
      distributedFen: 1_000_003_33,
      waitingFen: 0,
      dueFen: 276_000_92,
      remittedFen: 276_000_92,
      dueWaitingFen: 0,
      faults: [],
    })
    const client = await city.database.pool.connect()
    await client.query(`set session_replication_role = replica`)
    await client.query(`update settled_incomes set shares[1] = shares[1] + 1 where distribution_id = $1`, [distribution])
    expect((await checkSettlement(city.db)).faults.map(({ kind }) => kind)).toContain('parts-differ')
    await client.query(`update settled_incomes set shares[1] = shares[1] - 1 where distribution_id = $1`, [distribution])
    await client.query(`reset session_replication_role`)
    client.release()
  })
})

describe('收益再分配（§6.7）', () => {
  const rule = {
    title: '2026年再分配参数',
    unitParts: 50,
    serviceParts: 30,
    generalParts: 20,
    effectiveOn: '2026-01-01',
    ground: '按上年各单位治理投入测算，两局会商一致',
  }

  test('市财政局提出，两局各自审定，都通过才生效；没有参数不能计算；当月未结束不能计算', async () => {
    const client = await who(finance)
    expect(await refusal(client.ask(redistributionRoutes.runRedistribution, { body: { month: '2026-01' } }))).toMatchObject({
      code: 'no-rule',
      basis: '§6.7',
    })
    const id = await city.open(finance, 'redistribution', null, rule)
    await city.act(finance, id, 'submit')
    const half = await city.act(finance, id, 'pass')
    expect(half.ending).toBeNull()
    expect((await client.ask(redistributionRoutes.listRedistributionRules)).items).toEqual([])
    expect((await city.act('郑局长', id, 'pass')).ending).toBe('set')
    expect((await client.ask(redistributionRoutes.listRedistributionRules)).items).toMatchObject([{ version: 1, unitParts: 50 }])
    expect(
      await refusal(client.ask(redistributionRoutes.runRedistribution, { body: { month: city.clock.today().slice(0, 7) } })),
    ).toMatchObject({ code: 'month-not-over' })
  })

  test('新版本的生效日期只能往后；月份结束后按入库金额计算，三项之和不差一分，不重复；事后登记、入库在已计算月份的，并入下一次；逐月依次计算', async () => {
    const id = await city.open(finance, 'redistribution', null, rule)
    expect(await refusal(city.act(finance, id, 'submit'))).toMatchObject({
      code: 'needs-rule-goes-forward',
      basis: 'choice:redistribution',
    })
    const received = city.clock.today()
    const month = received.slice(0, 7)
    await fall()
    await city.pass(40)
    const client = await who(finance)
    expect(await client.ask(redistributionRoutes.runRedistribution, { body: { month } })).toEqual({ lines: 1 })
    expect(await client.ask(redistributionRoutes.runRedistribution, { body: { month } })).toEqual({ lines: 0 })
    const { items } = await (await who(producer)).ask(redistributionRoutes.listRedistribution, { query: {} })
    expect(items).toMatchObject([
      { unitName: transport, remittedFen: 276_000_92, unitFen: 138_000_46, serviceFen: 82_800_28, generalFen: 55_200_18 },
    ])
    await remit('0002', received)
    await fall()
    await remit('0003', city.clock.today())
    const [late, next] = [city.clock.today().slice(0, 7), await after()]
    expect(late > month).toBe(true)
    expect(await client.ask(redistributionRoutes.runRedistribution, { body: { month } })).toEqual({ lines: 0 })
    expect(await refusal(client.ask(redistributionRoutes.runRedistribution, { body: { month: next } }))).toMatchObject({
      code: 'month-before',
      basis: 'choice:redistribution',
    })
    expect(await client.ask(redistributionRoutes.runRedistribution, { body: { month: late } })).toEqual({ lines: 1 })
    expect((await client.ask(redistributionRoutes.listRedistribution, { query: {} })).items).toMatchObject([
      { period: late, remittedFen: 55_20 + 27_60 },
      { period: month, remittedFen: 276_000_92 },
    ])
    expect(await client.ask(redistributionRoutes.runRedistribution, { body: { month: next } })).toEqual({ lines: 0 })
  })

  /** Another sale, shared out and filed. */
  async function fall(): Promise<void> {
    await sell(100_00)
    const id = await begin()
    await city.act(operator, id, 'submit')
    for (const name of [producer, developer, finance]) await (await who(name)).ask(routes.agreeDistribution, { params: { id } })
    await city.act(operator, id, 'file')
    await city.act(drawer, id, 'accept')
  }
  /** The way of what is due to the treasury, received on a day, which may lie in a month that was computed. */
  async function remit(n: string, receivedOn: string): Promise<void> {
    const client = await who(drawer)
    const { id, amountFen } = (await client.ask(routes.listReceivables, { query: { state: 'due' } })).items[0]!
    await client.ask(routes.collectReceivable, { params: { id }, body: { amountFen, collectedOn: receivedOn, slip: `YH-2026-${n}` } })
    const batch = await city.open(drawer, 'remittance', null, { title: `批次${n}`, collectedUntil: city.clock.today() })
    await city.act(drawer, batch, 'submit')
    await city.act(checker, batch, 'file', {
      voucherNumber: `JK-350100-${n}`,
      collectionCode: `3501002611000000${n}`,
      executingCode: '350100001',
      itemCode: '103070601',
      issuedOn: receivedOn,
      amountFen,
    })
    await city.act(finance, batch, 'accept', { receiptNumber: `RK-2026-${n}`, receivedOn, amountFen })
  }
  /** The month after this one, once it is over. */
  async function after(): Promise<string> {
    const from = city.clock.today().slice(0, 7)
    while (city.clock.today().slice(0, 7) === from) await city.pass(5)
    const month = city.clock.today().slice(0, 7)
    while (city.clock.today().slice(0, 7) === month) await city.pass(5)
    return month
  }
})

test('各方收到待办通知，开着的页面听到变更，历史完整可复算（§7.1）', async () => {
  await vi.waitFor(
    async () => {
      const { rows } = await city.database.pool.query<{ kind: string }>(
        `select distinct kind from notes where kind = any ('{sharing-to-sign,shares-to-agree,income-due,income-remitted}') order by 1`,
      )
      expect(rows.map(({ kind }) => kind)).toEqual(['income-due', 'income-remitted', 'shares-to-agree', 'sharing-to-sign'])
    },
    { timeout: 60_000, interval: 500 },
  )
  expect([...heard]).toEqual(expect.arrayContaining(['sharing', 'distribution', 'receivable', 'redistribution', 'case']))
  await expectGenuineHistory(city)
  expect((await (await who(operator)).ask(caseRoutes.readCase, { params: { id: distribution } })).number).toMatch(/^\S+$/)
  expect(city.id(centre)).toBeTruthy()
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Visitor } from '#server/http/ask.ts'
import {
  codeOf,
  enterprisePurchase,
  invoice,
  linesOf,
  openTwoBooks,
  purchase,
  type BooksRoom,
  type Loose,
} from '#server/test/books-room.ts'

let room: BooksRoom
let bureau: Visitor
let soe: Visitor
beforeAll(async () => {
  ;({ room, bureau, soe } = await openTwoBooks())
})
afterAll(() => room.close())

describe('政府会计：财务会计和预算会计平行记账（§2.2，§6.3）', () => {
  test('外购 500,000 元：借 1701 贷 4001，同时借 7101 贷 6001', async () => {
    const asset = await room.asset(bureau)
    const { status, body } = await room.post(bureau, purchase(asset, '2026-03-05', 500_000_00))
    expect([status, linesOf(body)]).toEqual([
      200,
      [
        ['financial', '1701', 500_000_00, 0],
        ['financial', '4001', 0, 500_000_00],
        ['budget', '7101', 500_000_00, 0],
        ['budget', '6001', 0, 500_000_00],
      ],
    ])
    expect(body).toMatchObject({
      number: 1,
      period: '2026-03-01',
      amountFen: 500_000_00,
      moves: 1,
      documents: [{ kind: 'invoice', amountFen: 500_000_00 }],
    })
    expect(body.particulars).toMatchObject({
      way: { zh: '财政直接支付', en: 'Paid directly by the treasury' },
      life: { ground: { zh: '合同约定的年限' }, months: 120, expense: { zh: '业务活动费用' } },
      conditions: [],
      approval: null,
    })
    expect((await room.ask(bureau, 'GET', `/api/assets/${asset}/books`)).body).toMatchObject({
      card: { costFen: 500_000_00, lifeEnds: '2036-02-01' },
      valuations: [{ amountFen: 88_000_00 }],
    })
  })

  test('事业单位的支出记 7201', async () => {
    const institution = await room.unit('public-institution')
    await room.open(institution, '2026-01-01')
    const { body } = await room.post(institution, { ...purchase(await room.asset(institution), '2026-03-05', 100), way: 'bank' })
    expect(linesOf(body)).toEqual([
      ['financial', '1701', 100, 0],
      ['financial', '1002', 0, 100],
      ['budget', '7201', 100, 0],
      ['budget', '8001', 0, 100],
    ])
  })

  test('出售：原值10万、已摊8万、价款3万、费用0.2万，净收入应缴财政，没有预算分录', async () => {
    const asset = await room.asset(bureau)
    await room.post(bureau, purchase(asset, '2026-01-05', 100_000_00, 10))
    for (const month of ['01', '02', '03', '04', '05', '06', '07', '08'])
      expect(
        (await room.ask(bureau, 'POST', `/api/books/${bureau.organisationId}/amortisation`, { period: `2026-${month}-01` })).status,
      ).toBe(200)
    const sale = { template: 'sale', onDate: '2026-09-03', assetId: asset, amounts: { proceeds: 30_000_00, fees: 2_000_00 } }
    expect(codeOf(await room.post(bureau, sale))).toEqual([409, 'approval'])
    const { body } = await room.post(bureau, {
      ...sale,
      approval: { number: '榕财资〔2026〕8号', authority: '市财政局', approvedOn: '2026-09-01' },
    })
    expect(linesOf(body)).toEqual([
      ['financial', '5301', 20_000_00, 0],
      ['financial', '1702', 80_000_00, 0],
      ['financial', '1701', 0, 100_000_00],
      ['financial', '1002', 30_000_00, 0],
      ['financial', '2103', 0, 28_000_00],
      ['financial', '1002', 0, 2_000_00],
    ])
    expect(codeOf(await room.post(bureau, purchase(asset, '2026-10-03', 100)))).toEqual([409, 'card-gone'])
  })

  test('行政事业单位没有减值分录，行政机关没有留用收入', async () => {
    const asset = await room.asset(bureau)
    await room.post(bureau, purchase(asset, '2026-09-05', 1000))
    expect(
      codeOf(await room.post(bureau, { template: 'impairment', onDate: '2026-09-30', assetId: asset, amounts: { loss: 10 } })),
    ).toEqual([409, 'no-impairment'])
    expect(
      codeOf(
        await room.post(bureau, {
          template: 'income-kept',
          way: 'service',
          onDate: '2026-09-30',
          amounts: { proceeds: 10 },
          approval: { number: '1', authority: '财政局', approvedOn: '2026-09-01' },
        }),
      ),
    ).toEqual([409, 'no-template'])
  })

  test('有偿使用收入全额应缴，不作预算会计处理', async () => {
    const { body } = await room.post(bureau, { template: 'use-income', onDate: '2026-09-30', amounts: { proceeds: 1234 } })
    expect(linesOf(body)).toEqual([
      ['financial', '1002', 1234, 0],
      ['financial', '2103', 0, 1234],
    ])
  })
})

describe('企业会计（§6.3）', () => {
  test('外购含进项税；减值后按剩余月数分摊；出售的差额进 6115', async () => {
    const asset = await room.asset(soe)
    const bought = await room.post(soe, {
      ...enterprisePurchase(asset, '2026-01-05', 600_000_00),
      amounts: { price: 600_000_00, tax: 36_000_00 },
    })
    expect(linesOf(bought.body)).toEqual([
      ['financial', '1701', 600_000_00, 0],
      ['financial', '22210101', 36_000_00, 0],
      ['financial', '1002', 0, 636_000_00],
    ])
    const impairment = { template: 'impairment', onDate: '2026-01-31', assetId: asset, amounts: { loss: 59_000_00 } }
    expect(codeOf(await room.post(soe, impairment))).toEqual([409, 'amortise-first'])
    expect(codeOf(await room.post(soe, { ...impairment, onDate: '2026-01-20' }))).toEqual([409, 'impair-at-month-end'])
    const run = await room.ask(soe, 'POST', `/api/books/${soe.organisationId}/amortisation`, { period: '2026-01-01' })
    expect(run.body).toMatchObject({ cards: 1, amountFen: 10_000_00 })
    expect(codeOf(await room.post(soe, { ...impairment, amounts: { loss: 600_000_00 } }))).toEqual([409, 'too-much'])
    expect((await room.post(soe, impairment)).status).toBe(200)
    expect((await room.ask(soe, 'POST', `/api/books/${soe.organisationId}/amortisation`, { period: '2026-02-01' })).body).toMatchObject({
      cards: 1,
      amountFen: 9_000_00,
    })
    const sold = await room.post(soe, {
      template: 'disposal',
      onDate: '2026-03-09',
      assetId: asset,
      amounts: { proceeds: 500_000_00, tax: 30_000_00 },
      approval: { number: '国资〔2026〕1号', authority: '市国资委', approvedOn: '2026-03-01' },
    })
    expect(linesOf(sold.body).at(-1)).toEqual(['financial', '6115', 22_000_00, 0])
  })

  test('开发支出要说明五个资本化条件，完工转入无形资产；存货跌价可以转回', async () => {
    const asset = await room.asset(soe)
    const spend = {
      template: 'development',
      way: 'wages',
      onDate: '2026-05-10',
      assetId: asset,
      amounts: { price: 700 },
      documents: invoice(700),
    }
    const refused = await room.post(soe, spend)
    expect([...codeOf(refused), refused.body.message.zh]).toEqual([409, 'capital-conditions', expect.stringContaining('技术上具有可行性')])
    const conditions = {
      feasible: '原型已通过',
      intended: '用于对外服务',
      useful: '已有意向客户',
      resourced: '预算已批',
      measured: '工时系统',
    }
    const spent = await room.post(soe, { ...spend, conditions })
    expect([spent.status, spent.body.particulars.conditions.map((each: Loose) => each.stated)]).toEqual([200, Object.values(conditions)])
    expect(codeOf(await room.post(soe, enterprisePurchase(asset, '2026-05-11', 100)))).toEqual([409, 'other-class'])
    const done = await room.post(soe, {
      template: 'finished',
      onDate: '2026-06-01',
      assetId: asset,
      life: { ground: 'estimate', months: 60, expense: 'main-cost' },
    })
    expect(linesOf(done.body)).toEqual([
      ['financial', '1701', 700, 0],
      ['financial', '530102', 0, 700],
    ])
    const stock = await room.asset(soe)
    await room.post(soe, {
      template: 'purchase-stock',
      way: 'payable',
      onDate: '2026-06-01',
      assetId: stock,
      amounts: { price: 900 },
      documents: invoice(900),
    })
    await room.post(soe, { template: 'stock-write-down', onDate: '2026-06-30', assetId: stock, amounts: { loss: 300 } })
    expect(
      codeOf(await room.post(soe, { template: 'stock-write-back', onDate: '2026-07-01', assetId: stock, amounts: { gain: 301 } })),
    ).toEqual([409, 'too-much'])
    await room.post(soe, { template: 'stock-write-back', onDate: '2026-07-01', assetId: stock, amounts: { gain: 100 } })
    expect(linesOf((await room.post(soe, { template: 'sell-stock', onDate: '2026-07-02', assetId: stock })).body)).toEqual([
      ['financial', '6401', 700, 0],
      ['financial', '1471', 200, 0],
      ['financial', '1405', 0, 900],
    ])
  })
})

describe('入账条件和成本凭证（choice:recognition-gate，choice:cost-from-vouchers）', () => {
  test.each([
    ['没有资产卡', { hasCard: false }, '还没有数据资产卡'],
    ['登记已注销', { fallen: 'deregistered' as const }, '登记已注销，资产卡随之终止'],
    ['没有权利依据', { card: { rightsBasis: '' } }, '权利取得依据'],
    ['有争议', { card: { disputed: true } }, '争议'],
    ['没有效益理由', { card: { benefitReason: '' } }, '预期效益'],
  ])('%s：不能入账，说明理由', async (_, options, because) => {
    const refused = await room.post(bureau, purchase(await room.asset(bureau, options), '2026-10-05', 100))
    expect([...codeOf(refused), refused.body.message.zh]).toEqual([409, 'not-recognisable', expect.stringContaining(because)])
  })

  test('企业须有预期经济利益；开发支出可以先于资产卡', async () => {
    expect(
      codeOf(await room.post(soe, enterprisePurchase(await room.asset(soe, { card: { expectedBenefit: 'service' } }), '2026-10-05', 100))),
    ).toEqual([409, 'not-recognisable'])
    const conditions = { feasible: '可行', intended: '自用', useful: '有用', resourced: '有预算', measured: '可计量' }
    const asset = await room.asset(soe, { hasCard: false })
    expect(
      (
        await room.post(soe, {
          template: 'development',
          way: 'bank',
          onDate: '2026-10-05',
          assetId: asset,
          amounts: { price: 5 },
          documents: invoice(5),
          conditions,
        })
      ).status,
    ).toBe(200)
    expect(
      codeOf(
        await room.post(soe, {
          template: 'finished',
          onDate: '2026-10-06',
          assetId: asset,
          life: { ground: 'estimate', months: 12, expense: 'main-cost' },
        }),
      ),
    ).toEqual([409, 'not-recognisable'])
  })

  test('没有原始凭证、合计不符、评估报告当凭证、发票重复，一律拒绝', async () => {
    const asset = await room.asset(bureau, { reportNumber: '衡信评报〔2026〕207号' })
    const good = purchase(asset, '2026-10-05', 1000)
    expect(codeOf(await room.post(bureau, { ...good, documents: [] }))).toEqual([409, 'documents-differ'])
    expect(codeOf(await room.post(bureau, { ...good, documents: invoice(999) }))).toEqual([409, 'documents-differ'])
    expect(codeOf(await room.post(bureau, { ...good, documents: invoice(1000, '衡信评报〔2026〕207号') }))).toEqual([
      409,
      'valuation-is-no-cost',
    ])
    expect((await room.post(bureau, { ...good, documents: invoice(1000, 'FP-1') })).status).toBe(200)
    expect(codeOf(await room.post(bureau, { ...good, documents: invoice(1000, 'FP-1') }))).toEqual([409, 'invoice-twice'])
  })

  test('没有规定或约定的年限，政府会计单位不少于 120 个月；不确定的不摊销', async () => {
    const asset = await room.asset(bureau)
    expect(
      codeOf(
        await room.post(bureau, {
          ...purchase(asset, '2026-10-05', 1000),
          life: { ground: 'estimate', months: 119, expense: 'activity-expense' },
        }),
      ),
    ).toEqual([409, 'life-short'])
    expect(
      codeOf(
        await room.post(bureau, {
          ...purchase(asset, '2026-10-05', 1000),
          life: { ground: 'estimate', months: 120, expense: 'main-cost' },
        }),
      ),
    ).toEqual([409, 'life-asked'])
    expect(
      (await room.post(bureau, { ...purchase(asset, '2026-10-05', 1000), life: { ground: 'indefinite', expense: 'activity-expense' } }))
        .status,
    ).toBe(200)
  })
})

describe('已在账的资产（choice:amortisation，§4.6）', () => {
  test('追加的成本随卡片上的年限，另填的年限不记入凭证', async () => {
    const asset = await room.asset(bureau)
    await room.post(bureau, purchase(asset, '2026-10-05', 1200_00))
    const { body } = await room.post(bureau, purchase(asset, '2026-10-06', 1200_00, 60))
    expect([body.particulars.life, (await room.ask(bureau, 'GET', `/api/assets/${asset}/books`)).body.card.lifeMonths]).toEqual([null, 120])
  })

  test('资产改名，账上跟着改，按新名查得到', async () => {
    const asset = await room.asset(bureau)
    await room.post(bureau, purchase(asset, '2026-10-05', 1200_00))
    await room.database.pool.query(`update assets set name = '改名后的数据', search = '改名后的数据 gmhdsj' where id = $1`, [asset])
    const found = await room.ask(bureau, 'GET', `/api/books/${bureau.organisationId}/cards?q=gmhdsj`)
    expect(found.body.items.map((each: Loose) => [each.assetId, each.name])).toEqual([[asset, '改名后的数据']])
  })

  test('过不了入账条件的业务，资产页上说明理由；开发支出不等资产卡', async () => {
    const { templates } = (await room.ask(bureau, 'GET', `/api/assets/${await room.asset(bureau, { hasCard: false })}/books`)).body
    const codes = Object.fromEntries(templates.map((each: Loose) => [each.template, each.whyNot?.code ?? null]))
    expect(codes).toMatchObject({
      purchase: 'not-recognisable',
      'received-free': 'not-recognisable',
      development: null,
      finished: 'no-card',
      sale: 'no-card',
    })
  })
})

describe('一次就是一次，别人不能记（§3.5）', () => {
  test('同一钥匙重发是同一张凭证；预览不记账', async () => {
    const asset = await room.asset(bureau)
    const key = randomUUID()
    const entry = purchase(asset, '2026-10-06', 77)
    const preview = await room.ask(bureau, 'POST', `/api/books/${bureau.organisationId}/vouchers/preview`, entry)
    expect(preview.body).toMatchObject({ amountFen: 77, card: { carryingFen: 77 } })
    const busy = await room.database.pool.connect()
    await busy.query('begin')
    await busy.query('select from book_sets where holder_id = $1 for update', [bureau.organisationId])
    // Looking waits for nobody who is posting.
    expect((await room.ask(bureau, 'POST', `/api/books/${bureau.organisationId}/vouchers/preview`, entry)).status).toBe(200)
    await busy.query('rollback')
    busy.release()
    const [one, two] = await Promise.all([room.post(bureau, { ...entry, key }), room.post(bureau, { ...entry, key })])
    expect([one.status, two.status, one.body.id]).toEqual([200, 200, two.body.id])
    expect((await room.ask(bureau, 'GET', `/api/books/${bureau.organisationId}/vouchers?assetId=${asset}`)).body.total).toBe(1)
  })

  test('别的单位、监管部门记不进来；没有账套的单位先建账；不是本单位的资产查无此物', async () => {
    const finance = await room.office('finance-bureau')
    const stranger = await room.unit('administrative-organ')
    const asset = await room.asset(bureau)
    const url = `/api/books/${bureau.organisationId}/vouchers`
    const body = { ...purchase(asset, '2026-10-06', 5), key: randomUUID() }
    for (const who of [finance, stranger, soe]) expect((await room.ask(who, 'POST', url, body)).status).toBe(404)
    expect(codeOf(await room.post(stranger, purchase(await room.asset(stranger), '2026-10-06', 5)))).toEqual([409, 'no-books'])
    expect((await room.post(soe, enterprisePurchase(asset, '2026-10-06', 5))).status).toBe(404)
  })

  test('财政局看公共单位，国资委只看市属国企，别的单位看不到', async () => {
    const finance = await room.office('finance-bureau')
    const sasac = await room.office('sasac')
    const other = await room.unit('company')
    const seen = async (who: Visitor) =>
      Promise.all([bureau, soe].map(async (unit) => (await room.ask(who, 'GET', `/api/books/${unit.organisationId}`)).status))
    expect([await seen(finance), await seen(sasac), await seen(other)]).toEqual([
      [200, 404],
      [404, 200],
      [404, 404],
    ])
    const listed = async (who: Visitor) => (await room.ask(who, 'GET', '/api/books')).body.items.map((each: Loose) => each.regime)
    expect([new Set(await listed(finance)), new Set(await listed(sasac)), await listed(other)]).toEqual([
      new Set(['government']),
      new Set(['enterprise']),
      [],
    ])
    const { rows: held } = await room.database.pool.query<{ holder: string; cards: number }>(
      `select s.holder_id as holder, (select count(*)::int from book_cards c where c.holder_id = s.holder_id and c.state = 'held') as cards from book_sets s order by 1`,
    )
    const told = (await Promise.all([finance, sasac].map((who) => room.ask(who, 'GET', '/api/books')))).flatMap(({ body }) =>
      body.items.map((each: Loose) => ({ holder: each.id, cards: each.cards })),
    )
    expect(told.sort((one: Loose, other: Loose) => (one.holder < other.holder ? -1 : 1))).toEqual(held)
    expect(held.some(({ cards }) => cards > 0)).toBe(true)
    const noted = async () =>
      (
        await room.database.pool.query(
          `select coalesce(detail ->> 'what', 'set') as what, count(*)::int as n from audit_log where action = 'read-books' and holder_id = $1 group by 1`,
          [bureau.organisationId],
        )
      ).rows
    expect(await noted()).toEqual([{ what: 'set', n: 1 }])
    for (const what of ['cards', 'vouchers', 'ledger?account=intangible-cost', 'statements']) {
      const url = `/api/books/${bureau.organisationId}/${what}${what.includes('?') ? '&' : '?'}limit=1`
      const { next } = (await room.ask(finance, 'GET', url)).body
      if (next) expect((await room.ask(finance, 'GET', `${url}&cursor=${next}`)).status).toBe(200)
      await room.ask(bureau, 'GET', url)
    }
    expect((await noted()).map(({ what, n }) => `${what} ${n}`).sort()).toEqual([
      'cards 1',
      'ledger 1',
      'set 1',
      'statements 1',
      'vouchers 1',
    ])
  })
})

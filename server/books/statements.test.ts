import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readXlsx } from 'hucre/xlsx'
import type { Visitor } from '#server/http/ask.ts'
import { enterprisePurchase, invoice, openBooksRoom, type BooksRoom, type Loose } from '#server/test/books-room.ts'

let room: BooksRoom
let soe: Visitor
let books: string
beforeAll(async () => {
  room = await openBooksRoom()
  soe = await room.unit('municipal-soe')
  books = await room.open(soe, '2025-11-01')
  const [bought, developed, stock] = [await room.asset(soe), await room.asset(soe), await room.asset(soe)]
  const conditions = { feasible: '可行', intended: '自用', useful: '有用', resourced: '有预算', measured: '可计量' }
  const approval = { number: '国资〔2026〕1号', authority: '市国资委', approvedOn: '2026-03-01' }
  await room.post(soe, {
    ...enterprisePurchase(bought!, '2025-12-05', 600_000_00),
    documents: [{ kind: 'contract', number: '=HYPERLINK("x")', party: '甲', issuedOn: '2025-12-01', amountFen: 600_000_00 }],
  })
  await run('2025-12')
  await run('2026-01')
  await room.post(soe, { template: 'impairment', onDate: '2026-01-31', assetId: bought!, amounts: { loss: 58_000_00 } })
  await run('2026-02')
  await room.post(soe, {
    template: 'development',
    way: 'wages',
    onDate: '2026-02-10',
    assetId: developed!,
    amounts: { price: 90_000_00 },
    documents: invoice(90_000_00),
    conditions,
  })
  await room.post(soe, {
    template: 'finished',
    onDate: '2026-03-01',
    assetId: developed!,
    life: { ground: 'contract', months: 36, expense: 'main-cost' },
  })
  await room.post(soe, { template: 'disposal', onDate: '2026-03-02', assetId: bought!, amounts: { proceeds: 1 }, approval })
  await room.post(soe, {
    template: 'purchase-stock',
    way: 'bank',
    onDate: '2026-03-03',
    assetId: stock!,
    amounts: { price: 4_000_00 },
    documents: invoice(4_000_00),
  })
  await room.post(soe, { template: 'stock-write-down', onDate: '2026-03-31', assetId: stock!, amounts: { loss: 1_000_00 } })
  await room.post(soe, {
    template: 'stock-write-back',
    onDate: '2026-04-02',
    summary: '＝转回',
    assetId: stock!,
    amounts: { gain: 400_00 },
  })
})
afterAll(() => room.close())

const run = (month: string) => room.ask(soe, 'POST', `${books}/amortisation`, { period: `${month}-01` })

describe('报表和附注披露，由分录算出（财会〔2023〕11号）', () => {
  test('表A 按取得方式分栏：原值、累计摊销、减值准备、账面价值，期初加增减等于期末', async () => {
    const { body } = await room.ask(soe, 'GET', `${books}/statements?from=2026-01-01&to=2026-12-31`)
    const rows = body.tables[0].lines
      .filter((line: Loose) => !line.isHead)
      .map((line: Loose) => [line.title.zh, line.purchasedFen / 100, line.developedFen / 100, line.totalFen / 100])
    expect(rows).toEqual([
      ['期初余额', 600_000, 0, 600_000],
      ['本期增加金额', 0, 90_000, 90_000],
      ['购入', 0, 0, 0],
      ['内部研发', 0, 90_000, 90_000],
      ['其他增加', 0, 0, 0],
      ['本期减少金额', 600_000, 0, 600_000],
      ['处置', 600_000, 0, 600_000],
      ['失效且终止确认', 0, 0, 0],
      ['其他减少', 0, 0, 0],
      ['期末余额', 0, 90_000, 90_000],
      ['期初余额', 10_000, 0, 10_000],
      ['本期增加金额', 19_000, 0, 19_000],
      ['本期减少金额', 29_000, 0, 29_000],
      ['处置', 29_000, 0, 29_000],
      ['失效且终止确认', 0, 0, 0],
      ['其他减少', 0, 0, 0],
      ['期末余额', 0, 0, 0],
      ['期初余额', 0, 0, 0],
      ['本期增加金额', 58_000, 0, 58_000],
      ['本期减少金额', 58_000, 0, 58_000],
      ['处置', 58_000, 0, 58_000],
      ['失效且终止确认', 0, 0, 0],
      ['其他减少', 0, 0, 0],
      ['期末余额', 0, 0, 0],
      ['期末账面价值', 0, 90_000, 90_000],
      ['期初账面价值', 590_000, 0, 590_000],
    ])
  })

  test('表B 和资产负债表“其中：数据资源”', async () => {
    const { body } = await room.ask(soe, 'GET', `${books}/statements?from=2026-01-01&to=2026-12-31`)
    expect(
      body.tables[1].lines.filter((line: Loose) => line.totalFen !== 0).map((line: Loose) => [line.title.zh, line.totalFen / 100]),
    ).toEqual([
      ['本期增加金额', 4_000],
      ['购入', 4_000],
      ['期末余额', 4_000],
      ['本期增加金额', 1_000],
      ['转回', 400],
      ['期末余额', 600],
      ['期末账面价值', 3_400],
    ])
    expect(body.sheet.map((line: Loose) => [line.openingFen / 100, line.closingFen / 100])).toEqual([
      [0, 3_400],
      [590_000, 90_000],
      [0, 0],
    ])
    expect(body.trial.reduce((sum: number, each: Loose) => sum + each.debitFen - each.creditFen, 0)).toBe(0)
  })

  test('附注两张表是企业会计的，行政事业单位没有', async () => {
    const public_ = await room.unit('public-institution')
    const { body } = await room.ask(public_, 'GET', `${await room.open(public_, '2026-01-01')}/statements`)
    expect([body.tables, body.sheet.length]).toEqual([[], 2])
  })

  test('明细账逐行有余额，翻页接着算；分录导出带单位自己的科目编码，公式写成文本', async () => {
    const page = async (cursor = '') =>
      (
        await room.ask(
          soe,
          'GET',
          `${books}/ledger?account=intangible-cost&from=2025-11-01&to=2026-12-31&limit=2${cursor && `&cursor=${cursor}`}`,
        )
      ).body
    const first = await page()
    const second = await page(first.next)
    expect([...first.items, ...second.items].map((each: Loose) => [each.onDate, each.balanceFen / 100])).toEqual([
      ['2025-12-05', 600_000],
      ['2026-03-01', 690_000],
      ['2026-03-02', 90_000],
    ])
    expect([first.openingFen, first.closingFen, first.total, second.next]).toEqual([0, 9_000_000, 3, null])
    await room.ask(soe, 'PUT', `${books}/codes/intangible-cost`, { code: '1701.08', title: '无形资产—自有编码' })
    const csv = (await room.ask(soe, 'GET', `${books}/vouchers.csv`)).raw.toString()
    expect(csv.startsWith('\ufeff日期,会计期间')).toBe(true)
    expect(csv).toContain('1701.08,无形资产—自有编码,600000.00,0.00')
    expect(csv).toContain(",'＝转回,")
    const book = await readXlsx(new Uint8Array((await room.ask(soe, 'GET', `${books}/vouchers.xlsx`)).raw))
    expect(book.sheets[0]!.rows.length).toBe(csv.trim().split('\r\n').length)
    expect(
      (await room.ask(soe, 'GET', `${books}/codes`)).body.items.find((each: Loose) => each.account === 'intangible-cost'),
    ).toMatchObject({ code: '1701.08', lawCode: '1701', setName: '记账人' })
    for (const name of ['cards', 'statements', 'ledger'])
      expect([name, (await room.ask(soe, 'GET', `${books}/${name}.xlsx?account=intangible-cost`)).status]).toEqual([name, 200])
    expect((await room.ask(soe, 'GET', '/api/books.xlsx')).status).toBe(200)
  })

  test('账套：链条各环有数，卡账逐科目相符，过去任何一天都能看', async () => {
    const { body } = await room.ask(soe, 'GET', `${books}?at=2026-01-31`)
    expect(body.chain.map((each: Loose) => [each.link, each.count])).toEqual([
      ['content', 3],
      ['list', 3],
      ['information-cards', 0],
      ['asset-cards', 3],
      ['memo', 0],
      ['vouchers', 11],
    ])
    expect(body.controls.find((each: Loose) => each.account === 'intangible-amortisation')).toMatchObject({
      cardsFen: 20_000_00,
      bookFen: 20_000_00,
      differenceFen: 0,
    })
    expect([body.differenceFen, body.valuedFen]).toEqual([0, 3 * 88_000_00])
  })

  test('从凭证到卡片、从卡片到凭证都能下钻；评估值单列，不进账', async () => {
    const { items } = (await room.ask(soe, 'GET', `${books}/cards?sort=-cost`)).body
    expect(items.map((each: Loose) => [each.costFen, each.valuationFen])).toEqual([
      [90_000_00, 88_000_00],
      [4_000_00, 88_000_00],
      [0, 88_000_00],
    ])
    const asset = (await room.ask(soe, 'GET', `/api/assets/${items[0].assetId}/books`)).body
    expect(asset.moves.map((move: Loose) => [move.template, move.class, move.costFen])).toEqual([
      ['development', 'development', 90_000_00],
      ['finished', 'development', -90_000_00],
      ['finished', 'intangible', 90_000_00],
    ])
    const voucher = (await room.ask(soe, 'GET', `/api/vouchers/${asset.moves[2].voucherId}`)).body
    expect(voucher.cards.map((card: Loose) => card.assetId)).toEqual([items[0].assetId, items[0].assetId])
  })
})

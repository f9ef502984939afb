import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Visitor } from '#server/http/ask.ts'
import { enterprisePurchase, invoice, openBooksRoom, type BooksRoom, type Loose } from '#server/test/books-room.ts'

let room: BooksRoom
let soe: Visitor
let books: string
let bought: string
let made: string
beforeAll(async () => {
  room = await openBooksRoom()
  soe = await room.unit('municipal-soe')
  books = await room.open(soe, '2026-01-01')
  bought = await room.asset(soe, { card: { rightsLimits: '仅限本市交通行业', useLimits: '无' }, reportNumber: '衡信评报〔2026〕9号' })
  made = await room.asset(soe, { card: { rightsLimits: '无' }, valuationFen: 1 })
  const conditions = { feasible: '可行', intended: '自用', useful: '有用', resourced: '有预算', measured: '可计量' }
  const approval = { number: '国资〔2026〕1号', authority: '市国资委', approvedOn: '2026-03-01' }
  await room.post(soe, enterprisePurchase(bought, '2026-01-05', 60_000_00))
  await room.post(soe, { template: 'research', way: 'bank', onDate: '2026-01-10', amounts: { price: 7_000_00 } })
  await room.post(soe, { template: 'research-to-expense', onDate: '2026-01-31', amounts: { price: 7_000_00 } })
  await room.post(soe, {
    template: 'development',
    way: 'wages',
    onDate: '2026-02-10',
    assetId: made,
    amounts: { price: 9_000_00 },
    documents: invoice(9_000_00),
    conditions,
  })
  await room.ask(soe, 'POST', `${books}/amortisation`, { period: '2026-01-01' })
  await room.ask(soe, 'POST', `${books}/amortisation`, { period: '2026-02-01' })
  await room.post(soe, { template: 'finished', onDate: '2026-03-01', assetId: made, life: { ground: 'indefinite', expense: 'main-cost' } })
  await room.post(soe, { template: 'disposal', onDate: '2026-03-02', assetId: bought, amounts: { proceeds: 1 }, approval })
})
afterAll(() => room.close())

const notesOf = async (from: string, to: string): Promise<Loose> =>
  (await room.ask(soe, 'GET', `${books}/notes?from=${from}&to=${to}`)).body
const write = (who: Visitor, item: string, text: string, year = 2026) => room.ask(who, 'PUT', `${books}/notes/${year}/${item}`, { text })

describe('企业报表附注（财会〔2023〕11号，choice:disclosure-notes）', () => {
  test('年限和摊销方法按截止日在账的卡片：其后处置、转入的都还原', async () => {
    const lives = async (to: string) =>
      (await notesOf('2026-01-01', to)).lives.map((row: Loose) => [
        row.title.zh,
        row.ground?.zh ?? null,
        row.leastMonths,
        row.cards,
        row.costFen / 100,
        row.amortisedFen / 100,
        row.carryingFen / 100,
      ])
    expect(await lives('2026-02-28')).toEqual([
      ['开发支出', null, null, 1, 9_000, 0, 9_000],
      ['无形资产', '合同约定的年限', 60, 1, 60_000, 2_000, 58_000],
    ])
    expect(await lives('2026-01-31')).toEqual([['无形资产', '合同约定的年限', 60, 1, 60_000, 1_000, 59_000]])
    expect(await lives('2026-11-04')).toEqual([['无形资产', '使用年限不确定，不摊销', null, 1, 9_000, 0, 9_000]])
  })

  test('研究开发支出：费用化、资本化、转入无形资产，由凭证算出，冲销的不算', async () => {
    const wrong = await room.post(soe, { template: 'research', way: 'bank', onDate: '2026-04-01', amounts: { price: 5 } })
    await room.ask(soe, 'POST', `/api/vouchers/${wrong.body.id}/reversal`, {
      onDate: '2026-04-01',
      reason: '错记',
      key: 'reverse-research',
    })
    const research = async (from: string, to: string) => (await notesOf(from, to)).research.map((row: Loose) => row.fen / 100)
    expect(await research('2026-01-01', '2026-11-04')).toEqual([7_000, 9_000, 7_000, 9_000])
    expect(await research('2026-02-01', '2026-02-28')).toEqual([0, 9_000, 0, 0])
  })

  test('受限的和评估过的：只列截止日在账的，评估值在成本旁边', async () => {
    const then = await notesOf('2026-01-01', '2026-02-28')
    expect([then.restricted.total, then.restricted.items.map((row: Loose) => [row.assetId, row.rightsLimits, row.carryingFen])]).toEqual([
      1,
      [[bought, '仅限本市交通行业', 58_000_00]],
    ])
    expect(then.valued.items.map((row: Loose) => [row.assetId, row.costFen, row.valuationFen, row.method.zh, row.baseDate])).toEqual([
      [bought, 60_000_00, 88_000_00, '成本法', '2026-01-01'],
      [made, 9_000_00, 1, '成本法', '2026-01-01'],
    ])
    const now = await notesOf('2026-01-01', '2026-11-04')
    expect([now.restricted, now.valued.items.map((row: Loose) => row.assetId)]).toEqual([{ total: 0, items: [] }, [made]])
  })

  test('单位按年填写，改写前的保留；内容一样不另记；别人写不了', async () => {
    const pledged = (body: Loose) => body.written.find((each: Loose) => each.item === 'pledged')
    await write(soe, 'pledged', '质押给甲银行')
    const { body } = await write(soe, 'pledged', ' 质押给乙银行 ')
    await write(soe, 'pledged', '质押给乙银行')
    expect([pledged(body).text, pledged(body).history.map((each: Loose) => [each.text, each.madeName])]).toEqual([
      '质押给乙银行',
      [
        ['质押给乙银行', '记账人'],
        ['质押给甲银行', '记账人'],
      ],
    ])
    expect([
      pledged(await notesOf('2026-01-01', '2026-06-30')).history.length,
      pledged(await notesOf('2025-01-01', '2025-12-31')).text,
    ]).toEqual([2, ''])
    expect((await write(soe, 'nothing', 'x')).status).toBe(400)
    for (const who of [await room.office('sasac'), await room.unit('municipal-soe')])
      expect((await write(who, 'pledged', '改')).status).toBeOneOf([403, 404])
    await expect(room.database.pool.query(`update book_notes set text = '改'`)).rejects.toThrow(/append-only/)
  })

  test('附注是工作簿里单独一张表，公式写成文本；行政事业单位没有附注', async () => {
    await write(soe, 'uses', '=1+1')
    const { sheets } = await readXlsx(
      new Uint8Array((await room.ask(soe, 'GET', `${books}/statements.xlsx?from=2026-01-01&to=2026-02-28`)).raw),
    )
    expect(sheets.map((sheet) => sheet.name)).toEqual(['报表与披露', '附注'])
    const cells = sheets[1]!.rows.flat()
    for (const cell of ['仅限本市交通行业', '质押给乙银行', "'=1+1", '衡信评报〔2026〕9号', 58_000]) expect(cells).toContain(cell)
    const organ = await room.unit('administrative-organ')
    const own = await room.open(organ, '2026-01-01')
    expect((await room.ask(organ, 'GET', `${own}/notes`)).status).toBe(404)
    expect((await room.ask(organ, 'PUT', `${own}/notes/2026/uses`, { text: 'x' })).status).toBe(404)
    expect((await readXlsx(new Uint8Array((await room.ask(organ, 'GET', `${own}/statements.xlsx`)).raw))).sheets.length).toBe(1)
  })

  test('看得到账套的看得到附注，看过留痕', async () => {
    const sasac = await room.office('sasac')
    expect((await room.ask(sasac, 'GET', `${books}/notes`)).body.written.length).toBe(9)
    expect((await room.ask(await room.unit('company'), 'GET', `${books}/notes`)).status).toBe(404)
    const { rows } = await room.database.pool.query(
      `select detail ->> 'what' as what from audit_log where action = 'read-books' and officer_id = $1`,
      [sasac.officerId],
    )
    expect(rows).toEqual([{ what: 'notes' }])
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkBooks } from '#server/commands/check-books.ts'
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

const reverse = (who: Visitor, id: string, onDate: string) =>
  room.ask(who, 'POST', `/api/vouchers/${id}/reversal`, { onDate, reason: '更正', key: randomUUID() })
const pay = (assetId: string | null, onDate: string, fen: number, template = 'payable-paid', way = 'bank') => ({
  template,
  way,
  onDate,
  ...(assetId ? { assetId } : {}),
  amounts: { price: fen },
})

describe('往来款的支付和收回（choice:settlement，§6.3）', () => {
  test('公共单位：先欠后付，付款时补记预算会计分录；分次付，不超过尚未结清的', async () => {
    const [asset, other] = [await room.asset(bureau), await room.asset(bureau)]
    const bought = await room.post(bureau, { ...purchase(asset, '2026-03-05', 1000), way: 'unpaid' })
    expect(linesOf(bought.body)).toEqual([
      ['financial', '1701', 1000, 0],
      ['financial', '2302', 0, 1000],
    ])
    expect(bought.body.settledBy.map((each: Loose) => each.template)).toEqual(['payable-paid'])
    await room.post(bureau, { ...purchase(other, '2026-03-05', 5000), way: 'unpaid' })
    const paid = await room.post(bureau, pay(asset, '2026-04-01', 400))
    expect([paid.status, linesOf(paid.body)]).toEqual([
      200,
      [
        ['financial', '2302', 400, 0],
        ['financial', '1002', 0, 400],
        ['budget', '7101', 400, 0],
        ['budget', '8001', 0, 400],
      ],
    ])
    const refused = await room.post(bureau, pay(asset, '2026-04-02', 601))
    expect([...codeOf(refused), refused.body.message.zh, refused.body.basis]).toEqual([
      409,
      'not-open',
      expect.stringContaining('应付账款6.00元'),
      'choice:settlement',
    ])
    const direct = await room.post(bureau, pay(asset, '2026-04-02', 600, 'payable-paid', 'appropriation'))
    expect(linesOf(direct.body).slice(1)).toEqual([
      ['financial', '4001', 0, 600],
      ['budget', '7101', 600, 0],
      ['budget', '6001', 0, 600],
    ])
    expect(codeOf(await room.post(bureau, pay(asset, '2026-04-03', 1)))).toEqual([409, 'not-open'])
    expect(codeOf(await room.post(bureau, pay(null, '2026-04-03', 1)))).toEqual([409, 'not-open'])
    expect(codeOf(await room.post(bureau, pay(await room.asset(bureau), '2026-04-03', 1)))).toEqual([409, 'not-open'])
  })

  test('不早于欠款，也不挤占其后已付的；已付的先冲付款，再冲原凭证', async () => {
    const asset = await room.asset(bureau)
    const bought = await room.post(bureau, { ...purchase(asset, '2026-05-05', 1000), way: 'unpaid' })
    expect(codeOf(await room.post(bureau, pay(asset, '2026-05-04', 1)))).toEqual([409, 'not-open'])
    const paid = await room.post(bureau, pay(asset, '2026-07-01', 800))
    expect(codeOf(await room.post(bureau, pay(asset, '2026-06-01', 201)))).toEqual([409, 'not-open'])
    expect(codeOf(await reverse(bureau, bought.body.id, '2026-07-02'))).toEqual([409, 'settled'])
    expect((await room.ask(bureau, 'GET', `/api/vouchers/${bought.body.id}`)).body.whyNotReverse).toMatchObject({
      code: 'settled',
      basis: 'choice:settlement',
    })
    expect((await reverse(bureau, paid.body.id, '2026-07-02')).status).toBe(200)
    expect(codeOf(await reverse(bureau, bought.body.id, '2026-07-01'))).toEqual([409, 'settled'])
    expect((await reverse(bureau, bought.body.id, '2026-07-02')).status).toBe(200)
    expect(codeOf(await room.post(bureau, pay(asset, '2026-07-03', 1)))).toEqual([409, 'not-open'])
  })

  test('没有指明资产的研究人工，合在一起付；资产转出后欠款仍由原单位付', async () => {
    await room.post(bureau, { template: 'research', way: 'wages', onDate: '2026-08-01', amounts: { price: 300 } })
    expect(linesOf((await room.post(bureau, pay(null, '2026-08-02', 300, 'wages-paid'))).body)).toEqual([
      ['financial', '2201', 300, 0],
      ['financial', '1002', 0, 300],
      ['budget', '7101', 300, 0],
      ['budget', '8001', 0, 300],
    ])
    expect(codeOf(await room.post(bureau, pay(null, '2026-08-02', 1, 'wages-paid')))).toEqual([409, 'not-open'])
    const asset = await room.asset(bureau)
    await room.post(bureau, { ...purchase(asset, '2026-08-05', 100), way: 'unpaid' })
    await room.database.pool.query(`update assets set holder_id = $2, holder_kind = 'municipal-soe' where id = $1`, [
      asset,
      soe.organisationId,
    ])
    expect(codeOf(await room.post(soe, { ...pay(asset, '2026-08-06', 1), way: '' }))).toEqual([409, 'not-open'])
    expect((await room.post(bureau, pay(asset, '2026-08-06', 100))).body.summary).toContain('数据集')
  })

  test('企业：应付含税款，应收含税款，分别结清；没有预算分录', async () => {
    const asset = await room.asset(soe)
    await room.post(soe, { ...enterprisePurchase(asset, '2026-03-05', 1000), way: 'payable', amounts: { price: 1000, tax: 60 } })
    await room.post(soe, {
      template: 'licence-income',
      way: 'main',
      onDate: '2026-03-06',
      assetId: asset,
      amounts: { proceeds: 500, tax: 30 },
    })
    expect(codeOf(await room.post(soe, { ...pay(asset, '2026-04-01', 1061), way: '' }))).toEqual([409, 'not-open'])
    expect(linesOf((await room.post(soe, { ...pay(asset, '2026-04-01', 1060), way: '' })).body)).toEqual([
      ['financial', '2202', 1060, 0],
      ['financial', '1002', 0, 1060],
    ])
    const collected = { ...pay(asset, '2026-04-01', 530, 'receivable-collected'), way: '' }
    expect(codeOf(await room.post(soe, { ...collected, amounts: { price: 531 } }))).toEqual([409, 'not-open'])
    expect(linesOf((await room.post(soe, collected)).body)).toEqual([
      ['financial', '1002', 530, 0],
      ['financial', '1122', 0, 530],
    ])
  })

  test('企业其他方式取得的，按来源记账，不是评估值', async () => {
    const asset = await room.asset(soe)
    const entry = { ...enterprisePurchase(asset, '2026-05-05', 1000), template: 'received', way: 'invested' }
    expect(codeOf(await room.post(soe, { ...entry, documents: invoice(999) }))).toEqual([409, 'documents-differ'])
    expect(linesOf((await room.post(soe, entry)).body)).toEqual([
      ['financial', '1701', 1000, 0],
      ['financial', '4001', 0, 1000],
    ])
    expect((await room.ask(soe, 'GET', `/api/assets/${asset}/books`)).body.card.manner).toBe('other')
    const { body } = await room.ask(soe, 'GET', `/api/books/${soe.organisationId}/statements`)
    expect(body.tables[0].lines.filter((line: Loose) => line.otherFen !== 0).map((line: Loose) => [line.title.zh, line.otherFen])).toEqual([
      ['本期增加金额', 1000],
      ['其他增加', 1000],
      ['期末余额', 1000],
      ['期末账面价值', 1000],
    ])
  })

  test('付款收款之后，全市的账仍经得起核对', async () => {
    expect((await checkBooks(room.database.db, '2026-11-04')).faults).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { checkBooks } from '#server/commands/check-books.ts'
import { openBooksRoom, purchase, type BooksRoom, type Loose } from '#server/test/books-room.ts'

let room: BooksRoom
let maker: Visitor
let closer: Visitor
let books: string
beforeAll(async () => {
  room = await openBooksRoom()
})
beforeEach(async () => {
  maker = await room.unit('administrative-organ')
  closer = await room.colleague(maker)
  books = await room.open(maker, '2026-08-01')
})
afterAll(() => room.close())

const close = (who: Visitor, period: string) => room.ask(who, 'POST', `${books}/periods`, { period })
const run = (who: Visitor, period: string) => room.ask(who, 'POST', `${books}/amortisation`, { period })
const reverse = (id: string, onDate: string, who = maker) =>
  room.ask(who, 'POST', `/api/vouchers/${id}/reversal`, { onDate, reason: '金额有误', key: randomUUID() })
const codeOf = ({ status, body }: { status: number; body: Loose }) => [status, body.code]

describe('摊销（choice:amortisation）', () => {
  test('按月依次计提；再来一次不重复；两人同时发起只提一次', async () => {
    for (const n of [1, 2, 3]) await room.post(maker, purchase(await room.asset(maker), `2026-08-0${n}`, 120_000_00))
    expect(codeOf(await run(maker, '2026-09-01'))).toEqual([409, 'run-earlier'])
    const both = await Promise.all([run(maker, '2026-08-01'), run(closer, '2026-08-01'), run(maker, '2026-08-01')])
    expect(both.map((each) => each.body.amountFen).sort((a, b) => a - b)).toEqual([0, 0, 3_000_00])
    expect((await run(closer, '2026-08-01')).body).toEqual({ voucherId: null, cards: 0, amountFen: 0 })
    expect(codeOf(await run(maker, '2026-11-01'))).toEqual([409, 'not-over'])
    const { body } = await room.ask(maker, 'GET', `${books}/vouchers?template=amortisation`)
    expect(body.items).toMatchObject([{ amountFen: 3_000_00, moves: 3, onDate: '2026-08-31' }])
    expect(
      (await room.ask(maker, 'GET', `/api/vouchers/${body.items[0].id}`)).body.postings.map((p: Loose) => [
        p.ledger,
        p.code,
        p.debitFen,
        p.creditFen,
      ]),
    ).toEqual([
      ['financial', '5001', 3_000_00, 0],
      ['financial', '1702', 0, 3_000_00],
    ])
  })

  test('迟到的凭证在下一次计提时补足；全市一次计提与逐单位相同', async () => {
    await room.post(maker, purchase(await room.asset(maker), '2026-08-10', 120_000_00))
    await run(maker, '2026-08-01')
    await room.post(maker, purchase(await room.asset(maker), '2026-08-20', 12_000_00))
    expect((await run(maker, '2026-08-01')).body).toMatchObject({ cards: 1, amountFen: 100_00 })
    expect((await run(maker, '2026-09-01')).body).toMatchObject({ cards: 2, amountFen: 1_100_00 })
  })
})

describe('结账和红字冲销（choice:closing-four-eyes，choice:red-reversal）', () => {
  test('当月要结束、摊销要提、研究支出要结转、由他人结账、按顺序结；结账后记不进去', async () => {
    const { body: voucher } = await room.post(maker, purchase(await room.asset(maker), '2026-08-03', 120_000_00))
    await room.post(maker, { template: 'research', way: 'wages', onDate: '2026-08-04', amounts: { price: 500 } })
    expect(codeOf(await close(closer, '2026-11-01'))).toEqual([409, 'close-in-order'])
    expect(codeOf(await close(closer, '2026-08-01'))).toEqual([409, 'still-due'])
    await run(closer, '2026-08-01')
    expect(codeOf(await close(closer, '2026-08-01'))).toEqual([409, 'research-open'])
    await room.post(maker, { template: 'research-to-expense', onDate: '2026-08-31', amounts: { price: 500 } })
    expect(codeOf(await close(closer, '2026-09-01'))).toEqual([409, 'close-in-order'])
    expect(codeOf(await close(maker, '2026-08-01'))).toEqual([409, 'own-vouchers'])
    expect((await close(closer, '2026-08-01')).body.items.at(-1)).toMatchObject({
      period: '2026-08-01',
      state: 'closed',
      vouchers: 4,
      closedName: '结账人',
    })
    expect(codeOf(await close(closer, '2026-08-01'))).toEqual([409, 'period-closed'])
    expect(codeOf(await room.post(maker, purchase(await room.asset(maker), '2026-08-31', 5)))).toEqual([409, 'period-closed'])
    expect(codeOf(await run(maker, '2026-08-01'))).toEqual([409, 'period-closed'])
    expect(codeOf(await reverse(voucher.id, '2026-08-31'))).toEqual([409, 'period-closed'])
    expect((await checkBooks(room.database.db, '2026-11-04')).faults).toEqual([])
  })

  test('冲销是整张红字，后记的先冲；摊销冲销后可以重提；冲销入账的资产可以重新入账', async () => {
    const asset = await room.asset(maker)
    const { body: voucher } = await room.post(maker, purchase(asset, '2026-08-03', 120_000_00))
    const { voucherId } = (await run(maker, '2026-08-01')).body
    expect(codeOf(await reverse(voucher.id, '2026-09-02'))).toEqual([409, 'later-first'])
    expect(codeOf(await reverse(voucherId, '2026-08-30'))).toEqual([409, 'reversed-earlier'])
    const red = await reverse(voucherId, '2026-09-01')
    expect(red.body.postings.map((p: Loose) => [p.code, p.debitFen, p.creditFen])).toEqual([
      ['5001', -1_000_00, 0],
      ['1702', 0, -1_000_00],
    ])
    expect(codeOf(await reverse(voucherId, '2026-09-02'))).toEqual([409, 'reversed'])
    expect(codeOf(await reverse(red.body.id, '2026-09-02'))).toEqual([409, 'is-reversal'])
    expect(codeOf(await reverse(voucher.id, '2026-08-20'))).toEqual([409, 'earlier-than-last'])
    expect((await reverse(voucher.id, '2026-09-02')).status).toBe(200)
    expect((await room.ask(maker, 'GET', `/api/assets/${asset}/books`)).body.card).toMatchObject({
      state: 'withdrawn',
      costFen: 0,
      amortisedFen: 0,
    })
    expect(codeOf(await room.post(maker, purchase(asset, '2026-09-01', 60_000_00)))).toEqual([409, 'earlier-than-last'])
    expect((await room.post(maker, purchase(asset, '2026-09-02', 60_000_00))).status).toBe(200)
    expect((await run(maker, '2026-09-01')).body).toMatchObject({ cards: 1, amountFen: 500_00 })
    const view = (await room.ask(maker, 'GET', books)).body
    expect([view.differenceFen, view.carryingFen, view.controls.every((each: Loose) => each.differenceFen === 0)]).toEqual([
      0,
      59_500_00,
      true,
    ])
  })

  test('资产已转移给其他单位的，原单位的处置凭证不能冲销；冲销也不动别的单位的卡片（choice:transfer-of-holding）', async () => {
    const [asset, other] = [await room.asset(maker), await room.unit('administrative-organ')]
    await room.open(other, '2026-08-01')
    await room.post(maker, purchase(asset, '2026-09-01', 120_000_00))
    const writeOff = {
      template: 'write-off',
      onDate: '2026-09-01',
      assetId: asset,
      approval: { number: '1', authority: '财政局', approvedOn: '2026-09-01' },
    } as const
    const { body: disposed } = await room.post(maker, writeOff)
    const passTo = (who: Visitor) =>
      asSystem(room.platform.db, (tx) => sql`select transfer_asset(${asset}, ${who.organisationId}, now())`.execute(tx))
    await passTo(other)
    const { body: theirs } = await room.post(other, purchase(asset, '2026-09-02', 80_000_00))
    expect(codeOf(await reverse(disposed.id, '2026-09-02'))).toEqual([409, 'passed-on'])
    expect((await room.ask(maker, 'GET', `/api/vouchers/${disposed.id}`)).body.whyNotReverse).toMatchObject({
      code: 'passed-on',
      basis: 'choice:transfer-of-holding',
    })
    expect((await room.ask(other, 'GET', `/api/assets/${asset}/books`)).body).toMatchObject({
      card: { state: 'held', costFen: 80_000_00 },
      moves: [{ voucherId: theirs.id }],
    })
    const { body: left } = await room.post(other, { ...writeOff, onDate: '2026-09-02' })
    await passTo(maker)
    expect((await reverse(disposed.id, '2026-09-02')).status).toBe(200)
    expect(left.id).toBeDefined()
    const { rows } = await room.database.pool.query('select holder_id, state, cost_fen from book_cards where asset_id = $1', [asset])
    expect(new Map(rows.map((row) => [row.holder_id, [row.state, Number(row.cost_fen)]]))).toEqual(
      new Map([
        [maker.organisationId, ['held', 120_000_00]],
        [other.organisationId, ['gone', 0]],
      ]),
    )
    // The city's own look at the books of the present holder shows none of what stood in the other's.
    expect(
      (await room.ask(await room.office('finance-bureau'), 'GET', `/api/assets/${asset}/books`)).body.moves.map(
        (move: Loose) => move.voucherId,
      ),
    ).not.toContain(left.id)
    expect((await checkBooks(room.database.db, '2026-11-04')).faults).toEqual([])
  })

  test('摊销在以后月份冲销的，当月就可以追加和处置，没有提的由剩余月份分摊', async () => {
    const [kept, left] = [await room.asset(maker), await room.asset(maker)]
    for (const asset of [kept, left]) await room.post(maker, purchase(asset, '2026-08-03', 120_000_00))
    await reverse((await run(maker, '2026-08-01')).body.voucherId, '2026-09-01')
    expect((await room.post(maker, purchase(kept, '2026-09-05', 12_000_00))).status).toBe(200)
    expect(
      (
        await room.post(maker, {
          template: 'write-off',
          onDate: '2026-09-05',
          assetId: left,
          approval: { number: '1', authority: '财政局', approvedOn: '2026-09-01' },
        })
      ).status,
    ).toBe(200)
    expect((await run(maker, '2026-09-01')).body).toMatchObject({ cards: 1, amountFen: Math.floor(132_000_00 / 119) })
  })

  test('只发起过计提的可以结账；红字冲销了计提的是制单人，不能结账', async () => {
    await room.post(maker, purchase(await room.asset(maker), '2026-08-03', 120_000_00))
    const { voucherId } = (await run(closer, '2026-08-01')).body
    const whyNotClose = async () => (await room.ask(closer, 'GET', `${books}/periods`)).body.items.at(-1).whyNotClose
    expect(await whyNotClose()).toBe(null)
    expect((await reverse(voucherId, '2026-08-31', closer)).status).toBe(200)
    await run(closer, '2026-08-01')
    expect(await whyNotClose()).toMatchObject({ code: 'own-vouchers' })
    expect(codeOf(await close(closer, '2026-08-01'))).toEqual([409, 'own-vouchers'])
  })

  test('建账以前、将来的日期记不进去', async () => {
    const asset = await room.asset(maker)
    expect(codeOf(await room.post(maker, purchase(asset, '2026-07-31', 5)))).toEqual([409, 'before-opening'])
    expect(codeOf(await room.post(maker, purchase(asset, '2026-11-05', 5)))).toEqual([409, 'future'])
  })
})

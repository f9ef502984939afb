import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem } from '#server/db/transaction.ts'
import { amortiseCity } from '#server/books/amortise.ts'
import { openBooksRoom, purchase, type BooksRoom } from '#server/test/books-room.ts'
import type { Visitor } from '#server/http/ask.ts'
import { checkBooks } from './check-books.ts'
import { pageOfBooks } from './check-books-words.ts'

let room: BooksRoom
let unit: Visitor
beforeAll(async () => {
  room = await openBooksRoom()
  unit = await room.unit('administrative-organ')
  const second = await room.unit('public-institution')
  for (const each of [unit, second]) {
    await room.open(each, '2026-08-01')
    for (const n of [3, 4]) await room.post(each, purchase(await room.asset(each), `2026-08-0${n}`, 120_000_00))
  }
})
afterAll(() => room.close())

/** Does what only the owner of the tables could do. */
async function cheat(statement: string): Promise<void> {
  const client = await room.database.pool.connect()
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  await client.query(statement)
  await client.query('commit')
  client.release()
}

test('计提到一半被杀掉：什么也没有记，再来一次全部记上', async () => {
  const killed = asSystem(room.platform.db, async (tx) => {
    const done = await amortiseCity(tx, '2026-08-01', room.clock.now())
    expect(done.cards).toBe(4)
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    // All of it is written and nothing committed when the session dies, as with kill -9.
    await room.database.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    await sql`select pg_sleep(5)`.execute(tx)
  })
  await expect(killed).rejects.toMatchObject({ name: 'DatabaseUnavailable' })
  expect(await checkBooks(room.database.db, '2026-11-04')).toMatchObject({ vouchers: 4, moves: 4, faults: [] })
})

test('全市一次计提：每单位一张凭证，再来一次不重复，两次同时发起也只提一次；核对差额为零', async () => {
  const run = () => asSystem(room.platform.db, (tx) => amortiseCity(tx, '2026-08-01', room.clock.now()))
  const both = await Promise.all([run(), run()])
  expect(both.map((each) => [each.vouchers, each.cards, each.amountFen]).sort((a, b) => a[0]! - b[0]!)).toEqual([
    [0, 0, 0],
    [2, 4, 400_000],
  ])
  expect(await run()).toMatchObject({ vouchers: 0, cards: 0 })
  const { rows } = await room.database.pool.query(
    `select detail ->> 'amountFen' as fen, count(distinct holder_id)::int as units from audit_log where action = 'run-amortisation' and object_kind = 'voucher' group by 1`,
  )
  expect(rows).toEqual([{ fen: '200000', units: 2 }])
  const found = await checkBooks(room.database.db, '2026-08-31')
  expect(found).toMatchObject({ sets: 2, cards: 4, vouchers: 6, moves: 8, faults: [] })
  expect(pageOfBooks(found)).toContain('差额 0.00 元')
})

test('上月还没有提完，全市也不提本月', async () => {
  const late = await room.unit('administrative-organ')
  await room.open(late, '2026-08-01')
  await room.post(late, purchase(await room.asset(late), '2026-08-20', 12_000_00))
  const run = (month: string) => asSystem(room.platform.db, (tx) => amortiseCity(tx, `2026-${month}-01`, room.clock.now()))
  await expect(run('09')).rejects.toMatchObject({ problem: { code: 'run-earlier' } })
  expect(await run('08')).toMatchObject({ vouchers: 1, cards: 1 })
})

test('月度合计多一行、少一行、改一行，分录的和变动的，都被指出', async () => {
  const kinds = async () => (await checkBooks(room.database.db, '2026-11-04')).faults.map((each) => each.kind)
  const whose = `holder_id = '${unit.organisationId}' and period = '2026-08-01'`
  expect(await kinds()).toEqual([])
  for (const [table, sum, key] of [
    ['posted_months', 'debit_fen', 'account'],
    ['moved_months', 'cost_fen', 'class'],
  ] as const) {
    const [kept] = (
      await room.database.pool.query<{ row: unknown }>(`select to_jsonb(t) as row from ${table} t where ${whose} and ${sum} <> 0 limit 1`)
    ).rows
    const one = `(jsonb_populate_record(null::${table}, '${JSON.stringify(kept!.row)}'::jsonb))`
    const itself = `ctid = (select ctid from ${table} where ${whose} and ${sum} <> 0 and ${key} = ${one}.${key} and ${sum} = ${one}.${sum} limit 1)`
    const wrongs = [
      [
        `insert into ${table} select (jsonb_populate_record(${one}, '{"period": "2026-07-01"}'::jsonb)).*`,
        `delete from ${table} where period = '2026-07-01'`,
      ],
      [`delete from ${table} where ${itself}`, `insert into ${table} select ${one}.*`],
      [
        `update ${table} set ${sum} = ${sum} + 1 where ${itself}`,
        `update ${table} set ${sum} = ${sum} - 1 where ${whose} and ${key} = ${one}.${key} and ${sum} = ${one}.${sum} + 1`,
      ],
    ] as const
    for (const [wrong, right] of wrongs) {
      await cheat(wrong)
      expect([wrong, await kinds()]).toEqual([wrong, ['months-differ']])
      await cheat(right)
      expect([right, await kinds()]).toEqual([right, []])
    }
  }
})

test('应提的月度合计多一行、少一行、改一行，被指出；改对即无', async () => {
  const kinds = async () => (await checkBooks(room.database.db, '2026-11-04')).faults.map((each) => each.kind)
  const whose = `holder_id = '${unit.organisationId}' and period`
  const copied = (on: string) => `select holder_id, '${on}', cards, fen from due_months where ${whose} = '2027-01-01'`
  expect(
    (
      await room.database.pool.query(
        `select cards, fen::int from due_months where ${whose} in ('2026-08-01', '2026-09-01', '2026-10-01') order by period`,
      )
    ).rows,
  ).toEqual([
    { cards: 0, fen: 0 },
    { cards: 2, fen: 200_000 },
    { cards: 0, fen: 200_000 },
  ])
  const wrongs = [
    [`insert into due_months ${copied('2026-07-01')}`, `delete from due_months where ${whose} = '2026-07-01'`],
    [`delete from due_months where ${whose} = '2026-12-01'`, `insert into due_months ${copied('2026-12-01')}`],
    [
      `update due_months set fen = fen + 1 where ${whose} = '2026-12-01'`,
      `update due_months set fen = fen - 1 where ${whose} = '2026-12-01'`,
    ],
    [
      `update due_months set cards = cards - 1 where ${whose} = '2026-09-01'`,
      `update due_months set cards = cards + 1 where ${whose} = '2026-09-01'`,
    ],
  ] as const
  for (const [wrong, right] of wrongs) {
    await cheat(wrong)
    expect([wrong, await kinds()]).toEqual([wrong, ['dues-differ']])
    await cheat(right)
    expect([right, await kinds()]).toEqual([right, []])
  }
})

test('一条变动被删、一张卡被改、一条分录被改、一张凭证被删、结账后内容有变，都被指出', async () => {
  await cheat(`update book_cards set cost_fen = cost_fen + 1 where holder_id = '${unit.organisationId}' and cost_fen = 12000000`)
  expect((await checkBooks(room.database.db, '2026-11-04')).faults.map((each) => each.kind)).toEqual(['card-drifted', 'card-drifted'])
  await cheat(`update book_cards set cost_fen = cost_fen - 1 where holder_id = '${unit.organisationId}' and cost_fen = 12000001`)
  await cheat(
    `update postings set debit_fen = debit_fen + 100 where ctid = (select ctid from postings where account = 'intangible-cost' limit 1)`,
  )
  const { faults } = await checkBooks(room.database.db, '2026-11-04')
  expect(faults.map((each) => each.kind)).toEqual(['cards-and-book-differ', 'months-differ', 'voucher-unbalanced'])
  expect(pageOfBooks({ ...(await checkBooks(room.database.db, '2026-11-04')) })).toContain('卡片合计 240000.00 元，账面 240001.00 元')
  // Before that day the books were right.
  expect((await checkBooks(room.database.db, '2026-08-02')).faults.map((each) => each.kind)).toEqual([
    'months-differ',
    'voucher-unbalanced',
  ])
  await cheat(`update postings set debit_fen = debit_fen - 100 where account = 'intangible-cost' and debit_fen = 12000100`)
  await cheat(
    `insert into book_periods (holder_id, period, vouchers, turnover_fen, carrying_fen, closed_name, closed_at) values ('${unit.organisationId}', '2026-08-01', 3, 24200000, 23799999, '某', now())`,
  )
  expect((await checkBooks(room.database.db, '2026-11-04')).faults.map((each) => each.kind)).toEqual(['period-changed'])
  await cheat(`update book_periods set carrying_fen = 23800000`)
  expect((await checkBooks(room.database.db, '2026-11-04')).faults).toEqual([])
  await cheat(`update book_periods set vouchers = 1, turnover_fen = 5`)
  await cheat(`delete from book_moves where ctid = (select ctid from book_moves where amortised_fen > 0 limit 1)`)
  expect(new Set((await checkBooks(room.database.db, '2026-11-04')).faults.map((each) => each.kind))).toEqual(
    new Set(['card-drifted', 'cards-and-book-differ', 'period-changed', 'sums-differ', 'voucher-not-whole']),
  )
})

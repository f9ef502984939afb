import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkBooks } from '#server/commands/check-books.ts'
import type { Visitor } from '#server/http/ask.ts'
import { enterprisePurchase, invoice, openBooksRoom, purchase, type BooksRoom } from '#server/test/books-room.ts'
import { dueFen, isDueOn } from './amortise.sql.ts'
import { addMonths, lastDayOf, monthOf } from './months.ts'
import { dueOf, targetOf } from './run.ts'

let room: BooksRoom
beforeAll(async () => {
  room = await openBooksRoom()
})
afterAll(() => room.close())

const day = fc.integer({ min: 0, max: 303 }).map(dayOf)
const which = fc.nat({ max: 2 })
const fen = fc.integer({ min: 1, max: 900_000_00 })
const months = fc.integer({ min: 1, max: 40 })
/** Days pass between two steps, and now and then somebody enters what happened earlier. */
const when = {
  ahead: fc.nat({ max: 25 }),
  back: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 60 }) }),
}
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ...when, does: fc.constant('buy' as const), which, fen, months }) },
  {
    weight: 4,
    arbitrary: fc.record({ ...when, does: fc.constantFrom('develop' as const, 'finish' as const, 'pay' as const), which, fen, months }),
  },
  { weight: 4, arbitrary: fc.record({ ...when, does: fc.constantFrom('run' as const, 'run-all' as const) }) },
  { weight: 3, arbitrary: fc.record({ ...when, does: fc.constant('impair' as const), which, fen: fc.integer({ min: 1, max: 5_000_00 }) }) },
  { weight: 2, arbitrary: fc.record({ ...when, does: fc.constantFrom('dispose' as const, 'scrap' as const), which, fen }) },
  { weight: 2, arbitrary: fc.record({ ...when, does: fc.constant('reverse' as const), nth: fc.nat({ max: 5 }) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function dayOf(n: number): string {
  return new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)
}

const conditions = { feasible: '可行', intended: '自用', useful: '有用', resourced: '有预算', measured: '可计量' }
const approval = { number: '批〔2026〕1号', authority: '主管部门', approvedOn: '2026-01-01' }

/** Tries one step at the front door; what the rules refuse is simply not done. Answers the vouchers that came of it. */
async function take(
  who: Visitor,
  isPublic: boolean,
  assets: readonly string[],
  vouchers: readonly string[],
  s: Step,
  on: string,
): Promise<string[]> {
  const url = `/api/books/${who.organisationId}`
  const made: string[] = []
  const tried = async (sending: ReturnType<BooksRoom['ask']>) => {
    const { status, body } = await sending
    expect([s, status, status >= 500 ? body : null]).toEqual([s, expect.toBeOneOf([200, 409]), null])
    const id: string | null = status === 200 ? (body.id ?? body.voucherId) : null
    if (id) made.push(id)
    return id !== null
  }
  const run = (month: string) => tried(room.ask(who, 'POST', `${url}/amortisation`, { period: month }))
  const runAll = async (until: string) => {
    for (let month = '2026-01-01'; month <= until; month = addMonths(month, 1)) await run(month)
  }
  const asset = 'which' in s ? assets[s.which]! : ''
  let isDone = false
  if (s.does === 'buy')
    isDone = await tried(room.post(who, isPublic ? purchase(asset, on, s.fen, s.months) : enterprisePurchase(asset, on, s.fen, s.months)))
  else if (s.does === 'develop')
    isDone = await tried(
      room.post(who, {
        template: 'development',
        way: 'wages',
        onDate: on,
        assetId: asset,
        amounts: { price: s.fen },
        documents: invoice(s.fen),
        conditions,
      }),
    )
  else if (s.does === 'finish')
    isDone = await tried(
      room.post(who, {
        template: 'finished',
        onDate: on,
        assetId: asset,
        life: { ground: 'contract', months: s.months, expense: 'administration-expense' },
      }),
    )
  else if (s.does === 'pay')
    isDone = await tried(
      room.post(who, {
        template: 'wages-paid',
        ...(isPublic ? { way: 'bank' } : {}),
        onDate: on,
        assetId: asset,
        amounts: { price: s.fen },
      }),
    )
  else if (s.does === 'run') isDone = await run(addMonths(monthOf(on), -1) < '2026-01-01' ? '2026-01-01' : addMonths(monthOf(on), -1))
  else if (s.does === 'run-all') await runAll(addMonths(monthOf(on), -1))
  else if (s.does === 'impair') {
    const month = addMonths(monthOf(on), -1)
    await runAll(month)
    isDone = await tried(room.post(who, { template: 'impairment', onDate: lastDayOf(month), assetId: asset, amounts: { loss: s.fen } }))
  } else if (s.does === 'reverse')
    isDone =
      vouchers.length > 0 &&
      (await tried(
        room.ask(who, 'POST', `/api/vouchers/${vouchers.at(-1 - (s.nth % vouchers.length))!}/reversal`, {
          onDate: on,
          reason: '更正',
          key: randomUUID(),
        }),
      ))
  else {
    await runAll(addMonths(monthOf(on), -1))
    isDone = await tried(
      room.post(
        who,
        s.does === 'dispose'
          ? { template: isPublic ? 'sale' : 'disposal', onDate: on, assetId: asset, amounts: { proceeds: s.fen }, approval }
          : { template: isPublic ? 'write-off' : 'scrap', onDate: on, assetId: asset, approval },
      ),
    )
  }
  if (isDone) done[isPublic ? 'public' : 'enterprise'].add(s.does)
  return made
}

const done = { enterprise: new Set<string>(), public: new Set<string>() }
const same = { ahead: 0, back: 0 }
/** One life that meets every event its unit may book, so that a check never depends on what chance brings; a public unit is refused the impairment. */
const life: Step[] = [
  { does: 'buy', ...same, ahead: 4, which: 0, fen: 120_000_00, months: 40 },
  { does: 'buy', ...same, ahead: 1, which: 1, fen: 60_000_00, months: 24 },
  { does: 'develop', ...same, ahead: 1, which: 2, fen: 36_000_00, months: 36 },
  { does: 'pay', ...same, ahead: 1, which: 2, fen: 30_000_00, months: 1 },
  { does: 'finish', ...same, ahead: 19, which: 2, fen: 1, months: 36 },
  { does: 'run', ...same, ahead: 10 },
  { does: 'impair', ...same, which: 0, fen: 4_000_00 },
  { does: 'dispose', ...same, ahead: 1, which: 1, fen: 70_000_00 },
  { does: 'scrap', ...same, ahead: 1, which: 2, fen: 1 },
  { does: 'reverse', ...same, ahead: 1, nth: 0 },
]
test('任意先后的增加、摊销、减值、处置和冲销，在任意一天：卡片之和等于账面，没有卡片的账面价值为负，没有往来款多付（§3.10）', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 20 }),
      fc.array(day, { minLength: 2, maxLength: 2 }),
      fc.nat({ max: 2 }),
      async (steps, days, sort) => {
        const isPublic = sort === 0
        const who = await room.unit(isPublic ? 'public-institution' : 'municipal-soe')
        await room.open(who, '2026-01-01')
        const assets = [await room.asset(who), await room.asset(who), await room.asset(who)]
        const vouchers: string[] = []
        let at = 0
        for (const s of steps) {
          at = Math.min(at + s.ahead, 303)
          vouchers.push(...(await take(who, isPublic, assets, vouchers, s, dayOf(Math.max(at - s.back, 0)))))
        }
        for (const on of [...days, '2026-11-04']) {
          expect([on, (await checkBooks(room.database.db, on)).faults]).toEqual([on, []])
          const { rows } = await room.database.pool.query(
            `select asset_id, class from book_moves where on_date <= $1 group by 1, 2 having sum(cost_fen) < sum(amortised_fen) + sum(impaired_fen) or least(sum(cost_fen), sum(amortised_fen), sum(impaired_fen)) < 0`,
            [on],
          )
          expect([on, rows]).toEqual([on, []])
          const { rows: overpaid } = await room.database.pool.query(
            `select v.asset_id from vouchers v join postings p on p.voucher_id = v.id where p.account = 'wages' and p.on_date <= $1 group by 1, v.holder_id having sum(p.credit_fen) < sum(p.debit_fen)`,
            [on],
          )
          expect([on, overpaid]).toEqual([on, []])
        }
        const month = sql`m.month`
        const { rows: otherwise } =
          await sql`select c.code, m.month, c.due_from from book_cards c cross join (select g::date as month from generate_series('2024-01-01'::timestamp, '2031-12-01'::timestamp, interval '1 month') g) m
      where coalesce(${isDueOn(month)}, false) <> case when c.run_months > 0 then coalesce(c.state = 'held' and c.run_booked_fen < c.run_base_fen and c.run_from <= ${month} and c.moved_on < (${month} + interval '1 month') and ${dueFen(month)} > 0, false) else false end`.execute(
            room.database.db,
          )
        expect(otherwise).toEqual([])
        // What is kept of what is due, against every card looked at for every month.
        const { rows: kept } =
          await sql`select s.holder_id, m.month, c.cards, c.fen, k.cards as kept_cards, k.fen as kept_fen from book_sets s cross join (select g::date as month from generate_series('2025-01-01'::timestamp, '2031-12-01'::timestamp, interval '1 month') g) m
      cross join lateral (select count(*) as cards, coalesce(sum(${dueFen(month)}), 0) as fen from book_cards c where c.holder_id = s.holder_id and ${isDueOn(month)}) c
      cross join lateral (select coalesce(sum(cards), 0) as cards, coalesce(sum(fen), 0) as fen from due_months d where d.holder_id = s.holder_id and d.period <= m.month) k
      where (c.cards, c.fen) is distinct from (k.cards, k.fen)`.execute(room.database.db)
        expect(kept).toEqual([])
      },
    ),
    {
      numRuns: 16,
      examples: [
        [life, [dayOf(36), dayOf(30)], 1],
        [life, [dayOf(36), dayOf(30)], 0],
      ],
    },
  )
  const everywhere = ['buy', 'run', 'dispose', 'scrap', 'reverse', 'develop', 'finish', 'pay']
  expect(done).toEqual({ enterprise: new Set([...everywhere, 'impair']), public: new Set(everywhere) })
})

test('数据库里算出的应提数，与程序算的一致', async () => {
  const run = fc.record({
    from: fc.integer({ min: -30, max: 12 }).map((n) => addMonths('2026-01-01', n)),
    months: fc.integer({ min: 1, max: 1200 }),
    baseFen: fc.integer({ min: 1, max: 10 ** 13 }),
    share: fc.integer({ min: 0, max: 100 }),
    month: fc.integer({ min: -36, max: 40 }).map((n) => addMonths('2026-01-01', n)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(run, { minLength: 50, maxLength: 50 }), async (runs) => {
      const given = [
        runs.map((r) => r.from),
        runs.map((r) => r.months),
        runs.map((r) => r.baseFen),
        runs.map((r) => Math.floor((r.baseFen * r.share) / 100)),
        runs.map((r) => r.month),
      ].map((each) => sql.val(each))
      const { rows } = await sql<{
        due: number
      }>`select greatest(${dueFen(sql`c.month`)}, 0) as due from unnest(${given[0]}::date[], ${given[1]}::int[], ${given[2]}::bigint[], ${given[3]}::bigint[], ${given[4]}::date[]) with ordinality c (run_from, run_months, run_base_fen, run_booked_fen, month, n) order by c.n`.execute(
        room.database.db,
      )
      expect(rows.map((row) => row.due)).toEqual(
        runs.map(({ share, month, ...r }) => dueOf({ ...r, bookedFen: Math.floor((r.baseFen * share) / 100) }, month)),
      )
      expect(targetOf({ from: null, months: 0, baseFen: 0, bookedFen: 0 }, '2026-01-01')).toBe(0)
    }),
    { numRuns: 5 },
  )
})

import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkBooks } from '#server/commands/check-books.ts'
import type { Visitor } from '#server/http/ask.ts'
import { enterprisePurchase, invoice, openBooksRoom, purchase, type BooksRoom } from '#server/test/books-room.ts'
import { addMonths } from './months.ts'
import { dueOf, targetOf } from './run.ts'

let room: BooksRoom
beforeAll(async () => { room = await openBooksRoom() })
afterAll(() => room.close())

const day = fc.integer({ min: 0, max: 303 }).map(n => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
const which = fc.nat({ max: 3 })
const fen = fc.integer({ min: 1, max: 900_000_00 })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('buy' as const), which, day, fen, months: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('develop' as const, 'finish' as const), which, day, fen, months: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('run' as const), months: fc.nat({ max: 9 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('impair' as const, 'dispose' as const, 'scrap' as const), which, day, fen }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('reverse' as const), nth: fc.nat({ max: 30 }), day }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const conditions = { feasible: '可行', intended: '自用', useful: '有用', resourced: '有预算', measured: '可计量' }
const approval = { number: '批〔2026〕1号', authority: '主管部门', approvedOn: '2026-01-01' }

/** Tries one step at the front door; what the rules refuse is simply not done. Answers the voucher that came of it. */
async function take(who: Visitor, isPublic: boolean, assets: readonly string[], vouchers: readonly string[], s: Step): Promise<string | null> {
  const life = { ground: 'contract' as const, months: 'months' in s ? s.months : 1, expense: 'administration-expense' }
  const url = `/api/books/${who.organisationId}`
  const asset = 'which' in s ? assets[s.which]! : ''
  const send = async () => {
    switch (s.does) {
      case 'buy': return room.post(who, { ...(isPublic ? purchase(asset, s.day, s.fen, s.months) : enterprisePurchase(asset, s.day, s.fen, s.months)) })
      case 'develop': return room.post(who, { template: 'development', way: 'wages', onDate: s.day, assetId: asset, amounts: { price: s.fen }, documents: invoice(s.fen), conditions })
      case 'finish': return room.post(who, { template: 'finished', onDate: s.day, assetId: asset, life })
      case 'run': return room.ask(who, 'POST', `${url}/amortisation`, { period: addMonths('2026-01-01', s.months) })
      case 'impair': return room.post(who, { template: 'impairment', onDate: s.day, assetId: asset, amounts: { loss: s.fen } })
      case 'dispose': return room.post(who, { template: isPublic ? 'sale' : 'disposal', onDate: s.day, assetId: asset, amounts: { proceeds: s.fen }, approval })
      case 'scrap': return room.post(who, { template: isPublic ? 'write-off' : 'scrap', onDate: s.day, assetId: asset, approval })
      case 'reverse': return vouchers.length === 0 ? null : room.ask(who, 'POST', `/api/vouchers/${vouchers[s.nth % vouchers.length]!}/reversal`, { onDate: s.day, reason: '更正', key: randomUUID() })
    }
  }
  const sent = await send()
  if (sent === null) return null
  expect([s, sent.status, sent.status >= 500 ? sent.body : null]).toEqual([s, expect.toBeOneOf([200, 409]), null])
  return sent.status === 200 ? sent.body.id ?? sent.body.voucherId : null
}

test('任意先后的增加、摊销、减值、处置和冲销，在任意一天：卡片之和等于账面（§3.10）', async () => {
  const done: Record<string, number> = {}
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), fc.array(day, { minLength: 4, maxLength: 4 }), fc.boolean(), async (steps, days, isPublic) => {
    const who = await room.unit(isPublic ? 'public-institution' : 'municipal-soe')
    await room.open(who, '2026-01-01')
    const assets = [await room.asset(who), await room.asset(who), await room.asset(who), await room.asset(who)]
    const vouchers: string[] = []
    for (const s of steps) {
      const id = await take(who, isPublic, assets, vouchers, s)
      if (!id) continue
      vouchers.push(id)
      done[s.does] = (done[s.does] ?? 0) + 1
    }
    for (const at of [...days, '2026-11-04']) expect([at, (await checkBooks(room.database.db, at)).faults]).toEqual([at, []])
  }), { numRuns: 40 })
  // A check that never met a disposal or a reversal would prove little.
  for (const does of ['buy', 'run', 'impair', 'dispose', 'scrap', 'reverse', 'develop', 'finish']) expect([does, done[does] ?? 0]).toEqual([does, expect.toSatisfy((n: number) => n > 3)])
}, 180_000)

test('数据库里算出的应提数，与程序算的一致', async () => {
  const run = fc.record({ from: fc.integer({ min: -30, max: 12 }).map(n => addMonths('2026-01-01', n)), months: fc.integer({ min: 1, max: 1200 }), baseFen: fc.integer({ min: 1, max: 10 ** 13 }), share: fc.integer({ min: 0, max: 100 }), month: fc.integer({ min: -36, max: 40 }).map(n => addMonths('2026-01-01', n)) })
  await fc.assert(fc.asyncProperty(fc.array(run, { minLength: 50, maxLength: 50 }), async runs => {
    const { rows } = await room.database.pool.query<{ due: string }>(`select greatest(base * least(greatest((extract(year from month)::int - extract(year from f)::int) * 12 + extract(month from month)::int - extract(month from f)::int + 1, 0), months) / months - booked, 0) as due
      from unnest($1::date[], $2::int[], $3::bigint[], $4::bigint[], $5::date[]) with ordinality u (f, months, base, booked, month, n) order by n`, [runs.map(r => r.from), runs.map(r => r.months), runs.map(r => r.baseFen), runs.map(r => Math.floor(r.baseFen * r.share / 100)), runs.map(r => r.month)])
    expect(rows.map(row => Number(row.due))).toEqual(runs.map(({ share, month, ...r }) => dueOf({ ...r, bookedFen: Math.floor(r.baseFen * share / 100) }, month)))
    expect(targetOf({ from: null, months: 0, baseFen: 0, bookedFen: 0 }, '2026-01-01')).toBe(0)
  }), { numRuns: 5 })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysAfter } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { inTransaction } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { type InventoryRoom, openInventoryRoom } from '#server/test/inventory-room.ts'
import { duesFor, listDues } from './dues.view.sql.ts'

let room: InventoryRoom
let unit: Visitor
beforeAll(async () => {
  room = await openInventoryRoom()
  unit = await room.newUnit('市园林局')
})
afterAll(() => room.close())

/** An asset whose registration fell today, that stands elsewhere still and in the memorandum register until the same day. */
async function fallen(): Promise<string> {
  const id = randomUUID()
  const today = room.platform.clock.today()
  const query = (text: string, ...values: unknown[]) => room.database.pool.query(text, [id, unit.organisationId, ...values])
  await query(
    `insert into assets (id, holder_id, holder_kind, code, name, grade, origin, state, fallen, fallen_on, created_at) values ($1, $2, 'administrative-organ', $1::uuid::text, '古树', 1, 'collected', 'memorandum', 'expired', $3, now())`,
    today,
  )
  await query(
    `insert into outside_registrations (id, asset_id, holder_id, holder_kind, register, number, body, issued_on, recorded_name, recorded_at) values (gen_random_uuid(), $1, $2, 'administrative-organ', 'national', $1::uuid::text, '国家平台', '2026-01-01', '林', now())`,
  )
  await query(
    `insert into memo_entries (asset_id, holder_id, holder_kind, reason, review_on, entered_at, ground) values ($1, $2, 'administrative-organ', '登记到期', $3, now(), 'expired')`,
    daysAfter(today, choices['after-falling'].value),
  )
  return id
}

test('what falls due by two kinds on one day is on both pages, wherever they part (choice:after-falling)', async () => {
  const ids = [await fallen(), await fallen()]
  const seen: string[] = []
  for (let after: string[] | null = null; seen.length < 9;) {
    const place: { limit: number; after: string[] | null } = { limit: 1, after }
    const [due] = await inTransaction(room.platform.db, unit, (tx) => listDues(tx, duesFor(unit, {}), room.platform.clock.today(), place))
    if (!due) break
    seen.push(`${due.kind} ${due.id}`)
    after = [due.dueOn, due.id, due.kind]
  }
  expect(seen).toEqual(ids.toSorted().flatMap((id) => [`fallen ${id}`, `memo ${id}`]))
})

test('a unit, a developer and the exchange are told of what they hold, whatever else they read; who operates assets of others or supervises is told of all it reads (choice:due-horizon)', () => {
  const told = (role: Visitor['role']) => duesFor({ ...unit, role }, {}).holderId
  const own = unit.organisationId
  expect((['producer', 'developer', 'exchange'] as const).map(told)).toEqual([own, own, own])
  expect((['operator', 'data-bureau', 'sector-authority'] as const).map(told)).toEqual([undefined, undefined, undefined])
})

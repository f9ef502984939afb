import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'

let room: InventoryRoom
beforeAll(async () => {
  room = await openInventoryRoom()
})
afterAll(() => room.close())

const begin = async (who: Visitor) => {
  const caseId = await room.open(who, 'inventory-round', null, {})
  const { rows } = await asSystem(room.platform.db, (tx) =>
    sql<{ id: string }>`select id from rounds where case_id = ${caseId}`.execute(tx),
  )
  return rows[0]!.id
}
const lastPlan = async (who: Visitor, id: string) => (await room.ask(who, 'GET', `/api/rounds/${id}`)).body.lastPlan

test('a round being planned is offered the plan of the unit’s last one; the first has none, one that is counted needs none, one called off is none (§3.5)', async () => {
  const [unit, other] = [await room.newUnit('市海洋局'), await room.newUnit('市信访局')]
  const first = await begin(unit)
  expect(await lastPlan(unit, first)).toBeNull()
  const { roundId } = await room.newRound(unit)
  expect(await lastPlan(unit, first)).toMatchObject({ title: '2026年度盘点', year: 2026, plan: { counter: '林清', scope: '全部业务系统' } })
  expect(await lastPlan(unit, roundId)).toBeNull()
  expect(await lastPlan(other, await begin(other))).toBeNull()
  const { caseId } = await room.newRound(other)
  await room.act(other, caseId, 'withdraw')
  expect(await lastPlan(other, await begin(other))).toBeNull()
})

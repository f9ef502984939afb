import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { makeBoard } from './board.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

/** Enters so many completed orders of one yuan each. */
async function enter(orders: number, into = database): Promise<void> {
  const client = await into.pool.connect()
  await client.query(`set session_replication_role = replica;
    insert into products (id, name, kind, purpose_class, developer_id, state, made_at) values ('00000000-0000-4000-8000-000000000001', '指数', 'index', 'industry', gen_random_uuid(), 'listed', now()) on conflict do nothing;
    insert into orders (id, number, client_key, product_id, developer_id, buyer_name, purpose, kind, amount_fen, state, placed_at, settled_at) select gen_random_uuid(), 'DD-' || gen_random_uuid(), 'key', '00000000-0000-4000-8000-000000000001', gen_random_uuid(), '需方', '用途', 'once', 100, 'completed', now(), now() from generate_series(1, ${orders});
    reset session_replication_role`)
  client.release()
}

test('§6.8 订单不多时每次汇总；很多时短时保留，注明截至何时', async () => {
  let now = new Date('2026-11-27T02:00:00Z')
  const board = makeBoard({
    db: database.db,
    clock: { now: () => now, today: () => '2026-11-27' } as Parameters<typeof makeBoard>[0]['clock'],
  })
  await enter(1)
  expect(await board()).toMatchObject({ at: '2026-11-27T02:00:00.000Z', listed: 1, orders: 1, amountFen: 100 })
  await enter(19_999)
  now = new Date('2026-11-27T02:00:01Z')
  expect(await board()).toMatchObject({ at: '2026-11-27T02:00:01.000Z', orders: 20_000, amountFen: 2_000_000 })
  now = new Date('2026-11-27T02:00:02Z')
  expect(await board()).toMatchObject({ at: '2026-11-27T02:00:01.000Z', orders: 20_000 })
})

test('§6.8 办理中的订单不含已完成、已退订和结算后退款的', async () => {
  const own = await freshDatabase()
  const board = makeBoard({
    db: own.db,
    clock: { now: () => new Date('2026-11-27T01:00:00Z'), today: () => '2026-11-27' } as Parameters<typeof makeBoard>[0]['clock'],
  })
  await enter(4, own)
  for (const state of ['refunded', 'cancelled', 'delivery'])
    await own.pool.query(`update orders set state = $1 where id = (select id from orders where state = 'completed' limit 1)`, [state])
  expect(await board()).toMatchObject({ orders: 3, openOrders: 1, completed: 1, amountFen: 100 })
  await own.close()
})

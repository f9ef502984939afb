import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, stranger } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'

const [product, order, developer, operator, buyer, elsewhere] = [
  randomUUID(),
  randomUUID(),
  randomUUID(),
  randomUUID(),
  randomUUID(),
  randomUUID(),
]
let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  const client = await database.pool.connect()
  await client.query(`set session_replication_role = replica;
    insert into products (id, number, name, kind, purpose_class, developer_id, operator_id, uses_public, state, made_at) values ('${product}', 'CP-1', '指数', 'api', 'industry', '${developer}', '${operator}', true, 'listed', now());
    insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_id, buyer_name, purpose, kind, amount_fen, state, exchange_number, placed_at) values ('${order}', 'DD-1', 'DD-1', '${product}', '${developer}', '${operator}', '${buyer}', '某公司', '研究', 'once', 100, 'inquiry', 'JY-1', now());
    reset session_replication_role`)
  client.release()
})
afterAll(() => database.close())

/** What somebody of a part reads and writes of the order and of the product. */
const touches = (role: string, organisationId: string) =>
  inTransaction(database.db, { ...stranger, role, organisationId }, async (tx) => {
    const count = async (statement: ReturnType<typeof sql>) => Number((await statement.execute(tx)).numAffectedRows ?? 0)
    const {
      rows: [read],
    } = await sql<{
      orders: number
      products: number
    }>`select (select count(*)::int from orders) as orders, (select count(*)::int from products) as products`.execute(tx)
    return {
      reads: [read!.orders, read!.products],
      writes: [
        await count(sql`update orders set version = version where id = ${order}`),
        await count(sql`update products set name = name where id = ${product}`),
      ],
    }
  })

test('为了监管读得到订单和产品的，改不了：订单由双方、交易所和平台写，产品由供方、经手的机构写（§6.1、§6.2）', async () => {
  for (const role of ['finance-bureau', 'cyberspace-office', 'police'])
    expect([role, await touches(role, elsewhere)]).toEqual([role, { reads: [1, 1], writes: [0, 0] }])
  for (const role of ['registrar', 'data-bureau'])
    expect([role, await touches(role, elsewhere)]).toEqual([role, { reads: [1, 1], writes: [0, 1] }])
  expect(await touches('producer', buyer)).toEqual({ reads: [1, 1], writes: [1, 0] })
  expect(await touches('exchange', elsewhere)).toEqual({ reads: [1, 1], writes: [1, 0] })
  for (const [role, organisationId] of [
    ['developer', developer],
    ['operator', operator],
  ] as const)
    expect([role, await touches(role, organisationId)]).toEqual([role, { reads: [1, 1], writes: [1, 1] }])
})

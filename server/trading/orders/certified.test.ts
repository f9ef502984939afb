import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { isCertified, writeOrder } from './orders.sql.ts'

let database: TestDatabase
const [one, other] = [randomUUID(), randomUUID()]
beforeAll(async () => {
  database = await freshDatabase()
  const client = await database.pool.connect()
  await client.query('set session_replication_role = replica')
  for (const id of [one, other])
    await client.query(
      `insert into orders (id, number, client_key, product_id, developer_id, buyer_name, purpose, kind, quantity, amount_fen, state, placed_at) values ($1, $2, $2, gen_random_uuid(), gen_random_uuid(), '买方', '用途', 'calls', 1, 100, 'accepted', now())`,
      [id, id],
    )
  client.release()
})
afterAll(() => database.close())

const certificateOf = (number: string) => ({
  number,
  product: '产品',
  exchangeNumber: 'FJDE-1',
  seller: '供方',
  buyer: '需方',
  purpose: '用途',
  amountFen: 100,
  tradedOn: '2026-11-01',
  contractDigest: '',
  sha256: '',
})

test('两份订单同时登记同一个交易凭证编号，后到的一份看到已经用过；本订单自己的不算（§6.1，choice:trade-certificate）', async () => {
  const certify = (id: string) =>
    asSystem(database.db, async (tx) => {
      const isTaken = await isCertified(tx, 'FJDE-JY-0001', id)
      if (!isTaken) await writeOrder(tx, id, { state: 'certified', certificate: certificateOf('FJDE-JY-0001') })
      return isTaken
    })
  expect((await Promise.all([certify(one), certify(other)])).toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true])
  const {
    rows: [kept],
  } = await database.pool.query<{ id: string }>(`select id from orders where trade_certificate is not null`)
  expect(await asSystem(database.db, (tx) => isCertified(tx, 'FJDE-JY-0001', kept!.id))).toBe(false)
  expect(await asSystem(database.db, (tx) => isCertified(tx, 'FJDE-JY-0002', other))).toBe(false)
})

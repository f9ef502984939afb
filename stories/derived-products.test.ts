import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lawFirm, openCity, refusal, type City } from '#server/test/city.ts'
import { agreedAsset, certificateOf, developer, filed, specification, traders } from './trading-life.ts'

let city: City
/** A product that another developer made, and its number. */
let product: { id: string; number: string }
beforeAll(async () => {
  city = await openCity()
  const { productId } = await filed(city, [await certificateOf(city, await agreedAsset(city))])
  const { rows } = await owner(`update products set developer_id = $2, state = 'listed' where id = $1 returning id, number`, [
    productId,
    city.id(lawFirm),
  ])
  product = rows[0] as typeof product
})
afterAll(() => city.close())

const owner = (text: string, values: unknown[] = []) => city.database.pool.query(text, values)
/** An order of this developer on the product, entered by hand: how orders go is told in trading.test.ts. */
const order = (kind: string, state: string, deliveredAt: string | null) =>
  owner(
    `insert into orders (id, number, client_key, product_id, developer_id, buyer_id, buyer_name, purpose, kind, amount_fen, state, placed_at, delivered_at)
  select $1::uuid, 'DD-2026-' || substr($1::text, 1, 6), $1, p.id, p.developer_id, $2, $3, '再开发', $4, 0, $5, now(), $6 from products p where p.id = $7`,
    [randomUUID(), city.id(developer), developer, kind, state, deliveredAt, product.id],
  )

test('以其他开发主体的产品为来源的，须有已经交付的订单：没有、试用、未交付、退款、交付之前获取的都不行（§6.1–6.3，choice:licensed-sources）', async () => {
  const id = await city.open(traders.develops, 'product-filing', null, specification(city, [product.number], { title: '再开发的产品' }))
  const why = async () => refusal(city.act(traders.develops, id, 'submit'))
  expect(await why()).toMatchObject({
    status: 409,
    code: 'needs-sources-licensed',
    basis: 'choice:licensed-sources',
    message: { zh: expect.stringContaining('没有对它的有效订单') },
    remedy: { zh: expect.stringContaining('下订单') },
  })
  await order('trial', 'completed', '2026-01-05')
  await order('subscription', 'refunded', '2026-01-05')
  expect(await why()).toMatchObject({ message: { zh: expect.stringContaining('没有对它的有效订单') } })
  await order('subscription', 'delivery', null)
  expect(await why()).toMatchObject({ message: { zh: expect.stringContaining('还没有交付') } })
  await order('subscription', 'completed', '2026-02-02T04:00:00Z')
  expect(await why()).toMatchObject({ message: { zh: expect.stringContaining('早于订单') } })
  await order('once', 'acceptance', '2026-02-01T04:00:00Z')
  expect(await city.act(traders.develops, id, 'submit')).toMatchObject({ step: 'review' })
})

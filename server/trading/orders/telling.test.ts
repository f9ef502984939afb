import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { type OrderView, tradingRoutes } from '#contract/trading.ts'
import type { OrderMove } from '#law/orders.ts'
import { openCity, type City } from '#server/test/city.ts'
import { listedProduct, traders } from '../../../stories/trading-life.ts'
import { tellOrder } from './telling.ts'

let city: City
let productId: string
beforeAll(async () => {
  city = await openCity()
  productId = await listedProduct(city)
})
afterAll(() => city.close())

const place = async () =>
  (await city.as(traders.buys)).ask(tradingRoutes.placeOrder, {
    body: { productId, kind: 'once', quantity: 1, purpose: '用于医疗机构的到院便利度研究', key: randomUUID() },
  })
const move = async (who: string, { id, version }: OrderView, name: OrderMove, asked: Record<string, unknown> = {}) =>
  (await city.as(who)).ask(tradingRoutes.moveOrder, { params: { id }, body: { move: name, version, asked, key: randomUUID() } })
const told = async (who: string, unread = false) =>
  (await (await city.as(who)).ask(noteRoutes.listNotes, { query: unread ? { unread: 'yes' } : {} })).items.filter(({ kind }) =>
    kind.startsWith('order-'),
  )
const hears = (who: string, words: RegExp) =>
  vi.waitFor(
    async () =>
      expect((await told(who, true))[0]).toMatchObject({ basis: 'choice:order-states', words: { zh: expect.stringMatching(words) } }),
    { timeout: 60_000, interval: 300 },
  )

test('订单轮到谁，谁收到提醒；办过的提醒不再待阅，办理的一方自己不收；办结时另一方收到结果（§6.1）', async () => {
  const today = city.clock.today()
  let order = await place()
  await hears(traders.operates, /在询价环节，轮到本单位办理/)
  expect(await told(traders.buys)).toEqual([])
  order = await move(traders.operates, order, 'answer', { amountFen: 900_00, terms: '签约后支付' })
  await hears(traders.buys, /在磋商环节，轮到本单位办理.*答复询价/)
  await vi.waitFor(async () => expect(await told(traders.operates, true), '答复以后不再待阅').toEqual([]), {
    timeout: 60_000,
    interval: 300,
  })
  order = await move(traders.buys, order, 'agree')
  order = await move(traders.operates, order, 'sign', { contractNumber: '榕合2026-7', contractDigest: 'a'.repeat(64), signedOn: today })
  order = await move(traders.buys, order, 'pay', { amountFen: 900_00, reference: '转账1', paidOn: today })
  await hears(traders.develops, /在交付环节/)
  expect((await told(traders.develops))[0]!.words.en).toMatch(
    /is at .*delivery.* and waits for your organisation \(.+: Record the payment\)$/,
  )
  order = await move(traders.operates, order, 'deliver', { manner: 'api', content: '指数接口', place: '政务云', deliveredOn: today })
  await vi.waitFor(async () => expect(await told(traders.develops, true), '已由供方交付').toEqual([]), { timeout: 60_000, interval: 300 })
  order = await move(traders.buys, order, 'accept')
  await hears(traders.lists, /在结算环节，轮到本单位办理.*验收/)
  order = await move(traders.lists, order, 'certify', { number: 'FJDE-JY-0001', tradedOn: today })
  await hears(traders.operates, /在结算环节，轮到本单位办理.*登记交易凭证/)
  await move(traders.operates, order, 'settle')
  await hears(traders.buys, /已办结：完成/)
  expect((await told(traders.buys))[0]!.words.en).toMatch(/has ended: completed \(.+: Settle\)$/)
})

test('订单列表写明轮到谁', async () => {
  const { id } = await place()
  const { items } = await (await city.as(traders.operates)).ask(tradingRoutes.listOrders, { query: {} })
  expect(
    items.toSorted((a, b) => Number(a.id === id) - Number(b.id === id)).map((order) => [order.id === id, order.state, order.turn]),
  ).toEqual([
    [false, 'completed', []],
    [true, 'inquiry', ['seller']],
  ])
})

test('提醒按一个时点写：读订单时对方办了下一步，不把已经办过的事说成还轮到本单位', async () => {
  const today = city.clock.today()
  let order = await place()
  order = await move(traders.operates, order, 'answer', { amountFen: 900_00, terms: '签约后支付' })
  order = await move(traders.buys, order, 'agree')
  order = await move(traders.operates, order, 'sign', { contractNumber: '榕合2026-8', contractDigest: 'b'.repeat(64), signedOn: today })
  const paid = await move(traders.buys, order, 'pay', { amountFen: 900_00, reference: '转账2', paidOn: today })
  const subjects = async (said: string) =>
    (
      await city.database.pool.query<{ subject: string }>(
        'select subject from notes where starts_with(subject, $1) and words ->> $2 like $3',
        [paid.id, 'zh', said],
      )
    ).rows.map(({ subject }) => subject)
  await vi.waitFor(async () => expect(await subjects('%在交付环节%')).not.toEqual([]), { timeout: 60_000, interval: 300 })
  let delivery: Promise<unknown> | undefined
  const meanwhile: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (result.rows.some((row) => row['productName'] !== undefined)) {
        delivery ??= move(traders.operates, paid, 'deliver', { manner: 'api', content: '指数接口', place: '政务云', deliveredOn: today })
        await Promise.race([delivery, sleep(1_500)])
      }
      return result
    },
  }
  await tellOrder({ db: city.db.withPlugin(meanwhile), clock: city.clock }, paid.id)
  await delivery
  await vi.waitFor(async () => expect(await subjects('%在验收环节%')).not.toEqual([]), { timeout: 60_000, interval: 300 })
  const {
    rows: [at],
  } = await city.database.pool.query<{ seq: number }>(`select seq from order_entries where order_id = $1 and move = 'pay'`, [paid.id])
  expect(new Set(await subjects('%在交付环节%'))).toEqual(new Set([`${paid.id}:${at!.seq}`]))
})

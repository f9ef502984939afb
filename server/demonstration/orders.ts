import { createHash } from 'node:crypto'
import { type OrderView, tradingRoutes } from '#contract/trading.ts'
import type { OrderMove } from '#law/orders.ts'
import { hands } from './hands.ts'
import type { Given, Stage } from './stage.ts'

const { operates, develops, lists } = hands

/** An order: its number in the story, who buys how many months of a product, and what for. */
export type Ordered = {
  readonly n: number
  readonly buyer: string
  readonly productId: string
  readonly months: number
  readonly purpose: string
}
type Taken = { readonly move: OrderMove; readonly by: string; readonly asks?: (order: OrderView, today: string, ordered: Ordered) => Given }

/** The ordinary way of an order, one move after the other (§6.1). */
const way: readonly Taken[] = [
  { move: 'answer', by: operates, asks: ({ amountFen }) => ({ amountFen, terms: '付款后三日内开通接口，按月出具报告' }) },
  { move: 'agree', by: 'buyer' },
  {
    move: 'sign',
    by: operates,
    asks: ({ number }, today, { n }) => ({
      contractNumber: `榕数易合〔${today.slice(0, 4)}〕${n}号`,
      contractDigest: createHash('sha256').update(number).digest('hex'),
      signedOn: today,
    }),
  },
  { move: 'pay', by: 'buyer', asks: ({ amountFen }, today, { n }) => ({ amountFen, reference: `演示转账${n}`, paidOn: today }) },
  {
    move: 'deliver',
    by: develops,
    asks: ({ productName }, today) => ({
      manner: 'api',
      content: `${productName}接口和当月报告`,
      place: '市政务云，需方信息中心',
      deliveredOn: today,
    }),
  },
  { move: 'accept', by: 'buyer' },
  {
    move: 'certify',
    by: lists,
    asks: (_, today, { n }) => ({ number: `FJDE-JY-${today.slice(0, 4)}-${String(n).padStart(4, '0')}`, tradedOn: today }),
  },
  { move: 'settle', by: operates },
]

/** Places an order and takes it as far as this move, or no further than the inquiry. */
export async function playOrder(stage: Stage, ordered: Ordered, upTo: OrderMove | null): Promise<void> {
  const step = `order:${ordered.n}`
  const { id } = await stage.once(step, async () => {
    const placed = await (
      await stage.as(ordered.buyer)
    ).ask(tradingRoutes.placeOrder, {
      body: { productId: ordered.productId, kind: 'subscription', quantity: ordered.months, purpose: ordered.purpose, key: `demo:${step}` },
    })
    return { id: placed.id }
  })
  for (const taken of way.slice(0, way.findIndex((each) => each.move === upTo) + 1))
    await stage.once(`${step}:${taken.move}`, async () => {
      const client = await stage.as(taken.by === 'buyer' ? ordered.buyer : taken.by)
      const order = await client.ask(tradingRoutes.readOrder, { params: { id } })
      await client.ask(tradingRoutes.moveOrder, {
        params: { id },
        body: {
          move: taken.move,
          version: order.version,
          asked: taken.asks?.(order, await stage.today(), ordered) ?? {},
          key: `demo:${step}:${taken.move}`,
        },
      })
      return {}
    })
}

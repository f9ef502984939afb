import type { OrderView } from '#contract/trading.ts'

/** What a dispute about an order begins with: the order by its number, the other side, and what the order is about. A buyer who is not on the platform is left to be named. */
export function disputeOf(order: Pick<OrderView, 'number' | 'productName' | 'buyerId' | 'sellerId' | 'amountFen'>, ownId: string | undefined): Record<string, unknown> {
  const respondent = ownId === order.buyerId ? order.sellerId : order.buyerId
  return { title: `关于订单${order.number}“${order.productName}”的争议`.slice(0, 100), kind: 'trade', about: order.number, amountFen: order.amountFen, ...(respondent ? { respondent } : {}) }
}

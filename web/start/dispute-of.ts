import type { Distribution } from '#contract/settlement.ts'
import type { OrderView } from '#contract/trading.ts'

/**
 * What a dispute about an order begins with: the order by its number, the other side, and what the order is about. A buyer who is not on
 * the platform is left to be named.
 */
export function disputeOf(
  order: Pick<OrderView, 'number' | 'productName' | 'buyerId' | 'sellerId' | 'amountFen'>,
  ownId: string | undefined,
): Record<string, unknown> {
  const respondent = ownId === order.buyerId ? order.sellerId : order.buyerId
  return {
    title: `关于订单${order.number}“${order.productName}”的争议`.slice(0, 100),
    kind: 'trade',
    about: order.number,
    amountFen: order.amountFen,
    ...(respondent ? { respondent } : {}),
  }
}

/**
 * What a dispute about a distribution begins with: its number, the operator who computed it, and what falls to whoever disputes, or
 * nothing where it is no party.
 */
export function disputeOfDistribution(
  of: Pick<Distribution, 'number' | 'title' | 'operatorId' | 'partyList'>,
  ownId: string | undefined,
): Record<string, unknown> {
  const own = of.partyList.find((party) => party.organisationId === ownId)
  return {
    title: `关于收益分配${of.number}“${of.title}”的争议`.slice(0, 100),
    kind: 'income',
    about: of.number,
    respondent: of.operatorId,
    amountFen: Math.max(0, own?.amountFen ?? 0),
  }
}

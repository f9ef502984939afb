import type { OrderLine, OrderView } from '#contract/trading.ts'
import { allOrderMoves, orderMoves, type OrderState, turnOf } from '#law/orders.ts'
import type { AuditLine } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { whyNotContract } from './contracting.ts'
import { sideFor, type Standing, whyNotMove } from './order-rules.ts'
import { entriesOf, findOrder, type OrderRow } from './orders.sql.ts'

/** What the rules look at in an order that was read. */
export const standingOf = (order: OrderRow): Standing => ({
  state: order.state,
  buyerId: order.buyerId,
  operatorId: order.operatorId,
  developerId: order.developerId,
  exchangeNumber: order.exchangeNumber,
  isCertified: order.certificate !== null,
  amountFen: order.amountFen,
})

/** An order as lists show it. */
export const lineOf = (order: OrderRow): OrderLine => ({
  id: order.id,
  number: order.number,
  productId: order.productId,
  productNumber: order.productNumber,
  productName: order.productName,
  buyerName: order.buyerName,
  sellerName: order.sellerName,
  kind: order.kind,
  quantity: order.quantity,
  amountFen: order.amountFen,
  state: order.state,
  turn: turnOf(order.state, order.certificate !== null),
  placedAt: order.placedAt.toISOString(),
})

/** An order with what was done to it and what the visitor may do now: the moves of its state that are the visitor's, those that wait for something with why. */
export async function viewOrder(tx: Tx, ask: Ask, id: string): Promise<OrderView> {
  const order = await findOrder(tx, id)
  if (!order) throw notFound()
  const standing = standingOf(order)
  const here = allOrderMoves.filter(
    (move) => (orderMoves[move.id].from as readonly OrderState[]).includes(order.state) && sideFor(standing, move.id, ask.visitor) !== null,
  )
  const moves: OrderView['moves'] = []
  for (const { id: move, basis } of here) {
    const denial = whyNotMove(standing, move, ask.visitor) ?? (await whyNotContract(tx, order, move, ask.today))
    moves.push({ move, basis: denial?.basis ?? basis, whyNot: denial?.message ?? null })
  }
  return {
    ...lineOf(order),
    version: order.version,
    priceFen: order.priceFen,
    unit: order.unit,
    productState: order.productState,
    purpose: order.purpose,
    buyerId: order.buyerId,
    sellerId: order.operatorId ?? order.developerId,
    exchangeNumber: order.exchangeNumber,
    certificate: order.certificate,
    deliveredAt: order.deliveredAt?.toISOString() ?? null,
    settledAt: order.settledAt?.toISOString() ?? null,
    entries: await entriesOf(tx, id),
    moves,
  }
}

/** A line for the log about an order. */
export function orderLine(
  { visitor, requestId, address }: Ask,
  action: AuditLine['action'],
  id: string,
  detail: Record<string, unknown>,
): AuditLine {
  return {
    officerId: visitor.officerId,
    organisationId: visitor.organisationId,
    role: visitor.role,
    action,
    objectKind: 'order',
    objectId: id,
    outcome: 'done',
    detail,
    holderId: null,
    requestId,
    address,
  }
}

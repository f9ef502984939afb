import { orderMoves, type OrderMove, type OrderSide, orderSides, type OrderState, orderStates } from '#law/orders.ts'
import type { Problem } from '#contract/route.ts'

/** Who somebody is towards orders: an organisation and the part it plays. */
export type Trader = { readonly organisationId: string | null; readonly role: string }
/** What the rules look at in an order. The seller is the operator, or the developer where there is none. */
export type Standing = {
  readonly state: OrderState
  readonly buyerId: string | null
  readonly operatorId: string | null
  readonly developerId: string
  readonly exchangeNumber: string | null
  readonly isCertified: boolean
  readonly amountFen: number
}

/** The sides somebody stands on in an order. Pure. */
export function sidesOf(order: Standing, { organisationId, role }: Trader): OrderSide[] {
  if (organisationId === null) return []
  const holds: { readonly [S in OrderSide]: boolean } = {
    buyer: organisationId === order.buyerId,
    seller: organisationId === (order.operatorId ?? order.developerId) && (role === 'operator' || role === 'developer'),
    developer: organisationId === order.developerId && role === 'developer',
    exchange: role === 'exchange' && order.exchangeNumber !== null,
  }
  return (Object.keys(orderSides) as OrderSide[]).filter((side) => holds[side])
}

/** The side from which somebody makes a move; null when it is nobody's there. Pure. */
export function sideFor(order: Standing, move: OrderMove, trader: Trader): OrderSide | null {
  const by: readonly OrderSide[] = orderMoves[move].by
  return sidesOf(order, trader).find((side) => by.includes(side)) ?? null
}

/** How many fen an order must be about for a move. */
const least: { readonly [M in OrderMove]?: number } = { 'refund-part': 2, 'refund-settled': 1 }

/** Why a move may not be made now, with what it rests on; null when it may. Pure. */
export function whyNotMove(order: Standing, move: OrderMove, trader: Trader): Problem | null {
  const shape = orderMoves[move]
  const [from, by]: [readonly OrderState[], readonly OrderSide[]] = [shape.from, shape.by]
  const certificate = 'certificate' in shape ? shape.certificate : undefined
  if (sideFor(order, move, trader) === null)
    return {
      code: 'not-your-side',
      message: {
        zh: `“${shape.title.zh}”由${by.map((side) => orderSides[side].zh).join('、')}办理`,
        en: `“${shape.title.en}” is for the ${by.map((side) => orderSides[side].en.toLowerCase()).join(' or the ')}`,
      },
      basis: shape.basis,
    }
  if (!from.includes(order.state))
    return {
      code: 'not-now',
      message: {
        zh: `订单在${orderStates[order.state].zh}，不能办理“${shape.title.zh}”`,
        en: `The order is at ${orderStates[order.state].en.toLowerCase()}: “${shape.title.en}” is not possible`,
      },
      basis: shape.basis,
    }
  if (order.amountFen < (least[move] ?? 0))
    return {
      code: 'no-income',
      message: {
        zh: move === 'refund-part' ? '订单金额不足以分成两部分，不能部分退款' : '该订单没有记入收入，无款可退',
        en:
          move === 'refund-part'
            ? 'The amount of the order cannot be split: no part of it is refunded'
            : 'The order brought in no income, so nothing is refunded',
      },
      basis: shape.basis,
      remedy:
        move === 'refund-part'
          ? { zh: '全额退款，或者由需方同意继续交付', en: 'Refund it whole, or the buyer lets it go on' }
          : { zh: '有异议的，在“争议”中申请协商或者调解', en: 'Where something is wrong, ask for negotiation or mediation under Disputes' },
    }
  if (certificate === 'needed' && !order.isCertified)
    return {
      code: 'no-trade-certificate',
      message: {
        zh: '交易所还没有登记交易凭证，不能结算',
        en: 'Nothing is settled before the exchange has recorded its trade certificate',
      },
      basis: shape.basis,
      remedy: { zh: '请交易所登记交易凭证', en: 'Ask the exchange to record it' },
    }
  return certificate === 'not-yet' && order.isCertified
    ? { code: 'certified-already', message: { zh: '交易凭证已登记', en: 'The trade certificate is recorded already' }, basis: shape.basis }
    : null
}

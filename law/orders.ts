import type { Gravity } from './effects.ts'
import type { Form } from './forms.ts'
import type { Words } from './words.ts'

/** How something is bought. */
export const orderKinds = {
  once: { zh: '一次性', en: 'Once' },
  subscription: { zh: '订阅', en: 'Subscription' },
  'per-use': { zh: '按次', en: 'Per use' },
  volume: { zh: '按量', en: 'By volume' },
  custom: { zh: '定制', en: 'Made to order' },
  trial: { zh: '试用', en: 'Trial' },
  joint: { zh: '联合建模', en: 'Joint modelling' },
} as const satisfies Record<string, Words>
export type OrderKind = keyof typeof orderKinds

/** Where an order stands (choice:order-states). */
export const orderStates = {
  inquiry: { zh: '询价', en: 'Inquiry' },
  negotiation: { zh: '磋商', en: 'Negotiation' },
  signing: { zh: '签约', en: 'Signing' },
  payment: { zh: '支付', en: 'Payment' },
  delivery: { zh: '交付', en: 'Delivery' },
  acceptance: { zh: '验收', en: 'Acceptance' },
  settlement: { zh: '结算', en: 'Settlement' },
  completed: { zh: '完成', en: 'Completed' },
  cancelled: { zh: '退订', en: 'Cancelled' },
  disputed: { zh: '争议', en: 'In dispute' },
  refunded: { zh: '已退款', en: 'Refunded' },
} as const satisfies Record<string, Words>
export type OrderState = keyof typeof orderStates

/** Who takes part in an order: who buys, who sells and answers for it, who made the product, and the exchange it is traded at. */
export const orderSides = {
  buyer: { zh: '需方', en: 'Buyer' },
  seller: { zh: '供方（运营主体）', en: 'Seller (operator)' },
  developer: { zh: '开发主体', en: 'Developer' },
  exchange: { zh: '交易所', en: 'Exchange' },
} as const satisfies Record<string, Words>
export type OrderSide = keyof typeof orderSides

/** One move: who may make it, from which states it leads where (`stay`: it does not leave the state), what it asks for, and on what it rests. */
type MoveShape = {
  readonly title: Words
  readonly by: readonly OrderSide[]
  readonly from: readonly OrderState[]
  readonly to: OrderState | 'stay'
  readonly asks?: Form
  /** It is made only after the exchange's trade certificate is there, or only before. */
  readonly certificate?: 'needed' | 'not-yet'
  /** How it weighs: whoever makes it proves anew who they are (choice:step-up). */
  readonly gravity?: Gravity
  readonly basis: string
}

/** Every move an order can make; who may do anything else is nobody. */
export const orderMoves = {
  answer: {
    title: { zh: '答复询价', en: 'Answer the inquiry' },
    by: ['seller'],
    from: ['inquiry'],
    to: 'negotiation',
    asks: 'order-offer',
    basis: 'choice:order-states',
  },
  'ask-again': {
    title: { zh: '请另行报价', en: 'Ask for another offer' },
    by: ['buyer'],
    from: ['negotiation'],
    to: 'inquiry',
    asks: 'order-reason',
    basis: 'choice:order-states',
  },
  agree: {
    title: { zh: '接受报价', en: 'Take the offer' },
    by: ['buyer'],
    from: ['negotiation'],
    to: 'signing',
    basis: 'choice:order-states',
  },
  sign: {
    title: { zh: '登记合同', en: 'Record the contract' },
    by: ['seller'],
    from: ['signing'],
    to: 'payment',
    asks: 'order-contract',
    basis: 'choice:order-states',
  },
  pay: {
    title: { zh: '登记支付', en: 'Record the payment' },
    by: ['buyer'],
    from: ['payment'],
    to: 'delivery',
    asks: 'order-payment',
    basis: 'choice:order-states',
  },
  deliver: {
    title: { zh: '登记交付', en: 'Record the delivery' },
    by: ['seller', 'developer'],
    from: ['delivery'],
    to: 'acceptance',
    asks: 'order-delivery',
    basis: 'choice:order-states',
  },
  'send-back': {
    title: { zh: '验收不合格，重新交付', en: 'Not accepted: deliver again' },
    by: ['buyer'],
    from: ['acceptance'],
    to: 'delivery',
    asks: 'order-reason',
    basis: 'choice:order-states',
  },
  accept: { title: { zh: '验收', en: 'Accept' }, by: ['buyer'], from: ['acceptance'], to: 'settlement', basis: 'choice:order-states' },
  certify: {
    title: { zh: '登记交易凭证', en: 'Record the trade certificate' },
    by: ['exchange'],
    from: ['settlement'],
    to: 'stay',
    asks: 'trade-certificate',
    certificate: 'not-yet',
    gravity: 'record',
    basis: 'choice:trade-certificate',
  },
  settle: {
    title: { zh: '结算', en: 'Settle' },
    by: ['seller'],
    from: ['settlement'],
    to: 'completed',
    certificate: 'needed',
    basis: 'choice:trade-certificate',
  },
  cancel: {
    title: { zh: '退订', en: 'Cancel' },
    by: ['buyer'],
    from: ['inquiry', 'negotiation', 'signing', 'payment'],
    to: 'cancelled',
    asks: 'order-reason',
    basis: 'choice:order-states',
  },
  decline: {
    title: { zh: '不予供给', en: 'Decline' },
    by: ['seller'],
    from: ['inquiry', 'negotiation', 'signing'],
    to: 'cancelled',
    asks: 'order-reason',
    basis: 'choice:order-states',
  },
  dispute: {
    title: { zh: '提出争议', en: 'Dispute' },
    by: ['buyer', 'seller'],
    from: ['delivery', 'acceptance', 'settlement'],
    to: 'disputed',
    asks: 'order-reason',
    basis: 'choice:order-dispute',
  },
  'go-on': {
    title: { zh: '争议了结，继续交付', en: 'Settled: go on with the delivery' },
    by: ['buyer'],
    from: ['disputed'],
    to: 'delivery',
    asks: 'order-reason',
    basis: 'choice:order-dispute',
  },
  'refund-part': {
    title: { zh: '争议了结，部分退款', en: 'Settled: refund a part' },
    by: ['seller'],
    from: ['disputed'],
    to: 'acceptance',
    asks: 'order-part-return',
    basis: 'choice:order-dispute',
  },
  refund: {
    title: { zh: '争议了结，全额退款', en: 'Settled: refund all of it' },
    by: ['seller'],
    from: ['disputed'],
    to: 'refunded',
    asks: 'order-return',
    basis: 'choice:order-dispute',
  },
  'refund-settled': {
    title: { zh: '结算后退款', en: 'Refund after the settlement' },
    by: ['seller'],
    from: ['completed'],
    to: 'refunded',
    asks: 'order-refund',
    basis: 'choice:counter-entries',
  },
} as const satisfies Record<string, MoveShape>
export type OrderMove = keyof typeof orderMoves

/** Every move with its id, in the order people read them. */
export const allOrderMoves: readonly (MoveShape & { readonly id: OrderMove })[] = Object.entries(orderMoves).map(([id, move]) => ({
  ...move,
  id: id as OrderMove,
}))

/** Moves that leave an order instead of taking it on. */
const leaving: readonly OrderMove[] = ['cancel', 'decline', 'dispute', 'refund-settled']

/** Whose move an order waits for; nobody's once it has ended. */
export function turnOf(state: OrderState, isCertified: boolean): OrderSide[] {
  const onward = allOrderMoves.filter(
    (move) =>
      !leaving.includes(move.id) &&
      move.from.includes(state) &&
      (move.certificate === undefined || (move.certificate === 'needed') === isCertified),
  )
  return [...new Set(onward.flatMap((move) => move.by))]
}

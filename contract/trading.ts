import { z } from 'zod'
import {
  allOrderMoves,
  orderKinds,
  type OrderKind,
  type OrderMove,
  orderSides,
  type OrderSide,
  orderStates,
  type OrderState,
} from '#law/orders.ts'
import { productKinds, type ProductKind, productStates, type ProductState, purposeClasses, type PurposeClass } from '#law/products.ts'
import { answers, civilDate, id, idParams, instant, page, pageQuery, route, sha256, sortBy, text, words } from './route.ts'

const of = <T extends string>(known: object) => z.enum(Object.keys(known) as [T, ...T[]])
const whole = z.number().int()
const fen = whole.nullable()

/** One product in a list: what it is, who makes and operates it, where it stands, and what it costs. */
export const productLine = z.object({
  id,
  number: z.string().nullable(),
  name: z.string(),
  kind: of<ProductKind>(productKinds),
  purposeClass: of<PurposeClass>(purposeClasses),
  developerId: id,
  developerName: z.string(),
  operatorId: id.nullable(),
  operatorName: z.string(),
  usesPublic: z.boolean(),
  state: of<ProductState>(productStates),
  priceFen: fen,
  ceilingFen: fen,
  unit: z.string(),
  exchangeNumber: z.string().nullable(),
  madeAt: instant,
  listedAt: instant.nullable(),
})
export type ProductLine = z.infer<typeof productLine>
/** What a product was made from: a registered asset by its certificate, or another product; its name is null where the reader may not see it. */
export const productSource = z.object({
  position: whole,
  assetId: id.nullable(),
  productId: id.nullable(),
  number: z.string(),
  name: z.string().nullable(),
  scope: z.string(),
  acquiredOn: civilDate.nullable(),
  agreementNumber: z.string().nullable(),
  holderName: z.string().nullable(),
})
export type ProductSource = z.infer<typeof productSource>
/** A price that was set by a pricing paper. */
export const productPrice = z.object({
  caseId: id,
  charge: z.enum(['free', 'ceiling', 'market']),
  method: z.string().nullable(),
  unit: z.string(),
  priceFen: whole,
  ceilingFen: fen,
  permittedFen: fen,
  setAt: instant,
})
/** When and why a product was delisted; its case where the reader may see it. */
export const productDelisting = z.object({ on: civilDate, why: z.string(), basis: z.string(), caseId: id.nullable() })
/**
 * A product with its specification, how it was delisted if so, its sources, its prices, the products made from it and its cases, as far as
 * the reader may see them, and why the reader may not order it, if so.
 */
export const productView = productLine.extend({
  specification: answers,
  delisted: productDelisting.nullable(),
  sources: z.array(productSource),
  prices: z.array(productPrice),
  madeInto: z.array(z.object({ id, number: z.string().nullable(), name: z.string() })),
  cases: z.array(
    z.object({
      id,
      number: z.string(),
      procedure: z.string(),
      step: z.string().nullable(),
      ending: z.string().nullable(),
      openedAt: instant,
    }),
  ),
  whyNotOrder: z.object({ message: words, basis: z.string() }).nullable(),
})
export type ProductView = z.infer<typeof productView>

/** One order in a list. */
export const orderLine = z.object({
  id,
  number: z.string(),
  productId: id,
  productNumber: z.string(),
  productName: z.string(),
  buyerName: z.string(),
  sellerName: z.string(),
  kind: of<OrderKind>(orderKinds),
  quantity: whole,
  amountFen: whole,
  state: of<OrderState>(orderStates),
  /** Whose move it waits for. */
  turn: z.array(of<OrderSide>(orderSides)),
  placedAt: instant,
})
export type OrderLine = z.infer<typeof orderLine>
/** What was done to an order. */
export const orderEntry = z.object({
  seq: whole,
  move: z.string(),
  fromState: z.string(),
  toState: z.string(),
  officerName: z.string(),
  organisationName: z.string(),
  side: of<OrderSide>(orderSides),
  asked: answers,
  at: instant,
})
export type OrderEntry = z.infer<typeof orderEntry>
/**
 * What the exchange certified: its number, what was traded between whom for what, for how much, when, by which contract; `sha256` is of
 * the record in canonical form.
 */
export const tradeCertificate = z.object({
  number: z.string(),
  product: z.string(),
  exchangeNumber: z.string(),
  seller: z.string(),
  buyer: z.string(),
  purpose: z.string(),
  amountFen: whole,
  tradedOn: civilDate,
  contractDigest: z.string(),
  sha256,
})
export type TradeCertificate = z.infer<typeof tradeCertificate>
/** A move with, where it cannot be made now, why. */
const moveNow = z.object({
  move: z.enum(allOrderMoves.map(({ id: move }) => move) as [OrderMove, ...OrderMove[]]),
  whyNot: words.nullable(),
  basis: z.string(),
})
export type MoveNow = z.infer<typeof moveNow>
/** An order with what was done to it, its trade certificate, and what the reader may do now. */
export const orderView = orderLine.extend({
  version: whole,
  /** What the product costs now, and by what it is charged. */
  priceFen: fen,
  unit: z.string(),
  productState: of<ProductState>(productStates),
  purpose: z.string(),
  buyerId: id.nullable(),
  sellerId: id,
  exchangeNumber: z.string().nullable(),
  deliveredAt: instant.nullable(),
  settledAt: instant.nullable(),
  entries: z.array(orderEntry),
  certificate: tradeCertificate.nullable(),
  moves: z.array(moveNow),
})
export type OrderView = z.infer<typeof orderView>

/** How trading stands by the records of the moment `at` (§6.8): no buyer and no single order. */
export const tradeBoard = z.object({
  at: instant,
  listed: whole,
  paused: whole,
  orders: whole,
  openOrders: whole,
  completed: whole,
  freeSupplies: whole,
  amountFen: whole,
  byKind: z.array(z.object({ kind: of<ProductKind>(productKinds), listed: whole, orders: whole, amountFen: whole })),
  byMonth: z.array(z.object({ month: z.string(), orders: whole, amountFen: whole })),
})
export type TradeBoard = z.infer<typeof tradeBoard>

const key = text(80, 8)
export const tradingRoutes = {
  listProducts: route({
    method: 'GET',
    path: '/api/products',
    summary: { zh: '数据产品', en: 'Data products' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      sort: sortBy('name', 'price'),
      q: text(100).optional(),
      state: of<ProductState>(productStates).optional(),
      kind: of<ProductKind>(productKinds).optional(),
      assetId: id.optional(),
    }),
    reply: page(productLine),
  }),
  readProduct: route({
    method: 'GET',
    path: '/api/products/:id',
    summary: { zh: '一个数据产品', en: 'One product' },
    access: 'signed-in',
    params: idParams,
    reply: productView,
  }),
  listOrders: route({
    method: 'GET',
    path: '/api/orders',
    summary: { zh: '订单', en: 'Orders' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      sort: sortBy('number', 'amount', 'placed'),
      q: text(100).optional(),
      state: of<OrderState>(orderStates).optional(),
      productId: id.optional(),
    }),
    reply: page(orderLine),
  }),
  placeOrder: route({
    method: 'POST',
    path: '/api/orders',
    summary: { zh: '下订单（询价）', en: 'Place an order' },
    access: 'signed-in',
    body: z.object({
      productId: id,
      kind: of<OrderKind>(orderKinds),
      quantity: z.number().int().min(1).max(1_000_000),
      purpose: text(1000, 10),
      key,
    }),
    reply: orderView,
  }),
  readOrder: route({
    method: 'GET',
    path: '/api/orders/:id',
    summary: { zh: '一份订单', en: 'One order' },
    access: 'signed-in',
    params: idParams,
    reply: orderView,
  }),
  moveOrder: route({
    method: 'POST',
    path: '/api/orders/:id/moves',
    summary: { zh: '办理订单', en: 'Make a move in an order' },
    access: 'signed-in',
    params: idParams,
    body: z.object({ move: moveNow.shape.move, version: whole, asked: answers.default({}), key }),
    reply: orderView,
  }),
  readBoard: route({
    method: 'GET',
    path: '/api/trade-board',
    summary: { zh: '交易公开栏', en: 'How trading stands' },
    access: 'public',
    perMinute: 120,
    reply: tradeBoard,
  }),
} as const

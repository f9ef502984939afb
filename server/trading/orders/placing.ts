import { randomUUID } from 'node:crypto'
import { canonicalJson } from '#contract/canonical.ts'
import { mostFen, yuan } from '#contract/money.ts'
import type { OrderView } from '#contract/trading.ts'
import type { Problem } from '#contract/route.ts'
import type { OrderKind } from '#law/orders.ts'
import { whyEnded } from '#law/winding-up.ts'
import { productStates, type ProductState } from '#law/products.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, keyUsed, notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { announce } from '#server/jobs/live.ts'
import type { OrderLent } from '../lent.ts'
import { findProduct } from '../products.sql.ts'
import { findSellerStands, findUnoperated } from '../sources.sql.ts'
import { whyNotRegistered } from './fallen-source.ts'
import { findPlaced, insertEntry, insertOrder } from './orders.sql.ts'
import { orderLine, viewOrder } from './viewing.ts'

/** What is ordered, for what; the key makes repeating it safe. */
export type OrderGiven = {
  readonly productId: string
  readonly kind: OrderKind
  readonly quantity: number
  readonly purpose: string
  readonly key: string
}
type Offered = {
  readonly state: ProductState
  readonly developerId: string
  readonly operatorId: string | null
  readonly priceFen: number | null
}

/** Why an organisation may not order a product; null when it may. Pure. */
export function whyNotOrder({ state, developerId, operatorId, priceFen }: Offered, buyerId: string | null): Problem | null {
  if (buyerId === null)
    return {
      code: 'no-organisation',
      message: { zh: '您的岗位不代表单位下订单', en: 'Your post places no orders for an organisation' },
      basis: 'choice:order-states',
    }
  if (buyerId === developerId || buyerId === operatorId)
    return {
      code: 'own-product',
      message: { zh: '本单位是该产品的供方，不能购买自己的产品', en: 'Your organisation supplies this product and does not buy it' },
      basis: 'choice:order-states',
    }
  if (state === 'listed' && priceFen !== null) return null
  return {
    code: 'not-listed',
    message: {
      zh: `该产品${productStates[state].zh}，只有在交易所挂牌的产品可以下订单`,
      en: `The product is ${productStates[state].en.toLowerCase()}: only what is listed at the exchange can be ordered`,
    },
    basis: '§6.1',
    remedy: { zh: '请运营主体先办理交易所上架', en: 'Ask the operator to have it listed first' },
  }
}

/**
 * Why a product is supplied to nobody new: its operator is leaving (choice:exit-settled), or may not operate one of its sources any more
 * (§5.2, §5.9, §8.2); null when it may.
 */
async function whyNotSupplied(tx: Tx, { id, operatorId }: Offered & { readonly id: string }, today: string): Promise<Problem | null> {
  const leaving = operatorId === null ? null : (await findSellerStands(tx, operatorId)).leaving
  if (leaving !== null)
    return {
      code: 'operator-leaves',
      message: {
        zh: '运营主体的退出已获同意，正在交接，该产品不再接受新订单',
        en: 'The exit of its operator is agreed and it hands over: the product takes no new orders',
      },
      basis: 'choice:exit-settled',
      remedy: { zh: '由新的运营主体另行提供后再下订单', en: 'Order once another operator offers it' },
    }
  const number = await findUnoperated(tx, id, today)
  return number === null
    ? null
    : {
        code: 'no-longer-operated',
        message: {
          zh: `运营主体对来源${number}的运营授权已终止、暂停或到期，该产品不再接受新订单`,
          en: `The mandate of its operator over the source ${number} has ended, is suspended or expired: the product takes no new orders`,
        },
        basis: '§5.2',
        remedy: { zh: '恢复授权或者由新的运营主体另行提供后再下订单', en: 'Order once the mandate goes on or another operator offers it' },
      }
}

/** Why a visitor may not order a product on a day; null when it may. */
export async function whyNotPlace(
  tx: Tx,
  product: Offered & { readonly id: string },
  buyerId: string | null,
  today: string,
): Promise<Problem | null> {
  return whyNotOrder(product, buyerId) ?? (await whyNotSupplied(tx, product, today)) ?? whyNotRegistered(tx, product.id, today)
}

/** Places an order for the visitor's organisation; the same key answers with the order it placed. */
export async function placeOrder(tx: Tx, ask: Ask, { jobs }: Pick<OrderLent, 'jobs'>, given: OrderGiven): Promise<OrderView> {
  const { visitor } = ask
  const product = await findProduct(tx, given.productId)
  if (!product) throw notFound()
  const denial = whyEnded(visitor.endedOn) ?? (await whyNotPlace(tx, product, visitor.organisationId, ask.today))
  const buyerId = visitor.organisationId
  const before = buyerId && (await findPlaced(tx, buyerId, given.key))
  if (before) {
    const placed = await viewOrder(tx, ask, before)
    const [entry] = placed.entries
    if (
      placed.productId !== given.productId ||
      placed.kind !== given.kind ||
      canonicalJson(entry?.asked) !== canonicalJson({ purpose: given.purpose, quantity: given.quantity })
    )
      throw keyUsed('choice:order-states')
    return placed
  }
  if (denial || !buyerId) throw new Denied(409, denial!)
  const amountFen = (product.priceFen ?? 0) * given.quantity
  if (amountFen > mostFen)
    throw invalid([
      {
        field: 'quantity',
        message: { zh: `价格乘以数量不能超过${yuan(mostFen)}元`, en: `Price times quantity is ${yuan(mostFen)} yuan at most` },
      },
    ])
  const id = randomUUID()
  await insertOrder(tx, {
    ...given,
    id,
    developerId: product.developerId,
    operatorId: product.operatorId,
    buyerId,
    buyerName: visitor.organisationName,
    amountFen,
    exchangeNumber: product.exchangeNumber,
    year: ask.today.slice(0, 4),
    at: ask.now,
  })
  await insertEntry(tx, {
    orderId: id,
    move: 'place',
    fromState: '',
    toState: 'inquiry',
    officerId: visitor.officerId,
    officerName: visitor.officerName,
    organisationId: buyerId,
    organisationName: visitor.organisationName,
    side: 'buyer',
    asked: { purpose: given.purpose, quantity: given.quantity },
    key: given.key,
    at: ask.now,
  })
  await recordAudit(tx, orderLine(ask, 'place-order', id, { product: product.number, quantity: given.quantity }), ask.now)
  await announce(tx, { kind: 'order', id })
  await jobs.enqueue(tx, 'tell-order', { id })
  return viewOrder(tx, ask, id)
}

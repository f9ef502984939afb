import { createHash } from 'node:crypto'
import { canonicalJson } from '#contract/canonical.ts'
import { type Answers, checkForm, type FieldProblem } from '#contract/forms.ts'
import { yuan } from '#contract/money.ts'
import { textOf } from '#contract/text-of.ts'
import type { OrderView, TradeCertificate } from '#contract/trading.ts'
import { civilDate } from '#contract/working-days.ts'
import { gravities } from '#law/effects.ts'
import { orderMoves, type OrderMove } from '#law/orders.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, keyUsed, notFound, requireProof, stale } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { announce } from '#server/jobs/live.ts'
import type { OrderLent } from '../lent.ts'
import { findProduct, type ProductRow } from '../products.sql.ts'
import { whyNotContract } from './contracting.ts'
import { wrongDay } from './order-days.ts'
import { sideFor, whyNotMove } from './order-rules.ts'
import { entriesOf, findMoved, insertEntry, isCertified, lockOrder, type Moved, type OrderRow, writeOrder } from './orders.sql.ts'
import { orderLine, standingOf, viewOrder } from './viewing.ts'

/** One move as it arrives: on which version, with which form; the key makes repeating it safe. */
export type MoveGiven = {
  readonly move: OrderMove
  readonly version: number
  readonly asked: Record<string, unknown>
  readonly key: string
}

/**
 * Makes a move in an order that is held, or says why it cannot be made; what a settled order brought in is handed on, and what is refunded
 * taken back, in the same transaction.
 */
export async function moveOrder(tx: Tx, ask: Ask, lent: OrderLent, id: string, given: MoveGiven): Promise<OrderView> {
  const { visitor } = ask
  const order = await lockOrder(tx, id)
  if (!order) throw notFound()
  const shape = orderMoves[given.move]
  const before = await findMoved(tx, id, given.key)
  if (
    before &&
    (before.move !== given.move ||
      canonicalJson(before.asked) !== canonicalJson('asks' in shape ? complete(shape.asks, given.asked, ask.today) : {}))
  )
    throw keyUsed('choice:order-states')
  if (before) return viewOrder(tx, ask, id)
  if (given.version !== order.version) throw stale()
  const denial = whyNotMove(standingOf(order), given.move, visitor) ?? (await whyNotContract(tx, order, given.move, ask.today))
  if (denial) throw new Denied(409, denial)
  if ('gravity' in shape) requireProof(visitor, gravities[shape.gravity])
  const asked = 'asks' in shape ? complete(shape.asks, given.asked, ask.today) : {}
  const product = await findProduct(tx, order.productId)
  const wrong = [
    ...wrongIn(given.move, asked, order, product),
    ...wrongDay(given.move, asked, { placedOn: civilDate(order.placedAt), entries: await entriesOf(tx, id) }),
    ...(await wrongNumber(tx, given.move, asked, id)),
  ]
  if (wrong.length > 0) throw invalid(wrong, shape.basis)
  const state = shape.to === 'stay' ? order.state : shape.to
  await writeOrder(tx, id, { state, ...(await alsoWritten(tx, given.move, asked, order, ask)) })
  await insertEntry(tx, {
    orderId: id,
    move: given.move,
    fromState: order.state,
    toState: state,
    officerId: visitor.officerId,
    officerName: visitor.officerName,
    organisationId: visitor.organisationId!,
    organisationName: visitor.organisationName,
    side: sideFor(standingOf(order), given.move, visitor)!,
    asked,
    key: given.key,
    at: ask.now,
  })
  if (given.move === 'settle')
    await lent.takeIncome(tx, { orderId: id, productId: order.productId, amountFen: order.amountFen, at: ask.now })
  if (given.move === 'refund-settled') {
    await lent.returnIncome(tx, { orderId: id, at: ask.now })
    await lent.jobs.enqueue(tx, 'tell-settlement', { what: 'refunded', id })
  }
  await recordAudit(tx, orderLine(ask, 'move-order', id, { number: order.number, move: given.move, from: order.state, to: state }), ask.now)
  await announce(tx, { kind: 'order', id })
  await lent.jobs.enqueue(tx, 'tell-order', { id })
  return viewOrder(tx, ask, id)
}

function complete(form: Parameters<typeof checkForm>[0], asked: Record<string, unknown>, today: string): Answers {
  const checked = checkForm(form, asked, { mode: 'complete', today })
  if (!checked.ok) throw invalid(checked.fields)
  return checked.value
}

const hex = /^[0-9a-f]{64}$/i

/** What in the form of a move does not fit the order or its product. Pure. */
function wrongIn(move: OrderMove, asked: Answers, order: OrderRow, product: ProductRow | null): FieldProblem[] {
  const amount = Number(asked['amountFen'] ?? 0)
  const most = (product?.priceFen ?? 0) * order.quantity
  if (move === 'answer' && amount > most)
    return [
      {
        field: 'amountFen',
        message: {
          zh: `价格乘以数量为${yuan(most)}元，报价不能更高`,
          en: `Price times quantity is ${yuan(most)}; the offer is not above it`,
        },
      },
    ]
  if (move === 'pay' && amount !== order.amountFen)
    return [
      {
        field: 'amountFen',
        message: {
          zh: `报价金额为${yuan(order.amountFen)}元，支付金额须与其相等`,
          en: `The offer is ${yuan(order.amountFen)}; what is paid equals it`,
        },
      },
    ]
  if (move === 'refund-part' && amount >= order.amountFen)
    return [
      {
        field: 'amountFen',
        message: {
          zh: `订单金额为${yuan(order.amountFen)}元，部分退款须小于它；全部退还的办理“${orderMoves.refund.title.zh}”`,
          en: `The order is about ${yuan(order.amountFen)}, and a part is less; to give back all of it, choose “${orderMoves.refund.title.en}”`,
        },
      },
    ]
  const digests = ['contractDigest', 'contentDigest'].filter((field) => asked[field] !== undefined && !hex.test(textOf(asked[field])))
  if (digests.length > 0)
    return digests.map((field) => ({ field, message: { zh: '摘要值为64位十六进制数', en: 'A digest is 64 hexadecimal digits' } }))
  const ways = (product?.specification['delivery'] ?? []) as readonly string[]
  return move === 'deliver' && !ways.includes(textOf(asked['manner']))
    ? [{ field: 'manner', message: { zh: '产品说明书没有写明这种交付方式', en: 'The specification has no such way of delivery' } }]
    : []
}

/** A trade certificate is of one order: its number was given to no other (choice:trade-certificate). */
async function wrongNumber(tx: Tx, move: OrderMove, asked: Answers, orderId: string): Promise<FieldProblem[]> {
  if (move !== 'certify' || !(await isCertified(tx, textOf(asked['number']), orderId))) return []
  return [
    {
      field: 'number',
      message: { zh: '另一份订单的交易凭证已用这个编号，请核对', en: 'The trade certificate of another order has this number; check it' },
    },
  ]
}

/** What a move writes into the order beside its state. */
async function alsoWritten(tx: Tx, move: OrderMove, asked: Answers, order: OrderRow, ask: Ask): Promise<Partial<Moved>> {
  if (move === 'answer') return { amountFen: Number(asked['amountFen']) }
  if (move === 'refund-part') return { amountFen: order.amountFen - Number(asked['amountFen']) }
  if (move === 'deliver') return { deliveredAt: ask.now }
  if (move === 'settle') return { settledAt: ask.now }
  return move === 'certify' ? { certificate: await certificateOf(tx, asked, order) } : {}
}

/** The record of a trade certificate: what was traded between whom, and the digest of it in canonical form (choice:trade-certificate). */
async function certificateOf(tx: Tx, asked: Answers, order: OrderRow): Promise<TradeCertificate> {
  const contract = (await entriesOf(tx, order.id)).findLast(({ move }) => move === 'sign')
  const record = {
    number: textOf(asked['number']),
    product: `${order.productName}（${order.productNumber}）`,
    exchangeNumber: order.exchangeNumber ?? '',
    seller: order.sellerName,
    buyer: order.buyerName,
    purpose: order.purpose,
    amountFen: order.amountFen,
    tradedOn: textOf(asked['tradedOn']),
    contractDigest: textOf(contract?.asked['contractDigest']),
  }
  return { ...record, sha256: createHash('sha256').update(canonicalJson(record)).digest('hex') }
}

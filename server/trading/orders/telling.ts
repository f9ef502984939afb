import { orderMoves, type OrderMove, type OrderSide, orderStates } from '#law/orders.ts'
import { asSystem } from '#server/db/transaction.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { entriesOf, lockOrder, type OrderRow } from './orders.sql.ts'
import { exchangesOf, moverOf, settleTurns } from './telling.sql.ts'
import { lineOf } from './viewing.ts'

/**
 * Tells those whose move an order waits for, and both sides how it ended, of a refund also the exchange that certified the trade; not
 * whoever made the last move. What was told of the moves before is settled by it.
 */
export async function tellOrder({ db, clock }: Pick<Platform, 'db' | 'clock'>, id: string): Promise<void> {
  await asSystem(db, async (tx) => {
    // Held, so that no move comes between where it stands and who made the last one, nor before the notes are written.
    const order = await lockOrder(tx, id)
    const last = (await entriesOf(tx, id)).at(-1)
    if (!order || !last) return
    const [mover, exchanges] = [await moverOf(tx, id, last.seq), await exchangesOf(tx)]
    const toTell = (sides: readonly OrderSide[]) =>
      [...new Set(sides.flatMap((side) => organisationsOf(order, side, exchanges)))].filter((each) => each !== mover)
    await settleTurns(tx, id, last.seq, clock.now())
    const { turn } = lineOf(order)
    const told = { basis: 'choice:order-states', href: `/desk/orders/${id}`, subject: `${id}:${last.seq}` }
    const [state, move] = [orderStates[order.state], orderMoves[last.move as OrderMove]?.title ?? { zh: '下订单', en: 'Placed' }]
    const notes =
      turn.length > 0
        ? toTell(turn).map((organisationId): NewNote => ({
            ...told,
            organisationId,
            kind: 'order-turn',
            words: {
              zh: `订单${order.number}“${order.productName}”在${state.zh}环节，轮到本单位办理（${last.organisationName}：${move.zh}）`,
              en: `Order ${order.number}, “${order.productName}”, is at ${state.en.toLowerCase()} and waits for your organisation (${last.organisationName}: ${move.en})`,
            },
          }))
        : toTell(order.state === 'refunded' && order.certificate !== null ? ['buyer', 'seller', 'exchange'] : ['buyer', 'seller']).map(
            (organisationId): NewNote => ({
              ...told,
              organisationId,
              kind: 'order-ended',
              words: {
                zh: `订单${order.number}“${order.productName}”已办结：${state.zh}（${last.organisationName}：${move.zh}）`,
                en: `Order ${order.number}, “${order.productName}”, has ended: ${state.en.toLowerCase()} (${last.organisationName}: ${move.en})`,
              },
            }),
          )
    await sendNotes(tx, notes, clock.now())
  })
}

/** The organisations on a side of an order; none for a buyer who is not on the platform. */
function organisationsOf(order: OrderRow, side: OrderSide, exchanges: readonly string[]): string[] {
  if (side === 'buyer') return order.buyerId === null ? [] : [order.buyerId]
  if (side === 'seller') return [order.operatorId ?? order.developerId]
  return side === 'developer' ? [order.developerId] : order.exchangeNumber === null ? [] : [...exchanges]
}

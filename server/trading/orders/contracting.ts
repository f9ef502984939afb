import type { Problem } from '#contract/route.ts'
import type { OrderMove } from '#law/orders.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findSellerStands, findUnoperated } from '../sources.sql.ts'
import { whyNotRegistered } from './fallen-source.ts'

/** The moves by which a seller binds itself anew, and the one by which a buyer pays what cannot be supplied any more. */
const binding: readonly OrderMove[] = ['answer', 'sign', 'pay']

/**
 * Why a move may not be made on a day by which a seller binds itself: the operator is suspended (§8.2), its exit is agreed
 * (choice:exit-settled), it may not operate a source any more (§5.2), or the
 * registration of a source has ended (choice:fallen-source); what was signed before is kept, and only what nobody may supply any more is
 * not paid for. Null when it may.
 */
export async function whyNotContract(
  tx: Tx,
  { operatorId, productId }: { readonly operatorId: string | null; readonly productId: string },
  move: OrderMove,
  today: string,
): Promise<Problem | null> {
  if (!binding.includes(move)) return null
  const { suspension, leaving } = operatorId === null ? { suspension: null, leaving: null } : await findSellerStands(tx, operatorId)
  if (move === 'pay') return suspension === null ? whyNotPaid(tx, productId, today) : null
  if (suspension !== null)
    return {
      code: 'operator-suspended',
      message: {
        zh: `运营主体已被暂停运营（办件${suspension}），不得报价、签约`,
        en: `The operator is suspended (case ${suspension}): it makes no offers and signs no contracts`,
      },
      basis: '§8.2',
      remedy: { zh: '恢复运营后再办，或者不予供给', en: 'Go on once it is resumed, or decline the order' },
    }
  if (leaving !== null)
    return {
      code: 'operator-leaves',
      message: {
        zh: `运营主体退出已获同意（办件${leaving}），不得报价、签约`,
        en: `The exit of the operator is agreed (case ${leaving}): it makes no offers and signs no contracts`,
      },
      basis: 'choice:exit-settled',
      remedy: { zh: '不予供给，或者由需方退订', en: 'Decline the order, or the buyer cancels it' },
    }
  return (await whyNotSupplied(tx, productId, today)) ?? whyNotRegistered(tx, productId, today)
}

/** Why nobody is bound any more by what was ordered: the operator may not operate a source (§5.2); null when it may. */
async function whyNotSupplied(tx: Tx, productId: string, today: string): Promise<Problem | null> {
  const number = await findUnoperated(tx, productId, today)
  return number === null
    ? null
    : {
        code: 'no-longer-operated',
        message: {
          zh: `运营主体对来源${number}的运营授权已终止或到期，不能再供给，不得报价、签约、支付`,
          en: `The mandate of the operator over the source ${number} has ended: it supplies no more, so nothing is offered, signed or paid`,
        },
        basis: '§5.2',
        remedy: { zh: '由供方不予供给，或者由需方退订', en: 'The seller declines the order, or the buyer cancels it' },
      }
}

/** A contract is signed: the seller does not decline it any more, and what was paid without being recorded comes back. */
async function whyNotPaid(tx: Tx, productId: string, today: string): Promise<Problem | null> {
  const why = await whyNotSupplied(tx, productId, today)
  return (
    why && {
      ...why,
      remedy: { zh: '由需方退订；已经付出的款项由供方退还', en: 'The buyer cancels it; the seller returns what was paid already' },
    }
  )
}

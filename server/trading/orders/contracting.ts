import type { Problem } from '#contract/route.ts'
import type { OrderMove } from '#law/orders.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findSuspension } from '../sources.sql.ts'
import { whyNotRegistered } from './fallen-source.ts'

/** The moves by which a seller binds itself anew. */
const binding: readonly OrderMove[] = ['answer', 'sign']

/** Why a move may not be made on a day by which a seller binds itself: the operator is suspended (§8.2), or the registration of a source has ended (choice:fallen-source); what was signed before is kept. Null when it may. */
export async function whyNotContract(tx: Tx, { operatorId, productId }: { readonly operatorId: string | null; readonly productId: string }, move: OrderMove, today: string): Promise<Problem | null> {
  if (!binding.includes(move)) return null
  const number = operatorId !== null ? await findSuspension(tx, operatorId) : null
  return number === null ? whyNotRegistered(tx, productId, today) : { code: 'operator-suspended', message: { zh: `运营主体已被暂停运营（办件${number}），不得报价、签约`, en: `The operator is suspended (case ${number}): it makes no offers and signs no contracts` }, basis: '§8.2', remedy: { zh: '恢复运营后再办，或者不予供给', en: 'Go on once it is resumed, or decline the order' } }
}

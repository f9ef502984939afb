import type { Problem } from '#contract/route.ts'
import type { OrderMove } from '#law/orders.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findSuspension } from '../sources.sql.ts'

/** The moves by which a seller binds itself anew. */
const binding: readonly OrderMove[] = ['answer', 'sign']

/** Why a move may not be made because the operator that sells is suspended: it makes no offers and signs nothing, and keeps what it signed before (§8.2); null when it may. */
export async function whyNotContract(tx: Tx, { operatorId }: { readonly operatorId: string | null }, move: OrderMove): Promise<Problem | null> {
  const number = operatorId !== null && binding.includes(move) ? await findSuspension(tx, operatorId) : null
  return number === null ? null : { code: 'operator-suspended', message: { zh: `运营主体已被暂停运营（办件${number}），不得报价、签约`, en: `The operator is suspended (case ${number}): it makes no offers and signs no contracts` }, basis: '§8.2', remedy: { zh: '恢复运营后再办，或者不予供给', en: 'Go on once it is resumed, or decline the order' } }
}

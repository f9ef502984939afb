import type { Receivable } from '#contract/settlement.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import { lockReceivable } from './receivables.sql.ts'

/** Holds a receivable until the end of the transaction; 404 when it is not there or hidden. */
export async function held(tx: Tx, id: string): Promise<Receivable> {
  const found = await lockReceivable(tx, id)
  if (!found) throw notFound()
  return found
}

/** What cannot be done with a receivable as it stands, and what would help (§6.6). */
export const denied = (code: string, zh: string, en: string, help: readonly [zh: string, en: string]): Denied =>
  new Denied(409, { code, message: { zh, en }, basis: '§6.6', remedy: { zh: help[0], en: help[1] } })

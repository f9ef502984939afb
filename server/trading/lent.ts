import type { Tx } from '#server/db/transaction.ts'
import type { Jobs } from '#server/jobs/jobs.ts'

/** Income that an order brought in, when it was settled: whole fen. */
export type Income = { readonly orderId: string; readonly productId: string; readonly amountFen: number; readonly at: Date }

/** What rooms further down the life of an asset lend to trading. */
export type TradingLent = {
  /** Takes the income of a settled order into the books of sharing; in the transaction of the settlement. */
  readonly takeIncome: (tx: Tx, income: Income) => Promise<void>
  /** Takes back the whole income of an order that is refunded, by a counter-entry; in the transaction of the refund. */
  readonly returnIncome: (tx: Tx, order: { readonly orderId: string; readonly at: Date }) => Promise<void>
}

/** What an order needs to go on: what is lent, and the work that is done after it. */
export type OrderLent = TradingLent & { readonly jobs: Pick<Jobs, 'enqueue'> }

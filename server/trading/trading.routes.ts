import type { Handling } from '#server/http/ask.ts'
import type { Jobs } from '#server/jobs/jobs.ts'
import type { Board } from './board.ts'
import type { TradingLent } from './lent.ts'
import { orders } from './orders/orders.ts'
import { products } from './products.ts'

/** Everything that can be asked about products, orders and the trade board. */
export function tradingHandlings(lent: TradingLent, board: Board, jobs: Pick<Jobs, 'enqueue'>): Handling[] {
  return [...products(board), ...orders({ ...lent, jobs })]
}

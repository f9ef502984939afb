import type { TradeBoard } from '#contract/trading.ts'
import { asSystem, inTransaction, stranger } from '#server/db/transaction.ts'
import { type FiguresAsk, keepFigures } from '#server/http/kept-figures.ts'
import type { Platform } from '#server/platform.ts'
import { countOpenOrders, readBoard } from './board.sql.ts'

/** The trade board; `at` says as of when it is. */
export type Board = () => Promise<TradeBoard>

/** The trade board, the same for interface and pages: summed in nobody's name and kept for a while once there are very many orders (choice:trade-board). */
export function makeBoard({ db, clock }: Pick<Platform, 'db' | 'clock'>): Board {
  const summed = keepFigures(
    async (ask: FiguresAsk) => {
      const open = await asSystem(db, countOpenOrders)
      return ask.transaction((tx) => readBoard(tx, clock.now(), open))
    },
    (board) => board.orders,
  )
  return () => summed({ today: clock.today(), visitor: stranger, transaction: (work) => inTransaction(db, stranger, work) })
}

import type { OrderEntry } from '#contract/trading.ts'

/** What was paid of an order and what went back, by what was recorded in it; nothing was paid where `paidFen` is null. */
export function moneyMoved(entries: readonly Pick<OrderEntry, 'move' | 'asked'>[]): {
  readonly paidFen: number | null
  readonly backFen: number
} {
  const paid = entries.findLast(({ move }) => move === 'pay')
  if (!paid) return { paidFen: null, backFen: 0 }
  const paidFen = Number(paid.asked['amountFen'])
  const isWhole = entries.some(({ move, asked }) => move === 'refund-settled' || (move === 'refund' && asked['refundedOn'] !== undefined))
  const parts = entries.reduce((sum, { move, asked }) => (move === 'refund-part' ? sum + Number(asked['amountFen']) : sum), 0)
  return { paidFen, backFen: isWhole ? paidFen : parts }
}

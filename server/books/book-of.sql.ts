import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import type { LentBook } from '#server/inventory/lent.ts'
import { carryingOf } from './card.ts'
import { findCardOf } from './cards.sql.ts'
import { vouchersOf } from './moved-by.sql.ts'

/** How many vouchers stand on a card of an asset; the books show all of them. */
const mostVouchers = 20

/** How an asset stands in the books, for its card; null when nothing about it was ever entered, or it is hidden. */
export async function bookOf(tx: Tx, assetId: string): Promise<LentBook | null> {
  const card = await findCardOf(tx, assetId)
  if (!card) return null
  const { rows } = await sql<{
    period: string
    number: number
  }>`
    select v.period, v.number
    from vouchers v
    where v.moves > 0 and v.id in (${vouchersOf(assetId, card.holderId)})
    order by v.seq desc
    limit ${mostVouchers}
  `.execute(tx)
  const isBooked = card.state === 'held'
  return {
    isBooked,
    originalFen: card.costFen,
    amortisedFen: card.amortisedFen,
    netFen: carryingOf(card),
    vouchers: rows.map((v) => `${v.period.slice(0, 7)} 记-${v.number}`),
    amortisation: card.lifeMonths === null ? null : `直线法，${card.lifeMonths}个月`,
  }
}

import type { BookPeriod } from '#contract/books.ts'
import type { Problem } from '#contract/route.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { auditLine } from '#server/audit/noting.ts'
import { runTemplate } from './amortise.ts'
import { findControls, type ControlRow } from './check.sql.ts'
import { whyNot } from './denials.ts'
import { lastDayOf } from './months.ts'
import { findPeriods, writeClosing, type PeriodRow } from './periods.sql.ts'
import { holdOwnSet } from './posting.ts'
import { findSet, type BookSetRow } from './sets.sql.ts'
import { nextToClose } from './when.ts'

const differenceOf = (controls: readonly ControlRow[]) => controls.reduce((sum, each) => sum + Math.abs(each.cardsFen - each.bookFen), 0)

/** Why a month cannot be closed by this visitor now; null when it can. `controls` are those at its last day, needed for the next month alone. */
function whyNotClose(set: BookSetRow, row: PeriodRow, controls: readonly ControlRow[], today: string): Problem | null {
  const next = nextToClose(set)
  if (row.closedAt !== null) return whyNot.closed(row.period)
  if (row.period !== next) return whyNot.closeInOrder(next)
  if (lastDayOf(row.period) >= today) return whyNot.notOver()
  if (row.dueCards > 0) return whyNot.stillDue(row.dueCards, row.dueFen)
  if (row.researchFen !== 0) return whyNot.researchOpen(row.researchFen)
  const difference = differenceOf(controls)
  if (difference !== 0) return whyNot.differs(difference)
  return row.isMaker ? whyNot.ownVouchers() : null
}

const asked = (ask: Ask) => ({ today: ask.today, officerId: ask.visitor.officerId, runTemplate })

/** The months of a unit's books with what is in the way of closing them. */
export async function viewPeriods(tx: Tx, ask: Ask, holderId: string): Promise<{ items: BookPeriod[] }> {
  const set = await findSet(tx, holderId)
  if (!set) throw notFound()
  const rows = await findPeriods(tx, { ...asked(ask), holderId })
  const controls = await findControls(tx, holderId, lastDayOf(nextToClose(set)))
  return {
    items: rows.map(({ closedAt, ...row }, n) => ({
      ...row,
      state: closedAt ? ('closed' as const) : ('open' as const),
      closedAt: closedAt?.toISOString() ?? null,
      whyNotClose: whyNotClose(set, rows[n]!, controls, ask.today),
    })),
  }
}

/** Closes a month: it is over, amortised, its research expensed, cards and book agree, and it is closed by somebody who made none of its vouchers. */
export async function closePeriod(tx: Tx, ask: Ask, holderId: string, period: string): Promise<{ items: BookPeriod[] }> {
  const set = await holdOwnSet(tx, ask, holderId)
  const [row] = await findPeriods(tx, { ...asked(ask), holderId, period })
  if (!row) throw new Denied(409, period < set.openedOn ? whyNot.beforeOpening(set.openedOn) : whyNot.notOver())
  const controls = await findControls(tx, holderId, lastDayOf(period))
  const problem = whyNotClose(set, row, controls, ask.today)
  if (problem) throw new Denied(409, problem)
  const carryingFen = controls.reduce((sum, each) => sum + (each.measure === 'cost' ? each.bookFen : -each.bookFen), 0)
  await writeClosing(tx, {
    holderId,
    period,
    vouchers: row.vouchers,
    turnoverFen: row.turnoverFen,
    carryingFen,
    by: ask.visitor.officerId,
    byName: ask.visitor.officerName,
    at: ask.now,
  })
  await recordAudit(
    tx,
    auditLine(ask, 'close-period', { kind: 'books', id: holderId, holderId }, { period, vouchers: row.vouchers, carryingFen }),
    ask.now,
  )
  return viewPeriods(tx, ask, holderId)
}

import type { Notes } from '#contract/books.ts'
import { lifeGrounds } from '#law/accounts/amortisation.ts'
import { chargedHow, notesSource, researchLines, type WrittenItem, writtenItems } from '#law/accounts/notes.ts'
import { approaches } from '#law/valuation/parameter.ts'
import type { Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import { carryingOf } from './card.ts'
import { findTurnover, type Turnover } from './ledger.sql.ts'
import { findLives, findRestricted, findValued, findWritten, type WrittenRow } from './notes.sql.ts'
import type { BookSetRow } from './sets.sql.ts'

const mostListed = 200
type Span = { readonly from: string; readonly to: string }

/** Research and development of a span out of what was posted; pure. */
export function researchOf(turnover: readonly Turnover[]): Notes['research'] {
  return researchLines.map(({ title, of }) => ({
    title,
    fen: of.reduce(
      (sum, { template, account, side }) =>
        sum + turnover.filter((each) => each.template === template && each.account === account).reduce((all, each) => all + each[side], 0),
      0,
    ),
  }))
}

/** Every item of a year with what stands and what stood before it; pure. */
export function writtenOf(rows: readonly WrittenRow[]): Notes['written'] {
  return (Object.keys(writtenItems) as WrittenItem[]).map((item) => {
    const history = rows
      .filter((row) => row.item === item)
      .map(({ text, madeName, madeAt }) => ({ text, madeName, madeAt: madeAt.toISOString() }))
    return { item, ...writtenItems[item], text: history[0]?.text ?? '', history }
  })
}

/** What an enterprise wrote for a year; public units disclose none. */
export async function viewWritten(tx: Tx, { holderId, regime }: BookSetRow, year: number): Promise<Notes['written']> {
  if (regime !== 'enterprise') throw notFound()
  return writtenOf(await findWritten(tx, holderId, year))
}

/** The notes to the statements of an enterprise: cards as they stood at the end of the span, postings in it, and what the unit wrote for its year. */
export async function viewNotes(tx: Tx, set: BookSetRow, { from, to }: Span): Promise<Notes> {
  const { holderId } = set
  const year = Number(to.slice(0, 4))
  const written = await viewWritten(tx, set, year)
  const restricted = await findRestricted(tx, holderId, to, mostListed)
  const valued = await findValued(tx, holderId, to, mostListed)
  return {
    from,
    to,
    year,
    source: notesSource,
    lives: (await findLives(tx, holderId, to)).map((row) => ({
      ...row,
      ground: row.ground && lifeGrounds[row.ground],
      ...chargedHow[row.class],
      carryingFen: carryingOf(row),
    })),
    research: researchOf(await findTurnover(tx, { holderId, from, to })),
    restricted: { ...restricted, items: restricted.items.map((row) => ({ ...row, carryingFen: carryingOf(row) })) },
    valued: { ...valued, items: valued.items.map((row) => ({ ...row, method: approaches[row.method], carryingFen: carryingOf(row) })) },
    written,
  }
}

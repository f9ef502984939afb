import type { Kysely } from 'kysely'
import {
  findBookExtent,
  findBrokenPlaces,
  findDifferences,
  findDriftedCards,
  type BookExtent,
  type BrokenPlace,
} from '#server/books/check.sql.ts'
import { findDriftedDues } from '#server/books/due-check.sql.ts'
import type { Database } from '#server/db/database.generated.ts'
import { inSnapshot } from './verify.sql.ts'

/** One thing in the books that is not as it must be; money in whole fen. */
export type BookFault = {
  readonly kind: BrokenPlace['kind'] | 'cards-and-book-differ' | 'card-drifted' | 'dues-differ'
  readonly what: string
  readonly cardsFen?: number
  readonly bookFen?: number
}
/** What was looked at and what was found; at most 1,000 of each sort are named. */
export type BookCheck = BookExtent & { readonly at: string; readonly faults: readonly BookFault[] }

const named = 1_000

/**
 * Proves for every unit that the sum of its cards is its book at that day, that what is kept of what falls due is what they say, and that
 * vouchers, numbers and closed months are whole; one snapshot, nothing written.
 */
export async function checkBooks(db: Kysely<Database>, at: string): Promise<BookCheck> {
  return inSnapshot(db, async (tx) => {
    const differences = (await findDifferences(tx, at, named)).map(({ name, account, cardsFen, bookFen }): BookFault => ({
      kind: 'cards-and-book-differ',
      what: `${name} ${account}`,
      cardsFen,
      bookFen,
    }))
    const drifted = (await findDriftedCards(tx, named)).map((what): BookFault => ({ kind: 'card-drifted', what }))
    const dues = (await findDriftedDues(tx, at, named)).map((what): BookFault => ({ kind: 'dues-differ', what }))
    return { ...(await findBookExtent(tx)), at, faults: [...differences, ...drifted, ...dues, ...(await findBrokenPlaces(tx, named))] }
  })
}

import { civilDate } from '#contract/working-days.ts'
import { inTransaction, stranger } from '#server/db/transaction.ts'
import type { Reader } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { cockpitOf } from './cockpit.ts'
import { deskOf } from './desks.ts'

/** How many connections learn the statements: what a page asks at once comes over several. */
const connections = 2

/**
 * Reads what those who oversee the city read first, in nobody's name, before the platform says that it is ready: what is read comes into memory, connections learn tables and rules of reading, code is compiled.
 * Nothing of the answers is kept: whoever asks afterwards is told what stands then.
 */
export async function warm({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  const visitor = { ...stranger, role: 'data-bureau', officerName: '', organisationName: '' }
  const reader: Reader = { visitor, now, today: civilDate(now), transaction: (work, plans) => inTransaction(db, visitor, work, plans) }
  await Promise.all(Array.from({ length: connections }, async () => {
    await cockpitOf(reader)
    await reader.transaction(tx => deskOf(tx, reader))
  }))
}

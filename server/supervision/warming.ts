import { pageLength } from '#contract/route.ts'
import { civilDate } from '#contract/working-days.ts'
import type { Party } from '#law/parties.ts'
import { readerOf, soonAfter } from '#server/cases/inbox.routes.ts'
import { countTabs, findFirstInbox } from '#server/cases/inbox.sql.ts'
import { findCaseRow, lockCaseRow } from '#server/cases/view.sql.ts'
import { inTransaction, stranger, type Tx } from '#server/db/transaction.ts'
import type { Reader } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { cockpitOf } from './cockpit.ts'
import { deskOf } from './desks.ts'
import { nobody } from './standings.view.sql.ts'

/** How many connections read the cockpit. */
const overseeing = 2
/** Whose pages are opened most; what others are asked differs from these in few statements. */
const atDesks: readonly Party[] = ['registrar', 'producer']

/**
 * Reads what is read first and most, in nobody's name, before the platform says that it is ready: what is read comes into memory,
 * connections learn tables and rules of reading, code is compiled,
 * and so many connections, those that stay open, keep the plans of inbox, desk and case, which are anybody's. Nothing of the answers is
 * kept: whoever asks afterwards is told what stands then.
 */
export async function warm({ db, clock }: Pick<Platform, 'db' | 'clock'>, connections: number): Promise<void> {
  const now = clock.now()
  const readerAs = (role: Party, organisationId: string | null, organisationKind: string | null): Reader => {
    const visitor = { ...stranger, role, organisationId, organisationKind, officerName: '', organisationName: '' }
    return { visitor, now, today: civilDate(now), transaction: (work, plans) => inTransaction(db, visitor, work, plans) }
  }
  await Promise.all(Array.from({ length: overseeing }, () => cockpitOf(readerAs('data-bureau', null, null))))
  // Begun together, so that each takes a connection of its own.
  await Promise.all(
    Array.from({ length: connections }, () =>
      inTransaction(
        db,
        stranger,
        async (tx) => {
          for (const role of atDesks) await openDesk(tx, readerAs(role, nobody, 'public-institution'))
          // There is no such case: what is asked of one is planned all the same.
          await lockCaseRow(tx, nobody)
          await findCaseRow(tx, nobody)
        },
        'kept',
      ),
    ),
  )
}

async function openDesk(tx: Tx, reader: Reader): Promise<void> {
  const [officer, soon] = [readerOf(reader), soonAfter(reader.today)]
  await findFirstInbox(tx, officer, { tab: 'mine', order: 'due', soon, limit: pageLength, after: null })
  await countTabs(tx, officer, soon)
  await deskOf(tx, reader)
}

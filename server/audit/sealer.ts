import { asSystem } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { linesAtOnce, lookBack, sealAudit } from './chain.sql.ts'

/** Batches after which late lines are looked for again: one fewer than the sealed lines looked back over hold, so that none is passed by unseen. */
const batchesInSight = lookBack / linesAtOnce - 1

/**
 * Seals every line that is committed when it begins, a batch to a transaction, and answers how many were sealed. Lines that
 * commit late are looked for again before they are out of sight. Lines written meanwhile are left to the next call, so that it
 * ends however busy the platform is; two callers take turns.
 */
export async function seal({ db }: Pick<Platform, 'db'>): Promise<number> {
  let sealed = 0
  for (let batch = 0; ; batch++) {
    if (batch % batchesInSight === 0) sealed += await asSystem(db, tx => sealAudit(tx, 'late'))
    const some = await asSystem(db, tx => sealAudit(tx, 'new'))
    sealed += some
    if (some < linesAtOnce) return sealed
  }
}

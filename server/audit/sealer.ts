import { asSystem } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { linesAtOnce, sealAudit } from './chain.sql.ts'

/**
 * Seals every line that is committed when it begins, a batch to a transaction, and answers how many were sealed. Lines
 * written meanwhile are left to the next call, so that it ends however busy the platform is; two callers take turns.
 */
export async function seal({ db }: Pick<Platform, 'db'>): Promise<number> {
  for (let sealed = await asSystem(db, tx => sealAudit(tx, 'late')); ; ) {
    const some = await asSystem(db, tx => sealAudit(tx, 'new'))
    sealed += some
    if (some < linesAtOnce) return sealed
  }
}

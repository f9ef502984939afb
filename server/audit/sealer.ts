import { asSystem } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { lookBack, sealAudit } from './chain.sql.ts'

/** How many sealed lines back late ones are looked for each time: whoever is later has taken longer than the acts of minutes. */
const near = 5_000
/**
 * After so many sealed lines late ones are looked for as far back as they may turn up: several times before a line is out of sight, so
 * that none is passed by unseen.
 */
const farEach = 10_000

/**
 * Seals every line that is committed when it begins, a batch to a transaction, and answers how many were sealed. Lines written
 * meanwhile are left to the next call, so that it ends however busy the platform is; two callers take turns.
 */
export async function seal({ db }: Pick<Platform, 'db'>): Promise<number> {
  let sealed = 0
  for (let back = near; ;) {
    const { from, to, isFull } = await asSystem(db, (tx) => sealAudit(tx, back))
    sealed += to - from
    const isFar = Math.floor(from / farEach) !== Math.floor(to / farEach)
    if (!isFull && !isFar) return sealed
    back = isFar ? lookBack : near
  }
}

import { civilDate } from '#contract/working-days.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { endDue } from './mandates.sql.ts'

/** Ends the mandates whose term is over, with their use marks, agreements and reading (choice:mandate-term). */
export async function endDueMandates({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const at = clock.now()
  return asSystem(db, (tx) => endDue(tx, civilDate(at), at))
}

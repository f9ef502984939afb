import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, DatabaseUnavailable } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import type { Platform } from '#server/platform.ts'
import { platformActor } from './known.ts'

/** Where the platform acts by itself: its database, clock and log. */
export type Ground = Pick<Platform, 'db' | 'clock' | 'log'>

/** The line of the log about a case the platform acts on by itself. */
export const lineOf = (caseId: string) =>
  ({ officerId: null, organisationId: null, role: platformActor.role, objectKind: 'case', objectId: caseId }) as const

/**
 * Notes in the log that the platform could not act on a case, so that it holds up no other; thrown on when the database is gone.
 * What was refused is noted in its own words; a bug keeps its words, which may tell of the case, to the log of the server.
 */
export async function noteFailure(
  { db, clock, log }: Ground,
  caseId: string,
  act: 'lapse' | 'overtake' | 'set-clock',
  failure: unknown,
): Promise<void> {
  if (failure instanceof DatabaseUnavailable) throw failure
  const { code, message } = failure instanceof Denied ? failure.problem : { code: 'bug', message: { zh: '平台出错，原因见服务器日志' } }
  if (!(failure instanceof Denied)) log.error({ err: failure, caseId }, 'the clock could not act')
  await asSystem(db, (tx) =>
    recordAudit(tx, { ...lineOf(caseId), action: `act:${act}`, outcome: 'failed', detail: { code, why: message.zh } }, clock.now()),
  )
}

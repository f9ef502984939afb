import { randomUUID } from 'node:crypto'
import { recordAudit, recordAudits, type AuditLine } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { auditLine } from '#server/audit/noting.ts'
import { isDue, listUnitRuns, lockForRun, runAmortisation, type RunDone } from './amortise.sql.ts'
import { whyNot } from './denials.ts'
import { addMonths, lastDayOf } from './months.ts'
import { holdOwnSet } from './posting.ts'
import { whyNotOn } from './when.ts'

/** Under which template the vouchers of runs stand. */
export const runTemplate = 'amortisation'
const summaryOf = (period: string) => `计提${period.slice(0, 4)}年${Number(period.slice(5, 7))}月数据资产摊销`

/** Runs the amortisation of a month for the visitor's unit. Started twice, or by two people at once, it posts what is due once (choice:amortisation). */
export async function amortiseUnit(tx: Tx, ask: Ask, holderId: string, period: string): Promise<RunDone> {
  const set = await holdOwnSet(tx, ask, holderId)
  const problem = lastDayOf(period) > ask.today ? whyNot.notOver() : whyNotOn(set, period, ask.today)
  if (problem) throw new Denied(409, problem)
  const before = addMonths(period, -1)
  if (await isDue(tx, holderId, before)) throw new Denied(409, whyNot.runEarlier(before))
  const done = await runAmortisation(tx, {
    period,
    holderId,
    template: runTemplate,
    summary: summaryOf(period),
    key: `run:${randomUUID()}`,
    by: ask.visitor.officerId,
    byName: ask.visitor.officerName,
    at: ask.now,
  })
  if (done.voucherId)
    await recordAudit(
      tx,
      auditLine(
        ask,
        'run-amortisation',
        { kind: 'voucher', id: done.voucherId, holderId },
        { period, cards: done.cards, amountFen: done.amountFen },
      ),
      ask.now,
    )
  return done
}

/**
 * Runs the amortisation of a month for every unit of the city in the name of the platform, in one statement; each unit finds its line in
 * the log (choice:amortisation).
 */
export async function amortiseCity(tx: Tx, period: string, at: Date): Promise<RunDone> {
  await lockForRun(tx, null)
  const before = addMonths(period, -1)
  if (await isDue(tx, null, before)) throw new Denied(409, whyNot.runEarlier(before))
  const key = `run:${randomUUID()}`
  const done = await runAmortisation(tx, {
    period,
    holderId: null,
    template: runTemplate,
    summary: summaryOf(period),
    key,
    by: null,
    byName: '平台',
    at,
  })
  const lines = (await listUnitRuns(tx, key)).map(({ voucherId, holderId, cards, amountFen }): AuditLine => ({
    officerId: null,
    organisationId: null,
    role: 'system',
    action: 'run-amortisation',
    objectKind: 'voucher',
    objectId: voucherId,
    outcome: 'done',
    detail: { period, cards, amountFen },
    holderId,
  }))
  await recordAudits(tx, lines, at)
  return done
}

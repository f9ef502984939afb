import { isDeepStrictEqual } from 'node:util'
import type { Problem } from '#contract/route.ts'
import type { Procedure } from '#law/procedure.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import { addresseeOf } from './answers.ts'
import { recordAct } from './acts.sql.ts'
import { findStanding, lockCase, type Standing } from './cases.sql.ts'
import { setClocks } from './clocks.ts'
import type { ActGiven } from './given.ts'
import { procedureOf, standingOf } from './known.ts'
import { take } from './rules.ts'
import { stepOf } from './steps.ts'
import type { CaseState } from './state.ts'

/**
 * Sets the clock of a case anew, as an entry of its own: a clock that is missing starts today, what stands beside the state (whose move,
 * due day, wake-up) is computed again, and a unit on the other side that the case lost is found again in its record. It decides nothing
 * and moves nothing; refused when nothing is wrong (choice:stuck-cases).
 */
export async function settle(tx: Tx, given: Omit<ActGiven, 'act' | 'version' | 'asked'>): Promise<{ version: number }> {
  const kase = await lockCase(tx, given.caseId)
  const before = kase && (await findStanding(tx, given.caseId))
  if (!kase || !before) throw notFound()
  if (kase.done.some((d) => d.key === given.key)) return { version: kase.version }
  const procedure = procedureOf(kase)
  const step = stepOf(procedure, kase)
  if (!kase.step || !step)
    throw new Denied(
      409,
      denial('closed', '本办件已办结，或停在规程没有的环节', 'The case has ended, or stands at a step the procedure does not have'),
    )
  if (kase.holderId !== null && kase.holderId === given.actor.organisationId)
    throw new Denied(409, {
      ...denial('own-unit', '本单位的事项由其他单位重设', 'A unit does not set the clock of its own case'),
      basis: 'choice:own-unit',
    })
  const found = { ...kase, addresseeId: kase.addresseeId ?? filedAddressee(procedure, kase) }
  const waitsFor = step.after?.unlessOpen
  const clocks = setClocks(procedure, kase.clocks, kase.step, waitsFor !== undefined && kase.openSides.includes(waitsFor), given.today)
  const after = take(procedure, found, {
    verb: 'set-clock',
    asked: { clocks },
    answers: null,
    actor: given.actor,
    at: given.at,
    today: given.today,
  })
  const standing = standingOf(procedure, after)
  if (same(kase, before, after, standing))
    throw new Denied(
      409,
      denial(
        'nothing-to-set',
        '时限、责任人和定时都与规程一致，无需重设',
        'Clock, owner and timer are as the procedure says; nothing to set',
      ),
    )
  const { actor } = given
  await recordAct(tx, {
    before: kase,
    kase: after,
    standing,
    entry: {
      actor,
      act: 'set-clock',
      fromStep: null,
      reason: given.reason,
      asked: { clocks },
      answers: null,
      basis: ['choice:stuck-cases'],
      key: given.key,
      at: given.at,
    },
    goesOn: true,
    audit: {
      officerId: actor.officerId,
      organisationId: actor.organisationId,
      role: actor.role,
      action: 'act:set-clock',
      objectKind: 'case',
      objectId: kase.id,
      outcome: 'done',
      holderId: kase.holderId,
      requestId: given.requestId,
      address: given.address,
      detail: {
        number: kase.number,
        step: kase.step,
        before,
        after: standing,
        ...(after.addresseeId === kase.addresseeId ? {} : { addressee: after.addresseeId }),
      },
    },
  })
  return { version: after.version }
}

/** The unit on the other side as the case was filed: the holder where the procedure says so, else the one that was chosen; nobody before it is sent. */
function filedAddressee(procedure: Procedure, { holderId, addresseeId, submittedAt, answers }: CaseState): string | null {
  if (procedure.addressee === 'holder') return holderId
  if (procedure.addressee) return addresseeId
  return submittedAt === null ? null : (addresseeOf(procedure, answers)?.organisationId ?? null)
}

const denial = (code: string, zh: string, en: string): Problem => ({ code, message: { zh, en }, basis: 'choice:stuck-cases' })

function same(kase: CaseState, before: Standing, after: CaseState, standing: Standing): boolean {
  return isDeepStrictEqual([kase.clocks, kase.addresseeId, before], [after.clocks, after.addresseeId, standing])
}

import { textOf } from '#contract/text-of.ts'
import { civilDate } from '#contract/working-days.ts'
import { platformActor } from '#server/cases/known.ts'
import { asSystem } from '#server/db/transaction.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { findCall, findUnopened, findUnopenedCalls, tieToCall } from './round-calls.sql.ts'

/**
 * Opens the round of every unit a call names, with its plan filled in but for who does it, and tells the unit what is asked of that
 * (choice:called-rounds); one that is there already is passed over, so that an interrupted job goes on. Answers how many were opened.
 */
export async function openCalledRounds(platform: Pick<Platform, 'db' | 'clock' | 'desk'>, callId: string): Promise<number> {
  const units = await asSystem(platform.db, (tx) => findUnopened(tx, callId))
  let opened = 0
  for (const unit of units) if (await openFor(platform, callId, unit)) opened++
  return opened
}

/** Has rounds opened that calls still wait for, at the start. */
export async function resumeCalls({ db, jobs }: Pick<Platform, 'db' | 'jobs'>): Promise<void> {
  await asSystem(db, async (tx) => {
    for (const callId of await findUnopenedCalls(tx)) await jobs.enqueue(tx, 'open-called-rounds', { callId })
  })
}

async function openFor(
  { db, clock, desk }: Pick<Platform, 'db' | 'clock' | 'desk'>,
  callId: string,
  unit: { id: string; name: string },
): Promise<boolean> {
  const at = clock.now()
  return asSystem(db, async (tx) => {
    const call = await findCall(tx, callId)
    if (!call || (await findUnopened(tx, callId, unit.id)).length === 0) return false
    const { dutiesAsked, ...answers } = call.plan
    const actor = { ...platformActor, organisationId: unit.id, organisationName: unit.name }
    const kase = await desk.open(tx, {
      procedure: 'inventory-round',
      subjectId: null,
      answers,
      key: `call:${callId}:${unit.id}`,
      actor,
      at,
      today: civilDate(at),
      requestId: '',
      address: '',
    })
    const round = await tieToCall(tx, kase.id, call)
    await sendNotes(
      tx,
      [
        {
          organisationId: unit.id,
          kind: 'round-called',
          subject: callId,
          basis: 'choice:called-rounds',
          href: `/desk/cases/${kase.id}`,
          words: {
            zh: `${call.organisation_name}布置了“${call.title}”，${call.ends_on}前完成；分工要求：${textOf(dutiesAsked)}；请落实清查人、复核人、责任人后启动`,
            en: `${call.organisation_name} calls “${call.title}”, due ${call.ends_on}; it asks of the duties: ${textOf(dutiesAsked)}; name who counts, checks and answers, and start`,
          },
        },
      ],
      at,
    )
    return round !== null
  })
}

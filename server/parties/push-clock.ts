import { recordAudit, type AuditLine } from '#server/audit/audit.sql.ts'
import { asSystem } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { findClockOffset, lockClock, moveClock } from '#server/jobs/clock.sql.ts'
import { announce } from '#server/jobs/live.ts'
import type { Platform } from '#server/platform.ts'

/** The demonstration's hand may stand at most ten years ahead, so that every term up to a certificate's can end. */
const atMostMs = 3660 * 86_400_000

/** Who pushes, for the log. */
type Pusher = Pick<AuditLine, 'officerId' | 'organisationId' | 'role' | 'requestId' | 'address'>

/**
 * Pushes the demonstration's clock forward, tells every process, takes the cases whose time is over one step on and has a tick and the
 * reminders done; answers how many moved.
 */
export async function pushClock(
  platform: Platform,
  forwardMs: number,
  by: Pusher,
): Promise<{ now: string; offsetMs: number; casesMoved: number }> {
  const { db, clock, desk } = platform
  const offset = await asSystem(db, async (tx) => {
    await lockClock(tx)
    const before = await findClockOffset(tx)
    const next = before + forwardMs
    if (forwardMs <= 0 || next > atMostMs)
      throw new Denied(422, {
        code: 'clock-too-far',
        message: {
          zh: '演示时钟只能向前拨，累计不能超过实际时间十年',
          en: 'The demonstration’s clock goes forward only, ten years ahead at most',
        },
        basis: 'choice:demonstration',
      })
    const at = clock.now()
    await moveClock(tx, next, by.officerId, at)
    await announce(tx, { kind: 'clock', id: '' })
    await recordAudit(
      tx,
      { ...by, action: 'push-clock', objectKind: 'clock', objectId: '', outcome: 'done', detail: { fromMs: before, toMs: next } },
      at,
    )
    return next
  })
  forward(clock, offset)
  const casesMoved = await desk.tick()
  // What a tick does beside that, and what is reminded of, is told at once too and not a minute or an hour later.
  await platform.jobs.kick('tick')
  await platform.jobs.kick('remind')
  return { now: clock.now().toISOString(), offsetMs: clock.offsetMs(), casesMoved }
}

/** Takes over where the hand stands: at the start, and when another process says that it was pushed. */
export async function reloadClock({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  forward(clock, await asSystem(db, findClockOffset))
}

// Two pushes may commit in one order and arrive here in the other.
function forward(clock: Platform['clock'], offset: number): void {
  clock.setOffset(Math.max(offset, clock.offsetMs()))
}

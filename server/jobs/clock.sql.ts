import type { Tx } from '#server/db/transaction.ts'

/** How far the platform clock stands ahead of real time, in milliseconds. */
export async function findClockOffset(tx: Tx): Promise<number> {
  const row = await tx.selectFrom('platform_clock').select('offset_ms').executeTakeFirstOrThrow()
  return row.offset_ms
}

/** Holds the hand until the transaction ends, so that two who push it push one after the other. */
export async function lockClock(tx: Tx): Promise<void> {
  await tx.selectFrom('platform_clock').select('is_only').forUpdate().execute()
}

/** Sets the hand of the demonstration's clock; the choice `clock` allows it there only. */
export async function moveClock(tx: Tx, offsetMs: number, by: string | null, at: Date): Promise<void> {
  await tx.updateTable('platform_clock').set({ offset_ms: offsetMs, moved_by: by, moved_at: at }).execute()
}

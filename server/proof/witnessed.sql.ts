import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** The log of somebody else that this platform witnesses, its vkeys one a line, and the last head it signed. */
export type WitnessedLog = {
  readonly origin: string
  readonly keys: string
  readonly size: number
  readonly root: Buffer | null
  readonly note: string
  readonly seenAt: Date | null
}

/** The logs this platform witnesses. */
export async function findWitnessed(tx: Tx): Promise<WitnessedLog[]> {
  const { rows } = await sql<WitnessedLog>`
      select origin, keys, size, root, note, seen_at as "seenAt"
      from witnessed_logs
      where ended_at is null
      order by added_at, origin
    `.execute(tx)
  return rows
}

/** Holds what is remembered of a log until the transaction ends, so that two requests are judged one after the other; null for one that is not witnessed. */
export async function lockWitnessed(tx: Tx, origin: string): Promise<WitnessedLog | null> {
  const { rows } = await sql<WitnessedLog>`
      select origin, keys, size, root, note, seen_at as "seenAt"
      from witnessed_logs
      where origin = ${origin} and ended_at is null for update
    `.execute(tx)
  return rows[0] ?? null
}

/** Remembers the head that is about to be signed. */
export async function rememberHead(
  tx: Tx,
  { origin, size, root, note }: { origin: string; size: number; root: Uint8Array; note: string },
  at: Date,
): Promise<void> {
  await sql`update witnessed_logs set size = ${size}, root = ${Buffer.from(root)}, note = ${note}, seen_at = ${at} where origin = ${origin}`.execute(
    tx,
  )
}

/** Witnesses a log from now on; what was remembered of it stays. A further key of a log that is witnessed joins those it has. */
export async function keepWitnessed(tx: Tx, origin: string, key: string, at: Date): Promise<void> {
  await sql`
    insert into witnessed_logs as w (origin, keys, added_at)
    values (${origin}, ${key}, ${at})
      on conflict (origin) do update
    set ended_at = null,
      keys = case when w.ended_at is not null then excluded.keys when excluded.keys = any (string_to_array(w.keys, E'\\n')) then w.keys else w.keys || E'\\n' || excluded.keys end`.execute(
    tx,
  )
}

/** Witnesses a log no more; answers whether it did until now. */
export async function endWitnessed(tx: Tx, origin: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update witnessed_logs set ended_at = ${at} where origin = ${origin} and ended_at is null`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

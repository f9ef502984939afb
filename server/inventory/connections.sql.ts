import { sql } from 'kysely'
import type { Connection } from '#contract/scan-files.ts'
import type { Tx } from '#server/db/transaction.ts'

/** How a database is reached, without its password. */
export type Target = Omit<Connection, 'password'>

/** Keeps how the database of a source is reached, its password sealed. */
export async function insertConnection(tx: Tx, source: { id: string; holderId: string }, target: Target, sealed: Buffer): Promise<void> {
  await sql`insert into source_connections (source_id, holder_id, target, sealed) values (${source.id}, ${source.holderId}, ${JSON.stringify(target)}::jsonb, ${sealed})`.execute(
    tx,
  )
}

/** How the database of a source is reached; `sealed` is null once a scan of it has ended. Only the platform itself may ask. */
export async function findConnection(tx: Tx, sourceId: string): Promise<{ target: Target; sealed: Buffer | null } | null> {
  const { rows } = await sql<{
    target: Target
    sealed: Buffer | null
  }>`select target, sealed from source_connections where source_id = ${sourceId}`.execute(tx)
  return rows[0] ?? null
}

/** Whether a database of this name is waiting or being scanned in the round already. */
export async function isBeingScanned(tx: Tx, roundId: string, name: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from sources where round_id = ${roundId} and arrived_by = 'connection' and name = ${name} and state in ('waiting', 'scanning') limit 1`.execute(
      tx,
    )
  return rows.length > 0
}

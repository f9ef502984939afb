import { sql, type Kysely } from 'kysely'
import type { Database } from '#server/db/database.generated.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Waits until no other process changes the queues, and holds the turn until the end of the transaction. */
export async function takeQueueTurn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rongshu queue tables'))`.execute(tx)
}

/**
 * Lets the application role enqueue inside its own transactions. Processes that start at the same moment do it one after the other: two
 * grants at once collide.
 */
export async function openQueueTables(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await takeQueueTurn(tx)
    await sql`grant usage on schema pgboss to rongshu_app`.execute(tx)
    await sql`grant select, insert, update, delete on all tables in schema pgboss to rongshu_app`.execute(tx)
  })
}

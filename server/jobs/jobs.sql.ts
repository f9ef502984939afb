import { sql, type Kysely } from 'kysely'
import type { Database } from '#server/db/database.generated.ts'

/** Lets the application role enqueue inside its own transactions. Processes that start at the same moment do it one after the other: two grants at once collide. */
export async function openQueueTables(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('rongshu queue tables'))`.execute(tx)
    await sql`grant usage on schema pgboss to rongshu_app`.execute(tx)
    await sql`grant select, insert, update, delete on all tables in schema pgboss to rongshu_app`.execute(tx)
  })
}

import { sql, type Kysely } from 'kysely'
import type { Database } from '#server/db/database.generated.ts'

/** Lets the application role enqueue inside its own transactions. */
export async function openQueueTables(db: Kysely<Database>): Promise<void> {
  await sql`grant usage on schema pgboss to rongshu_app`.execute(db)
  await sql`grant select, insert, update, delete on all tables in schema pgboss to rongshu_app`.execute(db)
}

import { type Kysely, sql } from 'kysely'
import type { Database } from '#server/db/database.generated.ts'
import { sayUnavailable } from '#server/db/transaction.ts'

/**
 * Does the work while no other process does work of this name, and answers what came of it; null when another one is at it. A turn lasts no longer
 * than the connection that holds it, so that a killed process has none. Throws DatabaseUnavailable when the connection is lost.
 */
export async function inTurn<T>(db: Kysely<Database>, name: string, work: () => Promise<T>): Promise<{ readonly done: T } | null> {
  return db.connection().execute(async (connection) => {
    const { rows: [asked] } = await sql<{ isMine: boolean }>`select pg_try_advisory_lock(hashtextextended(${name}, 0)) as "isMine"`.execute(connection)
    if (!asked!.isMine) return null
    try {
      return { done: await work() }
    } finally {
      // A connection that was lost has given its turn back already.
      await sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`.execute(connection).catch(() => {})
    }
  }).catch(sayUnavailable)
}

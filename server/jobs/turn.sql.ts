import { type Kysely, sql } from 'kysely'
import type { Database } from '#server/db/database.generated.ts'
import { sayUnavailable } from '#server/db/transaction.ts'

/** A connection that holds turns, lent out until `end`, and how many it holds or is about to. */
type Holder = { readonly connection: Promise<Kysely<Database>>; end(): void; turns: number }
/** What one process works on by name, and the connection that holds its turns: one for all of them, since a scan may hold its turn for most of an hour. */
type Turns = { readonly names: Set<string>; holder: Holder | null }

const turnsOf = new WeakMap<Kysely<Database>, Turns>()

/**
 * Does the work while no other process does work of this name, nor this one, and answers what came of it; null when somebody is at it. A
 * turn lasts no longer than the connection that holds it, so that a killed process has none. Throws DatabaseUnavailable when no connection
 * is to be had.
 */
export async function inTurn<T>(db: Kysely<Database>, name: string, work: () => Promise<T>): Promise<{ readonly done: T } | null> {
  const turns = turnsOf.get(db) ?? { names: new Set(), holder: null }
  turnsOf.set(db, turns)
  if (turns.names.has(name)) return null
  turns.names.add(name)
  try {
    const holder = await take(db, turns, name)
      .catch(() => take(db, turns, name))
      .catch(sayUnavailable)
    if (!holder) return null
    try {
      return { done: await work() }
    } finally {
      // A connection that was lost has given its turns back already.
      await holder.connection
        .then((connection) => sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`.execute(connection))
        .catch(() => {})
      giveBack(turns, holder)
    }
  } finally {
    turns.names.delete(name)
  }
}

/**
 * Takes a turn on the connection that holds the others; null when another process has it. A connection found lost is no more asked: the
 * next try opens another.
 */
async function take(db: Kysely<Database>, turns: Turns, name: string): Promise<Holder | null> {
  const holder = (turns.holder ??= open(db))
  holder.turns++
  try {
    const {
      rows: [asked],
    } = await sql<{ isMine: boolean }>`select pg_try_advisory_lock(hashtextextended(${name}, 0)) as "isMine"`.execute(
      await holder.connection,
    )
    if (asked!.isMine) return holder
  } catch (lost) {
    if (turns.holder === holder) turns.holder = null
    giveBack(turns, holder)
    throw lost
  }
  giveBack(turns, holder)
  return null
}

function giveBack(turns: Turns, holder: Holder): void {
  if (--holder.turns > 0) return
  if (turns.holder === holder) turns.holder = null
  holder.end()
}

function open(db: Kysely<Database>): Holder {
  const { promise: over, resolve: end } = Promise.withResolvers<void>()
  const { promise: connection, resolve, reject } = Promise.withResolvers<Kysely<Database>>()
  db.connection()
    .execute(async (lent) => {
      resolve(lent)
      await over
    })
    .catch(reject)
  return { connection, end, turns: 0 }
}

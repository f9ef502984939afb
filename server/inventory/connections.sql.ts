import { sql } from 'kysely'
import type { Reached } from '#contract/source-scope.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Keeps how the database of a source is reached, its password sealed. */
export async function insertConnection(tx: Tx, source: { id: string; holderId: string }, target: Reached, sealed: Buffer): Promise<void> {
  await sql`
    insert into source_connections (source_id, holder_id, target, sealed)
    values (${source.id}, ${source.holderId}, ${JSON.stringify(target)}::jsonb, ${sealed})
  `.execute(tx)
}

/** How the database of a source is reached; `sealed` is null once a scan of it has ended. Only the platform itself may ask. */
export async function findConnection(tx: Tx, sourceId: string): Promise<{ target: Reached; sealed: Buffer | null } | null> {
  const { rows } = await sql<{
    target: Reached
    sealed: Buffer | null
  }>`select target, sealed from source_connections where source_id = ${sourceId}`.execute(tx)
  return rows[0] ?? null
}

/** Whether a database of this name is waiting or being scanned in the round already. */
export async function isBeingScanned(tx: Tx, roundId: string, name: string): Promise<boolean> {
  const { rows } = await sql`
      select 1
      from sources
      where round_id = ${roundId} and arrived_by = 'connection' and name = ${name} and state in ('waiting', 'scanning')
      limit 1
    `.execute(tx)
  return rows.length > 0
}

/** One way the visitor's unit reached a database, with the sources it gave and the round of the latest. */
export type PastConnectionRow = {
  readonly target: Reached
  readonly sources: string[]
  readonly year: number
  readonly title: string
}

/** The ways the visitor's unit reached databases, latest first, at most 100. */
export async function listPastConnections(tx: Tx): Promise<PastConnectionRow[]> {
  const { rows } = await sql<PastConnectionRow>`select c.target, array_agg(s.id order by s.added_at desc, s.id)::text[] as sources,
      (array_agg(r.year order by s.added_at desc, s.id))[1] as year, (array_agg(r.title order by s.added_at desc, s.id))[1] as title
    from my_connections() c
    join sources s on s.id = c.source_id
    join rounds r on r.id = s.round_id
    group by c.target
    order by max(s.added_at) desc
    limit 100`.execute(tx)
  return rows
}

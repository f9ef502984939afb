import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { failedForGood } from '#server/jobs/failed.sql.ts'

/**
 * What the database tells of the whole platform: jobs by queue and state, seconds and lines that wait, and since how many seconds the log
 * cannot be archived.
 */
export type Figures = {
  readonly jobs: readonly { queue: string; state: string; n: number }[]
  readonly oldest: number
  readonly unsealed: { readonly lines: number; readonly seconds: number }
  readonly archiveFailing: number
}

/** All figures of the database, in one transaction. */
export async function readFigures(tx: Tx): Promise<Figures> {
  return {
    jobs: await countJobs(tx),
    oldest: await oldestWaiting(tx),
    unsealed: await sealerLag(tx),
    archiveFailing: await archiveFailing(tx),
  }
}

/** Jobs by queue and state, but those that are done and failures that were made up for since. */
async function countJobs(tx: Tx): Promise<{ queue: string; state: string; n: number }[]> {
  const { rows } = await sql<{
    queue: string
    state: string
    n: number
  }>`select j.name as queue, j.state::text as state, count(*)::int as n from pgboss.job j
    where (j.state in ('created', 'retry', 'active') or (${sql.raw(failedForGood)})) and j.name not like '\\_\\_pgboss%' group by 1, 2`.execute(
    tx,
  )
  return rows
}

/** Since how many seconds the oldest job waits whose time has come; 0 when none does. */
export async function oldestWaiting(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    seconds: number
  }>`
    select coalesce(extract(epoch from now() - min(start_after)), 0)::float8 as seconds
    from pgboss.job
    where state in ('created', 'retry') and start_after < now() and name not like '\\_\\_pgboss%'
  `.execute(tx)
  return rows[0]!.seconds
}

/** Lines of the log that are not in the chain yet, and since how many seconds the oldest of them waits. */
export async function sealerLag(tx: Tx): Promise<{ lines: number; seconds: number }> {
  const { rows } = await sql<{
    lines: number
    seconds: number
  }>`
    select count(*)::int as lines, coalesce(extract(epoch from clock_timestamp() - min(at)), 0)::float8 as seconds
    from audit_log
    where id > (select coalesce(max(line_id), 0) from audit_chain)
  `.execute(tx)
  return rows[0]!
}

/** Since how many seconds PostgreSQL has archived nothing while it failed to; 0 when the last attempt went well or nothing is archived. */
export async function archiveFailing(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    seconds: number
  }>`
    select case when last_failed_time > coalesce(last_archived_time, '-infinity') then extract(
      epoch from clock_timestamp() - coalesce(last_archived_time, stats_reset)
    ) else 0 end::float8 as seconds
    from pg_stat_archiver
  `.execute(tx)
  return rows[0]!.seconds
}

import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Jobs by queue and state, but those that are done. */
export async function countJobs(tx: Tx): Promise<{ queue: string; state: string; n: number }[]> {
  const { rows } = await sql<{ queue: string; state: string; n: number }>`select name as queue, state::text as state, count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active', 'failed') and name not like '\\_\\_pgboss%' group by 1, 2`.execute(tx)
  return rows
}

/** Since how many seconds the oldest job waits whose time has come; 0 when none does. */
export async function oldestWaiting(tx: Tx): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`select coalesce(extract(epoch from now() - min(start_after)), 0)::float8 as seconds from pgboss.job where state in ('created', 'retry') and start_after < now() and name not like '\\_\\_pgboss%'`.execute(tx)
  return rows[0]!.seconds
}

/** Lines of the log that are not in the chain yet, and since how many seconds the oldest of them waits. */
export async function sealerLag(tx: Tx): Promise<{ lines: number; seconds: number }> {
  const { rows } = await sql<{ lines: number; seconds: number }>`select count(*)::int as lines, coalesce(extract(epoch from clock_timestamp() - min(at)), 0)::float8 as seconds from audit_log where id > (select coalesce(max(line_id), 0) from audit_chain)`.execute(tx)
  return rows[0]!
}

import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

export type LogRow = { id: number; at: Date; officer_name: string | null; organisation_name: string | null; role: string; action: string; object_kind: string; object_id: string; outcome: string; detail: Record<string, unknown> }
export type LogAsked = { readonly action?: string | undefined; readonly objectKind?: string | undefined; readonly objectId?: string | undefined; readonly before: string | null; readonly limit: number }

const where = (a: LogAsked) => sql`${a.action ? sql`l.action = ${a.action}` : sql`true`} and ${a.objectKind ? sql`l.object_kind = ${a.objectKind}` : sql`true`} and ${a.objectId ? sql`l.object_id = ${a.objectId}` : sql`true`}`

/** Lines of the log the reader may see, newest first. */
export async function findLog(tx: Tx, a: LogAsked): Promise<LogRow[]> {
  const { rows } = await sql<LogRow>`select l.id, l.at, o.name as officer_name, g.name as organisation_name, l.role, l.action, l.object_kind, l.object_id, l.outcome, l.detail
    from audit_log l left join officers o on o.id = l.officer_id left join organisations g on g.id = l.organisation_id
    where ${where(a)} and ${a.before ? sql`l.id < ${a.before}::bigint` : sql`true`} order by l.id desc limit ${a.limit + 1}`.execute(tx)
  return rows
}

/** How many lines there are, counted to 10,001 at most. */
export async function countLog(tx: Tx, a: LogAsked): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (select 1 from audit_log l where ${where(a)} limit 10001) t`.execute(tx)
  return rows[0]!.n
}

import { sql } from 'kysely'
import { mostCounted } from '#contract/route.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'

export type LogRow = { id: number; at: Date; officer_name: string | null; organisation_name: string | null; role: string; action: string; object_kind: string; object_id: string; outcome: string; detail: Record<string, unknown> }
export type LogAsked = { readonly action?: string | undefined; readonly objectKind?: string | undefined; readonly objectId?: string | undefined; readonly before: string | null; readonly limit: number }

const where = (a: LogAsked) => sql`${a.action ? sql`l.action = ${a.action}` : sql`true`} and ${a.objectKind ? sql`l.object_kind = ${a.objectKind}` : sql`true`} and ${a.objectId ? sql`l.object_id = ${a.objectId}` : sql`true`}`

/**
 * Ids of the lines that fit, by every right there is to read them: the whole log, what one's organisation did, what was done to
 * what it holds. It says the same as row-level security, branch by branch, so that each finds its way by an index.
 */
function readable(a: LogAsked, limit: number, order = sql``) {
  const branch = (right: ReturnType<typeof sql>) => sql`(select l.id from audit_log l where ${right} and ${where(a)} and ${a.before ? sql`l.id < ${a.before}::bigint` : sql`true`} ${order} limit ${limit})`
  return sql`${branch(sql`(select me_role()) in ('system', 'data-bureau', 'audit-administrator')`)} union ${branch(sql`l.organisation_id = (select me_organisation())`)} union ${branch(sql`l.holder_id = (select me_organisation())`)}`
}

/** Lines of the log the reader may see, newest first; whoever stood in is named with for whom, a machine with its token. */
export async function findLog(tx: Tx, a: LogAsked): Promise<LogRow[]> {
  const { rows } = await sql<LogRow>`select l.id, l.at, o.name || coalesce('（代' || f.name || '）', '') || coalesce('（令牌“' || (l.detail ->> 'tokenName') || '”）', '') as officer_name, g.name as organisation_name, l.role, l.action, l.object_kind, l.object_id, l.outcome, l.detail
    from (select id from (${readable(a, a.limit + 1, sql`order by l.id desc`)}) n order by id desc limit ${a.limit + 1}) page join audit_log l on l.id = page.id
      left join officers o on o.id = l.officer_id left join officers f on f.id = (l.detail ->> 'standsFor')::uuid left join organisations g on g.id = l.organisation_id order by l.id desc`.execute(tx)
  return rows
}

/** How many lines there are, counted to 1,001 at most. */
export async function countLog(tx: Tx, a: LogAsked): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (select id from (${readable({ ...a, before: null }, mostCounted + 1)}) n limit ${countLimit}) t`.execute(tx)
  return rows[0]!.n
}

import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** A paper that runs out, whose asset it serves, and the registration that is under way with it. */
export type EndingPaper = { readonly id: string; readonly kind: 'opinion' | 'valuation'; readonly number: string; readonly validUntil: string; readonly assetId: string; readonly assetName: string; readonly holderId: string; readonly openCaseId: string | null; readonly openCaseNumber: string | null }

/**
 * Papers on the current version of assets that are not registered, ending between two days, the earliest first, at most 5,000;
 * not those a paper of the same kind outlasts.
 */
export async function findEndingPapers(tx: Tx, between: { from: string; to: string }): Promise<EndingPaper[]> {
  const ending = (kind: 'opinion' | 'valuation', table: 'opinions' | 'valuations') => sql`select p.id, ${kind}::text as kind, p.number, p.valid_until, p.asset_id, a.name, p.holder_id from ${sql.table(table)} p join assets a on a.id = p.asset_id and a.version = p.asset_version
    where a.state <> 'registered' and p.valid_until between ${between.from}::date and ${between.to}::date and not exists (select from ${sql.table(table)} q where q.asset_id = p.asset_id and q.asset_version = p.asset_version and q.valid_until > p.valid_until)`
  const { rows } = await sql<EndingPaper>`select e.id, e.kind, e.number, e.valid_until as "validUntil", e.asset_id as "assetId", e.name as "assetName", e.holder_id as "holderId", c.id as "openCaseId", c.number as "openCaseNumber"
    from (${ending('opinion', 'opinions')} union all ${ending('valuation', 'valuations')}) e
    left join lateral (select id, number from cases c where c.subject_id = e.asset_id and c.procedure = 'first-registration' and c.submitted_at is not null and c.closed_at is null limit 1) c on true
    order by e.valid_until, e.id limit 5000`.execute(tx)
  return rows
}

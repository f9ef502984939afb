import { sql } from 'kysely'
import type { Answers } from '#contract/forms.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { BareFinding } from './kept-findings.ts'

/** What was decided and counted about a registered asset since the version its registration stands on. */
export type Newer = {
  /** Class and grade that its unit had approved and the card, held by the registration, does not say yet. */
  readonly decided: { readonly category: string; readonly industry: string; readonly importance: string; readonly grade: string } | null
  /** The last finding in which its holder found the data again, and the card it would have drafted. */
  readonly found: { readonly id: string; readonly drafted: Answers } | null
  /** What the data says: the newer finding, or the one of that version; null when the card was made without a scan. */
  readonly finding: BareFinding | null
}

/** What is newer than that version of an asset: for its holder now, or as things stood for whoever held it then; a case not submitted yet has no time. */
export async function findNewer(
  tx: Tx,
  assetId: string,
  version: number,
  asked: { readonly holderId: string | null; readonly then: Date | null } = { holderId: null, then: null },
): Promise<Newer> {
  const asOf = asked.then ? sql`${asked.then}::timestamptz` : sql`'infinity'::timestamptz`
  const { rows } = await sql<Newer>`select
      (select jsonb_build_object('category', c.category, 'industry', c.industry, 'importance', c.importance, 'grade', c.grade::text) from classifications c
        where c.asset_id = v.asset_id
          and c.set_by <> 'authority'
          and c.approved_at <= ${asOf}
          and exists (
            select
            from regradings r
            where r.asset_id = v.asset_id
              and r.trigger = 'card'
              and r.opened_at <= ${asOf}
              and (r.closed_at is null or r.closed_at >= ${asOf})
          )
        order by c.seq desc limit 1) as decided,
      case when f.id is not null then jsonb_build_object('id', f.id, 'drafted', f.drafted) end as found,
        coalesce(f.finding, p.finding) as finding
    from asset_versions v join assets a on a.id = v.asset_id left join findings p on p.id = v.finding_id
      left join lateral (select f.id, f.drafted, f.finding from findings f where f.asset_id = a.id and f.holder_id = coalesce(${asked.holderId}::uuid, a.holder_id) and f.state = 'kept' and f.decided_at <= ${asOf} and f.erased_at is null and f.found_at > coalesce(p.found_at, v.confirmed_at)
        order by f.found_at desc, f.id limit 1) f on true
    where v.asset_id = ${assetId} and v.version = ${version}`.execute(tx)
  return rows[0] ?? { decided: null, found: null, finding: null }
}

/** Ends the task of a card that was to follow its grading, once the card says what was decided last. */
export async function settleCardTask(tx: Tx, assetId: string, caseId: string, at: Date): Promise<void> {
  await sql`
    update regradings r
    set closed_at = ${at}, closed_case = ${caseId}
    from assets a
    join asset_versions v on v.asset_id = a.id and v.version = a.version
    where r.asset_id = ${assetId} and a.id = r.asset_id and r.trigger = 'card' and r.closed_at is null
      and exists (select from (select c.* from classifications c where c.asset_id = a.id and c.set_by <> 'authority' order by c.seq desc limit 1) c
        where c.grade::text = v.card ->> 'grade' and c.importance = v.card ->> 'importance' and c.category = v.card ->> 'category' and c.industry = v.card ->> 'industry')`.execute(
    tx,
  )
}

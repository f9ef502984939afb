import { sql } from 'kysely'
import { statesBeyondPapers } from '#law/asset-states.ts'
import type { Tx } from '#server/db/transaction.ts'

/** The kind of the notes that remind of papers. */
export const noteKind = 'paper-ending'

/** A paper that runs out, the reminder that is due, whose asset it serves, and the registration under way that cannot pass without it. */
export type EndingPaper = {
  readonly id: string
  readonly kind: 'opinion' | 'valuation'
  readonly number: string
  readonly validUntil: string
  readonly assetId: string
  readonly assetName: string
  readonly holderId: string
  readonly stage: string
  readonly openCaseId: string | null
  readonly openCaseNumber: string | null
  readonly openProcedure: string | null
}

/** A step of a procedure before which a paper must still hold, and the kinds of application of which none is asked. */
export type WaitingStep = { readonly procedure: string; readonly step: string; readonly without: readonly string[] }

/** The days on which the end of a paper calls for one reminder. */
export type Stage = { readonly stage: string; readonly from: string; readonly to: string }

/**
 * Papers on the current version of assets that may still be registered, whose reminder is due and was not sent, the earliest first,
 * at most 5,000; not those a paper of the same kind that serves outlasts, nor those of an asset held by a case that asks none any more.
 */
export async function findEndingPapers(tx: Tx, stages: readonly Stage[], waiting: readonly WaitingStep[]): Promise<EndingPaper[]> {
  // Only an unqualified opinion serves, so no other is spoken of, nor does it outlast one.
  const serves = (kind: 'opinion' | 'valuation', paper: 'p' | 'q') =>
    kind === 'opinion' ? sql`${sql.ref(`${paper}.conclusion`)} = 'unqualified'` : sql`true`
  const ending = (kind: 'opinion' | 'valuation', table: 'opinions' | 'valuations') => sql`
    select p.id, ${kind}::text as kind, p.number, p.valid_until, p.asset_id, a.name, p.holder_id, s.stage,
      a.frozen_by is not null as is_held
    from jsonb_to_recordset(${JSON.stringify(stages)}::jsonb) as s(stage text, "from" date, "to" date)
    join ${sql.table(table)} p on p.valid_until between s."from" and s."to"
    join assets a on a.id = p.asset_id and a.version = p.asset_version
    where a.state <> all (${sql.val([...statesBeyondPapers])}::text[])
      and not exists (
        select
        from ${sql.table(table)} q
        where q.asset_id = p.asset_id
          and q.asset_version = p.asset_version
          and q.valid_until > p.valid_until
          and ${serves(kind, 'q')}
      )
      and ${serves(kind, 'p')}
      and not exists (
        select from notes n where n.organisation_id = p.holder_id and n.kind = ${noteKind} and n.subject = p.id || ':' || s.stage
      )`
  const { rows } = await sql<EndingPaper>`
      select e.id, e.kind, e.number, e.valid_until as "validUntil", e.asset_id as "assetId", e.name as "assetName",
        e.holder_id as "holderId", e.stage, c.id as "openCaseId", c.number as "openCaseNumber", c.procedure as "openProcedure"
      from (${ending('opinion', 'opinions')} union all ${ending('valuation', 'valuations')}) e
      left join lateral (select c.id, c.number, c.procedure from cases c join jsonb_to_recordset(${JSON.stringify(waiting)}::jsonb) as l(procedure text, step text, without text[]) on l.procedure = c.procedure and l.step = c.step
        where c.subject_id = e.asset_id and c.submitted_at is not null and c.closed_at is null and coalesce(c.answers ->> 'kind', '') <> all (l.without)
        limit 1) c on true
      where not e.is_held or c.id is not null order by e.valid_until, e.id limit 5000`.execute(tx)
  return rows
}

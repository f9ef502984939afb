import { sql } from 'kysely'
import type { CallView, OperatorApplication } from '#contract/operators.ts'
import type { Tx } from '#server/db/transaction.ts'

type Hand = { readonly name: string; readonly at: Date }

/** Enters an application; false when the operator stands in the call already. */
export async function insertApplication(
  tx: Tx,
  a: { callId: string; operatorId: string; operatorName: string; answers: Record<string, unknown>; by: Hand },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into operator_applications (id, call_id, operator_id, operator_name, answers, applied_name, applied_at)
    values (
      gen_random_uuid(), ${a.callId}, ${a.operatorId}, ${a.operatorName}, ${JSON.stringify(a.answers)}::jsonb, ${a.by.name},
      ${a.by.at}
    )
      on conflict (call_id, operator_id)
    where withdrawn_at is null do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Withdraws an application of an operator; false when it is not there or withdrawn already. */
export async function withdrawApplication(tx: Tx, id: string, operatorId: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
      update operator_applications
      set withdrawn_at = ${at}
      where id = ${id} and operator_id = ${operatorId} and withdrawn_at is null
    `.execute(tx)
  return numAffectedRows === 1n
}

/** Writes down whether an applicant qualifies; false when it has withdrawn. */
export async function judgeApplication(tx: Tx, id: string, judged: { isQualified: boolean; why: string; name: string }): Promise<boolean> {
  const { numAffectedRows } = await sql`
      update operator_applications
      set is_qualified = ${judged.isQualified}, qualified_why = ${judged.why}, qualified_name = ${judged.name}
      where id = ${id} and withdrawn_at is null
    `.execute(tx)
  return numAffectedRows === 1n
}

/** The applications of a call as far as the reader may see them, with the scores the reader may see, by rank and then by who came first. */
export async function applicationsOf(tx: Tx, callId: string): Promise<OperatorApplication[]> {
  const { rows } = await sql<Omit<OperatorApplication, 'appliedAt' | 'average'> & { appliedAt: Date; average: string | null }>`
    select a.id, a.operator_id as "operatorId", a.operator_name as "operatorName", a.answers, a.applied_name as "appliedName",
      a.applied_at as "appliedAt", a.is_qualified as "isQualified", a.qualified_why as "qualifiedWhy", a.average, a.rank,
      coalesce(
        (
          select jsonb_agg(
            jsonb_build_object('officerName', s.officer_name, 'scores', s.scores, 'total', s.total, 'comment', s.comment)
            order by s.officer_name
          )
          from operator_scores s
          where s.application_id = a.id
        ),
        '[]'
      ) as scores
    from operator_applications a
    where a.call_id = ${callId} and a.withdrawn_at is null
    order by a.rank nulls last, a.applied_at, a.id
    limit 200`.execute(tx)
  return rows.map((row) => ({ ...row, appliedAt: row.appliedAt.toISOString(), average: row.average === null ? null : Number(row.average) }))
}

/** How far the applications of a call are: how many, how many not judged yet, how many qualify. */
export async function countApplications(tx: Tx, callId: string): Promise<{ all: number; open: number; qualified: number }> {
  const { rows } = await sql<{
    all: number
    open: number
    qualified: number
  }>`
    select count(*)::int as all, count(*) filter (where is_qualified is null)::int as open,
      count(*) filter (where is_qualified)::int as qualified
    from operator_applications
    where call_id = ${callId} and withdrawn_at is null
  `.execute(tx)
  return rows[0]!
}

/** Names an active officer as an expert, once until dismissed; answers their name, since when, and whom they act for, or null when there is none. */
export async function nameExpert(
  tx: Tx,
  callId: string,
  officerId: string,
  by: Hand,
): Promise<{ readonly name: string; readonly namedAt: Date; readonly organisationIds: readonly string[] } | null> {
  const { rows } = await sql<{
    name: string
    namedAt: Date
    organisationIds: string[]
  }>`insert into operator_experts as e (call_id, officer_id, officer_name, named_by, named_at)
    select ${callId}, o.id, o.name, ${by.name}, ${by.at} from officers o where o.id = ${officerId} and o.is_active
    on conflict (call_id, officer_id) do update
    set ended_at = null, ended_name = null, ended_why = null,
      named_by = case when e.ended_at is null then e.named_by else excluded.named_by end,
      named_at = case when e.ended_at is null then e.named_at else excluded.named_at end
    returning officer_name as name, named_at as "namedAt",
      array(
        select distinct p.organisation_id from posts p where p.officer_id = e.officer_id and p.ended_at is null
      ) as "organisationIds"`.execute(tx)
  return rows[0] ?? null
}

/** How many experts a call has, and whether this one still has applications to score; of no use before the scoring begins. */
export async function findSilentExpert(tx: Tx, callId: string, officerId: string): Promise<{ experts: number; isSilent: boolean }> {
  const { rows } = await sql<{
    experts: number
    isSilent: boolean
  }>`
    select (select count(*)::int from operator_experts where call_id = ${callId} and ended_at is null) as experts,
      has_to_score(${callId}, ${officerId}) as "isSilent"
  `.execute(tx)
  return rows[0]!
}

/** Dismisses an expert for a reason; answers their name and whom they act for, or null when there is no such one. */
export async function dismissExpert(
  tx: Tx,
  callId: string,
  officerId: string,
  by: Hand & { readonly reason: string },
): Promise<{ readonly name: string; readonly organisationIds: readonly string[] } | null> {
  const { rows } = await sql<{
    name: string
    organisationIds: string[]
  }>`
    update operator_experts e
    set ended_at = ${by.at}, ended_name = ${by.name}, ended_why = ${by.reason}
    where call_id = ${callId} and officer_id = ${officerId} and ended_at is null
    returning officer_name as name,
      array(
        select distinct p.organisation_id from posts p where p.officer_id = e.officer_id and p.ended_at is null
      ) as "organisationIds"`.execute(tx)
  return rows[0] ?? null
}

/**
 * The experts of a call as far as the reader may see them; whether scores are missing is told of oneself, to the bureau, which sees none
 * of them, and to everybody once they are open.
 */
export async function expertsOf(tx: Tx, callId: string): Promise<Omit<CallView['experts'][number], 'whyNotDismiss'>[]> {
  const { rows } = await sql<
    Omit<CallView['experts'][number], 'whyNotDismiss'>
  >`select e.officer_id as "officerId", e.officer_name as "officerName",
      case when me_role() = 'data-bureau' or e.officer_id = me_officer() or c.scores_open_at is not null then has_to_score(e.call_id, e.officer_id) end as missing
    from operator_experts e
    join operator_calls c on c.case_id = e.call_id
    where e.call_id = ${callId} and e.ended_at is null
    order by e.named_at, e.officer_id
    limit 50`.execute(tx)
  return rows
}

/** The experts of a call that were dismissed, by whom and why, as far as the reader may see them: the bureau, and each of themselves. */
export async function dismissedOf(tx: Tx, callId: string): Promise<CallView['dismissed']> {
  const { rows } = await sql<Omit<CallView['dismissed'][number], 'at'> & { at: Date }>`
    select officer_id as "officerId", officer_name as "officerName", ended_name as "byName", ended_why as reason, ended_at as at
    from operator_experts
    where call_id = ${callId} and ended_at is not null
    order by ended_at, officer_id
    limit 50
  `.execute(tx)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Whether the reader is an expert of a call. */
export async function isExpert(tx: Tx, callId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select is_expert_of(${callId}) as is`.execute(tx)
  return rows[0]!.is
}

/** How many experts a call has, how many work for an applicant, and how many scores are missing. */
export async function scoringStands(tx: Tx, callId: string): Promise<{ experts: number; partial: string[]; missing: number }> {
  const { rows } = await sql<{
    experts: number
    partial: string[]
    missing: number
  }>`select (select count(*)::int from operator_experts where call_id = ${callId} and ended_at is null) as experts,
    coalesce(
      (
        select array_agg(e.officer_name)
        from operator_experts e
        where e.call_id = ${callId} and e.officer_id in (select partial_experts(${callId}))
      ),
      '{}'
    ) as partial,
      scores_missing(${callId}) as missing`.execute(tx)
  return rows[0]!
}

/** Gives, or gives anew, what an expert scores a qualified application; false when it is none of those. */
export async function scoreApplication(
  tx: Tx,
  score: {
    applicationId: string
    officerId: string
    officerName: string
    scores: readonly { name: string; points: number }[]
    total: number
    comment: string
    at: Date
  },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into operator_scores (application_id, call_id, officer_id, officer_name, scores, total, comment, scored_at)
    select a.id, a.call_id, ${score.officerId}, ${score.officerName}, ${JSON.stringify(score.scores)}::jsonb, ${score.total},
      ${score.comment}, ${score.at}
    from operator_applications a
    where a.id = ${score.applicationId} and a.withdrawn_at is null and a.is_qualified
    on conflict (application_id, officer_id) do update
    set scores = excluded.scores, total = excluded.total, comment = excluded.comment, scored_at = excluded.scored_at`.execute(tx)
  return numAffectedRows === 1n
}

import { sql } from 'kysely'
import type { CallLine, CallView } from '#contract/operators.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'

export type Criterion = CallView['criteria'][number]
export type Call = Omit<CallLine, 'announcedAt' | 'isOver'> & {
  readonly announcedAt: Date
  readonly answers: Record<string, unknown>
  readonly criteria: readonly Criterion[]
  readonly ranking: CallView['ranking']
  readonly areScoresOpen: boolean
}

/** Announces a call out of its case. */
export async function insertCall(
  tx: Tx,
  call: {
    caseId: string
    title: string
    state: string
    answers: Record<string, unknown>
    criteria: readonly Criterion[]
    applyUntil: string
    termMonths: number
    at: Date
  },
): Promise<void> {
  await sql`insert into operator_calls (case_id, title, state, answers, criteria, apply_until, term_months, announced_at)
    values (
      ${call.caseId}, ${call.title}, ${call.state}, ${JSON.stringify(call.answers)}::jsonb,
      ${JSON.stringify(call.criteria)}::jsonb, ${call.applyUntil}::date, ${call.termMonths}, ${call.at}
    )`.execute(tx)
}

/** Writes down at which step or ending the case of a call is. */
export async function setCallState(tx: Tx, caseId: string, state: string): Promise<void> {
  await sql`update operator_calls set state = ${state} where case_id = ${caseId}`.execute(tx)
}

const columns = sql`c.case_id as id, c.title, c.state, c.apply_until as "applyUntil", c.term_months as "termMonths", c.announced_at as "announcedAt"`
const fitting = (q: string | undefined) => (q?.trim() ? sql`c.title ilike ${likeWord(q)}` : sql`true`)

/** Whether the last day to apply to a call is over on a day. Pure. */
export const isOver = ({ applyUntil }: Pick<Call, 'applyUntil'>, today: string): boolean => today > applyUntil

/** Calls, latest first, at most `limit`. */
export async function listCalls(
  tx: Tx,
  q: string | undefined,
  today: string,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<CallLine[]> {
  const after = place.after ? sql`(c.announced_at, c.case_id) < (${place.after[0]}::timestamptz, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<Omit<CallLine, 'announcedAt' | 'isOver'> & { announcedAt: Date }>`
    select ${columns}
    from operator_calls c
    where ${fitting(q)} and ${after}
    order by c.announced_at desc, c.case_id desc
    limit ${place.limit}
  `.execute(tx)
  return rows.map((row) => ({ ...row, isOver: isOver(row, today), announcedAt: row.announcedAt.toISOString() }))
}

/** How many calls fit, counted to 1,001 at most. */
export async function countCalls(tx: Tx, q: string | undefined): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from operator_calls c where ${fitting(q)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

/** One call; null when there is none. */
export async function findCall(tx: Tx, id: string): Promise<Call | null> {
  const { rows } = await sql<Call>`
      select ${columns}, c.answers, c.criteria, c.ranking, c.scores_open_at is not null as "areScoresOpen"
      from operator_calls c
      where c.case_id = ${id}
    `.execute(tx)
  return rows[0] ?? null
}

/** The call an application is for; null when it is not there or hidden. */
export async function findCallOf(tx: Tx, applicationId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select call_id as id from operator_applications where id = ${applicationId}`.execute(tx)
  return rows[0]?.id ?? null
}

/**
 * Lets experts score side by side, and the opening of the scores wait for them and they for it, until the end of the transaction; what is
 * read before it is not to be relied on.
 */
export async function takeScoringTurn(tx: Tx, callId: string, how: 'scores' | 'opens'): Promise<void> {
  await sql`select ${how === 'opens' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`}(hashtextextended('rongshu scores ' || ${callId}, 0))`.execute(
    tx,
  )
}

/** Opens the scores of a call, computes averages, and ranks: ties by the heaviest criterion, then by who applied first. */
export async function openScores(tx: Tx, callId: string, heaviest: string, at: Date): Promise<void> {
  await takeScoringTurn(tx, callId, 'opens')
  await sql`update operator_calls set scores_open_at = ${at} where case_id = ${callId}`.execute(tx)
  await sql`with scored as (
      select a.id, a.applied_at, round(avg(s.total), 2) as average,
        avg((select max((p ->> 'points')::int) from jsonb_array_elements(s.scores) p where p ->> 'name' = ${heaviest})) as heavy
      from operator_applications a
      join operator_scores s on s.application_id = a.id
      join operator_experts e on e.call_id = s.call_id and e.officer_id = s.officer_id and e.ended_at is null
      where a.call_id = ${callId} and a.withdrawn_at is null and a.is_qualified group by a.id),
    ranked as (select id, average, row_number() over (order by average desc, heavy desc, applied_at, id) as rank from scored)
    update operator_applications a set average = r.average, rank = r.rank from ranked r where r.id = a.id`.execute(tx)
  await sql`
    update operator_calls
    set ranking = (
      select coalesce(
        jsonb_agg(jsonb_build_object('operatorName', operator_name, 'average', average, 'rank', rank) order by rank), '[]'
      )
      from operator_applications
      where call_id = ${callId} and rank is not null
    )
    where case_id = ${callId}
  `.execute(tx)
}

/** Who came first in a call; null when nobody is ranked. */
export async function findWinner(tx: Tx, callId: string): Promise<{ operatorId: string; operatorName: string } | null> {
  const { rows } = await sql<{
    operatorId: string
    operatorName: string
  }>`select operator_id as "operatorId", operator_name as "operatorName" from operator_applications where call_id = ${callId} and rank = 1`.execute(
    tx,
  )
  return rows[0] ?? null
}

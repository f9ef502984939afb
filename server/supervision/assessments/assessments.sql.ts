import { sql } from 'kysely'
import type { AssessmentLine } from '#contract/supervision-incidents.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

export type NewAssessment = Omit<AssessmentLine, 'number' | 'operatorName' | 'isLate' | 'isOverdue' | 'receivedAt'> & {
  readonly dueOn: string
  readonly at: Date
}

/** Enters a risk assessment that was received. */
export async function insertAssessment(tx: Tx, a: NewAssessment): Promise<void> {
  await sql`
    insert into risk_assessments (
      case_id, operator_id, title, year, is_yearly, assessor, assessed_on, next_on, handed_in_on, due_on, high, medium, low,
      conclusion, received_at
    )
    values (
      ${a.caseId}, ${a.operatorId}, ${a.title}, ${a.year}, ${a.isYearly}, ${a.assessor}, ${a.assessedOn}::date, ${a.nextOn}::date,
      ${a.handedInOn}::date, ${a.dueOn}::date, ${a.high}, ${a.medium}, ${a.low}, ${a.conclusion}, ${a.at}
    )`.execute(tx)
}

/**
 * Who made the last yearly assessments of an operator, the latest first, at most `limit`; nobody where `assessor` is the operator itself,
 * which is not limited.
 */
export async function lastAssessors(tx: Tx, operatorId: string, assessor: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{
    assessor: string
  }>`
    select assessor
    from risk_assessments
    where operator_id = ${operatorId}
      and is_yearly
      and not exists (select from organisations o where o.id = ${operatorId} and ${assessor} in (o.name, o.short_name))
    order by assessed_on desc, received_at desc
    limit ${limit}
  `.execute(tx)
  return rows.map(({ assessor }) => assessor)
}

export type AssessmentsAsked = { readonly q?: string | undefined; readonly year?: number | undefined }
const joined = sql`risk_assessments r join cases c on c.id = r.case_id join organisations o on o.id = r.operator_id`

function fitting({ q, year }: AssessmentsAsked) {
  const like = q?.trim() ? likeWord(q) : null
  return sql`${like ? sql`(r.title ilike ${like} or o.name ilike ${like} or r.assessor ilike ${like})` : sql`true`} and ${year ? sql`r.year = ${year}` : sql`true`}`
}

/** How the register of risk assessments may be sorted: by the day an assessment was finished, or the next is due. */
export const assessmentsBy = sortable<AssessmentLine, 'received' | 'on' | 'next'>(
  [sql`r.case_id`, (row) => row.caseId],
  {
    received: { by: sql`r.received_at`, kind: 'instant', of: (row) => row.receivedAt },
    on: { by: sql`r.assessed_on`, kind: 'date', of: (row) => row.assessedOn },
    next: { by: sql`r.next_on`, kind: 'date', of: (row) => row.nextOn },
  },
  '-received',
)

/** The register of risk assessments as far as the reader may see it, a page of it; overdue is one whose next is due and has not come. */
export async function listAssessments(tx: Tx, asked: AssessmentsAsked, today: string, place: SortedPlace): Promise<AssessmentLine[]> {
  const { rows } = await sql<Omit<AssessmentLine, 'receivedAt'> & { receivedAt: Date }>`
    select r.case_id as "caseId", c.number, r.title, r.operator_id as "operatorId", o.name as "operatorName", r.year,
      r.is_yearly as "isYearly", r.assessor, r.assessed_on as "assessedOn", r.handed_in_on as "handedInOn",
      coalesce(r.handed_in_on > r.due_on, false) as "isLate",
      r.next_on as "nextOn", r.next_on < ${today}::date
        and not exists (
          select from risk_assessments n where n.operator_id = r.operator_id and n.assessed_on > r.assessed_on
        ) as "isOverdue",
          r.high, r.medium, r.low, r.conclusion, r.received_at as "receivedAt"
    from ${joined} where ${fitting(asked)} and ${place.after} order by ${place.order} limit ${place.limit}`.execute(tx)
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }))
}

/** How many assessments fit, counted to 1,001 at most. */
export async function countAssessments(tx: Tx, asked: AssessmentsAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from ${joined} where ${fitting(asked)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

import { sql } from 'kysely'
import type { FilingLine } from '#contract/use.ts'
import type { FilingState } from '#law/use-terms.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

export type NewFiling = {
  readonly id: string
  readonly caseId: string
  readonly operatorId: string
  readonly developerId: string
  readonly on: string
  readonly untilOn: string
  readonly reviewOn: string
  readonly at: Date
}

/** Enters a filing under the next number; one that stands between the same two is replaced by it, and what its last review found goes on with it. */
export async function insertFiling(tx: Tx, f: NewFiling): Promise<void> {
  await sql`
    with before as (
      update developer_filings
      set ended_at = ${f.at}, ended_why = '由新的备案接续'
      where operator_id = ${f.operatorId} and developer_id = ${f.developerId} and ended_at is null
      returning reviewed_on, reviewed_well
    )
    insert into developer_filings (
      id, number, case_id, operator_id, developer_id, filed_on, until_on, review_on, made_at, reviewed_on, reviewed_well
    )
    values (
      ${f.id}, 'KF-' || ${f.on.slice(0, 4)}::text || '-' || lpad(nextval('filing_numbers')::text, 5, '0'), ${f.caseId},
      ${f.operatorId}, ${f.developerId}, ${f.on}, ${f.untilOn}, ${f.reviewOn}, ${f.at}, (select reviewed_on from before),
      (select reviewed_well from before)
    )`.execute(tx)
}

type Standing = {
  readonly id: string
  readonly number: string
  readonly untilOn: string
  /** Null before the first review. */
  readonly reviewedWell: boolean | null
  /** The case by which a termination is proposed. */
  readonly termination: string | null
}
/**
 * The filing that stands between an operator and a developer on a day, what its last review found, and whether a termination is proposed;
 * null when there is none.
 */
export async function findFiling(tx: Tx, operatorId: string, developerId: string, today: string): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
      select id, number, until_on as "untilOn", reviewed_well as "reviewedWell",
        termination_of(operator_id, developer_id) as termination
      from developer_filings
      where operator_id = ${operatorId} and developer_id = ${developerId} and ended_at is null and until_on >= ${today}::date
    `.execute(tx)
  return rows[0] ?? null
}

/** Notes a review of the developer an operator filed, and when the next is due. */
export async function noteReview(
  tx: Tx,
  operatorId: string,
  developerId: string,
  { on, wasGood, nextOn }: { on: string; wasGood: boolean; nextOn: string },
): Promise<void> {
  await sql`
    update developer_filings
    set reviewed_on = ${on}, reviewed_well = ${wasGood}, review_on = ${nextOn}
    where operator_id = ${operatorId} and developer_id = ${developerId} and ended_at is null
  `.execute(tx)
}

/** Ends the filing that stands between an operator and a developer. */
export async function endFiling(tx: Tx, operatorId: string, developerId: string, why: string, at: Date): Promise<void> {
  await sql`
    update developer_filings
    set ended_at = ${at}, ended_why = ${why}
    where operator_id = ${operatorId} and developer_id = ${developerId} and ended_at is null
  `.execute(tx)
}

/** What the list is narrowed by. */
export type FilingsAsked = { readonly q?: string | undefined; readonly state?: FilingState | undefined }

const stateOf = (today: string) =>
  sql<FilingState>`
    case
      when f.ended_at is not null then 'ended'
      when f.until_on < ${today}::date then 'over'
      when f.review_on <= ${today}::date then 'review-due'
      else 'live'
      end
  `
const joined = sql`developer_filings f join organisations o on o.id = f.operator_id join organisations d on d.id = f.developer_id`
function fitting({ q, state }: FilingsAsked, today: string) {
  const like = q?.trim() ? likeWord(q) : null
  return sql`${state ? sql`${stateOf(today)} = ${state}` : sql`true`} and ${like ? sql`(d.name ilike ${like} or o.name ilike ${like} or f.number ilike ${like})` : sql`true`}`
}

/** How the list of filed developers may be sorted; by term is by its last day. */
export const filingsBy = sortable<FilingLine, 'made' | 'term' | 'review'>(
  [sql`f.id`, (row) => row.id],
  {
    made: { by: sql`f.made_at`, kind: 'instant', of: (row) => row.madeAt },
    term: { by: sql`f.until_on`, kind: 'date', of: (row) => row.untilOn },
    review: { by: sql`f.review_on`, kind: 'date', of: (row) => row.reviewOn },
  },
  '-made',
)

/** Filed developers, a page of them. */
export async function listFilings(tx: Tx, asked: FilingsAsked, today: string, place: SortedPlace): Promise<FilingLine[]> {
  const { rows } = await sql<Omit<FilingLine, 'madeAt'> & { madeAt: Date }>`
    select f.id, f.number, f.case_id as "caseId", f.operator_id as "operatorId", o.name as "operatorName",
      f.developer_id as "developerId", d.name as "developerName", f.filed_on as "filedOn", f.until_on as "untilOn",
      f.review_on as "reviewOn", f.reviewed_on as "reviewedOn", f.reviewed_well as "reviewedWell", f.ended_why as "endedWhy",
      f.made_at as "madeAt", ${stateOf(today)} as state
    from ${joined} where ${fitting(asked, today)} and ${place.after} order by ${place.order} limit ${place.limit}`.execute(tx)
  return rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() }))
}

/** How many fit, counted to 1,001 at most. */
export async function countFilings(tx: Tx, asked: FilingsAsked, today: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from ${joined} where ${fitting(asked, today)} limit ${countLimit}) counted`.execute(tx)
  return rows[0]?.n ?? 0
}

import { sql } from 'kysely'
import type { DisputeLine } from '#contract/supervision-disputes.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

/** Enters a dispute that was sent to the other side. */
export async function insertDispute(
  tx: Tx,
  d: {
    readonly caseId: string
    readonly applicantId: string
    readonly respondentId: string
    readonly title: string
    readonly kind: string
    readonly about: string
    readonly amountFen: number
    readonly at: Date
  },
): Promise<void> {
  await sql`
    insert into disputes (case_id, applicant_id, respondent_id, title, kind, about, amount_fen, began_at)
    values (${d.caseId}, ${d.applicantId}, ${d.respondentId}, ${d.title}, ${d.kind}, ${d.about}, ${d.amountFen}, ${d.at})
  `.execute(tx)
}

/** Enters how a dispute ended, by which way, with what result. */
export async function closeDispute(
  tx: Tx,
  caseId: string,
  d: { readonly way: string | null; readonly outcome: string; readonly result: string; readonly at: Date },
): Promise<void> {
  await sql`update disputes set way = ${d.way}, outcome = ${d.outcome}, result = ${d.result}, closed_at = ${d.at} where case_id = ${caseId}`.execute(
    tx,
  )
}

export type DisputesAsked = { readonly q?: string | undefined; readonly state?: 'open' | 'closed' | undefined }
const joined = sql`
  disputes d
  join cases c on c.id = d.case_id
  join organisations a on a.id = d.applicant_id
  join organisations r on r.id = d.respondent_id
`

function fitting({ q, state }: DisputesAsked) {
  const like = q?.trim() ? likeWord(q) : null
  return sql`${like ? sql`(d.title ilike ${like} or a.name ilike ${like} or r.name ilike ${like} or d.about ilike ${like} or c.number ilike ${like})` : sql`true`} and ${state ? sql`(d.outcome is null) = ${state === 'open'}` : sql`true`}`
}

/** How the register of disputes may be sorted; the day is that of its end, or of its beginning while it goes on. */
export const disputesBy = sortable<DisputeLine, 'began' | 'amount' | 'day'>(
  [sql`d.case_id`, (row) => row.caseId],
  {
    began: { by: sql`d.began_at`, kind: 'instant', of: (row) => row.beganAt },
    amount: { by: sql`d.amount_fen`, kind: 'number', of: (row) => row.amountFen },
    day: { by: sql`coalesce(d.closed_at, d.began_at)`, kind: 'instant', of: (row) => row.closedAt ?? row.beganAt },
  },
  '-began',
)

/** The register of disputes as far as the reader may see it, a page of it. */
export async function listDisputes(tx: Tx, asked: DisputesAsked, place: SortedPlace): Promise<DisputeLine[]> {
  const { rows } = await sql<Omit<DisputeLine, 'beganAt' | 'closedAt'> & { beganAt: Date; closedAt: Date | null }>`
    select d.case_id as "caseId", c.number, d.title, d.kind, d.about, d.applicant_id as "applicantId", a.name as "applicantName",
      d.respondent_id as "respondentId", r.name as "respondentName", d.amount_fen as "amountFen", d.began_at as "beganAt", c.step,
      d.way, d.outcome, d.result, d.closed_at as "closedAt"
    from ${joined} where ${fitting(asked)} and ${place.after} order by ${place.order} limit ${place.limit}`.execute(tx)
  return rows.map((row) => ({ ...row, beganAt: row.beganAt.toISOString(), closedAt: row.closedAt?.toISOString() ?? null }))
}

/** How many disputes fit, counted to 1,001 at most. */
export async function countDisputes(tx: Tx, asked: DisputesAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from ${joined} where ${fitting(asked)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

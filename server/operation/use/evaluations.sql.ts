import { sql } from 'kysely'
import type { EvaluationLine } from '#contract/use.ts'
import type { RuleReport } from '#contract/odrl/evaluate.ts'
import type { Policy } from '#contract/odrl/policy.ts'
import type { CompliancePart } from '#law/operators.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'
import { validParts } from '../operators/compliance.sql.ts'
import { missingParts } from '../operators/operating.ts'
import { holdAgreement } from './agreements.sql.ts'

/** What a judgement needs to know of an agreement, held until the end of the transaction so that counts and digests follow one another. */
export type Judged = {
  readonly id: string
  readonly number: string
  readonly operatorId: string
  readonly developerId: string
  readonly assetId: string
  readonly holderId: string
  readonly policy: Policy
  readonly isSigned: boolean
  readonly isSuspended: boolean
  readonly hasEnded: boolean
  readonly hasMandate: boolean
  readonly hasFile: boolean
  readonly isFiled: boolean
  readonly isRegistered: boolean
  readonly evaluated: number
  readonly uses: number
  readonly traceSha256: string
}

/** Holds an agreement for a judgement; null when there is none or it is hidden. */
export async function holdForUse(tx: Tx, id: string, today: string): Promise<Judged | null> {
  if (!(await holdAgreement(tx, id))) return null
  const { rows } = await sql<Omit<Judged, 'hasFile'> & { parts: readonly CompliancePart[] }>`
    select g.id, g.number, g.operator_id as "operatorId", g.developer_id as "developerId", g.asset_id as "assetId",
      g.holder_id as "holderId", g.policy, g.evaluated, g.uses, g.trace_sha256 as "traceSha256",
      g.signed_operator_at is not null
        and g.signed_developer_at is not null as "isSigned", g.suspended_at is not null as "isSuspended",
          g.ended_at is not null as "hasEnded",
      exists (select from standing_mandate(g.asset_id, g.operator_id, ${today}::date)) as "hasMandate",
      ${validParts(sql`g.operator_id`, today)} as parts,
      exists (
        select
        from developer_filings f
        where f.operator_id = g.operator_id
          and f.developer_id = g.developer_id
          and f.ended_at is null
          and f.until_on >= ${today}::date
      ) as "isFiled",
      exists (
        select from certificates c where c.asset_id = g.asset_id and c.status = 'valid' and c.valid_until >= ${today}::date
      ) as "isRegistered"
    from agreements g where g.id = ${id}`.execute(tx)
  if (!rows[0]) return null
  const { parts, ...agreement } = rows[0]
  return { ...agreement, hasFile: missingParts(parts) === null }
}

const columns = sql`e.id::text as id, e.seq, e.client_key as key, e.asked, e.outcome, e.reason, e.rules, e.by_name as "byName", e.at, e.digest`
type Row = Omit<EvaluationLine, 'at' | 'words'> & { readonly at: Date; readonly key: string; readonly rules: readonly RuleReport[] }
export type StoredEvaluation = Omit<Row, 'at'> & { readonly at: string }
const toLine = (row: Row): StoredEvaluation => ({ ...row, at: row.at.toISOString() })

/** The judgement that a key already got; null when it got none. */
export async function findEvaluation(tx: Tx, agreementId: string, key: string): Promise<StoredEvaluation | null> {
  const { rows } =
    await sql<Row>`select ${columns} from evaluations e where e.agreement_id = ${agreementId} and e.client_key = ${key}`.execute(tx)
  return rows[0] ? toLine(rows[0]) : null
}

export type NewEvaluation = {
  readonly agreementId: string
  readonly seq: number
  readonly key: string
  readonly asked: EvaluationLine['asked']
  readonly outcome: 'permitted' | 'refused'
  readonly reason: string
  readonly rules: readonly RuleReport[]
  readonly by: { readonly organisationId: string; readonly name: string }
  readonly at: Date
  readonly digest: string
}

/** Enters a judgement and moves the counts and the last digest of its agreement. */
export async function insertEvaluation(tx: Tx, e: NewEvaluation): Promise<void> {
  await sql`insert into evaluations (agreement_id, seq, client_key, asked, outcome, reason, rules, by_organisation, by_name, at, digest)
    values (
      ${e.agreementId}, ${e.seq}, ${e.key}, ${JSON.stringify(e.asked)}::jsonb, ${e.outcome}, ${e.reason},
      ${JSON.stringify(e.rules)}::jsonb, ${e.by.organisationId}, ${e.by.name}, ${e.at}, ${e.digest}
    )`.execute(tx)
  await sql`
    update agreements
    set evaluated = ${e.seq}, uses = uses + ${e.outcome === 'permitted' ? 1 : 0}, trace_sha256 = ${e.digest}
    where id = ${e.agreementId}
  `.execute(tx)
}

/** What the trace is narrowed by. */
export type EvaluationsAsked = { readonly outcome?: 'permitted' | 'refused' | undefined }
const fitting = (agreementId: string, { outcome }: EvaluationsAsked) =>
  sql`e.agreement_id = ${agreementId} and ${outcome ? sql`e.outcome = ${outcome}` : sql`true`}`

/** The judgements of an agreement, latest first, at most `limit`. */
export async function listEvaluations(
  tx: Tx,
  agreementId: string,
  asked: EvaluationsAsked,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<StoredEvaluation[]> {
  const after = place.after ? sql`e.seq < ${Number(place.after[0])}` : sql`true`
  const { rows } = await sql<Row>`
      select ${columns}
      from evaluations e
      where ${fitting(agreementId, asked)} and ${after}
      order by e.seq desc
      limit ${place.limit}
    `.execute(tx)
  return rows.map(toLine)
}

/** How many there are, counted to 1,001 at most. */
export async function countEvaluations(tx: Tx, agreementId: string, asked: EvaluationsAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from evaluations e where ${fitting(agreementId, asked)} limit ${countLimit}) counted`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

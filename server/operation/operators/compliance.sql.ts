import { type RawBuilder, sql } from 'kysely'
import type { ComplianceRecord } from '#contract/operators.ts'
import type { CompliancePart } from '#law/operators.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Stage } from '#server/registration/paper-terms.sql.ts'

export type NewRecord = {
  readonly operatorId: string
  readonly part: CompliancePart
  readonly documentNumber: string
  readonly level: number | null
  readonly detail: Readonly<Record<string, unknown>>
  readonly madeOn: string
  readonly expiresOn: string
  readonly caseId: string
  readonly by: string
  readonly at: Date
}

/** Adds a part to the compliance file of an operator. */
export async function insertRecord(tx: Tx, r: NewRecord): Promise<void> {
  await sql`
    insert into compliance_records (
      id, operator_id, part, document_number, level, detail, made_on, expires_on, case_id, recorded_name, recorded_at
    )
    values (
      gen_random_uuid(), ${r.operatorId}, ${r.part}, ${r.documentNumber}, ${r.level}, ${JSON.stringify(r.detail)}::jsonb,
      ${r.madeOn}::date, ${r.expiresOn}::date, ${r.caseId}, ${r.by}, ${r.at}
    )`.execute(tx)
}

/** The parts of the compliance file of an operator that are valid on a day, as every check of it reads them (§7.4). */
export const validParts = (operator: RawBuilder<unknown>, today: string) =>
  sql<CompliancePart[]>`
    coalesce(
      (
        select array_agg(distinct c.part)
        from compliance_records c
        where c.operator_id = ${operator} and c.expires_on >= ${today}::date
      ),
      '{}'
    )
  `

/** The compliance file of an operator, by part, latest first. */
export async function recordsOf(tx: Tx, operatorId: string, today: string): Promise<ComplianceRecord[]> {
  const { rows } = await sql<Omit<ComplianceRecord, 'recordedAt'> & { recordedAt: Date }>`
    select id, part, document_number as "documentNumber", level, made_on as "madeOn", expires_on as "expiresOn",
      expires_on >= ${today}::date as "isValid", case_id as "caseId", recorded_at as "recordedAt"
    from compliance_records where operator_id = ${operatorId} order by part, recorded_at desc limit 200`.execute(tx)
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }))
}

/** A part of a compliance file that ends with nothing after it, and which reminder that calls for. */
export type EndingRecord = {
  readonly id: string
  readonly operatorId: string
  readonly part: CompliancePart
  readonly expiresOn: string
  readonly stage: string
}

/** The parts that end within the stages, of operators with a mandate that stands, where no later record follows. */
export async function findEndingRecords(tx: Tx, stages: readonly Stage[]): Promise<EndingRecord[]> {
  const { rows } = await sql<EndingRecord>`select c.id, c.operator_id as "operatorId", c.part, c.expires_on as "expiresOn", s.stage
    from jsonb_to_recordset(${JSON.stringify(stages)}::jsonb) as s (stage text, "from" date, "to" date)
    join compliance_records c on c.expires_on between s."from" and s."to"
    where not exists (
      select from compliance_records l where l.operator_id = c.operator_id and l.part = c.part and l.expires_on > c.expires_on
    )
      and exists (select from mandates m where m.operator_id = c.operator_id and m.ended_at is null)`.execute(tx)
  return rows
}

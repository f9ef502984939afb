import { sql } from 'kysely'
import type { ComplianceRecord } from '#contract/operators.ts'
import type { CompliancePart } from '#law/operators.ts'
import type { Tx } from '#server/db/transaction.ts'

export type NewRecord = { readonly operatorId: string; readonly part: CompliancePart; readonly documentNumber: string; readonly level: number | null; readonly detail: Readonly<Record<string, unknown>>; readonly madeOn: string; readonly expiresOn: string; readonly caseId: string; readonly by: string; readonly at: Date }

/** Adds a part to the compliance file of an operator. */
export async function insertRecord(tx: Tx, r: NewRecord): Promise<void> {
  await sql`insert into compliance_records (id, operator_id, part, document_number, level, detail, made_on, expires_on, case_id, recorded_name, recorded_at)
    values (gen_random_uuid(), ${r.operatorId}, ${r.part}, ${r.documentNumber}, ${r.level}, ${JSON.stringify(r.detail)}::jsonb, ${r.madeOn}::date, ${r.expiresOn}::date, ${r.caseId}, ${r.by}, ${r.at})`.execute(tx)
}

/** The compliance file of an operator, by part, latest first. */
export async function recordsOf(tx: Tx, operatorId: string, today: string): Promise<ComplianceRecord[]> {
  const { rows } = await sql<Omit<ComplianceRecord, 'recordedAt'> & { recordedAt: Date }>`select id, part, document_number as "documentNumber", level, made_on as "madeOn", expires_on as "expiresOn", expires_on >= ${today}::date as "isValid", case_id as "caseId", recorded_at as "recordedAt"
    from compliance_records where operator_id = ${operatorId} order by part, recorded_at desc limit 200`.execute(tx)
  return rows.map(row => ({ ...row, recordedAt: row.recordedAt.toISOString() }))
}

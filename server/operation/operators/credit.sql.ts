import { sql } from 'kysely'
import type { CreditEntry } from '#contract/operators.ts'
import type { CreditAct } from '#law/operators.ts'
import type { Tx } from '#server/db/transaction.ts'

export type Deduction = {
  readonly operatorId: string
  readonly act: CreditAct
  readonly points: number
  readonly reason: string
  readonly evidence: unknown
  readonly caseId: string
  readonly by: string
  readonly year: string
  readonly at: Date
}

/** Enters a deduction of credit under a new number. */
export async function insertDeduction(tx: Tx, d: Deduction): Promise<void> {
  await sql`insert into credit_entries (id, number, operator_id, act, points, reason, evidence, case_id, made_name, made_at)
    values (
      gen_random_uuid(), 'XY-' || ${d.year} || '-' || lpad(nextval('credit_serials')::text, 4, '0'), ${d.operatorId}, ${d.act},
      ${d.points}, ${d.reason}, ${JSON.stringify(d.evidence ?? null)}::jsonb, ${d.caseId}, ${d.by}, ${d.at}
    )`.execute(tx)
}

/** Whether an entry of an operator still counts. */
export async function entryStands(tx: Tx, operatorId: string, number: string): Promise<boolean> {
  const { rows } =
    await sql`select from credit_entries where operator_id = ${operatorId} and number = ${number} and lifted_at is null`.execute(tx)
  return rows.length > 0
}

/** The case by which an entry of an operator was made; null when there is no such entry. */
export async function findDeduction(tx: Tx, operatorId: string, number: string): Promise<string | null> {
  const { rows } = await sql<{
    caseId: string
  }>`select case_id as "caseId" from credit_entries where operator_id = ${operatorId} and number = ${number}`.execute(tx)
  return rows[0]?.caseId ?? null
}

/** Lifts an entry: it stays on record and no longer counts. */
export async function liftEntry(
  tx: Tx,
  lift: { operatorId: string; number: string; how: string; why: string; caseId: string; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
      update credit_entries
      set lifted_at = ${lift.at}, lifted_how = ${lift.how}, lifted_why = ${lift.why}, lifted_case = ${lift.caseId}
      where operator_id = ${lift.operatorId} and number = ${lift.number} and lifted_at is null
    `.execute(tx)
  return numAffectedRows === 1n
}

/** The credit record of an operator as far as the reader may see it, latest first. */
export async function entriesOf(tx: Tx, operatorId: string): Promise<CreditEntry[]> {
  const { rows } = await sql<Omit<CreditEntry, 'madeAt' | 'liftedAt'> & { madeAt: Date; liftedAt: Date | null }>`
    select id, number, act, points, reason, case_id as "caseId", made_name as "madeName", made_at as "madeAt",
      lifted_at as "liftedAt", lifted_how as "liftedHow", lifted_why as "liftedWhy"
    from credit_entries
    where operator_id = ${operatorId}
    order by made_at desc, id
    limit 200
  `.execute(tx)
  return rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString(), liftedAt: row.liftedAt?.toISOString() ?? null }))
}

import { sql } from 'kysely'
import type { Parameter } from '#contract/supervision-rulings.ts'
import type { Tx } from '#server/db/transaction.ts'

type Version = Parameter['versions'][number] & { readonly choice: string }

/** Enters the value both bureaux decided for a parameter. */
export async function insertVersion(tx: Tx, v: Omit<Version, 'decidedAt'> & { readonly at: Date }): Promise<void> {
  await sql`
    insert into parameter_versions (case_id, choice, value_before, value, effective_on, carried_by, reason, decided_at)
    values (${v.caseId}, ${v.choice}, ${v.valueBefore}, ${v.value}, ${v.effectiveOn}::date, ${v.carriedBy}, ${v.reason}, ${v.at})
  `.execute(tx)
}

/** Every value that was decided, by parameter, the latest first. */
export async function listVersions(tx: Tx): Promise<Version[]> {
  const { rows } = await sql<Omit<Version, 'decidedAt'> & { decidedAt: Date }>`
    select case_id as "caseId", choice, value_before as "valueBefore", value, effective_on as "effectiveOn",
      carried_by as "carriedBy", reason, decided_at as "decidedAt"
    from parameter_versions
    order by choice, decided_at desc
    limit 2000
  `.execute(tx)
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }))
}

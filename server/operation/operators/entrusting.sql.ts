import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** The entrustment of an asset to an operator under the number of its agreement, while its term is not over; null when there is none. */
export async function findEntrusted(
  tx: Tx,
  named: { readonly assetId: string; readonly operatorId: string | null; readonly agreementNumber: string },
  today: string,
): Promise<{ id: string; number: string; operatorName: string } | null> {
  const { rows } = await sql<{
    id: string
    number: string
    operatorName: string
  }>`select m.id, m.number, m.operator_name as "operatorName" from mandate_assets a join mandates m on m.id = a.mandate_id
    where a.asset_id = ${named.assetId}
      and m.operator_id = ${named.operatorId}::uuid
      and m.kind = 'entrusted'
      and a.ended_at is null
      and m.ended_at is null
      and m.ends_on >= ${today}::date
      and m.terms ->> 'agreementNumber' = ${named.agreementNumber}
    order by m.made_at
    limit 1`.execute(tx)
  return rows[0] ?? null
}

/** The entrustments of an asset that stand on a day, two at most: to whom, and under which number. */
export async function listEntrusted(tx: Tx, assetId: string, today: string): Promise<{ operator: string; agreementNumber: string }[]> {
  const { rows } = await sql<{
    operator: string
    agreementNumber: string
  }>`
    select m.operator_id as operator, m.terms ->> 'agreementNumber' as "agreementNumber"
    from mandate_assets a
    join mandates m on m.id = a.mandate_id
    where a.asset_id = ${assetId}
      and m.kind = 'entrusted'
      and a.ended_at is null
      and m.ended_at is null
      and m.ends_on >= ${today}::date
    order by m.made_at
    limit 2`.execute(tx)
  return rows
}

/** Whom the end of an entrustment concerns beside its two sides: the bureau, and the developers with an agreement under it that has not ended. */
export async function findEntrustedParties(tx: Tx, mandateId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    select o.id
    from organisations o
    where o.is_active and 'data-bureau' = any (o.roles)
    union
    select developer_id
    from agreements
    where mandate_id = ${mandateId} and ended_at is null
  `.execute(tx)
  return rows.map(({ id }) => id)
}

/** The number of another case under way that is to end an entrustment of an asset to an operator; null when there is none. */
export async function findOtherEnd(
  tx: Tx,
  kase: { readonly id: string; readonly subjectId: string },
  operatorId: string | null,
): Promise<string | null> {
  const { rows } = await sql<{
    number: string
  }>`
    select number
    from cases
    where subject_id = ${kase.subjectId}
      and procedure = 'entrustment-end'
      and addressee_id = ${operatorId}::uuid
      and id <> ${kase.id}
      and submitted_at is not null
      and closed_at is null
    limit 1
  `.execute(tx)
  return rows[0]?.number ?? null
}

/** Ends one mandate by entrustment, with its reason; false when it had ended. */
export async function endEntrusted(tx: Tx, mandateId: string, why: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update mandates set ended_at = ${at}, ended_why = ${why} where id = ${mandateId} and kind = 'entrusted' and ended_at is null`.execute(
      tx,
    )
  return numAffectedRows === 1n
}

import { sql } from 'kysely'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A request for use that runs although no mandate of its operator is left over the asset, and whom it concerns. */
export type Unmandated = {
  readonly caseId: string
  readonly number: string
  readonly title: string
  readonly operatorId: string
  readonly operatorName: string
  readonly sides: readonly string[]
}

/** The requests for use handed in whose operator has no mandate over the asset any more, suspended or planned ones counted as standing; the first 500. */
export async function findUnmandated(tx: Tx): Promise<Unmandated[]> {
  const { rows } = await sql<Unmandated>`
      ${byKey}select k.id as "caseId", k.number, k.title, o.id as "operatorId", o.name as "operatorName",
        array(select distinct s from unnest(array[k.applicant_id, k.holder_id, k.addressee_id]) s where s is not null) as sides
      from cases k join organisations o on o.id = k.applicant_id
      where k.closed_at is null and k.submitted_at is not null and k.procedure = 'use-request'
        and not exists (
        select
        from mandate_assets a
        join mandates m on m.id = a.mandate_id
        where a.asset_id = k.subject_id and a.operator_id = k.applicant_id and a.ended_at is null and m.ended_at is null
      )
      order by k.opened_at, k.id limit 500`.execute(tx)
  return rows
}

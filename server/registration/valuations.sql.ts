import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** A valuation as it was filed. */
export type ValuationRow = {
  readonly caseId: string
  readonly assetId: string
  readonly assetName: string
  readonly assetVersion: number
  readonly holderId: string
  readonly number: string
  readonly firmName: string
  readonly firmLicence: string | null
  readonly method: string
  readonly amountFen: number
  readonly baseDate: string
  readonly validUntil: string
  readonly answers: Record<string, unknown>
  readonly filedAt: Date
}

/** The valuation a case ended with; null when it has none, or it is hidden. */
export async function findValuation(tx: Tx, caseId: string): Promise<ValuationRow | null> {
  const { rows } = await sql<ValuationRow>`
      select v.case_id as "caseId", v.asset_id as "assetId", a.name as "assetName", v.asset_version as "assetVersion",
        v.holder_id as "holderId", v.number, v.firm_name as "firmName", v.firm_licence as "firmLicence", v.method,
        v.amount_fen as "amountFen", v.base_date as "baseDate", v.valid_until as "validUntil", v.answers, v.filed_at as "filedAt"
      from valuations v join assets a on a.id = v.asset_id where v.case_id = ${caseId}`.execute(tx)
  return rows[0] ?? null
}

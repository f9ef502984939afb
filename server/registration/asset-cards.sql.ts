import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

export type AssetCard = {
  readonly assetId: string
  readonly holderId: string
  readonly certificateNumber: string
  readonly card: Record<string, unknown>
  readonly opinionId: string
  readonly valuationId: string
  readonly valuationFen: number
  readonly createdAt: Date
}

/** The asset card with the valuation beside it, in whole fen, never in it (§4.6); null when there is none or it is hidden. */
export async function findAssetCard(tx: Tx, assetId: string): Promise<AssetCard | null> {
  const { rows } = await sql<AssetCard>`
      select k.asset_id as "assetId", k.holder_id as "holderId", k.certificate_number as "certificateNumber", k.card,
        k.opinion_id as "opinionId", k.valuation_id as "valuationId", w.amount_fen as "valuationFen", k.created_at as "createdAt"
      from asset_cards k join valuations w on w.id = k.valuation_id where k.asset_id = ${assetId}`.execute(tx)
  return rows[0] ?? null
}

import { sql } from 'kysely'
import { choices } from '#law/choices.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A measured quality: the score as a decimal, the edition of the formulas, the dataset, the version, the moment of the scan. */
export type QualityScore = {
  readonly coefficient: string
  readonly level: string
  readonly findingId: string
  readonly dataset: string
  readonly formulas: string
  readonly version: number
  readonly measuredAt: Date
}

/** The quality score of the scan the card of an asset version rests on (choice:quality-coefficient); null where nothing was measured or may be read. */
export async function findQualityScore(tx: Tx, assetId: string, version: number): Promise<QualityScore | null> {
  const { rows } = await sql<QualityScore>`
      select round((f.finding #>> '{quality,score}')::numeric, ${choices['quality-coefficient'].value}::int)::text as coefficient,
        f.finding #>> '{quality,level}' as level, f.id as "findingId", f.dataset, f.finding #>> '{quality,version}' as formulas,
        v.version, f.found_at as "measuredAt"
      from asset_versions v join findings f on f.id = v.finding_id
      where v.asset_id = ${assetId} and v.version = ${version} and f.finding #>> '{quality,score}' is not null`.execute(tx)
  return rows[0] ?? null
}

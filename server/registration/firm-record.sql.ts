import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** What a firm did before: whether it filed each of the last so many papers on the asset, and how many for the unit within a year. */
export type FirmRecord = { readonly last: number; readonly ofFirm: number; readonly inYear: number }

/** The record of a firm on an asset and with its holder, for one kind of paper, as far as the reader may see it. */
export async function findFirmRecord(tx: Tx, kind: 'opinions' | 'valuations', given: { assetId: string; holderId: string; firmId: string; times: number; since: Date }): Promise<FirmRecord> {
  const table = sql.table(kind)
  const { rows } = await sql<FirmRecord>`select l.n as last, l.firm as "ofFirm", y.n as "inYear" from
    (select count(*)::int as n, (count(*) filter (where firm_id = ${given.firmId}))::int as firm from (select firm_id from ${table} where asset_id = ${given.assetId} order by filed_at desc limit ${given.times}) recent) l,
    (select count(*)::int as n from (select distinct asset_id from ${table} where firm_id = ${given.firmId} and holder_id = ${given.holderId} and filed_at >= ${given.since} limit 1000) year) y`.execute(tx)
  return rows[0]!
}

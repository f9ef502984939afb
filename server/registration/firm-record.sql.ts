import { type RawBuilder, sql } from 'kysely'

/** What a firm did before: whether it filed each of the last so many papers on the asset, and how many for the unit within a year. */
export type FirmRecord = { readonly last: number; readonly ofFirm: number; readonly inYear: number }

/** What the record of a firm is asked for: one kind of paper on an asset, the last so many of them, and those for the asset's holder since a moment. */
export type RecordAsked = { readonly kind: 'opinions' | 'valuations'; readonly assetId: string; readonly holderId: string; readonly firmId: string; readonly times: number; readonly since: Date }

/** The record of a firm (FirmRecord as one JSON value), as far as the reader may see it, as a part of a statement. */
export function firmRecord(given: RecordAsked): RawBuilder<FirmRecord> {
  const table = sql.table(given.kind)
  return sql<FirmRecord>`(select jsonb_build_object('last', l.n, 'ofFirm', l.firm, 'inYear', y.n) from
    (select count(*)::int as n, (count(*) filter (where firm_id = ${given.firmId}))::int as firm from (select firm_id from ${table} where asset_id = ${given.assetId} order by filed_at desc limit ${given.times}) recent) l,
    (select count(*)::int as n from (select distinct asset_id from ${table} where firm_id = ${given.firmId} and holder_id = ${given.holderId} and filed_at >= ${given.since} limit 1000) year) y)`
}

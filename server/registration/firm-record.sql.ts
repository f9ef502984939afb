import { type RawBuilder, sql } from 'kysely'

/**
 * What a firm and those under the same declared control did before: how many of the last so many papers on the asset are theirs, on how
 * many assets of the unit they wrote within a year, and which affiliates had a part in either.
 */
export type FirmRecord = {
  readonly last: number
  readonly ofFirm: number
  readonly inYear: number
  readonly lastBy: readonly string[]
  readonly yearBy: readonly string[]
}

/**
 * What the record of a firm is asked for: one kind of paper on an asset, the last so many of them, and those for the asset's holder since
 * a moment; who is affiliated, on a day.
 */
export type RecordAsked = {
  readonly kind: 'opinions' | 'valuations'
  readonly assetId: string
  readonly holderId: string
  readonly firmId: string
  readonly times: number
  readonly since: Date
  readonly today: string
}

/**
 * The record of a firm (FirmRecord as one JSON value), as far as the reader may see it, as a part of a statement. Affiliated is who
 * controls it, is controlled by it or has a controller in common with it, by declarations that stand (choice:firm-affiliation).
 */
export function firmRecord(given: RecordAsked): RawBuilder<FirmRecord> {
  const table = sql.table(given.kind)
  const stands = sql`f.since_on <= ${given.today}::date and (f.until_on is null or f.until_on >= ${given.today}::date)`
  const others = (papers: string) =>
    sql`
      (
        select coalesce(jsonb_agg(distinct firm_name), '[]')
        from ${sql.table(papers)}
        where is_theirs and firm_id <> ${given.firmId}::uuid
      )
    `
  return sql<FirmRecord>`(with recursive up (id) as (select ${given.firmId}::uuid union select f.controller_id from up join affiliations f on f.controlled_id = up.id where ${stands}),
    kin (id) as (select id from up union select f.controlled_id from kin join affiliations f on f.controller_id = kin.id where ${stands}),
    recent as materialized (
      select p.firm_id, p.firm_name, p.firm_id in (select id from kin) as is_theirs
      from (
        select firm_id, firm_name from ${table} where asset_id = ${given.assetId} order by filed_at desc limit ${given.times}
      ) p
    ),
    year as materialized (
      select asset_id, firm_id, firm_name, true as is_theirs
      from ${table}
      where firm_id = any (array(select id from kin)) and holder_id = ${given.holderId} and filed_at >= ${given.since}
      limit 10000
    )
    select jsonb_build_object('last', (select count(*) from recent), 'ofFirm', (select count(*) from recent where is_theirs), 'inYear', (select count(distinct asset_id) from year), 'lastBy', ${others('recent')}, 'yearBy', ${others('year')}))`
}

import { sql } from 'kysely'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { noticesOn } from '#server/registration/notices.sql.ts'

/** One month, `YYYY-MM`, and how many there were in it. */
export type Monthly = { readonly month: string; readonly count: number }
export type Trends = { readonly organisations: Monthly[]; readonly catalogued: Monthly[] }

/** What happened in each of the twelve months that end with the month of `today`: producers joined, assets entered in the catalogue. */
export async function findTrends(tx: Tx, today: string): Promise<Trends> {
  const { rows } = await sql<{ month: string; organisations: number; catalogued: number }>`
    with months as (
      select generate_series(
        date_trunc('month', ${today}::timestamp) - interval '11 months', date_trunc('month', ${today}::timestamp),
        interval '1 month'
      )::date as first
    ),
      joined as (
        select date_trunc('month', created_at at time zone 'Asia/Shanghai')::date as first, count(*)::int as counted
        from organisations
        where is_active and 'producer' = any(roles)
        group by 1
      )
    select to_char(m.first, 'YYYY-MM') as month, coalesce(j.counted, 0) as organisations, coalesce(c.entered, 0)::int as catalogued
    from months m left join joined j on j.first = m.first left join public_catalogue_months c on c.month = m.first order by m.first`.execute(
    tx,
  )
  const of = (key: 'organisations' | 'catalogued') => rows.map((row) => ({ month: row.month, count: row[key] }))
  return { organisations: of('organisations'), catalogued: of('catalogued') }
}

export type FoundNotice = {
  readonly caseId: string
  readonly assetName: string
  readonly registrant: string
  readonly openedOn: string
  readonly state: 'open' | 'suspended' | 'closed'
}

/** Notices whose four published items contain every word, as they stand on a day, latest first. */
export async function searchNotices(tx: Tx, words: readonly string[], today: string, limit: number): Promise<FoundNotice[]> {
  const has = words.map((word) => sql`concat_ws(' ', n.asset_name, n.registrant, n.registration_type, n.summary) ilike ${likeWord(word)}`)
  const { rows } = await sql<FoundNotice>`
      select n.case_id as "caseId", n.asset_name as "assetName", n.registrant, n.opened_on as "openedOn", n.stands as state
      from ${noticesOn(today)} n
      where ${has.length > 0 ? sql.join(has, sql` and `) : sql`false`} order by n.opened_on desc, n.case_id desc limit ${limit}`.execute(tx)
  return rows
}

import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

type RightHolder = {
  by: 'mandate' | 'agreement'
  name: string
  uscc: string
  beginsOn: string
  endsOn: string
  number: string
  limits: string
}

/**
 * Who may operate an asset by a mandate, then who may use it by a signed agreement, in force on a day: term, number and limits, as far as
 * the reader may see them; the earliest first, at most fifty.
 */
export async function rightHoldersOf(tx: Tx, assetId: string, today: string): Promise<RightHolder[]> {
  const { rows } = await sql<RightHolder>`select * from (
    select 'mandate' as by, o.name, o.uscc, m.begins_on as "beginsOn", m.ends_on as "endsOn", m.number,
      concat_ws(
        '；', nullif(m.terms ->> 'operationLimits', ''), case when m.suspended_at is not null then '已暂停运营' end
      ) as limits
      from mandate_assets a
      join mandates m on m.id = a.mandate_id
      join organisations o on o.id = m.operator_id
      where a.asset_id = ${assetId} and a.ended_at is null and m.ended_at is null
    union all
    select 'agreement', o.name, o.uscc, g.begins_on, g.ends_on, g.number,
      concat_ws('；', '用途：' || g.purpose, case when g.suspended_at is not null then '已暂停使用' end)
      from agreements g
      join organisations o on o.id = g.developer_id
      where g.asset_id = ${assetId} and g.ended_at is null and g.signed_operator_at is not null and g.signed_developer_at is not null) t
    where ${today}::date between t."beginsOn" and t."endsOn" order by t.by desc, t."beginsOn", t.number limit 50`.execute(tx)
  return rows
}

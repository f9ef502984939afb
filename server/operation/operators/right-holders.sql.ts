import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Who may operate an asset by a mandate in force on a day: its term, number and limits, as far as the reader may see them; the earliest first, at most fifty. */
export async function rightHoldersOf(tx: Tx, assetId: string, today: string): Promise<{ name: string; uscc: string; beginsOn: string; endsOn: string; mandate: string; limits: string }[]> {
  const { rows } = await sql<{ name: string; uscc: string; beginsOn: string; endsOn: string; mandate: string; limits: string }>`select o.name, o.uscc, m.begins_on as "beginsOn", m.ends_on as "endsOn", m.number as mandate,
      concat_ws('；', nullif(m.terms ->> 'operationLimits', ''), case when m.suspended_at is not null then '已暂停运营' end) as limits
    from mandate_assets a join mandates m on m.id = a.mandate_id join organisations o on o.id = m.operator_id
    where a.asset_id = ${assetId} and a.ended_at is null and m.ended_at is null and ${today}::date between m.begins_on and m.ends_on order by m.begins_on, m.number limit 50`.execute(tx)
  return rows
}

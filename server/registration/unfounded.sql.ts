import { sql } from 'kysely'
import { publicDataHolders } from '#law/marks.ts'
import { publicKinds } from '#law/parties.ts'
import { rawManners } from '#law/use-terms.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Unfounded } from './unfounded.ts'

/** What has no ground once a receiver holds an asset: a utility's mandate over its own, an entrusted one where the receiver is public, agreements under them, and agreements that carry raw data out where the receiver's is public data (choice:use-after-transfer). */
export async function findUnfounded(tx: Tx, assetId: string, receiverId: string): Promise<Unfounded[]> {
  const { rows } = await sql<Unfounded>`with fallen as (select m.id, m.number, m.kind, m.operator_id from mandate_assets a join mandates m on m.id = a.mandate_id join organisations r on r.id = ${receiverId}
        where a.asset_id = ${assetId} and a.ended_at is null and m.ended_at is null and ((m.kind = 'utility' and m.operator_id <> r.id) or (m.kind = 'entrusted' and r.kind = any (${sql.val(publicKinds)}::text[]))))
    select 'mandate' as what, id, number, kind as ground, operator_id as "operatorId", null as "developerId" from fallen
    union all select 'agreement', g.id, g.number, coalesce(f.kind, 'raw'), g.operator_id, g.developer_id from agreements g join organisations r on r.id = ${receiverId} left join fallen f on f.id = g.mandate_id
      where g.asset_id = ${assetId} and g.ended_at is null and (f.id is not null or (g.manner = any (${sql.val([...rawManners])}::text[]) and r.kind = any (${sql.val([...publicDataHolders])}::text[])))
    order by 1 desc, 3`.execute(tx)
  return rows
}

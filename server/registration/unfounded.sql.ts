import { sql } from 'kysely'
import { publicDataHolders } from '#law/marks.ts'
import { publicKinds } from '#law/parties.ts'
import { rawManners } from '#law/use-terms.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Unfounded } from './unfounded.ts'

/**
 * What has no ground once a receiver holds an asset, as far as the reader may know: a utility's mandate over its own, an entrusted one
 * where the receiver is public, agreements under them, and agreements that carry raw data out where the receiver's is public data
 * (choice:use-after-transfer).
 */
export async function findUnfounded(tx: Tx, assetId: string, receiverId: string): Promise<Unfounded[]> {
  const { rows } = await sql<Unfounded>`select what, id, number, ground, operator_id as "operatorId", developer_id as "developerId"
    from unfounded_with(${assetId}, ${receiverId}, ${sql.val(publicKinds)}::text[], ${sql.val([...rawManners])}::text[], ${sql.val([...publicDataHolders])}::text[])
    order by 1 desc, 3`.execute(tx)
  return rows
}

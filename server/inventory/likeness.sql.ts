import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** A finding that may hold the same data, as it is named. */
export type LikeRow = {
  readonly id: string
  readonly dataset: string
  readonly rows: number
  readonly holder_id: string
  readonly holder_name: string
  readonly asset_id: string | null
  readonly asset_code: string | null
  readonly known_as: string | null
  readonly identity: string | null
}

/** These findings as far as the reader may see them and as they stand: what was replaced or could not be read is not named. */
export async function findLike(tx: Tx, ids: readonly string[]): Promise<LikeRow[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<LikeRow>`select f.id, f.dataset, f.rows, f.holder_id, o.name as holder_name, f.asset_id, a.code as asset_code, f.known_as, f.identity
    from findings f join organisations o on o.id = f.holder_id left join assets a on a.id = f.asset_id
    where f.id = any(${sql.val([...ids])}::uuid[])
      and f.state in ('proposed', 'carded', 'kept')
      and reads_holder(f.holder_id, f.holder_kind, f.holder_sector)`.execute(tx)
  return rows
}

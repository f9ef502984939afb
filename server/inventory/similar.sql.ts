import { sql } from 'kysely'
import type { SimilarAsset } from '#contract/similar.ts'
import type { Tx } from '#server/db/transaction.ts'

/** An asset that may be alike, with the columns of its latest finding. */
export type SimilarRow = Pick<SimilarAsset, 'assetId' | 'code' | 'name' | 'holderName' | 'state' | 'registeredAt'> & { readonly holderId: string; readonly columns: readonly string[] }

/** Assets whose words hold these, as far as the reader may read them; more than `most` say that the words are common and tell nothing. */
export async function findNamedLike(tx: Tx, words: string, most: number): Promise<string[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, sign => `\\${sign}`)}%`
  const { rows } = await sql<{ id: string }>`select id from assets_saying(${words}, ${pattern}, ${most + 1}) id`.execute(tx)
  return rows.length > most ? [] : rows.map(row => row.id)
}

/** These assets with the names of their columns, in one statement. */
export async function findCompared(tx: Tx, ids: readonly string[]): Promise<SimilarRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Omit<SimilarRow, 'registeredAt'> & { registeredAt: Date | null }>`select a.id as "assetId", a.code, a.name, a.holder_id as "holderId", o.name as "holderName", a.state, a.registered_at as "registeredAt",
      coalesce((select array_agg(c ->> 'name') from (select f.finding from findings f where f.asset_id = a.id order by f.found_at desc limit 1) l, jsonb_array_elements(l.finding -> 'columns') c), '{}') as columns
    from assets a join organisations o on o.id = a.holder_id where a.id = any(${sql.val([...ids])}::uuid[])`.execute(tx)
  return rows.map(row => ({ ...row, registeredAt: row.registeredAt?.toISOString() ?? null }))
}

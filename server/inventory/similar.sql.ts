import { sql } from 'kysely'
import type { SimilarAsset } from '#contract/similar.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'

/** An asset that may be alike, with the columns it was last confirmed with. */
export type SimilarRow = Pick<SimilarAsset, 'assetId' | 'code' | 'name' | 'holderName' | 'state' | 'registeredAt'> & {
  readonly holderId: string
  readonly columns: readonly string[]
}

/** Assets whose words hold these, as far as the reader may read them; null when they are more than `most`: then the words are common and tell nothing. */
export async function findNamedLike(tx: Tx, words: string, most: number): Promise<string[] | null> {
  const { rows } = await sql<{
    id: string
  }>`select id from assets_saying(${words.toLowerCase()}, ${likeWord(words)}, ${most + 1}) id`.execute(tx)
  return rows.length > most ? null : rows.map((row) => row.id)
}

/** These assets with the names of their columns, in one statement. */
export async function findCompared(tx: Tx, ids: readonly string[]): Promise<SimilarRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<
    Omit<SimilarRow, 'registeredAt'> & { registeredAt: Date | null }
  >`select a.id as "assetId", a.code, a.name, a.holder_id as "holderId", o.name as "holderName", a.state, a.registered_at as "registeredAt",
      coalesce(
        (
          select array_agg(c ->> 'name')
          from (
            select f.finding
            from asset_versions v
            join findings f on f.id = v.finding_id
            where v.asset_id = a.id
            order by v.version desc
            limit 1
          ) l,
            jsonb_array_elements(l.finding -> 'columns') c
        ),
        '{}'
      ) as columns
    from assets a join organisations o on o.id = a.holder_id where a.id = any(${sql.val([...ids])}::uuid[])`.execute(tx)
  return rows.map((row) => ({ ...row, registeredAt: row.registeredAt?.toISOString() ?? null }))
}

import { type RawBuilder, sql } from 'kysely'
import { mostCounted } from '#contract/route.ts'
import { likeWord } from './like-word.ts'
import type { Tx } from './transaction.ts'

/** Rows looked up by the index of words; whoever finds more than these has a common word, which a list meets soon enough as it is read. */
const few = 2 * mostCounted

/**
 * A condition on the table (under this alias) that its row says these words: by the ids of the rows when they are few, else by reading the text.
 * A single character has no pair, so it is read for. What row-level security hides is not among the ids.
 */
export async function saying(tx: Tx, table: 'cases' | 'assets', alias: string, q: string | undefined): Promise<RawBuilder<boolean>> {
  if (!q) return sql`true`
  const pattern = likeWord(q)
  const byText = sql<boolean>`${sql.ref(`${alias}.search`)} like ${pattern}`
  const words = q.trim().toLowerCase()
  if ([...words].length < 2) return byText
  const { rows } = await sql<{ ids: string[] | null }>`select array_agg(id) as ids from ${sql.id(`${table}_saying`)}(${words}, ${pattern}, ${few + 1}) id`.execute(tx)
  const ids = rows[0]!.ids ?? []
  return ids.length > few ? byText : sql<boolean>`${sql.ref(`${alias}.id`)} = any(${sql.val(ids)}::uuid[])`
}

/** The same of a table that everybody may read, where no rule stands before the index. */
export function saysOpenly(alias: string, q: string): RawBuilder<boolean> {
  const text = sql.ref(`${alias}.search`)
  return sql<boolean>`(${text} like ${likeWord(q)} and pairs_of(${text}) @> pairs_of(${q.trim().toLowerCase()}))`
}

import { type RawBuilder, sql } from 'kysely'
import { likeWord } from './like-word.ts'
import type { Tx } from './transaction.ts'

/** Rows looked up by the index of words at most; a word is common that so many of the newest rows say. */
const [few, many] = [10_000, 10]
/** How many of the newest rows are a sample of what a reader sees. */
export const newest = 500

/**
 * A condition on the table (under this alias) that its row says these words. Who reads few rows (`sample` is null) has them read. Who
 * reads many gets the ids of the rows from the index, unless a `sample`, a query for what the newest of them say (`search`), or the index
 * tell that the word is common: then a list meets it soon enough by reading. That is asked by `strpos`, since the planner takes any `like`
 * to be rare and gathers all rows before the first. A single character has no pair. What row-level security hides is not among the ids.
 */
export async function saying(
  tx: Tx,
  table: 'cases' | 'assets',
  alias: string,
  q: string | undefined,
  sample: RawBuilder<unknown> | null,
): Promise<RawBuilder<boolean>> {
  if (!q) return sql`true`
  const [pattern, words] = [likeWord(q), q.trim().toLowerCase()]
  const byText = sql<boolean>`strpos(${sql.ref(`${alias}.search`)}, ${words}) > 0`
  if (sample === null || [...words].length < 2) return byText
  const { rows } = await sql<{
    ids: string[] | null
  }>`select case when (select count(*) from (${sample}) n where n.search like ${pattern}) < ${many}
    then (select coalesce(array_agg(id), '{}') from ${sql.id(`${table}_saying`)}(${words}, ${pattern}, ${few + 1}) id) end as ids`.execute(
    tx,
  )
  const { ids } = rows[0]!
  return ids === null || ids.length > few ? byText : sql<boolean>`${sql.ref(`${alias}.id`)} = any(${sql.val(ids)}::uuid[])`
}

/** The words of what somebody typed, wide letters and digits as plain ones; at most eight, so that one line cannot ask for a hundred conditions. */
export function wordsOf(typed: string): string[] {
  return typed
    .normalize('NFKC')
    .split(/[\s，、；;,]+/)
    .filter(Boolean)
    .slice(0, 8)
}

/** The same of a table that everybody may read, where no rule stands before the index. */
export function saysOpenly(alias: string, q: string): RawBuilder<boolean> {
  const text = sql.ref(`${alias}.search`)
  return sql<boolean>`(${text} like ${likeWord(q)} and pairs_of(${text}) @> pairs_of(${q.trim().toLowerCase()}))`
}

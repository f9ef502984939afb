import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/**
 * Holds the counters of these stems until the end of the transaction and answers the last serial of each; two who give codes at once wait
 * for each other here.
 */
export async function lockCounters(tx: Tx, holderId: string, scopes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ scope: string; last: number }>`insert into coding_counters (holder_id, scope, last)
    select ${holderId}::uuid, scope, 0 from unnest(${sql.val([...scopes].sort())}::text[]) as given(scope) order by scope
    on conflict (holder_id, scope) do update set last = coding_counters.last returning scope, last`.execute(tx)
  return new Map(rows.map((row) => [row.scope, row.last]))
}

/** Notes the last serial given for each stem. */
export async function keepCounters(tx: Tx, holderId: string, counters: readonly { scope: string; last: number }[]): Promise<void> {
  await sql`
    update coding_counters c
    set last = given.last
    from unnest(${sql.val(counters.map((each) => each.scope))}::text[], ${sql.val(counters.map((each) => each.last))}::bigint[]) as given(scope, last)
    where c.holder_id = ${holderId} and c.scope = given.scope`.execute(tx)
}

/** Which of these codes were given before by whichever unit, or are old ones of this unit. */
export async function findTakenCodes(tx: Tx, holderId: string, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    code: string
  }>`select code from taken_codes(${holderId}::uuid, ${sql.val([...codes])}::text[]) as code`.execute(tx)
  return new Set(rows.map((row) => row.code))
}

/** The last serial of each stem that a unit has counted, for showing what comes next. */
export async function findCounters(tx: Tx, holderId: string, scopes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{
    scope: string
    last: number
  }>`select scope, last from coding_counters where holder_id = ${holderId} and scope = any(${sql.val([...scopes])}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.scope, row.last]))
}

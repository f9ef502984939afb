import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ColumnRule } from '#contract/findings.ts'
import type { Tx } from '#server/db/transaction.ts'

type Holder = { readonly holder_id: string; readonly holder_kind: string; readonly holder_sector: string }
/** A rule with who set it and when (an instant). */
export type SetRule = ColumnRule & { readonly setBy: string; readonly setAt: string }

/** The rules in force for the dataset a finding is about, and their version (0: none were ever set). */
export async function findRules(tx: Tx, findingId: string): Promise<{ rules: SetRule[]; version: number }> {
  const { rows } = await sql<{
    rules: SetRule[]
    version: number
  }>`
    select r.rules, r.version
    from column_rules r
    join findings f on f.holder_id = r.holder_id and f.identity = r.identity
    where f.id = ${findingId}
    order by r.version desc
    limit 1
  `.execute(tx)
  return rows[0] ?? { rules: [], version: 0 }
}

/** Enters the next version of a dataset's rules; of two at once the second meets a unique key and is repeated. */
export async function insertRules(
  tx: Tx,
  holder: Holder,
  findingId: string,
  next: { version: number; rules: readonly SetRule[] },
  by: string | null,
  at: Date,
): Promise<void> {
  await sql`insert into column_rules (id, holder_id, holder_kind, holder_sector, identity, dataset, version, rules, set_by, set_at)
    select ${randomUUID()}::uuid, ${holder.holder_id}::uuid, ${holder.holder_kind}, ${holder.holder_sector}, f.identity,
      f.dataset, ${next.version}::int, ${JSON.stringify(next.rules)}::jsonb, ${by}::uuid, ${at}::timestamptz
    from findings f
    where f.id = ${findingId}`.execute(tx)
}

/**
 * The rules in force of a holder's datasets, by the name each was last scanned under, and by the name of the source that is to be scanned,
 * where it is the file of another year; those of files within it too, and of a database (whose source is named by its address) those of
 * its own tables.
 */
export async function findRulesOf(
  tx: Tx,
  holderId: string,
  sourceName: string | null,
): Promise<{ identity: string; dataset: string; rules: SetRule[] }[]> {
  const { rows } = await sql<{
    identity: string
    dataset: string
    rules: SetRule[]
  }>`
    with force as (
      select distinct on (identity) identity, dataset, rules
      from column_rules
      where holder_id = ${holderId}
      order by identity, version desc
    )
    select identity, case when identity = name_stem(${sourceName}::text) then ${sourceName}::text else dataset end as dataset,
      rules
    from force
    where jsonb_array_length(rules) > 0
      and (
        ${sourceName}::text is null
          or (
            ${sourceName}::text ~ '^(postgresql|mysql)://'
              and starts_with(identity, 'db:' || lower(substring(${sourceName}::text from '[^/]*$')) || '.')
          )
          or split_part(identity, '#', 1) = name_stem(${sourceName}::text)
          or starts_with(identity, name_stem(${sourceName}::text) || '/')
      )
    order by identity
    limit 5000`.execute(tx)
  return rows
}

import { sql } from 'kysely'
import type { Segment } from '#contract/coding-rule.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'

/** One version of a unit's coding rule; no segments means the city's default. */
export type CodingRuleRow = {
  readonly id: string
  readonly holder_id: string
  readonly holder_name: string
  readonly version: number
  readonly segments: Segment[]
  readonly pattern: string
  readonly holds_from: string
  readonly reason: string
  readonly set_name: string
  readonly set_at: Date
  readonly client_key: string
}
const columns = sql`
  r.id, r.holder_id, o.name as holder_name, r.version, r.segments, r.pattern, r.holds_from::text, r.reason, r.set_name, r.set_at,
    r.client_key
`

/** The rule of a unit that holds on a civil day; null when it has none and the city's default holds. */
export async function findRuleOn(tx: Tx, holderId: string, day: string): Promise<{ version: number; segments: Segment[] } | null> {
  const { rows } = await sql<{
    version: number
    segments: Segment[]
  }>`
    select version, segments
    from coding_rules
    where holder_id = ${holderId} and holds_from <= ${day}::date
    order by holds_from desc, version desc
    limit 1
  `.execute(tx)
  return rows[0] ?? null
}

/** All versions of one unit's rule, newest first, at most 200. */
export async function listVersionsOfRule(tx: Tx, holderId: string): Promise<CodingRuleRow[]> {
  const { rows } = await sql<CodingRuleRow>`
      select ${columns}
      from coding_rules r
      join organisations o on o.id = r.holder_id
      where r.holder_id = ${holderId}
      order by r.version desc
      limit 200
    `.execute(tx)
  return rows
}

/** Versions of the rules one may read, newest first, one more than `limit`, with their count counted to 1,001 at most. */
export async function listRules(
  tx: Tx,
  asked: { holderId?: string | undefined; limit: number; after: readonly (string | null)[] | null },
): Promise<{ rows: CodingRuleRow[]; counted: number }> {
  const fits = asked.holderId ? sql`r.holder_id = ${asked.holderId}` : sql`true`
  const after = asked.after ? sql`(r.set_at, r.id) < (${asked.after[0]}::timestamptz, ${asked.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<CodingRuleRow>`
      select ${columns}
      from coding_rules r
      join organisations o on o.id = r.holder_id
      where ${fits} and ${after}
      order by r.set_at desc, r.id desc
      limit ${asked.limit + 1}
    `.execute(tx)
  const {
    rows: [count],
  } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from coding_rules r where ${fits} limit ${countLimit}) counted`.execute(tx)
  return { rows, counted: count?.n ?? 0 }
}

/** Lets one rule after the other be set in the city, so that each is tested against all that came before. */
export async function lockRules(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rongshu coding rules'))`.execute(tx)
}

export type NewRule = {
  readonly id: string
  readonly version: number
  readonly segments: readonly Segment[]
  readonly shape: readonly string[]
  readonly pattern: string
  readonly holdsFrom: string
  readonly reason: string
  readonly by: string | null
  readonly byName: string
  readonly at: Date
  readonly key: string
}

/** Enters a version of a unit's rule. */
export async function insertRule(tx: Tx, holder: { id: string; kind: string; sector: string }, rule: NewRule): Promise<void> {
  await sql`
    insert into coding_rules (
      id, holder_id, holder_kind, holder_sector, version, segments, shape, pattern, holds_from, reason, set_by, set_name, set_at,
      client_key
    )
    values (
      ${rule.id}, ${holder.id}, ${holder.kind}, ${holder.sector}, ${rule.version}, ${JSON.stringify(rule.segments)}::jsonb,
      ${sql.val([...rule.shape])}::text[], ${rule.pattern}, ${rule.holdsFrom}::date, ${rule.reason}, ${rule.by}, ${rule.byName},
      ${rule.at}, ${rule.key}
    )`.execute(tx)
}

/** Another unit in the way of a rule: its rule could give the same code, or codes it has were given in that form. */
export type SpaceConflict = {
  readonly what: 'rule' | 'code'
  readonly holder_id: string
  readonly holder_name: string
  readonly codes: number | null
}

/** Who else is in the way of codes of this form, at most twenty of each kind. */
export async function findSpaceConflicts(
  tx: Tx,
  holderId: string,
  form: { shape: readonly string[]; pattern: string; prefix: string },
): Promise<SpaceConflict[]> {
  const { rows } = await sql<SpaceConflict>`
      select what, holder_id, holder_name, codes::int
      from code_space_conflicts(${holderId}::uuid, ${sql.val([...form.shape])}::text[], ${form.pattern}, ${form.prefix})
    `.execute(tx)
  return rows
}

/** How many codes of the unit itself have this form: given ones and old ones. */
export async function countOwnCodes(tx: Tx, holderId: string, pattern: string): Promise<{ given: number; old: number }> {
  const { rows } = await sql<{
    given: number
    old: number
  }>`
    select count(*) filter (where kind = 'given')::int as given, count(*) filter (where kind = 'old')::int as old
    from asset_codes
    where holder_id = ${holderId} and code ~ ${pattern}
  `.execute(tx)
  return rows[0]!
}

import { sql } from 'kysely'
import { countLimit } from '#server/db/counted.ts'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'

/** An affiliation as lists show it. */
export type AffiliationRow = {
  readonly id: string
  readonly controllerId: string
  readonly controllerName: string
  readonly controlledId: string
  readonly controlledName: string
  readonly sinceOn: string
  readonly untilOn: string | null
  readonly ground: string
  readonly declaredFor: string
  readonly declaredName: string
  readonly declaredAt: Date
  readonly endedName: string | null
  readonly endedGround: string | null
  /** The parts both play. */
  readonly roles: readonly string[]
}
export type NewAffiliation = {
  readonly id: string
  readonly controllerId: string
  readonly controlledId: string
  readonly sinceOn: string
  readonly untilOn: string | null
  readonly ground: string
  readonly declaredFor: string
  readonly declaredName: string
  readonly declaredAt: Date
}

const line = sql`
  f.id, f.controller_id as "controllerId", c.name as "controllerName", f.controlled_id as "controlledId",
    d.name as "controlledName", f.since_on as "sinceOn", f.until_on as "untilOn", f.ground, f.declared_for as "declaredFor",
    f.declared_name as "declaredName", f.declared_at as "declaredAt", f.ended_name as "endedName",
    f.ended_ground as "endedGround", c.roles || d.roles as roles
`
const from = sql`affiliations f join organisations c on c.id = f.controller_id join organisations d on d.id = f.controlled_id`
const of = (organisationId: string | undefined) =>
  organisationId ? sql`(f.controller_id = ${organisationId} or f.controlled_id = ${organisationId})` : sql`true`

/** Declared affiliations, of one organisation where asked, newest first, at most `limit`. */
export async function listAffiliations(
  tx: Tx,
  asked: { organisationId?: string | undefined; limit: number; after: readonly (string | null)[] | null },
): Promise<AffiliationRow[]> {
  const after = asked.after ? sql`(f.declared_at, f.id) < (${asked.after[0]}::timestamptz, ${asked.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<AffiliationRow>`
      select ${line}
      from ${from}
      where ${of(asked.organisationId)} and ${after}
      order by f.declared_at desc, f.id desc
      limit ${asked.limit}
    `.execute(tx)
  return rows
}

/** How many there are, counted to 1,001 at most. */
export async function countAffiliations(tx: Tx, organisationId: string | undefined): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from affiliations f where ${of(organisationId)} limit ${countLimit}) counted`.execute(tx)
  return rows[0]?.n ?? 0
}

/** One affiliation; null when there is none. */
export async function findAffiliation(tx: Tx, id: string): Promise<AffiliationRow | null> {
  const { rows } = await sql<AffiliationRow>`select ${line} from ${from} where f.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The parts that some organisations play, as far as they are known. */
export async function rolesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{
    id: string
    roles: string[]
  }>`select id, roles from organisations where id = any(${sql.val([...ids])}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, roles }) => [id, roles]))
}

/** Writes a declaration of known organisations; false when the same one stands already. */
export async function insertAffiliation(tx: Tx, a: NewAffiliation): Promise<boolean> {
  const { rows } = await sql`
      insert into affiliations (
        id, controller_id, controlled_id, since_on, until_on, ground, declared_for, declared_name, declared_at
      )
      values (
        ${a.id}, ${a.controllerId}, ${a.controlledId}, ${a.sinceOn}, ${a.untilOn}, ${a.ground}, ${a.declaredFor}, ${a.declaredName},
        ${a.declaredAt}
      )
      on conflict (controller_id, controlled_id) where until_on is null do nothing returning id`.execute(tx)
  return rows.length === 1
}

/** States until when an affiliation stood, and why it ended; false when somebody ended it before. */
export async function closeAffiliation(
  tx: Tx,
  id: string,
  { untilOn, ground, endedName }: { untilOn: string; ground: string; endedName: string },
): Promise<boolean> {
  const { rows } = await sql`
      update affiliations
      set until_on = ${untilOn}, ended_name = ${endedName}, ended_ground = ${ground}
      where id = ${id} and until_on is null
      returning id
    `.execute(tx)
  return rows.length === 1
}

/**
 * How two organisations hang together on a day by declared control: the names from the first up to the one that controls both
 * (itself perhaps) and down to the second; null when they do not. Looks eight steps up. What a third party alone says of others ties them
 * not: on one of the two ways up each step was declared by whoever is controlled in it, by one of the two, or by an administrator
 * (choice:firm-affiliation).
 */
export async function findKinship(tx: Tx, first: string, second: string, today: string): Promise<{ up: string[]; down: string[] } | null> {
  const { rows } = await sql<{ up: string[]; down: string[] }>`${byKey}with recursive above (root, id, path, is_told) as (
      select x.id, x.id, array[x.id], true from (values (${first}::uuid), (${second}::uuid)) x (id)
      union all
      select a.root, f.controller_id, a.path || f.controller_id,
        a.is_told and (f.declared_for <> f.controller_id or f.controller_id in (${first}::uuid, ${second}::uuid))
      from above a join affiliations f on f.controlled_id = a.id
      where f.since_on <= ${today}::date and (f.until_on is null or f.until_on >= ${today}::date) and f.controller_id <> all (a.path) and cardinality(a.path) <= 8),
    shared as (
      select p.path as up, q.path as down
      from above p
      join above q on p.id = q.id
      where p.root = ${first}::uuid and q.root = ${second}::uuid
        and (p.root = q.root or p.is_told and cardinality(p.path) > 1 or q.is_told and cardinality(q.path) > 1)
      order by cardinality(p.path) + cardinality(q.path)
      limit 1
    )
    select (select array_agg(o.name order by u.n) from unnest(s.up) with ordinality u (id, n) join organisations o on o.id = u.id) as up,
      (
        select array_agg(o.name order by u.n desc)
        from unnest(s.down) with ordinality u (id, n)
        join organisations o on o.id = u.id
      ) as down
      from shared s`.execute(tx)
  return rows[0] ?? null
}

import { type RawBuilder, sql } from 'kysely'
import type { HealthLine } from '#contract/health.ts'
import type { EarlierDecision } from '#law/earlier.ts'
import { healthRules, type HealthRule } from '#law/health.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'
import { healthQueries } from './health-queries.sql.ts'

/**
 * What the queries know beside the tables: the moment, the loaded calendar (`until`: working days up to each day from the first on,
 * `days`: which day each of them is), and each step as the law has it.
 */
export type HealthGround = {
  readonly at: Date
  readonly today: string
  readonly calendar: { readonly first: string; readonly last: string; readonly until: readonly number[]; readonly days: readonly string[] }
  readonly law: readonly LawStep[]
}
export type LawStep = {
  readonly procedure: string
  readonly step: string
  readonly role: string
  /** All parties of the step, the first one first. */
  readonly roles: readonly string[]
  /** The parties that may act from its seat. */
  readonly instead: readonly string[]
  readonly seat: string
  /** The seats of all parties, as `roles`. */
  readonly seats: readonly string[]
  /** The acts by which each party of a joint step does its part. */
  readonly joint_parts: readonly string[] | null
  /** The name of the clock the step runs on. */
  readonly clock: string | null
  readonly days: number | null
  readonly ends_itself: boolean
  readonly waits_for: string | null
  readonly not_by: readonly string[]
  /** The decision in another case whose hands are kept out too, and the steps it is taken at, each as procedure/step. */
  readonly earlier: EarlierDecision | null
  readonly earlier_steps: readonly string[]
  readonly needs_opinion: boolean
  readonly needs_valuation: boolean
  /** Kinds of application of which no papers are asked. */
  readonly without_papers: readonly string[]
}

const order = Object.keys(healthRules) as HealthRule[]
const wantedOf = (rule: HealthRule | undefined) => order.filter((each) => rule === undefined || each === rule)

/** What the queries stand on: over every case that runs in the order of their ids, or over those of some lines. */
function ground({ at, today, calendar, law }: HealthGround, places?: readonly LinePlace[]): RawBuilder<unknown> {
  return sql`
    asked as (
      select ${at}::timestamptz as at, ${today}::date as today, ${calendar.first}::date as first, ${calendar.last}::date as last,
      ${sql.val([...calendar.until])}::int[] as until, ${sql.val([...calendar.days])}::date[] as days
    ),
      kin as materialized (
      select o.id as one, unnest(kin_of(o.id, (select today from asked))) as other
      from organisations o
      where exists (select from affiliations f where o.id in (f.controller_id, f.controlled_id))
    ),
      posted as materialized (
      select distinct p.role, p.organisation_id, p.officer_id
      from posts p
      join officers f on f.id = p.officer_id and f.is_active
      join organisations o on o.id = p.organisation_id and o.is_active
      where p.ended_at is null and (p.until_on is null or p.until_on >= (select today from asked))
    ),
      law as materialized (select l.*, exists (select from posted p where p.role = any (l.instead)) as is_staffed
      from jsonb_to_recordset(${JSON.stringify(law)}::jsonb) as l(procedure text, step text, role text, roles text[], instead text[], seat text, seats text[], joint_parts text[], clock text, days int, ends_itself boolean, waits_for text, not_by text[], earlier text, earlier_steps text[], needs_opinion boolean, needs_valuation boolean, without_papers text[])),
      staff as materialized (select * from posted p where exists (select from law l where l.seat = 'office' and p.role = any (l.instead))),
      seated as materialized (
      select distinct p.organisation_id, l.instead
      from (select distinct instead from law where seat in ('applicant', 'addressee', 'holder')) l
      join posted p on p.role = any (l.instead)
    ),
      bound as materialized (select l.instead, h.id as holder_id from (select distinct instead from law where seat = 'office' and is_staffed) l
      cross join lateral (
        select p.organisation_id as id
        from staff p
        where p.role = any (l.instead)
        union
        select k.one
        from kin k
        join staff p on p.organisation_id = k.other
        where p.role = any (l.instead)
      ) h
      where not exists (select from staff p where p.role = any (l.instead) and p.organisation_id <> h.id and not exists (select from kin k where k.one = h.id and k.other = p.organisation_id))),
      aside as materialized (select case_id, officer_id from entries where act = 'step-aside' and officer_id is not null),
      stand as materialized (select c.id, c.parent_id, c.procedure, c.step, c.due_on, c.wake_at, c.is_provisional, c.owner_role, c.owner_id, c.also_owners, c.applicant_id, c.addressee_id, c.holder_id, c.clocks -> l.clock as clock, c.subject_kind, c.subject_id, c.subject_version,
        l.role, l.roles, l.instead, l.seat, l.seats, l.joint_parts, l.days, l.ends_itself, l.waits_for, l.not_by, l.earlier,
          l.earlier_steps, l.needs_opinion, l.needs_valuation, l.without_papers, l.is_staffed, c.submitted_at is null as is_draft,
          case l.seat when 'applicant' then c.applicant_id when 'addressee' then c.addressee_id when 'holder' then c.holder_id end as seat_id
      from cases c
      left join law l
        on l.procedure = c.procedure
        and l.step = c.step
        and (l.role = c.owner_role or l.role = any (select split_part(w, ':', 1) from unnest(c.also_owners) w) or (coalesce(c.owner_role <> all (l.roles), true) and l.role = l.roles[1]))
      where c.closed_at is null ${places ? sql`and c.id = any (${places.flatMap((each) => each.case_id ?? [])}::uuid[])` : sql`order by c.id`})`
}

/** How many lines each rule finds, or the one asked for, counted to the cap, in one statement. */
export async function countStuck(tx: Tx, given: HealthGround, rule?: HealthRule): Promise<{ readonly [R in HealthRule]?: number }> {
  const counts = wantedOf(rule).map(
    (each) => sql`(select count(*)::int from (select from (${sql.raw(healthQueries[each])}) q limit ${countLimit}) n) as ${sql.id(each)}`,
  )
  const { rows } = await sql<{ [R in HealthRule]?: number }>`with ${ground(given)} select ${sql.join(counts)}`.execute(tx)
  return rows[0]!
}

/** Where a line stands in the list: the place of its rule among all, and its key within it. */
type LinePlace = { readonly place: number; readonly key: string; readonly case_id: string | null }
export type LineRow = Omit<HealthLine, 'rule' | 'caseId' | 'owner' | 'detail' | 'isDraft' | 'mayOpen'> & {
  readonly rule: HealthRule
  readonly is_draft: boolean
  readonly owner: string
  readonly detail: string
  readonly case_id: string | null
  readonly place: number
}

const linesOf = (rule: HealthRule, limit: RawBuilder<unknown>, fits = sql`true`) =>
  sql`
    (
      select ${order.indexOf(rule)}::int as place, q.key, q.case_id
      from (${sql.raw(healthQueries[rule])}) q
      where ${fits}
      order by q.case_id, q.key
      limit ${limit}
    )
  `

/**
 * Which lines of what is stuck stand on a page, by rule and key, one more than `limit`, and how many there are, each rule counted to the
 * cap. The cases are gone through in the order of the keys, so that a rule that finds many stops once they are counted; one in whose lines
 * the page begins goes on from there.
 */
export async function findStuck(
  tx: Tx,
  given: HealthGround,
  { rule, limit, after }: { rule?: HealthRule | undefined; limit: number; after: readonly (string | null)[] | null },
): Promise<{ places: LinePlace[]; total: number }> {
  const begun = after && wantedOf(rule).find((each) => order.indexOf(each) === Number(after[0]))
  const {
    rows: [found],
  } = await sql<{ places: LinePlace[]; total: number }>`with ${ground(given)}, found as materialized (${sql.join(
    wantedOf(rule).map((each) => linesOf(each, countLimit)),
    sql` union all `,
  )}),
    page as (select place, key, case_id from (select place, key, case_id from found ${begun ? sql`union ${linesOf(begun, sql`${limit + 1}`, sql`q.key collate "C" > ${after[1]}`)}` : sql``}) l
      where ${after ? sql`(place, key collate "C") > (${after[0]}::int, ${after[1]})` : sql`true`}
      order by place, key collate "C"
      limit ${limit + 1})
    select coalesce((select jsonb_agg(page order by place, key collate "C") from page), '[]') as places,
      (select count(*)::int from found) as total`.execute(tx)
  return found!
}

/** What is said of lines that were found: by the same queries, over the cases of these lines alone. */
export async function tellStuck(tx: Tx, given: HealthGround, places: readonly LinePlace[]): Promise<LineRow[]> {
  if (places.length === 0) return []
  const rules = order.filter((_, place) => places.some((each) => each.place === place))
  const all = sql.join(
    rules.map(
      (each) => sql`select ${each}::text as rule, ${order.indexOf(each)}::int as place, q.* from (${sql.raw(healthQueries[each])}) q`,
    ),
    sql` union all `,
  )
  const { rows } = await sql<LineRow>`
      with ${ground(given, places)}
      select *
      from (${all}) l
      where (place, key) in (select * from unnest(${places.map((each) => each.place)}::int[], ${places.map((each) => each.key)}::text[]))
    `.execute(tx)
  return rows
}

/** Which of these cases the reader may open. */
export async function findReadable(tx: Tx, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from cases where id = any (${sql.val([...caseIds])}::uuid[])`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** The queue of a failed job; null when there is none of that id. */
export async function findFailedJob(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from pgboss.job where id = ${id}::uuid and state = 'failed'`.execute(tx)
  return rows[0]?.name ?? null
}

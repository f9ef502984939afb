import { type RawBuilder, sql } from 'kysely'
import type { HealthLine } from '#contract/health.ts'
import type { EarlierDecision } from '#law/earlier.ts'
import { healthRules, type HealthRule } from '#law/health.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'
import { failedForGood } from '#server/jobs/failed.sql.ts'

/** What the queries know beside the tables: the moment, the loaded calendar (`until`: working days up to each day from the first on, `days`: which day each of them is), and each step as the law has it. */
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
  /** All parties of the step, the first one first. */ readonly roles: readonly string[]
  /** The parties that may act from its seat. */ readonly instead: readonly string[]
  readonly seat: string
  /** The seats of all parties, as `roles`. */ readonly seats: readonly string[]
  /** The acts by which each party of a joint step does its part. */ readonly joint_parts: readonly string[] | null
  /** The name of the clock the step runs on. */ readonly clock: string | null
  readonly days: number | null
  readonly ends_itself: boolean
  readonly waits_for: string | null
  readonly not_by: readonly string[]
  /** The decision in another case whose hands are kept out too, and the steps it is taken at, each as procedure/step. */ readonly earlier: EarlierDecision | null
  readonly earlier_steps: readonly string[]
  readonly needs_opinion: boolean
  readonly needs_valuation: boolean
  /** Kinds of application of which no papers are asked. */ readonly without_papers: readonly string[]
}

/** What the cases that run are not gone through for: looked up for the lines that are shown. */
const ofCase = (what: string) => `(select ${what} from cases k where k.id = c.id)`
const acted = ofCase('k.acted_at::date::text')
/** A line of a case at a step the law knows, with what is said of it beside where it stands; drafts are left out unless it says so. */
const ofCases = (
  since: string,
  detail: string,
  fits: string,
  drafts: 'too' | 'aside' = 'aside',
) => `select c.id::text || case when c.role = c.roles[1] then '' else ':' || c.role end as key, c.id as case_id, ${ofCase('k.number')} as number, c.procedure, c.step, ${since} as since,
  concat_ws(' · ', (select o.name from organisations o where o.id = case when c.is_draft then c.applicant_id when c.owner_role = c.role then c.owner_id else c.seat_id end), '{' || c.role || '}') as owner, ${detail} as detail, c.is_draft
from stand c where c.role is not null and ${drafts === 'too' ? '' : 'not c.is_draft and '}${fits}`

/** Whether the unit in whose seat the step is has anybody active for it. */
const seated = `coalesce((c.seat_id, c.instead) in (select organisation_id, instead from seated), false)`
/** Whether the case no longer says which unit is in the seat of its step: the record does, and setting its clock writes it again. */
const seatLost = `(c.seat in ('applicant', 'addressee', 'holder') and c.seat_id is null)`
/** Whether somebody active holds the post whose move it is; and whether somebody of others than the holder and its kin does. */
const held = `case c.seat when 'office' then c.is_staffed else ${seated} end`
const heldByOthers = `case c.seat when 'office' then c.is_staffed and coalesce((c.holder_id, c.instead) not in (select holder_id, instead from bound), true) else ${seated} end`
/** Whether anybody of those fits, told of `p`. */
const anyone = (
  fits: string,
) => `case c.seat when 'office' then exists (select from staff p where p.role = any (c.instead) and p.organisation_id is distinct from c.holder_id and not exists (select from kin where kin.one = c.holder_id and kin.other = p.organisation_id) and ${fits})
  else exists (select from posts p join officers f on f.id = p.officer_id and f.is_active join organisations o on o.id = p.organisation_id and o.is_active
    where p.organisation_id = c.seat_id and p.role = any (c.instead) and p.ended_at is null and (p.until_on is null or p.until_on >= (select today from asked)) and ${fits}) end`
/** The case in which the decision was taken that a case is about. */
const earlierCases: { readonly [E in EarlierDecision]: string } = {
  'noticed-review': 'select c.parent_id',
  'credit-deduction': `select x.case_id from credit_entries x where x.operator_id = c.subject_id and x.number = ${ofCase(`k.answers ->> 'creditNumber'`)}`,
}
const earlierCase = `case c.earlier ${Object.entries(earlierCases)
  .map(([name, found]) => `when '${name}' then (${found})`)
  .join(' ')} end`
/** Whose move it is as the procedure has it: all parties of the step with the units in their seats, without those that did their part at a joint one since the case came to it. */
const movers = `array(select concat_ws(':', m.role, case m.seat when 'applicant' then c.applicant_id when 'addressee' then c.addressee_id when 'holder' then c.holder_id end) from unnest(c.roles, c.seats) with ordinality as m(role, seat, n)
  where c.joint_parts is null or not exists (select from entries e where e.case_id = c.id and e.from_step = c.step and e.act = any (c.joint_parts) and e.role = m.role and e.seq > coalesce((select max(b.seq) from entries b where b.case_id = c.id and b.from_step <> c.step), 0)) order by m.n)`
const owners = `array[concat_ws(':', c.owner_role, c.owner_id)] || c.also_owners`
const named = (list: string) =>
  `(select coalesce(string_agg(concat_ws(' ', '{' || split_part(m, ':', 1) || '}', (select o.name from organisations o where o.id::text = split_part(m, ':', 2))), ' + '), '∅') from unnest(${list}) m where m <> '')`
/** A step has one line of these, however many parties must move at it. */
const once = `(c.role = c.owner_role or c.owner_role is null or c.owner_role <> all (c.roles))`

const endOf = (day: string) => `((${day} + 1)::timestamp at time zone 'Asia/Shanghai')`
const left = `greatest(0, (c.clock ->> 'limit')::int - (c.clock ->> 'used')::int)`
const since = `(c.clock ->> 'since')::date`
/** The day on which the recorded clock is over, by the loaded calendar; null beyond it, and while the clock stands still. */
const over = `case when ${left} = 0 then ${since} else (select days from asked)[(select until from asked)[${since} - (select first from asked) + 1] + ${left}] end`
const isHeld = `exists (select from cases s where s.parent_id = c.id and s.closed_at is null and s.procedure = c.waits_for)`

/** Who decided before and keeps out: at a step of the same case, or in the case that this one is about. */
const hands = `select e.officer_id, e.officer_name from entries e where e.case_id = c.id and e.from_step = any(c.not_by)
  union all select e.officer_id, e.officer_name from cases d join entries e on e.case_id = d.id where c.earlier is not null and d.id = ${earlierCase} and d.procedure || '/' || e.from_step = any(c.earlier_steps)`
const unused = `not exists (select from (${hands}) h where h.officer_id = p.officer_id)`
const notAside = `not exists (select from aside where aside.case_id in (c.id, c.parent_id) and aside.officer_id = p.officer_id)`
const byOfficers = `c.seat in ('applicant', 'addressee', 'holder', 'office')`

/**
 * The queries as they are run and as they are shown (`offset 0`: papers are looked for case by case, never all gathered first): `asked` holds the moment, `stand` every case that runs beside its step as the procedures have it, by party, `kin` who is tied by declared control,
 * `staff` who holds a post of an office, `seated` the units that have somebody for a step, `bound` the holders whose own people or kin are all there is, `aside` who stepped aside.
 */
export const healthQueries: { readonly [R in HealthRule]: string } = {
  'step-unknown': `select c.id::text as key, c.id as case_id, ${ofCase('k.number')} as number, c.procedure, c.step, ${acted} as since, coalesce('{' || c.owner_role || '}', '') as owner, ${ofCase('k.edition')} as detail, c.is_draft
from stand c where c.role is null`,
  'owner-wrong': ofCases(
    acted,
    `concat_ws(' → ', ${named(owners)}, ${named(movers)})`,
    `${once} and (${seatLost} or ${owners} is distinct from ${movers})`,
  ),
  'clock-missing': ofCases(acted, `'{' || c.days || ' working days}'`, 'c.days is not null and not c.ends_itself and c.due_on is null'),
  'timer-missing': ofCases(
    'c.due_on::text',
    `'{' || c.days || ' working days}'`,
    `c.ends_itself and c.wake_at is null
  and not ${isHeld}`,
  ),
  'clock-wrong': ofCases(
    'c.due_on::text',
    `concat_ws(' → ', coalesce(c.due_on::text, '∅') || coalesce(to_char(c.wake_at at time zone 'Asia/Shanghai', ' (YYYY-MM-DD HH24:MI)'), ''), coalesce((${over})::text, '∅'))`,
    `${once} and case
  when c.clock is null or ${since} is null then c.due_on is not null or c.wake_at is not null
  when ${isHeld} then true
  when c.due_on is null then false
  else (not c.is_provisional and c.due_on is distinct from ${over} and ${since} >= (select first from asked))
    or (c.ends_itself and (c.wake_at < ${endOf('c.due_on')} or c.wake_at > greatest(${endOf('c.due_on')}, ${endOf('(select today from asked)')}))) or (not c.ends_itself and c.wake_at is not null) end`,
  ),
  'timer-stuck': ofCases(
    'c.due_on::text',
    `coalesce((select a.detail ->> 'why' from audit_log a where a.object_kind = 'case' and a.object_id = c.id::text and a.action = 'act:lapse' and a.outcome = 'failed' order by a.id desc limit 1), '')`,
    `c.wake_at < (select at from asked) - interval '5 minutes'`,
  ),
  'provisional-day': ofCases('c.due_on::text', 'c.due_on::text', 'c.is_provisional and c.due_on <= (select last from asked)'),
  'calendar-ends': `select 'calendar' as key, null::uuid as case_id, '' as number, null as procedure, null as step, last::text as since, '' as owner, '{' || (last - today) || ' days}' as detail, false as is_draft
from asked where last - today < 60`,
  'no-officer': ofCases(acted, `''`, `${byOfficers} and not ${seatLost} and not (${held})`, 'too'),
  'own-unit': ofCases(
    acted,
    `(select o.name from organisations o where o.id = c.holder_id)`,
    `c.seat = 'office' and c.is_staffed and coalesce((c.holder_id, c.instead) in (select holder_id, instead from bound), false)`,
  ),
  'same-hand': ofCases(
    acted,
    `(select string_agg(distinct h.officer_name, '、') from (${hands}) h where h.officer_id is not null)`,
    `${byOfficers} and (cardinality(c.not_by) > 0 or c.earlier is not null) and ${heldByOthers} and not (${anyone(unused)})`,
  ),
  'all-aside': ofCases(
    acted,
    `(select string_agg(distinct e.officer_name, '、') from entries e where e.case_id in (c.id, c.parent_id) and e.act = 'step-aside')`,
    `c.seat = 'office' and (c.id in (select case_id from aside) or c.parent_id in (select case_id from aside)) and ${anyone(unused)} and not (${anyone(`${unused} and ${notAside}`)})`,
  ),
  overdue: ofCases(
    'c.due_on::text',
    `concat_ws(' · ', '{' || ((select today from asked) - c.due_on) || ' days}', (select e.reason from entries e where e.case_id = c.id and e.act = 'explain' and e.seq > all (select m.seq from entries m where m.case_id = c.id and m.from_step is not null and m.from_step <> c.step) order by e.seq desc limit 1))`,
    'c.due_on < (select today from asked) and c.wake_at is null',
    'too',
  ),
  'paper-expired': ofCases(
    acted,
    `concat_ws(' · ',
    (select o.number || ' ' || max(o.valid_until) from opinions o where c.needs_opinion and o.asset_id = c.subject_id and o.asset_version = c.subject_version group by o.number order by max(o.valid_until) desc limit 1),
    (select v.number || ' ' || max(v.valid_until) from valuations v where c.needs_valuation and v.asset_id = c.subject_id and v.asset_version = c.subject_version group by v.number order by max(v.valid_until) desc limit 1))`,
    `c.subject_kind = 'asset' and (c.needs_opinion or c.needs_valuation) and ${ofCase(`coalesce(k.answers ->> 'kind', '')`)} <> all(c.without_papers) and (
  (c.needs_opinion and not exists (select from opinions o where o.asset_id = c.subject_id and o.asset_version = c.subject_version and o.conclusion = 'unqualified' and o.valid_until >= (select today from asked) offset 0))
  or (c.needs_valuation and not exists (select from valuations v where v.asset_id = c.subject_id and v.asset_version = c.subject_version and v.valid_until >= (select today from asked) offset 0)))`,
  ),
  'job-failed': `select j.id::text as key, null::uuid as case_id, '' as number, null as procedure, null as step, j.completed_on::date::text as since, j.name as owner, coalesce(j.output ->> 'message', '') as detail, false as is_draft
from pgboss.job j where ${failedForGood}`,
}

const order = Object.keys(healthRules) as HealthRule[]
const wantedOf = (rule: HealthRule | undefined) => order.filter((each) => rule === undefined || each === rule)

/** What the queries stand on: over every case that runs in the order of their ids, or over those of some lines. */
function ground({ at, today, calendar, law }: HealthGround, places?: readonly LinePlace[]): RawBuilder<unknown> {
  return sql`asked as (select ${at}::timestamptz as at, ${today}::date as today, ${calendar.first}::date as first, ${calendar.last}::date as last, ${sql.val([...calendar.until])}::int[] as until, ${sql.val([...calendar.days])}::date[] as days),
    kin as materialized (select o.id as one, unnest(kin_of(o.id, (select today from asked))) as other from organisations o where exists (select from affiliations f where o.id in (f.controller_id, f.controlled_id))),
    posted as materialized (select distinct p.role, p.organisation_id, p.officer_id from posts p join officers f on f.id = p.officer_id and f.is_active join organisations o on o.id = p.organisation_id and o.is_active where p.ended_at is null and (p.until_on is null or p.until_on >= (select today from asked))),
    law as materialized (select l.*, exists (select from posted p where p.role = any (l.instead)) as is_staffed
      from jsonb_to_recordset(${JSON.stringify(law)}::jsonb) as l(procedure text, step text, role text, roles text[], instead text[], seat text, seats text[], joint_parts text[], clock text, days int, ends_itself boolean, waits_for text, not_by text[], earlier text, earlier_steps text[], needs_opinion boolean, needs_valuation boolean, without_papers text[])),
    staff as materialized (select * from posted p where exists (select from law l where l.seat = 'office' and p.role = any (l.instead))),
    seated as materialized (select distinct p.organisation_id, l.instead from (select distinct instead from law where seat in ('applicant', 'addressee', 'holder')) l join posted p on p.role = any (l.instead)),
    bound as materialized (select l.instead, h.id as holder_id from (select distinct instead from law where seat = 'office' and is_staffed) l
      cross join lateral (select p.organisation_id as id from staff p where p.role = any (l.instead) union select k.one from kin k join staff p on p.organisation_id = k.other where p.role = any (l.instead)) h
      where not exists (select from staff p where p.role = any (l.instead) and p.organisation_id <> h.id and not exists (select from kin k where k.one = h.id and k.other = p.organisation_id))),
    aside as materialized (select case_id, officer_id from entries where act = 'step-aside' and officer_id is not null),
    stand as materialized (select c.id, c.parent_id, c.procedure, c.step, c.due_on, c.wake_at, c.is_provisional, c.owner_role, c.owner_id, c.also_owners, c.applicant_id, c.addressee_id, c.holder_id, c.clocks -> l.clock as clock, c.subject_kind, c.subject_id, c.subject_version,
        l.role, l.roles, l.instead, l.seat, l.seats, l.joint_parts, l.days, l.ends_itself, l.waits_for, l.not_by, l.earlier, l.earlier_steps, l.needs_opinion, l.needs_valuation, l.without_papers, l.is_staffed, c.submitted_at is null as is_draft, case l.seat when 'applicant' then c.applicant_id when 'addressee' then c.addressee_id when 'holder' then c.holder_id end as seat_id
      from cases c left join law l on l.procedure = c.procedure and l.step = c.step and (l.role = c.owner_role or l.role = any (select split_part(w, ':', 1) from unnest(c.also_owners) w) or (coalesce(c.owner_role <> all (l.roles), true) and l.role = l.roles[1]))
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
  sql`(select ${order.indexOf(rule)}::int as place, q.key, q.case_id from (${sql.raw(healthQueries[rule])}) q where ${fits} order by q.case_id, q.key limit ${limit})`

/**
 * Which lines of what is stuck stand on a page, by rule and key, one more than `limit`, and how many there are, each rule counted to the cap.
 * The cases are gone through in the order of the keys, so that a rule that finds many stops once they are counted; one in whose lines the page begins goes on from there.
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
      where ${after ? sql`(place, key collate "C") > (${after[0]}::int, ${after[1]})` : sql`true`} order by place, key collate "C" limit ${limit + 1})
    select coalesce((select jsonb_agg(page order by place, key collate "C") from page), '[]') as places, (select count(*)::int from found) as total`.execute(
    tx,
  )
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
  const { rows } =
    await sql<LineRow>`with ${ground(given, places)} select * from (${all}) l where (place, key) in (select * from unnest(${places.map((each) => each.place)}::int[], ${places.map((each) => each.key)}::text[]))`.execute(
      tx,
    )
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

import { type RawBuilder, sql } from 'kysely'
import type { HealthLine } from '#contract/health.ts'
import { healthRules, type HealthRule } from '#law/health.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'
import { failedForGood } from '#server/jobs/failed.sql.ts'

/** What the queries know beside the tables: the moment, the last day of the loaded calendar, and each step as the law has it. */
export type HealthGround = { readonly at: Date; readonly today: string; readonly calendarUntil: string; readonly law: readonly LawStep[] }
export type LawStep = { readonly procedure: string; readonly step: string; readonly role: string; /** All parties of the step, the first one first. */ readonly roles: readonly string[]; /** The parties that may act from its seat. */ readonly instead: readonly string[]; readonly role_name: string; readonly seat: string; readonly days: number | null; readonly ends_itself: boolean; readonly waits_for: string | null; readonly not_by: readonly string[]; readonly needs_opinion: boolean; readonly needs_valuation: boolean; /** Kinds of application of which no papers are asked. */ readonly without_papers: readonly string[] }

/** A line of a case, with what is said of it beside where it stands. */
const ofCases = (since: string, detail: string, fits: string) => `select c.id::text || case when law.role = law.roles[1] then '' else ':' || law.role end as key, c.id as case_id, c.number, c.procedure, c.step, ${since} as since,
  concat_ws(' · ', (select o.name from organisations o where o.id = case when c.owner_role = law.role then c.owner_id when law.seat = 'applicant' then c.applicant_id when law.seat = 'addressee' then c.addressee_id when law.seat = 'holder' then c.holder_id end), law.role_name) as owner, ${detail} as detail
from cases c join law on law.procedure = c.procedure and law.step = c.step and (law.role = c.owner_role or law.role = any (select split_part(w, ':', 1) from unnest(c.also_owners) w) or (coalesce(c.owner_role <> all (law.roles), true) and law.role = law.roles[1]))
where c.closed_at is null and c.submitted_at is not null and ${fits}`

/** Whether somebody active holds the post whose move it is, of those who fit. */
const held = (fits = '') => `exists (select from posts p join officers f on f.id = p.officer_id and f.is_active join organisations o on o.id = p.organisation_id and o.is_active
    where p.ended_at is null and (p.until_on is null or p.until_on >= (select today from asked)) and p.role = any (law.instead) and (law.seat = 'office' or p.organisation_id = case law.seat when 'applicant' then c.applicant_id when 'holder' then c.holder_id else c.addressee_id end)${fits})`
const ofOthers = ` and (law.seat <> 'office' or (p.organisation_id is distinct from c.holder_id and not exists (select from kin where kin.one = c.holder_id and kin.other = p.organisation_id)))`
const unused = ` and not exists (select from entries e where e.case_id = c.id and e.officer_id = p.officer_id and e.from_step = any(law.not_by))`
const notAside = ` and not exists (select from entries e where e.case_id in (c.id, c.parent_id) and e.officer_id = p.officer_id and e.act = 'step-aside')`
const byOfficers = `law.seat in ('applicant', 'addressee', 'holder', 'office')`

/** The queries as they are run and as they are shown (`offset 0`: papers are looked for case by case, never all gathered first): `asked` holds the moment, `law` the steps of the procedures by party, `kin` who is tied by declared control. */
export const healthQueries: { readonly [R in HealthRule]: string } = {
  'step-unknown': `select c.id::text as key, c.id as case_id, c.number, c.procedure, c.step, c.acted_at::date::text as since, coalesce(c.owner_role, '') as owner, c.edition as detail
from cases c where c.closed_at is null and c.submitted_at is not null and not exists (select from law where law.procedure = c.procedure and law.step = c.step)`,
  'owner-wrong': ofCases('c.acted_at::date::text', `concat_ws(' → ', coalesce(c.owner_role, '∅'), law.role)`, `(coalesce(c.owner_role <> all (law.roles), true)
  or (c.owner_role = law.role and ((law.seat = 'applicant' and c.owner_id is distinct from c.applicant_id) or (law.seat = 'addressee' and c.owner_id is distinct from c.addressee_id) or (law.seat = 'holder' and c.owner_id is distinct from c.holder_id)
  or (law.seat not in ('applicant', 'addressee', 'holder') and c.owner_id is not null))))`),
  'clock-missing': ofCases('c.acted_at::date::text', `law.days || ' wd'`, 'law.days is not null and not law.ends_itself and c.due_on is null'),
  'timer-missing': ofCases('c.due_on::text', `law.days || ' wd'`, `law.ends_itself and c.wake_at is null
  and not exists (select from cases s where s.parent_id = c.id and s.closed_at is null and s.procedure = law.waits_for)`),
  'timer-stuck': ofCases('c.due_on::text', `coalesce((select a.detail ->> 'why' from audit_log a where a.object_kind = 'case' and a.object_id = c.id::text and a.action = 'act:lapse' and a.outcome = 'failed' order by a.id desc limit 1), '')`,
    `c.wake_at < (select at from asked) - interval '5 minutes'`),
  'provisional-day': ofCases('c.due_on::text', 'c.due_on::text', 'c.is_provisional and c.due_on <= (select calendar_until from asked)'),
  'calendar-ends': `select 'calendar' as key, null::uuid as case_id, '' as number, null as procedure, null as step, calendar_until::text as since, '' as owner, (calendar_until - today) || ' 天' as detail
from asked where calendar_until - today < 60`,
  'no-officer': ofCases('c.acted_at::date::text', `''`, `${byOfficers} and not ${held()}`),
  'own-unit': ofCases('c.acted_at::date::text', `(select o.name from organisations o where o.id = c.holder_id)`, `law.seat = 'office' and ${held()} and not ${held(ofOthers)}`),
  'same-hand': ofCases('c.acted_at::date::text', `(select string_agg(distinct e.officer_name, '、') from entries e where e.case_id = c.id and e.from_step = any(law.not_by))`,
    `${byOfficers} and cardinality(law.not_by) > 0 and ${held(ofOthers)} and not ${held(ofOthers + unused)}`),
  'all-aside': ofCases('c.acted_at::date::text', `(select string_agg(distinct e.officer_name, '、') from entries e where e.case_id in (c.id, c.parent_id) and e.act = 'step-aside')`,
    `law.seat = 'office' and ${held(ofOthers + unused)} and not ${held(ofOthers + unused + notAside)}`),
  overdue: ofCases('c.due_on::text', `concat_ws(' · ', ((select today from asked) - c.due_on) || ' 天', (select e.reason from entries e where e.case_id = c.id and e.act = 'explain' and e.seq > all (select m.seq from entries m where m.case_id = c.id and m.from_step is not null and m.from_step <> c.step) order by e.seq desc limit 1))`, 'c.due_on < (select today from asked) and c.wake_at is null'),
  'paper-expired': ofCases('c.acted_at::date::text', `concat_ws(' · ',
    (select o.number || ' ' || max(o.valid_until) from opinions o where law.needs_opinion and o.asset_id = c.subject_id and o.asset_version = c.subject_version group by o.number order by max(o.valid_until) desc limit 1),
    (select v.number || ' ' || max(v.valid_until) from valuations v where law.needs_valuation and v.asset_id = c.subject_id and v.asset_version = c.subject_version group by v.number order by max(v.valid_until) desc limit 1))`,
    `c.subject_kind = 'asset' and coalesce(c.answers ->> 'kind', '') <> all(law.without_papers) and (
  (law.needs_opinion and not exists (select from opinions o where o.asset_id = c.subject_id and o.asset_version = c.subject_version and o.conclusion = 'unqualified' and o.valid_until >= (select today from asked) offset 0))
  or (law.needs_valuation and not exists (select from valuations v where v.asset_id = c.subject_id and v.asset_version = c.subject_version and v.valid_until >= (select today from asked) offset 0)))`),
  'job-failed': `select j.id::text as key, null::uuid as case_id, '' as number, null as procedure, null as step, j.completed_on::date::text as since, j.name as owner, coalesce(j.output ->> 'message', '') as detail
from pgboss.job j where ${failedForGood}`,
}

const order = Object.keys(healthRules) as HealthRule[]
const wantedOf = (rule: HealthRule | undefined) => order.filter(each => rule === undefined || each === rule)

function ground({ at, today, calendarUntil, law }: HealthGround): RawBuilder<unknown> {
  return sql`asked as (select ${at}::timestamptz as at, ${today}::date as today, ${calendarUntil}::date as calendar_until),
    kin as materialized (select o.id as one, unnest(kin_of(o.id, (select today from asked))) as other from organisations o where exists (select from affiliations f where o.id in (f.controller_id, f.controlled_id))),
    law as materialized (select * from jsonb_to_recordset(${JSON.stringify(law)}::jsonb) as l(procedure text, step text, role text, roles text[], instead text[], role_name text, seat text, days int, ends_itself boolean, waits_for text, not_by text[], needs_opinion boolean, needs_valuation boolean, without_papers text[]))`
}

/** How many lines each rule finds, or the one asked for, counted to the cap, in one statement. */
export async function countStuck(tx: Tx, given: HealthGround, rule?: HealthRule): Promise<{ readonly [R in HealthRule]?: number }> {
  const counts = wantedOf(rule).map(each => sql`(select count(*)::int from (select from (${sql.raw(healthQueries[each])}) q limit ${countLimit}) n) as ${sql.id(each)}`)
  const { rows } = await sql<{ [R in HealthRule]?: number }>`with ${ground(given)} select ${sql.join(counts)}`.execute(tx)
  return rows[0]!
}

type LineRow = Omit<HealthLine, 'caseId'> & { case_id: string | null; place: number }

/** What is stuck, by rule and key, one line more than `limit`. */
export async function listStuck(tx: Tx, given: HealthGround, { rule, limit, after }: { rule?: HealthRule | undefined; limit: number; after: readonly (string | null)[] | null }): Promise<LineRow[]> {
  const parts = wantedOf(rule).map(each => sql`select ${each} as rule, ${order.indexOf(each)}::int as place, q.* from (${sql.raw(healthQueries[each])}) q`)
  const { rows } = await sql<LineRow>`with ${ground(given)} select * from (${sql.join(parts, sql` union all `)}) l
    where ${after ? sql`(place, key) > (${after[0]}::int, ${after[1]})` : sql`true`} order by place, key limit ${limit + 1}`.execute(tx)
  return rows
}

/** The queue of a failed job; null when there is none of that id. */
export async function findFailedJob(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from pgboss.job where id = ${id}::uuid and state = 'failed'`.execute(tx)
  return rows[0]?.name ?? null
}

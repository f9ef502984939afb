import { readingActions } from '#law/audit.ts'
import { choices } from '#law/choices.ts'
import { incidentClocks } from '#law/incidents.ts'
import { dutyKinds } from '#server/inventory/reminders.sql.ts'
import { dayOf, type Facts, first, inYear, last, monthsBetween, organisationName, table } from './fact.view.sql.ts'

const clock = {
  key: `k.case_id || ':' || k.clock`,
  at: dayOf('k.from_at'),
  name: `i.title || ' · ' || t.title`,
  href: `'/desk/incidents/' || k.case_id`,
} as const
const clocks = `
  incident_clocks k
  join incidents i on i.case_id = k.case_id
  join ${table(Object.entries(incidentClocks).map(([id, { title }]) => [id, title.zh]))} t (clock, title) on t.clock = k.clock
`
const clockOf = (choice: string) => Object.entries(incidentClocks).find(([, each]) => each.choice === choice)![0]
const assessment = {
  key: 'r.case_id',
  name: `${organisationName('r.operator_id')} || ' ' || r.title`,
  href: `'/desk/cases/' || r.case_id`,
} as const
/** Public producers the reader sees whole, with each year that reaches into what is asked, from `back` years before it. */
const duties = (back: number) =>
  `
    organisations o
    cross join generate_series(extract(year from ${first})::int - ${back}, extract(year from ${last})::int - ${back}) as y (year)
  `
const owes = `
  o.is_active
    and 'producer' = any (o.roles)
    and o.kind in (select kind from ${table(dutyKinds.map((kind) => [kind]))} k (kind))
    and (me_everywhere() or o.kind = any (me_kinds()::text[]))
    and extract(year from o.created_at at time zone 'Asia/Shanghai') <= y.year
`
const duty = { key: `o.id || ':' || y.year`, name: `o.name || ' ' || y.year`, href: `'/desk/organisations/' || o.id` } as const
const published = `
  left join lateral (
    select min(${dayOf('r.published_at')}) as done
    from rounds r
    where r.holder_id = o.id and r.year = y.year and r.state = 'published'
  ) d
    on true
`
const account = { key: 'o.id', name: 'o.name', href: 'null' } as const
const line = { key: 'l.id', at: dayOf('l.platform_at'), href: `'/desk/audit'` } as const
const lines = (action: string) =>
  `audit_log l where l.action = '${action}' and l.outcome = 'done' and l.platform_at >= ${first} and ${inYear(dayOf('l.platform_at'))}`
const officerName = (id: string) => `(select f.name from officers f where f.id = ${id})`

/** What is recorded of incidents, assessments, yearly duties, accounts and what is read. */
export const supervisionFacts: Facts<
  | 'incident-clocks'
  | 'incident-warnings'
  | 'assessment-reports'
  | 'assessment-gaps'
  | 'assessor-runs'
  | 'inventory-days'
  | 'inventory-ends'
  | 'report-days'
  | 'idle-accounts'
  | 'dormant-accounts'
  | 'passwords'
  | 'failed-sign-ins'
  | 'hand-overs'
  | 'grants'
  | 'organisation-ends'
  | 'tokens'
  | 'readings'
> = {
  'incident-clocks': (choice) => ({
    ...clock,
    from: `${clocks} where k.clock = '${clockOf(choice)}' and ${inYear(dayOf('k.from_at'))}`,
    n: `
      round(
        extract(
          epoch from coalesce(k.met_at, (select at from asked)) - k.from_at
        ) / ${clockOf(choice) === 'final' ? 86_400 : 3600},
        4
      )
    `,
  }),
  'incident-warnings': () => ({
    ...clock,
    from: `${clocks} where ${inYear(dayOf('k.from_at'))}`,
    n: `round(extract(epoch from k.due_at - coalesce(k.met_at, (select at from asked))) / 60, 2)`,
  }),
  'assessment-reports': () => ({
    ...assessment,
    from: `
      risk_assessments r
      left join workdays came on came.day = r.assessed_on
      left join workdays gone on gone.day = r.handed_in_on
      where ${inYear('r.handed_in_on')}
    `,
    at: 'r.handed_in_on',
    n: 'coalesce(gone.n, 0) - coalesce(came.n, 0)',
  }),
  'assessment-gaps': () => ({
    ...assessment,
    from: `
      (
        select r.*,
          coalesce(lead(r.assessed_on) over (partition by r.operator_id order by r.assessed_on, r.received_at), ${last}) as until
        from risk_assessments r
      ) r
      where ${inYear('r.until')}
    `,
    at: 'r.until',
    n: monthsBetween('r.assessed_on', 'r.until'),
  }),
  'assessor-runs': () => ({
    ...assessment,
    from: `(select r.*, row_number() over (partition by operator_id, assessor, place - own order by place) as times from (select r.*, row_number() over (partition by operator_id order by assessed_on, received_at) as place, row_number() over (partition by operator_id, assessor order by assessed_on, received_at) as own
  from risk_assessments r
  where r.is_yearly) r) r where ${inYear('r.handed_in_on')} and not exists (select from organisations o where o.id = r.operator_id and r.assessor in (o.name, o.short_name))`,
    at: 'r.handed_in_on',
    n: 'r.times',
  }),
  'inventory-days': () => ({
    ...duty,
    from: `${duties(0)} ${published} where ${owes} and coalesce(d.done, ${last}) >= ${first}`,
    at: `coalesce(d.done, ${last})`,
    n: `(coalesce(d.done, ${last}))::text`,
    base: 'y.year',
  }),
  'inventory-ends': () => ({
    ...duty,
    from: `${duties(0)} ${published} where ${owes}`,
    at: `(y.year || '-${choices['yearly-inventory'].value}')::date`,
    n: `(y.year || '-${choices['yearly-inventory'].value}')::date`,
    base: 'd.done',
  }),
  'report-days': () => ({
    ...duty,
    from: `
      ${duties(1)}
      left join annual_reports d on d.holder_id = o.id and d.year = y.year
      where ${owes} and coalesce(d.handed_in_on, ${last}) >= ${first}
    `,
    at: `coalesce(d.handed_in_on, ${last})`,
    n: `(coalesce(d.handed_in_on, ${last}))::text`,
    base: 'y.year + 1',
  }),
  'idle-accounts': () => ({
    ...account,
    from: `officers o where o.is_active and o.idle_from is not null`,
    at: dayOf('o.idle_from'),
    n: `(select real from asked) - ${dayOf('o.idle_from')}`,
  }),
  'dormant-accounts': () => ({
    ...account,
    from: `
      officers o
      where o.is_active
        and o.idle_from is not null
        and (select real from asked) - ${dayOf('o.idle_from')} >= ${choices['dormant-accounts'].value}
    `,
    at: dayOf('o.idle_from'),
    n: `(select real from asked) - ${dayOf('o.idle_from')} - ${choices['dormant-accounts'].value}`,
  }),
  passwords: () => ({
    ...account,
    from: `officers o where o.is_active and o.password_set_at is not null`,
    at: dayOf('o.password_set_at'),
    n: `(select real from asked) - ${dayOf('o.password_set_at')}`,
  }),
  'failed-sign-ins': () => ({
    ...line,
    from: `(select object_id, run, max(platform_at) as platform_at, max(id) as id, count(*) as times from (select l.object_id, l.outcome, l.platform_at, l.id, count(*) filter (where l.outcome = 'done') over (partition by l.object_id order by l.id) as run
  from audit_log l
  where l.action = 'sign-in' and l.object_kind = 'officer' and l.object_id <> '' and l.outcome in ('done', 'failed') and l.platform_at >= ${first}) l where l.outcome = 'failed' group by object_id, run) l`,
    name: `(select f.name from officers f where f.id::text = l.object_id)`,
    n: 'l.times',
  }),
  'hand-overs': () => ({
    ...line,
    from: lines('hand-over'),
    name: `
      coalesce(
        (select f.name from posts p join officers f on f.id = p.officer_id where p.id::text = l.detail ->> 'post'),
        ${officerName('l.officer_id')}
      )
    `,
    n: `(l.detail ->> 'untilOn')::date - ${dayOf('l.platform_at')}`,
  }),
  grants: () => ({
    ...line,
    from: lines('ask-grant'),
    name: officerName('l.officer_id'),
    n: `(l.detail ->> 'untilOn')::date - ${dayOf('l.platform_at')}`,
  }),
  'organisation-ends': () => ({
    ...line,
    from: lines('ask-end'),
    name: `(select o.name from organisations o where o.id::text = l.detail ->> 'organisation')`,
    n: `(l.detail ->> 'untilOn')::date - ${dayOf('l.platform_at')}`,
  }),
  tokens: () => ({
    ...line,
    from: lines('make-token'),
    name: `${officerName('l.officer_id')} || ' ' || (l.detail ->> 'name')`,
    n: `(l.detail ->> 'until')::date - ${dayOf('l.platform_at')}`,
  }),
  readings: () => ({
    ...line,
    from: `
      audit_log l
      where l.outcome = 'done'
        and l.role in ('operator', 'developer')
        and l.action in (select action from ${table([...readingActions, 'evaluate-use'].map((each) => [each]))} r (action))
        and l.platform_at >= ${first}
    `,
    name: `${organisationName('l.organisation_id')} || ' ' || to_char(l.platform_at at time zone 'Asia/Shanghai', 'HH24:MI')`,
    n: `extract(hour from l.platform_at at time zone 'Asia/Shanghai')`,
    comes: (value) => `n >= ${value} or n < 6`,
  }),
}

import { sql } from 'kysely'
import type { SignalLine } from '#contract/supervision-signals.ts'
import { choices } from '#law/choices.ts'
import { complianceParts } from '#law/operators.ts'
import { type RiskSignal, riskSignals } from '#law/signals.ts'
import { readingActions } from '#law/audit.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'
import { dutyKinds } from '#server/inventory/reminders.sql.ts'

/** An agreement that runs: signed by both, in its term, neither suspended nor ended. */
const running = `
  a.signed_operator_at is not null
    and a.signed_developer_at is not null
    and a.suspended_at is null
    and a.ended_at is null
    and a.begins_on <= (select today from asked)
    and a.ends_on >= (select today from asked)
`
/** A mandate that runs. */
const mandated = `
  m.suspended_at is null
    and m.ended_at is null
    and m.begins_on <= (select today from asked)
    and m.ends_on >= (select today from asked)
`
const ofAgreement = (since: string, detail: string, fits: string) => `
  select a.id::text as key, a.operator_id as subject_id, o.name as subject_name, ${since} as since,
    concat_ws(' · ', a.number, ${detail}) as detail, '/desk/assets/' || a.asset_id as href
  from agreements a
  join organisations o on o.id = a.operator_id
  join organisations d on d.id = a.developer_id
  left join assets s on s.id = a.asset_id
  where ${running} and ${fits}`
const ofMandate = (detail: string, fits: string) => `
  select m.id::text as key, m.operator_id as subject_id, o.name as subject_name, m.begins_on::text as since,
    concat_ws(' · ', m.number, ${detail}) as detail, '/desk/organisations/' || m.operator_id as href
  from mandates m join organisations o on o.id = m.operator_id where ${mandated} and ${fits}`

/** How many parts a compliance file has. */
const parts = Object.keys(complianceParts).length
/** How many of them the operator of a mandate has on file and not expired. */
const partsOnFile = `
  (
    select count(distinct f.part)::int
    from compliance_records f
    where f.operator_id = m.operator_id and f.expires_on >= (select today from asked)
  )
`

/**
 * In the queries of what is missing from records that only those who oversee the whole city read: to anybody else everything would seem
 * missing, so nobody else is told.
 */
const overseen = `(select me_everywhere())`

/**
 * The queries as they are run and as they are shown: `asked` holds the day, the moment, the kinds of unit that count each year, and the
 * actions of reading and use.
 */
export const signalQueries: { readonly [S in RiskSignal]: string } = {
  'incident-late': `
    select k.case_id || ':' || k.clock as key, i.operator_id as subject_id, o.name as subject_name,
      (k.due_at at time zone 'Asia/Shanghai')::text as since, concat_ws(' · ', i.title, k.clock) as detail,
      '/desk/incidents/' || k.case_id as href
    from incident_clocks k
    join incidents i on i.case_id = k.case_id
    join organisations o on o.id = i.operator_id
    where k.met_at is null and k.due_at < (select at from asked)`,
  'unmarked-use': ofAgreement(
    'a.begins_on::text',
    `s.name`,
    `
      not exists (
        select
        from use_marks m
        where m.asset_id = a.asset_id
          and m.operator_id = a.operator_id
          and m.ended_at is null
          and m.ends_on >= (select today from asked)
      )
    `,
  ),
  'unfiled-developer': ofAgreement(
    'a.begins_on::text',
    `d.name`,
    `
      ${overseen}
        and not exists (
          select
          from developer_filings f
          where f.operator_id = a.operator_id
            and f.developer_id = a.developer_id
            and f.ended_at is null
            and f.until_on >= (select today from asked)
        )
    `,
  ),
  'operator-without-compliance': ofMandate(`${partsOnFile} || '/${parts}'`, `${overseen} and ${partsOnFile} < ${parts}`),
  'assessment-overdue': ofMandate(
    `(select max(r.next_on)::text from risk_assessments r where r.operator_id = m.operator_id)`,
    `
      ${overseen}
        and coalesce(
          (select max(r.next_on) from risk_assessments r where r.operator_id = m.operator_id),
          (m.begins_on + interval '${choices['risk-assessment-yearly'].value} months')::date
        ) < (select today from asked)
    `,
  ),
  'late-round': `
    select o.id::text as key, o.id as subject_id, o.name as subject_name, (select year from asked)::text as since,
      o.sector as detail, '/desk/organisations/' || o.id as href
    from organisations o
    where o.is_open
      and 'producer' = any(o.roles)
      and o.kind = any ((select kinds from asked)::text[])
      and (me_everywhere() or o.kind = any (me_kinds()::text[]))
      and extract(year from o.created_at at time zone 'Asia/Shanghai') <= (select year from asked)
      and not exists (select from started_rounds r where r.holder_id = o.id and r.year = (select year from asked) and r.state = 'published')`,
  'odd-price': `
    select p.id::text as key, p.developer_id as subject_id, o.name as subject_name, p.made_at::date::text as since,
      concat_ws(' · ', p.number, p.name, round(p.price_fen / 100.0, 2), '中位 ' || round((t.median / 100)::numeric, 2)) as detail,
      '/desk/organisations/' || p.developer_id as href
    from products p join organisations o on o.id = p.developer_id
    join (
      select kind, unit, percentile_cont(0.5) within group (order by price_fen) as median
      from products
      where state = 'listed' and price_fen > 0
      group by kind, unit
      having count(*) >= 3
    ) t
      on t.kind = p.kind
      and t.unit = p.unit
    where p.state = 'listed'
      and p.price_fen > 0
      and (p.price_fen > t.median * ${choices['odd-price'].value} or p.price_fen * ${choices['odd-price'].value} < t.median)`,
  'odd-hours': `
    select l.organisation_id::text as key, l.organisation_id as subject_id, o.name as subject_name,
      max((l.platform_at at time zone 'Asia/Shanghai')::text) as since, count(*)::text || ' 次' as detail,
      '/desk/organisations/' || l.organisation_id as href
    from audit_log l
    join organisations o on o.id = l.organisation_id
    where l.platform_at > (select at from asked) - interval '30 days'
      and l.outcome = 'done'
      and l.role in ('operator', 'developer')
      and l.action = any ((select readings from asked)::text[])
      and (
      extract(hour from l.platform_at at time zone 'Asia/Shanghai') >= ${choices['odd-hours'].value}
      or extract(hour from l.platform_at at time zone 'Asia/Shanghai') < 6
    )
    group by l.organisation_id, o.name`,
  'certificate-expiring': ofAgreement(
    '(select max(c.valid_until)::text from certificates c where c.asset_id = a.asset_id)',
    `s.name`,
    `
      a.asset_id in (
        select c.asset_id
        from certificates c
        where c.valid_until between (select today from asked) and (select today from asked) + 30
      )
        and (select max(c.valid_until) from certificates c where c.asset_id = a.asset_id) <= (select today from asked) + 30
    `,
  ),
}

/** The day and moment the signals are computed for. */
export type SignalGround = { readonly at: Date; readonly today: string }
const order = Object.keys(riskSignals) as RiskSignal[]
const wantedOf = (rule: RiskSignal | undefined) => order.filter((each) => rule === undefined || each === rule)
const asked = ({ at, today }: SignalGround) =>
  sql`
    asked as (
      select ${at}::timestamptz as at, ${today}::date as today, extract(year from ${today}::date)::int - 1 as year,
      ${sql.val([...dutyKinds])}::text[] as kinds, ${sql.val([...readingActions, 'evaluate-use'])}::text[] as readings
    )
  `

/** How many lines each signal has that the reader may see, counted to the cap, in one statement; a signal the reader could not judge is not among them. */
export async function countSignals(tx: Tx, given: SignalGround, rule?: RiskSignal): Promise<{ readonly [S in RiskSignal]?: number }> {
  const counts = wantedOf(rule).map(
    (each) => sql`(select count(*)::int from (select from (${sql.raw(signalQueries[each])}) q limit ${countLimit}) n) as ${sql.id(each)}`,
  )
  const { rows } = await sql<
    { [S in RiskSignal]: number } & { isOverseer: boolean }
  >`with ${asked(given)} select me_everywhere() as "isOverseer", ${sql.join(counts)}`.execute(tx)
  const { isOverseer, ...counted } = rows[0]!
  return Object.fromEntries(Object.entries(counted).filter(([each]) => isOverseer || !signalQueries[each as RiskSignal].includes(overseen)))
}

type LineRow = SignalLine & { readonly place: number }

/** What the signals point to, by signal and key, one line more than `limit`. */
export async function listSignals(
  tx: Tx,
  given: SignalGround,
  {
    rule,
    limit,
    after,
  }: { readonly rule?: RiskSignal | undefined; readonly limit: number; readonly after: readonly (string | null)[] | null },
): Promise<LineRow[]> {
  const parts = wantedOf(rule).map(
    (each) =>
      sql`
        select ${each}::text as rule, ${order.indexOf(each)}::int as place, q.key, q.subject_id as "subjectId",
          q.subject_name as "subjectName", coalesce(q.since, '') as since, q.detail, q.href
        from (${sql.raw(signalQueries[each])}) q
      `,
  )
  const { rows } = await sql<LineRow>`
      with ${asked(given)}
      select *
      from (${sql.join(parts, sql` union all `)}) l
      where ${after ? sql`(place, key) > (${after[0]}::int, ${after[1]})` : sql`true`}
      order by place, key limit ${limit + 1}
    `.execute(tx)
  return rows
}

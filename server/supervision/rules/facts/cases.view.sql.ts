import { procedures } from '#law/procedures.ts'
import type { Procedure } from '#law/procedure.ts'
import { dayOf, type Facts, inYear, table } from './fact.view.sql.ts'

const steps = Object.values<Procedure>(procedures).flatMap((procedure) =>
  Object.entries(procedure.steps).map(([step, found]) => ({ procedure: procedure.id, step, ...found })),
)

/** The steps of all procedures whose time limit rests on a choice, and whether they go on by themselves when it is over. */
export function limitedBy(
  choice: string,
): { readonly procedure: string; readonly step: string; readonly days: number; readonly endsItself: boolean }[] {
  return steps.flatMap(({ procedure, step, within, after }) => [
    ...(within?.basis === `choice:${choice}` ? [{ procedure, step, days: within.workingDays, endsItself: false }] : []),
    ...(after?.basis === `choice:${choice}` ? [{ procedure, step, days: after.workingDays, endsItself: true }] : []),
  ])
}

/** The steps a case is sent back from once in its life. */
const sentBackOnce = steps.filter(({ may }) => may.return?.once).map(({ procedure, step }) => [procedure, step] as const)
const shown = `c.number || ' ' || c.title`
const page = `'/desk/cases/' || c.id`

/** What is recorded of cases: how long they stood at a step, how often they were sent back, until when they are due. */
export const caseFacts: Facts<'step-visits' | 'corrections' | 'renewals' | 'renewal-terms' | 'due-years' | 'legacy-tables'> = {
  'step-visits': (choice) => ({
    from: `(select m.*, l.days, l.step from ${table(limitedBy(choice).map(({ procedure, step, days }) => [procedure, step, days]))} l (procedure, step, days) join (
  select c.id, c.number, c.title, c.procedure, e.seq, e.from_step, e.act, ${dayOf('e.at')} as left_on,
    ${dayOf('lag(e.at) over (partition by e.case_id order by e.seq)')} as came_on
  from entries e
  join cases c on c.id = e.case_id
  where e.from_step is distinct from e.to_step
    and c.acted_at >= (select first from asked)
    and c.procedure in (select p.procedure from ${table(limitedBy(choice).map(({ procedure }) => [procedure]))} p (procedure))
) m on m.procedure = l.procedure and m.from_step = l.step where m.came_on is not null and ${inYear('m.left_on')}) c left join workdays came on came.day = c.came_on left join workdays gone on gone.day = c.left_on`,
    key: `c.id || ':' || c.seq`,
    at: 'c.left_on',
    part: `c.procedure || '/' || c.step`,
    name: shown,
    href: page,
    n: `case when c.act = 'lapse' then c.days else coalesce(gone.n, 0) - coalesce(came.n, 0) end`,
  }),
  corrections: () => ({
    from: `(select e.case_id, count(*) as times, max(e.at) as at from entries e join cases k on k.id = e.case_id join ${table(sentBackOnce)} l (procedure, step) on l.procedure = k.procedure and l.step = e.from_step
  where e.act = 'return' and k.acted_at >= (select first from asked)
  group by e.case_id) r join cases c on c.id = r.case_id where ${inYear(dayOf('r.at'))}`,
    key: 'c.id',
    at: dayOf('r.at'),
    name: shown,
    href: page,
    n: 'r.times',
  }),
  renewals: () => ({
    from: `
      cases c
      cross join lateral (
        select x.valid_until
        from certificates x
        where x.asset_id = c.subject_id and x.issued_at < c.submitted_at
        order by x.issued_at desc
        limit 1
      ) x
      where c.procedure = 'change-registration' and c.answers ->> 'kind' = 'renew' and ${inYear(dayOf('c.submitted_at'))}`,
    key: 'c.id',
    at: dayOf('c.submitted_at'),
    name: shown,
    href: page,
    n: `greatest(0, x.valid_until - ${dayOf('c.submitted_at')})`,
  }),
  'renewal-terms': () => ({
    from: `cases c where c.procedure = 'change-registration' and c.answers ->> 'kind' = 'renew' and ${inYear(dayOf('c.submitted_at'))}`,
    key: 'c.id',
    at: dayOf('c.submitted_at'),
    name: shown,
    href: page,
    n: `(c.answers ->> 'termYears')::numeric`,
  }),
  'due-years': () => ({
    from: `
      cases c
      where c.due_on is not null
        and not exists (select from calendar_years y where y.year = extract(year from c.due_on))
        and ${inYear(dayOf('c.acted_at'))}
    `,
    key: 'c.id',
    at: 'c.due_on',
    name: shown,
    href: page,
    n: 'extract(year from c.due_on)',
  }),
  'legacy-tables': () => ({
    from: `(select split_part(e.client_key, ':', 1) as sheet, count(*) as lines, min(e.at) as at, min(k.id::text) as id, min(k.number) as number from entries e join cases k on k.id = e.case_id
  where k.procedure = 'legacy-registration' and e.seq = 1 and e.client_key ~ '^[0-9a-f-]{36}:[0-9]+$' and ${inYear(dayOf('k.opened_at'))}
  group by 1) t`,
    key: 't.sheet',
    at: dayOf('t.at'),
    name: `t.number || ' …'`,
    href: `'/desk/cases/' || t.id`,
    n: 't.lines',
  }),
}

import type { EarlierDecision } from '#law/earlier.ts'
import type { HealthRule } from '#law/health.ts'
import { failedForGood } from '#server/jobs/failed.sql.ts'

/** What the cases that run are not gone through for: looked up for the lines that are shown. */
const ofCase = (what: string) => `(select ${what} from cases k where k.id = c.id)`
const acted = ofCase('k.acted_at::date::text')
/** A line of a case at a step the law knows, with what is said of it beside where it stands; drafts are left out unless it says so. */
const ofCases = (since: string, detail: string, fits: string, drafts: 'too' | 'aside' = 'aside') => `
    select c.id::text || case when c.role = c.roles[1] then '' else ':' || c.role end as key, c.id as case_id,
      ${ofCase('k.number')} as number, c.procedure, c.step, ${since} as since,
      concat_ws(
        ' · ',
        (
          select o.name
          from organisations o
          where o.id = case when c.is_draft then c.applicant_id when c.owner_role = c.role then c.owner_id else c.seat_id end
        ),
        '{' || c.role || '}'
      ) as owner,
      ${detail} as detail, c.is_draft
    from stand c
    where c.role is not null and ${drafts === 'too' ? '' : 'not c.is_draft and '}${fits}`

/** Whether the unit in whose seat the step is has anybody active for it. */
const seated = `coalesce((c.seat_id, c.instead) in (select organisation_id, instead from seated), false)`
/** Whether the case no longer says which unit is in the seat of its step: the record does, and setting its clock writes it again. */
const seatLost = `(c.seat in ('applicant', 'addressee', 'holder') and c.seat_id is null)`
/** Whether somebody active holds the post whose move it is; and whether somebody of others than the holder and its kin does. */
const held = `case c.seat when 'office' then c.is_staffed else ${seated} end`
const heldByOthers = `
  case c.seat
    when 'office' then c.is_staffed and coalesce((c.holder_id, c.instead) not in (select holder_id, instead from bound), true)
    else ${seated}
    end
`
/** Whether anybody of those fits, told of `p`. */
const anyone = (fits: string) => `
  case c.seat
    when 'office' then exists (
      select
      from staff p
      where p.role = any (c.instead)
        and p.organisation_id is distinct from c.holder_id
        and not exists (select from kin where kin.one = c.holder_id and kin.other = p.organisation_id)
        and ${fits}
    )
    else exists (
      select
      from posts p
      join officers f on f.id = p.officer_id and f.is_active
      join organisations o on o.id = p.organisation_id and o.is_active
      where p.organisation_id = c.seat_id
        and p.role = any (c.instead)
        and p.ended_at is null
        and (p.until_on is null or p.until_on >= (select today from asked))
        and ${fits}
    )
    end`
/** The case in which the decision was taken that a case is about. */
const earlierCases: { readonly [E in EarlierDecision]: string } = {
  'noticed-review': 'select c.parent_id',
  'credit-deduction': `
    select x.case_id
    from credit_entries x
    where x.operator_id = c.subject_id and x.number = ${ofCase(`k.answers ->> 'creditNumber'`)}
  `,
}
const earlierCase = `case c.earlier ${Object.entries(earlierCases)
  .map(([name, found]) => `when '${name}' then (${found})`)
  .join(' ')} end`
/**
 * Whose move it is as the procedure has it: all parties of the step with the units in their seats, without those that did their part at a
 * joint one since the case came to it.
 */
const movers = `array(
  select concat_ws(
    ':', m.role,
    case m.seat when 'applicant' then c.applicant_id when 'addressee' then c.addressee_id when 'holder' then c.holder_id end
  )
  from unnest(c.roles, c.seats) with ordinality as m(role, seat, n)
  where c.joint_parts is null
    or not exists (
      select
      from entries e
      where e.case_id = c.id
        and e.from_step = c.step
        and e.act = any (c.joint_parts)
        and e.role = m.role
        and e.seq > coalesce((select max(b.seq) from entries b where b.case_id = c.id and b.from_step <> c.step), 0)
    )
  order by m.n)`
const owners = `array[concat_ws(':', c.owner_role, c.owner_id)] || c.also_owners`
const named = (list: string) => `(
  select coalesce(
    string_agg(
      concat_ws(
        ' ', '{' || split_part(m, ':', 1) || '}',
        (select o.name from organisations o where o.id::text = split_part(m, ':', 2))
      ),
      ' + '
    ),
    '∅'
  )
  from unnest(${list}) m
  where m <> '')`
/** A step has one line of these, however many parties must move at it. */
const once = `(c.role = c.owner_role or c.owner_role is null or c.owner_role <> all (c.roles))`

const endOf = (day: string) => `((${day} + 1)::timestamp at time zone 'Asia/Shanghai')`
const left = `greatest(0, (c.clock ->> 'limit')::int - (c.clock ->> 'used')::int)`
const since = `(c.clock ->> 'since')::date`
/** The day on which the recorded clock is over, by the loaded calendar; null beyond it, and while the clock stands still. */
const over = `
  case
    when ${left} = 0 then ${since}
    else (select days from asked)[(select until from asked)[${since} - (select first from asked) + 1] + ${left}]
    end
`
const isHeld = `exists (select from cases s where s.parent_id = c.id and s.closed_at is null and s.procedure = c.waits_for)`

/** Who decided before and keeps out: at a step of the same case, or in the case that this one is about. */
const hands = `select e.officer_id, e.officer_name from entries e where e.case_id = c.id and e.from_step = any(c.not_by)
  union all
  select e.officer_id, e.officer_name
  from cases d
  join entries e on e.case_id = d.id
  where c.earlier is not null and d.id = ${earlierCase} and d.procedure || '/' || e.from_step = any(c.earlier_steps)`
const unused = `not exists (select from (${hands}) h where h.officer_id = p.officer_id)`
const notAside = `not exists (select from aside where aside.case_id in (c.id, c.parent_id) and aside.officer_id = p.officer_id)`
const byOfficers = `c.seat in ('applicant', 'addressee', 'holder', 'office')`

/**
 * The queries as they are run and as they are shown (`offset 0`: papers are looked for case by case, never all gathered first): `asked`
 * holds the moment, `stand` every case that runs beside its step as the procedures have it, by party, `kin` who is tied by declared
 * control, `staff` who holds a post of an office, `seated` the units that have somebody for a step, `bound` the holders whose own people
 * or kin are all there is, `aside` who stepped aside.
 */
export const healthQueries: { readonly [R in HealthRule]: string } = {
  'step-unknown': `
    select c.id::text as key, c.id as case_id, ${ofCase('k.number')} as number, c.procedure, c.step, ${acted} as since,
      coalesce('{' || c.owner_role || '}', '') as owner, ${ofCase('k.edition')} as detail, c.is_draft
    from stand c
    where c.role is null`,
  'owner-wrong': ofCases(
    acted,
    `concat_ws(' → ', ${named(owners)}, ${named(movers)})`,
    `${once} and (${seatLost} or ${owners} is distinct from ${movers})`,
  ),
  'clock-missing': ofCases(acted, `'{' || c.days || ' working days}'`, 'c.days is not null and not c.ends_itself and c.due_on is null'),
  'timer-missing': ofCases('c.due_on::text', `'{' || c.days || ' working days}'`, `c.ends_itself and c.wake_at is null and not ${isHeld}`),
  'clock-wrong': ofCases(
    'c.due_on::text',
    `
      concat_ws(
        ' → ',
        coalesce(c.due_on::text, '∅') || coalesce(to_char(c.wake_at at time zone 'Asia/Shanghai', ' (YYYY-MM-DD HH24:MI)'), ''),
        coalesce((${over})::text, '∅')
      )
    `,
    `${once} and case
      when c.clock is null or ${since} is null then c.due_on is not null or c.wake_at is not null
      when ${isHeld} then true
      when c.due_on is null then false
      else (not c.is_provisional and c.due_on is distinct from ${over} and ${since} >= (select first from asked))
        or (
          c.ends_itself
          and (c.wake_at < ${endOf('c.due_on')} or c.wake_at > greatest(${endOf('c.due_on')}, ${endOf('(select today from asked)')}))
        )
        or (not c.ends_itself and c.wake_at is not null)
    end`,
  ),
  'timer-stuck': ofCases(
    'c.due_on::text',
    `
      coalesce(
        (
          select a.detail ->> 'why'
          from audit_log a
          where a.object_kind = 'case' and a.object_id = c.id::text and a.action = 'act:lapse' and a.outcome = 'failed'
          order by a.id desc
          limit 1
        ),
        ''
      )
    `,
    `c.wake_at < (select at from asked) - interval '5 minutes'`,
  ),
  'provisional-day': ofCases('c.due_on::text', 'c.due_on::text', 'c.is_provisional and c.due_on <= (select last from asked)'),
  'calendar-ends': `
    select 'calendar' as key, null::uuid as case_id, '' as number, null as procedure, null as step, last::text as since,
      '' as owner, '{' || (last - today) || ' days}' as detail, false as is_draft
    from asked
    where last - today < 60`,
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
    `
      c.seat = 'office'
        and (c.id in (select case_id from aside) or c.parent_id in (select case_id from aside))
        and ${anyone(unused)}
        and not (${anyone(`${unused} and ${notAside}`)})
    `,
  ),
  overdue: ofCases(
    'c.due_on::text',
    `
      concat_ws(
        ' · ', '{' || ((select today from asked) - c.due_on) || ' days}',
        (
          select e.reason
          from entries e
          where e.case_id = c.id
            and e.act = 'explain'
            and e.seq > all (
              select m.seq from entries m where m.case_id = c.id and m.from_step is not null and m.from_step <> c.step
            )
          order by e.seq desc
          limit 1
        )
      )
    `,
    'c.due_on < (select today from asked) and c.wake_at is null',
    'too',
  ),
  'paper-expired': ofCases(
    acted,
    `concat_ws(
      ' · ',
      (
        select o.number || ' ' || max(o.valid_until)
        from opinions o
        where c.needs_opinion and o.asset_id = c.subject_id and o.asset_version = c.subject_version
        group by o.number
        order by max(o.valid_until) desc
        limit 1
      ),
      (
        select v.number || ' ' || max(v.valid_until)
        from valuations v
        where c.needs_valuation and v.asset_id = c.subject_id and v.asset_version = c.subject_version
        group by v.number
        order by max(v.valid_until) desc
        limit 1
      )
    )`,
    `c.subject_kind = 'asset'
      and (c.needs_opinion or c.needs_valuation)
      and ${ofCase(`coalesce(k.answers ->> 'kind', '')`)} <> all (c.without_papers)
      and (
        (
          c.needs_opinion
          and not exists (
            select
            from opinions o
            where o.asset_id = c.subject_id
              and o.asset_version = c.subject_version
              and o.conclusion = 'unqualified'
              and o.valid_until >= (select today from asked)
            offset 0
          )
        )
        or (
          c.needs_valuation
          and not exists (
            select
            from valuations v
            where v.asset_id = c.subject_id
              and v.asset_version = c.subject_version
              and v.valid_until >= (select today from asked)
            offset 0
          )
        )
      )`,
  ),
  'job-failed': `
    select j.id::text as key, null::uuid as case_id, '' as number, null as procedure, null as step,
      j.completed_on::date::text as since, j.name as owner, coalesce(j.output ->> 'message', '') as detail, false as is_draft
    from pgboss.job j
    where ${failedForGood}`,
}

import { statesBeyondPapers } from '#law/asset-states.ts'
import { retentionKinds } from '#law/retention.ts'
import type { OutsideRegister } from '#server/registration/outside.sql.ts'
import { assetName, dayOf, type Fact, type Facts, inYear, last, monthsBetween, organisationName, table } from './fact.view.sql.ts'

const certificate = {
  key: 'c.number',
  at: 'c.issued_on',
  name: `c.number || ' ' || ${assetName('c.asset_id')}`,
  href: `'/desk/assets/' || c.asset_id || '?tab=papers'`,
} as const
/** Opinions and valuations as one. */
const papers = `
  (
    select 'opinion' as part, id, number, asset_id, asset_version, holder_id, firm_id, filed_at, valid_until
    from opinions
    union all
    select 'valuation', id, number, asset_id, asset_version, holder_id, firm_id, filed_at, valid_until
    from valuations
  )
`
const paper = {
  key: 'p.id',
  part: 'p.part',
  name: `p.number || ' ' || ${assetName('p.asset_id')}`,
  href: `'/desk/assets/' || p.asset_id || '?tab=papers'`,
} as const
/** Days that lie in the year or so soon after it that a reminder before them does. */
const soon = (day: string) => `${day} between (select first from asked) and (select last from asked) + 366`
/** Whose papers are spoken of: assets whose registration does not stand. */
const beyond = table(statesBeyondPapers.map((state) => [state]))
const kindsBy: { readonly [choice: string]: { readonly kind: string; readonly isInYears: boolean } } = Object.fromEntries(
  Object.entries(retentionKinds).map(([kind, { choice }]) => [choice, { kind, isInYears: choice !== 'retention-network-log' }]),
)

/** Records of another register that stand and say until when. */
const outsideEnds = (register: OutsideRegister): Fact => ({
  from: `outside_registrations o where o.register = '${register}' and o.ended_at is null and ${soon('o.valid_until')}`,
  key: 'o.id',
  at: 'o.valid_until',
  name: `o.number || ' ' || ${assetName('o.asset_id')}`,
  href: `'/desk/assets/' || o.asset_id || '?tab=papers'`,
  n: 'o.valid_until',
})

/** What is recorded of certificates and papers, what falls due, the memorandum, what was destroyed, and lives in the books. */
export const registrationFacts: Facts<
  | 'certificates'
  | 'numbers'
  | 'certificate-ends'
  | 'legacy-days'
  | 'valuation-terms'
  | 'paper-ends'
  | 'national-ends'
  | 'property-ends'
  | 'firm-runs'
  | 'firm-shares'
  | 'falling-due'
  | 'memo-reviews'
  | 'fallen-rests'
  | 'destructions'
  | 'book-lives'
> = {
  certificates: () => ({
    ...certificate,
    from: `certificates c where ${inYear('c.issued_on')} and c.replaces is null and not 'legacy' = any (c.marks)`,
    n: 'c.issued_on',
    comes: (value) => `(n + make_interval(months => (${value} * 12)::int))::date`,
  }),
  numbers: () => ({
    ...certificate,
    from: `certificates c where ${inYear('c.issued_on')}`,
    n: 'c.number',
    comes: (value) => `${value} || substr(n, length((select present from asked)) + 1)`,
  }),
  'certificate-ends': () => ({
    ...certificate,
    from: `certificates c where c.status in ('valid', 'expired') and ${soon('c.valid_until')}`,
    at: 'c.valid_until',
    n: 'c.valid_until',
  }),
  'legacy-days': () => ({
    from: `legacy_registrations r where ${inYear(dayOf('r.recorded_at'))}`,
    key: 'r.case_id',
    at: dayOf('r.recorded_at'),
    name: 'r.earlier_number',
    href: `'/desk/cases/' || r.case_id`,
    n: 'r.issued_on::text',
  }),
  'valuation-terms': () => ({
    from: `valuations v where ${inYear(dayOf('v.filed_at'))}`,
    key: 'v.id',
    at: dayOf('v.filed_at'),
    name: `v.number || ' ' || ${assetName('v.asset_id')}`,
    href: `'/desk/valuations/' || v.id`,
    n: monthsBetween('v.base_date', 'v.valid_until'),
  }),
  'paper-ends': () => ({
    ...paper,
    from: `
      ${papers} p
      join assets s on s.id = p.asset_id and s.version = p.asset_version
      where s.state not in (select state from ${beyond} b (state)) and ${soon('p.valid_until')}
    `,
    at: 'p.valid_until',
    n: 'p.valid_until',
  }),
  'national-ends': () => outsideEnds('national'),
  'property-ends': () => outsideEnds('property'),
  'firm-runs': () => ({
    ...paper,
    from: `(select q.*, row_number() over (partition by part, asset_id, firm_id, place - own order by place) - 1 as before from (
  select q.*, row_number() over (partition by part, asset_id order by filed_at, id) as place, row_number() over (partition by part, asset_id, firm_id order by filed_at, id) as own
  from ${papers} q) q) p where ${inYear(dayOf('p.filed_at'))}`,
    at: dayOf('p.filed_at'),
    n: 'p.before',
  }),
  'firm-shares': () => ({
    from: `
      (
        select q.part, q.firm_id, q.holder_id, count(distinct q.asset_id) as assets, max(q.filed_at) as at
        from ${papers} q
        where ${inYear(dayOf('q.filed_at'))}
        group by 1, 2, 3
      ) p
    `,
    key: `p.part || p.firm_id || p.holder_id`,
    part: 'p.part',
    at: dayOf('p.at'),
    name: `${organisationName('p.firm_id')} || ' · ' || ${organisationName('p.holder_id')}`,
    href: `'/desk/organisations/' || p.firm_id`,
    n: 'p.assets',
  }),
  'falling-due': () => ({
    from: `(select p.part, p.id::text as id, p.number, p.asset_id, p.valid_until as due from ${papers} p join assets s on s.id = p.asset_id and s.version = p.asset_version where s.state not in (select state from ${beyond} b (state))
  union all select 'certificate', c.number, c.number, c.asset_id, c.valid_until from certificates c where c.status = 'valid'
  union all
  select 'memo', m.asset_id::text, '', m.asset_id, m.review_on
  from memo_entries m
  where m.left_at is null) p where p.due >= ${last}`,
    key: `p.part || ':' || p.id`,
    part: 'p.part',
    at: 'p.due',
    name: `ltrim(p.number || ' ' || ${assetName('p.asset_id')})`,
    href: `'/desk/assets/' || p.asset_id || '?tab=papers'`,
    n: `p.due - ${last}`,
  }),
  'memo-reviews': () => ({
    from: `
      memo_entries m
      cross join lateral (
        select ${dayOf('m.entered_at')} as came,
        least(
          (
            select min(${dayOf('r.reviewed_at')})
            from memo_reviews r
            where r.asset_id = m.asset_id and r.reviewed_at >= m.entered_at
          ),
          ${dayOf('m.left_at')}
        ) as gone
      ) d
      where m.ground in ('expired', 'deregistered', 'revoked') and ${inYear('d.came')}`,
    key: 'm.asset_id',
    at: 'd.came',
    name: assetName('m.asset_id'),
    href: `'/desk/assets/' || m.asset_id`,
    n: `coalesce(d.gone, ${last}) - d.came`,
  }),
  'fallen-rests': () => ({
    from: `
      assets a
      join (
        select 'marks' as part, id, asset_id, set_at as since, ended_at
        from use_marks
        union all
        select 'outside', id, asset_id, recorded_at, ended_at
        from outside_registrations
      ) r
        on r.asset_id = a.id
      where ${inYear('a.fallen_on')} and ${dayOf('r.since')} <= a.fallen_on and (r.ended_at is null or ${dayOf('r.ended_at')} >= a.fallen_on)`,
    key: 'r.id',
    part: 'r.part',
    at: 'a.fallen_on',
    name: 'a.name',
    href: `'/desk/assets/' || a.id || '?tab=use'`,
    n: `coalesce(${dayOf('r.ended_at')}, ${last}) - a.fallen_on`,
  }),
  destructions: (choice) => {
    const { kind, isInYears } = kindsBy[choice] ?? { kind: choice, isInYears: false }
    return {
      from: `
        destructions d
        where ${inYear('d.destroyed_on')}
          and d.proposal -> 'retentionKinds' @> '["${kind}"]'::jsonb
          and d.proposal ->> 'retainFrom' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
      `,
      key: 'd.asset_id',
      at: 'd.destroyed_on',
      name: assetName('d.asset_id'),
      href: `'/desk/cases/' || d.case_id`,
      n: `${monthsBetween(`(d.proposal ->> 'retainFrom')::date`, 'd.destroyed_on')} / ${isInYears ? 12 : 1}`,
    }
  },
  'book-lives': () => ({
    from: `
      book_cards b
      join book_sets s on s.holder_id = b.holder_id
      where s.regime = 'government' and b.life_ground = 'estimate' and b.life_months is not null and ${inYear('b.recognised_on')}
    `,
    key: `b.holder_id || ':' || b.asset_id`,
    at: 'b.recognised_on',
    name: `b.code || ' ' || b.name`,
    href: `'/desk/books/' || b.holder_id`,
    n: 'b.life_months',
  }),
}

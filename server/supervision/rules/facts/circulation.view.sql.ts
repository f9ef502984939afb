import { creditGrades } from '#law/operators.ts'
import { dayOf, type Facts, inYear, last, monthsBetween, organisationName, yearsBetween } from './fact.view.sql.ts'

const mandate = { key: 'm.id', name: `m.number || ' ' || m.operator_name`, href: `'/desk/mandates/' || m.id` } as const

/** What is recorded of operators, developers, products and what they disclose. */
export const circulationFacts: Facts<
  'mandate-terms' | 'mandate-ends' | 'developer-reviews' | 'experts' | 'odd-prices' | 'points-added' | 'credit-grades' | 'disclosure-days'
> = {
  'mandate-terms': () => ({
    ...mandate,
    from: `mandates m where m.kind = 'selected' and ${inYear('m.begins_on')}`,
    at: 'm.begins_on',
    n: yearsBetween('m.begins_on', 'm.ends_on + 1'),
  }),
  'mandate-ends': () => ({
    ...mandate,
    from: `mandates m where m.ends_on between (select first from asked) and (select last from asked) + 366`,
    at: 'm.ends_on',
    n: 'm.ends_on',
    base: dayOf('m.ended_at'),
  }),
  'developer-reviews': () => ({
    from: `developer_filings f where f.ended_at is null and f.until_on >= ${last}`,
    key: 'f.id',
    at: 'coalesce(f.reviewed_on, f.filed_on)',
    name: `f.number || ' ' || ${organisationName('f.developer_id')}`,
    href: `'/desk/developers'`,
    n: monthsBetween('coalesce(f.reviewed_on, f.filed_on)', last),
  }),
  experts: () => ({
    from: `operator_calls c where ${inYear(dayOf('c.scores_open_at'))}`,
    key: 'c.case_id',
    at: dayOf('c.scores_open_at'),
    name: 'c.title',
    href: `'/desk/operator-calls/' || c.case_id`,
    n: `(select count(*) from operator_experts x where x.call_id = c.case_id and x.ended_at is null)`,
  }),
  'odd-prices': () => ({
    from: `
      products p
      join (
        select kind, unit, percentile_cont(0.5) within group (order by price_fen) as median
        from products
        where state = 'listed' and price_fen > 0
        group by kind, unit
        having count(*) >= 3
      ) t
        on t.kind = p.kind
        and t.unit = p.unit
      where p.state = 'listed' and p.price_fen > 0
    `,
    key: 'p.id',
    at: dayOf('coalesce(p.listed_at, p.made_at)'),
    name: `p.number || ' ' || p.name`,
    href: `'/desk/products/' || p.id`,
    n: `round(greatest(p.price_fen / t.median, t.median / p.price_fen)::numeric, 6)`,
  }),
  'points-added': () => ({
    from: `
      product_prices q
      join products p on p.id = q.product_id
      where q.charge = 'ceiling' and q.paper ->> 'addOn' is not null and ${inYear(dayOf('q.set_at'))}
    `,
    key: 'q.case_id',
    at: dayOf('q.set_at'),
    name: `p.number || ' ' || p.name`,
    href: `'/desk/products/' || p.id`,
    n: `(q.paper ->> 'addOn')::numeric`,
  }),
  'credit-grades': () => ({
    from: `
      (
        select operator_id, sum(points) filter (where lifted_at is null) as points, max(made_at) as at
        from credit_entries
        group by operator_id
      ) e
      where e.points > 0 and ${dayOf('e.at')} >= (select first from asked)
    `,
    key: 'e.operator_id',
    at: dayOf('e.at'),
    name: organisationName('e.operator_id'),
    href: `'/desk/organisations/' || e.operator_id`,
    n: 'e.points',
    comes: (value) =>
      `case ${creditGrades
        .filter(([, from]) => from > 0)
        .map(([grade, from]) => `when ${value} - n >= ${from} then '${grade}'`)
        .join(' ')} else '${creditGrades.at(-1)![0]}' end`,
  }),
  'disclosure-days': () => ({
    from: `disclosures d where ${inYear(dayOf('d.published_at'))}`,
    key: 'd.case_id',
    at: dayOf('d.published_at'),
    name: `d.organisation_name || ' ' || d.year`,
    href: `'/desk/cases/' || d.case_id`,
    n: `(${dayOf('d.published_at')})::text`,
    base: 'd.year + 1',
  }),
}

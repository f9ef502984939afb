import type pg from 'pg'
import { fillStandings } from './standings.ts'

/** How much of everything beyond the assets of a city there is; orders, judgements and entries are numbers of rows. */
export type Circulation = {
  readonly assets: number
  readonly operators: number
  readonly developers: number
  readonly products: number
  readonly agreements: number
  readonly judgements: number
  readonly orders: number
  readonly registrations: number
}

/** The share of the city that a number of assets is expected to have: at a million 400,000 orders, a million judgements, 1,450,000 cases. */
export const circulationOf = (assets: number): Circulation => ({
  assets,
  operators: 20,
  developers: 200,
  products: Math.ceil(assets / 250),
  agreements: Math.ceil(assets / 25),
  judgements: assets,
  orders: Math.ceil(assets * 0.4),
  registrations: assets,
})

const id = (kind: string, n: string) => `pg_temp.idof('${kind}' || (${n}))`
/** A few of `of` have most: the share of the n-th falls with the square. */
const skewed = (i: string, of: number) => `1 + floor(${of} * power((abs(hashint4(${i} + 77)) % 100000) / 100000.0, 2))::int`
const sha = 'a'.repeat(64)
/** A day of the last thirty months. */
const born = (i: string) => `now() - interval '1 minute' * (abs(hashint4(${i} + 5)) % 1290000)`

/** Organisations that take part beside the units that hold assets: operators, developers, offices. */
export const parts = ({
  operators,
  developers,
}: Circulation): string => `insert into organisations (id, uscc, name, initials, kind, roles, sector)
  select ${id('operator', 'i')}, '91350100' || lpad((500000 + i)::text, 10, '0'), '榕城第' || i || '数据运营公司', 'op' || i,
    case when i % 2 = 0 then 'municipal-soe' else 'company' end, '{operator}'::text[], ''
  from generate_series(1, ${operators}) i
  union all
  select ${id('developer', 'i')}, '91350100' || lpad((600000 + i)::text, 10, '0'), '榕城第' || i || '数据开发公司', 'dv' || i,
    'company', '{developer}', ''
  from generate_series(1, ${developers}) i
  union all
  select ${id('office', 'n')}, '11350100' || lpad((700000 + n)::text, 10, '0'), name, 'of' || n, kind, array[role], sector
  from (values (1, '榕城市大数据服务中心', 'public-institution', 'registrar', ''), (2, '榕城市国资委', 'administrative-organ', 'sasac', ''), (3, '榕城市行业主管部门', 'administrative-organ', 'sector-authority', '综合政务'),
    (4, '榕城市委网信办', 'administrative-organ', 'cyberspace-office', ''), (5, '榕城市公安局', 'administrative-organ', 'police', ''), (6, '榕城大数据交易所', 'exchange', 'exchange', ''), (7, '榕城平台审计', 'administrative-organ', 'audit-administrator', '')) t (n, name, kind, role, sector)`

/** Who holds what, with a number for everything that is drawn from it. */
export const drawn = `
  create temp table held as select row_number() over (order by id)::int as n, id, code, name, version, holder_id, holder_kind,
    holder_sector, registered_at
  from assets; create unique index on held (n); analyze held;
    create temp table units as select row_number() over (order by id)::int as n, id, name, kind, sector
  from organisations
  where 'producer' = any (roles); create unique index on units (n); analyze units`

/** Cases of the asset's life, in the order of their ids so that indexes grow at their end; one in fifty still runs. */
export const cases = (c: Circulation): string => {
  const shape = `
    insert into cases (
      id, number, receipt, procedure, edition, title, subject_kind, subject_id, subject_version, applicant_id, addressee_id,
      holder_id, holder_kind, holder_sector, step, ending, owner_role, owner_id, due_on, version, last_act, opened_at,
      submitted_at, acted_at, closed_at, search
    )
  `
  return `
    ${shape}
    select id, 'FZ-' || p || '-' || n, md5(p || n), p, '2026-11', title, 'asset', asset, version, holder_id, null, holder_id,
      holder_kind, holder_sector, case when runs then step end, case when not runs then ending end,
      case when runs then owner end, case when runs and owner = 'producer' then holder_id end, case when runs then current_date + abs(hashint4(n)) % 60 - 12 end, 7, 'pass', at, at + interval '1 day', at + interval '13 days', case when not runs then at + interval '13 days' end, ''
      from (
      select ${id('first', 'h.n')} as id, h.n, 'first-registration' as p, '首次登记' as title, h.id as asset, h.version,
      h.holder_id, h.holder_kind, h.holder_sector, h.n % 50 = 0 as runs,
      (array['acceptance', 'first-review', 'second-review', 'supplement'])[1 + h.n / 50 % 4] as step,
      case when h.n / 50 % 4 = 3 then 'producer' else 'registrar' end as owner,
        case when h.n % 16 = 1 then 'refused' else 'registered' end as ending, ${born('h.n')} as at
      from held h
      where h.n <= ${c.registrations}
      union all
      select ${id('classing', 'h.n')}, h.n, 'classification', '分类分级', h.id, h.version, h.holder_id, h.holder_kind, h.holder_sector, h.n % 60 = 0, 'grading', 'producer', 'decided', ${born('h.n + 1')}
      from held h
      where h.n % 5 < 2) t order by 1;
    ${shape}
    select ${id('request', 'i')}, 'SY-' || i, md5('sy' || i), 'use-request', '2026-11', '使用需求', 'asset', h.id, h.version,
    ${id('operator', skewed('i', c.operators))}, h.holder_id, h.holder_id, h.holder_kind, h.holder_sector,
      case when i % 20 = 0 then 'joint-review' end, case when i % 20 > 0 then 'granted' end,
      case when i % 20 = 0 then 'data-bureau' end, null, case when i % 20 = 0 then current_date + i % 30 - 5 end, 5, 'pass', at,
        at + interval '1 day', at + interval '9 days', case when i % 20 > 0 then at + interval '9 days' end, ''
    from (select i, ${born('i')} as at from generate_series(1, ${c.agreements}) i offset 0) g
    join held h on h.n = 1 + abs(hashint4(i + 31)) % ${c.assets}
    order by 1`
}

/** Entries of every case until there are ten for each asset, case by case. */
export const entries = `
  insert into entries (
    case_id, seq, act, from_step, to_step, officer_name, organisation_id, organisation_name, role, at, basis, client_key
  )
  select c.id, s, case when s = 1 then 'open' when s = 2 then 'submit' else 'pass' end, case when s > 1 then 'review' end,
    'review', '经办人', c.applicant_id, '单位', case when s < 3 then 'producer' else 'registrar' end,
    c.opened_at + interval '1 day' * s, '{§4.7}', 'fill-' || s
  from cases c
  cross join generate_series(1, 7) s
  order by c.id, s`

/** Mandates with a fifth of the assets, agreements for use of them, and their judgements. */
export const operation = (
  c: Circulation,
): string => `insert into mandates (id, number, operator_id, operator_name, kind, case_id, begins_on, ends_on, made_at)
    select ${id('mandate', 'i')}, 'YY-' || i, ${id('operator', `1 + (i - 1) % ${c.operators}`)},
      '榕城第' || 1 + (i - 1) % ${c.operators} || '数据运营公司', (array['selected', 'entrusted', 'utility'])[1 + i % 3],
      ${id('request', 'i')}, current_date - i * 8, current_date - i * 8 + 1000, now() - interval '1 day' * (i * 8)
    from generate_series(1, ${c.operators * 4}) i;
  insert into mandate_assets (mandate_id, asset_id, operator_id, holder_id, holder_kind, holder_sector, added_at)
    select ${id('mandate', 'o')}, h.id, ${id('operator', 'o')}, h.holder_id, h.holder_kind, h.holder_sector,
      now() - interval '40 days'
    from (select *, ${skewed('n', c.operators)} as o from held where n % 5 = 0) h;
  insert into agreements (
    id, number, case_id, mandate_id, operator_id, developer_id, asset_id, asset_version, asset_code, asset_name, holder_id,
    holder_kind, holder_sector, purpose_class, purpose, columns, manner, begins_on, ends_on, policy, policy_sha256,
    signed_operator_name, signed_operator_at, signed_developer_name, signed_developer_at, suspended_at, ended_at, evaluated, uses,
    made_at
  )
    select ${id('agreement', 'i')}, 'HT-' || i, null, ${id('mandate', 'o')}, ${id('operator', 'o')},
      ${id('developer', skewed('i + 9', c.developers))}, h.id, h.version, h.code, h.name, h.holder_id, h.holder_kind,
      h.holder_sector, (array['governance', 'welfare', 'industry'])[1 + i % 3], '客流分析', '{线路,站点,时段,人次}', 'query',
      on_day, on_day + 500,
        jsonb_build_object(
          '@type', 'Agreement', 'uid', 'HT-' || i, 'permission',
          jsonb_build_array(
            jsonb_build_object('action', 'use', 'target', h.code, 'constraint', jsonb_build_array('purpose', 'dateTime', 'count'))
          )
        ),
        '${sha}', '甲', case when i % 40 > 0 then on_day::timestamptz end, '乙',
        case when i % 40 > 1 then on_day::timestamptz end, case when i % 33 = 0 then now() end,
        case when i % 7 = 0 then now() - interval '9 days' end, ${Math.ceil(c.judgements / c.agreements)},
        ${Math.ceil(c.judgements / c.agreements) - 2}, on_day
    from (
      select i, 5 * (1 + abs(hashint4(i)) % ${Math.floor(c.assets / 5)}) as asset,
        current_date - abs(hashint4(i + 3)) % 700 as on_day
      from generate_series(1, ${c.agreements}) i offset 0
    ) g
    join held h on h.n = g.asset
    cross join lateral (select ${skewed('h.n', c.operators)} as o) x;
  insert into evaluations (agreement_id, seq, client_key, asked, outcome, reason, rules, by_organisation, by_name, at, digest)
    select g.id, s, 'k' || s, '{"purpose":"industry","columns":["线路","人次"],"manner":"query"}',
      case when s % 13 = 0 then 'refused' else 'permitted' end, 'permission', '[]', g.operator_id, '平台',
      g.begins_on + interval '1 day' * s, md5(g.number || s) || md5(s::text)
    from agreements g
    cross join generate_series(1, ${Math.ceil(c.judgements / c.agreements)}) s
    order by g.id, s`

/** Products with a source each, and their orders: nine in ten are completed, one in twelve supplied free of charge. */
export const trading = (c: Circulation): string => `
  insert into products (
    id, number, name, kind, purpose_class, developer_id, operator_id, uses_public, state, price_fen, unit, exchange_number,
    filed_at, listed_at, made_at, search
  )
    select ${id('product', 'i')}, 'CP-' || i, '客流产品' || i, (array['dataset', 'api', 'model', 'report', 'index'])[1 + i % 5],
      case when i % 12 = 0 then 'welfare' else 'industry' end, ${id('developer', skewed('i + 4', c.developers))},
      ${id('operator', skewed('i', c.operators))}, true,
      case
        when i % 20 < 14 then 'listed'
        else (array['draft', 'reviewed', 'filed', 'paused', 'delisted', 'draft'])[i % 20 - 13]
      end,
      case when i % 12 = 0 then 0 else 100000 + i end, 'thousand', 'JYS-' || i, at, at, at, lower('客流产品' || i || ' cp-' || i)
      from (select i, ${born('i + 2')} as at from generate_series(1, ${c.products}) i offset 0) g;
  insert into product_sources (
    product_id, position, asset_id, agreement_id, certificate_number, holder_id, holder_kind, holder_sector, developer_id,
    operator_id
  )
    select ${id('product', 'i')}, 1, g.asset_id, g.id, 'FZDA' || i, g.holder_id, g.holder_kind, g.holder_sector, g.developer_id,
      g.operator_id
    from generate_series(1, ${c.products}) i
    join agreements g on g.id = ${id('agreement', 'i')};
  insert into orders (
    id, number, client_key, product_id, developer_id, operator_id, buyer_id, buyer_name, purpose, kind, quantity, amount_fen,
    state, exchange_number, placed_at, delivered_at, settled_at
  )
    select ${id('order', 'i')}, 'DD-' || i, 'fill-' || i, p.id, p.developer_id, p.operator_id,
      ${id('developer', `1 + abs(hashint4(i + 13)) % ${c.developers}`)}, '买方', '客流分析', 'once', 1 + i % 9,
      case when p.price_fen = 0 then 0 else 100000 + (hashint4(i)::bigint & 1048575) end,
      g.state, case when i % 3 = 0 then 'JY-' || i end, at, case when g.state = 'completed' then at + interval '5 days' end,
        case when g.state = 'completed' then at + interval '9 days' end
    from (
      select i, ${born('i')} as at,
        case when i % 10 > 0 then 'completed' else (array['inquiry', 'negotiation', 'signing', 'payment', 'delivery', 'acceptance', 'settlement', 'cancelled'])[1 + i / 10 % 8] end as state,
        ${skewed('i', c.products)} as product
      from generate_series(1, ${c.orders}) i offset 0
    ) g
    join products p on p.id = ${id('product', 'product')}`

/**
 * Incomes of the completed orders, shared among three and settled month by month; those of the running month wait. What falls to a public
 * unit is remitted but for the last quarter.
 */
export const settlement = `
  insert into incomes (order_id, product_id, operator_id, gross_fen, quantity, earned_on, agreed_on, taken_at)
  select id, product_id, operator_id, amount_fen, quantity, settled_at::date, settled_at::date, settled_at
  from orders
  where state = 'completed' and amount_fen > 0 and settled_at < now()
  order by orders.settled_at;
  insert into sharing_agreements (
    id, number, product_id, operator_id, version, form, fee_ppm, tax_ppm, cost_fen, parties, bounds, parts, whole, effective_on,
    client_key, made_name, made_at, in_force_at
  )
  select pg_temp.idof('sharing' || id), 'FC-' || number, id, operator_id, 1, 'fixed', 20000, 60000, 0, 3, '{0}',
    '{3000,3000,4000}', 10000, '2020-01-01', number, '拟订人', made_at, made_at
  from products;
  insert into sharing_parties (agreement_id, position, organisation_id, part, is_public, signed_by, signed_name, signed_at)
    select pg_temp.idof('sharing' || p.id), x.n, x.who, x.part, x.n = 0
      and s.holder_kind <> 'municipal-soe', pg_temp.idof('officer'), '签署人', now()
    from products p
    join product_sources s on s.product_id = p.id
    cross join lateral (
      values (0, s.holder_id, 'producer'), (1, p.developer_id, 'developer'), (2, p.operator_id, 'operator')
    ) x (n, who, part);
  insert into distributions (
    id, number, title, operator_id, until_on, incomes, gross_fen, fee_fen, tax_fen, cost_fen, net_fen, state, made_at, filed_at,
    ended_at
  )
    select pg_temp.idof('distribution' || operator_id || month),
      'FP-' || to_char(month, 'YYYYMM') || left(md5(operator_id::text), 6), to_char(month, 'YYYY-MM'), operator_id,
      month + interval '1 month - 1 day', count(*), sum(gross_fen), 0, 0, 0, sum(gross_fen), 'filed', month + interval '1 month',
      month + interval '40 days', month + interval '40 days'
    from (
      select *, date_trunc('month', earned_on)::date as month from incomes where earned_on < date_trunc('month', current_date)
    ) i
    group by operator_id, month;
  insert into settled_incomes (income_id, distribution_id, agreement_id, fee_fen, tax_fen, cost_fen, net_fen, shares)
    select id, pg_temp.idof('distribution' || operator_id || date_trunc('month', earned_on)::date),
      pg_temp.idof('sharing' || product_id), 0, 0, 0, gross_fen,
      array[gross_fen * 3 / 10, gross_fen * 3 / 10, gross_fen - 2 * (gross_fen * 3 / 10)]
    from incomes
    where earned_on < date_trunc('month', current_date)
    order by date_trunc('month', earned_on), operator_id, id;
  insert into distribution_shares (
    distribution_id, agreement_id, position, organisation_id, part, is_public, due_fen, back_fen, back_due_fen
  )
    select s.distribution_id, p.agreement_id, p.position, p.organisation_id, p.part, p.is_public, sum(s.shares[p.position + 1]),
      0, 0
    from settled_incomes s
    join sharing_parties p on p.agreement_id = s.agreement_id
    group by 1, 2, 3;
  insert into distribution_parties (distribution_id, organisation_id, amount_fen, agreed_by, agreed_name, agreed_at)
  select distribution_id, organisation_id, sum(due_fen), pg_temp.idof('officer'), '同意人', now()
  from distribution_shares
  group by 1, 2;
  insert into receivables (
    distribution_id, unit_id, operator_id, period, amount_fen, made_at, collected_on, collected_slip, collected_name, collected_at
  )
    select d.id, s.organisation_id, d.operator_id, date_trunc('month', d.until_on)::date, sum(s.due_fen), d.ended_at,
      case when d.until_on < current_date - 90 then d.until_on + 45 end, '', '',
      case when d.until_on < current_date - 90 then d.until_on + interval '45 days' end
    from distribution_shares s
    join distributions d on d.id = s.distribution_id
    where s.is_public
    group by d.id, s.organisation_id
    having sum(s.due_fen) > 0`

/** Inspections, incidents with their clocks, assessments, reports, rounds with findings, gradings and memoranda to do, and notes. */
export const oversight = (c: Circulation): string => `
  insert into cases (
    id, number, receipt, procedure, edition, title, subject_kind, subject_id, applicant_id, holder_id, step, ending, owner_role,
    version, last_act, opened_at, submitted_at, acted_at, closed_at
  )
    select ${id('oversight', 'i')}, 'JD-' || i, md5('jd' || i), (array['inspection', 'incident', 'risk-assessment'])[1 + i % 3],
      '2026-11', '监督', 'organisation', o.id, o.id, o.id,
      case when i % 25 = 0 then (array['rectifying', 'recheck', 'handling'])[1 + i / 25 % 3] end,
      case when i % 25 > 0 then 'closed' end, case when i % 25 = 0 then 'registrar' end, 4, 'pass', at, at,
      at + interval '20 days', case when i % 25 > 0 then at + interval '20 days' end
    from (select i, ${born('i + 8')} as at, ${skewed('i', c.operators)} as operator from generate_series(1, 30000) i offset 0) g
    join organisations o on o.id = ${id('operator', 'operator')}
    order by 1;
  insert into inspections (case_id, kind, inspected_id, inspected_kind, office_id, focus, began_at, outcome, closed_at)
  select c.id, 'routine', c.applicant_id, o.kind, ${id('office', '1')}, '{abuse}', c.opened_at,
    case when c.ending is not null then 'clean' end, c.closed_at
  from cases c
  join organisations o on o.id = c.applicant_id
  where c.procedure = 'inspection';
  insert into incidents (
    case_id, operator_id, title, kind, level, network, persons, has_public_data, suspects_crime, harms_persons, is_flaw,
    discovered_at, reported_at, closed_at
  )
  select id, applicant_id, '接口异常访问', 'leak', 'ordinary', 'other', 100, true, false, false, false,
    opened_at - interval '1 hour', opened_at, closed_at
  from cases
  where procedure = 'incident';
  insert into incident_clocks (case_id, clock, from_at, due_at, met_at)
  select i.case_id, clock, i.discovered_at, i.discovered_at + interval '4 hours',
    case when i.closed_at is not null or clock <> 'persons' then i.discovered_at + interval '3 hours' end
  from incidents i
  cross join unnest('{provincial,police,persons}'::text[]) clock;
  insert into risk_assessments (
    case_id, operator_id, title, year, is_yearly, assessor, assessed_on, next_on, handed_in_on, due_on, high, medium, low,
    conclusion, received_at
  )
  select id, applicant_id, '年度风险评估', extract(year from opened_at), true, '测评机构', opened_at,
    opened_at + interval '1 year', opened_at, opened_at::date + 20, 0, 2, 5, '通过', opened_at
  from cases
  where procedure = 'risk-assessment';
  insert into annual_reports (case_id, holder_id, holder_kind, holder_sector, year, figures, handed_in_on, received_at)
  select pg_temp.idof('report' || id || y), id, kind, sector, y,
    '{"marks":3,"assets":9,"operators":2,"agreements":4,"developers":2,"suspensions":0,"readings":17,"exports":5}',
    make_date(y + 1, 3, 20), make_date(y + 1, 3, 22)
  from units
  cross join generate_series(2023, extract(year from now())::int - 1) y
  where n % 4 > 0;
  insert into rounds (
    id, holder_id, holder_kind, holder_sector, title, year, case_id, plan, state, created_at, started_at, published_at, ends_on
  )
    select pg_temp.idof('round' || id || y), id, kind, sector, y || '年度盘点', y, pg_temp.idof('roundcase' || id || y),
      '{"endsOn":"2026-12-20"}', case when y < extract(year from now()) or n % 3 > 0 then 'published' else 'open' end,
      make_date(y, 3, 1), make_date(y, 3, 2), case when y < extract(year from now()) or n % 3 > 0 then make_date(y, 9, 1) end,
      make_date(y, 12, 20)
    from units
    cross join generate_series(2024, extract(year from now())::int) y;
  insert into sources (id, round_id, holder_id, holder_kind, holder_sector, name, arrived_by, path, bytes, state, added_at)
  select pg_temp.idof('source' || r.id), r.id, r.holder_id, r.holder_kind, r.holder_sector, '客流.csv', 'upload', '客流.csv',
    55000, 'scanned', r.created_at
  from rounds r;
  insert into findings (
    id, source_id, round_id, holder_id, holder_kind, holder_sector, dataset, rows, bytes, grade, finding, state, asset_id,
    found_at, decided_at
  )
    select pg_temp.idof('finding' || h.n), pg_temp.idof('source' || r.id), r.id, h.holder_id, h.holder_kind, h.holder_sector,
      h.name, 500, 55000, 2, jsonb_build_object('dataset', h.name, 'columns', jsonb_build_array()),
      case when r.state = 'open' and h.n % 6 = 2 then 'proposed' else 'carded' end, h.id, now(),
      case when not (r.state = 'open' and h.n % 6 = 2) then now() end
    from held h join rounds r on r.id = pg_temp.idof('round' || h.holder_id || 2024 + h.n % 3) where h.n % 2 = 0 order by h.holder_id;
  insert into regradings (
    id, asset_id, holder_id, holder_kind, holder_sector, trigger, detail, opened_name, opened_at, due_on, closed_case, closed_at
  )
  select ${id('regrading', 'n')}, id, holder_id, holder_kind, holder_sector, 'content', '{}', '系统', now() - interval '200 days',
    current_date + n % 70 - 10, case when n % 100 > 0 then ${id('classing', 'n')} end,
    case when n % 100 > 0 then now() - interval '100 days' end
  from held
  where n % 10 = 0;
  insert into memo_entries (asset_id, holder_id, holder_kind, holder_sector, reason, review_on, entered_at, left_at)
  select id, holder_id, holder_kind, holder_sector, '收益尚不能可靠计量', current_date + n % 400 - 20,
    now() - interval '300 days', case when n % 4 = 1 then now() - interval '30 days' end
  from held
  where n % 20 = 1;
  insert into opinions (
    id, asset_id, asset_version, holder_id, holder_kind, holder_sector, case_id, firm_name, number, conclusion, issued_on,
    valid_until, answers, paper_sha256, filed_at
  )
  select ${id('opinion', 'n')}, id, version, holder_id, holder_kind, holder_sector, ${id('opinioncase', 'n')}, '榕城律师事务所',
    '榕律' || n, 'unqualified', current_date - n % 500, current_date - n % 500 + 730, '{}', '${sha}',
    now() - interval '1 day' * (n % 500)
  from held;
  insert into notes (organisation_id, kind, subject, words, basis, href, at, read_at)
  select u.id, 'due', i::text, '{"zh":"材料将到期","en":"A paper runs out"}', '§4.4', '/desk/dues',
    now() - interval '3 hours' * i, case when i > 20 then now() end
  from (select id from organisations where roles <> '{}') u
  cross join generate_series(1, 300) i
  order by u.id, i`

const idOf = `
  create or replace function pg_temp.idof(text) returns uuid language sql immutable as $f$
  select overlay(overlay(md5($1) placing '4' from 13) placing '8' from 17)::uuid $f$
`

/**
 * Fills a city of books with all that its desks read beside: cases and entries, operation, trading, settlement, supervision. Rows are
 * written as the platform writes them; nothing is done when it was filled before.
 */
export async function fillCirculation(client: pg.Client, c: Circulation, say: (line: string) => void): Promise<void> {
  const { rowCount } = await client.query('select from orders limit 1')
  if (rowCount) return
  await client.query(`${idOf}; set session_replication_role = replica; set work_mem = '256MB'; set synchronous_commit = off`)
  for (const [name, step] of Object.entries({
    parts: parts(c),
    drawn,
    operation: operation(c),
    trading: trading(c),
    settlement,
    oversight: oversight(c),
    cases: cases(c),
    entries,
    readers: 'insert into case_readers select distinct organisation_id, subject_id from case_reading on conflict do nothing',
  })) {
    const started = performance.now()
    await client.query(step)
    say(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }
  await client.query('reset session_replication_role; drop table held, units')
  await fillStandings(client)
  await client.query('vacuum analyze')
}

-- What is traded and what it brings, as sums beside the rows like the rest of how things stand: cockpit and desks went through every order, income and source of a listed product (5.1, 6.1, 6.5).

-- Whether the treasury received a share that fell to the holder of a source for its product: marked once, by the act of receiving.
alter table product_sources add column is_banked boolean not null default false;
update product_sources s set is_banked = true where exists (select from sharing_agreements g join distribution_shares d on d.organisation_id = s.holder_id and d.agreement_id = g.id
  join receivables r on r.distribution_id = d.distribution_id and r.unit_id = s.holder_id join remittances t on t.id = r.remittance_id and t.state = 'received' where g.product_id = s.product_id);

-- Orders by state and by the month they were placed, and what was settled of them (fen) by that month and by the year of settling: under their operator, under their developer, and under nobody for what is traded on the exchange.
-- Money of the city by month (fen): what orders earned, what fell due to public units, what the treasury received. Assets in an operator's mandates. Registered assets in mandates that a listed product is made of, and those that brought in money.
create or replace function stands_for(what text, holder uuid) returns uuid language sql immutable as $$ select case when what in ('month', 'opined', 'valued', 'submitted', 'took', 'mandated', 'traded', 'banked') then '00000000-0000-0000-0000-000000000000' else holder end $$;

-- What one order adds.
create function stands_order(operator_id uuid, developer_id uuid, exchange_number text, state text, amount_fen bigint, placed_at timestamptz, settled_at timestamptz) returns table (holder_id uuid, what text, key text, n bigint) language sql stable as $$
  select p.party, v.what || p.side, v.key, v.n from (values ('operator', operator_id), ('developer', developer_id), ('exchange', case when exchange_number is not null then '00000000-0000-0000-0000-000000000000'::uuid end)) p (side, party)
    cross join (values ('orders-', state, 1::bigint), ('placed-', to_char(placed_at at time zone 'Asia/Shanghai', 'YYYY-MM'), 1), ('settled-', case when settled_at is not null then to_char(placed_at at time zone 'Asia/Shanghai', 'YYYY-MM') end, amount_fen),
      ('turnover-', to_char(settled_at at time zone 'Asia/Shanghai', 'YYYY'), amount_fen)) v (what, key, n)
    where p.party is not null and v.key is not null and v.n <> 0
$$;
-- What an asset in mandates is counted as: under a mandate, and as the source of a listed product, and of one that brought in money.
create function stands_operated(asset uuid) returns table (what text) language sql stable as $$
  select 'mandated' union all select v.what from (select bool_or(s.is_banked) as is_banked from product_sources s join products p on p.id = s.product_id and p.state = 'listed' where s.asset_id = asset having count(*) > 0) o
    cross join lateral (values ('traded', true), ('banked', o.is_banked)) v (what, holds) where v.holds
$$;

create view standings_of_trade as
  select a.holder_id, a.holder_kind, a.holder_sector, w.what, m.ids as key, 1::bigint as n from (select s.asset_id, bool_or(s.is_banked) as is_banked from product_sources s join products p on p.id = s.product_id where p.state = 'listed' and s.asset_id is not null group by 1) o
      join assets a on a.id = o.asset_id and a.state = 'registered' cross join lateral (select string_agg(mandate_id::text, ' ' order by mandate_id) as ids from mandate_assets where asset_id = a.id and ended_at is null) m
      cross join lateral (values ('traded', true), ('banked', o.is_banked)) w (what, holds) where w.holds and m.ids is not null
    union all select operator_id, '', '', 'operated', '', count(*) from mandate_assets where ended_at is null group by 1
    union all select s.holder_id, '', '', s.what, s.key, s.n from orders o cross join lateral stands_order(o.operator_id, o.developer_id, o.exchange_number, o.state, o.amount_fen, o.placed_at, o.settled_at) s
    union all select '00000000-0000-0000-0000-000000000000', '', '', 'earned', to_char(earned_on, 'YYYY-MM'), gross_fen from incomes
    union all select '00000000-0000-0000-0000-000000000000', '', '', 'due', to_char(period, 'YYYY-MM'), amount_fen from receivables where amount_fen > 0
    union all select '00000000-0000-0000-0000-000000000000', '', '', 'received', to_char(received_on, 'YYYY-MM'), amount_fen from remittances where received_on is not null;
create or replace view standings_of_rows as
  select stands_for(what, holder_id) as holder_id, holder_kind, holder_sector, what, key, sum(n)::bigint as n from (
    select a.holder_id, a.holder_kind, a.holder_sector, s.what, s.key, s.n from assets a cross join lateral stands_asset(a.id, a.version, a.state, a.grade, a.origin, a.importance, a.classified_at, a.catalogued_at, a.registered_at) s
    union all select c.holder_id, c.holder_kind, c.holder_sector, s.what, s.key, s.n from cases c cross join lateral stands_case(c.procedure, c.submitted_at, c.closed_at, c.ending) s where c.holder_id is not null
    union all select holder_id, holder_kind, holder_sector, 'regrading', due_on::text, 1 from regradings where closed_at is null
    union all select holder_id, holder_kind, holder_sector, 'booked', '', 1 from book_cards where state = 'held'
    union all select a.holder_id, a.holder_kind, a.holder_sector, 'mandated', m.ids, 1 from assets a join (select asset_id, string_agg(mandate_id::text, ' ' order by mandate_id) as ids from mandate_assets where ended_at is null group by 1) m on m.asset_id = a.id where a.state = 'registered'
    union all select holder_id, holder_kind, holder_sector, 'value', '', valued_fen from asset_cards where ended_at is null
    union all select * from standings_of_trade) t
  group by 1, 2, 3, 4, 5 having sum(n) <> 0;
insert into standings select stands_for(what, holder_id), holder_kind, holder_sector, what, key, sum(n) from standings_of_trade group by 1, 2, 3, 4, 5 having sum(n) <> 0;
revoke all on standings_of_trade from rongshu_app;
create index standings_what on standings (what, key);

-- Sums of no unit are read by those who read the rows: money of the city by finance, what is traded on the exchange by the exchange. Those who read everything, and an operator or developer its own, read them already.
do $$ declare t text; begin
  foreach t in array array['standings', 'standing_moves'] loop
    execute format('create policy read_trade on %I for select using (((select me_role()) = ''finance-bureau'' and what in (''earned'', ''due'', ''received'')) or ((select me_role()) = ''exchange'' and what in (''orders-exchange'', ''placed-exchange'', ''settled-exchange'', ''turnover-exchange'')))', t);
  end loop;
end $$;

create or replace function keep_sum_standings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
declare added constant text := 'select ' || case tg_table_name
  when 'regradings' then $q$holder_id, holder_kind, holder_sector, 'regrading', due_on::text, %s from %s where closed_at is null$q$
  when 'asset_cards' then $q$holder_id, holder_kind, holder_sector, 'value', '', %s * valued_fen from %s where ended_at is null$q$
  when 'incomes' then $q$'00000000-0000-0000-0000-000000000000'::uuid, '', '', 'earned', to_char(earned_on, 'YYYY-MM'), %s * gross_fen from %s$q$
  when 'receivables' then $q$'00000000-0000-0000-0000-000000000000'::uuid, '', '', 'due', to_char(period, 'YYYY-MM'), %s * amount_fen from %s where amount_fen > 0$q$
  when 'remittances' then $q$'00000000-0000-0000-0000-000000000000'::uuid, '', '', 'received', to_char(received_on, 'YYYY-MM'), %s * amount_fen from %s where received_on is not null$q$ end;
begin
  execute format('insert into standing_moves select holder_id, holder_kind, holder_sector, what, key, sum(n) from (%s) t (holder_id, holder_kind, holder_sector, what, key, n) group by 1, 2, 3, 4, 5 having sum(n) <> 0',
    case tg_op when 'INSERT' then format(added, 1, 'arrived') when 'DELETE' then format(added, -1, 'gone') else format(added, 1, 'arrived') || ' union all ' || format(added, -1, 'gone') end);
  return null;
end $f$;
do $$ declare t text; begin
  foreach t in array array['incomes', 'receivables', 'remittances'] loop
    execute format('create trigger standings_insert after insert on %I referencing new table as arrived for each statement execute function keep_sum_standings()', t);
    execute format('create trigger standings_update after update on %I referencing new table as arrived old table as gone for each statement execute function keep_sum_standings()', t);
    execute format('create trigger standings_delete after delete on %I referencing old table as gone for each statement execute function keep_sum_standings()', t);
  end loop;
end $$;

-- Orders come one by one.
create function keep_order_standings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  insert into standing_moves select t.holder_id, '', '', t.what, t.key, sum(t.n) from (
      select * from stands_order(new.operator_id, new.developer_id, new.exchange_number, new.state, new.amount_fen, new.placed_at, new.settled_at)
      union all select holder_id, what, key, -n from stands_order(old.operator_id, old.developer_id, old.exchange_number, old.state, old.amount_fen, old.placed_at, old.settled_at)) t group by 1, 4, 5 having sum(t.n) <> 0;
  return null;
end $f$;
create trigger standings_insert after insert on orders for each row execute function keep_order_standings();
create trigger standings_update after update on orders for each row when ((old.operator_id, old.developer_id, old.exchange_number, old.state, old.amount_fen, old.placed_at, old.settled_at) is distinct from (new.operator_id, new.developer_id, new.exchange_number, new.state, new.amount_fen, new.placed_at, new.settled_at)) execute function keep_order_standings();
create trigger standings_delete after delete on orders for each row execute function keep_order_standings();

create or replace function keep_mandated_asset() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  insert into standing_moves select stands_for(w.what, t.holder_id), t.holder_kind, t.holder_sector, w.what, m.ids, sum(t.n) from (select string_agg(mandate_id::text, ' ' order by mandate_id) as ids from mandate_assets where asset_id = new.id and ended_at is null) m
    cross join (select new.holder_id, new.holder_kind, new.holder_sector, 1 as n where new.state = 'registered' union all select old.holder_id, old.holder_kind, old.holder_sector, -1 where old.state = 'registered') t
    cross join lateral stands_operated(new.id) w where m.ids is not null group by 1, 2, 3, 4, 5 having sum(t.n) <> 0;
  return null;
end $f$;
create or replace function keep_mandated_standings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
declare
  arrived constant text := case when tg_op = 'DELETE' then 'select mandate_id, asset_id from gone' else 'select mandate_id, asset_id from arrived' end;
  went constant text := case when tg_op = 'INSERT' then '' else 'union all select mandate_id, asset_id from gone where ended_at is null' end;
  more constant text := 'select operator_id, %s from %s where ended_at is null';
begin
  execute format('select from assets a where a.id in (select asset_id from (%s) t) order by a.id for no key update', arrived);
  execute format($q$with met as materialized (select distinct asset_id from (%1$s) t), now as (select m.mandate_id, m.asset_id from mandate_assets m where m.asset_id in (select asset_id from met) and m.ended_at is null),
      before as (select mandate_id, asset_id from now where (mandate_id, asset_id) not in (%1$s) %2$s),
      keys as (select asset_id, string_agg(mandate_id::text, ' ' order by mandate_id) as ids, 1 as n from now group by 1 union all select asset_id, string_agg(mandate_id::text, ' ' order by mandate_id), -1 from before group by 1)
    insert into standing_moves select stands_for(w.what, a.holder_id), a.holder_kind, a.holder_sector, w.what, k.ids, sum(k.n) from keys k join assets a on a.id = k.asset_id and a.state = 'registered' cross join lateral stands_operated(a.id) w group by 1, 2, 3, 4, 5 having sum(k.n) <> 0$q$, arrived, went);
  execute format('insert into standing_moves select operator_id, %L, %L, %L, %L, sum(n) from (%s) t (operator_id, n) group by 1 having sum(n) <> 0', '', '', 'operated', '',
    case tg_op when 'INSERT' then format(more, 1, 'arrived') when 'DELETE' then format(more, -1, 'gone') else format(more, 1, 'arrived') || ' union all ' || format(more, -1, 'gone') end);
  return null;
end $f$;

-- An asset counts as traded, and as banked, once, however many listed products are made of it. The product is held first, so that its listing and a change of its sources wait for each other, then the assets, against their own changes and other products.
create function keep_offered_standings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
declare
  offers constant text := case tg_table_name when 'products' then $q$select s.product_id, s.position, s.asset_id, s.is_banked from %I p join product_sources s on s.product_id = p.id where p.state = 'listed' and s.asset_id is not null$q$
    else $q$select s.product_id, s.position, s.asset_id, s.is_banked from %I s join products p on p.id = s.product_id where p.state = 'listed' and s.asset_id is not null$q$ end;
  put constant text := case when tg_op = 'DELETE' then replace(format(offers, 'gone'), 'where', 'where false and') else format(offers, 'arrived') end;
  took constant text := case when tg_op = 'INSERT' then replace(format(offers, 'arrived'), 'where', 'where false and') else format(offers, 'gone') end;
  met constant text := format('select asset_id from ((%1$s except %2$s) union all (%2$s except %1$s)) t', put, took);
begin
  if tg_table_name = 'product_sources' then
    execute format('select from products where id in (select product_id from %I) order by id for no key update', case tg_op when 'DELETE' then 'gone' else 'arrived' end);
  end if;
  execute format('select from assets where id in (%s) order by id for no key update', met);
  execute format($q$with met as materialized (%s), now as materialized (select s.product_id, s.position, s.asset_id, s.is_banked from product_sources s join products p on p.id = s.product_id and p.state = 'listed' where s.asset_id in (select asset_id from met)),
      before as materialized ((select * from now except (%s)) union (select * from (%s) t where asset_id in (select asset_id from met))),
      counted as (select asset_id, 'traded' as what, 1 as n from now group by 1 union all select asset_id, 'banked', 1 from now where is_banked group by 1
        union all select asset_id, 'traded', -1 from before group by 1 union all select asset_id, 'banked', -1 from before where is_banked group by 1)
    insert into standing_moves select stands_for(c.what, a.holder_id), a.holder_kind, a.holder_sector, c.what, m.ids, sum(c.n) from counted c join assets a on a.id = c.asset_id and a.state = 'registered'
      cross join lateral (select string_agg(mandate_id::text, ' ' order by mandate_id) as ids from mandate_assets where asset_id = a.id and ended_at is null) m where m.ids is not null group by 1, 2, 3, 4, 5 having sum(c.n) <> 0$q$, met, put, took);
  return null;
end $f$;
do $$ declare t text; begin
  foreach t in array array['products', 'product_sources'] loop
    execute format('create trigger standings_insert after insert on %I referencing new table as arrived for each statement execute function keep_offered_standings()', t);
    execute format('create trigger standings_update after update on %I referencing new table as arrived old table as gone for each statement execute function keep_offered_standings()', t);
    execute format('create trigger standings_delete after delete on %I referencing old table as gone for each statement execute function keep_offered_standings()', t);
  end loop;
end $$;

-- What the treasury received marks the sources whose holders it fell to.
create function bank_sources() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  update product_sources s set is_banked = true where not s.is_banked and exists (select from receivables r join distribution_shares d on d.distribution_id = r.distribution_id and d.organisation_id = r.unit_id
    join sharing_agreements g on g.id = d.agreement_id where r.remittance_id = new.id and g.product_id = s.product_id and r.unit_id = s.holder_id);
  return null;
end $f$;
create trigger bank_sources after update on remittances for each row when (new.state = 'received' and old.state <> 'received') execute function bank_sources();

-- Every case that runs, with all that tells whether it is stuck, without the rows.
drop index cases_late;
create index cases_late on cases (due_on, owner_role, owner_id) include (id, parent_id, step, wake_at, is_provisional, applicant_id, addressee_id, holder_id, holder_kind, holder_sector, subject_kind, subject_id, subject_version, also_owners, procedure, submitted_at) where closed_at is null and submitted_at is not null;
-- When an operator's next assessment is due, asked for each mandate.
create index risk_assessments_operator_next on risk_assessments (operator_id, next_on);
-- Inspections that run and incidents that are not closed, which every desk counts.
create index inspections_open on inspections (case_id) include (inspected_id, office_id, inspected_kind) where outcome is null;
create index incidents_open on incidents (case_id) include (operator_id) where closed_at is null;

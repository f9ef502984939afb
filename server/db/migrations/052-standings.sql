-- How things stand in each unit, as sums beside the rows: what cockpit and desks of a city tell is read from them and never by going through its assets (2.1, 7.2).

-- A sum is of one unit, as it was of a kind and a sector at the time: assets by state, grade and origin, importance, month of registration and what is done of them; gradings that
-- run by the day they fall due; the value of cards that stand (fen), cards held in the books; registered assets by the mandates they stand in, one beside another; applications by month, and how many tenths of a day those took that were granted.
create table standings (
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null,
  what text not null,
  key text not null,
  n bigint not null,
  primary key (holder_id, what, key, holder_kind, holder_sector)
);
-- What was added or taken away since the sums were last brought forward: written by the act in its own transaction and by it alone, so that nobody waits for another one's sum.
create table standing_moves (
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null,
  what text not null,
  key text not null,
  n bigint not null
);
do $$ declare t text; begin
  foreach t in array array['standings', 'standing_moves'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %I for select using (holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field()))', t);
    execute format('grant select on %I to rongshu_app', t);
  end loop;
end $$;

-- Whose sum it is: what nobody asks of one unit is summed for all of a kind and sector together, under no unit.
create function stands_for(what text, holder uuid) returns uuid language sql immutable as $$ select case when what in ('month', 'opined', 'valued', 'submitted', 'took', 'mandated') then '00000000-0000-0000-0000-000000000000' else holder end $$;

-- What one asset adds. Papers count for its present version; a destroyed one is told of in the month of its registration alone.
create function stands_asset(id uuid, version int, state text, grade int, origin text, importance text, classified_at timestamptz, catalogued_at timestamptz, registered_at timestamptz) returns table (what text, key text, n bigint) language sql stable as $$
  select v.what, v.key, 1::bigint from (values ('month', to_char(registered_at at time zone 'Asia/Shanghai', 'YYYY-MM')), ('state', state), ('grade', grade || '/' || origin), ('importance', importance),
      ('unclassified', case when classified_at is null then '' end), ('listed', case when catalogued_at is not null then '' end)) v (what, key)
    where v.key is not null and (state <> 'destroyed' or v.what = 'month')
  union all
  select v.what, '', 1 from (values ('opined'), ('valued')) v (what)
    where state not in ('carded', 'destroyed') and exists (select from opinions o where o.asset_id = stands_asset.id and o.asset_version = stands_asset.version and o.conclusion = 'unqualified')
      and (v.what = 'opined' or exists (select from valuations p where p.asset_id = stands_asset.id and p.asset_version = stands_asset.version))
$$;
-- What one case adds: an application handed in, and how long it took when it was granted.
create function stands_case(procedure text, submitted_at timestamptz, closed_at timestamptz, ending text) returns table (what text, key text, n bigint) language sql stable as $$
  select v.what, v.key, 1::bigint from (values ('submitted', to_char(submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM')), ('took', case when ending = 'registered' then round(extract(epoch from closed_at - submitted_at) / 8640)::text end)) v (what, key)
    where v.key is not null and submitted_at is not null and procedure in ('first-registration', 'legacy-registration')
$$;

-- The sums as the rows say them, for the first filling and for proof.
create view standings_of_rows as
  select stands_for(what, holder_id) as holder_id, holder_kind, holder_sector, what, key, sum(n)::bigint as n from (
    select a.holder_id, a.holder_kind, a.holder_sector, s.what, s.key, s.n from assets a cross join lateral stands_asset(a.id, a.version, a.state, a.grade, a.origin, a.importance, a.classified_at, a.catalogued_at, a.registered_at) s
    union all select c.holder_id, c.holder_kind, c.holder_sector, s.what, s.key, s.n from cases c cross join lateral stands_case(c.procedure, c.submitted_at, c.closed_at, c.ending) s where c.holder_id is not null
    union all select holder_id, holder_kind, holder_sector, 'regrading', due_on::text, 1 from regradings where closed_at is null
    union all select holder_id, holder_kind, holder_sector, 'booked', '', 1 from book_cards where state = 'held'
    union all select a.holder_id, a.holder_kind, a.holder_sector, 'mandated', m.ids, 1 from assets a join (select asset_id, string_agg(mandate_id::text, ' ' order by mandate_id) as ids from mandate_assets where ended_at is null group by 1) m on m.asset_id = a.id where a.state = 'registered'
    union all select holder_id, holder_kind, holder_sector, 'value', '', valued_fen from asset_cards where ended_at is null) t
  group by 1, 2, 3, 4, 5 having sum(n) <> 0;
insert into standings select holder_id, holder_kind, holder_sector, what, key, n from standings_of_rows;

-- Many rows of one statement are one addition for each sum they change. Most changes of an asset change none and cost a look.
create function keep_asset_standings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  if tg_op = 'UPDATE' then
    perform from arrived n join gone o using (id) where (n.holder_id, n.holder_kind, n.holder_sector, n.version, n.state, n.grade, n.origin, n.importance, n.classified_at, n.catalogued_at, n.registered_at) is distinct from (o.holder_id, o.holder_kind, o.holder_sector, o.version, o.state, o.grade, o.origin, o.importance, o.classified_at, o.catalogued_at, o.registered_at);
    if found then
      insert into standing_moves select stands_for(s.what, a.holder_id), a.holder_kind, a.holder_sector, s.what, s.key, sum(a.sign * s.n) from (select 1 as sign, n.* from arrived n union all select -1, o.* from gone o) a
        cross join lateral stands_asset(a.id, a.version, a.state, a.grade, a.origin, a.importance, a.classified_at, a.catalogued_at, a.registered_at) s group by 1, 2, 3, 4, 5 having sum(a.sign * s.n) <> 0;
    end if;
  else
    execute format('insert into standing_moves select stands_for(s.what, a.holder_id), a.holder_kind, a.holder_sector, s.what, s.key, %s * sum(s.n)
      from %I a cross join lateral stands_asset(a.id, a.version, a.state, a.grade, a.origin, a.importance, a.classified_at, a.catalogued_at, a.registered_at) s group by 1, 2, 3, 4, 5', case tg_op when 'INSERT' then 1 else -1 end, case tg_op when 'INSERT' then 'arrived' else 'gone' end);
  end if;
  return null;
end $f$;
create trigger standings_insert after insert on assets referencing new table as arrived for each statement execute function keep_asset_standings();
create trigger standings_update after update on assets referencing new table as arrived old table as gone for each statement execute function keep_asset_standings();
create trigger standings_delete after delete on assets referencing old table as gone for each statement execute function keep_asset_standings();

create function keep_sum_standings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
declare added constant text := 'select holder_id, holder_kind, holder_sector, ' || case tg_table_name when 'regradings' then $q$'regrading', due_on::text, %s from %s where closed_at is null$q$ else $q$'value', '', %s * valued_fen from %s where ended_at is null$q$ end;
begin
  execute format('insert into standing_moves select holder_id, holder_kind, holder_sector, what, key, sum(n) from (%s) t (holder_id, holder_kind, holder_sector, what, key, n) group by 1, 2, 3, 4, 5 having sum(n) <> 0',
    case tg_op when 'INSERT' then format(added, 1, 'arrived') when 'DELETE' then format(added, -1, 'gone') else format(added, 1, 'arrived') || ' union all ' || format(added, -1, 'gone') end);
  return null;
end $f$;
do $$ declare t text; begin
  foreach t in array array['regradings', 'asset_cards'] loop
    execute format('create trigger standings_insert after insert on %I referencing new table as arrived for each statement execute function keep_sum_standings()', t);
    execute format('create trigger standings_update after update on %I referencing new table as arrived old table as gone for each statement execute function keep_sum_standings()', t);
    execute format('create trigger standings_delete after delete on %I referencing old table as gone for each statement execute function keep_sum_standings()', t);
  end loop;
end $$;

-- Cases come one by one, and few of their acts change a sum: the others are not asked.
create function keep_case_standings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  insert into standing_moves select stands_for(t.what, t.holder_id), t.holder_kind, t.holder_sector, t.what, t.key, sum(t.n) from (
      select new.holder_id, new.holder_kind, new.holder_sector, s.* from stands_case(new.procedure, new.submitted_at, new.closed_at, new.ending) s
      union all select old.holder_id, old.holder_kind, old.holder_sector, s.what, s.key, -s.n from stands_case(old.procedure, old.submitted_at, old.closed_at, old.ending) s) t
    where t.holder_id is not null group by 1, 2, 3, 4, 5 having sum(t.n) <> 0;
  return null;
end $f$;
create trigger standings_insert after insert on cases for each row when (new.submitted_at is not null) execute function keep_case_standings();
create trigger standings_update after update on cases for each row when ((old.submitted_at, old.closed_at, old.ending, old.holder_id, old.holder_kind, old.holder_sector, old.procedure) is distinct from (new.submitted_at, new.closed_at, new.ending, new.holder_id, new.holder_kind, new.holder_sector, new.procedure)) execute function keep_case_standings();
create trigger standings_delete after delete on cases for each row when (old.submitted_at is not null) execute function keep_case_standings();

-- A paper counts for its asset's present version, and once. The asset is held meanwhile, so that its own change and another paper wait for this one and then see it.
create function keep_paper_standings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
declare
  opined constant text := $q$exists (select from opinions p where p.asset_id = a.id and p.asset_version = a.version and p.conclusion = 'unqualified')$q$;
  valued constant text := $q$exists (select from valuations p where p.asset_id = a.id and p.asset_version = a.version)$q$;
  is_opinion constant boolean := tg_table_name = 'opinions';
begin
  perform from assets a where a.id in (select asset_id from changed) order by a.id for no key update;
  execute format($q$insert into standing_moves select stands_for(w.what, a.holder_id), a.holder_kind, a.holder_sector, w.what, '', sum(%s) from assets a cross join (values ('opined'), ('valued')) w (what)
    where a.id in (select asset_id from changed) and a.state not in ('carded', 'destroyed') and %s
      and exists (select from changed p where p.asset_id = a.id and p.asset_version = a.version %3$s)
      and not exists (select from %4$I p where p.asset_id = a.id and p.asset_version = a.version %3$s and p.id not in (select id from changed))
    group by 1, 2, 3, 4$q$, case tg_op when 'INSERT' then 1 else -1 end, case when is_opinion then format($q$(w.what = 'opined' or %s)$q$, valued) else format($q$w.what = 'valued' and %s$q$, opined) end,
    case when is_opinion then $q$and p.conclusion = 'unqualified'$q$ else '' end, tg_table_name);
  return null;
end $f$;
do $$ declare t text; begin
  foreach t in array array['opinions', 'valuations'] loop
    execute format('create trigger standings_insert after insert on %I referencing new table as changed for each statement execute function keep_paper_standings()', t);
    execute format('create trigger standings_delete after delete on %I referencing old table as changed for each statement execute function keep_paper_standings()', t);
  end loop;
end $$;

-- A card in the books counts while it is held; a run names none of these columns and asks nothing.
create function keep_booked_standing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  insert into standing_moves select holder_id, holder_kind, holder_sector, 'booked', '', sum(n) from (select new.holder_id, new.holder_kind, new.holder_sector, 1 as n where new.state = 'held'
    union all select old.holder_id, old.holder_kind, old.holder_sector, -1 where old.state = 'held') t group by 1, 2, 3 having sum(n) <> 0;
  return null;
end $f$;
create trigger standings_change after insert or update of state, holder_id, holder_kind, holder_sector or delete on book_cards for each row execute function keep_booked_standing();

-- A registered asset counts for the mandates it stands in, all of them named by one key, so that it is never counted twice. When it ceases to be registered it is taken away before its mandates end (the name decides).
create function keep_mandated_asset() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  insert into standing_moves select stands_for('mandated', t.holder_id), t.holder_kind, t.holder_sector, 'mandated', m.ids, sum(t.n) from (select string_agg(mandate_id::text, ' ' order by mandate_id) as ids from mandate_assets where asset_id = new.id and ended_at is null) m
    cross join (select new.holder_id, new.holder_kind, new.holder_sector, 1 as n where new.state = 'registered' union all select old.holder_id, old.holder_kind, old.holder_sector, -1 where old.state = 'registered') t
    where m.ids is not null group by 1, 2, 3, 5 having sum(t.n) <> 0;
  return null;
end $f$;
create trigger a_mandated after update on assets for each row when ((old.state = 'registered' or new.state = 'registered') and (old.state, old.holder_kind, old.holder_sector) is distinct from (new.state, new.holder_kind, new.holder_sector)) execute function keep_mandated_asset();
create function keep_mandated_standings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
declare
  arrived constant text := case when tg_op = 'DELETE' then 'select mandate_id, asset_id from gone' else 'select mandate_id, asset_id from arrived' end;
  went constant text := case when tg_op = 'INSERT' then '' else 'union all select mandate_id, asset_id from gone where ended_at is null' end;
begin
  execute format('select from assets a where a.id in (select asset_id from (%s) t) order by a.id for no key update', arrived);
  execute format($q$with met as materialized (select distinct asset_id from (%1$s) t), now as (select m.mandate_id, m.asset_id from mandate_assets m where m.asset_id in (select asset_id from met) and m.ended_at is null),
      before as (select mandate_id, asset_id from now where (mandate_id, asset_id) not in (%1$s) %2$s),
      keys as (select asset_id, string_agg(mandate_id::text, ' ' order by mandate_id) as ids, 1 as n from now group by 1 union all select asset_id, string_agg(mandate_id::text, ' ' order by mandate_id), -1 from before group by 1)
    insert into standing_moves select stands_for('mandated', a.holder_id), a.holder_kind, a.holder_sector, 'mandated', k.ids, sum(k.n) from keys k join assets a on a.id = k.asset_id and a.state = 'registered' group by 1, 2, 3, 5 having sum(k.n) <> 0$q$, arrived, went);
  return null;
end $f$;
create trigger standings_insert after insert on mandate_assets referencing new table as arrived for each statement execute function keep_mandated_standings();
create trigger standings_update after update on mandate_assets referencing new table as arrived old table as gone for each statement execute function keep_mandated_standings();
create trigger standings_delete after delete on mandate_assets referencing old table as gone for each statement execute function keep_mandated_standings();

-- Brings the sums forward by what was added since, in one statement: whoever reads meanwhile sees both before it or both after it.
create function bring_standings_forward() returns void language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  if not is_platform() then raise exception 'sums are brought forward by the platform alone' using errcode = '42501'; end if;
  with gone as (delete from standing_moves returning *)
    insert into standings as s select holder_id, holder_kind, holder_sector, what, key, sum(n) from gone group by 1, 2, 3, 4, 5 having sum(n) <> 0 order by 1, 4, 5, 2, 3
    on conflict (holder_id, what, key, holder_kind, holder_sector) do update set n = s.n + excluded.n;
  if found then delete from standings where n = 0; end if;
end $f$;
revoke execute on function bring_standings_forward() from public;
grant execute on function bring_standings_forward() to rongshu_app;
revoke all on standings_of_rows from rongshu_app;

-- What runs and by when, with all that the rule of reading asks, without the rows.
create index cases_late on cases (due_on, owner_role, owner_id) include (applicant_id, addressee_id, holder_id, holder_kind, holder_sector, subject_kind, also_owners, procedure, submitted_at) where closed_at is null and submitted_at is not null;
-- What a party received under an agreement, and what was earned since a day.
create index distribution_shares_party on distribution_shares (organisation_id, agreement_id, distribution_id);
create index incomes_earned on incomes (earned_on) include (operator_id, gross_fen);

-- Coding rules of units, every code ever given or brought along, rounds called by a sector authority, what a count found different,
-- and notes to units (3.5, 3.7, 3.9).

-- Coding rules: a change is a new version with the day from which it holds; no segments means the city's default again.
create table coding_rules (
  id uuid primary key,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  version int not null check (version > 0),
  segments jsonb not null check (jsonb_typeof(segments) = 'array'),
  -- The characters each place of a code may hold, and the expression its codes match.
  shape text[] not null,
  pattern text not null,
  holds_from date not null,
  reason text not null check (length(btrim(reason)) >= 2),
  set_by uuid references officers,
  set_name text not null,
  set_at timestamptz not null,
  client_key text not null,
  unique (holder_id, version),
  unique (holder_id, client_key)
);
create index coding_rules_set on coding_rules (set_at desc, id desc);
create trigger coding_rules_append_only before update or delete on coding_rules for each row execute function refuse_change();

-- Serials are counted for each stem: the parts of the code before and after the serial.
alter table coding_counters add column scope text;
update coding_counters c set scope = o.district || substr(o.uscc, 9, 9) || c.origin || c.year || '#' from organisations o where o.id = c.holder_id;
alter table coding_counters drop constraint coding_counters_pkey, drop column year, drop column origin, alter column scope set not null, alter column last type bigint, add primary key (holder_id, scope);

-- Every code: those given here, and those assets had before. A code is never changed, taken away or given again, and within a unit it
-- leads to one asset, whether it is new or old.
create table asset_codes (
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  code text not null check (length(btrim(code)) between 1 and 64),
  asset_id uuid not null references assets deferrable initially deferred,
  kind text not null check (kind in ('given', 'old')),
  -- The version of the unit's rule it was given by; 0 is the city's default.
  rule_version int not null default 0,
  entered_by uuid references officers,
  entered_name text not null default '',
  entered_at timestamptz not null,
  primary key (holder_id, code)
);
create unique index asset_codes_given on asset_codes (code) where kind = 'given';
create index asset_codes_asset on asset_codes (asset_id);
create index asset_codes_space on asset_codes (length(code), code collate "C") where kind = 'given';
create trigger asset_codes_append_only before update or delete on asset_codes for each row execute function refuse_change();
create trigger asset_codes_no_truncate before truncate on asset_codes for each statement execute function refuse_change();
alter table assets add column rule_version int not null default 0;
create or replace function code_is_immutable() returns trigger language plpgsql as $$
begin
  if new.code <> old.code or new.holder_id <> old.holder_id or new.rule_version <> old.rule_version then raise exception 'an asset code is never changed (3.7)' using errcode = 'RS002'; end if;
  return new;
end $$;
insert into asset_codes (holder_id, holder_kind, holder_sector, code, asset_id, kind, entered_at)
select holder_id, holder_kind, holder_sector, code, id, 'given', created_at from assets;
create function keep_code() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into asset_codes (holder_id, holder_kind, holder_sector, code, asset_id, kind, rule_version, entered_by, entered_at)
  values (new.holder_id, new.holder_kind, new.holder_sector, new.code, new.id, 'given', new.rule_version, me_officer(), new.created_at);
  return null;
end $$;
create trigger assets_keep_code after insert on assets for each row execute function keep_code();
-- Which other units' rules could give the same code, and which of their codes a rule could give again: told by name and number, since a
-- unit does not read the codes of others.
create function code_space_conflicts(the_unit uuid, the_shape text[], the_pattern text, the_prefix text)
returns table (what text, holder_id uuid, holder_name text, codes bigint) language sql stable security definer set search_path = public, pg_temp as $$
  (select 'rule', o.id, o.name, null::bigint from organisations o where o.id <> the_unit and exists (
    select from coding_rules r where r.holder_id = o.id and cardinality(r.shape) = cardinality(the_shape)
      and (select bool_and(translate(place.x, place.y, '') <> place.x) from unnest(r.shape, the_shape) as place(x, y)))
    order by o.name limit 20)
  union all
  (select 'code', o.id, o.name, found.n from (
    select c.holder_id as unit, count(*) as n from asset_codes c
    where c.kind = 'given' and c.holder_id <> the_unit and length(c.code) = cardinality(the_shape)
      and c.code collate "C" >= the_prefix and c.code collate "C" < the_prefix || '~' and c.code ~ the_pattern group by 1) found
    join organisations o on o.id = found.unit order by found.n desc, o.name limit 20)
$$;
-- Which of some codes were given before, by whichever unit, or stand in this unit as old ones.
create function taken_codes(the_unit uuid, the_codes text[]) returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select code from asset_codes where code = any (the_codes) and kind = 'given' union select code from asset_codes where holder_id = the_unit and code = any (the_codes)
$$;

-- Rounds a sector authority opens for its units (3.1, 3.5) -------------------------------------------------------------
create table round_calls (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  sector text not null check (sector <> ''),
  title text not null,
  year int not null,
  plan jsonb not null,
  ends_on date not null,
  issued_by uuid references officers,
  issued_name text not null,
  issued_at timestamptz not null,
  client_key text not null,
  unique (organisation_id, client_key)
);
create index round_calls_issued on round_calls (issued_at desc, id desc);
create trigger round_calls_append_only before update or delete on round_calls for each row execute function refuse_change();
create table round_call_units (
  call_id uuid not null references round_calls,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null,
  primary key (call_id, holder_id)
);
create index round_call_units_holder on round_call_units (holder_id);
create trigger round_call_units_append_only before update or delete on round_call_units for each row execute function refuse_change();
alter table rounds add column call_id uuid references round_calls, add column started_at timestamptz, add column published_at timestamptz, add column ends_on date;
create unique index rounds_once_for_a_call on rounds (call_id, holder_id) where call_id is not null;
create index rounds_year on rounds (year, holder_id);
-- Rounds of before: their case says when they started and ended.
update rounds r set started_at = c.submitted_at, published_at = case when r.state = 'published' then c.closed_at end from cases c where c.id = r.case_id;

-- Rounds that have started, for whoever supervises their holder or is it, in the words of the policies; a view reads as its owner, so
-- that a list of two thousand units does not ask for the case of each. Plans that were not started are their unit's own.
create view started_rounds as
select id, holder_id, holder_kind, year, state, case_id, ends_on, published_at, created_at from rounds
where started_at is not null and (holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field()));
grant select on started_rounds to rongshu_app;

-- What a count found different from the catalogue: who explained it, and who counted again (3.5, 3.9) --------------------
create table count_differences (
  round_id uuid not null references rounds,
  asset_id uuid not null references assets,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  difference text not null check (difference in ('missing', 'unexpected')),
  outcome text not null,
  explanation text not null check (length(btrim(explanation)) >= 5),
  -- What whoever keeps the data says about it.
  statement text not null default '',
  evidence jsonb,
  stated_by uuid not null references officers,
  stated_name text not null,
  stated_at timestamptz not null,
  recount text check (recount in ('agrees', 'disagrees')),
  recount_note text not null default '',
  recounted_by uuid references officers,
  recounted_name text not null default '',
  recounted_at timestamptz,
  primary key (round_id, asset_id),
  check (difference <> 'missing' or length(btrim(statement)) >= 2),
  check ((recount is null) = (recounted_by is null) and (recount is null) = (recounted_at is null)),
  -- Nobody counts again what they explained themselves.
  check (recounted_by is null or recounted_by <> stated_by),
  check (recount is distinct from 'disagrees' or length(btrim(recount_note)) >= 2)
);
create function counts_while_open() returns trigger language plpgsql as $$
begin
  if not exists (select from rounds where id = new.round_id and state = 'open') then raise exception 'a round that has ended keeps its differences (3.5)' using errcode = 'RS002'; end if;
  return new;
end $$;
create trigger count_differences_open before insert or update on count_differences for each row execute function counts_while_open();
create trigger count_differences_no_delete before delete on count_differences for each row execute function refuse_change();

-- Notes to an organisation, each once for what it is about; read by its officers ------------------------------------------
create table notes (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisations,
  kind text not null,
  subject text not null,
  words jsonb not null,
  basis text not null,
  href text not null,
  at timestamptz not null,
  read_by uuid references officers,
  read_at timestamptz,
  unique (organisation_id, kind, subject)
);
create index notes_organisation on notes (organisation_id, at desc, id desc);
create index notes_unread on notes (organisation_id) where read_at is null;

grant select, insert on coding_rules, asset_codes, round_calls, round_call_units, count_differences, notes to rongshu_app;
grant update (outcome, difference, explanation, statement, evidence, stated_by, stated_name, stated_at, recount, recount_note, recounted_by, recounted_name, recounted_at) on count_differences to rongshu_app;
grant update (read_by, read_at) on notes to rongshu_app;
do $$ declare t text; begin
  foreach t in array array['coding_rules', 'asset_codes', 'round_call_units', 'count_differences'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %1$I for select using (holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field()))', t);
  end loop;
  foreach t in array array['coding_rules', 'count_differences'] loop
    execute format('create policy write on %I for insert with check (is_platform() or (me_role() = ''producer'' and holder_id = me_organisation()))', t);
  end loop;
end $$;
-- Asked past row-level security: thousands of old codes come in one statement, and the policy of assets would be asked for each.
create function holds_asset(the_unit uuid, the_asset uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from assets where id = the_asset and holder_id = the_unit)
$$;
-- A code is given by the trigger of its asset alone; a unit brings old ones along for assets of its own.
create policy write on asset_codes for insert with check (kind = 'old' and (is_platform() or (me_role() = 'producer' and holder_id = me_organisation())) and holds_asset(holder_id, asset_id));
create policy change on count_differences for update using ((select is_platform()) or ((select me_role()) = 'producer' and holder_id = (select me_organisation())));
-- Asked past row-level security, since the policies of the two tables would otherwise ask each other.
create function is_my_call(the_call uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from round_calls where id = the_call and organisation_id = me_organisation())
$$;
alter table round_calls enable row level security;
-- A call is read by the authority, those it calls, and the offices that see the whole city.
create policy read on round_calls for select using (organisation_id = (select me_organisation()) or (select me_everywhere()) or sector = (select me_field()) or exists (select from round_call_units u where u.call_id = id and u.holder_id = (select me_organisation())));
create policy write on round_calls for insert with check (me_role() = 'sector-authority' and organisation_id = me_organisation() and sector = me_sector());
create policy write on round_call_units for insert with check (me_role() = 'sector-authority' and holder_sector = me_sector() and is_my_call(call_id));
alter table notes enable row level security;
create policy read on notes for select using ((select is_platform()) or organisation_id = (select me_organisation()));
create policy write on notes for insert with check (is_platform());
create policy change on notes for update using ((select is_platform()) or organisation_id = (select me_organisation()));

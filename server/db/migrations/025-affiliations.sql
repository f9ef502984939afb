-- Who controls whom, as declared by administrators or by the unit itself, so that a firm is not asked to judge its own kin (4.4, 4.5).
create table affiliations (
  id uuid primary key,
  controller_id uuid not null references organisations,
  controlled_id uuid not null references organisations,
  since_on date not null,
  until_on date,
  ground text not null check (length(ground) between 2 and 400),
  declared_for uuid not null references organisations,
  declared_name text not null,
  declared_at timestamptz not null,
  ended_name text,
  ended_ground text check (length(ended_ground) between 2 and 400),
  check (controller_id <> controlled_id),
  check (until_on is null or until_on >= since_on),
  check ((ended_name is null) = (ended_ground is null) and (ended_name is null or until_on is not null))
);
create unique index affiliations_standing on affiliations (controller_id, controlled_id) where until_on is null;
create index affiliations_controlled on affiliations (controlled_id);
create index affiliations_recent on affiliations (declared_at desc, id desc);
grant select, insert, update (until_on, ended_name, ended_ground) on affiliations to rongshu_app;
alter table affiliations enable row level security;
create policy read on affiliations for select using ((select is_platform()) or (select me_organisation()) is not null);
create policy write on affiliations for insert with check (is_platform() or me_role() = 'administrator' or (me_organisation() in (controller_id, controlled_id) and declared_for = me_organisation()));
-- What the other side or an administrator declared is not for one of the two to end.
create policy change on affiliations for update using ((select is_platform()) or (select me_role()) = 'administrator' or ((select me_organisation()) = declared_for and declared_for in (controller_id, controlled_id)));

-- Who is tied to an organisation by declared control on a day: what it controls, what controls it, and what has a controller in common with it; eight steps far.
create function kin_of(one uuid, on_day date) returns uuid[] language sql stable as $$
  with recursive standing as materialized (select controller_id, controlled_id from affiliations where since_on <= on_day and (until_on is null or until_on >= on_day)),
    above (id, path) as (select one, array[one] union all select s.controller_id, a.path || s.controller_id from above a join standing s on s.controlled_id = a.id where s.controller_id <> all (a.path) and cardinality(a.path) <= 8),
    below (id, path) as (select distinct id, array[id] from above union all select s.controlled_id, b.path || s.controlled_id from below b join standing s on s.controller_id = b.id where s.controlled_id <> all (b.path) and cardinality(b.path) <= 8)
  select coalesce(array_agg(distinct id) filter (where id <> one), '{}') from below
$$;

-- How often a firm worked for a unit lately.
create index valuations_firm on valuations (firm_id, holder_id, filed_at);
create index opinions_firm on opinions (firm_id, holder_id, filed_at);

-- An organisation is renamed, or plays other parts, by its administrator, with a reason (choice:organisation-changes); what was before stays here.
create table organisation_changes (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  before jsonb not null,
  after jsonb not null,
  reason text not null check (length(reason) between 2 and 400),
  changed_by uuid references officers,
  changed_name text not null,
  changed_at timestamptz not null
);
create index organisation_changes_of on organisation_changes (organisation_id, changed_at desc);
create trigger organisation_changes_append_only before update or delete on organisation_changes for each row execute function refuse_change();
grant select, insert on organisation_changes to rongshu_app;
alter table organisation_changes enable row level security;
create policy read on organisation_changes for select using ((select is_platform()) or (select me_organisation()) is not null);
create policy write on organisation_changes for insert with check (is_platform() or me_role() = 'administrator');

-- What an organisation holds follows its kind and sector, so that its supervisors read it; calls and sector lists keep whom they were made for.
create or replace trigger asset_codes_append_only before update or delete on asset_codes for each row execute function refuse_change_but_holder();
create or replace trigger coding_rules_append_only before update or delete on coding_rules for each row execute function refuse_change_but_holder();
create or replace trigger destructions_append_only before update or delete on destructions for each row execute function refuse_change_but_holder();
create or replace function counts_while_open() returns trigger language plpgsql as $$
declare of_holder constant text[] := '{holder_id,holder_kind,holder_sector}';
begin
  if tg_op = 'UPDATE' and current_user <> 'rongshu_app' and (new.holder_id, new.holder_kind, new.holder_sector) is distinct from (old.holder_id, old.holder_kind, old.holder_sector) and (to_jsonb(new) - of_holder) = (to_jsonb(old) - of_holder) then return new; end if;
  if not exists (select from rounds where id = new.round_id and state = 'open') then raise exception 'a round that has ended keeps its differences (3.5)' using errcode = 'RS002'; end if;
  return new;
end $$;
create function carry_holder(the_unit uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare t text;
begin
  if not is_platform() and me_role() <> 'administrator' then raise exception 'kind and sector are changed by administrators alone' using errcode = '42501'; end if;
  -- What an organ collected or produced in its duties stays that, whatever the unit becomes.
  update assets set is_duty_data = true where holder_id = the_unit and not is_duty_data and holder_kind = 'administrative-organ' and origin in ('collected', 'produced');
  for t in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'holder_sector' and not a.attisdropped and c.relname not in ('round_call_units', 'sector_entries') loop
    execute format('update %I t set holder_kind = o.kind, holder_sector = o.sector from organisations o where o.id = $1 and t.holder_id = o.id', t) using the_unit;
  end loop;
end $$;
revoke execute on function carry_holder(uuid) from public;
grant execute on function carry_holder(uuid) to rongshu_app;

-- Records of data property certificates that data of an organ's duties may not have: they stand in the way of a unit becoming an organ. An administrator reads none of them.
create function property_records_of(the_unit uuid) returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(o.number order by o.number), '{}') from outside_registrations o join assets a on a.id = o.asset_id where o.holder_id = the_unit and o.register = 'property' and o.ended_at is null and a.origin in ('collected', 'produced')
$$;
revoke execute on function property_records_of(uuid) from public;
grant execute on function property_records_of(uuid) to rongshu_app;

-- How many open cases need an organisation in one of its parts: as applicant or addressee of these procedures, or as the only one to decide; an administrator reads none of them.
create function cases_using(the_unit uuid, the_role text, applied text[], addressed text[]) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from cases c where c.closed_at is null and ((c.applicant_id = the_unit and c.procedure = any (applied)) or (c.addressee_id = the_unit and c.procedure = any (addressed))
    or (c.owner_role = the_role and (c.owner_id = the_unit or (c.owner_id is null and not exists (select from organisations o where o.id <> the_unit and o.is_active and the_role = any (o.roles))))))
$$;
revoke execute on function cases_using(uuid, text, text[], text[]) from public;
grant execute on function cases_using(uuid, text, text[], text[]) to rongshu_app;

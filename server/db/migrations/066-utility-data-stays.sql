-- What a utility held keeps the bounds of a utility's data when it passes to a unit of another kind, or when the utility becomes one (5.6, 5.11, 6.10, choice:utility-data-stays).
alter table assets add column was_utility boolean not null default false;
update assets a set was_utility = true
  where a.holder_kind not in ('administrative-organ', 'public-institution', 'public-utility') and not a.was_public and exists (select from certificates c join organisations o on o.id = c.holder_id where c.asset_id = a.id and c.holder_id <> a.holder_id and o.kind = 'public-utility');
create or replace function code_is_immutable() returns trigger language plpgsql as $$
declare public_kinds constant text[] := '{administrative-organ,public-institution}';
begin
  if new.is_duty_data <> old.is_duty_data and current_user = 'rongshu_app' then raise exception 'what came out of the duties of an organ is said by a transfer alone (4.7)' using errcode = 'RS002'; end if;
  if new.code <> old.code or new.rule_version <> old.rule_version or (new.holder_id <> old.holder_id and current_user = 'rongshu_app') then raise exception 'an asset code is never changed (3.7)' using errcode = 'RS002'; end if;
  -- Both are said by the passing on alone, and never taken back.
  new.was_public := old.was_public or (old.holder_kind = any (public_kinds) and new.holder_kind <> all (public_kinds));
  new.was_utility := old.was_utility or (old.holder_kind = 'public-utility' and new.holder_kind <> 'public-utility' and new.holder_kind <> all (public_kinds));
  return new;
end $$;

-- As what an asset was acquired, by the name of its mark, for whoever does not read it: the register says so to everybody.
create function acquired_as(the_asset uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select case when was_public then 'public-data' when was_utility then 'utility-data' end from assets where id = the_asset
$$;
revoke execute on function acquired_as(uuid) from public;
grant execute on function acquired_as(uuid) to rongshu_app;

-- What the register marks a certificate in force as since it was issued: its file and its facts stay as they were (choice:marked-later).
alter table certificates add column marked_later text[] not null default '{}' check (marked_later <@ array['public-data', 'utility-data']);
update certificates c set marked_later = array[case when a.was_public then 'public-data' else 'utility-data' end]
  from assets a where a.id = c.asset_id and (a.was_public or a.was_utility) and c.status = 'valid' and c.holder_id = a.holder_id and not c.marks && array['public-data', 'utility-data'];
create function mark_later() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update certificates set marked_later = array[acquired_as(new.id)] where asset_id = new.id and status = 'valid' and holder_id = new.holder_id;
  return null;
end $$;
-- Of a transfer the successor is issued with its mark; here a holder that became a unit of another kind keeps its certificate.
create trigger mark_later after update of holder_kind on assets for each row when (old.holder_id = new.holder_id and (new.was_public, new.was_utility) is distinct from (old.was_public, old.was_utility)) execute function mark_later();
drop index certificates_marks;
create index certificates_marks on certificates using gin ((marks || marked_later));
create or replace view public_registrations as
  select date_trunc('month', c.issued_on::timestamp)::date as month, c.facts ->> 'registrationType' as type, c.marks || c.marked_later as marks, a.holder_sector as sector, count(*) as registered
  from certificates c join assets a on a.id = c.asset_id group by 1, 2, 3, 4;

alter table certificates drop constraint certificates_marks_check, add constraint certificates_marks_check check (marks <@ array['inbound', 'legacy', 'public-data', 'utility-data']);
alter table notices drop constraint notices_marks_check, add constraint notices_marks_check check (marks <@ array['inbound', 'legacy', 'public-data', 'utility-data']);

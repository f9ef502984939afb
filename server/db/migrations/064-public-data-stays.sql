-- What a public unit held stays public data when it passes to a unit of another kind, whoever holds it after that, or when the unit becomes one (6.2, 5.6, choice:public-data-stays).
alter table assets add column was_public boolean not null default false;
update assets a set was_public = true
  where a.holder_kind not in ('administrative-organ', 'public-institution') and (a.is_duty_data or exists (select from certificates c join organisations o on o.id = c.holder_id where c.asset_id = a.id and c.holder_id <> a.holder_id and o.kind in ('administrative-organ', 'public-institution')));
create or replace function code_is_immutable() returns trigger language plpgsql as $$
declare public_kinds constant text[] := '{administrative-organ,public-institution}';
begin
  if new.is_duty_data <> old.is_duty_data and current_user = 'rongshu_app' then raise exception 'what came out of the duties of an organ is said by a transfer alone (4.7)' using errcode = 'RS002'; end if;
  if new.code <> old.code or new.rule_version <> old.rule_version or (new.holder_id <> old.holder_id and current_user = 'rongshu_app') then raise exception 'an asset code is never changed (3.7)' using errcode = 'RS002'; end if;
  -- Said by the passing on alone, and never taken back.
  new.was_public := old.was_public or (old.holder_kind = any (public_kinds) and new.holder_kind <> all (public_kinds));
  return new;
end $$;

-- Whether an asset was public data before its holder acquired it, for whoever uses it and does not read it: the register says so to everybody.
create function was_public_data(the_asset uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select was_public from assets where id = the_asset), false)
$$;
revoke execute on function was_public_data(uuid) from public;
grant execute on function was_public_data(uuid) to rongshu_app;

-- What passed to another holder is told by the public feeds, latest first (4.2, 4.7).
create index certificate_changes_transferred on certificate_changes (seq desc) where ground = 'transferred' and status = 'valid';
alter table certificates drop constraint certificates_marks_check, add constraint certificates_marks_check check (marks <@ array['inbound', 'legacy', 'public-data']);
alter table notices drop constraint notices_marks_check, add constraint notices_marks_check check (marks <@ array['inbound', 'legacy', 'public-data']);

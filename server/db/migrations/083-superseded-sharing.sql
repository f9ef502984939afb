-- A version that was not signed by everybody when a later one came into force is void: nobody signs it any more, and no late signature changes who shares in what (6.4).
alter table sharing_agreements add column superseded_by int check (superseded_by > version);
alter table sharing_agreements add check (superseded_by is null or in_force_at is null);

alter table sharing_agreements disable trigger sharing_agreements_stand;
update sharing_agreements a set superseded_by = (select min(n.version) from sharing_agreements n where n.product_id = a.product_id and n.version > a.version and n.in_force_at is not null) where in_force_at is null and lapsed_on is null;
alter table sharing_agreements enable trigger sharing_agreements_stand;
update notes set read_at = now() where kind = 'sharing-to-sign' and read_at is null and subject in (select id::text from sharing_agreements where superseded_by is not null);

create or replace function keep_sharing_terms() returns trigger language plpgsql as $$
declare moves constant text[] := '{in_force_at,lapsed_on,superseded_by}';
begin
  if to_jsonb(new) - moves is distinct from to_jsonb(old) - moves or (old.in_force_at is not null and new.in_force_at is distinct from old.in_force_at) or (old.lapsed_on is not null and new is distinct from old)
    or (new.lapsed_on is distinct from old.lapsed_on and not is_platform()) or (new.lapsed_on is not distinct from old.lapsed_on and old.in_force_at is not null) or (old.superseded_by is not null and new.superseded_by is distinct from old.superseded_by)
  then raise exception 'append-only: the terms of % stand', old.number using errcode = 'RS001'; end if;
  if new.in_force_at is not null and exists (select from sharing_parties p where p.agreement_id = new.id and p.signed_at is null) then raise exception 'not every party of % has signed', old.number using errcode = '23514'; end if;
  if old.superseded_by is null and new.superseded_by is not null and not exists (select from sharing_agreements n where n.product_id = new.product_id and n.version = new.superseded_by and n.in_force_at is not null) then raise exception 'no later version than % is in force', old.number using errcode = '23514'; end if;
  return new;
end $$;

-- Whoever signs last need not be a party of the versions before, and does not see them.
create function supersede_sharing() returns trigger language plpgsql security definer set search_path to 'public', 'pg_temp' as $$ begin
  update sharing_agreements set superseded_by = new.version where product_id = new.product_id and version < new.version and in_force_at is null and lapsed_on is null and superseded_by is null;
  return null;
end $$;
create trigger supersede_sharing after update on sharing_agreements for each row when (old.in_force_at is null and new.in_force_at is not null) execute function supersede_sharing();
revoke execute on function supersede_sharing() from public;

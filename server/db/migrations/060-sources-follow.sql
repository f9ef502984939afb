-- The source of a product goes with its asset to whoever holds it next (1.6 6.2); what was agreed about the income of the product without that unit counts no more for what comes in from then on (6.4).
create function carry_sources() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  update product_sources set holder_id = new.holder_id, holder_kind = new.holder_kind, holder_sector = new.holder_sector where asset_id = new.id;
  return null;
end $$;
create trigger carry_sources after update on assets for each row when (old.holder_id is distinct from new.holder_id or old.holder_kind is distinct from new.holder_kind or old.holder_sector is distinct from new.holder_sector) execute function carry_sources();
revoke execute on function carry_sources() from public;

alter table sharing_agreements add column lapsed_on date;

-- What passed on before: a certificate tells since when its holder holds the asset.
create temporary table passed_on as
  select s.product_id, s.holder_id as former_id, a.holder_id as holder_id, (select min(c.issued_on) from certificates c where c.asset_id = a.id and c.holder_id = a.holder_id) as since
  from product_sources s join assets a on a.id = s.asset_id where s.holder_id <> a.holder_id;
update product_sources s set holder_id = a.holder_id, holder_kind = a.holder_kind, holder_sector = a.holder_sector from assets a where a.id = s.asset_id and s.holder_id <> a.holder_id;
alter table sharing_agreements disable trigger sharing_agreements_stand;
update sharing_agreements g set lapsed_on = x.since from (select product_id, min(since) as since from passed_on where since is not null group by 1) x
  where x.product_id = g.product_id and exists (select from passed_on p where p.product_id = g.product_id
    and not exists (select from sharing_parties n where n.agreement_id = g.id and n.part = 'producer' and n.organisation_id = p.holder_id));
alter table sharing_agreements enable trigger sharing_agreements_stand;
drop table passed_on;

-- The terms stand; the platform alone says, once, from which day on they count no more.
create or replace function keep_sharing_terms() returns trigger language plpgsql as $$
declare moves constant text[] := '{in_force_at,lapsed_on}';
begin
  if to_jsonb(new) - moves is distinct from to_jsonb(old) - moves or (old.in_force_at is not null and new.in_force_at is distinct from old.in_force_at) or (old.lapsed_on is not null and new is distinct from old)
    or (new.lapsed_on is distinct from old.lapsed_on and not is_platform()) or (new.lapsed_on is not distinct from old.lapsed_on and old.in_force_at is not null)
  then raise exception 'append-only: the terms of % stand', old.number using errcode = 'RS001'; end if;
  if new.in_force_at is not null and exists (select from sharing_parties p where p.agreement_id = new.id and p.signed_at is null) then raise exception 'not every party of % has signed', old.number using errcode = '23514'; end if;
  return new;
end $$;
alter policy change on sharing_agreements using (shares_in(id) or (select is_platform()));

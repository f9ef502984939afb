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

-- Whether a share is due to the treasury is judged when income is settled, so that a party may be a public unit in one distribution and not in the next: of what goes back, what the treasury gives back is what was due to it when the income was settled first (6.6).
alter table distribution_shares add column back_due_fen bigint check (back_due_fen between back_fen and 0);
alter table distribution_shares disable trigger distribution_shares_stand;
update distribution_shares set back_due_fen = case when is_public then back_fen else 0 end;
alter table distribution_shares enable trigger distribution_shares_stand;
alter table distribution_shares alter column back_due_fen set not null;

-- The first distribution whose share in what a receivable gives back has not reached the treasury, whoever asks; nothing when all of it has. Where none of it was ever due there, nothing can have.
create or replace function not_in_treasury(receivable uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select f.number from (
    select d.number, x.is_public, x.is_public and p.remitted_at is not null as is_in, bool_or(x.is_public) over () as was_due from receivables r
      join settled_incomes s on s.distribution_id = r.distribution_id join incomes i on i.id = s.income_id and i.reverses is not null
      join settled_incomes f on f.income_id = i.reverses join distributions d on d.id = f.distribution_id and d.state = 'filed'
      join distribution_shares x on x.distribution_id = d.id and x.agreement_id = f.agreement_id and x.organisation_id = r.unit_id and x.due_fen > 0
      left join receivables p on p.distribution_id = d.id and p.unit_id = r.unit_id and p.amount_fen > 0
    where r.id = receivable) f
  where not f.is_in and (f.is_public or not f.was_due) order by f.number limit 1
$$;

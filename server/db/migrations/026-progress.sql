-- A step may wait for several parties (共同审核): the first that has not passed owns the case, the others stand beside it, each as its party or,
-- where an organisation sits there, party:organisation. An office among them reads and moves the case like the first.
alter table cases add column also_owners text[] not null default '{}';
create index cases_also on cases using gin (also_owners) where closed_at is null and also_owners <> '{}';
create policy read_jointly on cases for select using (submitted_at is not null and (select me_organisation()) is not null and (select me_role()) = any (also_owners));
create policy change_jointly on cases for update using (submitted_at is not null and (select me_organisation()) is not null and (select me_role()) = any (also_owners));
create or replace function cases_writers() returns trigger language plpgsql as $$
begin
  if current_user <> 'rongshu_app' or me_role() in ('system', 'registrar') or me_organisation() in (old.applicant_id, old.addressee_id, old.owner_id) or (old.owner_id is null and old.owner_role = me_role()) or me_role() = any (old.also_owners) then return new; end if;
  raise exception 'whoever has no part in a case does not change it (4.7)' using errcode = '42501';
end $$;

-- Who stepped aside from which cases (choice:reviewer-conflict).
create index entries_aside on entries (officer_id, case_id) where act = 'step-aside';

-- Where a case stands, for whoever holds its number and its code (choice:progress-code). The code is looked up first, so that a wrong one tells nothing of the number.
-- What nobody signed in for is told its decision too: there is no other place where its applicant could read it.
drop function find_progress(text);
create function find_progress(wanted text, code text) returns table (number text, procedure text, step text, ending text, since timestamptz, owner_role text, also_owners text[], due_on date, is_provisional boolean, clocks jsonb, decision text)
language sql stable security definer set search_path = public, pg_temp as $$
  with held as materialized (select * from cases c where c.receipt = code and c.submitted_at is not null)
  select c.number, c.procedure, c.step, c.ending, c.acted_at, c.owner_role, c.also_owners, c.due_on, c.is_provisional, c.clocks,
    case when c.applicant_id is null and c.ending is not null then (select coalesce(e.asked ->> 'explanation', case when e.act = 'overtake' then e.reason end) from entries e where e.case_id = c.id order by e.seq desc limit 1) end
  from held c where c.number = wanted
$$;

-- What was registered, by month, type and field of work: the open statistics (choice:open-statistics).
create view public_registrations as
  select date_trunc('month', c.issued_on::timestamp)::date as month, c.facts ->> 'registrationType' as type, a.holder_sector as sector, count(*) as registered
  from certificates c join assets a on a.id = c.asset_id group by 1, 2, 3;
grant select on public_registrations to rongshu_app;

-- The register looked through by type and by day of issue.
create index certificates_type on certificates ((facts ->> 'registrationType'), issued_on);
create index certificates_issued_on on certificates (issued_on);

-- What a registration is marked as (choice:trial-registration), on notice and certificate; given with them and never changed.
alter table notices add column marks text[] not null default '{}' check (marks <@ array['inbound']);
alter table certificates add column marks text[] not null default '{}' check (marks <@ array['inbound']);
create index certificates_marks on certificates using gin (marks);
create or replace function certificate_frozen() returns trigger language plpgsql as $$
begin
  if row(new.number, new.serial, new.case_id, new.asset_id, new.asset_version, new.holder_id, new.facts, new.pdf_sha256, new.pdf_sm3, new.template, new.issued_at, new.issued_on, new.valid_until, new.replaces, new.registered, new.marks)
     is distinct from row(old.number, old.serial, old.case_id, old.asset_id, old.asset_version, old.holder_id, old.facts, old.pdf_sha256, old.pdf_sm3, old.template, old.issued_at, old.issued_on, old.valid_until, old.replaces, old.registered, old.marks)
  then raise exception 'a certificate is frozen at issue' using errcode = 'RS003'; end if;
  return new;
end $$;
create or replace view public_notices as
select n.case_id, n.registrant, n.registration_type, n.asset_name, n.summary, n.opened_on, n.closed_on, n.outcome, n.state = 'open' as is_running,
  case when n.state = 'closed' then n.ends_on else coalesce(c.due_on, n.ends_on) end as ends_on,
  case when n.state <> 'closed' and c.due_on is not null then c.is_provisional else n.is_provisional end as is_provisional,
  case when n.state = 'closed' then 'closed' when c.due_on is null then 'suspended' else 'open' end as state,
  case when n.state <> 'closed' and c.due_on is null
    then (c.clocks -> ('after:' || c.step) ->> 'limit')::int - (c.clocks -> ('after:' || c.step) ->> 'used')::int end as days_left,
  n.marks
from notices n join cases c on c.id = n.case_id;
drop view public_registrations;
create view public_registrations as
  select date_trunc('month', c.issued_on::timestamp)::date as month, c.facts ->> 'registrationType' as type, c.marks, a.holder_sector as sector, count(*) as registered
  from certificates c join assets a on a.id = c.asset_id group by 1, 2, 3, 4;
grant select on public_registrations to rongshu_app;

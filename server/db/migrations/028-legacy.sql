-- What a registration is marked as (choice:trial-registration, choice:legacy-registration), on notice and certificate; given with them and never changed.
alter table notices add column marks text[] not null default '{}' check (marks <@ array['inbound', 'legacy']);
alter table certificates add column marks text[] not null default '{}' check (marks <@ array['inbound', 'legacy']);
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
  n.receiver, n.marks
from notices n join cases c on c.id = n.case_id;
drop view public_registrations;
create view public_registrations as
  select date_trunc('month', c.issued_on::timestamp)::date as month, c.facts ->> 'registrationType' as type, c.marks, a.holder_sector as sector, count(*) as registered
  from certificates c join assets a on a.id = c.asset_id group by 1, 2, 3, 4;
grant select on public_registrations to rongshu_app;

-- A number of an earlier certificate as it is compared: width, case and the kind of brackets, dashes and blanks aside; that something stands there counts, since 2025-1-18 is not 2025-11-8.
create function earlier_key(number text) returns text language sql immutable as $$
  select trim(both '-' from regexp_replace(upper(normalize(number, nfkc)), '[][[:space:](){}〔〕【】〈〉《》<>_./\\·–—-]+', '-', 'g'))
$$;
-- Registrations of the city from before the platform (choice:legacy-registration): which of them goes on here, and once only.
create table legacy_registrations (
  case_id uuid primary key references cases,
  asset_id uuid not null unique references assets,
  earlier_number text not null,
  number_key text not null generated always as (earlier_key(earlier_number)) stored unique check (number_key <> ''),
  body text not null,
  issued_on date not null,
  valid_until date not null check (valid_until >= issued_on),
  noticed_where text,
  noticed_from date,
  noticed_until date check (noticed_until >= noticed_from),
  recorded_at timestamptz not null,
  check ((noticed_where is null) = (noticed_from is null) and (noticed_where is null) = (noticed_until is null))
);
create trigger legacy_registrations_append_only before update or delete on legacy_registrations for each row execute function refuse_change();
create trigger legacy_registrations_no_truncate before truncate on legacy_registrations for each statement execute function refuse_change();
grant select, insert on legacy_registrations to rongshu_app;
alter table legacy_registrations enable row level security;
create policy read on legacy_registrations for select using (true);
create policy write on legacy_registrations for insert with check (is_platform() or me_role() = 'registrar');

-- Whether an earlier number was taken over, by which certificate, or is asked for in another case, whoever may read that one; and the same of numbers that are alike, differing in separators alone.
create function earlier_number_use(wanted text, besides uuid) returns table (certificate text, is_asked boolean, alike text, is_alike_asked boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with w as (select earlier_key(wanted) as key, replace(earlier_key(wanted), '-', '') as bare),
    taken as (select l.number_key as key, c.number from legacy_registrations l join certificates c on c.case_id = l.case_id, w where replace(l.number_key, '-', '') = w.bare),
    asked as (select earlier_key(k.answers ->> 'earlierNumber') as key from cases k, w where k.procedure = 'legacy-registration' and k.submitted_at is not null and k.closed_at is null and k.id <> besides and replace(earlier_key(k.answers ->> 'earlierNumber'), '-', '') = w.bare)
  select (select number from taken where taken.key = w.key), exists (select from asked where asked.key = w.key),
    (select min(number) from taken where taken.key <> w.key), exists (select from asked where asked.key <> w.key) from w
$$;
revoke execute on function earlier_number_use(text, uuid) from public;
grant execute on function earlier_number_use(text, uuid) to rongshu_app;

-- It is a registration case like the others (choice:one-open-registration), and one for each earlier number.
drop index cases_one_open_registration;
create unique index cases_one_open_registration on cases (subject_id) where closed_at is null and submitted_at is not null and procedure in ('first-registration', 'change-registration', 'transfer-registration', 'third-party-correction', 'deregistration', 'legacy-registration');
create unique index cases_one_open_legacy on cases (earlier_key(answers ->> 'earlierNumber')) where procedure = 'legacy-registration' and submitted_at is not null and closed_at is null;

-- A paper of an earlier registration is of a firm known by its name alone; the registrar files it, for others than its own unit.
alter table opinions alter column firm_id drop not null;
alter table valuations alter column firm_id drop not null;
create policy write_earlier on opinions for insert with check (firm_id is null and me_role() = 'registrar' and holder_id <> me_organisation() and exists (select from cases c where c.id = case_id and c.procedure = 'legacy-registration' and c.ending = 'registered'));
create policy write_earlier on valuations for insert with check (firm_id is null and me_role() = 'registrar' and holder_id <> me_organisation() and exists (select from cases c where c.id = case_id and c.procedure = 'legacy-registration' and c.ending = 'registered'));

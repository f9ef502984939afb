-- How a registration goes on and ends (4.1, 4.7, 8.1): what happens to a certificate, line by line, and to whom its asset passes.

-- The state of every certificate since its issue (choice:certificate-states). Only ever added to; the row of the certificate follows, and nothing else changes it.
create table certificate_changes (
  seq bigint generated always as identity primary key,
  number text not null references certificates,
  status text not null check (status in ('valid', 'changed', 'deregistered', 'revoked', 'expired')),
  since date not null,
  ground text not null,
  reason text not null default '',
  case_id uuid references cases,
  at timestamptz not null
);
create index certificate_changes_number on certificate_changes (number, seq);
create index certificate_changes_public on certificate_changes (seq desc) where status in ('deregistered', 'revoked', 'expired');
insert into certificate_changes (number, status, since, ground, reason, case_id, at) select number, 'valid', issued_on, 'issued', '', case_id, issued_at from certificates order by serial;
insert into certificate_changes (number, status, since, ground, reason, at) select number, status, status_on, status, status_reason, now() from certificates where status <> 'valid' order by serial;
create trigger certificate_changes_append_only before update or delete on certificate_changes for each row execute function refuse_change();
create trigger certificate_changes_no_truncate before truncate on certificate_changes for each statement execute function refuse_change();
create function follow_certificate_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare is_now text; is_first boolean;
begin
  select status into is_now from certificates where number = new.number for update;
  is_first := not exists (select from certificate_changes c where c.number = new.number and c.seq < new.seq);
  -- What is over stays over; only an expired one may still be renewed or revoked.
  if (new.status = 'valid') <> is_first or (not is_first and is_now <> 'valid' and not (is_now = 'expired' and new.status in ('changed', 'revoked'))) then
    raise exception 'a certificate that is % does not become %', is_now, new.status using errcode = 'RS003';
  end if;
  update certificates set status = new.status, status_on = new.since, status_reason = new.reason where number = new.number;
  return null;
end $$;
create trigger certificate_changes_followed after insert on certificate_changes for each row execute function follow_certificate_change();
alter table certificate_changes enable row level security;
create policy read on certificate_changes for select using (true);
create policy write on certificate_changes for insert with check (is_platform() or me_role() = 'registrar');
grant select, insert on certificate_changes to rongshu_app;
revoke update on certificates from rongshu_app;
drop policy change on certificates;

-- Which certificate a certificate succeeds, and what was registered as it was applied for, so that a change can begin from it.
alter table certificates add column replaces text unique references certificates, add column registered jsonb not null default '{}';
update certificates c set registered = jsonb_strip_nulls(jsonb_build_object('assetName', k.answers -> 'assetName', 'summary', k.answers -> 'summary', 'rights', k.answers -> 'rights', 'limits', k.answers -> 'limits')) from cases k where k.id = c.case_id;
create index certificates_asset on certificates (asset_id, serial desc);
create or replace function certificate_frozen() returns trigger language plpgsql as $$
begin
  if row(new.number, new.serial, new.case_id, new.asset_id, new.asset_version, new.holder_id, new.facts, new.pdf_sha256, new.pdf_sm3, new.template, new.issued_at, new.issued_on, new.valid_until, new.replaces, new.registered)
     is distinct from row(old.number, old.serial, old.case_id, old.asset_id, old.asset_version, old.holder_id, old.facts, old.pdf_sha256, old.pdf_sm3, old.template, old.issued_at, old.issued_on, old.valid_until, old.replaces, old.registered)
  then raise exception 'a certificate is frozen at issue' using errcode = 'RS003'; end if;
  return new;
end $$;

-- One open registration case an asset, and one open revocation beside it (choice:one-open-registration).
drop index cases_one_open_registration;
create unique index cases_one_open_registration on cases (subject_id) where closed_at is null and submitted_at is not null and procedure in ('first-registration', 'change-registration', 'transfer-registration', 'third-party-correction', 'deregistration');
create unique index cases_one_open_revocation on cases (subject_id) where closed_at is null and submitted_at is not null and procedure = 'revocation';

-- The registrar tells holders what it decided, in the transaction of the decision.
drop policy write on notes;
create policy write on notes for insert with check (is_platform() or me_role() = 'registrar');

-- A transfer (choice:transfer-of-holding): holder columns follow the asset to its new holder, by this one function, in the name of the platform.
-- How the last registration of an asset ended, and on which day; empty while one stands, or none ever did (choice:after-falling).
alter table assets add column fallen text check (fallen in ('expired', 'deregistered', 'revoked')), add column fallen_on date, add check ((fallen is null) = (fallen_on is null));
create index assets_fallen on assets (fallen_on) where fallen is not null;
-- What an organ collected or produced in performing its duties stays that, whoever holds it later (choice:property-registration-scope).
alter table assets add column is_duty_data boolean not null default false;
create or replace function code_is_immutable() returns trigger language plpgsql as $$
begin
  if new.is_duty_data <> old.is_duty_data and current_user = 'rongshu_app' then raise exception 'what came out of the duties of an organ is said by a transfer alone (4.7)' using errcode = 'RS002'; end if;
  if new.code <> old.code or new.rule_version <> old.rule_version or (new.holder_id <> old.holder_id and current_user = 'rongshu_app') then raise exception 'an asset code is never changed (3.7)' using errcode = 'RS002'; end if;
  return new;
end $$;
create function refuse_change_but_holder() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_user <> 'rongshu_app' and (new.holder_id, new.holder_kind, new.holder_sector) is distinct from (old.holder_id, old.holder_kind, old.holder_sector) and (to_jsonb(new) - '{holder_id,holder_kind,holder_sector}'::text[]) = (to_jsonb(old) - '{holder_id,holder_kind,holder_sector}'::text[]) then return new; end if;
  raise exception 'append-only: % on % is refused', tg_op, tg_table_name using errcode = 'RS001';
end $$;
drop trigger opinions_append_only on opinions;
create trigger opinions_append_only before update or delete on opinions for each row execute function refuse_change_but_holder();
drop trigger valuations_append_only on valuations;
create trigger valuations_append_only before update or delete on valuations for each row execute function refuse_change_but_holder();
drop trigger classifications_append_only on classifications;
create trigger classifications_append_only before update or delete on classifications for each row execute function refuse_change_but_holder();
drop trigger memo_reviews_append_only on memo_reviews;
create trigger memo_reviews_append_only before update or delete on memo_reviews for each row execute function refuse_change_but_holder();
-- What has ended passes on as it is: use marks and what was said of other registers.
create or replace function mark_ends_once() returns trigger language plpgsql as $$
declare of_holder constant text[] := '{holder_id,holder_kind,holder_sector}';
begin
  if current_user <> 'rongshu_app' and (new.holder_id, new.holder_kind, new.holder_sector) is distinct from (old.holder_id, old.holder_kind, old.holder_sector) and (to_jsonb(new) - of_holder) = (to_jsonb(old) - of_holder) then return new; end if;
  if old.ended_at is not null or (to_jsonb(new) - '{ended_name,ended_at,end_reason}'::text[] - of_holder) is distinct from (to_jsonb(old) - '{ended_name,ended_at,end_reason}'::text[] - of_holder) then
    raise exception 'a use mark is only ever ended, once' using errcode = 'RS002';
  end if;
  return new;
end $$;
create function transfer_asset(the_asset uuid, the_holder uuid, passed_at timestamptz) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare t text;
begin
  if not is_platform() then raise exception 'an asset passes on by the decision of a transfer alone (4.7)' using errcode = '42501'; end if;
  foreach t in array array['asset_cards', 'memo_entries', 'memo_reviews', 'use_marks', 'asset_links', 'card_import_lines', 'classifications', 'regradings', 'opinions', 'valuations', 'outside_registrations'] loop
    execute format('update %I t set holder_id = o.id, holder_kind = o.kind, holder_sector = o.sector from organisations o where o.id = $2 and t.asset_id = $1', t) using the_asset, the_holder;
  end loop;
  update assets a set is_duty_data = a.is_duty_data or (a.holder_kind = 'administrative-organ' and a.origin in ('collected', 'produced')), holder_id = o.id, holder_kind = o.kind, holder_sector = o.sector from organisations o where o.id = the_holder and a.id = the_asset;
  -- The papers were read through the commissions of the former holder; their files are read by the new one as its own.
  insert into file_uses (sha256, name, organisation_id, created_at)
    select p.paper_sha256, p.number || '.pdf', the_holder, passed_at from (select asset_id, paper_sha256, number from opinions union all select asset_id, paper_sha256, number from valuations) p where p.asset_id = the_asset;
end $$;
revoke execute on function transfer_asset(uuid, uuid, timestamptz) from public;
grant execute on function transfer_asset(uuid, uuid, timestamptz) to rongshu_app;
-- Codes stay with the unit that gave them; whoever holds the asset reads them with it.
create policy of_held on asset_codes for select using (holds_asset((select me_organisation()), asset_id));
-- The notice of a transfer says to whom (choice:transfer-consent); empty for every other.
alter table notices add column receiver text not null default '';
create or replace view public_notices as
select n.case_id, n.registrant, n.registration_type, n.asset_name, n.summary, n.opened_on, n.closed_on, n.outcome, n.state = 'open' as is_running,
  case when n.state = 'closed' then n.ends_on else coalesce(c.due_on, n.ends_on) end as ends_on,
  case when n.state <> 'closed' and c.due_on is not null then c.is_provisional else n.is_provisional end as is_provisional,
  case when n.state = 'closed' then 'closed' when c.due_on is null then 'suspended' else 'open' end as state,
  case when n.state <> 'closed' and c.due_on is null
    then (c.clocks -> ('after:' || c.step) ->> 'limit')::int - (c.clocks -> ('after:' || c.step) ->> 'used')::int end as days_left,
  n.receiver
from notices n join cases c on c.id = n.case_id;
-- A paper that tells who asked is read by whoever brought it in and by the deciding office alone (choice:correction).
alter table file_uses add column is_private boolean not null default false;
drop policy read on file_uses;
create policy read on file_uses for select using ((select is_platform()) or organisation_id = (select me_organisation()) or ((not is_private or (select me_role()) = 'registrar') and exists (select from cases c where c.id = case_id)));
-- Who held an asset reads it no more: what one's own cases are about counts where somebody else holds it, and who was asked to take one over reads it until that is decided and the asset let go.
create or replace view my_case_subjects as
select subject_id from cases where applicant_id = me_organisation() and holder_id is distinct from me_organisation()
union all select subject_id from cases where addressee_id = me_organisation() and submitted_at is not null and holder_id is distinct from me_organisation() and (procedure <> 'transfer-registration' or closed_at is null or exists (select from assets a where a.id = subject_id and a.frozen_by = cases.id));
drop index cases_applicant_subject;
create index cases_applicant_subject on cases (applicant_id, subject_id) include (holder_id);
drop index cases_addressee_subject;
create index cases_addressee_subject on cases (addressee_id, subject_id) include (holder_id, procedure, closed_at) where addressee_id is not null and submitted_at is not null;

-- The two other registers (choice:three-registers): what the holder says of an asset's standing there, apart from ours and never mixed with it.
create table outside_registrations (
  id uuid primary key,
  asset_id uuid not null references assets,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  register text not null check (register in ('national', 'property')),
  number text not null check (length(number) between 1 and 64),
  body text not null,
  issued_on date not null,
  valid_until date check (valid_until >= issued_on),
  recorded_by uuid references officers,
  recorded_name text not null,
  recorded_at timestamptz not null,
  ended_name text,
  ended_at timestamptz,
  end_reason text,
  check ((ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_name is null)),
  check (register <> 'property' or number ~ '^SJ\d{2}\d\d{4}(0[1-9]|1[0-2])\d{4}$')
);
create unique index outside_registrations_one on outside_registrations (asset_id, register) where ended_at is null;
create unique index outside_registrations_number on outside_registrations (register, number) where ended_at is null;
create index outside_registrations_asset on outside_registrations (asset_id, recorded_at desc);
create trigger outside_registrations_end_once before update on outside_registrations for each row execute function mark_ends_once();
-- Duty data of party and government organs never has a data property certificate, whoever holds it by now.
create function refuse_duty_data() returns trigger language plpgsql as $$
begin
  if new.register = 'property' and new.ended_at is null and exists (select from assets a where a.id = new.asset_id and (a.is_duty_data or (new.holder_kind = 'administrative-organ' and a.origin in ('collected', 'produced')))) then
    raise exception 'duty data of an organ has no data property certificate' using errcode = 'RS002';
  end if;
  return new;
end $$;
create trigger outside_registrations_duty_data before insert or update on outside_registrations for each row execute function refuse_duty_data();
create trigger outside_registrations_no_delete before delete on outside_registrations for each row execute function refuse_change();
grant select, insert, update on outside_registrations to rongshu_app;
-- Their numbers were free text on the card before; a card that is still drafted takes them from here.
update findings set card = card - array['nationalCode', 'propertyCertificate'] where state = 'proposed' and card ?| array['nationalCode', 'propertyCertificate'];
alter table outside_registrations enable row level security;
create policy read on outside_registrations for select using (holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field()));
create policy write on outside_registrations for insert with check (is_platform() or holder_id = me_organisation());
create policy change on outside_registrations for update using ((select is_platform()) or holder_id = (select me_organisation()));
-- What anybody may see of them: those of an asset in our register.
create view public_outside_registrations as
select o.asset_id, o.register, o.number, o.body, o.issued_on, o.valid_until from outside_registrations o
where o.ended_at is null and exists (select from certificates c where c.asset_id = o.asset_id);
grant select on public_outside_registrations to rongshu_app;
-- What was booked stays with the unit that booked it; whom the asset passed to may have a card of its own.
alter table book_cards drop constraint book_cards_pkey, add primary key (holder_id, asset_id);
create index book_cards_asset on book_cards (asset_id);

-- The Data Bureau calls rounds over all sectors (choice:called-rounds); such a call names no sector.
alter table round_calls drop constraint round_calls_sector_check;
alter policy write on round_calls with check (organisation_id = me_organisation() and ((me_role() = 'sector-authority' and sector <> '' and sector = me_sector()) or (me_role() = 'data-bureau' and sector = '')));
alter policy write on round_call_units with check (((me_role() = 'sector-authority' and holder_sector = me_sector()) or me_role() = 'data-bureau') and is_my_call(call_id));
-- How often the draft of a case was saved since its last act: a save and a submission name the one they saw (choice:seen-version).
alter table cases add column draft_revision integer not null default 0;

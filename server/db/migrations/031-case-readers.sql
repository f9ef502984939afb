-- What the cases of an organisation are about, written down when a case changes instead of looked up for every statement: a law firm with thousands of
-- commissions read them all for each page. Which pairs there are is said once, by this view; the table repeats it, and a test compares the two.
create view case_reading as
select applicant_id as organisation_id, subject_id from cases where applicant_id is not null and holder_id is distinct from applicant_id
union all select addressee_id, subject_id from cases where addressee_id is not null and submitted_at is not null and holder_id is distinct from addressee_id and (procedure <> 'transfer-registration' or closed_at is null)
-- Whoever was asked to take an asset over reads it until that is decided and the asset let go.
union all select c.addressee_id, c.subject_id from cases c join assets a on a.id = c.subject_id and a.frozen_by = c.id where c.addressee_id is not null and c.submitted_at is not null and c.holder_id is distinct from c.addressee_id and c.procedure = 'transfer-registration' and c.closed_at is not null;

create table case_readers (organisation_id uuid not null references organisations, subject_id uuid not null, primary key (organisation_id, subject_id));
insert into case_readers select distinct organisation_id, subject_id from case_reading where subject_id is not null;
alter table case_readers enable row level security;
create policy read on case_readers for select using (organisation_id = (select me_organisation()));
grant select on case_readers to rongshu_app;

-- Two changes about the same pair wait for one another, so that the later of them sees the earlier one's case.
create function keep_case_reader(organisation uuid, subject uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(organisation::text || subject::text, 31));
  if exists (select from case_reading where organisation_id = organisation and subject_id = subject) then
    insert into case_readers values (organisation, subject) on conflict do nothing;
  else
    delete from case_readers where organisation_id = organisation and subject_id = subject;
  end if;
end $$;
revoke execute on function keep_case_reader(uuid, uuid) from public;

create function keep_case_readers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform keep_case_reader(organisation, subject) from (
    select distinct organisation, subject from (values (new.applicant_id, new.subject_id), (new.addressee_id, new.subject_id)) asked (organisation, subject)
    where organisation is not null and subject is not null and (tg_op = 'UPDATE' or organisation is distinct from new.holder_id)) pairs;
  if tg_op = 'UPDATE' and (old.addressee_id, old.applicant_id, old.subject_id) is distinct from (new.addressee_id, new.applicant_id, new.subject_id) then
    perform keep_case_reader(organisation, subject) from (values (old.applicant_id, old.subject_id), (old.addressee_id, old.subject_id)) asked (organisation, subject) where organisation is not null and subject is not null;
  end if;
  return null;
end $$;
revoke execute on function keep_case_readers() from public;
create trigger keep_readers_of_new after insert on cases for each row execute function keep_case_readers();
create trigger keep_readers after update on cases for each row
  when ((old.applicant_id, old.addressee_id, old.holder_id, old.subject_id, old.submitted_at is null, old.closed_at is null) is distinct from (new.applicant_id, new.addressee_id, new.holder_id, new.subject_id, new.submitted_at is null, new.closed_at is null))
  execute function keep_case_readers();

create function keep_receivers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform keep_case_reader(addressee_id, subject_id) from cases where id in (old.frozen_by, new.frozen_by) and procedure = 'transfer-registration' and addressee_id is not null and closed_at is not null;
  return null;
end $$;
revoke execute on function keep_receivers() from public;
create trigger keep_receivers after update on assets for each row when (old.frozen_by is distinct from new.frozen_by) execute function keep_receivers();

create or replace view my_case_subjects as select subject_id from case_readers where organisation_id = (select me_organisation());
drop index cases_transferred;

-- One look into the key of that table for a row that is asked about, where all subjects were read before.
do $$
declare
  found record;
  reads text;
begin
  for found in select tablename, policyname, cmd, qual from pg_policies where schemaname = current_schema() and qual like '%my_case_subjects%' loop
    reads := regexp_replace(found.qual, '\((id|asset_id) IN \( SELECT my_case_subjects\.subject_id\s+FROM my_case_subjects\)\)', format('exists (select from case_readers r where r.organisation_id = (select me_organisation()) and r.subject_id = %I.\1)', found.tablename));
    if reads like '%my_case_subjects%' then raise exception 'the rule % of % is written otherwise', found.policyname, found.tablename; end if;
    execute format('alter policy %I on %I using (%s)', found.policyname, found.tablename, reads);
  end loop;
  select qual into strict reads from pg_policies where schemaname = current_schema() and tablename = 'assets' and policyname = 'read';
  execute format('create or replace function assets_saying(words text, pattern text, most int) returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 100 as $f$
      select id from assets where pairs_of(search) @> pairs_of(words) and search like pattern and (%s) limit most $f$', reads);
end $$;

-- Row-level security behind every predicate: the last line when a query forgets its own.
grant select, insert, update on all tables in schema public to rongshu_app;
grant usage on all sequences in schema public to rongshu_app;
revoke update on audit_log, audit_chain, entries, asset_versions, opinions, valuations, files from rongshu_app;
grant delete on sessions to rongshu_app;

create function is_platform() returns boolean language sql stable as $$ select me_role() = 'system' $$;

-- A case is read by its applicant, its addressee, the office whose procedure it is, and the holder's supervisors; drafts by the applicant alone.
-- Where anybody may act, as during a notice, the public still reads the notice and not the case.
create function reads_case(c cases) returns boolean language sql stable as $$
  select is_platform()
    or c.applicant_id = me_organisation()
    or (c.submitted_at is not null and (
      c.addressee_id = me_organisation() or (c.owner_role = me_role() and c.owner_id is null and me_organisation() is not null)
      or reads_holder(c.holder_id, c.holder_kind, c.holder_sector) and (c.holder_id is distinct from me_organisation() or c.subject_kind <> 'case')))
$$;

alter table organisations enable row level security;
create policy read on organisations for select using (true);
create policy write on organisations for insert with check (is_platform() or me_role() = 'administrator');
create policy change on organisations for update using (is_platform() or me_role() = 'administrator');
alter table officers enable row level security;
create policy read on officers for select using (is_platform() or me_role() in ('administrator', 'data-bureau') or id = me_officer()
  or exists (select from posts p where p.officer_id = officers.id and p.organisation_id = me_organisation()));
create policy write on officers for insert with check (is_platform() or me_role() = 'administrator');
create policy change on officers for update using (is_platform() or me_role() = 'administrator' or id = me_officer());
alter table posts enable row level security;
create policy read on posts for select using (is_platform() or me_role() = 'administrator' or organisation_id = me_organisation() or officer_id = me_officer());
create policy write on posts for insert with check (is_platform() or me_role() = 'administrator');
create policy change on posts for update using (is_platform() or me_role() = 'administrator');
alter table sessions enable row level security;
create policy platform on sessions for all using (is_platform()) with check (is_platform());

alter table audit_log enable row level security;
create policy read on audit_log for select using (is_platform() or me_role() = 'data-bureau' or holder_id = me_organisation() or organisation_id = me_organisation());
create policy write on audit_log for insert with check (true);
alter table audit_chain enable row level security;
create policy read on audit_chain for select using (is_platform() or me_role() = 'data-bureau');
create policy write on audit_chain for insert with check (is_platform());

alter table cases enable row level security;
create policy read on cases for select using (reads_case(cases));
create policy write on cases for insert with check (is_platform() or applicant_id = me_organisation());
create policy change on cases for update using (reads_case(cases));
alter table entries enable row level security;
create policy read on entries for select using (exists (select from cases c where c.id = case_id));
-- The first entry arrives in one statement with its case, which a policy cannot see yet; every case has exactly one, so none can be forged.
create policy write on entries for insert with check (seq = 1 or exists (select from cases c where c.id = case_id));
alter table files enable row level security;
create policy read on files for select using (is_platform() or exists (select from file_uses u where u.sha256 = files.sha256));
create policy write on files for insert with check (true);
alter table file_uses enable row level security;
create policy read on file_uses for select using (is_platform() or organisation_id = me_organisation() or exists (select from cases c where c.id = case_id));
create policy write on file_uses for insert with check (case_id is null or is_platform() or exists (select from cases c where c.id = case_id));
create policy change on file_uses for update using (is_platform() or organisation_id = me_organisation());
alter table platform_clock enable row level security;
create policy read on platform_clock for select using (true);
create policy change on platform_clock for update using (is_platform());

do $$ declare t text; begin
  foreach t in array array['rounds', 'sources', 'findings', 'assets', 'asset_cards', 'memo_entries'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %I for select using (reads_holder(holder_id, holder_kind, holder_sector))', t);
    execute format('create policy write on %I for insert with check (is_platform() or holder_id = me_organisation() or me_role() = ''registrar'')', t);
    execute format('create policy change on %I for update using (is_platform() or holder_id = me_organisation() or me_role() = ''registrar'')', t);
  end loop;
end $$;
-- A round is the unit's own until its plan is submitted; then whoever reads its case reads it.
drop policy read on rounds;
create policy read on rounds for select using (is_platform() or holder_id = me_organisation() or exists (select from cases c where c.id = case_id));
-- What the cases of an organisation are about. It looks past row-level security, so that it costs as much as the organisation has cases, not as there are cases.
create function my_case_subjects() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select subject_id from cases where applicant_id = me_organisation()
  union select subject_id from cases where addressee_id = me_organisation() and submitted_at is not null
$$;
-- A commissioned firm reads the asset it was asked about; whoever reads a case reads the asset it is about.
create policy commissioned on assets for select using (id in (select my_case_subjects()));
create policy commissioned_update on assets for update using (id in (select my_case_subjects()));
alter table asset_versions enable row level security;
create policy read on asset_versions for select using (exists (select from assets a where a.id = asset_id));
create policy write on asset_versions for insert with check (exists (select from assets a where a.id = asset_id));
create policy commissioned on findings for select using (asset_id in (select my_case_subjects()));
alter table coding_counters enable row level security;
create policy own on coding_counters for all using (is_platform() or holder_id = me_organisation()) with check (is_platform() or holder_id = me_organisation());
do $$ declare t text; begin
  foreach t in array array['opinions', 'valuations'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %I for select using (firm_id = me_organisation() or reads_holder(holder_id, holder_kind, holder_sector))', t);
    execute format('create policy write on %I for insert with check (is_platform() or firm_id = me_organisation())', t);
  end loop;
end $$;
-- Notices and certificates are public; only the platform and the registrar write them.
alter table notices enable row level security;
create policy read on notices for select using (true);
create policy write on notices for insert with check (is_platform() or me_role() = 'registrar');
create policy change on notices for update using (is_platform() or me_role() = 'registrar');
alter table certificates enable row level security;
create policy read on certificates for select using (true);
create policy write on certificates for insert with check (is_platform() or me_role() = 'registrar');
create policy change on certificates for update using (is_platform() or me_role() = 'registrar');

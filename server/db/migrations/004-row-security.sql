-- Row-level security behind every predicate: the last line when a query forgets its own.
grant select, insert, update on all tables in schema public to rongshu_app;
grant usage on all sequences in schema public to rongshu_app;
revoke update on audit_log, audit_chain, entries, asset_versions, opinions, valuations, files from rongshu_app;
grant delete on sessions to rongshu_app;

create function is_platform() returns boolean language sql stable as $$ select me_role() = 'system' $$;

-- Policies ask `(select me_role())`, not `me_role()`: so it is answered once for a statement, and not again for every row.
-- Who reads what is held, as a condition over the three columns of the holder.
create function reads_holder_of(t text) returns text language sql immutable as $$
  select format('(%1$s.holder_id = (select me_organisation()) or (select me_everywhere()) or %1$s.holder_kind = any ((select me_kinds())::text[]) or %1$s.holder_sector = (select me_field()))', t)
$$;

alter table organisations enable row level security;
create policy read on organisations for select using (true);
create policy write on organisations for insert with check (is_platform() or me_role() = 'administrator');
create policy change on organisations for update using (is_platform() or me_role() = 'administrator');
alter table officers enable row level security;
create policy read on officers for select using ((select me_role()) in ('system', 'administrator', 'data-bureau') or id = (select me_officer())
  or exists (select from posts p where p.officer_id = officers.id and p.organisation_id = (select me_organisation())));
create policy write on officers for insert with check (is_platform() or me_role() = 'administrator');
create policy change on officers for update using (is_platform() or me_role() = 'administrator' or id = me_officer());
alter table posts enable row level security;
create policy read on posts for select using ((select me_role()) in ('system', 'administrator') or organisation_id = (select me_organisation()) or officer_id = (select me_officer()));
create policy write on posts for insert with check (is_platform() or me_role() = 'administrator');
create policy change on posts for update using (is_platform() or me_role() = 'administrator');
alter table sessions enable row level security;
create policy platform on sessions for all using (is_platform()) with check (is_platform());

alter table audit_log enable row level security;
create policy read on audit_log for select using ((select me_role()) in ('system', 'data-bureau') or holder_id = (select me_organisation()) or organisation_id = (select me_organisation()));
create policy write on audit_log for insert with check (true);
alter table audit_chain enable row level security;
create policy read on audit_chain for select using ((select me_role()) in ('system', 'data-bureau'));
create policy write on audit_chain for insert with check (is_platform());

alter table cases enable row level security;
-- A case is read by its applicant, its addressee, the office whose procedure it is, and the holder's supervisors; drafts by the applicant alone.
-- Where anybody may act, as during a notice, the public still reads the notice and not the case.
do $$ declare reads text := format('(select is_platform()) or applicant_id = (select me_organisation())
    or (submitted_at is not null and (addressee_id = (select me_organisation()) or (owner_role = (select me_role()) and owner_id is null and (select me_organisation()) is not null)
      or %s and (holder_id is distinct from (select me_organisation()) or subject_kind <> ''case'')))', reads_holder_of('cases'));
begin
  execute format('create policy read on cases for select using (%s)', reads);
  execute format('create policy change on cases for update using (%s)', reads);
end $$;
create policy write on cases for insert with check (is_platform() or applicant_id = me_organisation());
alter table entries enable row level security;
create policy read on entries for select using (exists (select from cases c where c.id = case_id));
-- The first entry arrives in one statement with its case, which a policy cannot see yet; every case has exactly one, so none can be forged.
create policy write on entries for insert with check (seq = 1 or exists (select from cases c where c.id = case_id));
alter table files enable row level security;
create policy read on files for select using ((select is_platform()) or exists (select from file_uses u where u.sha256 = files.sha256));
create policy write on files for insert with check (true);
alter table file_uses enable row level security;
create policy read on file_uses for select using ((select is_platform()) or organisation_id = (select me_organisation()) or exists (select from cases c where c.id = case_id));
create policy write on file_uses for insert with check (case_id is null or is_platform() or exists (select from cases c where c.id = case_id));
create policy change on file_uses for update using (is_platform() or organisation_id = me_organisation());
alter table platform_clock enable row level security;
create policy read on platform_clock for select using (true);
create policy change on platform_clock for update using (is_platform());

do $$ declare t text; begin
  foreach t in array array['rounds', 'sources', 'findings', 'assets', 'asset_cards', 'memo_entries'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %I for select using (%s)', t, reads_holder_of(t));
    execute format('create policy write on %I for insert with check (is_platform() or holder_id = me_organisation() or me_role() = ''registrar'')', t);
    execute format('create policy change on %I for update using ((select is_platform()) or holder_id = (select me_organisation()) or (select me_role()) = ''registrar'')', t);
  end loop;
end $$;
-- A round is the unit's own until its plan is submitted; then whoever reads its case reads it.
drop policy read on rounds;
create policy read on rounds for select using ((select is_platform()) or holder_id = (select me_organisation()) or exists (select from cases c where c.id = case_id));
-- What the cases of an organisation are about. A view reads as its owner, past row-level security, and out of two indexes alone, so
-- that it costs as much as the organisation has cases, not as there are cases. Asked by `in`, which looks it through once for a
-- statement; by `exists` the planner may look it up again for each of 40,000 assets.
create view my_case_subjects as
select subject_id from cases where applicant_id = me_organisation()
union all select subject_id from cases where addressee_id = me_organisation() and submitted_at is not null;
grant select on my_case_subjects to rongshu_app;
-- A commissioned firm reads the asset it was asked about; whoever reads a case reads the asset it is about.
drop policy read on assets;
drop policy read on findings;
do $$ begin
  execute format('create policy read on assets for select using (%s or id in (select subject_id from my_case_subjects))', reads_holder_of('assets'));
  execute format('create policy read on findings for select using (%s or asset_id in (select subject_id from my_case_subjects))', reads_holder_of('findings'));
end $$;
create policy commissioned_update on assets for update using (id in (select subject_id from my_case_subjects));
alter table asset_versions enable row level security;
create policy read on asset_versions for select using (exists (select from assets a where a.id = asset_id));
create policy write on asset_versions for insert with check (exists (select from assets a where a.id = asset_id));
alter table coding_counters enable row level security;
create policy own on coding_counters for all using (is_platform() or holder_id = me_organisation()) with check (is_platform() or holder_id = me_organisation());
do $$ declare t text; begin
  foreach t in array array['opinions', 'valuations'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %I for select using (firm_id = (select me_organisation()) or %s)', t, reads_holder_of(t));
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
drop function reads_holder_of(text);

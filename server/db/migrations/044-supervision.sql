-- Supervision (chapter 7): programmes of inspection with their draw, and what became of each inspection.
create sequence inspection_programme_numbers;
create table inspection_programmes (
  id uuid primary key,
  number text not null unique,
  title text not null,
  party text not null check (party in ('operator', 'developer', 'producer')),
  focus text[] not null,
  begins_on date not null,
  ends_on date not null check (ends_on >= begins_on),
  sample int not null check (sample > 0),
  office_id uuid not null references organisations,
  made_name text not null,
  made_at timestamptz not null,
  client_key text not null,
  -- The draw: its seed and the digest of the list it was made from; made once, with its lines.
  seed text,
  list_sha256 text,
  listed int,
  drawn_name text,
  drawn_at timestamptz,
  unique (office_id, client_key),
  check ((seed is null) = (drawn_at is null))
);
create index inspection_programmes_made on inspection_programmes (made_at desc, id);
create table inspection_draws (
  programme_id uuid not null references inspection_programmes,
  place int not null,
  organisation_id uuid not null references organisations,
  digest text not null,
  is_drawn boolean not null,
  primary key (programme_id, place),
  unique (programme_id, organisation_id)
);
create trigger inspection_draws_append_only before update or delete on inspection_draws for each row execute function refuse_change();
create trigger inspection_draws_no_truncate before truncate on inspection_draws for each statement execute function refuse_change();
create function one_draw() returns trigger language plpgsql as $$
begin
  if old.seed is not null then raise exception 'a programme is drawn once' using errcode = 'RS001'; end if;
  return new;
end $$;
create trigger inspection_programmes_one_draw before update on inspection_programmes for each row execute function one_draw();
create trigger inspection_programmes_no_delete before delete on inspection_programmes for each row execute function refuse_change();

-- The register of inspections, and with it the record of conduct of whoever was inspected (5.3).
create table inspections (
  case_id uuid primary key references cases,
  programme_id uuid references inspection_programmes,
  kind text not null check (kind in ('routine', 'special')),
  inspected_id uuid not null references organisations,
  inspected_kind text not null,
  office_id uuid not null references organisations,
  focus text[] not null,
  began_at timestamptz not null,
  gravity text,
  findings text not null default '',
  outcome text check (outcome in ('clean', 'rectified', 'unrectified')),
  credit text,
  credit_note text not null default '',
  closed_at timestamptz,
  check ((outcome is null) = (closed_at is null))
);
create index inspections_began on inspections (began_at desc, case_id);
create index inspections_inspected on inspections (inspected_id, began_at desc, case_id);
create unique index inspections_programme on inspections (programme_id, inspected_id) where programme_id is not null;
create function inspection_stands() returns trigger language plpgsql as $$
begin
  if old.outcome is not null then raise exception 'what an inspection came to stands' using errcode = 'RS001'; end if;
  return new;
end $$;
create trigger inspections_stands before update on inspections for each row execute function inspection_stands();
create trigger inspections_no_delete before delete on inspections for each row execute function refuse_change();

do $$
declare
  inspecting constant text := $r$(is_platform() or (me_role() in ('registrar', 'data-bureau', 'finance-bureau') and office_id = me_organisation()))$r$;
begin
  grant usage on sequence inspection_programme_numbers to rongshu_app;
  grant select, insert, update on inspection_programmes, inspections to rongshu_app;
  grant select, insert on inspection_draws to rongshu_app;
  alter table inspection_programmes enable row level security;
  alter table inspection_draws enable row level security;
  alter table inspections enable row level security;
  -- Programmes and draws are published: whoever has signed in can compute them again (choice:inspection-draw).
  create policy read on inspection_programmes for select using (true);
  create policy read on inspection_draws for select using (true);
  execute 'create policy write on inspection_programmes for insert with check (' || inspecting || ')';
  execute 'create policy change on inspection_programmes for update using (' || inspecting || ')';
  execute 'create policy write on inspection_draws for insert with check (exists (select from inspection_programmes p where p.id = programme_id and (is_platform() or p.office_id = me_organisation())))';
  create policy read on inspections for select using ((select is_platform()) or inspected_id = (select me_organisation()) or office_id = (select me_organisation()) or (select me_everywhere()) or inspected_kind = any ((select me_kinds())::text[]));
  execute 'create policy write on inspections for insert with check (' || inspecting || ')';
  execute 'create policy change on inspections for update using (' || inspecting || ')';
end $$;

-- Security incidents (7.5) with their reporting clocks, which the law counts in hours, and what was told to whom.
create table incidents (
  case_id uuid primary key references cases,
  operator_id uuid not null references organisations,
  title text not null,
  kind text not null,
  level text not null,
  network text not null,
  persons bigint not null check (persons >= 0),
  has_public_data boolean not null,
  suspects_crime boolean not null,
  harms_persons boolean not null,
  is_flaw boolean not null,
  discovered_at timestamptz not null,
  reported_at timestamptz not null check (reported_at >= discovered_at),
  ended_at timestamptz check (ended_at >= discovered_at),
  lessons text not null default '',
  closed_at timestamptz
);
create index incidents_reported on incidents (reported_at desc, case_id);
create index incidents_operator on incidents (operator_id, reported_at desc, case_id);
create trigger incidents_no_delete before delete on incidents for each row execute function refuse_change();
create table incident_clocks (
  case_id uuid not null references incidents,
  clock text not null,
  from_at timestamptz not null,
  due_at timestamptz not null check (due_at > from_at),
  met_at timestamptz,
  primary key (case_id, clock)
);
create index incident_clocks_due on incident_clocks (due_at) where met_at is null;
create trigger incident_clocks_no_delete before delete on incident_clocks for each row execute function refuse_change();
create table incident_reports (
  id bigint generated always as identity primary key,
  case_id uuid not null references incidents,
  kind text not null check (kind in ('told', 'progress', 'ended')),
  clock text,
  told_to text not null default '',
  number text not null default '',
  body text not null,
  level text,
  told_at timestamptz not null,
  officer_name text not null,
  recorded_at timestamptz not null check (told_at <= recorded_at),
  client_key text not null,
  unique (case_id, client_key)
);
create trigger incident_reports_append_only before update or delete on incident_reports for each row execute function refuse_change();
create trigger incident_reports_no_truncate before truncate on incident_reports for each statement execute function refuse_change();

-- The yearly assessments of risk (7.5).
create table risk_assessments (
  case_id uuid primary key references cases,
  operator_id uuid not null references organisations,
  title text not null,
  year int not null,
  is_yearly boolean not null,
  assessor text not null,
  assessed_on date not null,
  next_on date not null,
  handed_in_on date not null,
  due_on date,
  high int not null,
  medium int not null,
  low int not null,
  conclusion text not null,
  received_at timestamptz not null
);
create index risk_assessments_received on risk_assessments (received_at desc, case_id);
create index risk_assessments_operator on risk_assessments (operator_id, assessed_on desc);
create trigger risk_assessments_append_only before update or delete on risk_assessments for each row execute function refuse_change();
create trigger risk_assessments_no_truncate before truncate on risk_assessments for each statement execute function refuse_change();

do $$
declare
  seen constant text := $r$((select is_platform()) or operator_id = (select me_organisation()) or (select me_everywhere()))$r$;
  within constant text := $r$exists (select from incidents i where i.case_id = %I.case_id)$r$;
  own constant text := $r$(is_platform() or exists (select from incidents i where i.case_id = %I.case_id and i.operator_id = me_organisation()))$r$;
  hung text;
begin
  grant select, insert, update on incidents, incident_clocks to rongshu_app;
  grant select, insert on incident_reports, risk_assessments to rongshu_app;
  alter table incidents enable row level security;
  alter table risk_assessments enable row level security;
  execute 'create policy read on incidents for select using ' || seen;
  execute 'create policy read on risk_assessments for select using ' || seen;
  create policy write on incidents for insert with check (is_platform() or (me_role() = 'operator' and operator_id = me_organisation()));
  create policy change on incidents for update using ((select is_platform()) or operator_id = (select me_organisation()) or (select me_role()) = 'registrar');
  create policy write on risk_assessments for insert with check (is_platform() or me_role() = 'registrar');
  foreach hung in array array['incident_clocks', 'incident_reports'] loop
    execute format('alter table %I enable row level security', hung);
    execute format('create policy read on %I for select using (' || within || ')', hung, hung);
    execute format('create policy write on %I for insert with check (' || own || ')', hung, hung);
  end loop;
  execute format('create policy change on incident_clocks for update using (' || own || ')', 'incident_clocks');
  -- An operator tells the Centre and the Data Bureau of its incident at once, in the same transaction (7.5).
  create policy tell_of_incident on notes for insert with check (kind = 'incident' and me_role() = 'operator');
end $$;

-- The annual supervision reports of producers (7.3), with the figures of the year.
create table annual_reports (
  case_id uuid primary key references cases,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  year int not null,
  figures jsonb not null,
  handed_in_on date not null,
  received_at timestamptz not null,
  unique (holder_id, year)
);
create trigger annual_reports_append_only before update or delete on annual_reports for each row execute function refuse_change();
create trigger annual_reports_no_truncate before truncate on annual_reports for each statement execute function refuse_change();
grant select, insert on annual_reports to rongshu_app;
alter table annual_reports enable row level security;
create policy read on annual_reports for select using ((select is_platform()) or holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field()));
create policy write on annual_reports for insert with check (is_platform() or me_role() = 'data-bureau');

-- Disputes (6.9): who with whom, by which way it stands or ended, and what came of it.
create table disputes (
  case_id uuid primary key references cases,
  applicant_id uuid not null references organisations,
  respondent_id uuid not null references organisations check (respondent_id <> applicant_id),
  title text not null,
  kind text not null,
  about text not null default '',
  amount_fen bigint not null check (amount_fen >= 0),
  began_at timestamptz not null,
  way text check (way in ('negotiation', 'mediation', 'arbitration', 'litigation')),
  outcome text,
  result text not null default '',
  closed_at timestamptz,
  check ((outcome is null) = (closed_at is null))
);
create index disputes_began on disputes (began_at desc, case_id);
create trigger disputes_no_delete before delete on disputes for each row execute function refuse_change();
create trigger disputes_stand before update on disputes for each row execute function inspection_stands();
grant select, insert, update on disputes to rongshu_app;
alter table disputes enable row level security;
create policy read on disputes for select using ((select is_platform()) or applicant_id = (select me_organisation()) or respondent_id = (select me_organisation()) or (select me_everywhere()));
create policy write on disputes for insert with check (is_platform() or applicant_id = me_organisation());
create policy change on disputes for update using ((select is_platform()) or applicant_id = (select me_organisation()) or (select me_role()) = 'data-bureau');

-- What both bureaux decided about the guideline (8.4): interpretations, revisions, good-faith errors; parameters in versions; the liaison meeting.
create sequence ruling_numbers;
create table rulings (
  case_id uuid primary key references cases,
  number text not null unique,
  kind text not null check (kind in ('interpretation', 'revision', 'tolerance')),
  is_public boolean not null,
  asked_by uuid not null references organisations,
  clause text not null,
  title text not null,
  question text not null,
  answer text not null,
  effective_on date not null,
  decided_at timestamptz not null
);
create index rulings_decided on rulings (decided_at desc, case_id);
create table parameter_versions (
  case_id uuid primary key references cases,
  choice text not null,
  value_before text not null,
  value text not null,
  effective_on date not null,
  carried_by text not null,
  reason text not null,
  decided_at timestamptz not null
);
create index parameter_versions_choice on parameter_versions (choice, effective_on desc);
create table liaison_meetings (
  id uuid primary key,
  title text not null,
  met_on date not null,
  participants text not null,
  decisions text not null,
  noted_name text not null,
  noted_by uuid not null references organisations,
  noted_at timestamptz not null,
  client_key text not null,
  unique (noted_by, client_key)
);
create index liaison_meetings_met on liaison_meetings (met_on desc, id);
do $$
declare t text;
begin
  grant usage on sequence ruling_numbers to rongshu_app;
  foreach t in array array['rulings', 'parameter_versions', 'liaison_meetings'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', t || '_no_truncate', t);
    execute format('grant select, insert on %I to rongshu_app', t);
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy write on %I for insert with check (is_platform() or me_role() in ('data-bureau', 'finance-bureau'))$p$, t);
  end loop;
end $$;
create policy read on rulings for select using (is_public or (select is_platform()) or asked_by = (select me_organisation()) or (select me_everywhere()) or (select me_role()) = 'finance-bureau');
create policy read on parameter_versions for select using (true);
-- What both bureaux decide is read and decided by the Finance Bureau whoever asked, also by units it does not supervise (8.4).
create policy read_of_both on cases for select using (submitted_at is not null and (select me_role()) = 'finance-bureau' and procedure in ('interpretation', 'parameter-change'));
create policy change_of_both on cases for update using (submitted_at is not null and (select me_role()) = 'finance-bureau' and procedure in ('interpretation', 'parameter-change'));
create policy read on liaison_meetings for select using ((select is_platform()) or (select me_organisation()) is not null);

-- What a trace follows from one thing to the next, also through what has ended (7.1).
create index mandates_case on mandates (case_id);
create index mandate_assets_traced on mandate_assets (asset_id);
create index agreements_case on agreements (case_id) where case_id is not null;
create index agreements_mandate on agreements (mandate_id);
create index product_sources_agreement on product_sources (agreement_id) where agreement_id is not null;

-- What is kept, and how long (choice:retention-matrix).
do $$
declare t text;
begin
  foreach t in array array['annual_reports', 'disputes', 'incident_clocks', 'incident_reports', 'incidents', 'inspections', 'risk_assessments'] loop
    perform keep_as_record(t::regclass, 'registration', '', 'cases', 'id', 'closed_at', 'case_id');
  end loop;
  perform keep_as_record('inspection_draws', 'registration', '', 'inspection_programmes', 'id', 'ends_on', 'programme_id');
  perform keep_as_record('inspection_programmes', 'registration', 'ends_on');
  foreach t in array array['liaison_meetings', 'parameter_versions', 'rulings'] loop
    perform keep_as_record(t::regclass, 'registration');
  end loop;
end $$;

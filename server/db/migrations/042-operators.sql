-- The operators (5.1, 5.3, 5.9-5.11, 7.4, 8.2): calls and applications, experts and their secret scores, the compliance file, the credit record, and what their mandates let them read.
create sequence mandate_serials;
create sequence credit_serials;
grant usage on sequence mandate_serials, credit_serials to rongshu_app;

-- A call for operators: its case is the desk’s, and this is what everybody may read of it.
create table operator_calls (
  case_id uuid primary key references cases,
  title text not null,
  state text not null,
  answers jsonb not null,
  criteria jsonb not null,
  apply_until date not null,
  term_months int not null check (term_months between 1 and 60),
  scores_open_at timestamptz,
  ranking jsonb not null default '[]',
  announced_at timestamptz not null
);
create index operator_calls_announced on operator_calls (announced_at desc, case_id desc);

-- Who applied to a call; judged, scored and ranked there.
create table operator_applications (
  id uuid primary key,
  call_id uuid not null references operator_calls,
  operator_id uuid not null references organisations,
  operator_name text not null,
  answers jsonb not null,
  applied_name text not null,
  applied_at timestamptz not null,
  withdrawn_at timestamptz,
  is_qualified boolean,
  qualified_why text not null default '',
  qualified_name text,
  average numeric(6, 2),
  rank int,
  unique (id, call_id)
);
create unique index operator_applications_once on operator_applications (call_id, operator_id) where withdrawn_at is null;

-- The experts of a call, and what each of them gave: nobody else reads it before all is in.
create table operator_experts (
  call_id uuid not null references operator_calls,
  officer_id uuid not null references officers,
  officer_name text not null,
  named_by text not null,
  named_at timestamptz not null,
  ended_at timestamptz,
  primary key (call_id, officer_id)
);
create index operator_experts_officer on operator_experts (officer_id);
create table operator_scores (
  application_id uuid not null,
  call_id uuid not null,
  officer_id uuid not null,
  officer_name text not null,
  scores jsonb not null,
  total int not null check (total between 0 and 100),
  comment text not null default '',
  scored_at timestamptz not null,
  primary key (application_id, officer_id),
  foreign key (application_id, call_id) references operator_applications (id, call_id),
  foreign key (call_id, officer_id) references operator_experts
);
create index operator_scores_call on operator_scores (call_id);

-- The parts of a compliance file, each with its expiry; added to and never changed.
create table compliance_records (
  id uuid primary key,
  operator_id uuid not null references organisations,
  part text not null check (part in ('mlps', 'confidentiality', 'protection', 'risk-control', 'emergency')),
  document_number text not null,
  level int check (level between 3 and 5),
  detail jsonb not null,
  made_on date not null,
  expires_on date not null,
  case_id uuid not null references cases,
  recorded_name text not null,
  recorded_at timestamptz not null,
  check ((part = 'mlps') = (level is not null))
);
create index compliance_records_operator on compliance_records (operator_id, part, expires_on);

-- Deductions of credit; lifted at most once, never taken out.
create table credit_entries (
  id uuid primary key,
  number text not null unique,
  operator_id uuid not null references organisations,
  act text not null,
  points int not null check (points > 0),
  reason text not null,
  evidence jsonb,
  case_id uuid not null references cases,
  made_name text not null,
  made_at timestamptz not null,
  lifted_at timestamptz,
  lifted_how text check (lifted_how in ('appeal', 'repair')),
  lifted_why text not null default '',
  lifted_case uuid references cases,
  check ((lifted_at is null) = (lifted_how is null))
);
create index credit_entries_operator on credit_entries (operator_id, made_at desc, id);
create trigger credit_entries_no_delete before delete on credit_entries for each row execute function refuse_change();

alter table mandates add constraint mandates_selected_term check (kind <> 'selected' or ends_on < begins_on + interval '5 years');
create index mandates_begun on mandates (made_at desc, id desc);

-- How many scores are still missing: a number, not the scores.
create function scores_missing(call uuid) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from operator_experts e join operator_applications a on a.call_id = e.call_id and a.withdrawn_at is null and a.is_qualified
  where e.call_id = call and e.ended_at is null and (is_platform() or me_role() = 'data-bureau') and not exists (select from operator_scores s where s.application_id = a.id and s.officer_id = e.officer_id)
$$;
revoke execute on function scores_missing(uuid) from public;
grant execute on function scores_missing(uuid) to rongshu_app;
-- Which of these officers work for an applicant of the call.
create function partial_experts(call uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select distinct e.officer_id from operator_experts e join posts p on p.officer_id = e.officer_id and p.ended_at is null
    join operator_applications a on a.call_id = e.call_id and a.operator_id = p.organisation_id and a.withdrawn_at is null
  where e.call_id = call and e.ended_at is null and (is_platform() or me_role() = 'data-bureau')
$$;
revoke execute on function partial_experts(uuid) from public;
grant execute on function partial_experts(uuid) to rongshu_app;
create function is_expert_of(call uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$ select exists (select from operator_experts where call_id = call and officer_id = me_officer() and ended_at is null) $$;
revoke execute on function is_expert_of(uuid) from public;
grant execute on function is_expert_of(uuid) to rongshu_app;

do $$
declare named text;
begin
  foreach named in array array['operator_calls', 'operator_applications', 'operator_experts', 'operator_scores', 'compliance_records', 'credit_entries'] loop
    execute format('alter table %I enable row level security', named);
    execute format('grant select, insert on %I to rongshu_app', named);
  end loop;
end $$;
grant update on operator_calls, operator_applications, operator_experts, operator_scores, credit_entries to rongshu_app;
create policy read on operator_calls for select using (true);
create policy write on operator_calls for insert with check (is_platform() or me_role() = 'data-bureau');
create policy change on operator_calls for update using ((select is_platform()) or (select me_role()) = 'data-bureau');
create policy read on operator_applications for select using ((select is_platform()) or (select me_role()) = 'data-bureau' or operator_id = (select me_organisation()) or is_expert_of(call_id));
create policy write on operator_applications for insert with check (me_role() = 'operator' and operator_id = me_organisation());
create policy change on operator_applications for update using ((select is_platform()) or (select me_role()) = 'data-bureau' or ((select me_role()) = 'operator' and operator_id = (select me_organisation())));
create policy read on operator_experts for select using ((select is_platform()) or (select me_role()) = 'data-bureau' or officer_id = (select me_officer()));
create policy write on operator_experts for insert with check (me_role() = 'data-bureau');
create policy change on operator_experts for update using ((select me_role()) = 'data-bureau');
create policy read on operator_scores for select using ((select is_platform()) or officer_id = (select me_officer()) or ((select me_role()) = 'data-bureau' and exists (select from operator_calls c where c.case_id = call_id and c.scores_open_at is not null)));
create policy write on operator_scores for insert with check (officer_id = me_officer() and is_expert_of(call_id));
create policy change on operator_scores for update using (officer_id = (select me_officer()) and exists (select from operator_calls c where c.case_id = call_id and c.scores_open_at is null));
create policy read on compliance_records for select using ((select is_platform()) or (select me_organisation()) is not null);
create policy write on compliance_records for insert with check (is_platform() or me_role() = 'registrar');
create policy read on credit_entries for select using ((select is_platform()) or operator_id = (select me_organisation()) or (select me_everywhere()) or (select me_role()) in ('finance-bureau', 'sasac', 'sector-authority'));
create policy write on credit_entries for insert with check (is_platform() or me_role() in ('data-bureau', 'registrar'));
create policy change on credit_entries for update using ((select is_platform()) or (select me_role()) = 'registrar');

-- An operator reads the marks that name it.
create policy read_named on use_marks for select using (operator_id = (select me_organisation()));

-- Whoever is selected is told by the bureau.
create policy write_of_bureau on notes for insert with check (me_role() = 'data-bureau');

-- Who grants and ends a mandate: the bureau, and a producer that entrusts its own asset.
drop policy write on mandates;
create policy write on mandates for insert with check (is_platform() or me_role() = 'data-bureau' or (me_role() = 'producer' and kind = 'entrusted'));
-- Who may operate what for how long is disclosed to all (Rules for Authorised Operation, art. 18).
drop policy read on mandates;
create policy read on mandates for select using ((select is_platform()) or (select me_organisation()) is not null);
create function mandate_size(mandate uuid) returns int language sql stable security definer set search_path = public, pg_temp as $$ select count(*)::int from mandate_assets where mandate_id = mandate and ended_at is null $$;
revoke execute on function mandate_size(uuid) from public;
grant execute on function mandate_size(uuid) to rongshu_app;
drop policy change on mandates;
create policy change on mandates for update using ((select is_platform()) or (select me_role()) = 'data-bureau');
drop policy write on mandate_assets;
create policy write on mandate_assets for insert with check (is_platform() or me_role() = 'data-bureau' or (me_role() = 'producer' and holder_id = me_organisation()));
drop policy change on mandate_assets;
create policy change on mandate_assets for update using ((select is_platform()) or (select me_role()) = 'data-bureau');
-- Whoever reads an asset by a mandate changes nothing of it; who has a case about it may lock and mark it.
alter policy commissioned_update on assets using (exists (select from case_readers r where r.organisation_id = (select me_organisation()) and r.subject_id = assets.id) and exists (select from cases c where c.subject_id = assets.id and (select me_organisation()) in (c.applicant_id, c.addressee_id)));

-- A mandate takes its assets with it when it ends; an asset that leaves it takes use marks, agreements and reading along.
create function end_mandate_assets() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  update mandate_assets set ended_at = new.ended_at where mandate_id = new.id and ended_at is null;
  return null;
end $$;
revoke execute on function end_mandate_assets() from public;
create trigger end_assets after update of ended_at on mandates for each row when (old.ended_at is null and new.ended_at is not null) execute function end_mandate_assets();
create function follow_mandate_asset() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare why text;
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null then
    why := coalesce(nullif((select ended_why from mandates where id = new.mandate_id), ''), '运营权限终止');
    -- A mark ends with the agreement it names, and every mark with the last mandate of its operator.
    with over as (update agreements set ended_at = new.ended_at, ended_why = why where mandate_id = new.mandate_id and asset_id = new.asset_id and ended_at is null returning number)
    update use_marks set ended_at = new.ended_at, ended_name = '系统', end_reason = why where asset_id = new.asset_id and operator_id = new.operator_id and ended_at is null
      and (agreement in (select number from over) or not exists (select from mandate_assets m where m.asset_id = new.asset_id and m.operator_id = new.operator_id and m.ended_at is null));
  end if;
  perform keep_case_reader(new.operator_id, new.asset_id);
  return null;
end $$;
revoke execute on function follow_mandate_asset() from public;
create trigger follow after insert or update of ended_at, holder_id on mandate_assets for each row execute function follow_mandate_asset();
-- A new holder is bound by the mandate.
create function follow_holder() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  update mandate_assets set holder_id = new.holder_id, holder_kind = new.holder_kind, holder_sector = new.holder_sector where asset_id = new.id;
  return null;
end $$;
revoke execute on function follow_holder() from public;
create trigger follow_holder after update on assets for each row when ((old.holder_id, old.holder_kind, old.holder_sector) is distinct from (new.holder_id, new.holder_kind, new.holder_sector)) execute function follow_holder();

-- What is destroyed is operated no longer.
create function leave_mandates() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  update mandate_assets set ended_at = new.destroyed_at where asset_id = new.id and ended_at is null;
  return null;
end $$;
revoke execute on function leave_mandates() from public;
create trigger leave_mandates after update of destroyed_at on assets for each row when (old.destroyed_at is null and new.destroyed_at is not null) execute function leave_mandates();

create or replace view case_reading as
-- Whoever asks to use an asset, is to use it or is entrusted with it reads it while that is decided; afterwards by mandate, or not at all.
select applicant_id as organisation_id, subject_id from cases where applicant_id is not null and holder_id is distinct from applicant_id and (procedure <> 'use-request' or closed_at is null)
union all select addressee_id, subject_id from cases where addressee_id is not null and submitted_at is not null and holder_id is distinct from addressee_id and (procedure not in ('transfer-registration', 'use-request', 'entrustment') or closed_at is null)
union all select c.addressee_id, c.subject_id from cases c join assets a on a.id = c.subject_id and a.frozen_by = c.id where c.addressee_id is not null and c.submitted_at is not null and c.holder_id is distinct from c.addressee_id and c.procedure = 'transfer-registration' and c.closed_at is not null
-- An operator reads the assets of its mandates while they are in them (choice:mandate-reading).
union all select operator_id, asset_id from mandate_assets where ended_at is null and holder_id is distinct from operator_id;

do $$ begin
  perform keep_as_record('mandates', 'registration', 'ends_on');
  perform keep_as_record('mandate_assets', 'registration', '', 'mandates', 'id', 'ends_on', 'mandate_id');
  perform keep_as_record('operator_calls', 'registration', '', 'cases', 'id', 'closed_at', 'case_id');
  perform keep_as_record('operator_applications', 'registration', '', 'cases', 'id', 'closed_at', 'call_id');
  perform keep_as_record('operator_scores', 'registration', '', 'cases', 'id', 'closed_at', 'call_id');
  perform keep_as_record('operator_experts', 'registration', '', 'cases', 'id', 'closed_at', 'call_id');
  perform keep_as_record('compliance_records', 'registration', '', 'cases', 'id', 'closed_at', 'case_id');
  perform keep_as_record('credit_entries', 'registration', '', 'cases', 'id', 'closed_at', 'case_id');
end $$;

-- What the rules of rows ask about whoever asks: each a name of its own to PostgreSQL instead of an expression put in its place, which it read, planned and
-- prepared again at each of a dozen mentions for every table of every statement.
create or replace function me_officer() returns uuid language plpgsql stable parallel safe as $$ begin return nullif(current_setting('app.officer', true), '')::uuid; end $$;
create or replace function me_organisation() returns uuid language plpgsql stable parallel safe as $$ begin return nullif(current_setting('app.organisation', true), '')::uuid; end $$;
create or replace function me_role() returns text language plpgsql stable parallel safe as $$ begin return coalesce(current_setting('app.role', true), ''); end $$;
create or replace function me_sector() returns text language plpgsql stable parallel safe as $$ begin return coalesce(current_setting('app.sector', true), ''); end $$;
create or replace function is_platform() returns boolean language plpgsql stable parallel safe as $$ begin return coalesce(current_setting('app.role', true), '') = 'system'; end $$;
create or replace function me_everywhere() returns boolean language plpgsql stable parallel safe as $$
  begin return coalesce(current_setting('app.role', true), '') in ('system', 'registrar', 'data-bureau', 'cyberspace-office', 'police'); end $$;
create or replace function me_field() returns text language plpgsql stable parallel safe as $$
  begin return case when current_setting('app.role', true) = 'sector-authority' then nullif(current_setting('app.sector', true), '') end; end $$;
create or replace function me_kinds() returns text[] language plpgsql stable parallel safe as $$
  begin return case current_setting('app.role', true) when 'finance-bureau' then array['administrative-organ', 'public-institution'] when 'sasac' then array['municipal-soe'] else '{}'::text[] end; end $$;
create or replace function reads_holder(holder uuid, kind text, sector text) returns boolean language plpgsql stable parallel safe as $$
  begin return holder = me_organisation() or me_everywhere() or kind = any (me_kinds()) or sector = me_field(); end $$;

-- The role in which an organisation acts; nobody acts for none.
create function me_acting() returns text language plpgsql stable parallel safe as $$
  begin return case when nullif(current_setting('app.organisation', true), '') is not null then current_setting('app.role', true) end; end $$;

-- Who reads a case and may act in it, said once. The rule of reading says the same of most rows by what is answered once for a statement, since lists look at many, and asks for a row only where it is rare.
create function reads_case(applicant uuid, addressee uuid, owner uuid, owner_role text, also_owners text[], holder uuid, holder_kind text, holder_sector text, submitted_at timestamptz, subject_kind text, procedure text)
returns boolean language plpgsql stable parallel safe cost 20 as $$
declare
  role constant text := coalesce(current_setting('app.role', true), '');
  me constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return role = 'system' or applicant = me or submitted_at is not null and (
    addressee = me
    or me is not null and (owner_role = role and owner is null or role = any (also_owners))
    or role = 'finance-bureau' and procedure in ('interpretation', 'parameter-change')
    -- A case about a case is no business of the holder it is about.
    or (holder is distinct from me or subject_kind <> 'case') and (holder = me or me_everywhere() or holder_kind = any (me_kinds()) or holder_sector = me_field()));
end $$;

drop policy read_jointly on cases;
drop policy read_of_both on cases;
drop policy change_jointly on cases;
drop policy change_of_both on cases;
alter policy read on cases using (
  applicant_id = (select me_organisation())
  or (submitted_at is not null and (
    addressee_id = (select me_organisation())
    or (owner_id is null and owner_role = (select me_acting())) or (select me_acting()) = any (also_owners)
    or (subject_kind <> 'case' and (holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field())))))
  or ((submitted_at is null or subject_kind = 'case' or procedure in ('interpretation', 'parameter-change'))
    and reads_case(applicant_id, addressee_id, owner_id, owner_role, also_owners, holder_id, holder_kind, holder_sector, submitted_at, subject_kind, procedure)));
alter policy change on cases using (
  reads_case(applicant_id, addressee_id, owner_id, owner_role, also_owners, holder_id, holder_kind, holder_sector, submitted_at, subject_kind, procedure));

-- The door of searching among cases goes by the rule as it is now.
do $$
declare reads text;
begin
  select qual into strict reads from pg_policies where schemaname = current_schema() and tablename = 'cases' and policyname = 'read';
  execute format('create or replace function cases_saying(words text, pattern text, most int) returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 100 as $f$
      select id from cases where pairs_of(search) @> pairs_of(words) and search like pattern and (%s) limit most $f$', reads);
end $$;

-- Under rules of rows PostgreSQL looks for no element of an array by an index, since that comparison might tell of what is hidden: the index of elements was never used, and all open cases were read for the few that several handle.
drop index cases_also;
create index cases_jointly on cases (due_on, id) where closed_at is null and also_owners <> '{}';

-- The application works as this role, never as the owner: row-level security applies to it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'rongshu_app') then create role rongshu_app nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin execute format('grant rongshu_app to %I', current_user); exception when others then null; end $$;
grant usage on schema public to rongshu_app;

-- Who is asking, as set in the first statement of every transaction.
create function me_officer() returns uuid language sql stable as $$ select nullif(current_setting('app.officer', true), '')::uuid $$;
create function me_organisation() returns uuid language sql stable as $$ select nullif(current_setting('app.organisation', true), '')::uuid $$;
create function me_role() returns text language sql stable as $$ select coalesce(current_setting('app.role', true), '') $$;
create function me_sector() returns text language sql stable as $$ select coalesce(current_setting('app.sector', true), '') $$;

-- Who may read what an organisation holds (clauses 2.1-2.4, 4.1, 7.2): itself, the city-wide offices, and supervisors in their own field.
create function me_everywhere() returns boolean language sql stable as $$ select me_role() in ('system', 'registrar', 'data-bureau', 'cyberspace-office', 'police') $$;
create function me_kinds() returns text[] language sql stable as $$
  select case me_role() when 'finance-bureau' then array['administrative-organ', 'public-institution'] when 'sasac' then array['municipal-soe'] else '{}'::text[] end
$$;
create function me_field() returns text language sql stable as $$ select case when me_role() = 'sector-authority' then nullif(me_sector(), '') end $$;
create function reads_holder(holder uuid, kind text, sector text) returns boolean language sql stable as $$
  select holder = me_organisation() or me_everywhere() or kind = any (me_kinds()) or sector = me_field()
$$;

create function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'append-only: % on % is refused', tg_op, tg_table_name using errcode = 'RS001'; end $$;

-- Parties ------------------------------------------------------------------------------------------------------------
create table organisations (
  id uuid primary key default gen_random_uuid(),
  uscc text not null unique check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  name text not null unique check (length(name) between 2 and 100),
  name_en text not null default '',
  short_name text not null default '',
  initials text not null default '',
  kind text not null,
  roles text[] not null default '{}',
  sector text not null default '',
  district text not null default '350100',
  licence_no text not null default '',
  is_active boolean not null default true,
  created_at timestamptz not null default now()
);
create table officers (
  id uuid primary key default gen_random_uuid(),
  login text not null unique check (login = lower(login) and length(login) between 2 and 60),
  name text not null check (length(name) between 1 and 60),
  password_hash text not null,
  is_active boolean not null default true,
  failures int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now()
);
create table posts (
  id uuid primary key default gen_random_uuid(),
  officer_id uuid not null references officers,
  organisation_id uuid not null references organisations,
  role text not null,
  title text not null default '',
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  unique (officer_id, organisation_id, role)
);
create index posts_organisation on posts (organisation_id);
create table sessions (
  token_digest bytea primary key,
  officer_id uuid not null references officers,
  post_id uuid not null references posts,
  csrf text not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_officer on sessions (officer_id);
-- Whoever loses a post or the account loses the sessions at once, whichever way it happened: a post given again must not revive them.
create function end_sessions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if tg_table_name = 'posts' then delete from sessions where officer_id = new.officer_id and post_id = new.id;
  else delete from sessions where officer_id = new.id; end if;
  return null;
end $$;
create trigger end_sessions after update of ended_at on posts for each row when (new.ended_at is not null) execute function end_sessions();
create trigger end_sessions after update of is_active on officers for each row when (not new.is_active) execute function end_sessions();

-- Audit --------------------------------------------------------------------------------------------------------------
create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  platform_at timestamptz not null,
  officer_id uuid,
  organisation_id uuid,
  role text not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  outcome text not null check (outcome in ('done', 'denied', 'failed')),
  detail jsonb not null default '{}',
  holder_id uuid,
  request_id text not null default '',
  address text not null default '',
  digest bytea not null
);
create index audit_object on audit_log (object_kind, object_id, id);
create index audit_holder on audit_log (holder_id, id) where holder_id is not null;
create index audit_organisation on audit_log (organisation_id, id) where organisation_id is not null;
create index audit_officer on audit_log (officer_id, id) where officer_id is not null;
create function audit_canonical(l audit_log) returns text language sql immutable as $$
  select concat_ws(E'\x1f', (extract(epoch from l.at) * 1000000)::bigint, (extract(epoch from l.platform_at) * 1000000)::bigint,
    coalesce(l.officer_id::text, '-'), coalesce(l.organisation_id::text, '-'), l.role, l.action, l.object_kind, l.object_id,
    l.outcome, l.detail::text, coalesce(l.holder_id::text, '-'), l.request_id, l.address)
$$;
create function audit_digest() returns trigger language plpgsql as $$
begin new.digest := sha256(convert_to(audit_canonical(new), 'UTF8')); return new; end $$;
create trigger audit_digest before insert on audit_log for each row execute function audit_digest();
create trigger audit_append_only before update or delete on audit_log for each row execute function refuse_change();
create trigger audit_no_truncate before truncate on audit_log for each statement execute function refuse_change();
-- The chain over the lines, written in batches after the fact: position, and sha256(previous digest || line digest).
create table audit_chain (
  position bigint primary key,
  line_id bigint not null unique references audit_log,
  digest bytea not null
);
create trigger chain_append_only before update or delete on audit_chain for each row execute function refuse_change();
create trigger chain_no_truncate before truncate on audit_chain for each statement execute function refuse_change();

-- Cases --------------------------------------------------------------------------------------------------------------
create sequence case_numbers;
create table cases (
  id uuid primary key,
  number text not null unique,
  receipt text not null unique,
  procedure text not null,
  edition text not null,
  title text not null,
  subject_kind text not null check (subject_kind in ('asset', 'round', 'case')),
  subject_id uuid not null,
  subject_version int,
  parent_id uuid references cases,
  applicant_id uuid references organisations,
  addressee_id uuid references organisations,
  holder_id uuid references organisations,
  holder_kind text not null default '',
  holder_sector text not null default '',
  step text,
  ending text,
  came_from text,
  owner_role text,
  owner_id uuid references organisations,
  due_on date,
  is_provisional boolean not null default false,
  wake_at timestamptz,
  clocks jsonb not null default '{}',
  answers jsonb not null default '{}',
  draft jsonb not null default '{}',
  pins jsonb not null default '[]',
  version int not null default 1,
  last_act text not null,
  opened_by uuid references officers,
  opened_at timestamptz not null,
  submitted_at timestamptz,
  acted_at timestamptz not null,
  closed_at timestamptz,
  search text not null default '',
  check ((step is null) <> (ending is null)),
  check ((ending is null) = (closed_at is null))
);
create index cases_mine on cases (owner_role, owner_id, due_on nulls last, id) where closed_at is null;
create index cases_desk on cases (owner_role, due_on, id) where closed_at is null;
create index cases_applicant on cases (applicant_id, acted_at desc, id);
create index cases_addressee on cases (addressee_id, acted_at desc, id) where addressee_id is not null;
create index cases_subject on cases (subject_id, procedure);
create index cases_applicant_subject on cases (applicant_id, subject_id);
create index cases_addressee_subject on cases (addressee_id, subject_id) where addressee_id is not null and submitted_at is not null;
create index cases_parent on cases (parent_id) where parent_id is not null;
create index cases_wake on cases (wake_at) where wake_at is not null;
create index cases_due on cases (due_on, id) where closed_at is null and due_on is not null;
create index cases_acted on cases (acted_at desc, id desc);
create index cases_closed on cases (acted_at desc, id desc) where closed_at is not null;
create unique index cases_one_open_registration on cases (subject_id) where closed_at is null and procedure = 'first-registration' and submitted_at is not null;
create table entries (
  id bigint generated always as identity primary key,
  case_id uuid not null references cases,
  seq int not null,
  act text not null,
  from_step text,
  to_step text,
  officer_id uuid,
  officer_name text not null,
  organisation_id uuid,
  organisation_name text not null,
  role text not null,
  at timestamptz not null,
  reason text not null default '',
  asked jsonb not null default '{}',
  answers jsonb,
  basis text[] not null default '{}',
  client_key text not null,
  unique (case_id, seq),
  unique (case_id, client_key)
);
create index entries_officer on entries (officer_id, id) where officer_id is not null;
-- One opening for each key of an officer, however often and however close together it is sent.
create unique index entries_opening on entries (officer_id, client_key) where seq = 1 and officer_id is not null;
create trigger entries_append_only before update or delete on entries for each row execute function refuse_change();
create trigger entries_no_truncate before truncate on entries for each statement execute function refuse_change();

-- One hand of the clock: how far the demonstration pushed it.
create table platform_clock (
  is_only boolean primary key default true check (is_only),
  offset_ms bigint not null default 0,
  moved_at timestamptz,
  moved_by uuid
);
insert into platform_clock default values;

-- Files, by content ------------------------------------------------------------------------------------------------------
create table files (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  sm3 text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  media_type text not null,
  created_at timestamptz not null default now()
);
-- Who brought a file in, under what name, and for which case: reading a file goes through one of these.
create table file_uses (
  id bigint generated always as identity primary key,
  sha256 text not null references files,
  name text not null,
  organisation_id uuid references organisations,
  officer_id uuid,
  case_id uuid references cases,
  created_at timestamptz not null default now()
);
create index file_uses_sha on file_uses (sha256);
create index file_uses_case on file_uses (case_id) where case_id is not null;

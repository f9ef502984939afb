-- Three administrators instead of one (choice:administrators): the one there was keeps accounts and organisations as the system administrator. The log keeps the old name, since it is never changed.
update posts set role = 'system-administrator' where role = 'administrator';

create function is_administrator(role text) returns boolean language sql immutable as $$ select role in ('system-administrator', 'security-administrator', 'audit-administrator') $$;

-- The life of an account (choice:account-approval): whether it may be used follows from where it stands.
alter table officers
  add column state text not null default 'requested' check (state in ('requested', 'approved', 'active', 'suspended', 'closed')),
  add column signed_in_at timestamptz,
  -- Since when not signing in counts: real time.
  add column idle_from timestamptz not null default now();
update officers set state = case when is_active then 'active' else 'suspended' end;
drop trigger end_sessions on officers;
alter table officers drop column is_active;
alter table officers add column is_active boolean not null generated always as (state in ('approved', 'active')) stored;
create trigger end_sessions after update of state on officers for each row when (not new.is_active) execute function end_sessions();
create index officers_idle on officers (idle_from, id) where is_active;

-- Each step of that life: why, by whom and when; by the platform where nobody is named.
create table account_steps (
  id bigint generated always as identity primary key,
  officer_id uuid not null references officers,
  state text not null check (state in ('requested', 'approved', 'active', 'suspended', 'closed')),
  reason text not null check (length(reason) <= 400),
  by_id uuid references officers,
  by_name text not null,
  at timestamptz not null
);
create index account_steps_of on account_steps (officer_id, id);
create trigger account_steps_append_only before update or delete on account_steps for each row execute function refuse_change();
create trigger account_steps_no_truncate before truncate on account_steps for each statement execute function refuse_change();

-- What is asked of the security administrator; in force only once approved, and never by whoever asked or whom it is for.
create table account_requests (
  id uuid primary key,
  kind text not null check (kind in ('account', 'post', 'restore', 'grant')),
  officer_id uuid not null references officers,
  organisation_id uuid references organisations,
  role text,
  title text not null default '',
  until_on date,
  reason text not null check (length(reason) <= 400),
  asked_by uuid not null references officers,
  asked_name text not null,
  asked_at timestamptz not null,
  decision text check (decision in ('approved', 'refused', 'withdrawn')),
  decided_by uuid references officers,
  decided_name text,
  decided_at timestamptz,
  decision_reason text not null default '' check (length(decision_reason) <= 400),
  post_id uuid references posts,
  check (num_nonnulls(decision, decided_by, decided_name, decided_at) in (0, 4)),
  constraint account_requests_two_people check (decision is null or decision = 'withdrawn' or (decided_by <> asked_by and decided_by <> officer_id)),
  check ((kind = 'restore') = (role is null) and (role is null) = (organisation_id is null)),
  check ((kind = 'grant') = (until_on is not null)),
  check (kind <> 'grant' or (asked_by = officer_id and length(reason) >= 2))
);
create unique index account_requests_once on account_requests (officer_id, coalesce(organisation_id, officer_id), coalesce(role, '')) where decision is null;
create index account_requests_recent on account_requests (asked_at desc, id desc);
create index account_requests_open on account_requests (asked_at desc, id desc) where decision is null;
create index account_requests_of on account_requests (officer_id, asked_at desc);
create index account_requests_asked on account_requests (asked_by, asked_at desc);
create function keep_decided() returns trigger language plpgsql as $$
begin
  if old.decision is not null then raise exception 'a request is decided once (choice:account-approval)' using errcode = 'RS001'; end if;
  return new;
end $$;
create trigger account_requests_decided before update on account_requests for each row execute function keep_decided();

-- Accounts the review found: not used for long, or nobody's any more (choice:dormant-accounts).
create table idle_accounts (
  officer_id uuid not null references officers,
  why text not null check (why in ('dormant', 'no-post', 'organisation-ended', 'term-over')),
  since timestamptz not null,
  found_at timestamptz not null,
  suspends_at timestamptz,
  primary key (officer_id, why)
);
create index idle_accounts_since on idle_accounts (since, officer_id, why);

-- A post for a time is a hand-over, or was granted on request.
alter table posts drop constraint posts_stand_in, add constraint posts_stand_in check (stands_for is null or until_on is not null);
create index posts_granted on posts (until_on) where until_on is not null and ended_at is null;

-- One person is at most one of the three, and nothing besides (choice:administrators); whoever gives a post waits for others who give one to the same officer.
create function keep_administrators_apart() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from officers where id = new.officer_id for no key update;
  if exists (select from posts p where p.officer_id = new.officer_id and p.ended_at is null and p.id <> new.id and p.role <> new.role and (is_administrator(p.role) or is_administrator(new.role))) then
    raise exception 'one person holds at most one of the three administrators'' posts, and none that acts in a case (choice:administrators)' using errcode = 'RS009';
  end if;
  return null;
end $$;
create trigger administrators_apart after insert or update of officer_id, role, ended_at on posts for each row when (new.ended_at is null) execute function keep_administrators_apart();

-- Who reads and writes. Posts and accounts are written in the platform's name alone, once two people have agreed.
drop policy write on organisations;
drop policy change on organisations;
create policy write on organisations for insert with check (is_platform() or me_role() = 'system-administrator');
create policy change on organisations for update using (is_platform() or me_role() = 'system-administrator');
drop policy read on officers;
drop policy write on officers;
drop policy change on officers;
create policy read on officers for select using ((select me_role()) in ('system', 'system-administrator', 'security-administrator', 'audit-administrator', 'data-bureau') or id = (select me_officer())
  or exists (select from posts p where p.officer_id = officers.id and p.organisation_id = (select me_organisation())));
create policy write on officers for insert with check (is_platform());
create policy change on officers for update using (is_platform());
drop policy read on posts;
drop policy write on posts;
drop policy change on posts;
create policy read on posts for select using ((select me_role()) in ('system', 'system-administrator', 'security-administrator') or organisation_id = (select me_organisation()) or officer_id = (select me_officer()));
create policy write on posts for insert with check (is_platform());
create policy change on posts for update using (is_platform());
drop policy read on audit_log;
create policy read on audit_log for select using ((select me_role()) in ('system', 'data-bureau', 'audit-administrator') or holder_id = (select me_organisation()) or organisation_id = (select me_organisation()));
drop policy read on audit_chain;
create policy read on audit_chain for select using ((select me_role()) in ('system', 'data-bureau', 'audit-administrator'));
drop policy read on affiliations;
drop policy write on affiliations;
drop policy change on affiliations;
create policy read on affiliations for select using ((select is_platform()) or (select me_organisation()) is not null or (select is_administrator(me_role())));
create policy write on affiliations for insert with check (is_platform() or me_role() = 'system-administrator' or (me_organisation() in (controller_id, controlled_id) and declared_for = me_organisation()));
create policy change on affiliations for update using ((select is_platform()) or (select me_role()) = 'system-administrator' or ((select me_organisation()) = declared_for and declared_for in (controller_id, controlled_id)));
drop policy read on organisation_changes;
drop policy write on organisation_changes;
create policy read on organisation_changes for select using ((select is_platform()) or (select me_organisation()) is not null or (select is_administrator(me_role())));
create policy write on organisation_changes for insert with check (is_platform() or me_role() = 'system-administrator');

alter table account_steps enable row level security;
create policy read on account_steps for select using ((select me_role()) in ('system', 'system-administrator', 'security-administrator') or officer_id = (select me_officer()));
create policy write on account_steps for insert with check (is_platform());
alter table account_requests enable row level security;
create policy read on account_requests for select using ((select me_role()) in ('system', 'system-administrator', 'security-administrator') or officer_id = (select me_officer()) or asked_by = (select me_officer()));
create policy write on account_requests for insert with check (is_platform());
create policy change on account_requests for update using (is_platform());
alter table idle_accounts enable row level security;
create policy read on idle_accounts for select using ((select me_role()) in ('system', 'system-administrator', 'security-administrator'));
create policy write on idle_accounts for insert with check (is_platform());
create policy change on idle_accounts for update using (is_platform());
create policy remove on idle_accounts for delete using (is_platform());
grant select, insert on account_steps to rongshu_app;
grant select, insert, update (decision, decided_by, decided_name, decided_at, decision_reason, post_id) on account_requests to rongshu_app;
grant select, insert, update, delete on idle_accounts to rongshu_app;

-- Kind and sector are changed by the system administrator alone.
create or replace function carry_holder(the_unit uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare t text;
begin
  if not is_platform() and me_role() <> 'system-administrator' then raise exception 'kind and sector are changed by administrators alone' using errcode = '42501'; end if;
  -- What an organ collected or produced in its duties stays that, whatever the unit becomes.
  update assets set is_duty_data = true where holder_id = the_unit and not is_duty_data and holder_kind = 'administrative-organ' and origin in ('collected', 'produced');
  for t in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'holder_sector' and not a.attisdropped and c.relname not in ('round_call_units', 'sector_entries') loop
    execute format('update %I t set holder_kind = o.kind, holder_sector = o.sector from organisations o where o.id = $1 and t.holder_id = o.id', t) using the_unit;
  end loop;
end $$;

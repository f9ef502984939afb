-- Keys under which personal answers and papers are sealed (7.1 7.4), each wrapped by a master key that lies in a file outside of the database.
create table sealing_keys (
  id text primary key check (id ~ '^[0-9a-f]{16}$'),
  purpose text not null check (purpose in ('data', 'digest')),
  method text not null check (method in ('aes-256-gcm', 'sm4-ctr-hmac-sm3')),
  master text not null check (master ~ '^[0-9a-f]{16}$'),
  wrapped bytea not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  -- On the key of digests: since when no answer written before there was sealing lies open.
  answers_done_at timestamptz
);
create unique index sealing_keys_one_in_use on sealing_keys (purpose) where ended_at is null;
grant select, insert, update (master, wrapped, ended_at, answers_done_at), delete on sealing_keys to rongshu_app;
alter table sealing_keys enable row level security;
create policy platform on sealing_keys using ((select is_platform())) with check (is_platform());

-- Personal answers of cases, sealed: an answer and its entry hold `sealed:` and the id.
create table sealed_values (
  id uuid primary key,
  case_id uuid not null,
  field text not null,
  key_id text not null references sealing_keys,
  sealed bytea not null,
  -- What a draft holds: one row for case and field, which each save replaces.
  is_draft boolean not null default false,
  made_at timestamptz not null
);
create index sealed_values_case on sealed_values (case_id);
create index sealed_values_key on sealed_values (key_id, id);
grant select, insert, update (key_id, sealed) on sealed_values to rongshu_app;
alter table sealed_values enable row level security;
create policy read on sealed_values for select using ((select is_platform()) or exists (select from cases c where c.id = case_id));
-- A value is there before its case is opened; whoever is nobody brings nothing in but through the platform.
create policy write on sealed_values for insert with check (is_platform() or me_organisation() is not null);
-- What was submitted stays as it is; whoever fills in a draft replaces what it holds.
create policy change on sealed_values for update using ((select is_platform()) or (is_draft and exists (select from cases c where c.id = case_id and c.applicant_id = (select me_organisation())))) with check (is_platform() or (is_draft and exists (select from cases c where c.id = case_id and c.applicant_id = me_organisation())));

-- Which papers are known to lie sealed, and by which key; one that is not here was not looked at yet.
create table sealed_files (
  sha256 text primary key references files,
  key_id text not null references sealing_keys,
  sealed_at timestamptz not null
);
create index sealed_files_key on sealed_files (key_id);
grant select, insert, update (key_id, sealed_at) on sealed_files to rongshu_app;
alter table sealed_files enable row level security;
create policy platform on sealed_files using ((select is_platform())) with check (is_platform());

-- An entry stays as it was written, but that a personal answer in it may give way to the reference of the same answer, sealed.
create function refuse_change_but_sealing() returns trigger language plpgsql as $$
declare personal constant text[] := '{asked,answers}';
begin
  if tg_op = 'UPDATE' and current_user <> 'rongshu_app' and current_setting('app.sealing', true) = 'on' and (to_jsonb(new) - personal) = (to_jsonb(old) - personal) then return new; end if;
  raise exception 'append-only: % on % is refused', tg_op, tg_table_name using errcode = 'RS001';
end $$;
create or replace trigger entries_append_only before update or delete on entries for each row execute function refuse_change_but_sealing();
create function sealed_in(answers jsonb, the_field text, plain text, ref text) returns jsonb language sql immutable as $$
  select case when answers ->> the_field = plain then jsonb_set(answers, array[the_field], to_jsonb(ref)) else answers end
$$;
-- Puts the reference in the place of a personal answer of a case written before there was sealing, wherever the case holds it.
create function seal_answer(the_case uuid, the_field text, plain text, ref text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_platform() then raise exception 'answers are sealed by the platform alone' using errcode = '42501'; end if;
  perform set_config('app.sealing', 'on', true);
  update cases set answers = sealed_in(answers, the_field, plain, ref), draft = sealed_in(draft, the_field, plain, ref) where id = the_case;
  update entries set asked = sealed_in(asked, the_field, plain, ref), answers = sealed_in(answers, the_field, plain, ref) where case_id = the_case and (asked ->> the_field = plain or answers ->> the_field = plain);
  perform set_config('app.sealing', '', true);
end $$;
revoke execute on function seal_answer(uuid, text, text, text) from public;
grant execute on function seal_answer(uuid, text, text, text) to rongshu_app;

-- Who somebody is (7.1): passwords that grow old and are not used again, one-time codes, recovery codes, passkeys, and the devices they are signed in on
-- (choice:password, choice:second-factor, choice:session). All of it is read and written by the platform alone.
alter table officers
  add column password_set_at timestamptz not null default now(),
  add column must_change_password boolean not null default false;
create table past_passwords (
  id bigint generated always as identity primary key,
  officer_id uuid not null references officers,
  password_hash text not null,
  ended_at timestamptz not null
);
create index past_passwords_officer on past_passwords (officer_id, id desc);
-- The secret is sealed under the key of the data folder; a code of a step that was used, or lies before it, counts no more.
create table one_time_codes (
  officer_id uuid primary key references officers,
  sealed bytea not null,
  last_step bigint not null default 0,
  begun_at timestamptz not null,
  confirmed_at timestamptz
);
create table recovery_codes (
  officer_id uuid not null references officers,
  digest bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (officer_id, digest)
);
create table passkeys (
  id uuid primary key default gen_random_uuid(),
  officer_id uuid not null references officers,
  credential text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null check (length(name) between 1 and 60),
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_officer on passkeys (officer_id, added_at, id);
-- How a session was entered beside the password, when it was last proved who acts, and from where; the challenge waits for one answer of a passkey.
alter table sessions
  add column id uuid not null default gen_random_uuid() unique,
  add column factor text not null default 'none' check (factor in ('none', 'code', 'recovery', 'passkey', 'switch')),
  add column proved_at timestamptz not null default now(),
  add column begun_at timestamptz not null default now(),
  add column address text not null default '',
  add column browser text not null default '',
  add column challenge text;
do $$ declare t text; begin
  foreach t in array array['past_passwords', 'one_time_codes', 'recovery_codes', 'passkeys'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy platform on %I for all using ((select is_platform())) with check ((select is_platform()))', t);
    execute format('grant select, insert, update, delete on %I to rongshu_app', t);
  end loop;
end $$;

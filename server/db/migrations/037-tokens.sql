-- Tokens by which a machine acts for one officer at one post (7.1, choice:api-token): the digest alone is kept, with a beginning by which a token that was found is known.
create table api_tokens (
  id uuid primary key default gen_random_uuid(),
  officer_id uuid not null references officers,
  post_id uuid not null references posts,
  name text not null check (length(name) between 1 and 60),
  prefix text not null unique check (prefix ~ '^[a-z2-7]{8}$'),
  digest bytea not null unique,
  scopes text[] not null check (cardinality(scopes) between 1 and 20),
  address_range text,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  used_at timestamptz,
  used_from text,
  revoked_at timestamptz
);
create index api_tokens_officer on api_tokens (officer_id, made_at desc, id desc);
create index api_tokens_post on api_tokens (post_id);
alter table api_tokens enable row level security;
create policy platform on api_tokens for all using ((select is_platform())) with check ((select is_platform()));
grant select, insert, update, delete on api_tokens to rongshu_app;
-- A post that ends and an officer who is disabled take their tokens with them, for good.
create function end_tokens() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if tg_table_name = 'posts' then update api_tokens set revoked_at = now() where post_id = new.id and revoked_at is null;
  else update api_tokens set revoked_at = now() where officer_id = new.id and revoked_at is null; end if;
  return null;
end $$;
create trigger end_tokens after update of ended_at on posts for each row when (new.ended_at is not null) execute function end_tokens();
create trigger end_tokens after update of is_active on officers for each row when (not new.is_active) execute function end_tokens();
-- Signing in by the city's identity provider (choice:single-sign-on): who is whom there, and sign-ins that are under way, each answered once by the browser that began it.
create table officer_identities (
  issuer text not null,
  subject text not null check (length(subject) between 1 and 255),
  officer_id uuid not null references officers,
  bound_at timestamptz not null,
  primary key (issuer, subject),
  unique (officer_id, issuer)
);
create table sign_on_attempts (
  state bytea primary key,
  browser bytea not null,
  nonce text not null,
  verifier text not null,
  then_to text not null,
  begun_at timestamptz not null
);
create index sign_on_attempts_begun on sign_on_attempts (begun_at);
do $$ declare t text; begin
  foreach t in array array['officer_identities', 'sign_on_attempts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy platform on %I for all using ((select is_platform())) with check ((select is_platform()))', t);
    execute format('grant select, insert, update, delete on %I to rongshu_app', t);
  end loop;
end $$;
alter table sessions
  add column entered_by text not null default 'password' check (entered_by in ('password', 'provider')),
  drop constraint sessions_factor_check,
  add constraint sessions_factor_check check (factor in ('none', 'code', 'recovery', 'passkey', 'switch', 'provider'));

-- Keys the platform signs with (4.3 7.1). The private halves are in the data folder, in no table and in no backup.
create table signing_keys (
  id text primary key check (id ~ '^[0-9a-f]{16}$'),
  algorithm text not null check (algorithm in ('ed25519', 'sm2')),
  public_key bytea not null unique,
  valid_from timestamptz not null,
  valid_until timestamptz,
  ended_because text not null default '' check (ended_because in ('', 'rotated', 'lost')),
  vouched_by text references signing_keys,
  voucher bytea,
  check ((valid_until is null) = (ended_because = '')),
  check ((vouched_by is null) = (voucher is null))
);
create unique index signing_keys_one_in_use on signing_keys (algorithm) where valid_until is null;
create function signing_key_ends_once() returns trigger language plpgsql as $$
begin
  if old.valid_until is not null or row(new.id, new.algorithm, new.public_key, new.valid_from, new.vouched_by, new.voucher)
     is distinct from row(old.id, old.algorithm, old.public_key, old.valid_from, old.vouched_by, old.voucher)
  then raise exception 'a signing key only ends, once' using errcode = 'RS001'; end if;
  return new;
end $$;
create trigger signing_keys_end_once before update on signing_keys for each row execute function signing_key_ends_once();
create trigger signing_keys_no_delete before delete on signing_keys for each row execute function refuse_change();

-- The same facts as a certificate, as a credential that can be checked without us, in its exact text; the salt opens its entry in the log.
create table credentials (
  number text primary key references certificates,
  credential text not null,
  sm2_key text not null references signing_keys,
  sm2_signature bytea not null,
  salt bytea not null,
  made_at timestamptz not null
);
create trigger credentials_append_only before update or delete on credentials for each row execute function refuse_change();

-- The transparency log: entries in order, the hashes above them at each eighth level, and every head that was signed.
create table log_state (
  is_only boolean primary key default true check (is_only),
  origin text not null check (origin <> ''),
  -- How far the chain of the audit log has been taken over.
  chain_position bigint not null default 0
);
create table log_entries (
  position bigint primary key check (position >= 0),
  kind text not null check (kind in ('event', 'certificate', 'status', 'audit-head')),
  ref text not null,
  entry bytea not null,
  hash bytea not null check (length(hash) = 32),
  at timestamptz not null,
  unique (kind, ref)
);
create table log_nodes (
  level int not null check (level > 0),
  position bigint not null,
  hash bytea not null check (length(hash) = 32),
  primary key (level, position)
);
-- What opens the commitment of an event: for the platform alone, since whoever has it could guess what is behind.
create table log_salts (
  position bigint primary key references log_entries,
  salt bytea not null
);
create table log_checkpoints (
  size bigint primary key,
  root bytea not null check (length(root) = 32),
  note text not null,
  made_at timestamptz not null
);

-- Witnesses who countersign our heads, what they signed, and the logs of others that we witness.
create table witnesses (
  name text primary key,
  url text not null,
  key text not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  seen_size bigint,
  asked_at timestamptz,
  problem text not null default ''
);
create table log_cosignatures (
  size bigint not null references log_checkpoints,
  witness text not null references witnesses,
  line text not null,
  at timestamptz not null,
  primary key (size, witness)
);
create table witnessed_logs (
  origin text primary key,
  -- Its vkeys, one a line: a log that takes a new key is still the same log.
  keys text not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  size bigint not null default 0,
  root bytea,
  note text not null default '',
  seen_at timestamptz
);

do $$ declare t text; begin
  foreach t in array array['log_entries', 'log_nodes', 'log_salts', 'log_checkpoints', 'log_cosignatures'] loop
    execute format('create trigger %1$s_append_only before update or delete on %1$I for each row execute function refuse_change()', t);
  end loop;
  foreach t in array array['log_entries', 'log_nodes', 'log_salts', 'log_checkpoints', 'log_cosignatures', 'signing_keys', 'credentials'] loop
    execute format('create trigger %1$s_no_truncate before truncate on %1$I for each statement execute function refuse_change()', t);
  end loop;
  foreach t in array array['signing_keys', 'credentials', 'log_state', 'log_entries', 'log_nodes', 'log_checkpoints', 'log_cosignatures', 'witnesses', 'witnessed_logs', 'log_salts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %I for select using (%s)', t, case when t = 'log_salts' then '(select is_platform())' else 'true' end);
    execute format('create policy write on %I for insert with check (is_platform())', t);
    execute format('grant select, insert on %I to rongshu_app', t);
  end loop;
  foreach t in array array['signing_keys', 'log_state', 'witnesses', 'witnessed_logs'] loop
    execute format('create policy change on %I for update using (is_platform())', t);
  end loop;
end $$;
grant update (valid_until, ended_because) on signing_keys to rongshu_app;
grant update (chain_position) on log_state to rongshu_app;
grant update (url, key, ended_at, seen_size, asked_at, problem) on witnesses to rongshu_app;
grant update (keys, ended_at, size, root, note, seen_at) on witnessed_logs to rongshu_app;

-- Changes of certificates that the log does not tell yet. The insert itself puts them here: what commits later may have an earlier number, so that no place
-- in the order could say how far the log has come.
create table certificate_changes_untold (seq bigint primary key references certificate_changes);
insert into certificate_changes_untold select seq from certificate_changes;
create function certificate_change_is_untold() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into certificate_changes_untold values (new.seq);
  return null;
end $$;
create trigger certificate_changes_untold after insert on certificate_changes for each row execute function certificate_change_is_untold();
alter table certificate_changes_untold enable row level security;
create policy read on certificate_changes_untold for select using ((select is_platform()));
create policy take on certificate_changes_untold for delete using ((select is_platform()));
grant select, delete on certificate_changes_untold to rongshu_app;

-- Certificates that are valid no more, by their serial: few, and asked for often.
create index certificates_fallen on certificates (serial) where status <> 'valid';

create table rounds (
  id uuid primary key,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  title text not null,
  year int not null,
  -- Made before its case in the same transaction, hence deferred.
  case_id uuid not null unique references cases deferrable initially deferred,
  -- The plan as it was when the round started: scope, procedure and duties (3.5).
  plan jsonb not null default '{}',
  state text not null default 'open' check (state in ('open', 'published', 'cancelled')),
  created_at timestamptz not null
);
create index rounds_holder on rounds (holder_id, year desc, id);
create index rounds_created on rounds (created_at desc, id desc);
create table sources (
  id uuid primary key,
  round_id uuid not null references rounds,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  name text not null,
  arrived_by text not null check (arrived_by in ('upload', 'folder')),
  path text not null,
  bytes bigint not null,
  state text not null default 'waiting' check (state in ('waiting', 'scanning', 'scanned', 'faulty')),
  done_bytes bigint not null default 0,
  done_rows bigint not null default 0,
  fault jsonb,
  took_ms int,
  added_by uuid references officers,
  added_at timestamptz not null,
  scanned_at timestamptz
);
create index sources_round on sources (round_id, added_at, id);
create unique index sources_once on sources (round_id, path);
create index sources_unfinished on sources (added_at) where state in ('waiting', 'scanning');
create table findings (
  id uuid primary key,
  source_id uuid not null references sources,
  round_id uuid not null references rounds,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  dataset text not null,
  rows bigint not null,
  bytes bigint not null,
  grade int not null check (grade between 1 and 4),
  finding jsonb not null,
  card jsonb not null default '{}',
  state text not null default 'proposed' check (state in ('proposed', 'carded', 'set-aside', 'faulty')),
  set_aside_reason text not null default '',
  asset_id uuid,
  version int not null default 1,
  found_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  check (state <> 'set-aside' or length(set_aside_reason) > 0),
  check (state <> 'carded' or asset_id is not null)
);
create index findings_round on findings (round_id, dataset, id);
create index findings_source on findings (source_id);
create table coding_counters (
  holder_id uuid not null references organisations,
  year int not null,
  origin int not null,
  last int not null,
  primary key (holder_id, year, origin)
);
create table assets (
  id uuid primary key,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  code text not null unique,
  name text not null,
  grade int not null check (grade between 1 and 4),
  origin text not null check (origin in ('collected', 'produced', 'purchased')),
  state text not null default 'carded' check (state in ('carded', 'catalogued', 'in-registration', 'registered', 'memorandum')),
  version int not null default 1,
  frozen_by uuid references cases,
  -- What it comes back to when it is released without having been registered.
  state_before text,
  round_id uuid references rounds,
  catalogued_at timestamptz,
  registered_at timestamptz,
  search text not null default '',
  created_at timestamptz not null
);
create index assets_holder on assets (holder_id, created_at desc, id);
create index assets_created on assets (created_at desc, id);
create function code_is_immutable() returns trigger language plpgsql as $$
begin
  if new.code <> old.code or new.holder_id <> old.holder_id then raise exception 'an asset code is never changed (3.7)' using errcode = 'RS002'; end if;
  return new;
end $$;
create trigger assets_code before update on assets for each row execute function code_is_immutable();
create trigger assets_no_delete before delete on assets for each row execute function refuse_change();
create table asset_versions (
  asset_id uuid not null references assets,
  version int not null,
  card jsonb not null,
  finding_id uuid references findings,
  sha256 text not null,
  sm3 text not null,
  confirmed_by uuid references officers,
  confirmed_name text not null,
  confirmed_at timestamptz not null,
  client_key text not null,
  primary key (asset_id, version)
);
create trigger versions_append_only before update or delete on asset_versions for each row execute function refuse_change();
alter table findings add foreign key (asset_id) references assets;

-- Cards as people keep them (3.8, 3.10, 3.11, 4.6): imports of whole tables, what they were numbered before, use marks, lineage, and
-- the memorandum register with its reviews.

-- A table of cards that was sent in; nothing of it is taken until all of it can be.
create table card_imports (
  id uuid primary key,
  round_id uuid not null references rounds,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  -- `new` cards, or an `existing` list of the unit with its old numbers (3.7).
  way text not null check (way in ('new', 'existing')),
  name text not null,
  path text not null unique,
  bytes bigint not null,
  sha256 text not null,
  state text not null default 'waiting' check (state in ('waiting', 'checking', 'taking', 'taken', 'refused', 'failed')),
  lines int not null default 0,
  done int not null default 0,
  faults int not null default 0,
  -- Why the file as a whole could not be read.
  failure jsonb,
  added_by uuid references officers,
  added_name text not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  took_ms int
);
create index card_imports_round on card_imports (round_id, added_at desc, id desc);
create index card_imports_unfinished on card_imports (added_at) where state in ('waiting', 'checking', 'taking');
-- The same file is taken once.
create unique index card_imports_once on card_imports (holder_id, sha256) where state = 'taken';
create table card_import_faults (
  import_id uuid not null references card_imports,
  seq int not null,
  sheet text not null,
  -- As the spreadsheet counts: rows from 1, columns by letters.
  row int not null,
  col text not null,
  field text not null,
  given text not null,
  words jsonb not null,
  primary key (import_id, seq)
);
-- Which line of which import became which asset, and its number before.
create table card_import_lines (
  asset_id uuid primary key references assets,
  import_id uuid not null references card_imports,
  line int not null,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  old_code text not null default '',
  old_list text not null default '',
  old_since date,
  unique (import_id, line)
);
create unique index card_import_lines_old_code on card_import_lines (holder_id, old_code) where old_code <> '';
create index assets_holder_name on assets (holder_id, name);

-- The mark of use (3.11): set and ended by the holder; it says who works with the data and touches no amount.
create table use_marks (
  id uuid primary key,
  asset_id uuid not null references assets,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  operator_id uuid not null references organisations,
  operator_name text not null,
  manner text not null,
  agreement text not null,
  starts_on date not null,
  ends_on date not null,
  note text not null default '',
  set_by uuid references officers,
  set_name text not null,
  set_at timestamptz not null,
  ended_name text,
  ended_at timestamptz,
  end_reason text,
  check (ends_on >= starts_on),
  check ((ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_name is null))
);
create index use_marks_asset on use_marks (asset_id, set_at);
create unique index use_marks_once on use_marks (asset_id, operator_id, agreement) where ended_at is null;
create function mark_ends_once() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null or (to_jsonb(new) - '{ended_name,ended_at,end_reason,holder_id,holder_kind,holder_sector}'::text[]) is distinct from (to_jsonb(old) - '{ended_name,ended_at,end_reason,holder_id,holder_kind,holder_sector}'::text[]) then
    raise exception 'a use mark is only ever ended, once' using errcode = 'RS002';
  end if;
  return new;
end $$;
create trigger use_marks_end_once before update on use_marks for each row execute function mark_ends_once();
create trigger use_marks_no_delete before delete on use_marks for each row execute function refuse_change();

-- What an asset was made from (3.6). Links end and are never taken out, and never close a circle.
create table asset_links (
  id uuid primary key,
  asset_id uuid not null references assets,
  from_id uuid not null references assets,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  process text not null,
  added_by uuid references officers,
  added_name text not null,
  added_at timestamptz not null,
  ended_name text,
  ended_at timestamptz,
  check (asset_id <> from_id)
);
create unique index asset_links_once on asset_links (asset_id, from_id) where ended_at is null;
create index asset_links_from on asset_links (from_id) where ended_at is null;
create function links_without_circle() returns trigger language plpgsql security definer set search_path = public as $$
begin
  -- One at a time, or two that are right alone could close a circle together.
  perform pg_advisory_xact_lock(hashtext('asset_links'));
  if exists (with recursive above(id) as (
      select l.from_id from asset_links l where l.asset_id = new.from_id and l.ended_at is null
      union select l.from_id from asset_links l join above a on l.asset_id = a.id where l.ended_at is null)
    select from above where id = new.asset_id) then
    raise exception 'an asset is not made from itself (3.6)' using errcode = 'RS004';
  end if;
  return new;
end $$;
create trigger asset_links_no_circle before insert on asset_links for each row execute function links_without_circle();
create trigger asset_links_no_delete before delete on asset_links for each row execute function refuse_change();

-- An asset also comes back to the memorandum register when its certificate falls, without a case of its own (4.6).
alter table memo_entries
  alter column case_id drop not null,
  add column ground text not null default 'not-confirmed' check (ground in ('not-confirmed', 'expired', 'deregistered', 'revoked')),
  -- When the holder was told that the day of review has come.
  add column reminded_at timestamptz;
create index memo_entries_due on memo_entries (review_on, asset_id) where left_at is null;
alter table asset_cards add column ended_at timestamptz, add column end_reason text not null default '';
create table memo_reviews (
  id uuid primary key,
  asset_id uuid not null references memo_entries,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  finding text not null,
  review_on date not null,
  reviewed_by uuid references officers,
  reviewed_name text not null,
  reviewed_at timestamptz not null
);
create index memo_reviews_asset on memo_reviews (asset_id, reviewed_at desc);
create trigger memo_reviews_append_only before update or delete on memo_reviews for each row execute function refuse_change();

grant select, insert, update on card_imports, use_marks, asset_links to rongshu_app;
grant select, insert on card_import_faults, card_import_lines, memo_reviews to rongshu_app;
do $$ declare t text; begin
  foreach t in array array['card_imports', 'card_import_lines', 'use_marks', 'asset_links', 'memo_reviews'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %1$I for select using (holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field()))', t);
    execute format('create policy write on %I for insert with check (is_platform() or holder_id = me_organisation())', t);
    execute format('create policy change on %I for update using ((select is_platform()) or holder_id = (select me_organisation()))', t);
  end loop;
end $$;
alter table card_import_faults enable row level security;
create policy read on card_import_faults for select using (exists (select from card_imports i where i.id = import_id));
create policy write on card_import_faults for insert with check (is_platform());

-- Classification and grading (3.2), sector lists (3.1, 3.3, 3.4), and what the desks look through.
alter table cases drop constraint cases_subject_kind_check;
alter table cases add constraint cases_subject_kind_check check (subject_kind in ('asset', 'round', 'list', 'case'));

-- What the current decision says, beside the grade; `classified_rules` is the edition of the rules it was proposed by.
alter table assets
  add column importance text not null default 'general' check (importance in ('general', 'important', 'core')),
  add column classified_at timestamptz,
  add column classified_rules text;
create index assets_sector on assets (holder_sector, catalogued_at desc, id) where catalogued_at is not null;
create index assets_classified on assets (classified_at) where classified_at is not null;
create index assets_rules on assets (classified_rules) where classified_rules is not null;
-- A card says how important the data is; what was once found to be core data stays so until it is classified again.
create function follow_importance() returns trigger language plpgsql as $$
begin
  update assets set importance = coalesce(new.card ->> 'importance', 'general') where id = new.asset_id and importance <> 'core' and importance <> coalesce(new.card ->> 'importance', 'general');
  return null;
end $$;
create trigger versions_importance after insert on asset_versions for each row when (new.card ->> 'importance' in ('general', 'important')) execute function follow_importance();

-- One decision: what the rules proposed, what was decided, why, by whom, and who confirmed it. Only ever added to.
create table classifications (
  id uuid primary key,
  -- The order in which decisions came, also within one moment.
  seq bigint generated always as identity,
  asset_id uuid not null references assets,
  asset_version int not null,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  case_id uuid not null references cases,
  set_by text not null check (set_by in ('round', 'unit', 'authority')),
  proposal jsonb not null,
  category text not null default '',
  industry text not null default '',
  attribute text not null default '',
  grade int not null check (grade between 1 and 4),
  importance text not null check (importance in ('general', 'important', 'core')),
  harm_object text not null default '',
  harm_degree text not null default '',
  -- Fields decided otherwise than proposed: name, grade before and after, reason.
  columns jsonb not null default '[]',
  reason text not null,
  reported_to text not null default '',
  protection text not null default '',
  rule_version text not null,
  decided_by uuid references officers,
  decided_name text not null,
  decided_at timestamptz not null,
  approved_by uuid references officers,
  approved_name text not null,
  approved_at timestamptz not null,
  unique (case_id, asset_id),
  check (set_by = 'round' or decided_by is distinct from approved_by)
);
create index classifications_asset on classifications (asset_id, seq desc);
create trigger classifications_append_only before update or delete on classifications for each row execute function refuse_change();
create trigger classifications_no_truncate before truncate on classifications for each statement execute function refuse_change();

-- Erases the values in the finding of an asset that was found to be core data, whoever of those entitled found it: the scan belongs to the holder.
create function erase_barred(wanted uuid, without_values jsonb) returns void language sql security definer set search_path = public as $$
  update findings f set finding = without_values, version = f.version + 1 from assets a where f.id = wanted and a.id = f.asset_id and a.importance = 'core'
$$;

-- A task somebody owns: the holder grades this asset again, until a day, because of something.
create table regradings (
  id uuid primary key,
  asset_id uuid not null references assets,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  trigger text not null,
  detail jsonb not null,
  opened_by uuid references officers,
  opened_name text not null,
  opened_at timestamptz not null,
  due_on date not null,
  is_provisional boolean not null default false,
  closed_case uuid references cases,
  closed_at timestamptz,
  check ((closed_at is null) = (closed_case is null))
);
create unique index regradings_open on regradings (asset_id, trigger) where closed_at is null;
create index regradings_due on regradings (due_on, id) where closed_at is null;
create index regradings_holder on regradings (holder_id, due_on, id) where closed_at is null;
create index regradings_asset on regradings (asset_id, opened_at desc);

grant select, insert on classifications, regradings to rongshu_app;
grant update (closed_case, closed_at) on regradings to rongshu_app;
do $$ declare t text; begin
  foreach t in array array['classifications', 'regradings'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %1$I for select using (holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field()) or asset_id in (select subject_id from my_case_subjects))', t);
  end loop;
end $$;
-- The holder decides about its own, the sector authority about its field; anybody who supervises may ask for a new grading.
create policy write on classifications for insert with check (is_platform() or (me_role() = 'producer' and holder_id = me_organisation()) or holder_sector = me_field());
create policy write on regradings for insert with check (is_platform() or (me_role() = 'producer' and holder_id = me_organisation()) or holder_sector = me_field() or me_role() in ('registrar', 'data-bureau', 'cyberspace-office', 'police') or holder_kind = any (me_kinds()));
create policy change on regradings for update using ((select is_platform()) or ((select me_role()) = 'producer' and holder_id = (select me_organisation())));

-- Sector lists: one edition after the other of a sector authority, each with its case.
create table sector_lists (
  id uuid primary key,
  authority_id uuid not null references organisations,
  sector text not null,
  title text not null,
  year int not null,
  case_id uuid not null unique references cases deferrable initially deferred,
  plan jsonb not null default '{}',
  state text not null default 'compiling' check (state in ('compiling', 'discussing', 'published', 'cancelled')),
  -- Given when it is published; editions of an authority count up.
  edition int,
  created_at timestamptz not null,
  published_at timestamptz,
  published_name text not null default '',
  check ((state = 'published') = (edition is not null)),
  unique (authority_id, edition)
);
create index sector_lists_created on sector_lists (created_at desc, id desc);
create index sector_lists_published on sector_lists (published_at desc, id desc) where state = 'published';
create table sector_entries (
  list_id uuid not null references sector_lists,
  asset_id uuid not null references assets,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  asset_version int not null,
  code text not null,
  name text not null,
  holder_name text not null,
  summary text not null default '',
  category text not null default '',
  industry text not null default '',
  grade int not null,
  importance text not null,
  records bigint,
  -- Points by part, and what each was seen in.
  parts jsonb not null,
  score int not null check (score between 0 and 100),
  added_name text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  removed_reason text not null default '',
  primary key (list_id, asset_id),
  check (importance <> 'core')
);
create index sector_entries_rank on sector_entries (list_id, score desc, asset_id) where removed_at is null;
create table demand_notes (
  id uuid primary key,
  list_id uuid not null references sector_lists,
  asset_id uuid not null references assets,
  who text not null,
  body text not null,
  strength int not null check (strength between 1 and 3),
  noted_by uuid references officers,
  noted_name text not null,
  noted_at timestamptz not null,
  foreign key (list_id, asset_id) references sector_entries (list_id, asset_id)
);
create index demand_notes_entry on demand_notes (list_id, asset_id, noted_at);
create table list_invitations (
  id uuid primary key,
  list_id uuid not null references sector_lists,
  kind text not null,
  invitee text not null,
  token_digest bytea not null unique,
  until_on date not null,
  made_by uuid references officers,
  made_name text not null,
  made_at timestamptz not null,
  -- Set once, when the link is used: from then on only the key given in exchange opens the list.
  key_digest bytea unique,
  person text not null default '',
  organisation text not null default '',
  used_at timestamptz,
  ended_by uuid references officers,
  ended_at timestamptz,
  check ((key_digest is null) = (used_at is null))
);
create index list_invitations_list on list_invitations (list_id, made_at desc, id);
create table list_comments (
  id uuid primary key,
  list_id uuid not null references sector_lists,
  asset_id uuid references assets,
  invitation_id uuid not null references list_invitations,
  person text not null,
  organisation text not null,
  body text not null,
  at timestamptz not null,
  client_key text not null,
  answer text not null default '',
  answered_by uuid references officers,
  answered_name text not null default '',
  answered_at timestamptz,
  check ((answered_at is null) = (answer = '')),
  unique (invitation_id, client_key)
);
create index list_comments_list on list_comments (list_id, at desc, id desc);
create index list_comments_open on list_comments (list_id) where answered_at is null;
-- A link is used once and ended once; a comment is answered once; nothing else of them changes.
create function settled_once() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'list_invitations' then
    if (old.used_at is not null and (new.key_digest, new.person, new.organisation, new.used_at) is distinct from (old.key_digest, old.person, old.organisation, old.used_at)) or old.ended_at is not null
      then raise exception 'a link is used once and ended once' using errcode = 'RS002'; end if;
  elsif old.answered_at is not null then raise exception 'a comment is answered once' using errcode = 'RS002'; end if;
  return new;
end $$;
create trigger invitations_once before update on list_invitations for each row execute function settled_once();
create trigger comments_once before update on list_comments for each row execute function settled_once();
-- What was published stays as it was published.
create function list_is_settled() returns trigger language plpgsql as $$
begin
  if exists (select from sector_lists l where l.id = coalesce(new.list_id, old.list_id) and l.state in ('published', 'cancelled')) then
    raise exception 'a published or cancelled list does not change' using errcode = 'RS002';
  end if;
  return coalesce(new, old);
end $$;
create trigger entries_settled before insert or update or delete on sector_entries for each row execute function list_is_settled();
create trigger demands_settled before insert or update or delete on demand_notes for each row execute function list_is_settled();
create function published_stays() returns trigger language plpgsql as $$
begin
  if old.state in ('published', 'cancelled') or new.authority_id <> old.authority_id or new.sector <> old.sector then raise exception 'a published or cancelled list does not change' using errcode = 'RS002'; end if;
  return new;
end $$;
create trigger lists_stay before update on sector_lists for each row execute function published_stays();

grant select, insert on sector_lists, sector_entries, demand_notes, list_invitations, list_comments to rongshu_app;
grant update (title, year, plan, state, edition, published_at, published_name) on sector_lists to rongshu_app;
grant update (asset_version, name, summary, category, industry, grade, importance, records, parts, score, removed_at, removed_reason, added_name, added_at) on sector_entries to rongshu_app;
grant update (key_digest, person, organisation, used_at, ended_by, ended_at) on list_invitations to rongshu_app;
grant update (answer, answered_by, answered_name, answered_at) on list_comments to rongshu_app;
-- The authority and the city-wide offices read a list while it is made, everybody who has signed in once it is published.
alter table sector_lists enable row level security;
create policy read on sector_lists for select using ((select is_platform()) or authority_id = (select me_organisation()) or (select me_everywhere()) or (state = 'published' and (select me_organisation()) is not null));
create policy write on sector_lists for insert with check (is_platform() or (me_role() = 'sector-authority' and authority_id = me_organisation()));
create policy change on sector_lists for update using ((select is_platform()) or ((select me_role()) = 'sector-authority' and authority_id = (select me_organisation())));
create view my_sector_lists as select id from sector_lists where is_platform() or (me_role() = 'sector-authority' and authority_id = me_organisation());
grant select on my_sector_lists to rongshu_app;
-- A unit and its supervisors read what a list says of the unit's own assets.
alter table sector_entries enable row level security;
create policy read on sector_entries for select using (list_id in (select id from my_sector_lists) or holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field()));
create policy write on sector_entries for insert with check (list_id in (select id from my_sector_lists) and (is_platform() or holder_sector = me_field()));
create policy change on sector_entries for update using (list_id in (select id from my_sector_lists));
do $$ declare t text; begin
  foreach t in array array['demand_notes', 'list_invitations', 'list_comments'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %I for select using (list_id in (select id from my_sector_lists) or (select me_everywhere()))', t);
    execute format('create policy write on %I for insert with check (list_id in (select id from my_sector_lists))', t);
  end loop;
  foreach t in array array['list_invitations', 'list_comments'] loop
    execute format('create policy change on %I for update using (list_id in (select id from my_sector_lists))', t);
  end loop;
end $$;
-- What anybody may see of published lists: name, holder and summary of general data of grades 1 and 2; the rest is only counted.
create view public_sector_lists as
select l.id, l.title, l.sector, l.year, l.edition, l.published_at, o.name as authority_name,
  (select count(*) from sector_entries e where e.list_id = l.id and e.removed_at is null) as entries,
  (select count(*) from sector_entries e where e.list_id = l.id and e.removed_at is null and e.importance = 'general' and e.grade <= 2) as shown
from sector_lists l join organisations o on o.id = l.authority_id where l.state = 'published';
create view public_sector_entries as
select e.list_id, e.asset_id, e.name, e.holder_name, e.summary, e.industry
from sector_entries e join sector_lists l on l.id = e.list_id where l.state = 'published' and e.removed_at is null and e.importance = 'general' and e.grade <= 2;
grant select on public_sector_lists, public_sector_entries to rongshu_app;

-- What falls due, by day.
create index opinions_until on opinions (valid_until, id);
create index valuations_until on valuations (valid_until, id);
create index certificates_until on certificates (valid_until, number) where status = 'valid';

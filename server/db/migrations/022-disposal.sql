-- Disposal (4.8, 4.9): data that is destroyed in several hands, with a record that stays for good.
alter table assets drop constraint assets_state_check;
alter table assets
  add column destroyed_at timestamptz,
  add constraint assets_state_check check (state in ('carded', 'catalogued', 'in-registration', 'registered', 'memorandum', 'in-disposal', 'destroyed')),
  add constraint assets_destroyed_check check ((state = 'destroyed') = (destroyed_at is not null));
-- When the platform deleted the file of an upload, because an asset in it was destroyed.
alter table sources add column erased_at timestamptz;
-- When the platform took the values out of a finding, because the asset it shows was destroyed.
alter table findings add column erased_at timestamptz;

create table destructions (
  asset_id uuid primary key references assets,
  asset_version int not null,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  case_id uuid not null unique references cases,
  -- What the papers of the case said, as they were filed.
  proposal jsonb not null,
  recognition jsonb not null,
  approval jsonb not null,
  record jsonb not null,
  witness jsonb not null,
  destroyed_on date not null,
  place text not null,
  methods text[] not null,
  contractor text not null default '',
  proposed_by uuid not null references officers,
  proposed_name text not null,
  recognised_by uuid not null references officers,
  recognised_name text not null,
  approved_by uuid not null references officers,
  approved_name text not null,
  executed_by uuid not null references officers,
  executed_name text not null,
  witnessed_by uuid not null references officers,
  witnessed_name text not null,
  recorded_at timestamptz not null,
  foreign key (asset_id, asset_version) references asset_versions (asset_id, version),
  check (recognised_by <> proposed_by and approved_by not in (proposed_by, recognised_by) and executed_by not in (proposed_by, approved_by) and witnessed_by not in (proposed_by, approved_by, executed_by))
);
create index destructions_recorded on destructions (recorded_at desc, asset_id);
create index destructions_holder on destructions (holder_id, recorded_at desc, asset_id);
create trigger destructions_append_only before update or delete on destructions for each row execute function refuse_change();
create trigger destructions_no_truncate before truncate on destructions for each statement execute function refuse_change();

-- Whoever writes an entry writes it as themselves: separation of duties is judged by who stands in the entries (4.9).
create function entries_own_hand() returns trigger language plpgsql as $$
begin
  if current_user <> 'rongshu_app' or me_role() = 'system' or new.officer_id is null or new.officer_id = me_officer() then return new; end if;
  raise exception 'an entry is written by whoever acts (4.9)' using errcode = '42501';
end $$;
create trigger entries_own_hand before insert on entries for each row execute function entries_own_hand();

-- A record is made of the case it came from: ended as destroyed, about this asset, by the hands that stand in its entries.
create function hand_at(wanted uuid, step text, taken text) returns uuid language sql stable as $$
  select officer_id from entries where case_id = wanted and from_step = step and act = taken order by seq desc limit 1
$$;
create function destruction_in_several_hands() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from cases c where c.id = new.case_id and c.procedure = 'destruction' and c.ending = 'destroyed' and c.subject_id = new.asset_id and c.holder_id = new.holder_id)
    and row(new.proposed_by, new.recognised_by, new.approved_by, new.executed_by, new.witnessed_by) is not distinct from
      row(hand_at(new.case_id, 'proposal', 'submit'), hand_at(new.case_id, 'recognition', 'confirm'), hand_at(new.case_id, 'approval', 'pass'), hand_at(new.case_id, 'treatment', 'file'), hand_at(new.case_id, 'witness', 'confirm'))
  then return new; end if;
  raise exception 'a destruction rests on its case and the hands in it (4.9)' using errcode = 'RS004';
end $$;
create trigger destructions_hands before insert on destructions for each row execute function destruction_in_several_hands();

-- An asset stands as destroyed when there is a record of it, and never comes back.
create function destroyed_by_record() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then raise exception 'nothing begins as destroyed (4.8)' using errcode = 'RS004'; end if;
  if old.state = 'destroyed' then
    if row(new.state, new.destroyed_at, new.version, new.frozen_by, new.name, new.grade) is distinct from row(old.state, old.destroyed_at, old.version, old.frozen_by, old.name, old.grade) then raise exception 'what was destroyed does not come back (4.8)' using errcode = 'RS004'; end if;
  elsif not exists (select from destructions d where d.asset_id = new.id) then raise exception 'nothing is destroyed without its record (4.9)' using errcode = 'RS004'; end if;
  return new;
end $$;
create trigger assets_destroyed before update on assets for each row when (old.state = 'destroyed' or new.state = 'destroyed') execute function destroyed_by_record();
create trigger assets_not_born_destroyed before insert on assets for each row when (new.state = 'destroyed') execute function destroyed_by_record();

-- The findings in which the data of an asset was seen, whoever made them: those it became, and undecided or replaced ones that are known as it, or as nothing and of the same dataset.
create function findings_of(wanted uuid) returns setof findings language sql stable as $$
  select f.* from findings f where f.asset_id = wanted
    or (f.asset_id is null and (f.known_as = wanted or (f.known_as is null and (f.holder_id, f.identity) in (select g.holder_id, g.identity from findings g where g.asset_id = wanted))))
$$;

-- What the platform holds of a destroyed asset: findings of sources that came before it was destroyed; the same data found again is another asset (4.8).
create function copies_of(wanted uuid) returns table (finding_id uuid, source_id uuid) language sql stable as $$
  select f.id, s.id from findings_of(wanted) f join sources s on s.id = f.source_id
  where exists (select from assets a where a.id = wanted and a.state = 'destroyed' and s.added_at <= a.destroyed_at)
$$;

-- How much the platform held of a destroyed asset and how much of it is erased, in numbers only: a reader sees the copies of few of those who held it.
create function copies_held(wanted uuid) returns table (uploads int, erased int, erased_at timestamptz, findings int, cleared int) language sql stable security definer set search_path = public, pg_temp as $$
  with copies as (select * from copies_of(wanted)),
  files as (select count(*)::int as uploads, count(s.erased_at)::int as erased, max(s.erased_at) as erased_at from sources s where s.arrived_by = 'upload' and s.id in (select c.source_id from copies c))
  select files.*, held.* from files, (select count(*)::int as findings, count(f.erased_at)::int as cleared from findings f where f.id in (select c.finding_id from copies c)) held
$$;
revoke execute on function copies_held(uuid) from public;
grant execute on function copies_held(uuid) to rongshu_app;

-- The destroyed assets whose copies stand in a source that was read only now: what erased them before did not see these. It waits for a destruction that is under way, so that one of the two sees the other.
create function destroyed_within(read_now uuid) returns setof uuid language sql volatile security definer set search_path = public, pg_temp as $$
  with shown as (select a.id, a.state, a.destroyed_at from assets a where a.id in (
      select coalesce(f.known_as, g.asset_id) from findings f left join findings g on f.known_as is null and (g.holder_id, g.identity) = (f.holder_id, f.identity)
      where f.source_id = read_now and f.asset_id is null and f.state <> 'replaced') for share)
  select shown.id from shown, sources s where s.id = read_now and shown.state = 'destroyed' and s.added_at <= shown.destroyed_at
$$;
revoke execute on function destroyed_within(uuid) from public;
grant execute on function destroyed_within(uuid) to rongshu_app;

-- Takes the values out of findings of an asset that was destroyed, with the sketches of their columns, once; `emptied` are findings without values. Answers how many of each holder.
create function erase_destroyed(wanted uuid, emptied jsonb, at timestamptz) returns table (holder_id uuid, findings int) language sql security definer set search_path = public, pg_temp as $$
  with given as (select (e ->> 'id')::uuid as id, e -> 'finding' as finding from jsonb_array_elements(emptied) e),
  done as (update findings f set finding = given.finding, changes = '[]', attention = 0, erased_at = at, version = f.version + 1 from given
    where f.id = given.id and f.erased_at is null and f.id in (select c.finding_id from copies_of(wanted) c) returning f.id, f.holder_id),
  sketched as (delete from column_sketches s using done where s.finding_id = done.id)
  select done.holder_id, count(*)::int from done group by done.holder_id
$$;
revoke execute on function erase_destroyed(uuid, jsonb, timestamptz) from public;
grant execute on function erase_destroyed(uuid, jsonb, timestamptz) to rongshu_app;

grant select, insert on destructions to rongshu_app;
alter table destructions enable row level security;
create policy read on destructions for select using (holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field()));
create policy write on destructions for insert with check (is_platform() or (me_role() = 'producer' and holder_id = me_organisation()));

-- What was destroyed counts no more.
create or replace view public_counts as
select (select count(*) from assets where catalogued_at is not null and state <> 'destroyed') as catalogued,
  (select count(*) from organisations where is_active and 'producer' = any(roles)) as producers;

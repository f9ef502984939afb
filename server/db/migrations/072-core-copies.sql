-- Core data leaves the platform as what was destroyed does (choice:core-data): its copies are known whenever they were added.

create or replace function copies_of(wanted uuid) returns table (finding_id uuid, source_id uuid)
language sql stable as $$
  select f.id, s.id from findings_of(wanted) f join sources s on s.id = f.source_id
  where exists (select from assets a where a.id = wanted and (a.importance = 'core' or (a.state = 'destroyed' and s.added_at <= a.destroyed_at)))
$$;

create or replace function destroyed_within(read_now uuid) returns setof uuid
language sql security definer set search_path to 'public', 'pg_temp' as $$
  with shown as (select a.id, a.state, a.destroyed_at, a.importance from assets a where a.id in (
      select coalesce(f.known_as, g.asset_id) from findings f left join findings g on f.known_as is null and (g.holder_id, g.identity) = (f.holder_id, f.identity)
      where f.source_id = read_now and f.asset_id is null and f.state <> 'replaced') for share)
  select shown.id from shown, sources s where s.id = read_now and (shown.importance = 'core' or (shown.state = 'destroyed' and s.added_at <= shown.destroyed_at))
$$;

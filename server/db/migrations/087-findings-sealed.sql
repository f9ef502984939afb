-- What shows values in a finding lies sealed beside it (choice:sealing, 7.1): samples, ends, figures, frequent values, examples of broken rules, and what a comparison told by them. Null until the platform, which has the
-- keys, has sealed what was there before.
alter table findings add column sealed bytea, add column sealed_by text references sealing_keys (id);
alter table findings add constraint findings_sealed_check check ((sealed is null) = (sealed_by is null));
-- What is sealed gains nothing from being pressed once more.
alter table findings alter column sealed set storage external;
create index findings_sealed on findings (sealed_by);

create or replace function erase_barred(wanted uuid, without_values jsonb) returns void language sql security definer set search_path to 'public', 'pg_temp' as $$
  with barred as (
    select f.id from findings f where f.id = wanted and exists (select from assets a where a.importance = 'core' and (a.id = f.asset_id
      or (f.asset_id is null and (a.id = f.known_as or exists (select from findings g where g.asset_id = a.id and g.holder_id = f.holder_id and g.identity = f.identity and (f.known_as is null or g.dataset = f.dataset))))))),
  emptied as (update findings f set finding = without_values, sealed = null, sealed_by = null, changes = '[]', attention = 0, version = f.version + 1 from barred b where f.id = b.id)
  delete from column_sketches s using barred b where s.finding_id = b.id
$$;

-- What was told of them before told values.
update findings f set changes = '[]', attention = 0 where f.changes <> '[]' and exists (select from assets a where a.importance = 'core' and (a.id = f.asset_id
  or (f.asset_id is null and (a.id = f.known_as or exists (select from findings g where g.asset_id = a.id and g.holder_id = f.holder_id and g.identity = f.identity and (f.known_as is null or g.dataset = f.dataset))))));

create or replace function erase_destroyed(wanted uuid, emptied jsonb, at timestamp with time zone) returns table (holder_id uuid, findings integer) language sql security definer set search_path to 'public', 'pg_temp' as $$
  with given as (select (e ->> 'id')::uuid as id, e -> 'finding' as finding from jsonb_array_elements(emptied) e),
  done as (update findings f set finding = given.finding, sealed = null, sealed_by = null, changes = '[]', attention = 0, erased_at = at, version = f.version + 1 from given
    where f.id = given.id and f.erased_at is null and f.id in (select c.finding_id from copies_of(wanted) c) returning f.id, f.holder_id),
  sketched as (delete from column_sketches s using done where s.finding_id = done.id)
  select done.holder_id, count(*)::int from done group by done.holder_id
$$;

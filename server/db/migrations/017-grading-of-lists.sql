-- What is core data leaves every place that shows it (3.2): all its findings, the sketches of their columns, and published lists.

-- The findings of a barred asset are those it became, and undecided or replaced ones that are known as it, or as nothing and of the same dataset.
create index assets_core on assets (holder_id) where importance = 'core';
create or replace function erase_barred(wanted uuid, without_values jsonb) returns void language sql security definer set search_path = public as $$
  with barred as (
    select f.id from findings f where f.id = wanted and exists (select from assets a where a.importance = 'core' and (a.id = f.asset_id
      or (f.asset_id is null and (a.id = f.known_as or (f.known_as is null and exists (select from findings g where g.asset_id = a.id and g.holder_id = f.holder_id and g.identity = f.identity))))))),
  emptied as (update findings f set finding = without_values, version = f.version + 1 from barred b where f.id = b.id)
  delete from column_sketches s using barred b where s.finding_id = b.id
$$;

-- What of a list is public, said once (choice:public-list): general data of grades 1 and 2, unless it was found to be core data since.
create function is_public_entry(importance text, grade int, importance_now text) returns boolean language sql immutable parallel safe as $$
  select importance = 'general' and grade <= 2 and importance_now <> 'core'
$$;
create or replace view public_sector_entries as
select e.list_id, e.asset_id, e.name, e.holder_name, e.summary, e.industry
from sector_entries e join sector_lists l on l.id = e.list_id join assets a on a.id = e.asset_id
where l.state = 'published' and e.removed_at is null and is_public_entry(e.importance, e.grade, a.importance);
create or replace view public_sector_lists as
select l.id, l.title, l.sector, l.year, l.edition, l.published_at, o.name as authority_name,
  (select count(*) from sector_entries e where e.list_id = l.id and e.removed_at is null) as entries,
  (select count(*) from public_sector_entries e where e.list_id = l.id) as shown
from sector_lists l join organisations o on o.id = l.authority_id where l.state = 'published';

-- What a table brought into the catalogue is graded too, by a task of its own (3.2).
create index assets_ungraded on assets (id) where classified_at is null and catalogued_at is not null;

-- One number stands for one asset by the key of `asset_codes`, which says so to whoever comes second; told again here, it only failed without words (3.7).
drop index card_import_lines_old_code;
